import { expect, test } from 'vitest'
import { thumbnailOf } from '@/lib/editor/thumbnail'
import { emptyDocument } from '@/lib/graph/document'
import { dogs } from './fixtures'

test('EV3 a thumbnail shows each card that stands on the canvas, and pictures as themselves', () => {
  const thumbnail = thumbnailOf(dogs)
  expect(thumbnail?.cards.map(({ kind }) => kind)).toEqual([
    'set',
    'entity',
    'image',
    'audio',
    'text',
  ])
  expect(thumbnail?.cards[2]?.picture).toMatchObject({ width: 600 })
  const { bounds } = thumbnail ?? {}
  for (const { rect } of thumbnail?.cards ?? []) {
    expect(bounds && rect.x >= bounds.x && rect.y >= bounds.y).toBe(true)
    expect(bounds && rect.x + rect.width <= bounds.x + bounds.width).toBe(true)
    expect(bounds && rect.y + rect.height <= bounds.y + bounds.height).toBe(true)
  }
  expect(thumbnailOf(emptyDocument('nothing'))).toBeUndefined()
})
