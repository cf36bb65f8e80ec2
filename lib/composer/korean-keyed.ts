import type { Eojeol } from './eojeols'
import type { Stated } from './found'
import { nounOfPredicate } from './languages/ko-forms'

/** Words with which what is told behind colons and commas begins several times, where several words do. */
export function keysIn(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const [key] of text.matchAll(/(?<=[:,] )[가-힣A-Za-z]{1,10}(?= [^,:\s])/gu))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  const keys = [...counts].flatMap(([key, count]) => (count > 1 ? [key] : []))
  return new Set(keys.length > 1 ? keys : [])
}

type Keyed = Stated & { readonly isPart: true }

/** 배터리 없음: a part and whether it is there, in the shortest words. */
export function baldIn(
  words: readonly Eojeol[],
  isNoun: (word: string) => boolean,
): Keyed | undefined {
  const [noun, last, more] = words
  const match = /^([있없]음)[.,!]*$/u.exec(last?.text ?? '')
  if (!noun || !last || more || !match || !isNoun(noun.text)) return undefined
  return { start: noun.start, end: last.end, name: noun.text, value: match[1] ?? '', isPart: true }
}

/** 메모리 32GB, 위치 부산: a key and its value, as a line tells them; of `isKey` any amount tells. */
export function keyedIn(
  words: readonly Eojeol[],
  isKey: (word: string) => boolean,
  isNoun: (word: string) => boolean,
): Keyed | undefined {
  const [key, ...more] = words
  const last = more.at(-1)
  if (!key || !last) return undefined
  const isOwn = isKey(key.text) || (amount.test(more[0]?.text ?? '') && isNoun(key.text))
  const value = more
    .map(({ text }) => text)
    .join(' ')
    .replace(/[.,!~]+$/u, '')
  const isTold = nounOfPredicate(last.text) !== undefined || verbal.test(value)
  if (!isOwn || isTold) return undefined
  return { start: key.start, end: last.end, name: key.text, value, isPart: true }
}
const verbal = /[가-힣](?:[아어해에을를]|[다요고며]|에서|으로)$/u
/** 32GB, 3mm, 1.2.3: what is told of nothing but by a key. */
const amount =
  /^[0-9][0-9.,]*(?:(?<=[.,][0-9]+)|[A-Za-z]{1,4}(?:\/[a-z]+)?|[%°℃]+|[도개명장원회칸층건년주일갑]|개월|시간|분|초|만 ?원)[.,]*$/u
