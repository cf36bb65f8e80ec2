// POST /prompt: requests a second, over those of a bare Next route that answers with the same bytes.
// Both are built and started as in production. `npm run bench` builds the product first; alone, after
// `npm run build`: node scripts/run-ts.mjs tests/bench/prompt-route.bench.mts
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createClient } from '../../lib/client'
import { asDataUrl, example, withAssets } from '../api/dogs'

const secondsPerRun = 3
const rounds = 3
/** Until both servers run compiled code. */
const warmingSeconds = 4
const connectionsCount = 8
const next = resolve('node_modules/next/dist/bin/next')
const directory = mkdtempSync(join(tmpdir(), 'deixis-bench-'))
/** Inside the checkout, where the bundler finds the packages; not in node_modules, which it leaves as it is. */
const bareApp = resolve('.next/bare-route')
const children: ChildProcess[] = []
const agent = new Agent({ keepAlive: true, maxSockets: connectionsCount })

const bareRoute = `
import { readFileSync } from 'node:fs'
const answers = new Map()
export async function POST(request, { params }) {
  const { name } = await params
  await request.arrayBuffer()
  if (!answers.has(name)) answers.set(name, readFileSync(process.env.ANSWERS + '/' + name))
  return new Response(answers.get(name), { headers: { 'content-type': 'application/json' } })
}
`

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

function runNext(
  args: readonly string[],
  cwd: string,
  environment: Record<string, string> = {},
): ChildProcess {
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    ...environment,
  }
  return spawn(process.execPath, [next, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function start(
  cwd: string,
  path: string,
  environment: Record<string, string>,
): Promise<number> {
  const port = await freePort()
  children.push(runNext(['start', '-H', '127.0.0.1', '-p', String(port)], cwd, environment))
  for (let tries = 0; tries < 300; tries++) {
    const answered = await fetch(`http://127.0.0.1:${port}${path}`).then(
      () => true,
      () => false,
    )
    if (answered) return port
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${cwd} does not answer`)
}

async function startBare(answers: string): Promise<number> {
  rmSync(bareApp, { recursive: true, force: true })
  mkdirSync(join(bareApp, 'app/[name]'), { recursive: true })
  writeFileSync(join(bareApp, 'app/[name]/route.js'), bareRoute)
  writeFileSync(join(bareApp, 'package.json'), '{ "type": "module", "private": true }')
  writeFileSync(
    join(bareApp, 'next.config.mjs'),
    `export default { turbopack: { root: ${JSON.stringify(resolve('.'))} } }`,
  )
  const [code] = (await once(runNext(['build'], bareApp), 'exit')) as [number]
  if (code !== 0) throw new Error('the bare route was not built')
  return start(bareApp, '/inline', { ANSWERS: answers })
}

function post(
  port: number,
  path: string,
  body: string,
  keep?: (bytes: Buffer) => void,
): Promise<number> {
  return new Promise((done, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const sent = httpRequest(
      { host: '127.0.0.1', port, path, method: 'POST', agent, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => keep && chunks.push(chunk))
        response.on('end', () => {
          keep?.(Buffer.concat(chunks))
          done(response.statusCode ?? 0)
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Requests a second over some seconds, with several connections at once. */
async function load(
  port: number,
  path: string,
  body: string,
  seconds = secondsPerRun,
): Promise<number> {
  let count = 0
  const begin = performance.now()
  const connection = async () => {
    while (performance.now() < begin + seconds * 1000) {
      const status = await post(port, path, body)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
      count++
    }
  }
  await Promise.all(Array.from({ length: connectionsCount }, connection))
  return count / ((performance.now() - begin) / 1000)
}

/** What is asked, and where. */
function casesOf({ id, document }: { readonly id: string; readonly document: unknown }) {
  const stored = `/api/v1/graphs/${id}/prompt`
  const target = 'gemini'
  return [
    ...(['inline', 'reference'] as const).map((media) => ({
      name: media,
      path: '/api/v1/prompt',
      told: `POST /prompt, the example, media ${media}`,
      body: JSON.stringify({ document, target, media }),
    })),
    {
      name: 'stored',
      path: stored,
      told: 'POST /graphs/{id}/prompt, the example, media reference',
      body: JSON.stringify({ target, media: 'reference' }),
    },
  ]
}

async function main(): Promise<void> {
  const product = await start(resolve('.'), '/api/v1/health', {
    DEIXIS_DATA: join(directory, 'data'),
    DEIXIS_LOG_LEVEL: 'silent',
    DATABASE_URL: '',
  })
  const client = createClient({ baseUrl: `http://127.0.0.1:${product}` })
  const created = await client.createGraph({ document: withAssets(example(), asDataUrl) })
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  const cases = casesOf(created.value)
  const byteCounts: number[] = []
  for (const { name, path, body } of cases) {
    await post(product, path, body, (bytes) => {
      byteCounts.push(bytes.length)
      writeFileSync(join(directory, name), bytes)
    })
  }
  const bare = await startBare(directory)
  for (const [index, { name, path, told, body }] of cases.entries()) {
    await load(bare, `/${name}`, body, warmingSeconds)
    await load(product, path, body, warmingSeconds)
    const best = { prompt: 0, bare: 0 }
    for (let round = 0; round < rounds; round++) {
      // In turn, so that what else the machine does falls on both.
      best.bare = Math.max(best.bare, await load(bare, `/${name}`, body))
      best.prompt = Math.max(best.prompt, await load(product, path, body))
    }
    const size = Math.round((byteCounts[index] ?? 0) / 1024)
    console.log(
      `${told}, ${size} kB: ${best.prompt.toFixed(0)} requests/s, bare route ${best.bare.toFixed(0)}, ratio ${(best.prompt / best.bare).toFixed(2)} (target >= 0.5)`,
    )
  }
}

try {
  await main()
} finally {
  for (const child of children) child.kill()
  agent.destroy()
  rmSync(directory, { recursive: true, force: true })
  rmSync(bareApp, { recursive: true, force: true })
}
