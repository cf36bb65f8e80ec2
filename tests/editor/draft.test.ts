import { expect, test } from 'vitest'
import { drawDraft, keptCommands } from '@/lib/editor/draft'
import type { Rect } from '@/lib/editor/geometry'
import { freeRects } from '@/lib/editor/placement'
import { project } from '@/lib/editor/projection'
import { emptySession } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import { boundsOf } from '@/lib/editor/viewport'
import { applyBatch } from '@/lib/graph/apply'
import type { Command } from '@/lib/graph/command'
import { emptyDocument, type GraphDocument, type Node } from '@/lib/graph/document'
import type { EdgeId, NodeId } from '@/lib/std/id'
import { applied, assets, dogs } from './fixtures'

const seen = { x: 0, y: 0, width: 1_000, height: 600 }
const id = (text: string) => text as NodeId
const thing = (name: string): Node => ({ id: id(name), kind: 'entity', label: name })
const photo = (name: string): Node => ({ id: id(name), kind: 'image', asset: assets.image })
const sound = (name: string): Node => ({ id: id(name), kind: 'audio', asset: assets.audio })
const add = (node: Node): Command => ({ type: 'addNode', node })
const shown = (source: string, target: string): Command => ({
  type: 'addEdge',
  edge: {
    id: `${source}-${target}` as EdgeId,
    source: id(source),
    target: id(target),
    relation: 'shown in',
    status: 'proposed',
  },
})
const cats = (...members: string[]): Command =>
  add({ id: id('cats'), kind: 'set', label: 'two cats', members: members.map(id) })

const first = [add(photo('p1')), add(thing('c1')), add(thing('c2')), cats('c1', 'c2')]
const more = [...first, add(sound('s1')), add(photo('p2')), shown('c1', 'p1')]

function draftOf(
  document: GraphDocument,
  commands: readonly Command[],
  before?: ReturnType<typeof drawDraft>,
) {
  const base = viewOf(document)
  return drawDraft(base, applied(document, commands), emptySession, seen, before)
}

/** Cards that lie over one another, by their ids. */
function overlapping(rects: ReadonlyMap<string, Rect>): string[] {
  const all = [...rects]
  return all.flatMap(([one, a], index) =>
    all.slice(index + 1).flatMap(([other, b]) => {
      const isApart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y
      return isApart ? [] : [`${one} ${other}`]
    }),
  )
}

test('ED3 a draft is what the graph does not have, drawn with its aliases', () => {
  const draft = draftOf(dogs, more)
  expect(draft.nodes.map((node) => node.id).toSorted()).toEqual([
    'c1',
    'c2',
    'cats',
    'p1',
    'p2',
    's1',
  ])
  expect(draft.edges.map((edge) => edge.id)).toEqual(['c1-p1'])
  expect(draft.nodes.map(({ data }) => data.alias).toSorted()).toEqual([
    'Audio 2',
    'E4',
    'E5',
    'Image 2',
    'Image 3',
    'Set 2',
  ])
  for (const node of draft.nodes) {
    expect(node).toMatchObject({
      type: 'draft',
      draggable: false,
      selectable: false,
      connectable: false,
    })
  }
  expect(draft.routes.byId.has('c1-p1')).toBe(true)
})

test("ED3 the graph's own cards stay where and as they are", () => {
  const own = project(viewOf(dogs), emptySession)
  const draft = draftOf(dogs, more)
  for (const [node, rect] of own.rects) expect(draft.projection.rects.get(node)).toEqual(rect)
  // Also those that nobody has placed.
  const loose = applied(emptyDocument(''), [add(thing('a')), add(photo('b'))])
  const before = project(viewOf(loose), emptySession).rects
  const after = draftOf(loose, first).projection.rects
  for (const [node, rect] of before) expect(after.get(node)).toEqual(rect)
})

test('ED4 what is written next moves nothing, and nothing is covered', () => {
  for (const document of [emptyDocument(''), dogs]) {
    const one = draftOf(document, first)
    const two = draftOf(document, more, one)
    for (const { id: node } of one.nodes) {
      const [was, is] = [one.projection.rects.get(node), two.projection.rects.get(node)]
      expect([is?.x, is?.y]).toEqual([was?.x, was?.y])
    }
    expect(overlapping(freeRects(two.view, new Map()))).toEqual([])
    const x = (node: string) => two.projection.rects.get(node)?.x ?? 0
    expect(x('s1')).toBeLessThan(x('cats'))
    expect(x('cats')).toBeLessThan(x('p1'))
    expect(x('p2')).toBe(x('p1'))
  }
})

test('ED4 where little is seen sounds stand under the things, also once more is seen from afar', () => {
  const little = { ...seen, width: 640 }
  const base = viewOf(emptyDocument(''))
  const one = drawDraft(base, applied(base.document, first), emptySession, little)
  const two = drawDraft(base, applied(base.document, more), emptySession, seen, one)
  const rect = (node: string) => two.projection.rects.get(node)!
  expect(rect('cats')).toEqual(one.projection.rects.get('cats'))
  expect(rect('s1').x).toBe(rect('cats').x)
  expect(rect('s1').y).toBeGreaterThan(rect('cats').y + rect('cats').height)
  // What is said besides stands where more is free.
  const shorter = rect('s1').y < rect('p2').y ? 's1' : 'p2'
  const { x, y } = two.layout.below!
  expect(x).toBe(rect(shorter).x)
  expect(y).toBeGreaterThan(rect(shorter).y + rect(shorter).height)
  expect(overlapping(freeRects(two.view, new Map()))).toEqual([])
  const all = boundsOf(['cats', 's1', 'p1', 'p2'].map(rect))!
  expect(all.width).toBeLessThan(700)
})

