import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyHistory,
  record,
  redo,
  seal,
  undo,
  type History,
  type Typed,
} from '@/lib/editor/history'
import { typeText } from '@/lib/editor/gestures'
import { applyBatch } from '@/lib/graph/apply'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import type { NodeId } from '@/lib/std/id'
import { compareText } from '@/lib/std/json'
import { applied, dogs } from './fixtures'

type State = { document: GraphDocument; history: History }

function did(state: State, commands: readonly Command[], typed?: Typed): State {
  const result = applyBatch(state.document, commands)
  if (!result.ok) return state
  const { document: after, inverse } = result.value
  const step = { commands, inverse, before: state.document, after, ...(typed && { typed }) }
  return { document: after, history: record(state.history, step) }
}

function nodeOf(document: GraphDocument, id: string) {
  const node = document.nodes.find((each) => each.id === id)
  if (!node) throw new Error(`no ${id}`)
  return node
}

/** Without what never goes back; the order of edges means nothing. */
function bare({ aliasCounts: _, ...document }: GraphDocument) {
  return { ...document, edges: document.edges.toSorted((a, b) => compareText(a.id, b.id)) }
}

const id = (text: string) => text as NodeId
const ids = fc.constantFrom('set', 'd1', 'd2', 'd3', 'photo', 'region', 'sound', 'note', 'n0', 'n1')
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('removeNode' as const), id: ids.map(id) }),
  fc.record({
    type: fc.constant('updateNode' as const),
    id: ids.map(id),
    patch: fc.record({ label: fc.oneof(fc.string({ maxLength: 5 }), fc.constant(null)) }),
  }),
  fc.record({
    type: fc.constant('moveNodes' as const),
    moves: ids.map((each) => [{ id: id(each), layout: { x: 5, y: 6 } }]),
  }),
  fc.constantFrom('n0', 'n1').map((each) => ({
    type: 'addNode' as const,
    node: { id: id(each), kind: 'text' as const, text: 'new' },
  })),
  fc.subarray(['d1', 'd2', 'd3', 'photo']).map((members) => ({
    type: 'setMembers' as const,
    id: id('set'),
    members: members.map(id),
  })),
  fc.string({ maxLength: 5 }).map((title) => ({ type: 'setTitle' as const, title })),
)

