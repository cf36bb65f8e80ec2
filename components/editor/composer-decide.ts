import type { Proposal } from '@/lib/composer/proposed'
import type { ComposerState, ComposerStore } from './composer-state'

/**
 * Leaves out what is proposed under a key, and what rests on it.
 *
 * @param words what it is called, which a name says that goes with it
 */
export function refuse(composer: ComposerStore, key: string, words: string): void {
  composer.setState(({ refused, leftOut }) => ({
    refused: new Set(refused).add(key),
    leftOut: new Map(leftOut).set(key, words),
    isDecidedElsewhere: false,
  }))
}

export function takeBack(composer: ComposerStore, key: string): void {
  composer.setState(({ refused }) => {
    const rest = new Set(refused)
    rest.delete(key)
    return { refused: rest, isDecidedElsewhere: false }
  })
}

/** Says it in other words; no words at all are none. */
export function reword(composer: ComposerStore, key: string, words: string): void {
  const value = words.trim()
  if (value === '') return
  const { changed } = composer.getState()
  // A field that is taken away with its words says them twice: that is one decision.
  if (changed.get(key) === value) return
  composer.setState({ changed: new Map(changed).set(key, value), isDecidedElsewhere: false })
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

const saidByNode = new WeakMap<readonly Proposal[], ReadonlyMap<string, readonly Proposal[]>>()

/** Attributes and names that are said of a node; the very same list for the same proposals. */
export function saidOf(proposals: readonly Proposal[], id: string): readonly Proposal[] {
  const known = saidByNode.get(proposals)
  if (known) return known.get(id) ?? none
  const said = proposals.filter(({ what }) => what === 'attribute' || what === 'name')
  const byNode = new Map<string, Proposal[]>()
  for (const each of said) {
    const [owner = ''] = each.nodes
    byNode.set(owner, [...(byNode.get(owner) ?? []), each])
  }
  saidByNode.set(proposals, byNode)
  return byNode.get(id) ?? none
}
