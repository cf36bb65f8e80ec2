import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import { commandSchema, type Command } from '@/lib/graph/command'
import { readDocument } from '@/lib/graph/migrate'
import { transformCommands, transformEdits, type TextEdit } from '@/lib/graph/transform'

const base = 'abcdefgh'

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce((now, { start, end, insert }) => {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(end).toBeLessThanOrEqual(now.length)
    return now.slice(0, start) + insert + now.slice(end)
  }, text)
}

/** Edits one after the other, of offsets that fit; every letter typed is typed once, so it can be followed. */
function editsOf(letters: string) {
  const step = fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 }))
  return fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => {
    let length = base.length
    let typed = 0
    return steps.map(([first, second, count]): TextEdit => {
      const places = [first % (length + 1), second % (length + 1)].sort((a, b) => a - b)
      const [start = 0, end = 0] = places
      const insert = letters.slice(typed, typed + count)
      typed += count
      length += insert.length - (end - start)
      return { start, end, insert }
    })
  })
}

const mine = editsOf('123456789!?+-=*')
const theirs = editsOf('ABCDEFGHIJKLMNOP')

describe('transform', () => {
  test('GT1 in whatever order two writers are applied, the text is the same', () => {
    fc.assert(
      fc.property(mine, theirs, (edits, over) => {
        const [moved, movedOver] = transformEdits(edits, over)
        expect(applyEdits(base, [...over, ...moved])).toBe(
          applyEdits(base, [...edits, ...movedOver]),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  test('GT2 what one typed stays, and what either deleted is gone, once', () => {
    fc.assert(
      fc.property(mine, theirs, (edits, over) => {
        const result = applyEdits(base, [...over, ...transformEdits(edits, over)[0]])
        const alone = [applyEdits(base, edits), applyEdits(base, over)] as const
        const survives = (letter: string) =>
          base.includes(letter)
            ? alone.every((text) => text.includes(letter))
            : alone.some((text) => text.includes(letter))
        const letters = new Set([...base, ...alone[0], ...alone[1]])
        expect([...result].sort()).toEqual([...letters].filter(survives).sort())
      }),
      { numRuns: 2_000 },
    )
  })

  test('GT3 of two insertions at one place the one logged first stands first', () => {
    const at = (insert: string) => ({ start: 3, end: 3, insert })
    expect(transformEdits([at('second')], [at('first')])[0]).toEqual([
      { start: 8, end: 8, insert: 'second' },
    ])
  })

  test('GT4 an insertion in the middle of a deletion is kept', () => {
    const [moved] = transformEdits(
      [{ start: 1, end: 7, insert: '-' }],
      [{ start: 4, end: 4, insert: 'XY' }],
    )
    expect(applyEdits('abcdXYefgh', moved)).toBe('a-XYh')
  })
})

const command = (value: object): Command => commandSchema.parse(value)
const editText = (start: number, end: number, insert: string, field = 'text', id = 'a') =>
  command({ type: 'editText', id, field, start, end, insert })
const setText = (text: string | null) =>
  command({ type: 'updateNode', id: 'a', patch: { label: text } })

describe('commands', () => {
  test('GT5 only edits of the same node and field move', () => {
    const over = [editText(0, 0, 'xyz')]
    for (const other of [editText(1, 2, 'q', 'label'), editText(1, 2, 'q', 'text', 'b')]) {
      expect(transformCommands([other], over)).toEqual([other])
    }
    expect(transformCommands([editText(1, 2, 'q')], over)).toEqual([editText(4, 5, 'q')])
  })

  test('GT6 an edit of a field that was replaced or removed is held to the new text', () => {
    const edit = editText(2, 4, 'q', 'label')
    expect(transformCommands([edit], [setText('new')])).toEqual([editText(3, 3, 'q', 'label')])
    expect(transformCommands([edit], [setText(null)])).toEqual([editText(0, 0, 'q', 'label')])
    const both = [setText('mine'), editText(0, 4, 'q', 'label')]
    expect(transformCommands(both, [editText(0, 0, 'theirs', 'label')])).toEqual(both)
  })

  test('GT7 a moved batch always fits the document that it is moved onto', () => {
    const read = readDocument({ nodes: [{ id: 'a', kind: 'text', text: base }] })
    if (!read.ok) throw new Error(read.error.code)
    const commandsOf = (edits: readonly TextEdit[]) =>
      edits.map(({ start, end, insert }) => editText(start, end, insert))
    fc.assert(
      fc.property(mine, theirs, (edits, over) => {
        const first = applyBatch(read.value, commandsOf(over))
        if (!first.ok) throw new Error(first.error.code)
        const moved = transformCommands(commandsOf(edits), commandsOf(over))
        expect(applyBatch(first.value.document, moved)).toMatchObject({ ok: true })
      }),
      { numRuns: 300 },
    )
  })
})
