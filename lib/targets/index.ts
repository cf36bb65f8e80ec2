import { anthropic } from './anthropic'
import { gemini } from './gemini'
import { markdown } from './markdown'
import { openai } from './openai'

/** Every form in which a prompt can leave. A new target is a line here. */
export const targets = { gemini, openai, anthropic, markdown }

export type TargetId = keyof typeof targets
export const targetIds = Object.keys(targets) as readonly TargetId[]
