import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project } from '@/lib/editor/projection'
import { noRoutes, routesOf } from '@/lib/editor/routes'
import {
  nameOfPair,
  pairCommands,
  pairFiles,
  placeFiles,
  swapped,
  type Dropped,
} from '@/lib/editor/pairing'
import { freeRects } from '@/lib/editor/placement'
import { emptySession } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import { emptyDocument } from '@/lib/graph/document'
import { applied, assets, countedIds } from './fixtures'

const photo = (name: string): Dropped => ({ name, asset: assets.image })
const sound = (name: string): Dropped => ({ name, asset: assets.audio })
const names = (files: readonly Dropped[]) =>
  pairFiles(files).map((pair) => [pair.photo?.name, pair.sound?.name])

test('EQ1 every file is in exactly one pair', () => {
  const stem = fc.constantFrom('a', 'b', 'dog 1', 'Dog1', '개 2', '3')
  const file = fc.oneof(
    stem.map((each) => photo(`${each}.jpg`)),
    stem.map((each) => sound(`${each}.wav`)),
  )
  fc.assert(
    fc.property(fc.array(file, { maxLength: 8 }), (files) => {
      const given = pairFiles(files).flatMap((pair) =>
        [pair.photo, pair.sound].filter((each) => each !== undefined),
      )
      expect(new Set(given)).toEqual(new Set(files))
      expect(given).toHaveLength(files.length)
    }),
  )
})

test('EQ2 by stem, then by number, then by order', () => {
  expect(names([photo('b.jpg'), photo('A.jpg'), sound('a.wav'), sound('B.WAV')])).toEqual([
    ['b.jpg', 'B.WAV'],
    ['A.jpg', 'a.wav'],
  ])
  expect(
    names([photo('photo 1.png'), photo('photo 02.png'), sound('bark2.wav'), sound('bark 1.wav')]),
  ).toEqual([
    ['photo 1.png', 'bark 1.wav'],
    ['photo 02.png', 'bark2.wav'],
  ])
  expect(
    names([sound('x.wav'), photo('p.jpg'), photo('q.jpg'), sound('q.wav'), sound('y.wav')]),
  ).toEqual([
    ['p.jpg', 'x.wav'],
    ['q.jpg', 'q.wav'],
    [undefined, 'y.wav'],
  ])
})

test('EQ2 names written in either Unicode form are the same', () => {
  expect(
    names([
      photo('첫째.jpg'.normalize('NFD')),
      photo('둘째.jpg'),
      sound('둘째.wav'),
      sound('첫째.wav'),
    ])[0]?.[1],
  ).toBe('첫째.wav')
})

test('EQ3 a swap changes two places only', () => {
  const pairs = pairFiles([
    photo('1.jpg'),
    photo('2.jpg'),
    photo('3.jpg'),
    sound('1.wav'),
    sound('2.wav'),
  ])
  const next = swapped(pairs, 'sound', 0, 2)
  expect(next.map((pair) => [pair.photo?.name, pair.sound?.name])).toEqual([
    ['1.jpg', undefined],
    ['2.jpg', '2.wav'],
    ['3.jpg', '1.wav'],
  ])
  expect(swapped(next, 'sound', 0, 2)).toEqual(pairs)
})

test('EQ4 an offer is one sound batch of set, things, media and wires that cover nothing', () => {
  const pairs = pairFiles([photo('1.jpg'), photo('2.jpg'), sound('1.wav'), sound('2.wav')])
  const words = {
    set: '2 things',
    thing: (each: number) => `thing ${each}`,
    shownIn: 'shown in',
    makes: 'makes',
  }
  const { commands, setId } = pairCommands(pairs, { x: 10, y: 20 }, words, 0, countedIds())
  const document = applied(emptyDocument('new'), commands)
  const set = document.nodes.find((node) => node.id === setId)
  const things = document.nodes.filter((node) => node.kind === 'entity')
  expect(document.nodes[0]).toBe(set)
  expect(set?.kind === 'set' && set.members).toEqual(things.map((node) => node.id))
  expect(things.map((node) => node.label)).toEqual(['1', '2'])
  expect(document.edges.map((edge) => edge.relation)).toEqual([
    'shown in',
    'makes',
    'shown in',
    'makes',
  ])
  const rects = [...freeRects(viewOf(document), new Map()).values()]
  expect(rects).toHaveLength(5)
  for (const a of rects) {
    for (const b of rects) {
      expect(
        a === b ||
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y,
      ).toBe(true)
    }
  }
})

test('EQ5 what belongs together stands near, and no wire crosses a card', () => {
  const names = ['1', '2', '3', '4', '5']
  const files = names.flatMap((each) => [photo(`${each}.jpg`), sound(`${each}.wav`)])
  const words = { set: 'set', thing: String, shownIn: 'shown in', makes: 'makes' }
  const { commands } = pairCommands(pairFiles(files), { x: 0, y: 0 }, words, 0, countedIds())
  const projection = project(viewOf(applied(emptyDocument('new'), commands)), emptySession)
  const { byId } = routesOf(projection, noRoutes)
  expect(byId.size).toBe(10)
  const free = projection.nodes.filter((node) => node.parentId === undefined)
  for (const { path, source, target } of byId.values()) {
    // A curve and nothing else: the way was free.
    expect(path).toMatch(/^M [^Q]*$/)
    const middle = (rect: { y: number; height: number }) => rect.y + rect.height / 2
    expect(Math.abs(middle(source.rect) - middle(target.rect))).toBeLessThan(330)
  }
  const middles = (kind: string) => {
    const rects = free
      .filter((node) => node.type === kind)
      .flatMap((node) => projection.rects.get(node.id) ?? [])
    const top = Math.min(...rects.map((rect) => rect.y))
    return (top + Math.max(...rects.map((rect) => rect.y + rect.height))) / 2
  }
  expect(Math.abs(middles('image') - middles('audio'))).toBeLessThan(2)
  expect(Math.abs(middles('image') - middles('set'))).toBeLessThan(30)
})

test('EQ4 files that are just placed stand side by side', () => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((each) => photo(`${each}.jpg`))
  const { commands, ids } = placeFiles(files, { x: 0, y: 0 }, countedIds())
  const document = applied(emptyDocument('new'), commands)
  expect(ids).toHaveLength(5)
  expect(new Set(document.nodes.map((node) => node.layout?.y)).size).toBe(2)
})

test('EQ6 a thing is called as its photo is, also when its sound is another’s', () => {
  const pairs = pairFiles([
    photo('cat2.jpg'),
    photo('cat3.jpg'),
    sound('cat2.wav'),
    sound('cat3.wav'),
  ])
  expect(swapped(pairs, 'sound', 0, 1).map(nameOfPair)).toEqual(['cat2', 'cat3'])
  expect(nameOfPair({ sound: sound('purr.wav') })).toBe('purr')
  expect(nameOfPair({ photo: photo('.jpg') })).toBeUndefined()
})
