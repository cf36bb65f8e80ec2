import { shortened, stemOf } from './concepts'
import { languages } from './languages'

const word = /[\p{L}\p{M}\p{N}]+(?:[-'’_.][\p{L}\p{M}\p{N}]+)*/gu
const numeral = /^(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten|[A-Z]|하나|둘|셋|넷)$/
/** の between words of Japanese (駅前の噴水), not inside one (女の子). */
const betweenWords = /(?<=\S)の(?=[\u3400-\u9fff々\u30a1-\u30faー]{2})/g
const readLengthMax = 2_000

/** Words that tie others together and say nothing themselves. */
const tying: ReadonlySet<string> = new Set(
  'on in at with under behind by near of the a an from to'.split(' '),
)

/** The words of a text, of a very long one those of its beginning. */
export function wordsIn(text: string): readonly string[] {
  const read = text.length > readLengthMax ? text.slice(0, readLengthMax) : text
  return (read.includes('の') ? read.replace(betweenWords, ' ') : read).match(word) ?? []
}

/** The form in which a word is compared, or undefined where it only ties others together. */
export function stemSaidBy(word: string): string | undefined {
  return tying.has(word) ? undefined : stemOf(word)
}

/** A word as it stands in other texts: in lower case, and as Chinese shortens it. */
export function formsOf(word: string): readonly string[] {
  const short = shortened(word)
  const lower = word.toLowerCase()
  return short === undefined ? [lower] : [lower, short]
}

/** How many words at a label's end only count: 의자 두 개, 의자 2개. */
function countersAt(words: readonly string[], start: number, last: number): number {
  const senseOf = (word = '') => languages.ko.words.get(word)?.tag
  const [before = '', word = ''] = [words[last - 1], words[last]]
  const joined = /^[0-9]+(?=[가-힣])/.exec(word)?.[0] ?? ''
  if (last > start && joined !== '' && senseOf(word.slice(joined.length)) === 'counter') return 1
  const isNumber = senseOf(before) === 'number' || /^[0-9]+$/.test(before)
  return last - 1 > start && isNumber && senseOf(word) === 'counter' ? 2 : 0
}

/** The word that says what a label's bearer is: "dog" of "first dog" and of "dog on the chair". */
export function headIn(words: readonly string[]): string | undefined {
  let start = 0
  while (start < words.length && tying.has(words[start] as string)) start++
  if (start === words.length) start = 0
  let end = start + 1
  while (end < words.length && !tying.has(words[end] as string)) end++
  let last = Math.min(end, words.length) - 1
  last -= countersAt(words, start, last)
  while (last > start && numeral.test(words[last] as string)) last--
  if (last === start && numeral.test(words[last] ?? '')) last = Math.min(end, words.length) - 1
  const found = words[last]
  return found === undefined ? undefined : stemOf(found)
}
