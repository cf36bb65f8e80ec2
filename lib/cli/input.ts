import { readFile } from 'node:fs/promises'
import { errorCode } from '../assets/files'
import { bounds } from '../std/bounds'
import { fail, type Failure, type Result } from '../std/result'
import { decodeUtf8 } from '../std/utf8'

/** What a command reads and where it writes. */
export type Streams = {
  /** Standard input, opened by whoever reads it. */
  readonly input: () => AsyncIterable<Uint8Array>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** What names standard input where a file is expected; a file of that name is `./-`. */
export const standardInput = '-'

/**
 * The text of a file in UTF-8, or of standard input.
 *
 * @returns the text, `file.notFound`, `file.notFile`, `file.notRead`, `input.tooLarge`, or
 * `text.badEncoding`
 */
export async function readText(path: string, { input }: Streams): Promise<Result<string>> {
  try {
    if (path !== standardInput) return decodeUtf8(await readFile(path))
    return await readInput(input())
  } catch (error) {
    return fileFailure(path, error)
  }
}

async function readInput(input: AsyncIterable<Uint8Array>): Promise<Result<string>> {
  const limit = bounds.jsonByteCountMax
  const chunks: Uint8Array[] = []
  let byteCount = 0
  for await (const chunk of input) {
    byteCount += chunk.length
    if (byteCount > limit) return fail('input.tooLarge', { limit })
    chunks.push(chunk)
  }
  return decodeUtf8(Buffer.concat(chunks))
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
