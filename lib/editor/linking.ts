import type { Command } from '../graph/command'
import { findLinks, linkTo } from '../graph/links'
import { textIn, type Node } from '../kinds'
import { typeText } from './gestures'
import type { Phrase } from './phrases'
import { uncrossed } from './stress'
import { nameOf, type View } from './view'

/** What of a phrase says where it stands. */
type Place = Pick<Phrase, 'field' | 'start' | 'end' | 'text' | 'link'>

/**
 * Makes a phrase the link to a node, or leads the link that it is to another: one edit, so one step of
 * undo. Nothing where the phrase is no longer there, or where no link can stand.
 *
 * @param id without one it is said that the phrase points at nothing
 */
export function linkPhrase(node: Node, phrase: Place, id = ''): Command[] {
  const { field, start, end, text, link } = phrase
  const before = textIn(node, field) ?? ''
  if (before.slice(start, end) !== text) return []
  const { head, words, tail } = link
    ? { head: before.slice(0, link.start), words: text, tail: before.slice(link.end) }
    : uncrossed(before, { start, end })
  const place = { start: head.length, end: head.length + words.length }
  const ways = [`[${words}](#${id})`, linkTo(words, id === '' ? [] : [{ id }])]
  const linked = withLink(head + words + tail, place, ways)
  return linked ? typeText(node, field, linked.text) : []
}

/** Takes a link away and leaves its words: one edit. Nothing for what is no link. */
export function plainPhrase(node: Node, { field, start, end, text, link }: Place): Command[] {
  const before = textIn(node, field) ?? ''
  if (!link || before.slice(start, end) !== text) return []
  return typeText(node, field, before.slice(0, link.start) + text + before.slice(link.end))
}

/**
 * The link to a node in the place of what was typed after an `@`, called by the node's name.
 *
 * @returns the whole text, and where the caret stands behind the link
 */
export function linkTyped(
  view: View,
  text: string,
  at: { readonly start: number; readonly end: number },
  id: string,
): { readonly text: string; readonly caret: number } | undefined {
  const name = nameOf(view, id).replace(/\s+/g, ' ')
  const names = [name, view.aliases.get(id) ?? id]
  return withLink(text, at, [`[${name}](#${id})`, ...names.map((each) => linkTo(each, [{ id }]))])
}

/** The first of the ways to write it that reads as a link, also behind a `!` or a backslash. */
function withLink(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  ways: readonly string[],
): { text: string; caret: number } | undefined {
  const [head, tail] = [text.slice(0, start), text.slice(end)]
  for (const gap of ['', ' ']) {
    for (const way of ways) {
      const link = gap + way
      const whole = head + link + tail
      const isLink = findLinks(whole).some(
        (each) => each.start === start + gap.length && each.end === start + link.length,
      )
      if (isLink) return { text: whole, caret: start + link.length }
    }
  }
  return undefined
}

/** What stands behind an `@` up to the caret: that much of a name. */
export type AtQuery = { readonly start: number; readonly end: number; readonly query: string }

const queryLengthMax = 60

/**
 * The name that is being typed after an `@` (or the wide ＠ of an input method), if one is. An `@`
 * behind a Latin letter or a digit is an address of mail, and one with a space behind it is none. Two
 * spaces end a name.
 */
export function atQuery(text: string, caret: number): AtQuery | undefined {
  const from = Math.max(0, caret - queryLengthMax)
  const typed = /(?:^|[^A-Za-z0-9._%+-])([@＠])([^\s@＠][^\n@＠]*)?$/.exec(text.slice(from, caret))
  if (!typed) return undefined
  const query = typed[2] ?? ''
  if (/\s\s/.test(query)) return undefined
  return { start: caret - query.length - 1, end: caret, query }
}
