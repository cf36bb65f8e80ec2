// `npm run eval:references -- FILE` scores the resolver of references on a file of cases, one JSON object a
// line as in tests/fixtures/references/cases.jsonl: right, abstained and wrong by tier, language and skill.
import { setup } from './setup.mjs'
import { runNode } from './steps.mjs'

await setup()
const args = ['scripts/run-ts.mjs', 'tests/eval/references.mts', ...process.argv.slice(2)]
process.exit(await runNode(args))
