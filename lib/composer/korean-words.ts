import type { Stated } from './found'
import * as ko from './languages/ko'
import { joined } from './languages/ko-counts'
import { predicateOf } from './languages/ko-forms'
import type { Span } from './text'

export type Word = Span & { readonly text: string }

/** So many of a noun, with what describes it; `text` is how the words name them. */
export type Counted = Span & {
  readonly count: number
  readonly last: number
  readonly noun: Word
  readonly adjectives: readonly Word[]
  readonly compound: readonly Word[]
  readonly isOwned: boolean
  readonly isCased: boolean
  readonly text: string
}

/** Where 우리, 내 or 제 stands before a phrase, also with those of whom one is: 저희 반 학생. */
export function owner(words: readonly Word[], from: number): number | undefined {
  const [far, before] = [words[from - 2], words[from - 1]]
  const isOf = /^[가-힣]$/u.test(before?.text ?? '') && !ko.pointers.has(before?.text ?? '')
  const own = isOf && !ko.owners.has(before?.text ?? '') ? far : before
  return own && ko.owners.has(own.text) ? own.start : undefined
}

/** The words of a sentence between spaces, without the quotes and brackets before them. */
export function wordsIn(said: string, from: number): readonly Word[] {
  return [...said.matchAll(/[^\s]+/gu)].map((match) => {
    const lead = /^["'“‘([]+/u.exec(match[0])?.[0].length ?? 0
    const text = match[0].slice(lead)
    const start = from + match.index + lead
    return { start, end: start + text.length, text }
  })
}

/** What words before a noun say: 빨간 → a colour, 작은 → a size, 고장 난 → a condition in its own words. */
export function statedBy(adjectives: readonly Word[]): readonly Stated[] {
  return adjectives.flatMap(({ start, end, text }): readonly Stated[] => {
    const [, noun, particle, how = ''] = /^(\S+?)(이|가|에) (\S+)$/u.exec(text) ?? []
    if (noun !== undefined && particle === '에') return [{ start, end, name: '장소', value: noun }]
    if (noun !== undefined && (ko.parts.has(noun) || ko.attributeNouns.has(noun)))
      return [{ start, end, name: noun, value: predicateOf(how) }]
    const colour = ko.colourOf(text)
    if (colour !== undefined) return [{ start, end, name: '색', value: colour }]
    if (ko.stateNouns.has(text))
      return [{ start, end, name: '상태', value: text === '새' ? '새것' : text }]
    // 새로 산: what was done with it.
    if (isDone(text)) return []
    const predicate = predicateOf(text)
    const name =
      /^(?:고장|금이|깨진|부러진|찢어진|망가진|녹슨|낡은|젖은|썩은|상한|시든|다친)/u.test(text)
        ? '상태'
        : ko.aboutOf(predicate)
    return [{ start, end, name, value: name === '상태' || name === '특징' ? text : predicate }]
  })
}

/** 산, 쓴: a verb of what was done, which describes nothing. */
export const isDone = (word: string): boolean => /^[산본간온탄쓴판준든찾]$/u.test(word)

/** A noun without its particle: 개가 → 개, but 고양이 stays. */
export function stemOf(bare: string, match: RegExpExecArray | null): string | undefined {
  const [, stem = '', particle] = match ?? []
  if (particle === undefined) return stem
  // A noun may end in what would be a particle (고양이, 나이); 이, 은 and 을 follow a consonant only.
  const last = stem.charCodeAt(stem.length - 1)
  const closes = (last - 0xac00) % 28 !== 0
  const fits = /[이은을]/u.test(particle) ? closes : /[가는를]/u.test(particle) ? !closes : true
  if (
    particle === '이' &&
    /^(?:고양|원숭|호랑|거북|지렁|달팽|어린|젊은|늙은|목걸|옷걸|종|귀걸|손잡|멍멍|야옹|다육|부엉|구렁|오|아|냄비받침|쌍둥|막둥|둥)$/u.test(
      stem,
    )
  )
    return `${stem}이`
  if (particle === '도' && !/^(?:지|포|온|속|칼|태)$/u.test(stem)) return stem
  return fits &&
    stem.length > 0 &&
    !(particle === '가' && /^(?:작|화|가수|국|휴)$/u.test(stem)) &&
    !(particle === '이' && stem.length === 0)
    ? stem
    : bare
}

/** The noun of a word, without what joins it or its particle. */
export function nounOf(word: Word): Word {
  const text = word.text
    .replace(new RegExp(`${joined}$`, 'u'), '')
    .replace(/[.,!]$/u, '')
    .replace(/(?:이|가|을|를|은|는)$/u, (found, offset) => (offset > 0 ? '' : found))
  return { ...word, text, end: word.start + text.length }
}
