import type { Description } from './description'

/** What a question wants to be told. */
export type Intent =
  | { readonly type: 'list'; readonly of: Description }
  | { readonly type: 'count'; readonly of: Description }
  /** Whether anything is so; `about` is what it is asked of, `predicate` what is said of it, of anything. */
  | {
      readonly type: 'truth'
      readonly of: Description
      readonly about: Description
      readonly predicate: Description
    }
  /** What is stated of a thing in all. */
  | { readonly type: 'describe'; readonly of: Description }
  | { readonly type: 'common'; readonly of: readonly Description[] }
  | { readonly type: 'differ'; readonly of: readonly Description[] }
  | { readonly type: 'several'; readonly intents: readonly Intent[] }

/** One way to read a question. Readings of a lower cost keep closer to the words of the graph. */
export type Reading = { readonly intent: Intent; readonly cost: number }

/** Something read from one token up to another. */
export type Span<T> = { readonly to: number; readonly value: T; readonly cost: number }
