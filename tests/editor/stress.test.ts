import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { uncrossed } from '@/lib/editor/stress'

type Tree = { readonly value?: string; readonly children?: readonly Tree[] }

/** A text as Markdown reads it, without anything that it is marked by. */
function readAs(text: string): string {
  const wordsOf = ({ value = '', children = [] }: Tree): string =>
    value + children.map(wordsOf).join('')
  return wordsOf(fromMarkdown(text) as Tree)
}

/** What is written around a phrase, with the phrase in angles: `see «the third* dog»`. */
function linked(marked: string): string {
  const start = marked.indexOf('«')
  const end = marked.indexOf('»') - 1
  const { head, words, tail } = uncrossed(marked.replace(/[«»]/g, ''), { start, end })
  return `${head}[${words}](#d1)${tail}`
}

test.each([
  ['*«the third* dog» barks', '[*the third* dog](#d1) barks'],
  ['**see «the** white one»', '**see** [**the** white one](#d1)'],
  ['«the **white one» is** here', '[the **white one**](#d1) **is** here'],
  ['see «the **white» one**', 'see [the **white**](#d1) **one**'],
  ['**«the white one»**', '**[the white one](#d1)**'],
  ['«the **white** one»', '[the **white** one](#d1)'],
  ['2 * 3 «the third dog» 4 * 5', '2 * 3 [the third dog](#d1) 4 * 5'],
  ['a *b\n\n«the third* dog»', 'a *b\n\n[the third* dog](#d1)'],
])('EM3 in %s no stress crosses the link', (marked, expected) => {
  expect(linked(marked)).toBe(expected)
  // Neither a star nor a bracket is read as itself that was not before.
  expect(readAs(linked(marked))).toBe(readAs(marked.replace(/[«»]/g, '')))
})
