import { kinds } from '../kinds'
import type { ManifestEscape } from '../prompt/manifest'
import { bounds } from '../std/bounds'
import { isEscapedAt } from '../std/json'
import { cutText } from '../std/text'

/**
 * What a person wrote must not pass for structure (P3): alias-like strings, headings, tags, fences,
 * role names and special tokens get a backslash before them. Each escape is told in the manifest.
 */
export type Escapes = { readonly nodeId: string; readonly list: ManifestEscape[] }

/** A stretch of a text that the compiler itself put in, which needs no escape. */
export type Stretch = { readonly start: number; readonly end: number }

// Characters that nobody sees. They are listed, since a property class differs between engines.
const unseen =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0'
const gap = `[\\s${unseen}]`
const gapOnLine = `(?:(?!\\n)${gap})`

const prefixes = [...Object.values(kinds).map((kind) => kind.aliasPrefix), 'Passage']
const words = prefixes.filter((prefix) => prefix.length > 1).join('|')
const letters = prefixes.filter((prefix) => prefix.length === 1).join('')
const numbered = `(?:[${letters}]${gapOnLine}*|(?:${words})${gapOnLine}+)[0-9]`
const lettered = `(?:Region|Segment)${gapOnLine}+[A-Z]{1,6}${gapOnLine}*[\\]"(:/,;.]`
const alias = `(?:${numbered}|${lettered})`
const roles = 'system|user|assistant|model|human|developer|tool'

// What structure begins with wherever it stands; finding these few is several times quicker than trying
// every pattern at every place.
const openers = /[[<`~]/g

/** What is structure wherever it stands: aliases and roles in brackets, tags, tokens, fences. */
const anywhere = new RegExp(
  [
    `\\[(?=${gap}*(?:${alias}|/?(?:${roles}|INST|SYS)${gap}*\\]))`,
    `<(?=[${unseen}]*[A-Za-z/!|?])`,
    '`(?<!``)(?=``)',
    '~(?<!~~)(?=~~)',
  ].join('|'),
  'iuy',
)

/** What a line may begin with before its words: quotes, items of lists, emphasis, code, cells. */
const containers = new RegExp(
  `(?:${gapOnLine}|[>*+_|~\`\u2022\u25e6\u2023\u00b7\u2013\u2014-]|[0-9]{1,9}[.)])*`,
  'uy',
)

/** What is structure at the beginning of a line's words: aliases, sections, headings, underlines, turns. */
const atLineStart = new RegExp(
  [
    alias,
    `(?:Relations|Classes)${gapOnLine}*:`,
    `#+(?:${gap}|$)`,
    `=+${gapOnLine}*$`,
    `(?:${roles})${gapOnLine}*:`,
  ].join('|'),
  'imuy',
)

/** Dashes that make a heading of the line above, which else would pass for the item of a list. */
const underline = new RegExp(`((?:${gapOnLine}|>)*)-+${gapOnLine}*$`, 'muy')

