import { expect, test } from 'vitest'
import {
  addSegment,
  segmentsOf,
  setSpan,
  soundAtHand,
  toldInstead,
} from '@/lib/editor/segment-gestures'
import { emptySession, select } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import type { GraphDocument } from '@/lib/graph/document'
import type { NodeOf } from '@/lib/kinds'
import { applied, dogs } from './fixtures'

function nodeOf<K extends 'audio' | 'segment'>(document: GraphDocument, id: string, kind: K) {
  const node = document.nodes.find((each) => each.id === id)
  if (node?.kind !== kind) throw new Error(`no ${kind} ${id}`)
  return node as NodeOf<K>
}

test('EA2 a segment is added within its sound and gets the next letter', () => {
  const audio = nodeOf(dogs, 'sound', 'audio')
  const after = applied(dogs, addSegment(audio, 'new', { start: 1.75049, end: 99 }))
  const made = segmentsOf(viewOf(after), 'sound')
  expect(made.map(({ alias, start, end }) => [alias, start, end])).toEqual([
    ['Segment A', 0.5, 1],
    ['Segment B', 1.75, 2],
  ])
})

test('EA2 new times are one command that names what differs', () => {
  const segment = nodeOf(dogs, 'segment', 'segment')
  expect(setSpan(segment, { start: 0.5, end: 1 })).toEqual([])
  expect(setSpan(segment, { start: 0.501, end: 1 })).toEqual([
    { type: 'updateNode', id: 'segment', patch: { start: 0.501 } },
  ])
  const after = applied(dogs, setSpan(segment, { start: 1.2, end: 1.4 }))
  expect(nodeOf(after, 'segment', 'segment')).toMatchObject({ start: 1.2, end: 1.4 })
})

test('EA6 what has no name is told by its caption, else by what is said in it', () => {
  const audio = nodeOf(dogs, 'sound', 'audio')
  expect(toldInstead(audio)).toBe('')
  expect(toldInstead({ ...audio, transcript: ' Woof,\n  woof! ' })).toBe('Woof, woof!')
  expect(toldInstead({ ...audio, caption: 'a bark', transcript: 'Woof' })).toBe('a bark')
  expect(toldInstead({ ...audio, caption: '  ', transcript: 'Woof' })).toBe('Woof')
  expect(toldInstead({ ...audio, caption: 'a'.repeat(500) }).length).toBeLessThanOrEqual(120)
})

test('EA7 the sound at hand is the selected one, or that of the one selected segment', () => {
  const view = viewOf(dogs)
  const at = (ids: string[]) => soundAtHand(view, select(emptySession, ids))
  expect(at(['sound'])).toMatchObject({ audio: { id: 'sound' } })
  expect(at(['segment'])).toMatchObject({ audio: { id: 'sound' }, segment: { id: 'segment' } })
  expect(at(['photo'])).toBeUndefined()
  expect(at(['sound', 'segment'])).toBeUndefined()
  expect(at([])).toBeUndefined()
})
