import { stretchesOf } from '../graph/markdown-blocks'

/** A stretch of a text; offsets are UTF-16 code units, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** A sign that is no word, in the place of what is not read. */
export const hole = '\ufffc'
/** Signs that stand for what phrases refer to; the number of the phrase is what it is above the first. */
const signFirst = 0xe000
const signsCountMax = 0x1900

const addresses = /\b(?:https?:\/\/|www\.)[^\s)\]]{1,2000}/g
const codeSpans = /(`{1,3})(?!`)[^`]{1,2000}\1(?!`)/g
const quotedLines = /^[ \t]*>[^\n]*/gm
/** Quoted speech of several words; a quoted name is read. */
const quotedSpeech = /"[^"\n]{1,500}"|“[^”\n]{1,500}”|「[^」\n]{1,500}」/g

/**
 * A text with what is not the writer's own statement (code, addresses, quotes) replaced by signs that mean
 * nothing, of the same length. Links into the graph are left.
 */
export function withoutForeign(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, hole)
  const own = text.replace(quotedLines, blank)
  let read = ''
  let last = 0
  for (const { start, end } of /^(?: {4}|\t)|```|~~~/m.test(own) ? stretchesOf(own) : []) {
    read += blank(own.slice(last, start)) + own.slice(start, end)
    last = end
  }
  read = last > 0 ? read + blank(own.slice(last)) : own
  return read
    .replace(codeSpans, blank)
    .replace(addresses, blank)
    .replace(quotedSpeech, (found) =>
      found.split(/\s+/).length > 3 || found.length > 40 ? blank(found) : found,
    )
}

/** What stands for a phrase, and back. */
export const signOf = (index: number): string =>
  String.fromCharCode(signFirst + Math.min(index, signsCountMax - 1))
export const indexOfSign = (sign: string): number => sign.charCodeAt(0) - signFirst
export const isSign = (letter: string): boolean => letter >= '\ue000' && letter < '\uf900'

/** The first of stretches that stand in order and end behind an offset. */
export function firstBehind(spans: readonly Span[], at: number): number {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

const abbreviations = /(?:^|[^\p{L}])(?:mrs?|ms|dr|prof|st|no|vs|fig|approx|e\.g|i\.e|etc|[A-Z])$/iu

/**
 * The sentences of a stretch, trimmed. A full stop ends one before white space, the stops of Chinese and
 * Japanese and a line's end everywhere; what stands inside a link ends none.
 */
export function sentencesIn(
  text: string,
  from: number,
  to: number,
  links: readonly Span[],
): readonly Span[] {
  const sentences: Span[] = []
  let start = from
  let next = firstBehind(links, from)
  const close = (end: number) => {
    let [first, last] = [start, end]
    while (first < last && /\s/.test(text[first] as string)) first++
    while (last > first && /\s/.test(text[last - 1] as string)) last--
    if (last > first) sentences.push({ start: first, end: last })
    start = end
  }
  for (let at = from; at < to; at++) {
    while (next < links.length && (links[next]?.end ?? 0) <= at) next++
    const link = links[next]
    if (link && at >= link.start) {
      at = link.end - 1
      continue
    }
    const letter = text[at] as string
    if (letter === '\n' || (letter === ' ' && isKoreanEnd(text, at, start))) close(at + 1)
    else if (/[ㅋㅎㅠㅜ]/.test(letter) && /\s/.test(text[at + 1] ?? '')) close(at + 1)
    else if (/[.!?…。！？]/.test(letter) && endsSentence(text, at, start, to)) {
      while (at + 1 < to && /[.!?…。！？"”’)\]~ㅎㅋ]/.test(text[at + 1] as string)) at++
      close(at + 1)
    }
  }
  close(to)
  return sentences
}

function isLineNumber(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(0, start - 40), at)
  return /(?:^|\n)\s*[0-9]{1,2}$/.test(before) && /^\s*[0-9]{1,2}$/.test(text.slice(start, at))
}

/** 고장 났어요 수리비를 …: a polite verb ends a sentence of Korean where no stop does. */
function isKoreanEnd(text: string, at: number, start: number): boolean {
  if (!/[요다]/.test(text[at - 1] ?? '') || !/[가-힣]/.test(text[at + 1] ?? '')) return false
  return (
    /[가-힣](?:[가-힣]니다|[어아해예에여워와려져켜쳐춰돼네죠데]요)$/.test(
      text.slice(Math.max(start, at - 6), at),
    ) && !/^ (?:라고|하고|라는|하는|만|[가-힣]{2} ?버튼)/.test(text.slice(at, at + 8))
  )
}

function endsSentence(text: string, at: number, start: number, to: number): boolean {
  if (/[。！？]/.test(text[at] as string)) return true
  // 1. of a list.
  if (/^\s*[0-9]{1,2}$/.test(text.slice(start, Math.min(at, start + 40)))) return false
  // "1. Kia": the number of a line.
  if (at - start < 4 && isLineNumber(text, start, at)) return false
  const behind = /^[.!?…"”’)]*/.exec(text.slice(at + 1, Math.min(to, at + 9)))?.[0].length ?? 0
  const next = text[at + 1 + behind] ?? ' '
  if (at + 1 + behind < to && !/[\s\u3000-\u9fff\uac00-\ud7af]/.test(next)) return false
  // "Laptop B. Which …": no initial of a name.
  if (
    /^ (?:the|which|what|who|where|when|why|how|it|is|are|do|does|i|they|he|she|both|in|my|this|can)\b/i.test(
      text.slice(at + 1, at + 8),
    )
  )
    return (
      text[at] !== '.' ||
      !/[^\p{L}](?:mrs?|ms|dr|prof|st|no|vs|fig|e\.g|i\.e)$/iu.test(
        text.slice(Math.max(start, at - 8), at),
      )
    )
  // "610 g." ends with a unit and not with an initial.
  const before = text.slice(Math.max(start, at - 8), at)
  return text[at] !== '.' || !abbreviations.test(before) || /[0-9] ?\p{Ll}$/u.test(before)
}
