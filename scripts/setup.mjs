// Makes a checkout ready: the packages of the lock file, the generated database clients.
// `node scripts/setup.mjs`; the other scripts call it first. Does nothing when nothing changed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root, runNode, runNpm, say, stop } from './steps.mjs'

function readJson(path) {
  const absolute = join(root, path)
  return existsSync(absolute) ? JSON.parse(readFileSync(absolute, 'utf8')) : undefined
}

/** Whether the lock file was made from package.json as it is now. */
function isLockOf({ dependencies, devDependencies }, lockRoot) {
  const wanted = { ...dependencies, ...devDependencies }
  const locked = { ...lockRoot?.dependencies, ...lockRoot?.devDependencies }
  const names = new Set([...Object.keys(wanted), ...Object.keys(locked)])
  return [...names].every((name) => wanted[name] === locked[name])
}

/**
 * Whether node_modules holds what the lock file names. npm keeps its own record of what it installed,
 * so an install by hand counts too. Packages of other platforms may be absent.
 */
function isInstalled() {
  const wanted = readJson('package-lock.json')?.packages
  const present = readJson('node_modules/.package-lock.json')?.packages
  if (!wanted || !present || !isLockOf(readJson('package.json'), wanted[''])) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    return found ? found.version === entry.version : isOptional(entry)
  })
}

function isOptional(entry) {
  return Boolean(entry.optional || entry.devOptional || entry.peer)
}

async function install() {
  say('installing the packages of package-lock.json (a minute or two) …')
  // Development packages too, whatever NODE_ENV says: the build needs some of them.
  const code = await runNpm(['install', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0) {
    stop(
      'the packages were not installed (npm says why above). Check the network and the free space, then run this again.',
    )
  }
}

/** Makes the checkout ready and ends the process with a sentence when that can't be done. */
export async function setup() {
  if (!isInstalled()) await install()
  if ((await runNode(['scripts/generate.mjs'])) !== 0) {
    stop('the database clients were not generated (the reason stands above).')
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setup()
