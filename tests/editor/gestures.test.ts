import { expect, test } from 'vitest'
import { project } from '@/lib/editor/projection'
import {
  canConnect,
  connect,
  dropCards,
  flipEdge,
  addNodeAt,
  blankNode,
  nudgeCards,
  pins,
  relationsFor,
  removal,
  growCards,
  resizeCard,
  sameWire,
  setAttributes,
} from '@/lib/editor/gestures'
import { freeRects, places } from '@/lib/editor/placement'
import { noRoutes, routesOf } from '@/lib/editor/routes'
import { emptySession } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import type { Command } from '@/lib/graph/command'
import type { NodeId } from '@/lib/std/id'
import { applied, dogs } from './fixtures'

const view = viewOf(dogs)
const membersIn = (document: typeof dogs, id = 'set') => {
  const set = document.nodes.find((node) => node.id === id)
  return set?.kind === 'set' ? set.members : []
}

test('EG1 a thing let go on a set joins it at that place', () => {
  const onTop = { x: 100, y: 45 }
  const commands = dropCards(view, emptySession, [{ id: 'd3', position: { x: 20, y: 50 } }], onTop)
  expect(membersIn(applied(dogs, commands))).toEqual(['d3', 'd1', 'd2', 'photo'])
})

test('EG1 a member let go in its own set changes its place in the order', () => {
  const commands = dropCards(view, emptySession, [{ id: 'd1', position: { x: 14, y: 130 } }], {
    x: 100,
    y: 180,
  })
  expect(membersIn(applied(dogs, commands))).toEqual(['d2', 'd1', 'photo'])
})

test('EG1 a member let go outside its set leaves it and stays there', () => {
  const commands = dropCards(view, emptySession, [{ id: 'd1', position: { x: 0, y: 400.4 } }], {
    x: 10,
    y: 410,
  })
  const after = applied(dogs, commands)
  expect(membersIn(after)).toEqual(['d2', 'photo'])
  expect(after.nodes.find((node) => node.id === 'd1')?.layout).toEqual({ x: 0, y: 400 })
})

test('EG2 a drag that ends where it began changes nothing', () => {
  const at = { x: 0, y: 600 }
  expect(dropCards(view, emptySession, [{ id: 'd3', position: at }], { x: 10, y: 610 })).toEqual([])
})

test('EG3 no gesture puts a set into itself, not even by way of another', () => {
  const nested = applied(dogs, [
    {
      type: 'addNode',
      node: {
        id: 'outer' as NodeId,
        kind: 'set',
        members: ['set' as NodeId],
        layout: { x: 0, y: 900 },
      },
    },
  ])
  const commands = dropCards(
    viewOf(nested),
    emptySession,
    [{ id: 'outer', position: { x: 10, y: 20 } }],
    { x: 20, y: 30 },
  )
  expect(commands.map((command) => command.type)).toEqual(['moveNodes'])
})

test('EG4 a deletion names nothing that goes along', () => {
  const commands = removal(view, ['photo', 'region', 'd2'], ['e1', 'e2', 'e3'])
  expect(commands).toEqual([
    { type: 'removeEdge', id: 'e2' },
    { type: 'removeNode', id: 'photo' },
    { type: 'removeNode', id: 'd2' },
  ])
  expect(applied(dogs, commands).edges).toEqual([])
})

test('EG4 things whose set goes stay where they are seen', () => {
  const before = project(view, emptySession)
  const after = viewOf(applied(dogs, removal(view, ['set'], [])))
  const seen = project(after, emptySession)
  for (const id of ['d1', 'd2']) {
    const [was, is] = [before.rects.get(id), seen.rects.get(id)]
    expect([is?.x, is?.y], id).toEqual([was?.x, was?.y])
  }
  const both = applied(dogs, removal(view, ['set', 'd1'], []))
  expect(both.nodes.map(({ id }) => id)).not.toContain('d1')
  const second = { type: 'addNode', node: { id: 's2', kind: 'set', members: ['d1'] } } as Command
  const shared = viewOf(applied(dogs, [second]))
  const held = removal(shared, ['set'], []).flatMap((each) =>
    each.type === 'moveNodes' ? each.moves.map(({ id }) => id) : [],
  )
  expect(held).toContain('d2')
  expect(held).not.toContain('d1')
})

