import type { Proposal } from '@/lib/composer/proposed'
import type { ComposerState, ComposerStore } from './composer-state'

/** Leaves out what is proposed under a key, and what rests on it. */
export function refuse(composer: ComposerStore, key: string): void {
  composer.setState(({ refused }) => ({ refused: new Set(refused).add(key) }))
}

export function takeBack(composer: ComposerStore, key: string): void {
  composer.setState(({ refused }) => {
    const rest = new Set(refused)
    rest.delete(key)
    return { refused: rest }
  })
}

/** Says it in other words; no words at all are none. */
export function reword(composer: ComposerStore, key: string, words: string): void {
  const value = words.trim()
  if (value === '') return
  composer.setState(({ changed }) => ({ changed: new Map(changed).set(key, value) }))
}

const none: readonly Proposal[] = []

export function proposalsOf({ reading }: ComposerState): readonly Proposal[] {
  return reading?.proposed.proposals ?? none
}

/** What made a node: without it, it goes. */
export function makerOf(proposals: readonly Proposal[], id: string): Proposal | undefined {
  return proposals.find(
    ({ what, nodes }) => (what === 'set' || what === 'thing') && nodes[0] === id,
  )
}

/** What a node's label can be changed by: a name that the text gives, else what made it. */
export function namerOf(proposals: readonly Proposal[], id: string): Proposal | undefined {
  return (
    proposals.findLast(({ what, nodes }) => what === 'name' && nodes[0] === id) ??
    makerOf(proposals, id)
  )
}

export function attributesOf(proposals: readonly Proposal[], id: string): readonly Proposal[] {
  return proposals.filter(({ what, nodes }) => what === 'attribute' && nodes[0] === id)
}
