import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { casesIn, evaluate } from '../eval/score-references'

const cases = casesIn(
  readFileSync(new URL('../fixtures/references/units.jsonl', import.meta.url), 'utf8'),
)

describe('sentences of each class, in each language', () => {
  it.each(['en', 'ko', 'ja', 'zh'])(
    'R1, R4, R16, R17, R19 in %s none is wrong and hardly one is missed',
    (lang) => {
      const results = evaluate(cases.filter((each) => each.lang === lang))
      const missed = results.filter(({ verdict }) => verdict !== 'right')
      expect(missed.filter(({ verdict }) => verdict === 'wrong')).toEqual([])
      expect(missed.length / results.length).toBeLessThanOrEqual(0.03)
    },
  )
})
