// What the scripts share: saying what they do, running a step, and telling whether inputs changed.
// Only Node's own modules, because this runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** How esbuild makes one module for Node of our TypeScript; packages stay outside. */
export const nodeModule = {
  bundle: true,
  packages: 'external',
  alias: { '@': root },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
}

/** No tool that runs here reports to its maker or asks whether there is a newer version. */
const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  npm_config_update_notifier: 'false',
}

export function say(message) {
  console.log(`deixis: ${message}`)
}

/** Ends with a sentence that says what to do, without a stack trace. */
export function stop(message) {
  console.error(`deixis: ${message}`)
  process.exit(1)
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
// Judged as soon as this module loads, before anything that an old Node lacks is called.
if (major < 20 || (major === 20 && minor < 19)) {
  stop(
    `Node ${process.versions.node} is too old; 20.19 or newer is needed. Install it from https://nodejs.org, then run this again.`,
  )
}

/** The commands of installed packages, by the path of their script; `npx` would start npm each time. */
export const commands = {
  next: 'node_modules/next/dist/bin/next',
  typescript: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/** Starts a Node script in the root of the checkout, with its output shown. */
export function spawnNode(args, environment = {}) {
  const env = { ...process.env, ...quiet, ...environment }
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env })
}

/** @returns {Promise<number>} the exit code, 1 when a signal ended it */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs a Node script to its end and gives its exit code. */
export function runNode(args, environment) {
  return ended(spawnNode(args, environment))
}

/** Runs npm, which on Windows is a batch file that only a shell can start. */
export function runNpm(args) {
  const env = { ...process.env, ...quiet }
  const shell = process.platform === 'win32'
  return ended(spawn('npm', args, { cwd: root, stdio: 'inherit', env, shell }))
}

/** Hands the signals that end a server to the child and waits for it to finish by itself. */
export function handOnSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A second signal goes on too: a server that hangs while it ends can then be told again.
    process.on(signal, () => child.kill(signal))
  }
}

/** sha-256 over the names and bytes of files and folders (in the root), in a fixed order. */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addToHash(hash, path)
  return hash.digest('hex')
}

function addToHash(hash, path) {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return
  const names = readFolder(absolute)
  if (names) {
    for (const name of names.sort()) addToHash(hash, `${path}/${name}`)
    return
  }
  const bytes = readFileSync(absolute)
  hash.update(`${path}\0${bytes.length}\0`).update(bytes)
}

function readFolder(absolute) {
  try {
    return readdirSync(absolute)
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}
