import type { Token } from './tokens'

/**
 * Words that are written as another one, with what tells that the other is meant: 대금 is a flute, but 대금을
 * 입금하다 pays a bill. Small on purpose; a word that stands in no row is only itself.
 */
const rows: readonly (readonly [RegExp, RegExp])[] = [
  [/^대금$/, /^(?:입금|결제|지불|지급|납부|청구|송금|완납|미납|연체|정산|환불)/],
  [/^사과$/, /^(?:드리|드립|드려|죄송|사죄|진심으로|정중|받아들)/],
  [/^배$/, /^(?:고프|고파|고픈|부르|불러|아프|아파|아픈)/],
  [/^courier$/i, /^(?:arriv|deliver|parcel|package|doorbell|pick(?:s|ed|ing)?$)/i],
  [/^pitcher$/i, /^(?:inning|strike|threw|throw|baseball|batter)/i],
  [/^jaguar$/i, /^(?:prey|jungle|roar|hunt)/i],
]

/** How many words away what tells the other sense may stand. */
const distanceMax = 8

/** Whether the sentence takes a word in a sense other than that in which things are called so. */
export function isOtherSense(tokens: readonly Token[], at: number): boolean {
  const { text, sentence } = tokens[at] as Token
  const row = rows.find(([word]) => word.test(text))
  if (!row) return false
  const near = tokens.slice(Math.max(0, at - distanceMax), at + distanceMax + 1)
  return near.some((token) => token.sentence === sentence && row[1].test(token.text))
}