describe('history', () => {
  test('EH1 undo of any steps gives the document before, redo gives it back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        (batches) => {
          let state: State = { document: dogs, history: emptyHistory }
          for (const batch of batches) state = did(state, batch)
          const done = state
          for (;;) {
            const back = undo(state.history, state.document)
            if (!back) break
            expect(back.skippedCount).toBe(0)
            state = back
          }
          expect(bare(state.document)).toEqual(bare(dogs))
          for (;;) {
            const forth = redo(state.history, state.document)
            if (!forth) break
            expect(forth.skippedCount).toBe(0)
            state = forth
          }
          expect(bare(state.document)).toEqual(bare(done.document))
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('EH2 a field that another has changed since is left alone and counted', () => {
    const patch = { label: 'mine', notes: 'mine' }
    const mine = did({ document: dogs, history: emptyHistory }, [
      { type: 'updateNode', id: id('d1'), patch },
    ])
    const theirs = applied(mine.document, [
      { type: 'updateNode', id: id('d1'), patch: { label: 'theirs' } },
    ])
    const back = undo(mine.history, theirs)
    expect(back?.skippedCount).toBe(1)
    expect(nodeOf(back?.document ?? dogs, 'd1')).toMatchObject({ label: 'theirs' })
    expect(nodeOf(back?.document ?? dogs, 'd1').notes).toBeUndefined()
  })

  test('EH2 text, members, layout and title are held to the same', () => {
    const changes: readonly (readonly [Command, Command])[] = [
      [
        { type: 'editText', id: id('note'), field: 'text', start: 0, end: 3, insert: 'A' },
        { type: 'editText', id: id('note'), field: 'text', start: 0, end: 0, insert: 'Their ' },
      ],
      [
        { type: 'setMembers', id: id('set'), members: [] },
        { type: 'setMembers', id: id('set'), members: [id('d2')] },
      ],
      [
        { type: 'moveNodes', moves: [{ id: id('d3'), layout: { x: 1, y: 1 } }] },
        { type: 'moveNodes', moves: [{ id: id('d3'), layout: { x: 2, y: 2 } }] },
      ],
      [
        { type: 'setTitle', title: 'mine' },
        { type: 'setTitle', title: 'theirs' },
      ],
    ]
    for (const [ours, theirs] of changes) {
      const mine = did({ document: dogs, history: emptyHistory }, [ours])
      const now = applied(mine.document, [theirs])
      const back = undo(mine.history, now)
      expect(back).toMatchObject({ skippedCount: 1, commands: [] })
      expect(back?.document).toEqual(now)
    }
  })

  test('EH3 a node of mine that another wrote in stays', () => {
    const node = { id: id('n'), kind: 'text' as const, text: 'mine' }
    const mine = did({ document: dogs, history: emptyHistory }, [{ type: 'addNode', node }])
    const now = applied(mine.document, [
      { type: 'updateNode', id: id('n'), patch: { text: 'theirs' } },
    ])
    expect(undo(mine.history, now)?.document).toEqual(now)
    expect(undo(mine.history, mine.document)?.document.nodes).toHaveLength(dogs.nodes.length)
  })

  test('EH4 typing is one step with one edit each way, until it is sealed', () => {
    let state: State = { document: dogs, history: emptyHistory }
    const typed = { id: 'note', field: 'text' }
    const type = (text: string) => {
      state = did(state, typeText(nodeOf(state.document, 'note'), 'text', text), typed)
    }
    type('The [first](#d1) and [third](#d3)!')
    type('The [first](#d1) and [third](#d3)! Yes')
    expect(state.history.past).toHaveLength(1)
    expect(state.history.past[0]?.inverse).toHaveLength(1)
    state = { ...state, history: seal(state.history) }
    type('Sealed')
    expect(state.history.past).toHaveLength(2)
    const once = undo(state.history, state.document)
    expect(nodeOf(once?.document ?? dogs, 'note')).toMatchObject({
      text: 'The [first](#d1) and [third](#d3)! Yes',
    })
    const twice = once && undo(once.history, once.document)
    expect(twice?.document.nodes).toEqual(dogs.nodes)
  })

  test('EH4 typing in a field that was absent leaves it absent', () => {
    let state: State = { document: dogs, history: emptyHistory }
    for (const text of ['a', 'ab', 'abc']) {
      const typed = { id: 'note', field: 'label' }
      state = did(state, typeText(nodeOf(state.document, 'note'), 'label', text), typed)
    }
    const back = undo(state.history, state.document)
    expect(back?.document.nodes).toEqual(dogs.nodes)
    expect(back?.commands).toHaveLength(1)
  })

  test('EH4 what another wrote between two strokes is no part of the step', () => {
    let state: State = { document: dogs, history: emptyHistory }
    const typed = { id: 'note', field: 'text' }
    const type = (text: string) => {
      state = did(state, typeText(nodeOf(state.document, 'note'), 'text', text), typed)
    }
    type('The [first](#d1) and [third](#d3)!')
    const theirs: Command = {
      type: 'editText',
      id: id('note'),
      field: 'text',
      start: 0,
      end: 0,
      insert: 'THEIRS ',
    }
    state = { ...state, document: applied(state.document, [theirs]) }
    type('THEIRS The [first](#d1) and [third](#d3)!?')
    const once = undo(state.history, state.document)
    expect(once?.skippedCount).toBe(0)
    expect(nodeOf(once?.document ?? dogs, 'note')).toMatchObject({
      text: 'THEIRS The [first](#d1) and [third](#d3)!',
    })
    // Of the first stroke the field no longer holds what it wrote.
    const twice = once && undo(once.history, once.document)
    expect(twice).toMatchObject({ skippedCount: 1, commands: [] })
  })

  test('EH2 an attribute of mine is restored where another has changed one beside it', () => {
    const change = (attributes: object) =>
      ({ type: 'updateNode', id: id('d1'), patch: { attributes } }) as Command
    const mine = did({ document: dogs, history: emptyHistory }, [
      change({ fur: 'straight', tame: true }),
    ])
    const theirs = applied(mine.document, [change({ age: 7, tame: false })])
    const back = undo(mine.history, theirs)
    expect(back?.skippedCount).toBe(1)
    expect(nodeOf(back?.document ?? dogs, 'd1')).toMatchObject({
      attributes: { fur: 'white', age: 7, tame: false },
    })
  })

  test('EH5 a new step forgets what could have been redone', () => {
    const first = did({ document: dogs, history: emptyHistory }, [{ type: 'setTitle', title: 'a' }])
    const back = undo(first.history, first.document)
    if (!back) throw new Error('nothing to undo')
    expect(redo(back.history, back.document)?.document.title).toBe('a')
    const other = did(back, [{ type: 'setTitle', title: 'b' }])
    expect(redo(other.history, other.document)).toBeUndefined()
  })
})
