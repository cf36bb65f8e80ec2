import { expect, test } from 'vitest'
import { fragmentOf, pasteCommands, readFragment } from '@/lib/editor/clipboard'
import { viewOf } from '@/lib/editor/view'
import { withAliases } from '@/lib/graph/alias'
import { documentSchema, emptyDocument } from '@/lib/graph/document'
import type { Node } from '@/lib/kinds'
import { applied, countedIds, dogs } from './fixtures'

const view = viewOf(dogs)

test('EP1 what is pasted has new ids, and all inside it follows them', () => {
  const fragment = fragmentOf(view, ['set', 'photo', 'sound', 'd3', 'note'])
  if (!fragment) throw new Error('nothing copied')
  const { commands, ids } = pasteCommands(view, fragment, { x: 50, y: 60 }, countedIds())
  const after = applied(dogs, commands)
  expect(after.nodes).toHaveLength(dogs.nodes.length * 2)
  expect(after.edges).toHaveLength(dogs.edges.length * 2)
  const added = after.nodes.slice(dogs.nodes.length)
  const set = added.find((node) => node.kind === 'set')
  expect(set?.kind === 'set' && set.members.every((id) => id.startsWith('new-'))).toBe(true)
  const note = added.find((node) => node.kind === 'text')
  expect(note?.kind === 'text' && note.text).toMatch(
    /\[first\]\(#new-\d+\) and \[third\]\(#new-\d+\)/,
  )
  const region = added.find((node) => node.kind === 'region')
  expect(region?.kind === 'region' && region.of.startsWith('new-')).toBe(true)
  expect(added.every((node) => node.id.startsWith('new-'))).toBe(true)
  expect(set?.layout).toMatchObject({ x: 50, y: 60 })
  expect(ids).not.toContain(region?.id)
})

test('EP1 the clipboard text reads back, and other texts are not taken for it', () => {
  const fragment = fragmentOf(view, ['d1'])
  expect(readFragment(JSON.stringify(fragment))).toEqual(fragment)
  for (const text of ['hello', '{"a":1}', '{"deixis":"fragment","nodes":[]}', '{"deixis":']) {
    expect(readFragment(text)).toBeUndefined()
  }
})

test('EP2 links to what stayed behind are kept here and plain elsewhere', () => {
  const fragment = fragmentOf(view, ['note'])
  if (!fragment) throw new Error('nothing copied')
  const here = applied(dogs, pasteCommands(view, fragment, { x: 0, y: 0 }, countedIds()).commands)
  expect(here.nodes.at(-1)).toMatchObject({ text: 'The [first](#d1) and [third](#d3).' })
  const empty = emptyDocument('other')
  const elsewhere = pasteCommands(viewOf(empty), fragment, { x: 0, y: 0 }, countedIds())
  expect(applied(empty, elsewhere.commands).nodes[0]).toMatchObject({
    text: 'The first and third.',
  })
})

test('EP2 what was said to point at nothing is still said so', () => {
  const text = 'See [the old one](#) and [him](#d1).'
  const nodes = dogs.nodes.map((node) => (node.id === 'note' ? { ...node, text } : node)) as Node[]
  const fragment = fragmentOf(viewOf({ ...dogs, nodes }), ['note'])
  if (!fragment) throw new Error('nothing copied')
  const empty = emptyDocument('other')
  const elsewhere = pasteCommands(viewOf(empty), fragment, { x: 0, y: 0 }, countedIds())
  expect(applied(empty, elsewhere.commands).nodes[0]).toMatchObject({
    text: 'See [the old one](#) and him.',
  })
})

test('EP1 a region that is copied brings its picture', () => {
  expect(fragmentOf(view, ['region'])?.nodes.map((node) => node.id)).toEqual(['photo', 'region'])
  expect(fragmentOf(view, [])).toBeUndefined()
})

const nests = [
  {
    what: 'a region that stands before the one around it',
    ids: ['p'],
    nodes: [
      { id: 'p', kind: 'image' },
      { id: 'r2', kind: 'region', of: 'p', inside: 'r1', shape: box(0.2) },
      { id: 'r1', kind: 'region', of: 'p', shape: box(0.4) },
    ],
  },
  {
    what: 'sets three deep, the outermost first',
    ids: ['a', 'b', 'c'],
    nodes: [
      { id: 'a', kind: 'set', members: ['b'] },
      { id: 'b', kind: 'set', members: ['c'] },
      { id: 'c', kind: 'set', members: ['t'] },
      { id: 't', kind: 'entity', label: 'thing' },
    ],
  },
]
function box(size: number) {
  return { type: 'box', x: 0.1, y: 0.1, width: size, height: size }
}

test.each(nests)('EP1 $what can be copied', ({ ids, nodes }) => {
  const versions = { document: 1 }
  const document = withAliases(documentSchema.parse({ versions, title: '', nodes, edges: [] }))
  const nested = viewOf(document)
  const fragment = fragmentOf(nested, ids)
  if (!fragment) throw new Error('nothing copied')
  expect(fragment.nodes).toHaveLength(nodes.length)
  const { commands } = pasteCommands(nested, fragment, { x: 0, y: 0 }, countedIds())
  expect(applied(document, commands).nodes).toHaveLength(nodes.length * 2)
})
