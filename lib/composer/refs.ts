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

/** "(44)": an age that is put in. */
export function ageAt(atoms: readonly Atom[], at: number): Atom | undefined {
  const [open, age, close] = atoms.slice(at, at + 3)
  const isAge = open?.lower === '(' && close?.lower === ')' && /^[0-9]{1,2}$/.test(age?.text ?? '')
  return isAge ? age : undefined
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
    // "Mr. Poe (44) and Ms. Ruiz (31), are …": what is put in behind one of several.
    if (ageAt(atoms, at)) at += 3
    const listed = at
    while (/^(?:,|and|&|\+)$/.test(atoms[at]?.lower ?? '') && at - listed < 2) at++
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

/** "Our guides, Tom (44) and Ann (31), are …": each of a whole, which is named before. */
export function apposedTo(atoms: readonly Atom[], of: Refs, facts: Facts): Refs | undefined {
  const each = atoms[of.next]?.lower === ',' ? refsAt(atoms, of.next + 1, facts) : undefined
  const whole = facts.expand(of.ids)
  if (!each || each.ids.length < 2 || each.ids.length !== whole.length) return undefined
  const behind = ageAt(atoms, each.next) ? each.next + 3 : each.next
  const isAll = each.ids.every((id) => whole.includes(id)) && atoms[behind]?.lower === ','
  return isAll ? { ...each, next: behind + 1 } : undefined
}
