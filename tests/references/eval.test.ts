import { describe, expect, it } from 'vitest'
import { casesIn, evaluate, faultsOf, tableOf } from '../eval/score-references'

const mention = { start: 0, end: 7, text: 'the dog', refers: ['d'], skill: 'all' }
const good = {
  id: 'one',
  lang: 'en',
  tier: 'core',
  exhaustive: true,
  entities: [{ id: 'd', kind: 'entity', label: 'dog' }],
  text: 'the dog',
  mentions: [mention],
}
const lines = (...cases: object[]) => cases.map((each) => JSON.stringify(each)).join('\n')

describe('the evaluation', () => {
  it('counts what is right, abstained and wrong by field, and all once', () => {
    const other = { ...good, entities: [...good.entities, { id: 'e', kind: 'entity', label: 'x' }] }
    const results = evaluate(
      casesIn(
        lines(
          good,
          { ...other, id: 'two', mentions: [{ ...mention, refers: ['e'] }] },
          { ...good, id: 'three', mentions: [] },
          { ...good, id: 'four', text: 'a dog', mentions: [{ ...mention, end: 5, text: 'a dog' }] },
          { ...good, id: 'five', text: 'the fourth dog', mentions: [] },
        ),
      ),
    )
    const rows = tableOf(results, 'skill')
      .split('\n')
      .map((row) => row.trim().split(/\s{2,}/))
    expect(rows).toEqual([
      [
        'By skill',
        'mentions',
        'right',
        'abstained',
        'wrong',
        'false positives',
        'unresolved in none',
      ],
      ['all', '3', '33.3 %', '33.3 %', '33.3 %', '0', '0'],
      ['none', '0', '–', '–', '–', '1', '1'],
      ['total', '3', '33.3 %', '33.3 %', '33.3 %', '1', '1'],
    ])
    expect(faultsOf(results)).toEqual([
      'two (en): wrong (all): "the dog"',
      'three (en): false positive: "the dog"',
    ])
  })

  it.each([
    ['{"id":', /^line 2 is no JSON object/],
    [lines({ ...good, lang: 'fr' }), /^line 2: lang: .*"en"/],
    [lines({ ...good, mentions: [{ ...mention, start: 1 }] }), /^line 2: mentions\.0\.text: /],
    [lines({ ...good, mentions: [{ ...mention, refers: ['x'] }] }), /^line 2: .*x, which is no/],
    [lines({ ...good, entities: [{ id: 'd', kind: 'dog' }] }), /^line 2: entities\.0\.kind: /],
  ])('names the line of %j', (line, message) => {
    expect(() => casesIn(`${lines(good)}\n${line}`)).toThrow(message)
  })
})
