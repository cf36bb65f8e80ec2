import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import { commandSchema, type Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { transformBatches, transformCommands } from '@/lib/graph/transform'
import { aimed, command as anyCommand, document, runs } from '../support/arbitraries'
import { applied, documentOf, parsed } from './support'

const base = 'abcdefgh'

const command = (value: object): Command => commandSchema.parse(value)
const editText = (start: number, end: number, insert: string, field = 'text', id = 'a') =>
  command({ type: 'editText', id, field, start, end, insert })
const setText = (text: string | null) =>
  command({ type: 'updateNode', id: 'a', patch: { label: text } })

const notes = documentOf([
  { id: 'a', kind: 'text', text: base, label: 'label' },
  { id: 'b', kind: 'text', text: base },
])

describe('commands', () => {
  test('GT5 only edits of the same node and field move', () => {
    const over = [editText(0, 0, 'xyz')]
    for (const other of [editText(1, 2, 'q', 'label'), editText(1, 2, 'q', 'text', 'b')]) {
      expect(transformCommands(notes, [other], over)).toEqual([other])
    }
    expect(transformCommands(notes, [editText(1, 2, 'q')], over)).toEqual([editText(4, 5, 'q')])
  })

  test('GT6 an edit of a field that was replaced or removed is held to the new text', () => {
    const edit = editText(2, 4, 'q', 'label')
    expect(transformCommands(notes, [edit], [setText('new')])).toEqual([
      editText(3, 3, 'q', 'label'),
    ])
    expect(transformCommands(notes, [edit], [setText(null)])).toEqual([
      editText(0, 0, 'q', 'label'),
    ])
    const both = [setText('mine'), editText(0, 4, 'q', 'label')]
    expect(transformCommands(notes, both, [editText(0, 0, 'theirs', 'label')])).toEqual(both)
  })

  test('GT7 a moved batch always fits the document that it is moved onto, whatever both hold', () => {
    let movedCount = 0
    let removedCount = 0
    const step = fc.oneof(
      { weight: 3, arbitrary: typing },
      { weight: 1, arbitrary: removal },
      { weight: 1, arbitrary: anyCommand },
    )
    const steps = fc.array(step, { minLength: 1, maxLength: 6, size: 'medium' })
    fc.assert(
      fc.property(fc.oneof(document, fc.constant(linked)), steps, steps, (from, one, other) => {
        const commands = sound(from, one)
        const over = sound(from, other)
        const there = applyBatch(from, over)
        if (!there.ok) throw new Error(there.error.code)
        const moved = transformCommands(from, commands, over)
        const result = applyBatch(there.value.document, moved)
        // A node that went, an alias that was given: these may refuse it, its places in a text may not.
        if (!result.ok) expect(result.error.code).not.toMatch(/outOfRange|splitsCharacter/)
        if (result.ok && JSON.stringify(moved) !== JSON.stringify(commands)) {
          movedCount++
          if (over.some((each) => each.type === 'removeNode')) removedCount++
        }
      }),
      { seed: 7, numRuns: runs(2_000) },
    )
    expect(movedCount).toBeGreaterThan(50)
    expect(removedCount).toBeGreaterThan(20)
  })
})

const typing = fc
  .record({
    id: fc.integer({ min: 0, max: 11 }).map((number) => `n${number}`),
    field: fc.constantFrom('text', 'label', 'caption', 'notes'),
    start: fc.nat(60),
    end: fc.nat(60),
    insert: fc.constantFrom('x', '', '[it](#n0)', '😀'),
  })
  .map((fields) => command({ type: 'editText', ...fields }))
const removal = fc
  .integer({ min: 0, max: 4 })
  .map((number) => command({ type: 'removeNode', id: `n${number}` }))

/** Notes that link to one another, to a picture and to a region of it. */
const linked = documentOf([
  { id: 'n0', kind: 'image' },
  { id: 'n1', kind: 'region', of: 'n0', shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 } },
  { id: 'n2', kind: 'entity', label: 'dog' },
  { id: 'n3', kind: 'text', text: 'a [😀 b](#n0) c [d](#n1,n2) e [f [g](#n2) h](#n4)' },
  { id: 'n4', kind: 'text', text: '[a](#n1)[b](#n2)[c](#n3) 😀' },
])

/** What of these commands a document takes, each aimed at what is there, its offsets within the text. */
function sound(from: GraphDocument, list: readonly Command[]): Command[] {
  let now = from
  return list.flatMap((each) => {
    const one = within(now, aimed(now, each))
    const result = applyBatch(now, [one])
    if (!result.ok) return []
    now = result.value.document
    return one
  })
}

