import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acknowledge,
  enqueue,
  integrate,
  shown,
  withoutFirst,
  type Logged,
  type Pending,
} from '@/lib/editor/pending'
import { applyBatch } from '@/lib/graph/apply'
import { commandSchema, type Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import type { NodeId } from '@/lib/std/id'
import { transformCommands } from '@/lib/graph/transform'
import { aimed, commands, document, runs } from '../support/arbitraries'
import { applied, dogs } from './fixtures'

const command = (value: object): Command => commandSchema.parse(value)
const edit = (start: number, end: number, insert: string) =>
  command({ type: 'editText', id: 'note', field: 'text', start, end, insert })
const rename = (id: string, label: string) => command({ type: 'updateNode', id, patch: { label } })
const remove = (id: string) => command({ type: 'removeNode', id })

const note = 'The [first](#d1) and [third](#d3).'
const start: Pending = { confirmed: dogs, revision: 4, queue: [] }

/** Does batches one after the other, as the editor does. */
function waiting(...batches: readonly Command[][]): Pending {
  return batches.reduce((pending, batch, index) => {
    const before = shown(pending)
    const after = applied(before, batch)
    return enqueue(pending, { batchId: `b${index}`, commands: batch, before, after })
  }, start)
}

function logged(revision: number, batchId: string, ...list: Command[]): Logged {
  return { revision, batchId, commands: list }
}

function integrated(pending: Pending, ...log: Logged[]) {
  const result = integrate(pending, log)
  if (!result) throw new Error('the log does not follow')
  return result
}

const noteIn = (of: GraphDocument) => of.nodes.find((node) => node.id === 'note')

describe('batches on their way', () => {
  test('ES1 what is shown is what is known of the server with all that waits', () => {
    const pending = waiting([edit(0, 3, 'A')], [edit(0, 1, 'Only the')])
    expect(noteIn(shown(pending))).toMatchObject({ text: note.replace('The', 'Only the') })
    const after = acknowledge(acknowledge(pending))
    expect(after).toMatchObject({ revision: 6, queue: [] })
    expect(after.confirmed).toEqual(shown(pending))
  })

  test("ES2 what waits is moved over the others', before and behind one's own", () => {
    const [mine, theirs] = [edit(0, 3, 'One'), edit(0, 0, 'Look: ')]
    const behind = command({
      type: 'editText',
      id: 'note',
      field: 'text',
      start: 0,
      end: 4,
      insert: 'See',
    })
    const pending = waiting([mine], [edit(note.length, note.length, ' Yes.')])
    const own = transformCommands(dogs, [mine], [theirs])
    const result = integrated(
      pending,
      logged(5, 'x', theirs),
      logged(6, 'b0', ...own),
      logged(7, 'y', behind),
    )
    expect(result.refused).toEqual([])
    expect(result.pending).toMatchObject({ revision: 7, queue: [{ batchId: 'b1' }] })
    expect(noteIn(shown(result.pending))).toMatchObject({
      text: `See: ${note.replace('The', 'One')} Yes.`,
    })
  })

  test('ES2 whatever both do, what waits still fits, and the rest is refused by name', () => {
    let keptCount = 0
    fc.assert(
      fc.property(document, commands, commands, (from, one, other) => {
        const theirs = sound(from, other)
        let pending: Pending = { confirmed: from, revision: 0, queue: [] }
        for (const [index, each] of sound(from, one).entries()) {
          const before = shown(pending)
          const after = applied(before, [each])
          pending = enqueue(pending, { batchId: `b${index}`, commands: [each], before, after })
        }
        const count = pending.queue.length
        const result = integrated(
          pending,
          ...theirs.map((each, index) => logged(index + 1, `x${index}`, each)),
        )
        expect(result.pending.queue.length + result.refused.length).toBe(count)
        keptCount += result.pending.queue.length
        const there = applied(from, theirs)
        const all = applied(
          there,
          result.pending.queue.flatMap((batch) => batch.commands),
        )
        expect(shown(result.pending)).toEqual(all)
      }),
      { seed: 2, numRuns: runs(200) },
    )
    expect(keptCount).toBeGreaterThan(200)
  })

  test('ES3 without a refused batch the others are as if it had never been', () => {
    const pending = waiting(
      [edit(0, 3, 'Certainly the'), rename('d2', 'x')],
      [edit(note.length + 10, note.length + 10, ' Yes.')],
    )
    expect(noteIn(shown(withoutFirst(pending)))).toMatchObject({ text: `${note} Yes.` })
  })

  test('ES4 what no longer fits is given back with its reason, and the rest goes on', () => {
    const pending = waiting(
      [rename('d3', 'x'), edit(0, 3, 'Every')],
      [rename('d3', 'y')],
      [edit(note.length + 2, note.length + 2, ' Yes.')],
    )
    const result = integrated(pending, logged(5, 'x', remove('d3')))
    expect(result.refused.map(({ failure }) => failure.code)).toEqual([
      'command.nodeUnknown',
      'command.nodeUnknown',
    ])
    expect(noteIn(shown(result.pending))).toMatchObject({
      text: 'The [first](#d1) and third. Yes.',
    })
  })

  test('ES4 hundreds of batches that no longer fit are refused in a moment', () => {
    const others = Array.from({ length: 2_000 }, (_, index) => ({
      ...(dogs.nodes.find(({ id }) => id === 'd2') as GraphDocument['nodes'][number]),
      id: `n${index}` as NodeId,
      alias: `E${index + 10}`,
    }))
    let pending: Pending = { ...start, confirmed: { ...dogs, nodes: [...dogs.nodes, ...others] } }
    const count = 400
    for (let index = 0; index < count; index++) {
      const before = shown(pending)
      const batch = [rename('n0', `name ${index}`)]
      const after = applied(before, batch)
      pending = enqueue(pending, { batchId: `b${index}`, commands: batch, before, after })
    }
    const began = performance.now()
    const result = integrated(pending, logged(5, 'x', remove('n0')))
    // It was some 4,000 where each that did not fit began all anew, and is some 150.
    expect(performance.now() - began).toBeLessThan(1_500)
    expect(result.refused).toHaveLength(count)
    expect(result.pending.queue).toEqual([])
  })

  test('ES4 what stands behind and between those that are refused keeps its place', () => {
    const pending = waiting(
      [rename('d3', 'x'), edit(0, 3, 'Certainly every')],
      [edit(9, 9, ' and')],
      [rename('d3', 'y'), edit(0, 9, 'Surely')],
      [edit(note.length + 13, note.length + 13, ' Yes.')],
    )
    const result = integrated(pending, logged(5, 'x', edit(0, 0, 'Look: '), remove('d3')))
    expect(result.refused).toHaveLength(2)
    expect(noteIn(shown(result.pending))).toMatchObject({
      text: 'Look: The and [first](#d1) and third. Yes.',
    })
  })

  test('ES5 a log with a gap is not taken in', () => {
    expect(integrate(start, [logged(6, 'x', remove('d3'))])).toBeUndefined()
  })
})

function sound(from: GraphDocument, list: readonly Command[]): Command[] {
  let now = from
  return list.flatMap((each) => {
    const one = aimed(now, each)
    const result = applyBatch(now, [one])
    if (!result.ok) return []
    now = result.value.document
    return one
  })
}
