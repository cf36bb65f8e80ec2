import { randomUUID } from 'node:crypto'
import { assert } from '../std/assert'

/** The bytes of a text that JSON writes as it is, such as base64; undefined for all others. */
export type PlainBytes = (text: string) => Uint8Array | undefined

/** Stands for a plain text while the rest is written. No caller can know it, so none can send it. */
const mark = randomUUID()

/**
 * A value as JSON in pieces: large plain texts whose bytes are at hand go in as they are, because
 * writing them out anew costs more than all the rest of an answer.
 */
export function jsonPieces(value: unknown, plainBytes: PlainBytes): readonly Uint8Array[] {
  const plain: Uint8Array[] = []
  const json = JSON.stringify(value, (_, inner: unknown) => {
    const bytes = typeof inner === 'string' ? plainBytes(inner) : undefined
    if (bytes === undefined) return inner
    plain.push(bytes)
    return mark
  })
  const texts = json.split(mark)
  assert(texts.length === plain.length + 1, 'the mark stands for plain texts alone')
  return texts.flatMap((text, index) => [Buffer.from(text), ...plain.slice(index, index + 1)])
}

/** A body that is sent piece by piece, with no copy of the whole. */
export function streamOf(pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0
  return new ReadableStream({
    pull(controller) {
      const piece = pieces[next++]
      if (piece === undefined) controller.close()
      else controller.enqueue(piece)
    },
  })
}
