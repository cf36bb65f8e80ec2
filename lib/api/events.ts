import { apiHeaders } from './response'

export const eventStreamType = 'text/event-stream'

/** Between two signs of life, in milliseconds: what stands between may close a connection on which nothing comes. */
const aliveInterval = 15_000

/** One event of a stream, by its name. */
export type NamedEvent = { readonly name: string; readonly data: unknown }

/**
 * Events as they come, in the form of server-sent events (WHATWG HTML, 9.2). They are read to their end also where
 * nobody listens any more, since what comes of that is to be kept; `stop` is called then, so that the end is near.
 */
export function eventResponse(events: AsyncIterable<NamedEvent>, stop: () => void): Response {
  const encoder = new TextEncoder()
  let isOpen = true
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => {
        if (isOpen) controller.enqueue(encoder.encode(text))
      }
      const alive = setInterval(() => write(': alive\n\n'), aliveInterval)
      const drain = async () => {
        for await (const { name, data } of events) {
          write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
        }
      }
      drain()
        .then(() => isOpen && controller.close())
        .catch((error: unknown) => isOpen && controller.error(error))
        .finally(() => clearInterval(alive))
    },
    cancel() {
      isOpen = false
      stop()
    },
  })
  return new Response(body, {
    headers: {
      ...apiHeaders,
      'Content-Type': eventStreamType,
      // Compressed, pieces would be held back until there are enough of them.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
