import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type WireRequest = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly byteCount: number
  readonly body: unknown
}

/** An answer in pieces, so that a provider may also be one that streams. */
export type WireAnswer = {
  readonly status: number
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly chunks: Iterable<Chunk> | AsyncIterable<Chunk>
}

type Chunk = string | Uint8Array

/** A provider that listens on this machine, and what it was sent. */
export type Wire = {
  readonly baseUrl: string
  readonly received: WireRequest[]
  /** When each caller that did not wait for the end went away, in milliseconds since the epoch. */
  readonly abandoned: number[]
  readonly close: () => Promise<void>
}

export function jsonAnswer(status: number, body: unknown): WireAnswer {
  return { status, contentType: 'application/json', chunks: [JSON.stringify(body)] }
}

/** Listens on a free port of the loopback; every request is answered by `answer`. */
export async function startWire(
  answer: (request: WireRequest) => Promise<WireAnswer>,
): Promise<Wire> {
  const received: WireRequest[] = []
  const abandoned: number[] = []
  const server = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = []
    incoming.on('data', (piece: Buffer) => pieces.push(piece))
    incoming.on('end', () => {
      const bytes = Buffer.concat(pieces)
      const { method = '', url: path = '', headers } = incoming
      const request = { method, path, headers, byteCount: bytes.length, body: jsonOf(bytes) }
      received.push(request)
      const respond = async () => {
        const { status, contentType, headers: more, chunks } = await answer(request)
        outgoing.writeHead(status, { 'content-type': contentType, ...more })
        outgoing.flushHeaders()
        for await (const chunk of chunks) outgoing.write(chunk)
        outgoing.end()
      }
      outgoing.on('close', () => {
        if (!outgoing.writableFinished) abandoned.push(Date.now())
      })
      respond().catch((error: unknown) => outgoing.destroy(error as Error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    received,
    abandoned,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** What a server does that says nothing more, until its caller goes away. */
export function hang(): Promise<never> {
  return new Promise(() => {})
}

/** What is no JSON is told apart from every JSON. */
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
