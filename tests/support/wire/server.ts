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
  readonly chunks: Iterable<string> | AsyncIterable<string>
}

/** A provider that listens on this machine, and what it was sent. */
export type Wire = {
  readonly baseUrl: string
  readonly received: WireRequest[]
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
  const server = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = []
    incoming.on('data', (piece: Buffer) => pieces.push(piece))
    incoming.on('end', () => {
      const bytes = Buffer.concat(pieces)
      const { method = '', url: path = '', headers } = incoming
      const request = { method, path, headers, byteCount: bytes.length, body: jsonOf(bytes) }
      received.push(request)
      const respond = async () => {
        const { status, contentType, chunks } = await answer(request)
        outgoing.writeHead(status, { 'content-type': contentType })
        for await (const chunk of chunks) outgoing.write(chunk)
        outgoing.end()
      }
      respond().catch((error: unknown) => outgoing.destroy(error as Error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** What is no JSON is told apart from every JSON. */
function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
