import { expect, test } from 'vitest'
import { apply } from '@/lib/graph/apply'
import { emptyDocument } from '@/lib/graph/document'
import { neededFirst } from '@/lib/graph/needed-first'
import { documentOf } from './support'

const shape = { type: 'box', x: 0, y: 0, width: 1, height: 1 }
const { nodes } = documentOf([
  { id: 'outermost', kind: 'set', members: ['middle', 'x'] },
  { id: 'x', kind: 'entity' },
  { id: 'middle', kind: 'set', members: ['innermost'] },
  { id: 'eye', kind: 'region', of: 'photo', inside: 'head', shape },
  { id: 'innermost', kind: 'set', members: [] },
  { id: 'head', kind: 'region', of: 'photo', shape },
  { id: 'photo', kind: 'image' },
  { id: 'last', kind: 'entity' },
])

test('G39 each node stands behind those that it cannot be without, and can be put in', () => {
  const ordered = neededFirst(nodes)
  expect(ordered.map(({ id }) => id)).toEqual([
    'innermost',
    'middle',
    'x',
    'outermost',
    'photo',
    'head',
    'eye',
    'last',
  ])
  let document = emptyDocument('')
  for (const node of ordered) {
    const result = apply(document, { type: 'addNode', node })
    if (!result.ok) throw new Error(result.error.code)
    document = result.value.document
  }
  expect(neededFirst(ordered)).toEqual(ordered)
})

test('G39 it ends where nodes need each other, and however deep they nest', () => {
  const set = (id: string, member: string) => ({ id, kind: 'set' as const, members: [member] })
  const round = [set('a', 'b'), set('b', 'a')] as never
  expect(neededFirst(round)).toHaveLength(2)
  const deep = Array.from({ length: 50_000 }, (_, index) => set(`s${index}`, `s${index + 1}`))
  expect(neededFirst(deep as never)[0]?.id).toBe('s49999')
})
