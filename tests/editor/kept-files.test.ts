import { expect, test } from 'vitest'
import { hasRoom, isForgotten } from '@/lib/editor/kept-files'
import { bounds } from '@/lib/std/bounds'

const { keptFileMillisecondsMax, keptFilesByteCountMax, keptFilesCountMax } = bounds
const now = 1_000 * keptFileMillisecondsMax

test('ED9 a file is forgotten once no text waits for it, and a waited for one once it is too old', () => {
  const ago = (milliseconds: number) => ({ time: now - milliseconds })
  expect(isForgotten(ago(keptFileMillisecondsMax), true, now)).toBe(false)
  expect(isForgotten(ago(keptFileMillisecondsMax + 1), true, now)).toBe(true)
  // Its text may not be written yet.
  expect(isForgotten(ago(1_000), false, now)).toBe(false)
  expect(isForgotten(ago(3_600_000), false, now)).toBe(true)
})

test('ED9 files are kept up to a number and a size, all together', () => {
  expect(hasRoom([], keptFilesByteCountMax)).toBe(true)
  expect(hasRoom([], keptFilesByteCountMax + 1)).toBe(false)
  expect(hasRoom([{ byteCount: 2 }], keptFilesByteCountMax - 1)).toBe(false)
  const many = Array.from({ length: keptFilesCountMax }, () => ({ byteCount: 0 }))
  expect(hasRoom(many.slice(1), 1)).toBe(true)
  expect(hasRoom(many, 1)).toBe(false)
})
