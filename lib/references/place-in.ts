import { emptyDocument } from '../graph/document'
import { Lexer } from './lexer'
import { Vocabulary } from './vocabulary'

const nothing = new Vocabulary(emptyDocument(''))
const keptCountMax = 10_000
const keptLengthMax = 100
/** Prompts ask again and again for the phrases of the same texts. */
const kept = new Map<string, number | undefined>()

/** The place that a phrase counts to from the start ("the second sound" is 2), where it says one. */
export function placeIn(text: string): number | undefined {
  if (kept.has(text)) return kept.get(text)
  const place = readPlace(text)
  if (text.length > keptLengthMax) return place
  if (kept.size >= keptCountMax) kept.clear()
  kept.set(text, place)
  return place
}

function readPlace(text: string): number | undefined {
  const tokens = new Lexer(text, nothing, undefined).run()
  const places = tokens.flatMap(({ sense }) => (sense?.tag === 'place' ? [sense.n] : []))
  const [only] = places
  return places.length === 1 && only !== undefined && only > 0 ? only : undefined
}
