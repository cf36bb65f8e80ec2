// `npm test` sets everything up, checks the types, builds, runs the unit tests and the browser tests, and
// closes with one line of sums. `--only unit` or `--only e2e` runs that part alone.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import util from 'node:util'
import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { commands, root, runNode, say, stop } from './steps.mjs'

const reports = join(root, 'test-results/reports')
const totals = { passed: 0, failed: 0, skipped: 0 }

function add(counts) {
  for (const key of Object.keys(totals)) totals[key] += counts[key]
}

/** Reads a reporter's JSON. A suite that ended without one counts as failed, never as nothing. */
function readReport(name, read) {
  try {
    return read(JSON.parse(readFileSync(join(reports, name), 'utf8')))
  } catch (error) {
    say(`${name} can't be read (${error.message}), so its suite counts as failed.`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** A suite may fail as a whole (an import that throws, an error outside tests) with no failed test. */
function addSuite(code, counts) {
  add(code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts)
}

async function checkTypes() {
  say('checking types …')
  const typegen = await runNode([commands.next, 'typegen'])
  const code = typegen === 0 ? await runNode([commands.typescript, '--noEmit']) : typegen
  add({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })
}

async function runUnit() {
  say('running the unit tests …')
  const report = join(reports, 'unit.json')
  const code = await runNode([
    commands.vitest,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const counts = readReport('unit.json', (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
    skipped: json.numPendingTests + json.numTodoTests,
  }))
  addSuite(code, counts)
}

/** The titles of the browser tests that failed first and passed when they were tried again. */
function flakyTitles({ suites = [], specs = [] }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
  return [
    ...own.map(({ file, line, title }) => `${file}:${line} ${title}`),
    ...suites.flatMap(flakyTitles),
  ]
}

/** A test that passes only sometimes proves nothing, so it counts as failed, and by name. */
function readBrowserReport(report) {
  const { expected, flaky, unexpected, skipped } = report.stats
  for (const title of flakyTitles(report)) say(`passed only when tried again: ${title}`)
  return { passed: expected, failed: unexpected + flaky, skipped }
}

async function runBrowser() {
  say('running the browser tests …')
  const environment = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'browser.json') }
  const code = await runNode([commands.playwright, 'test', '--reporter=list,json'], environment)
  addSuite(code, readReport('browser.json', readBrowserReport))
}

const only = util.parseArgs({ options: { only: { type: 'string' } } }).values.only
if (only !== undefined && only !== 'unit' && only !== 'e2e') {
  stop(`there is no part "${only}". Say --only unit or --only e2e, or nothing for all.`)
}
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
await setup()
if (only === undefined) await checkTypes()
await build()
if (only !== 'e2e') await runUnit()
if (only !== 'unit') await runBrowser()
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(totals.failed > 0 ? 1 : 0)
