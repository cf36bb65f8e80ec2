import { isPlural } from './concepts'
import type { Token } from './tokens'

const irregularVerbs = new Set(
  `ate awoke beat became began bent bet bit bled blew bore bought bound bred broke brought built burnt burst came cast caught
  chose clung come cost crept cut dealt did dreamt drew drank drove dug fed feel fell felt fit fled flew forbade forgot fought
  found froze gave get go got grew ground had heard held hid hit hung hurt kept knelt knew laid lain lay leapt learnt led left
  lent let lit look lost made make meant met paid put quit ran rang read rode rose sank sat saw sawed say seem sent set shone shook
  shot show shut sit slept slid sold sought said sounded spat sped spent spilt spoke spread sprang stand still stole stood struck
  stuck stung swam swept swore swung take taught tell thought threw told took tore understood upset went wept woke won wore wound
  wrote`.split(/\s+/),
)

/** A past form: played, slept. */
export function isPast({ text }: Token): boolean {
  return (/ed$/.test(text) && !/hundred$/i.test(text)) || irregularVerbs.has(text)
}

/** Third person, past and gerund forms; a plural noun may look the same, so this errs to verbs. */
export function looksLikeVerb(token: Token): boolean {
  return /(?:[^sui]s|ing|ly)$/.test(token.text) || isPast(token)
}

/** Whether one of the next words is a plural, as what a number counts is. */
export function pluralFollows(tokens: readonly Token[], start: number): boolean {
  for (const token of tokens.slice(start, start + 3)) {
    if (token.type !== 'word' || token.sense !== undefined) return false
    if (isPlural(token.text)) return true
  }
  return false
}
