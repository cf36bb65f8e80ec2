import { fail, ok, type Result } from './result'

/** Text in UTF-8, a byte order mark taken off; `text.badEncoding` where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail('text.badEncoding')
  }
}

/** How many bytes a text takes in UTF-8; half of a surrogate pair is counted as U+FFFD. */
export function utf8ByteCount(text: string): number {
  return new TextEncoder().encode(text).length
}