test('EG5 a wire between answer and question carries its role', () => {
  const talk = applied(dogs, [
    { type: 'addNode', node: { id: 'q' as NodeId, kind: 'question', text: '?' } },
    { type: 'addNode', node: { id: 'a' as NodeId, kind: 'answer', text: '!' } },
  ])
  const next = viewOf(talk)
  const role = (source: string, target: string) =>
    applied(talk, connect(next, 'e', source, target, 'says')).edges.at(-1)?.role
  expect(role('a', 'q')).toBe('answers')
  expect(role('q', 'a')).toBe('continues')
  expect(role('a', 'd1')).toBe('cites')
  expect(role('d1', 'd2')).toBeUndefined()
  expect(connect(next, 'e', 'd1', 'd2', '  ')).toEqual([])
  expect(canConnect(next, 'd1', 'nobody')).toBe(false)
})

test.each([
  ['an answer to a question', 'a', 'q', 'answers', 'continues'],
  ['a question that goes on', 'q', 'a', 'continues', 'answers'],
  ['a citation', 'a', 'd1', 'cites', undefined],
  ['a thing that is cited then', 'd1', 'a', undefined, 'cites'],
])(
  'EG5 %s has the role of its new direction once it is turned round',
  (_case, source, target, role, flipped) => {
    const talk = applied(dogs, [
      { type: 'addNode', node: { id: 'q' as NodeId, kind: 'question', text: '?' } },
      { type: 'addNode', node: { id: 'a' as NodeId, kind: 'answer', text: '!' } },
    ])
    const wired = applied(talk, connect(viewOf(talk), 'e', source, target, 'says'))
    const edge = wired.edges.at(-1)
    if (!edge) throw new Error('no wire')
    expect(edge.role).toBe(role)
    const turned = applied(wired, flipEdge(viewOf(wired), edge)).edges.find(({ id }) => id === 'e')
    expect(turned).toMatchObject({ source: target, target: source })
    expect(turned?.role).toBe(flipped)
  },
)

test('EG5 relations in use between such kinds come first', () => {
  expect(relationsFor(view, 'd2', 'photo')[0]).toBe('shown in')
  expect(relationsFor(view, 'd2', 'segment')[0]).toBe('makes')
})

test('EG6 attributes become these, and only those that differ are named', () => {
  const node = view.nodes.get('d1')
  if (!node) throw new Error('no d1')
  const after = applied(dogs, setAttributes(node, { age: 4, ears: ['long', 'soft'] }))
  expect(after.nodes.find((each) => each.id === 'd1')).toMatchObject({
    attributes: { age: 4, ears: ['long', 'soft'] },
  })
  expect(JSON.stringify(after)).not.toContain('"fur"')
  expect(setAttributes(node, { fur: 'straight', age: 3 })).toEqual([
    { type: 'updateNode', id: 'd1', patch: { attributes: { fur: 'straight' } } },
  ])
  expect(setAttributes(node, { age: 3, fur: 'white' })).toEqual([])
})

test('EG7 a text is given a height, a picture keeps its proportions, and a thing in a set its size', () => {
  const note = view.nodes.get('note')
  if (!note) throw new Error('no note')
  const layoutOf = (document: typeof dogs, id: string) =>
    document.nodes.find((node) => node.id === id)?.layout
  const high = applied(dogs, resizeCard(note, { x: 900, y: 0 }, 280, 333.4))
  expect(layoutOf(high, 'note')).toEqual({ x: 900, y: 0, width: 280, height: 333 })
  const card = project(viewOf(high), emptySession).nodes.find((node) => node.id === 'note')
  expect(card?.data.height).toBe(333)
  const by = { width: 0, height: 16 }
  const grown = applied(dogs, growCards(view, emptySession, ['photo', 'd1', 'set'], by))
  expect(layoutOf(grown, 'photo')).toEqual({ x: 500, y: 0, width: 320 })
  expect(layoutOf(grown, 'd1')).toBeUndefined()
  const set = project(view, emptySession).rects.get('set')
  expect(layoutOf(grown, 'set')?.height).toBe((set?.height ?? 0) + 16)
  const low = applied(dogs, growCards(view, emptySession, ['note'], { width: -999, height: -999 }))
  expect(layoutOf(low, 'note')).toMatchObject({ width: 160, height: 72 })
})

test('EG7 each press of a key counts, also before the card has been measured again', () => {
  const measured = new Map([['note', { width: 280, height: 100 }]])
  const session = { ...emptySession, measured }
  const once = growCards(view, session, ['note'], { width: 0, height: 16 })
  const taller = viewOf(applied(dogs, once))
  const twice = growCards(taller, session, ['note'], { width: 0, height: 16 })
  const note = applied(taller.document, twice).nodes.find((node) => node.id === 'note')
  expect(note?.layout?.height).toBe(132)
})

