import { homographs } from './languages/homographs'
import type { Token } from './tokens'

/** How many words away what tells the other sense may stand. */
const distanceMax = 8

/** Whether the sentence takes a word in a sense other than that in which things are called so. */
export function isOtherSense(tokens: readonly Token[], at: number): boolean {
  const { text, sentence } = tokens[at] as Token
  const row = homographs.find(([word]) => word.test(text))
  if (!row) return false
  const near = tokens.slice(Math.max(0, at - distanceMax), at + distanceMax + 1)
  return near.some((token) => token.sentence === sentence && row[1].test(token.text))
}