test('ED4 a draft that would cover a card that came meanwhile gives way', () => {
  const one = draftOf(emptyDocument(''), first)
  const at = one.projection.rects.get('cats')
  const other = { ...thing('late'), layout: { x: at?.x ?? 0, y: at?.y ?? 0 } }
  const base = applied(emptyDocument(''), [add(other)])
  const two = draftOf(base, first, one)
  expect(overlapping(freeRects(two.view, new Map()))).toEqual([])
})

test('ED5 and ED6 keeping is one step that stands where the draft stood', () => {
  const note = add({ id: id('said'), kind: 'text', text: 'I have two cats. '.repeat(20) })
  const question = add({ id: id('asked'), kind: 'question', text: 'Which is older?' })
  for (const document of [
    emptyDocument(''),
    applied(emptyDocument('Mine'), [add(thing('a'))]),
    dogs,
  ]) {
    const base = viewOf(document)
    const draft = draftOf(document, more)
    const commands = keptCommands(base, draft, [...more, note, question], emptySession, seen)
    const kept = applyBatch(document, commands)
    if (!kept.ok) throw new Error(kept.error.code)
    const { rects } = project(viewOf(kept.value.document), emptySession)
    for (const { id: node } of draft.nodes) {
      expect(rects.get(node)).toEqual(draft.projection.rects.get(node))
    }
    const free = freeRects(viewOf(kept.value.document), new Map())
    expect([...free.keys()]).toEqual(expect.arrayContaining(['said', 'asked']))
    expect(overlapping(free)).toEqual([])
    for (const [node, rect] of project(base, emptySession).rects)
      expect(rects.get(node)).toEqual(rect)
    expect(kept.value.document.title).toBe(document.title || 'two cats')
    const back = applyBatch(kept.value.document, kept.value.inverse)
    expect(back.ok && { ...back.value.document, aliasCounts: undefined }).toEqual({
      ...document,
      aliasCounts: undefined,
    })
  }
})

test.each([
  // As high as a browser draws them, in pixels.
  [
    'lines, a list and a gap',
    'I have four machines.\nOne is new.\n\nIt runs.\n\n- one\n- two\n- three',
    214,
  ],
  ['a long line of Hangul', '세 번째 강아지는 밤마다 아주 오래도록 짖어요. '.repeat(8), 292],
  ['links to long ids', '[this](#01a02b03-c4d5-4e6f-8a9b-0c1d2e3f4a5b) '.repeat(6), 76],
])('EC5, ED5 of %s the next one is kept clear', (_, text, height) => {
  const draft = draftOf(emptyDocument(''), [])
  const turns = [
    add({ id: id('said'), kind: 'text', text }),
    add({ id: id('asked'), kind: 'question', text: 'Why?' }),
  ]
  const commands = keptCommands(viewOf(emptyDocument('')), draft, turns, emptySession, seen)
  const kept = freeRects(viewOf(applied(emptyDocument(''), commands)), new Map())
  const [said, asked] = [kept.get('said'), kept.get('asked')]
  const apart = (asked?.y ?? 0) - (said?.y ?? 0)
  expect(asked?.x).toBe(said?.x)
  expect(apart).toBeGreaterThan(height)
  expect(apart).toBeLessThan(height + 120)
})

test('ED5 a turn that makes nothing is placed in what is seen', () => {
  const base = viewOf(dogs)
  const draft = draftOf(dogs, [])
  const note = add({ id: id('said'), kind: 'text', text: 'The second is older.' })
  const [command] = keptCommands(base, draft, [note], emptySession, seen).slice(-1)
  const layout = command?.type === 'addNode' ? command.node.layout : undefined
  expect(layout).toBeDefined()
  const kept = applied(dogs, keptCommands(base, draft, [note], emptySession, seen))
  expect(overlapping(freeRects(viewOf(kept), new Map()))).toEqual([])
})

test('ED5 notes and questions stand in one column under their things, though a card is in the way', () => {
  const turns = [
    add({ id: id('said'), kind: 'text', text: 'I have two cats. '.repeat(20) }),
    add({ id: id('asked'), kind: 'question', text: 'Which is older?' }),
    add({ id: id('more'), kind: 'question', text: 'And why?' }),
  ]
  const draft = draftOf(emptyDocument(''), more)
  const { below } = draft.layout
  if (!below) throw new Error('nothing is new')
  // There is room for the note above it, and none for what is asked.
  const stool = { ...thing('stool'), layout: { x: below.x + 40, y: below.y + 260, width: 288 } }
  const document = applied(emptyDocument(''), [add(stool)])
  const beside = draftOf(document, more, draft)
  const commands = keptCommands(viewOf(document), beside, [...more, ...turns], emptySession, seen)
  const rects = freeRects(viewOf(applied(document, commands)), new Map())
  expect(overlapping(rects)).toEqual([])
  const column = ['said', 'asked', 'more'].map((each) => rects.get(each))
  expect(new Set(column.map((each) => each?.x))).toEqual(new Set([beside.layout.below?.x]))
  const [top, end] = [column[0]?.y ?? 0, column[2]?.y ?? 0]
  const between = [...rects.values()].filter(
    ({ x, y, width }) => y > top && y < end && x < below.x + 288 && below.x < x + width,
  )
  expect(between).toEqual([column[1]])
})