test('EG1 nudging, resizing and turning round are one command each', () => {
  const nudged = applied(dogs, nudgeCards(view, ['d3', 'd1'], { x: 8, y: -8 }))
  expect(nudged.nodes.find((node) => node.id === 'd3')?.layout).toEqual({ x: 8, y: 592 })
  const photo = view.nodes.get('photo')
  if (!photo) throw new Error('no photo')
  const wide = applied(dogs, resizeCard(photo, { x: 480.2, y: 0 }, 420.6))
  expect(wide.nodes.find((node) => node.id === 'photo')?.layout).toEqual({
    x: 480,
    y: 0,
    width: 421,
  })
  const [edge] = dogs.edges
  if (!edge) throw new Error('no edge')
  expect(applied(dogs, flipEdge(view, edge)).edges[0]).toMatchObject({
    source: 'region',
    target: 'd1',
  })
})

test('EG9 a wire that says the same is not added again, one to itself is', () => {
  expect(connect(view, 'new', 'd1', 'region', ' shown in ')).toEqual([])
  expect(sameWire(view, { source: 'd1', target: 'region', relation: 'shown in' })?.id).toBe('e1')
  expect(connect(view, 'new', 'region', 'd1', 'shown in')).toHaveLength(1)
  expect(connect(view, 'new', 'd1', 'region', 'lies in')).toHaveLength(1)
  expect(canConnect(view, 'd3', 'd3')).toBe(true)
  const self = applied(dogs, connect(view, 'self', 'd3', 'd3', 'licks'))
  const projection = project(viewOf(self), emptySession)
  const path = routesOf(projection, noRoutes).byId.get('self')?.path ?? ''
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  // A loop that can be seen, not a point.
  expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThan(12)
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(8)
})

test('EG10 nine new cards all stand in sight and cover nothing', () => {
  const seen = { x: 100, y: 50, width: 940, height: 740 }
  let document: typeof dogs = { ...dogs, nodes: [], edges: [] }
  for (let count = 1; count <= 9; count++) {
    const now = viewOf(document)
    const node = blankNode('entity', `n${count}`, { x: 0, y: 0 })
    document = applied(document, addNodeAt(now, emptySession, node, { x: 426, y: 386 }, { seen }))
  }
  const rects = [...freeRects(viewOf(document), new Map()).values()]
  expect(rects).toHaveLength(9)
  for (const rect of rects) {
    expect(rect.x).toBeGreaterThanOrEqual(seen.x)
    expect(rect.y).toBeGreaterThanOrEqual(seen.y)
    expect(rect.x + rect.width).toBeLessThanOrEqual(seen.x + seen.width)
    expect(rect.y + rect.height).toBeLessThanOrEqual(seen.y + seen.height)
    for (const other of rects) {
      const isApart =
        rect.x + rect.width <= other.x ||
        other.x + other.width <= rect.x ||
        rect.y + rect.height <= other.y ||
        other.y + other.height <= rect.y
      expect(rect === other || isApart).toBe(true)
    }
  }
})

test('EG10 a card in free room stands exactly where it is wanted, a member where it is let go', () => {
  const seen = { x: -2000, y: -2000, width: 6000, height: 6000 }
  const at = { x: 1500, y: 1500 }
  const free = applied(
    dogs,
    addNodeAt(view, emptySession, blankNode('text', 'new', at), at, { seen, pointer: at }),
  )
  expect(free.nodes.find((node) => node.id === 'new')?.layout).toEqual(at)
  const onSet = { x: 100, y: 45 }
  const node = blankNode('entity', 'new', onSet)
  const joined = addNodeAt(view, emptySession, node, { x: 0, y: 0 }, { seen, pointer: onSet })
  expect(membersIn(applied(dogs, joined))[0]).toBe('new')
  // By a key nothing is put into a set unasked.
  const beside = addNodeAt(view, emptySession, node, onSet, { seen })
  expect(membersIn(applied(dogs, beside))).not.toContain('new')
})

test('EC7 the first card that is placed leaves the others where they are shown', () => {
  const bare = {
    ...dogs,
    nodes: dogs.nodes.map(({ layout: _, ...node }) => node as (typeof dogs.nodes)[number]),
  }
  const before = viewOf(bare)
  const shown = places(before)
  const drag = [{ id: 'note', position: { x: 3000, y: 40 } }]
  const gestures = [
    dropCards(before, emptySession, drag, { x: 3010, y: 50 }),
    nudgeCards(before, ['note'], { x: 8, y: 0 }),
    addNodeAt(before, emptySession, blankNode('text', 'new', { x: 0, y: 0 }), { x: 9000, y: 0 }),
  ]
  for (const commands of gestures) {
    const after = places(viewOf(applied(bare, commands)))
    for (const [id, at] of shown) if (id !== 'note') expect(after.get(id), id).toEqual(at)
  }
  expect(pins(viewOf(applied(bare, pins(before))))).toEqual([])
})
