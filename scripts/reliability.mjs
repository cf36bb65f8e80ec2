// `npm run reliability` runs the tests at their full size (odd media, large graphs, more kills), then kills writers again
// and again and traces the fsyncs; `-- --rounds 200` for longer. The short forms are part of `npm test`.
import { spawn } from 'node:child_process'
import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { commands, runNode, stop } from './steps.mjs'

await setup()
// One of those that are killed is the server as it is built; an old build would refuse a newer database.
await build()
if ((await runNode([commands.vitest, 'run', '--mode', 'long'])) !== 0)
  stop('a test at its full size failed.')
// Loaded late: it needs what the set-up installs.
const { bundle } = await import('./run-ts.mjs')
const [long, writer] = await Promise.all([
  bundle('tests/reliability/long.mts'),
  bundle('tests/reliability/writer.mts'),
])
const child = spawn(process.execPath, [long, '--writer', writer, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
child.on('exit', (code) => process.exit(code ?? 1))