// A text on one line without any of these needs no escape, and most have none.
const suspicious = /[[<`~\n\uff01-\uff5e]/
const fullWidth = /[\uff01-\uff5e]/g
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g

const strangeLineBreak = /[\r\u0085\u2028\u2029\v\f]/

/** Every line break as one line feed, so that nothing else can begin a line. */
export function withLineFeeds(text: string): string {
  return strangeLineBreak.test(text) ? text.replace(lineBreaks, '\n') : text
}

/** The text on one line. */
export function onOneLine(text: string): string {
  const lines = withLineFeeds(text)
  return lines.includes('\n') ? lines.replaceAll('\n', ' ') : lines
}

/** Quotes and backslashes so that they cannot end a text in quotes. */
export function withinQuotes(text: string): string {
  const line = onOneLine(text)
  return /["\\]/.test(line) ? line.replace(/["\\]/g, '\\$&') : line
}

/** Full-width forms read like the plain ones; each is one unit, so offsets stay. */
function folded(text: string): string {
  return text.replace(fullWidth, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
}

/** Where a backslash is needed outside `ours`, in ascending order. Lines are separated by line feeds alone. */
function threatsOf(
  text: string,
  form: 'lines' | 'line',
  ours: readonly Stretch[],
): readonly number[] {
  const isHarmless = !suspicious.test(text)
  if (isHarmless && form === 'line') return []
  const read = isHarmless ? text : folded(text)
  const found = isHarmless ? [] : threatsAnywhere(read, ours)
  if (form === 'lines') {
    const isOurs = withinAny(ours)
    for (let start = 0; ;) {
      const at = threatAtLineStart(read, start)
      if (at !== undefined && !isOurs(at)) found.push(at)
      const end = read.indexOf('\n', start)
      if (end === -1) break
      start = end + 1
    }
  }
  // A character that the person escaped needs no second backslash, which would free it again.
  return found.length === 0
    ? found
    : found.sort((a, b) => a - b).filter((at) => !isEscapedAt(text, at))
}

/** Whether an offset is in one of these stretches, to be asked of ascending offsets. */
function withinAny(stretches: readonly Stretch[]): (offset: number) => boolean {
  let next = 0
  return (offset) => {
    while (next < stretches.length && (stretches[next] as Stretch).end <= offset) next++
    const stretch = stretches[next]
    return stretch !== undefined && offset >= stretch.start
  }
}

/** Where structure begins that is structure wherever it stands. */
function threatsAnywhere(text: string, ours: readonly Stretch[]): number[] {
  const found: number[] = []
  const isOurs = withinAny(ours)
  for (const { index } of text.matchAll(openers)) {
    if (isOurs(index)) continue
    anywhere.lastIndex = index
    if (anywhere.test(text)) found.push(index)
  }
  return found
}

/** Where the line that begins at an offset begins as structure does, or undefined. */
function threatAtLineStart(text: string, start: number): number | undefined {
  containers.lastIndex = start
  containers.test(text)
  const words = containers.lastIndex
  atLineStart.lastIndex = words
  if (atLineStart.test(text)) return words
  if (words === start) return undefined
  underline.lastIndex = start
  const match = underline.exec(text)
  return match ? start + (match[1] as string).length : undefined
}

/**
 * Puts a backslash before whatever could pass for structure, except in the stretches that the
 * compiler put in (in ascending order).
 *
 * @returns the text and the offsets in the text given at which a backslash was put, ascending
 */
export function escaped(
  text: string,
  form: 'lines' | 'line',
  ours: readonly Stretch[],
  field: string,
  escapes: Escapes,
): { readonly text: string; readonly at: readonly number[] } {
  const at = threatsOf(text, form, ours)
  if (at.length === 0) return { text, at }
  let result = ''
  let last = 0
  for (const offset of at) {
    result += `${text.slice(last, offset)}\\`
    last = offset
    // One more than the bound says that it is passed; the text is escaped all the same.
    if (escapes.list.length > bounds.manifestMarksCountMax) continue
    const told = beginningOf(text.slice(offset, offset + toldLengthMax + 1))
    escapes.list.push({ nodeId: escapes.nodeId, field, text: told, sent: `\\${told}` })
  }
  return { text: result + text.slice(last), at }
}

/** How much of what was escaped the manifest tells. */
const toldLengthMax = 24

/** Up to the end of the line, and no half of a character. */
function beginningOf(text: string): string {
  const [line = ''] = text.split('\n', 1)
  return cutText(line, toldLengthMax)
}

/** A text of several lines with nothing in it that could pass for structure. */
export function escapeText(text: string, field: string, escapes: Escapes): string {
  return escaped(withLineFeeds(text), 'lines', [], field, escapes).text
}

/** The same on one line that something else begins, for labels and values inside a node's line. */
export function escapeLine(text: string, field: string, escapes: Escapes): string {
  return escaped(onOneLine(text), 'line', [], field, escapes).text
}

/** Letters, digits and spaces alone, which no rule about quotes and escapes is concerned with. */
const plainWords = /^[A-Za-z0-9 \uac00-\ud7a3]*$/

/** A person's words in quotes; quotes and backslashes inside cannot end them. */
export function quoted(text: string, field: string, escapes: Escapes): string {
  if (plainWords.test(text)) return `"${text}"`
  return `"${escaped(withinQuotes(text), 'line', [], field, escapes).text}"`
}

/** Letters with single spaces between them: no number, so no alias. */
const plainLetters = /^[A-Za-z\uac00-\ud7a3]+(?: [A-Za-z\uac00-\ud7a3]+)*$/

// What separates inside a line, and words that would read as the alias of a node.
const separators = /[;:→←↔"()[\],\\\n\r\u0085\u2028\u2029\v\f]/
const aliasInside = new RegExp(`(?<![A-Za-z])${alias}`, 'iu')

/** A person's words without quotes where they hold nothing that separates or names a node. */
export function inlined(text: string, field: string, escapes: Escapes): string {
  if (plainLetters.test(text)) return text
  return isBare(text) ? escapeLine(text, field, escapes) : quoted(text, field, escapes)
}

function isBare(text: string): boolean {
  if (text === '' || separators.test(text) || text.trim() !== text) return false
  return !namesAlias(text)
}

/** Whether a text holds what would read as the alias of a node. */
export function namesAlias(text: string): boolean {
  return /[0-9\uff10-\uff19]/.test(text) && aliasInside.test(folded(text))
}

/** Whether a text reads as it stands inside a line: it needs neither quotes nor escapes. */
export function isPlain(text: string): boolean {
  return isBare(text) && threatsOf(text, 'line', []).length === 0
}
