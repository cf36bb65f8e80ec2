import { expect, test } from 'vitest'
import { createGate } from '@/lib/assets/gate'

test('A13 the weights of what runs never pass the capacity, in order of coming', async () => {
  const gate = createGate(10)
  const started: number[] = []
  let used = 0
  let usedMax = 0
  const weights = [5, 5, 10, 3, 99, 4, 6]
  await Promise.all(
    weights.map((weight, index) =>
      gate.run(weight, async () => {
        started.push(index)
        used += Math.min(weight, 10)
        usedMax = Math.max(usedMax, used)
        await new Promise((resolve) => setTimeout(resolve, 5))
        used -= Math.min(weight, 10)
      }),
    ),
  )
  expect(usedMax).toBe(10)
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('A13 work that fails makes room again', async () => {
  const gate = createGate(1)
  await expect(gate.run(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await gate.run(1, async () => 'next')).toBe('next')
})
