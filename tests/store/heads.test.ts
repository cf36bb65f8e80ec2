import { expect, test } from 'vitest'
import { documentSchema } from '@/lib/graph/document'
import { HeadCache, type Head } from '@/lib/store/heads'
import * as make from './fixtures'

const document = documentSchema.parse(make.documentOf('H', []))

function headOf(graphId: string, byteCount: number, revision = 0): Head {
  const time = new Date(0)
  const snapshot = { revision: 0, byteCount, logByteCount: 0 }
  return {
    graphId,
    workspaceId: 'w',
    createdAt: time,
    updatedAt: time,
    revision,
    document,
    logByteCount: 0,
    snapshot,
  }
}

test('ST23 the cache holds no more than its bytes and lets the least recently used go', () => {
  const cache = new HeadCache(100)
  for (const id of ['a', 'b', 'c']) cache.set(headOf(id, 30))
  expect(cache.get('w', 'a')).toBeDefined()
  cache.set(headOf('d', 40))
  expect(['a', 'b', 'c', 'd'].filter((id) => cache.get('w', id))).toEqual(['a', 'c', 'd'])
  expect(cache.byteCount).toBe(100)
  cache.set(headOf('e', 101))
  expect(cache.get('w', 'e')).toBeUndefined()
  expect(cache.byteCount).toBe(100)
  cache.delete('a')
  expect(cache.byteCount).toBe(70)
})

test('ST23 an older head never takes the place of a newer one', () => {
  const cache = new HeadCache(100)
  cache.set(headOf('a', 10, 5))
  cache.set(headOf('a', 10, 4))
  expect(cache.get('w', 'a')?.revision).toBe(5)
})

test('ST7 a head is given to its own workspace alone', () => {
  const cache = new HeadCache(100)
  cache.set(headOf('a', 10))
  expect(cache.get('other', 'a')).toBeUndefined()
})
