import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Divergence } from '@/lib/graph/divergence'
import type { TextEdit } from '@/lib/graph/text-edit'

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

/** Edits of one writer moved over those of another, and how the two then differ. */
function moved(edits: readonly TextEdit[], over: readonly TextEdit[]) {
  const divergence = new Divergence()
  for (const edit of over) divergence.editMerged(edit)
  return { edits: edits.flatMap((edit) => divergence.editOwn(edit)), divergence }
}

/** A character, and whose texts it is in. */
type Character = { readonly letter: string; readonly isOwn: boolean; readonly isMerged: boolean }

/**
 * The simple definition, on a list of characters. Others put theirs in before what they have taken out
 * at that place, one's own stand behind those of others, and each is taken out of the texts it is in.
 */
function movedByDefinition(edits: readonly TextEdit[], over: readonly TextEdit[]): TextEdit[] {
  let all = [...base].map((letter): Character => ({ letter, isOwn: true, isMerged: true }))
  for (const { start, end, insert } of over) {
    const places = all.flatMap(({ isMerged }, place) => (isMerged ? [place] : []))
    const gone = new Set(places.slice(start, end))
    const at = start === 0 ? 0 : (places[start - 1] ?? 0) + 1
    const put = [...insert].map((letter) => ({ letter, isOwn: false, isMerged: true }))
    const left = all.map((each, place) => (gone.has(place) ? { ...each, isMerged: false } : each))
    all = [...left.slice(0, at), ...put, ...left.slice(at)].filter(isSomewhere)
  }
  return edits.flatMap(({ start, end, insert }) => {
    const places = all.flatMap(({ isOwn }, place) => (isOwn ? [place] : []))
    const gone = new Set(places.slice(start, end))
    const at = places[start] ?? all.length
    const mergedPlace = (place: number) =>
      all.slice(0, place).filter((each) => each.isMerged).length
    const singles = [...gone]
      .filter((place) => all[place]?.isMerged)
      .map((place) => ({ start: mergedPlace(place), end: mergedPlace(place) + 1, insert: '' }))
    const typed = { start: mergedPlace(at), end: mergedPlace(at), insert }
    const put = [...insert].map((letter) => ({ letter, isOwn: true, isMerged: true }))
    const left = all.map((each, place) =>
      gone.has(place) ? { ...each, isOwn: false, isMerged: false } : each,
    )
    all = [...left.slice(0, at), ...put, ...left.slice(at)].filter(isSomewhere)
    return [...singles.reverse(), typed]
  })
}

function isSomewhere({ isOwn, isMerged }: Character): boolean {
  return isOwn || isMerged
}

describe('two writers of one text', () => {
  test('GT1 in whatever order two writers are applied, the text is the same', () => {
    fc.assert(
      fc.property(mine, theirs, (edits, over) => {
        const { edits: last, divergence } = moved(edits, over)
        expect(applyEdits(base, [...over, ...last])).toBe(
          divergence.mergedText(applyEdits(base, edits)),
        )
      }),
      { numRuns: 2_000 },
    )
  })

  test('GT1 and so it is while both go on, in any turns', () => {
    const turns = fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat(), fc.string({ maxLength: 3 })))
    fc.assert(
      fc.property(turns, (steps) => {
        const divergence = new Divergence()
        let own = base
        let merged = base
        for (const [isOwn, first, second, insert] of steps) {
          const { length } = isOwn ? own : merged
          const [start = 0, end = 0] = [first % (length + 1), second % (length + 1)].sort(
            (a, b) => a - b,
          )
          const edit = { start, end, insert }
          if (isOwn) own = applyEdits(own, [edit])
          else divergence.editMerged(edit)
          merged = applyEdits(merged, isOwn ? divergence.editOwn(edit) : [edit])
          expect(divergence.mergedText(own)).toBe(merged)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('GT2 what one typed stays, and what either deleted is gone, once', () => {
    fc.assert(
      fc.property(mine, theirs, (edits, over) => {
        const result = applyEdits(base, [...over, ...moved(edits, over).edits])
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
    expect(moved([at('second')], [at('first')]).edits).toEqual([
      { start: 8, end: 8, insert: 'second' },
    ])
  })

  test('GT4 an insertion in the middle of a deletion is kept', () => {
    const { edits } = moved(
      [{ start: 1, end: 7, insert: '-' }],
      [{ start: 4, end: 4, insert: 'XY' }],
    )
    expect(applyEdits('abcdXYefgh', edits)).toBe('a-XYh')
  })

  test('GT3 and so they do where what stood between them is gone, in the order that it gave them', () => {
    const over = [
      { start: 0, end: 1, insert: '' },
      { start: 1, end: 1, insert: 'behind b' },
    ]
    const { edits } = moved(
      [
        { start: 1, end: 2, insert: '' },
        { start: 0, end: 0, insert: 'before a, ' },
      ],
      over,
    )
    expect(applyEdits(base, [...over, ...edits])).toBe('before a, behind bcdefgh')
  })

  test('GT11 edits come out as the simple definition has them, character by character', () => {
    fc.assert(
      fc.property(mine, theirs, (edits, over) => {
        const simply = movedByDefinition(edits, over)
        expect(applyEdits(base, [...over, ...moved(edits, over).edits])).toBe(
          applyEdits(base, [...over, ...simply]),
        )
      }),
      { numRuns: 5_000 },
    )
  })
})
