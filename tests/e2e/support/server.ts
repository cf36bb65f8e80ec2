import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const readyTimeoutMilliseconds = 30_000

/** A server of the built product with a data folder of its own. */
export type Server = {
  readonly url: string
  readonly dataDirectory: string
  /** Memory of its processes together, in bytes; those that make media are among them. */
  readonly memoryByteCount: () => number
  /** Ends it as a crash would, at once. */
  readonly kill: () => Promise<void>
  /** Starts it again, at the same address and on the same data. */
  readonly restart: () => Promise<void>
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** @throws when there is no build: `npm run build` makes one */
export async function startServer(more: Readonly<Record<string, string>> = {}): Promise<Server> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'deixis-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child = await launch(port, dataDirectory, more)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  return {
    url,
    dataDirectory,
    memoryByteCount: () => residentByteCount(child.pid ?? 0),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM')
      child = await launch(port, dataDirectory, more)
    },
    stop: async () => {
      await end('SIGTERM')
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** What a process and those that it started hold in memory, as Linux tells it. */
function residentByteCount(pid: number): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')
    const threads = readdirSync(`/proc/${pid}/task`)
    const children = threads.flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean),
    )
    const others = children.map((child) => residentByteCount(Number(child)))
    return others.reduce((sum, each) => sum + each, Number(pages) * 4096)
  } catch {
    // A process that has just ended holds nothing.
    return 0
  }
}

async function launch(
  port: number,
  dataDirectory: string,
  more: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const command = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', `${port}`]
  const env = {
    ...process.env,
    DEIXIS_DATA: dataDirectory,
    DATABASE_URL: '',
    DEIXIS_LOG_LEVEL: 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
    ...more,
  }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-10_000)))
  }
  const end = Date.now() + readyTimeoutMilliseconds
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/health`).catch(() => undefined)
    if (answer?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not become ready:\n${output}`)
}
