import { describe, expect, it } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import { check } from '@/lib/graph/check'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { canonicalDocument } from '@/lib/graph/hash'
import { readDocument } from '@/lib/graph/migrate'
import { sized } from '../support/long'
import { documentOf, parsed } from './support'

/** Things with three edges each, every fifth node a note with two links. */
function graphOf(count: number): GraphDocument {
  const nodes = Array.from({ length: count }, (_, i) =>
    i % 5 === 4
      ? { id: `n${i}`, kind: 'text', text: `[first](#n${i - 1}) and [third](#n${i - 3}) sit there` }
      : { id: `n${i}`, kind: 'entity', label: `dog ${i}`, attributes: { fur: 'curly white' } },
  )
  const edges = Array.from({ length: 3 * count }, (_, i) => ({
    source: `n${(i * 7919) % count}`,
    target: `n${(i * 104_729 + 1) % count}`,
    relation: 'knows',
  }))
  return documentOf(nodes, edges)
}

function withoutCounts({ aliasCounts: _, ...rest }: GraphDocument): string {
  return canonicalDocument(rest)
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `n${i}`)
}

const things = (count: number) => ids(count).map((id) => ({ id, kind: 'entity' }))

function milliseconds(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function applied(from: GraphDocument, commands: readonly Command[]) {
  const result = applyBatch(from, commands)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

/** The middle of the times of single commands, warm. */
function typicalMilliseconds(from: GraphDocument): number {
  let now = from
  const times = Array.from({ length: 400 }, (_, i) => {
    const patch = { label: `label ${i}` }
    const [command] = parsed([{ type: 'updateNode', id: `n${(i * 35) % 100}`, patch }])
    return milliseconds(() => {
      const result = applyBatch(now, command ? [command] : [])
      if (result.ok) now = result.value.document
    })
  })
  return times.slice(100).sort((a, b) => a - b)[150] ?? Infinity
}

describe('cost', () => {
  it('G34 of commands, checking and reading in a large graph', () => {
    const count = sized(10_000, 50_000)
    const large = graphOf(count)
    const update = { small: typicalMilliseconds(graphOf(100)), large: typicalMilliseconds(large) }
    const adding = parsed(
      Array.from({ length: count }, (_, i) => ({
        type: 'addNode',
        node: { id: `x${i}`, kind: 'entity' },
        at: 0,
      })),
    )
    const removing = parsed(
      Array.from({ length: (2 * count) / 5 }, (_, i) => ({
        type: 'removeNode',
        id: `n${i}`,
      })),
    )
    const addingTime = milliseconds(() => applied(large, adding))
    let removed = applied(large, parsed([{ type: 'setTitle', title: 'removed' }]))
    const removingTime = milliseconds(() => (removed = applied(large, removing)))
    const undoingTime = milliseconds(() => applied(removed.document, removed.inverse))
    const checkingTime = milliseconds(() => check(large))
    const readingTime = milliseconds(() => readDocument(large))
    const show = (value: number) => `${value.toFixed(value < 10 ? 3 : 0)} ms`
    console.log(
      [
        `updateNode, warm, 100 nodes: ${show(update.small)}; ${count} nodes: ${show(update.large)}`,
        `at ${count} nodes: as many addNode at the front ${show(addingTime)}, ${removing.length} removeNode ${show(removingTime)},` +
          ` their undo (${removed.inverse.length} commands) ${show(undoingTime)}`,
        `check ${show(checkingTime)}, readDocument ${show(readingTime)}`,
      ].join('\n'),
    )
    // Bounds that only quadratic time passes, on however busy a machine.
    expect(update.large).toBeLessThan(20)
    for (const time of [addingTime, removingTime, undoingTime, checkingTime, readingTime]) {
      expect(time).toBeLessThan(10_000)
    }
  }, 180_000)

  const [setCount, textCount] = sized([3_000, 2_500], [10_000, 9_000]) as [number, number]
  const links = (count: number) =>
    ids(count)
      .map((id) => `[a](#${id})`)
      .join('')
  it.each([
    ['every member of a set', { id: 's', kind: 'set', members: ids(setCount) }],
    ['every target of a text', { id: 't', kind: 'text', text: links(textCount) }],
  ])('G38 taking out %s is quick, and its inverse weighs what went', (_what, holder) => {
    const count = holder.kind === 'set' ? setCount : textCount
    const from = documentOf([...things(count), holder])
    const start = performance.now()
    const removals = parsed(ids(count).map((id) => ({ type: 'removeNode', id })))
    const { document: empty, inverse } = applied(from, removals)
    const removing = performance.now() - start
    const weight = JSON.stringify(inverse).length
    const back = applied(empty, inverse)
    const undoing = performance.now() - start - removing
    console.log(
      `${holder.kind}: ${removing.toFixed(0)} ms, undo ${undoing.toFixed(0)} ms, inverse ${weight}`,
    )
    expect(withoutCounts(back.document)).toBe(withoutCounts(from))
    expect(inverse).toHaveLength(count + 1)
    expect(weight).toBeLessThan(2 * JSON.stringify(from).length)
    // A bound that only quadratic time passes, on however busy a machine.
    expect(removing).toBeLessThan(10_000)
  })
})
