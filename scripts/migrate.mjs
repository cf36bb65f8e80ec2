// `npm run db:migrate` applies pending migrations, as the server also does when it starts.
// `npm run db:migrate -- dev --name add-shares` drafts a migration for both databases from the models.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { migrationsDirectory, readMigrations } from './prisma/migrations.mjs'
import { providers, root } from './prisma/paths.mjs'
import { startPostgresql } from './prisma/postgresql.mjs'
import { bundle } from './run-ts.mjs'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { name: { type: 'string' } },
})

await import('./generate.mjs')
if (positionals[0] === 'dev') await draft(values.name)
else if (positionals[0] === undefined) await deploy()
else
  stop(
    `There is no "${positionals[0]}". Say nothing to apply migrations, or "dev --name <name>" to draft one.`,
  )

function stop(message) {
  console.error(message)
  process.exit(1)
}

async function deploy() {
  const module = await import(await bundle(join(root, 'scripts/prisma/deploy.mts')))
  if (!(await module.deploy())) process.exit(1)
}

async function draft(name) {
  if (!/^[a-z0-9_-]{1,80}$/.test(name ?? ''))
    stop('Name the migration in small letters: npm run db:migrate -- dev --name add-shares')
  const { draftMigration } = await import(await bundle(join(root, 'scripts/prisma/draft.mts')))
  const server = await startPostgresql()
  if (server === undefined)
    stop(
      'PostgreSQL is not installed here, and a migration is drafted for both databases. Install postgresql, then run this again.',
    )
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  try {
    for (const provider of providers) {
      const schema = readFileSync(join(root, 'generated', provider, 'schema.prisma'), 'utf8')
      const url = provider === 'postgresql' ? await server.createDatabase('draft') : undefined
      const sql = await draftMigration(provider, schema, readMigrations(provider), url)
      if (sql === undefined) {
        console.log(`${provider}: the migrations already say what the models say.`)
        continue
      }
      const directory = join(migrationsDirectory(provider), `${time}_${name}`)
      mkdirSync(directory, { recursive: true })
      writeFileSync(join(directory, 'migration.sql'), sql)
      console.log(`${provider}: ${relative(root, join(directory, 'migration.sql'))}`)
    }
  } finally {
    await server.stop()
  }
  console.log('Read them, then run npm run db:generate.')
}
