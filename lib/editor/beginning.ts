import { InlineScanner } from '../graph/markdown-inlines'
import { stretchesOf } from '../graph/markdown-blocks'
import { codeIn } from '../references/code'
import { firstPiece } from './passages'

type Span = { readonly start: number; readonly end: number }

/** Where a label of Markdown gets its address, or a note its words; only what stands on its line. */
const definition = /^ {0,3}\[([^[\]\n]+)\]:[ \t]*\S.*\n?/
const address = /<[^<>\s][^<>]*>|(?:https?:\/\/|www\.)[^\s<)]+/g

/**
 * The beginning of a Markdown text that is longer than this, in UTF-16 units: it ends within no link, picture,
 * address, code or any of the phrases. Linear time.
 *
 * @returns what to draw, which goes on with the definitions that it needs of the rest, and where it ends
 */
export function beginningOf(
  text: string,
  lengthMax: number,
  phrases: readonly Span[],
): { readonly text: string; readonly end: number } {
  if (text.length <= lengthMax) return { text, end: text.length }
  const beginning = firstPiece(text, lengthMax, [...wholesIn(text), ...phrases])
  const end = beginning.length
  const definitions = definitionsBehind(text, end).filter(({ label }) =>
    beginning.toLowerCase().includes(`[${label.toLowerCase()}]`),
  )
  if (definitions.length === 0) return { text: beginning, end }
  return { text: `${beginning}\n\n${definitions.map(({ line }) => line).join('\n')}`, end }
}

/** Links of any kind, pictures, addresses and code. */
function wholesIn(text: string): readonly Span[] {
  const wholes: Span[] = [...codeIn(text)]
  const stretches = stretchesOf(text)
  // A picture may stand in a link, which may hold no other: once it is a picture, once as if it were a link.
  for (const each of text.includes('![') ? [text, text.replaceAll('![', ' [')] : [text]) {
    const scanner = new InlineScanner(each)
    for (const { start, end } of stretches) {
      for (const { place } of scanner.scan(start, end)) {
        const isPicture = text[place.start - 1] === '!'
        wholes.push({ start: isPicture ? place.start - 1 : place.start, end: place.end })
      }
    }
  }
  if (new RegExp(definition, 'm').test(text)) {
    for (const stretch of stretches) wholes.push(...labelsIn(text, stretch))
  }
  for (const { 0: found, index } of text.matchAll(address)) {
    wholes.push({ start: index, end: index + found.length })
  }
  return wholes
}

/** What stands in brackets, with the brackets right behind it: what may have its address elsewhere. */
function labelsIn(text: string, { start, end }: Span): readonly Span[] {
  const labels: Span[] = []
  const openings: number[] = []
  for (let at = start; at < end; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '[') openings.push(at)
    else if (text[at] === ']') {
      const opening = openings.pop()
      if (opening === undefined) continue
      const before = labels.at(-1)
      labels.push({ start: before?.end === opening ? before.start : opening, end: at + 1 })
    }
  }
  return labels
}

/** The definitions of links and notes behind a place; they stand where a paragraph begins. */
function definitionsBehind(text: string, place: number) {
  const definitions: { readonly label: string; readonly line: string }[] = []
  for (const { start, end } of stretchesOf(text)) {
    if (start < place) continue
    let rest = text.slice(start, end)
    for (let found = definition.exec(rest); found; found = definition.exec(rest)) {
      definitions.push({ label: found[1] ?? '', line: found[0].trimEnd() })
      rest = rest.slice(found[0].length)
    }
  }
  return definitions
}
