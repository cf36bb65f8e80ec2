import type { Message } from '../std/result'
import type { Phrase } from './phrase'
import type { Spoken } from './scope'

/** What a phrase was found to mean. `whole`: ordinals may count in it afterwards. */
export type Choice = {
  readonly status: 'resolved' | 'ambiguous' | 'unresolved'
  readonly positions: readonly number[]
  readonly reason: Message
  readonly whole?: boolean
  /** Among which it was chosen, where a later "the third" would count. */
  readonly pool?: readonly number[]
  /** Words that turn out to be mentions because this phrase points back at them. */
  readonly introduced?: readonly Spoken[]
}

export const reason = (code: string, params: Message['params'] = {}): Message => ({
  code,
  params,
})

export const one = (
  positions: readonly number[],
  why: Message,
  whole = false,
): Choice | undefined =>
  positions.length === 0 ? undefined : { status: 'resolved', positions, reason: why, whole }

export const several = (positions: readonly number[]): Choice | undefined =>
  positions.length === 0
    ? undefined
    : positions.length === 1
      ? one(positions, reason('reason.only'))
      : {
          status: 'ambiguous',
          positions,
          reason: reason('reason.several', { count: positions.length }),
        }

/** A phrase that points at something that is not there. */
export const missing = (why: Message): Choice => ({
  status: 'unresolved',
  positions: [],
  reason: why,
})

/** Neither noun nor description: "the second", "the other one". */
export function isBare({ head, groups, among, clause }: Phrase): boolean {
  return (!head || head.generic) && groups.length === 0 && !among && !clause
}
