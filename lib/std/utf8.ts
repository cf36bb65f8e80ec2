import { fail, ok, type Result } from './result'

/** Text in UTF-8, a byte order mark taken off; `text.badEncoding` where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Result<string> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail('text.badEncoding')
  }
}
