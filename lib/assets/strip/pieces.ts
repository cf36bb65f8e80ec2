import type { Failure, Result } from '../../std/result'

/**
 * A file without what it tells about people: its own bytes in order, views of the original where
 * nothing changed, so that a large file isn't copied.
 */
export type Stripped = {
  readonly pieces: readonly Uint8Array[]
  /** Told when the container's header may leave it out but its frames were walked anyway. */
  readonly durationSeconds?: number
}

/**
 * Drops from a file of one family everything that decoding doesn't need, by a list of what may
 * stay. The bytes are hostile: every length is checked against what is there.
 *
 * @returns `media.broken` when the structure doesn't hold, `media.empty` when there is no sound in it
 */
export type Strip = (bytes: Uint8Array) => Result<Stripped, Failure>

/** Whether the pieces are the original, whole and in order. */
export function isUnchanged(pieces: readonly Uint8Array[], bytes: Uint8Array): boolean {
  let at = bytes.byteOffset
  for (const piece of pieces) {
    if (piece.buffer !== bytes.buffer || piece.byteOffset !== at) return false
    at += piece.byteLength
  }
  return at === bytes.byteOffset + bytes.byteLength
}

/** Text of Latin-1 bytes, for the four-letter names of chunks and boxes. */
export function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

/**
 * The same memory, to be read as numbers; offsets count from the start of `bytes`, not of its
 * buffer.
 */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Edits that keep every offset, made on a copy only once something really changes. For containers
 * whose tables point into the file (ISO boxes, EBML).
 */
export function createOverlay(bytes: Uint8Array) {
  let copy: Uint8Array | undefined
  return {
    erase(from: number, to: number): void {
      if (bytes.subarray(from, to).every((byte) => byte === 0)) return
      copy ??= new Uint8Array(bytes)
      copy.fill(0, from, to)
    },
    write(at: number, values: Uint8Array): void {
      if (values.every((value, index) => bytes[at + index] === value)) return
      copy ??= new Uint8Array(bytes)
      copy.set(values, at)
    },
    result: (): Uint8Array => copy ?? bytes,
  }
}

export type Overlay = ReturnType<typeof createOverlay>
