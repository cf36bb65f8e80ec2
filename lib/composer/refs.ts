import type { Atom } from './atoms'
import { isMedium, type Facts } from './fact'
import type { Span } from './text'

export type Refs = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly span: Span
  readonly from: number
  readonly next: number
}

/** References that stand together: "the first, the second and the third", or one behind another. */
export function refsAt(atoms: readonly Atom[], from: number, facts: Facts): Refs | undefined {
  const isOfMedia = ({ mention }: Atom) =>
    facts.expand(mention?.refers ?? []).every((id) => isMedium(facts.nodes.kindOf(id)))
  const first = atoms[from]
  if (first?.type !== 'ref' || !first.mention || first.mention.pairs) return undefined
  const ids: string[] = [...first.mention.refers]
  let last = first
  let next = from + 1
  let count = 1
  for (;;) {
    let at = next
    while (/^(?:,|and|&|\+)$/.test(atoms[at]?.lower ?? '') && at - next < 2) at++
    const atom = atoms[at]
    // "each of them": two phrases for one whole.
    if (at === next && atom?.type === 'ref' && /^(?:them|these|those)$/.test(atom.lower)) {
      last = atom
      next++
      continue
    }
    if (atom?.type !== 'ref' || !atom.mention || atom.mention.pairs) break
    // A thing and a medium beside it are no list.
    if (isOfMedia(atom) !== isOfMedia(first)) break
    if (at === next && atom.mention.status !== 'explicit') break
    if (at === next && first.mention.status !== 'explicit') break
    // "Of my three brothers, Ali is …": a whole and one of it are no list.
    const known = new Set(facts.expand(ids))
    if (facts.expand(atom.mention.refers).every((id) => known.has(id))) break
    ids.push(...atom.mention.refers)
    last = atom
    next = at + 1
    count++
  }
  return {
    ids,
    isList: count > 1 || ids.length === 1 || /\band\b|,|[0-9]/.test(first.lower),
    span: { start: first.start, end: last.end },
    from,
    next,
  }
}
