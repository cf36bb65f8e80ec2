/** Bytes from `start` up to but not including `end`. */
export type Range = { readonly start: number; readonly end: number }

/**
 * Reads a `Range` header (RFC 9110, section 14). Several ranges, other units and what is malformed
 * mean the whole, as the standard allows.
 *
 * @param size of the whole, in bytes
 * @returns the range cut to the size, `whole`, or `outside` when no byte of it exists
 */
export function parseRange(header: string | null, size: number): Range | 'whole' | 'outside' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.replaceAll(' ', '') ?? '')
  if (!match) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '') {
    if (last === '') return 'whole'
    const length = Math.min(Number(last), size)
    return length === 0 ? 'outside' : { start: size - length, end: size }
  }
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= size ? 'outside' : { start, end }
}
