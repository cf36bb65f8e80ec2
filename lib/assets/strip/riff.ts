import { textAt, viewOf } from './pieces'

/** A chunk of a RIFF file: its name, and where its header, its data and its padding lie. */
export type Chunk = {
  readonly name: string
  readonly at: number
  readonly body: number
  readonly bodyEnd: number
  readonly end: number
}

/** An honest file has few; one of nothing but empty chunks would cost memory by each. */
const chunksCountMax = 10_000

/**
 * The chunks of a RIFF file of this form (`WAVE`, `WEBP`), or undefined when they don't fit in it.
 * What follows the RIFF chunk itself is no part of the file. A recorder that streams writes a
 * length of 0xFFFFFFFF, which means up to the end of the file.
 */
export function chunksOf(bytes: Uint8Array, form: string): Chunk[] | undefined {
  if (textAt(bytes, 0, 4) !== 'RIFF' || textAt(bytes, 8, 4) !== form) return undefined
  const view = viewOf(bytes)
  const sizeOf = (at: number) => view.getUint32(at, true)
  const isStreamed = sizeOf(4) === 0xffffffff
  const fileEnd = isStreamed ? bytes.length : 8 + sizeOf(4)
  // Some writers leave out the last padding byte but count it.
  if (fileEnd > bytes.length + 1) return undefined
  const end = Math.min(fileEnd, bytes.length)
  const chunks: Chunk[] = []
  for (let at = 12; at + 8 <= end;) {
    const size = sizeOf(at + 4)
    const body = at + 8
    const bodyEnd = size === 0xffffffff ? end : body + size
    if (bodyEnd > end || chunks.length === chunksCountMax) return undefined
    const next = Math.min(bodyEnd + ((bodyEnd - body) % 2), end)
    chunks.push({ name: textAt(bytes, at, 4), at, body, bodyEnd, end: next })
    at = next
  }
  return chunks
}

/** The header of a RIFF file, or of one of its chunks when no form is given. */
export function riffHeader(name: string, size: number, form = ''): Uint8Array {
  const header = new Uint8Array(8 + form.length)
  header.set(new TextEncoder().encode(name))
  viewOf(header).setUint32(4, size, true)
  header.set(new TextEncoder().encode(form), 8)
  return header
}
