import { expect, test } from 'vitest'
import { makerOf, namerOf, saidOf } from '@/components/editor/composer-decide'
import type { Proposal } from '@/lib/composer/proposed'

const proposal = (key: string, what: Proposal['what'], ...nodes: string[]): Proposal => ({
  key,
  what,
  start: 0,
  end: 1,
  nodes,
  value: key,
  needs: [],
})
const all = [
  proposal('cats', 'set', 'c'),
  proposal('first cat', 'thing', 'c1'),
  proposal('black', 'attribute', 'c1'),
  proposal('likes', 'relation', 'c1', 'c2'),
  proposal('Rex', 'name', 'c1'),
  proposal('second cat', 'thing', 'c2'),
]

test('ED13 what is said of a node are its values and names, in their order, the same list each time', () => {
  expect(saidOf(all, 'c1').map(({ key }) => key)).toEqual(['black', 'Rex'])
  expect(saidOf(all, 'c1')).toBe(saidOf(all, 'c1'))
  expect(saidOf(all, 'c2')).toEqual([])
  expect(saidOf(all, 'c2')).toBe(saidOf(all, 'other'))
  expect(saidOf(all.slice(0, 3), 'c1').map(({ key }) => key)).toEqual(['black'])
})

test('ED13 a thing is called by the last name that it is given, else by what made it', () => {
  expect(namerOf(all, 'c1')?.key).toBe('Rex')
  expect(namerOf([...all, proposal('Max', 'name', 'c1')], 'c1')?.key).toBe('Max')
  expect(namerOf(all, 'c2')?.key).toBe('second cat')
  expect([makerOf(all, 'c')?.key, makerOf(all, 'c1')?.key]).toEqual(['cats', 'first cat'])
  expect([makerOf(all, 'photo'), namerOf(all, 'photo')]).toEqual([undefined, undefined])
})
