// Writes what the store needs and the repository does not keep: one Prisma client a database, and the
// committed migrations as a module, so that a bundle carries them. Does nothing when nothing changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrations } from './prisma/migrations.mjs'
import { providers, root } from './prisma/paths.mjs'

const generated = join(root, 'generated')
const stampPath = join(generated, 'stamp')
const outputs = [
  join(generated, 'migrations.ts'),
  ...providers.map((provider) => join(generated, provider, 'client', 'client.ts')),
]

function read(...parts) {
  return readFileSync(join(root, ...parts), 'utf8')
}

/** Everything that the outputs depend on, this script and Prisma's version included. */
function hashInputs() {
  const hash = createHash('sha256')
  const add = (text) => hash.update(`${text.length}:${text}`)
  add(readFileSync(fileURLToPath(import.meta.url), 'utf8'))
  add(JSON.parse(read('node_modules/prisma/package.json')).version)
  add(read('prisma/models.prisma'))
  for (const provider of providers) {
    add(read('prisma', provider, 'header.prisma'))
    add(JSON.stringify(readMigrations(provider)))
  }
  return hash.digest('hex')
}

function generateClient(provider) {
  const directory = join(generated, provider)
  rmSync(directory, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  const schemaPath = join(directory, 'schema.prisma')
  writeFileSync(
    schemaPath,
    `${read('prisma', provider, 'header.prisma')}\n${read('prisma/models.prisma')}`,
  )
  const prisma = join(root, 'node_modules/prisma/build/index.js')
  const run = spawnSync(process.execPath, [prisma, 'generate', '--schema', schemaPath], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'scripts/prisma/no-engine.mjs'),
    },
  })
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`)
    process.exit(run.status ?? 1)
  }
}

function generateMigrations() {
  const all = Object.fromEntries(providers.map((provider) => [provider, readMigrations(provider)]))
  const type =
    "{ readonly [provider in 'sqlite' | 'postgresql']: readonly { readonly name: string; readonly sql: string; readonly checksum: string }[] }"
  writeFileSync(
    join(generated, 'migrations.ts'),
    `// Written by scripts/generate.mjs from prisma/*/migrations.\nexport const migrations: ${type} = ${JSON.stringify(all, null, 2)}\n`,
  )
}

const stamp = hashInputs()
const fresh =
  existsSync(stampPath) &&
  readFileSync(stampPath, 'utf8') === stamp &&
  outputs.every((path) => existsSync(path))
if (!fresh) {
  mkdirSync(generated, { recursive: true })
  // The stamp goes first and comes back last, so that an interrupted run is not taken for a finished one.
  rmSync(stampPath, { force: true })
  for (const provider of providers) generateClient(provider)
  generateMigrations()
  writeFileSync(stampPath, stamp)
  console.log('The database clients were generated.')
}
