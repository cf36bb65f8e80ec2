import type { Message } from '../std/result'

/** A phrase of a text and the nodes it means. Offsets are UTF-16 code units, `end` exclusive. */
export type Mention = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly refers: readonly string[]
  readonly status: 'explicit' | 'resolved' | 'ambiguous' | 'unresolved'
  /** The nodes an ambiguous phrase could mean, in reading order. */
  readonly candidates?: readonly string[]
  /** What "respectively" says: each first stands to its second. */
  readonly pairs?: readonly (readonly [string, string])[]
  readonly reason: Message
}
