import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { canonicalDocument } from '@/lib/graph/hash'
import { NodeList } from '@/lib/graph/node-list'
import { GraphView } from '@/lib/graph/walk'
import type { Node } from '@/lib/kinds'
import { runs } from '../support/arbitraries'
import { documentOf, parsed } from './support'

const noteOf = (id: string, text = ''): Node =>
  documentOf([{ id, kind: 'text', text }]).nodes[0] as Node

const change = fc.record({
  what: fc.constantFrom('insert', 'insert', 'remove', 'replace'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
})

it('G16 a list in runs is the array that it stands for, at any length', () => {
  const lengths = fc.constantFrom(0, 1, 255, 256, 257, 1500)
  const changes = fc.array(change, { minLength: 1, maxLength: 700, size: 'max' })
  fc.assert(
    fc.property(lengths, changes, (length, steps) => {
      const array = Array.from({ length }, (_, i) => noteOf(`n${i}`))
      const list = new NodeList(array)
      for (const [step, { what, at }] of steps.entries()) {
        const position = Math.floor(at * array.length)
        const there = array[position]
        if (what === 'insert') {
          const node = noteOf(`x${step}`)
          array.splice(position, 0, node)
          list.insert(node, position)
        } else if (there !== undefined && what === 'remove') {
          array.splice(position, 1)
          list.remove(there.id)
        } else if (there !== undefined) {
          array[position] = noteOf(there.id, `${step}`)
          list.replace(array[position])
        }
        expect(list.count).toBe(array.length)
        const asked = array[Math.floor(position / 2)]
        if (asked) expect(list.positionOf(asked.id)).toBe(Math.floor(position / 2))
      }
      expect(list.toArray()).toEqual(array)
      expect(list.positionOf('never')).toBe(-1)
    }),
    { numRuns: runs(30) },
  )
})

/** A change of a graph of `count` notes, of which some may be refused. */
function commandOf(kind: string, step: number, at: number, count: number): Command {
  const id = `n${Math.floor(at * count)}`
  const place = Math.floor(at * count * 0.5)
  const [command] = parsed([
    kind === 'add'
      ? { type: 'addNode', node: { id: `x${step}`, kind: 'text', text: `[it](#${id})` }, at: place }
      : kind === 'remove'
        ? { type: 'removeNode', id }
        : kind === 'reorder'
          ? { type: 'reorderNodes', ids: [id], at: place }
          : { type: 'updateNode', id, patch: { text: `now [here](#n${step})` } },
  ])
  return command as Command
}

it('G16 a batch that adds, removes and moves many is what its commands are one by one', () => {
  const kind = fc.constantFrom('add', 'add', 'remove', 'remove', 'update', 'reorder')
  const steps = fc.array(fc.tuple(kind, fc.double({ min: 0, max: 0.999, noNaN: true })), {
    minLength: 60,
    maxLength: 200,
    size: 'max',
  })
  const count = 300
  const start = documentOf(
    Array.from({ length: count }, (_, i) => ({
      id: `n${i}`,
      kind: 'text',
      text: `[a](#n${(i * 7) % count})`,
    })),
  )
  fc.assert(
    fc.property(steps, (list) => {
      let now: GraphDocument = start
      const taken: Command[] = []
      for (const [step, [what, at]] of list.entries()) {
        // A new order makes an array of the list again, so enough must have changed before.
        const isEarly = what === 'reorder' && step % 100 < 70
        const command = commandOf(isEarly ? 'add' : what, step, at, count)
        const one = applyBatch(now, [command])
        if (!one.ok) continue
        now = one.value.document
        taken.push(command)
      }
      const whole = applyBatch(start, taken)
      if (!whole.ok) throw new Error(whole.error.code)
      expect(whole.value.document).toEqual(now)
      const view = new GraphView(whole.value.document)
      for (const [position, node] of now.nodes.entries())
        expect(view.positionOf(node.id)).toBe(position)
      const back = applyBatch(whole.value.document, whole.value.inverse)
      if (!back.ok) throw new Error(back.error.code)
      const { aliasCounts: _, ...restored } = back.value.document
      const { aliasCounts: __, ...before } = start
      expect(canonicalDocument(restored)).toBe(canonicalDocument(before))
    }),
    { numRuns: runs(30) },
  )
}, 60_000)
