const english = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const korean = ['첫', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열']
const englishWord = new RegExp(`(?<![-\\w])(?:${english.join('|')})\\b`, 'i')
const englishNumber = /\b([1-9][0-9]{0,3})(?:st|nd|rd|th)\b/i
// A longer numeral (열두 번째, twenty-first) is not read by its last word.
const koreanOrdinal = new RegExp(
  `(?<![가-힣0-9])(${korean.join('|')}|둘|셋|넷|[1-9][0-9]{0,3}) ?(?:번째|째)`,
)
const koreanShort: Readonly<Record<string, number>> = { 둘: 2, 셋: 3, 넷: 4 }

/**
 * The ordinal that a phrase speaks, so that "the second sound" on Audio 3 can be told with its label
 * (P10); undefined where it speaks none.
 */
export function ordinalIn(phrase: string): number | undefined {
  const word = englishWord.exec(phrase)
  if (word) return english.indexOf(word[0].toLowerCase()) + 1
  const number = englishNumber.exec(phrase)
  if (number) return Number(number[1])
  const match = koreanOrdinal.exec(phrase)?.[1]
  if (match === undefined) return undefined
  return koreanShort[match] ?? (/^[0-9]/.test(match) ? Number(match) : korean.indexOf(match) + 1)
}
