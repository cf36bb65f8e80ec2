// Scores the resolver on a file of cases: `npm run eval:references -- FILE`. What a line holds is the
// schema in ./case.ts; tests/fixtures/references/cases.jsonl is an example.
import { readFileSync } from 'node:fs'
import { casesIn, evaluate, faultsOf, tableOf } from './score-references'

const example = 'tests/fixtures/references/cases.jsonl'

function fail(message: string): never {
  console.error(message)
  process.exit(2)
}

const file = process.argv[2] ?? fail(`Name a file of cases: npm run eval:references -- ${example}`)
try {
  const results = evaluate(casesIn(readFileSync(file, 'utf8')))
  for (const by of ['tier', 'lang', 'skill'] as const) console.log(`${tableOf(results, by)}\n`)
  for (const fault of faultsOf(results)) console.log(fault)
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOENT')
    fail(`There is no file ${file}. Name one: npm run eval:references -- ${example}`)
  fail(`${file}, ${message}\nWrite one JSON object a line, as in ${example}.`)
}
