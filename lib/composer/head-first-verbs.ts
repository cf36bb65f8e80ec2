import type { Atom } from './atoms'
import * as en from './languages/en'

/** Whether a word may be the verb of a statement. */
export function isVerb(atom: Atom | undefined): boolean {
  if (atom?.type !== 'word') return false
  const { lower } = atom
  if (
    en.be.has(lower) ||
    en.have.has(lower) ||
    en.sounding.has(lower) ||
    en.showing.has(lower) ||
    en.stating.has(lower) ||
    en.describing.has(lower) ||
    en.making.has(lower)
  )
    return true
  if (lower === 'too') return false
  if (en.adverbs.has(lower) || en.negations.has(lower) || en.uncertain.has(lower)) return true
  if (
    /^(?:look|looks|resemble|resembles|sit|sits|stand|stands|lie|lies|live|lives|appear|appears|come|comes|belong|belongs|can|'d|'ll|do|does|did)$/.test(
      lower,
    )
  )
    return true
  // "status" and "speed" are nouns.
  return lower.length > 3 && /(?:[^siu]s|[^e]ed)$/.test(lower) && !en.adjectives.has(lower)
}

/** Words that are no noun of a list as well. */
export function isVerbOnly(lower: string): boolean {
  return (
    en.describing.has(lower) ||
    (en.stating.has(lower) && lower.endsWith('s') && !/^(?:runs|works|plays)$/.test(lower)) ||
    (en.staying.has(lower) && lower.endsWith('s')) ||
    /^(?:makes|make|looks|look|shows|show|sits|stands|lies|lives|resembles|resemble|belongs|says|does|barks|chases|comes|appears)$/.test(
      lower,
    )
  )
}

/** "is limping": what is being done, and no kind of thing or place. */
export const isGoingOn = ({ lower, type }: Atom): boolean =>
  type === 'word' &&
  lower.length > 4 &&
  lower.endsWith('ing') &&
  !en.adjectives.has(lower) &&
  !en.staying.has(lower) &&
  !en.describing.has(lower) &&
  !en.sounding.has(lower)
