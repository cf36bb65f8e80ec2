import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { casesIn, evaluate } from '../eval/score-references'

const cases = casesIn(
  readFileSync(new URL('../fixtures/references/units.jsonl', import.meta.url), 'utf8'),
)

const ruleOf = new Map(cases.map(({ id, rule }) => [id, rule]))
const results = evaluate(cases)

/** Fewer cases than this say nothing of a rule. */
const casesCountMin = 3

function casesOf(rule: string) {
  const of = cases.filter((each) => each.rule === rule)
  expect(of.length).toBeGreaterThanOrEqual(casesCountMin)
  return of
}

/** Of a rule's cases no phrase is resolved wrongly or too much, and hardly one is left open. */
function expectRight(rule: string) {
  const of = casesOf(rule)
  const missed = results.filter(({ id, verdict }) => ruleOf.get(id) === rule && verdict !== 'right')
  const isOpen = ({ verdict }: { verdict: string }) => ['abstained', 'unresolved'].includes(verdict)
  expect(missed.filter((each) => !isOpen(each))).toEqual([])
  expect(missed.length / of.length).toBeLessThanOrEqual(0.05)
}

describe('sentences of each rule, in several languages', () => {
  it('all name the rule of which they are cases', () => {
    expect(cases.filter(({ rule }) => rule === undefined).map(({ id }) => id)).toEqual([])
  })

  it.each(['en', 'ko', 'ja', 'zh'])('hardly miss a phrase in %s', (lang) => {
    const of = results.filter((each) => each.lang === lang)
    const missed = of.filter(({ verdict }) => verdict !== 'right')
    expect(missed.length / of.length).toBeLessThanOrEqual(0.03)
  })

  it('R1 tell between which nodes they can not choose', () => expectRight('R1'))
  it('R2 count what their noun means', () => expectRight('R2'))
  it('R3 go on counting what was counted', () => expectRight('R3'))
  it('R4 hold no reference', () => expectRight('R4'))
  it('R6 take places, ranges and numbers', () => expectRight('R6'))
  it('R7 take wholes and what is left of them', () => expectRight('R7'))
  it('R8 pair two lists', () => expectRight('R8'))
  it('R9 describe', () => expectRight('R9'))
  it('R10 name', () => expectRight('R10'))
  it('R11 point by a pronoun', () => expectRight('R11'))
  it('R12 mix scripts', () => expectRight('R12'))
  it('R16 rank', () => expectRight('R16'))
  it('R17 tell beside or between what', () => expectRight('R17'))
  it('R18 leave out', () => expectRight('R18'))
  it('R19 tell by a clause', () => expectRight('R19'))
  it('R22 tell by an owner', () => expectRight('R22'))
  it('R23 number media', () => expectRight('R23'))
  it('R24 say what something was', () => expectRight('R24'))
  it('R25 count what belongs to what is not here', () => expectRight('R25'))
  it('R26 hold a clause that is not understood', () => expectRight('R26'))
  it('R28 ask for what is not here', () => {
    const ids = new Set(casesOf('R28').map(({ id }) => id))
    const found = results.filter(({ id }) => ids.has(id))
    expect(new Set(found.map(({ id }) => id))).toEqual(ids)
    expect(new Set(found.map(({ verdict }) => verdict))).toEqual(new Set(['unresolved']))
  })
})
