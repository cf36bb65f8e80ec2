import type { Atom } from './atoms'
import { clauseStart, isFirmVerb } from './head-first-clauses'
import { correctionsWithin } from './languages/corrections'

/** Nobody puts one sentence right more often. */
const correctionsCountMax = 4
/** Words and marks by which a correction begins. */
const correctionLengthMax = 6

/** "is one year old, sorry, eighteen months": what is put right within a sentence, in its place. */
export function corrected(atoms: readonly Atom[], left = correctionsCountMax): readonly Atom[] {
  if (left === 0) return atoms
  for (let at = 2; at < atoms.length; at++) {
    if (!/^[,(–—-]$/.test(atoms[at - 1]?.lower ?? '')) continue
    const near = atoms.slice(at, at + correctionLengthMax).map(({ lower }) => lower)
    const said = correctionsWithin.exec(near.join(' '))?.[0]
    if (said === undefined) continue
    const right = atoms.slice(at + said.trim().split(' ').length)
    const verb = atoms.findLastIndex((atom, index) => index < at && isFirmVerb(atom))
    const own = right.slice(0, 3).findIndex(isFirmVerb)
    const isSame = own < 0 || /^(?:it|he|she|they|its)$/.test(right[0]?.lower ?? '')
    // What is put right without a verb of its own goes on behind the last one.
    const kept = isSame ? atoms.slice(0, verb + 1) : atoms.slice(0, clauseStart(atoms, at - 1))
    return corrected([...kept, ...(isSame ? right.slice(own + 1) : right)], left - 1)
  }
  return atoms
}
