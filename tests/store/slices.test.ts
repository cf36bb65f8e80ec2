import { expect, test } from 'vitest'
import { applyBatch, applyStepwise } from '@/lib/graph/apply'
import { readDocument } from '@/lib/graph/migrate'
import { inSlices } from '@/lib/store/slices'
import * as make from './fixtures'

const read = readDocument(make.largeDocument(1_000))
const document = read.ok ? read.value : undefined

test('ST28 a large batch lets others have their turn, and gives what it gives in one go', async () => {
  if (document === undefined) throw new Error('the fixture is a document')
  const commands = Array.from({ length: 20_000 }, (_, index) =>
    make.setText(`n${index % 1_000}`, `${index} [it](#n1)`),
  )
  let turnsCount = 0
  let isDone = false
  const count = () => {
    turnsCount++
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  const sliced = await inSlices(applyStepwise(document, commands))
  isDone = true
  // So many commands take some hundred milliseconds, a slice twenty of them.
  expect(turnsCount).toBeGreaterThan(3)
  expect(sliced).toEqual(applyBatch(document, commands))
})

test('ST28 a small batch keeps its turn', async () => {
  if (document === undefined) throw new Error('the fixture is a document')
  let turnsCount = 0
  const immediate = setImmediate(() => turnsCount++)
  await inSlices(applyStepwise(document, [make.setText('n1', 'short')]))
  clearImmediate(immediate)
  expect(turnsCount).toBe(0)
})
