import { expect, test } from 'vitest'
import { atQuery, linkPhrase, linkTyped, plainPhrase } from '@/lib/editor/linking'
import { viewOf } from '@/lib/editor/view'
import { findLinks } from '@/lib/graph/links'
import type { Node } from '@/lib/kinds'
import type { NodeId } from '@/lib/std/id'
import { applied, dogs } from './fixtures'

function noteOf(text: string): Node {
  const note = dogs.nodes.find(({ id }) => id === 'note')
  if (note?.kind !== 'text') throw new Error('no note')
  return { ...note, text }
}

/** The note's text after a phrase of it was made a link. */
function linked(text: string, phrase: string, id = 'd1'): string {
  const start = text.indexOf(phrase)
  const node = noteOf(text)
  const commands = linkPhrase(
    node,
    { field: 'text', start, end: start + phrase.length, text: phrase },
    id,
  )
  expect(commands).toHaveLength(1)
  expect(commands[0]).toMatchObject({ type: 'editText', id: 'note' })
  const nodes = dogs.nodes.map((each) => (each.id === 'note' ? node : each))
  const after = applied({ ...dogs, nodes }, commands).nodes.find((each) => each.id === 'note')
  return after?.kind === 'text' ? after.text : ''
}

test('EM3 a phrase becomes a link by one edit', () => {
  expect(linked('See the white one.', 'the white one')).toBe('See [the white one](#d1).')
  expect(linked('흰 강아지는 짖는다', '흰 강아지')).toBe('[흰 강아지](#d1)는 짖는다')
  expect(linked('🐶 the **white** one', 'the **white** one')).toBe('🐶 [the **white** one](#d1)')
})

test('EM3 it is a link also behind what would make it a picture or take its bracket away', () => {
  for (const text of ['Look!the white one', 'Look\\the white one', 'see the white] one[ here']) {
    const phrase = text.includes(']') ? 'the white] one[' : 'the white one'
    expect(findLinks(linked(text, phrase)).map(({ targets }) => targets)).toEqual([[{ id: 'd1' }]])
  }
})

test('EM3 a phrase is said to point at nothing, and is read again, by one edit each', () => {
  expect(linked('See the old one.', 'the old one', '')).toBe('See [the old one](#).')
  const text = 'See [the old one](#) and **[the](#d1)** end'
  const place = { field: 'text', start: 5, end: 16, text: 'the old one' }
  const link = { start: 4, end: 20 }
  expect(plainPhrase(noteOf(text), { ...place, link })).toMatchObject([{ type: 'editText' }])
  expect(linkPhrase(noteOf(text), { ...place, link }, 'd3')).toMatchObject([{ type: 'editText' }])
})

test('EM3 nothing is changed where the phrase is no longer there', () => {
  const phrase = { field: 'text', start: 4, end: 17, text: 'the white one' }
  expect(linkPhrase(noteOf('See how the white one runs'), phrase, 'd1')).toEqual([])
  expect(linkPhrase(noteOf('`the white one`'), { ...phrase, start: 1, end: 14 }, 'd1')).toEqual([])
})

test('EM5 an @ begins a name, wherever words may stand before it', () => {
  const query = (text: string) => atQuery(text, text.length)?.query
  expect(query('@')).toBe('')
  expect(query('see @third do')).toBe('third do')
  expect(query('강아지@세 번')).toBe('세 번')
  expect(query('見て＠犬')).toBe('犬')
  expect(query('me@example')).toBeUndefined()
  expect(query('at @ home')).toBeUndefined()
  expect(query('@one\ntwo')).toBeUndefined()
  expect(atQuery('see @third dog', 7)).toEqual({ start: 4, end: 7, query: 'th' })
})

test('EM5 what is taken is a link by its name, or by its alias', () => {
  const view = viewOf(dogs)
  expect(linkTyped(view, 'see @th now', { start: 4, end: 7 }, 'd3')).toEqual({
    text: 'see [third](#d3) now',
    caret: 16,
  })
  expect(linkTyped(view, '@', { start: 0, end: 1 }, 'region')?.text).toBe(
    '[Image 1 / Region A](#region)',
  )
  const named = applied(dogs, [
    { type: 'updateNode', id: 'd3' as NodeId, patch: { label: 'a ] b `c' } },
  ])
  const link = linkTyped(viewOf(named), '@', { start: 0, end: 1 }, 'd3')?.text ?? ''
  expect(findLinks(link).map(({ targets }) => targets)).toEqual([[{ id: 'd3' }]])
})
