// `npm run bench` runs every tests/bench/*.bench.mts, one after another; `npm run bench -- compile` those
// whose name has the word in it. Figures are printed, nothing is judged.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { root, runNode, say, stop } from './steps.mjs'

const words = process.argv.slice(2)
const folder = join(root, 'tests/bench')
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.bench.mts'))
  .filter((name) => words.length === 0 || words.some((word) => name.includes(word)))
  .sort()
if (names.length === 0)
  stop(`no benchmark has ${words.join(' or ')} in its name. Look in tests/bench.`)

await setup()
await build()
let failedCount = 0
for (const name of names) {
  say(name)
  // Memory is measured after a collection, which only this flag lets a script ask for.
  const code = await runNode(['--expose-gc', 'scripts/run-ts.mjs', `tests/bench/${name}`])
  if (code !== 0) failedCount++
}
if (failedCount > 0) stop(`${failedCount} of ${names.length} benchmarks failed.`)
