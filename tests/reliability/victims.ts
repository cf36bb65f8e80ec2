import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { DatabaseLocation } from '@/lib/store/client'

/** A batch that somebody was told is kept. */
export type Acknowledgement = {
  readonly graph: string
  readonly revision: number
  readonly batchId: string
}

/** Something that takes batches until it is killed. */
export type Victim = {
  /** Grows as answers come in; what is in here must never be lost. */
  readonly acknowledged: readonly Acknowledgement[]
  /** Resolves with the first acknowledgement. */
  readonly started: Promise<void>
  /** SIGKILL, and all its answers read. */
  kill(): Promise<void>
}

function firstOf(
  acknowledged: Acknowledgement[],
  failed: (reject: (error: Error) => void) => void,
) {
  let resolve = () => {}
  const started = new Promise<void>((settle, reject) => {
    resolve = settle
    failed(reject)
  })
  const add = (acknowledgement: Acknowledgement) => {
    acknowledged.push(acknowledgement)
    resolve()
  }
  return { started, add }
}

/**
 * A process that writes to the store directly and prints what was acknowledged.
 *
 * @param script the bundled `writer.mts`
 */
export function storeVictim(
  script: string,
  location: DatabaseLocation,
  graphId: string,
  name: string,
): Victim {
  const env = { ...process.env, DATABASE_URL: location.databaseUrl ?? '' }
  const args = [script, location.dataDirectory, graphId, name]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: Acknowledgement[] = []
  const { started, add } = firstOf(acknowledged, (reject) => {
    child.once('exit', () => reject(new Error(`writer ${name} ended before its first answer`)))
  })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    // The last line may be cut; what was not told was not acknowledged.
    if (line.endsWith('}')) add(JSON.parse(line) as Acknowledgement)
  })
  const read = new Promise<void>((resolve) => lines.once('close', resolve))
  return {
    acknowledged,
    started,
    kill: async () => {
      child.kill('SIGKILL')
      await read
    },
  }
}

/**
 * A running server that several clients post batches to, each waiting for its answer before the next.
 *
 * @param server its process, which is killed; it must listen already
 * @param origin such as `http://127.0.0.1:5439`
 */
export function serverVictim(
  server: ChildProcess,
  origin: string,
  graphId: string,
  names: readonly string[],
): Victim {
  const acknowledged: Acknowledgement[] = []
  const { started, add } = firstOf(acknowledged, (reject) => {
    server.once('exit', () => reject(new Error('the server ended before its first answer')))
  })
  const streams = names.map((name) =>
    post(`${origin}/api/v1/graphs/${graphId}/commands`, graphId, name, add),
  )
  return {
    acknowledged,
    started,
    kill: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGKILL')
      await Promise.all([gone, ...streams])
    },
  }
}

async function post(
  url: string,
  graph: string,
  name: string,
  add: (acknowledgement: Acknowledgement) => void,
): Promise<void> {
  for (let count = 0; ; count++) {
    const batchId = `${name}-${count}`
    const commands = [
      { type: 'addNode', node: { id: batchId, kind: 'text', text: 'x'.repeat(4_000) } },
      { type: 'updateNode', id: 'a', patch: { text: batchId } },
    ]
    let response: Response
    let body: { revision: number }
    try {
      const headers = { 'content-type': 'application/json' }
      response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ batchId, commands }),
      })
      body = (await response.json()) as { revision: number }
    } catch {
      // The server is dead: nobody was told anything about this batch.
      return
    }
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}`)
    add({ graph, revision: body.revision, batchId })
  }
}
