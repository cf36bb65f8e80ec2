/** One event of a stream: its name and what it carries. */
export type StreamEvent = { readonly name: string; readonly data: unknown }

/**
 * The events of a response as they come (WHATWG HTML, 9.2.6), as this server writes them: a name and one line of JSON
 * each. Comments and what breaks off in the middle of an event are passed over.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>
  let text = ''
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      text += read.value
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = eventIn(text.slice(0, end))
        text = text.slice(end + 2)
        if (event) yield event
      }
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function eventIn(lines: string): StreamEvent | undefined {
  const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(lines) ?? []
  return name === undefined || data === undefined
    ? undefined
    : { name, data: JSON.parse(data) as unknown }
}
