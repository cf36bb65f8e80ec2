// Scores the resolver on a file of cases: `npm run eval:references -- FILE`. One JSON object a line:
// { id, lang, tier, exhaustive?, scoreFrom?, entities, edges?, text, mentions: [{ start, end, refers, skill, ambiguous?, pairs?, abstainOk? }] }
import { readFileSync } from 'node:fs'
import { casesIn, evaluate, tableOf } from './score-references'

const file = process.argv[2]
if (file === undefined) {
  console.error(
    'Name a file of cases: npm run eval:references -- tests/fixtures/references/cases.jsonl',
  )
  process.exit(2)
}
const results = evaluate(casesIn(readFileSync(file, 'utf8')))
for (const by of ['tier', 'lang', 'skill'] as const) console.log(`${tableOf(results, by)}\n`)
