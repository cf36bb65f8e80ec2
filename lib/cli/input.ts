import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { errorCode } from '../assets/files'
import { bounds } from '../std/bounds'
import { fail, ok, type Failure, type Result } from '../std/result'
import { decodeUtf8 } from '../std/utf8'

/** What a command reads and where it writes. */
export type Streams = {
  /** Standard input, opened by whoever reads it. */
  readonly input: () => AsyncIterable<Uint8Array>
  readonly out: (content: string | Uint8Array) => void
  readonly err: (text: string) => void
  /** Whether what is written to `out` is read by a person at a terminal. */
  readonly isTerminal: boolean
}

/** What names standard input where a file is expected; a file of that name is `./-`. */
export const standardInput = '-'

/**
 * The text of a file in UTF-8, or of standard input.
 *
 * @returns the text, what `readBytes` fails with, or `text.badEncoding`
 */
export async function readText(path: string, streams: Streams): Promise<Result<string>> {
  const limit = bounds.jsonByteCountMax
  const tooLarge = fail('json.tooLarge', { limit })
  const bytes = await readBytes(path, streams, () => ({ byteCountMax: limit, tooLarge }))
  return bytes.ok ? decodeUtf8(bytes.value) : bytes
}

/** The greatest number of bytes, and what is said of a file that has more. */
export type Limit = {
  readonly byteCountMax: number
  readonly tooLarge: { readonly ok: false; readonly error: Failure }
}

/** So many bytes of a file say what it is. */
const beginByteCount = 4

/**
 * The bytes of a file or of a named pipe, or standard input. No more is read than the limit, whatever size the
 * system tells: a pipe has none.
 *
 * @param path of the file, or `-` for standard input
 * @param limitOf how much is read of a file that begins so
 * @returns the bytes, `file.notFound`, `file.notFile`, `file.notRead`, `input.tooLarge` or what was given
 */
export async function readBytes(
  path: string,
  { input }: Streams,
  limitOf: (begin: Uint8Array) => Limit,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    if (path === standardInput) {
      return await collect(input(), (begin) => {
        const limit = limitOf(begin).byteCountMax
        return { byteCountMax: limit, tooLarge: fail('input.tooLarge', { limit }) }
      })
    }
    const found = await stat(path)
    if (!found.isFile() && !found.isFIFO()) return fail('file.notFile', { file: path })
    return await collect(createReadStream(path), limitOf, found.size)
  } catch (error) {
    return fileFailure(path, error)
  }
}

async function collect(
  source: AsyncIterable<Uint8Array>,
  limitOf: (begin: Uint8Array) => Limit,
  announcedByteCount = 0,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const chunks: Uint8Array[] = []
  let byteCount = 0
  let limit: Limit | undefined
  for await (const chunk of source) {
    chunks.push(chunk)
    byteCount += chunk.length
    // A pipe may bring its first bytes one by one.
    if (byteCount < beginByteCount) continue
    limit ??= limitOf(Buffer.concat(chunks).subarray(0, beginByteCount))
    if (Math.max(byteCount, announcedByteCount) > limit.byteCountMax) return limit.tooLarge
  }
  return ok(Buffer.concat(chunks))
}

/** Why a file could not be read: it is not there, it is none, or the system's reason. */
export function fileFailure(
  file: string,
  error: unknown,
): { readonly ok: false; readonly error: Failure } {
  const code = errorCode(error) ?? 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('file.notFound', { file })
  if (code === 'EISDIR') return fail('file.notFile', { file })
  return fail('file.notRead', { file, reason: code })
}

/** Options as a contract reads them: what was not given is not there. */
export function withoutUndefined(options: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}
