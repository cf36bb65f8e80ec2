import { expect, test } from 'vitest'
import { foundNodes } from '@/lib/editor/find'
import { viewOf } from '@/lib/editor/view'
import { dogs } from './fixtures'

const ids = (query: string, count = 50) =>
  foundNodes(viewOf(dogs), query, count).map(({ id }) => id)

test('EG12 nodes are found by name, alias and words', () => {
  expect(ids('THIRD')).toEqual(['d3', 'note'])
  expect(ids('image 1')).toEqual(['photo', 'region'])
  expect(ids('', 3)).toEqual(['set', 'd1', 'd2'])
  expect(ids('nobody is called that')).toEqual([])
  const found = foundNodes(viewOf(dogs), 'thing', 50, (kind) =>
    kind === 'entity' ? 'Thing' : kind,
  )
  expect(found.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3'])
})
