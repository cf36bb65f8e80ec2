import { fail, ok, type Result } from '../std/result'

/**
 * Judges whether the percent-escapes of a path are whole and UTF-8 (RFC 3986, 2.5).
 *
 * @returns `request.badAddress` (400) where they are not
 */
export function judgePath(path: string): Result<null> {
  try {
    decodeURIComponent(path)
    return ok(null)
  } catch {
    return fail('request.badAddress', { path: path.slice(0, 200) })
  }
}