function within(now: GraphDocument, one: Command): Command {
  if (one.type !== 'editText') return one
  const node = now.nodes.find((each) => each.id === one.id) as Record<string, unknown> | undefined
  const text = String(node?.[one.field] ?? '')
  const [start = 0, end = 0] = [one.start, one.end]
    .map((place) => place % (text.length + 1))
    .sort((a, b) => a - b)
  return { ...one, start, end }
}

describe('what goes with other nodes', () => {
  const text = 'see [the first dog](#d1) bark loudly'
  const from = documentOf([
    { id: 'd1', kind: 'entity', label: 'dog' },
    { id: 'd2', kind: 'entity' },
    { id: 'p1', kind: 'image' },
    { id: 'r1', kind: 'region', of: 'p1', shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 } },
    { id: 'a', kind: 'text', text },
    { id: 'b', kind: 'text', text: 'in [it](#r1), [both](#d1,d2), end' },
  ])
  const remove = (id: string) => command({ type: 'removeNode', id })
  const textAfter = (over: Command[], mine: Command[], id = 'a') => {
    const there = applied(from, over).document
    const both = applied(there, transformCommands(from, mine, over)).document
    return both.nodes.find((node) => node.id === id)
  }
  const replace = (word: string, insert: string, within = text, id = 'a') => {
    const start = within.indexOf(word)
    return editText(start, start + word.length, insert, 'text', id)
  }

  test('GT8 links that another made plain by taking their node out count as edits', () => {
    expect(textAfter([remove('d1')], [replace('ba', 'BA')])).toMatchObject({
      text: 'see the first dog BArk loudly',
    })
    expect(textAfter([remove('d1')], [replace('first', 'second'), replace('see', 'hear')])) //
      .toMatchObject({ text: 'hear the second dog bark loudly' })
    const second = 'in [it](#r1), [both](#d1,d2), end'
    const over = [remove('p1'), remove('d1')]
    expect(textAfter(over, [replace('end', 'END', second, 'b')], 'b')).toMatchObject({
      text: 'in it, [both](#d2), END',
    })
  })

  test("GT8 and so do one's own: what is typed behind them stays where it was typed", () => {
    const plain = 'see the first dog bark loudly'
    const mine = [remove('d1'), replace('loudly', 'softly', plain)]
    expect(textAfter([editText(0, 3, 'I see')], mine)).toMatchObject({
      text: 'I see the first dog bark softly',
    })
    const added = [editText(0, 0, '[he](#d1) '), editText(text.length + 10, text.length + 10, '!')]
    expect(textAfter(added, mine)).toMatchObject({
      text: 'he see the first dog bark softly!',
    })
  })

  test('GT8 a node that went and came back is as it was', () => {
    const there = applied(from, [remove('a')])
    const over = [remove('a'), ...parsed(there.inverse)]
    expect(textAfter(over, [replace('bark', 'growl')])).toMatchObject({
      text: 'see [the first dog](#d1) growl loudly',
    })
  })

  test('GT9 batches that were made one after the other move as one', () => {
    const batches = [[editText(0, 3, 'hear')], [editText(4, 4, ' now')]]
    const over = [editText(0, 0, 'I ')]
    const moved = transformBatches(from, batches, over)
    expect(moved).toHaveLength(2)
    expect(moved.flat()).toEqual(transformCommands(from, batches.flat(), over))
    expect(applied(applied(from, over).document, moved.flat()).document.nodes[4]).toMatchObject({
      text: 'I hear now [the first dog](#d1) bark loudly',
    })
  })
})

describe('cost', () => {
  test('GT11 a deletion over 8,000 insertions takes less than a second, 8,000 edits more but three', () => {
    const count = 8_000
    const long = documentOf([{ id: 'a', kind: 'text', text: 'x'.repeat(count) }])
    const over = Array.from({ length: count }, (_, index) => editText(2 * index, 2 * index, 'y'))
    const typed = Array.from({ length: count }, (_, index) => {
      const place = (index * 7_919) % (count + index + 1)
      return editText(place, place, 'z')
    })
    const deletions = [[editText(0, count, '')], [...typed, editText(0, 2 * count, '')]]
    const [alone = Infinity, behindOthers = Infinity] = deletions.map((commands) => {
      const start = performance.now()
      const moved = transformCommands(long, commands, over)
      const milliseconds = performance.now() - start
      const { document } = applied(applied(long, over).document, moved)
      // Not by `toBe`, whose failure would print the whole.
      expect(document.nodes[0]?.kind === 'text' && document.nodes[0].text === 'y'.repeat(count)) //
        .toBe(true)
      return milliseconds
    })
    console.log(`over 8,000: 1 edit ${alone.toFixed(0)} ms, 8,001 ${behindOthers.toFixed(0)} ms`)
    expect(alone).toBeLessThan(1_000)
    expect(behindOthers).toBeLessThan(3_000)
  })
})
