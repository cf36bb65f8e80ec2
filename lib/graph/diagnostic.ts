import type { Message } from '../std/result'

/** What is wrong or open in a person's graph: names the node (or edge) and, by its code, the remedy. */
export type Diagnostic = Message & {
  readonly severity: 'error' | 'warning' | 'info'
  readonly nodeId?: string
  readonly edgeId?: string
  readonly candidates?: readonly string[]
}
