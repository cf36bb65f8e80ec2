// Builds the server and the command line, unless the last build was of the same sources.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setup } from './setup.mjs'
import { commands, hashOf, nodeModule, root, runNode, say, stop } from './steps.mjs'

/** Everything that a build depends on. */
const inputs = [
  'app',
  'components',
  'lib',
  'generated/stamp',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
  'scripts/build.mjs',
]
const stampPath = join(root, '.next/deixis-stamp')
const commandLine = 'dist/deixis.mjs'
/** Its place is what `lib/assets/workshop.ts` looks for. */
const deriver = 'dist/deriver.mjs'

function isFresh(stamp) {
  const outputs = [
    stampPath,
    ...['.next/BUILD_ID', commandLine, deriver].map((path) => join(root, path)),
  ]
  return outputs.every(existsSync) && readFileSync(stampPath, 'utf8') === stamp
}

/** Bundles the command line into one file that runs without the checkout's sources. */
async function buildCommandLine() {
  // Loaded late: this module is read before anything is installed.
  const { build } = await import('esbuild')
  await build({
    entryPoints: [join(root, 'lib/cli/main.ts')],
    outfile: join(root, commandLine),
    banner: { js: '#!/usr/bin/env node' },
    ...nodeModule,
  })
  chmodSync(join(root, commandLine), 0o755)
}

/**
 * Bundles the worker that prepares pictures and sounds into a folder, where Node runs it beside the server
 * or the command line. What only one of the two needs is a file of its own, read when it is needed.
 */
export async function buildDeriver(folder = join(root, 'dist')) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    ...nodeModule,
    entryPoints: { deriver: join(root, 'lib/assets/deriver.ts') },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'deriver-[hash]',
    splitting: true,
    write: false,
  })
  mkdirSync(folder, { recursive: true })
  // Servers that run take these up at any moment: whole files take their names, the entry as the last.
  const entryLast = outputFiles.toSorted((one, other) => isEntry(one) - isEntry(other))
  for (const { path, contents } of entryLast) {
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, contents)
    renameSync(draft, path)
  }
}

function isEntry({ path }) {
  return Number(path.endsWith('deriver.mjs'))
}

/** Builds when something changed. The checkout must be set up. */
export async function build() {
  const stamp = hashOf(inputs)
  if (isFresh(stamp)) return
  say('building (about half a minute) …')
  // The stamp goes first and comes back last, so that an interrupted build is not taken for a finished one.
  rmSync(stampPath, { force: true })
  if ((await runNode([commands.next, 'build'])) !== 0) {
    stop('the build failed (the reason stands above).')
  }
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  // esbuild prints what is wrong itself.
  await Promise.all([buildCommandLine(), buildDeriver()]).catch(() =>
    stop('the command line was not built (the reason stands above).'),
  )
  mkdirSync(join(root, '.next'), { recursive: true })
  writeFileSync(stampPath, stamp)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setup()
  await build()
}
