// Bundles one TypeScript entry with esbuild and runs it: `node scripts/run-ts.mjs tests/bench/append.bench.mts …`.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { renameSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { nodeModule, root } from './steps.mjs'

/**
 * Writes a module that plain Node can import; packages stay outside and are found in node_modules.
 *
 * @param entry path of a TypeScript file, from the working directory
 * @returns the absolute path of the bundle
 */
export async function bundle(entry) {
  const path = resolve(entry)
  const name = `${relative(root, path).replace(/[^A-Za-z0-9]+/g, '-')}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}.mjs`
  const outfile = join(root, 'node_modules/.cache/deixis', name)
  // Several processes may bundle the same entry at once, so a finished file takes the name in one step.
  const draft = `${outfile}.${process.pid}`
  await build({
    entryPoints: [path],
    outfile: draft,
    sourcemap: 'inline',
    ...nodeModule,
  })
  renameSync(draft, outfile)
  return outfile
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry, ...rest] = process.argv.slice(2)
  if (entry === undefined) {
    console.error('Name the file to run: node scripts/run-ts.mjs <file.ts> [arguments]')
    process.exit(2)
  }
  const options = ['--enable-source-maps', ...process.execArgv, await bundle(entry), ...rest]
  const child = spawn(process.execPath, options, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}
