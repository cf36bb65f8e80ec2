// `npm run reliability` kills writers again and again and traces the fsyncs; `-- --rounds 200` for longer.
// The short form is part of `npm test`.
import { spawn } from 'node:child_process'
import './generate.mjs'
import { bundle } from './run-ts.mjs'

const [long, writer] = await Promise.all([
  bundle('tests/reliability/long.mts'),
  bundle('tests/reliability/writer.mts'),
])
const child = spawn(process.execPath, [long, '--writer', writer, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
child.on('exit', (code) => process.exit(code ?? 1))
