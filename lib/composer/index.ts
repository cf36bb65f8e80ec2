export { keep } from './keep'
export { propose } from './propose'
export type { Decisions, Kept, Proposal, Proposed, Turn, Writing } from './proposed'
