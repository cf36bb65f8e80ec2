// A PostgreSQL of one's own for tests and for drafting migrations: in a temporary directory, on a
// loopback port, gone afterwards.
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import pg from 'pg'

/** The folder with `initdb` and `postgres`, or undefined where PostgreSQL is not installed. */
export function findPostgresql() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))
    : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

/** PostgreSQL refuses to run as root, so there it runs as the user of its package. */
function identity() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A port that nobody listens on, from the range that is asked for, or any. */
async function freePort(first, last) {
  for (let port = first; port <= last; port++) {
    const free = await new Promise((resolve) => {
      const server = createServer()
      server.once('error', () => resolve(0))
      server.listen(port, '127.0.0.1', () => {
        const taken = server.address().port
        server.close(() => resolve(taken))
      })
    })
    if (free !== 0) return free
  }
  throw new Error(`all ports from ${first} to ${last} are taken`)
}

/**
 * Starts a server with its default durability (fsync on).
 *
 * @returns {Promise<undefined | { url: string, createDatabase: (name: string) => Promise<string>,
 *   halt: () => Promise<void>, restart: () => Promise<void>, stop: () => Promise<void> }>} undefined where it is not installed
 */
export async function startPostgresql({ portFirst = 0, portLast = portFirst } = {}) {
  const folder = findPostgresql()
  if (folder === undefined) return undefined
  const user = identity()
  const directory = mkdtempSync(join(tmpdir(), 'deixis-postgresql-'))
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid)
  const data = join(directory, 'data')
  const options = { ...user, cwd: directory, stdio: 'pipe', encoding: 'utf8' }
  execFileSync(
    join(folder, 'initdb'),
    ['-D', data, '-U', 'deixis', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    options,
  )
  const port = await freePort(portFirst, portLast)
  const flags = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ]
  const start = () => spawn(join(folder, 'postgres'), flags, { ...options, stdio: 'ignore' })
  let child = start()
  const kill = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  const killNow = () => child.kill('SIGQUIT')
  process.once('exit', killNow)
  const url = `postgresql://deixis@127.0.0.1:${port}/postgres`
  await answering(url)
  return {
    url,
    createDatabase: async (name) => {
      await query(url, `CREATE DATABASE "${name}"`)
      return url.replace(/postgres$/, name)
    },
    /** The server goes away at once, as in a crash. */
    halt: () => kill('SIGQUIT'),
    restart: async () => {
      child = start()
      await answering(url)
    },
    stop: async () => {
      await kill('SIGINT')
      process.removeListener('exit', killNow)
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function query(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function answering(url) {
  for (let count = 0; ; count++) {
    try {
      return await query(url, 'SELECT 1')
    } catch (error) {
      if (count === 200) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
