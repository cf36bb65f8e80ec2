import { hang, type WireAnswer } from './server'

/** What a provider does next, in words that all of them can be told. */
export type Script = {
  /** The answer in the pieces that it comes in; `a bell [E3]` where nothing is said. */
  readonly text?: readonly string[] | undefined
  /** Why it ends; `none`: it ends without saying so. */
  readonly end?: 'complete' | 'length' | 'blocked' | 'promptBlocked' | 'none' | undefined
  /** A refusal instead of an answer. */
  readonly status?: number | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly message?: string | undefined
  /** `headers`: nothing is ever said. `middle`: nothing more after the text. */
  readonly hangs?: 'headers' | 'middle' | undefined
  /** Between two pieces, in milliseconds. */
  readonly pause?: number | undefined
  /** The bytes of the whole stream as they go over the wire. */
  readonly bytes?: ((whole: Buffer) => Iterable<Uint8Array>) | undefined
}

/** What is answered next; asked once a request, with its body. */
export type Next = (body: unknown) => Script

export const usualText = ['a bell', ' [E3]']

/** One event of server-sent events, as each provider writes them. */
export function event(data: unknown, name?: string): string {
  return `${name ? `event: ${name}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`
}

/** A stream of events as a script wants it sent. */
export async function streamed(
  script: Script,
  parts: { readonly text: readonly string[]; readonly rest: readonly string[] },
): Promise<WireAnswer> {
  if (script.hangs === 'headers') await hang()
  const chunks = async function* () {
    if (script.bytes) {
      for (const piece of script.bytes(Buffer.from([...parts.text, ...parts.rest].join('')))) {
        yield piece
        // Each piece arrives by itself.
        await new Promise((resolve) => setImmediate(resolve))
      }
      return
    }
    for (const piece of parts.text) {
      yield piece
      if (script.pause) await new Promise((resolve) => setTimeout(resolve, script.pause))
    }
    if (script.hangs === 'middle') await hang()
    yield* parts.rest
  }
  return {
    status: 200,
    contentType: 'text/event-stream',
    headers: script.headers,
    chunks: chunks(),
  }
}
