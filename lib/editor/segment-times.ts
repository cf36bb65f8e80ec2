/** A part of a sound, in seconds. */
export type Span = { readonly start: number; readonly end: number }
export type SpanEdge = 'start' | 'end'

/** The shortest segment, and the step in which all times are kept. */
const stepsPerSecond = 1_000

/** A time as a whole number of milliseconds, in which sums are exact. */
export function toMilliseconds(seconds: number): number {
  return Math.round(seconds * stepsPerSecond)
}

function toSeconds(milliseconds: number): number {
  return milliseconds / stepsPerSecond
}

/** The last whole millisecond of a sound, and no less than one. */
function lastOf(durationSeconds: number): number {
  // A length that was written as a decimal fraction may miss its millisecond by an ulp.
  return Math.max(1, Math.floor(durationSeconds * stepsPerSecond + 1e-6))
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** A moment of a sound, to the millisecond. */
export function heldTime(seconds: number, durationSeconds: number): number {
  return toSeconds(clamp(toMilliseconds(seconds), 0, lastOf(durationSeconds)))
}

/** What lies between two moments in any order: in the sound, to the millisecond, and at least one long. */
export function heldSpan({ start, end }: Span, durationSeconds: number): Span {
  const last = lastOf(durationSeconds)
  const [from, to] = [toMilliseconds(start), toMilliseconds(end)].sort((a, b) => a - b) as [
    number,
    number,
  ]
  const first = clamp(from, 0, last - 1)
  return { start: toSeconds(first), end: toSeconds(clamp(to, first + 1, last)) }
}

/** The span with one edge put elsewhere: never past the other one, which stays where it is. */
export function withEdge(
  span: Span,
  edge: SpanEdge,
  seconds: number,
  durationSeconds: number,
): Span {
  const at = toMilliseconds(seconds)
  if (edge === 'start') {
    const start = toSeconds(clamp(at, 0, toMilliseconds(span.end) - 1))
    return { start, end: span.end }
  }
  const least = toMilliseconds(span.start) + 1
  // A document may tell of a segment behind the end of its sound.
  if (least > lastOf(durationSeconds)) return heldSpan(span, durationSeconds)
  return { start: span.start, end: toSeconds(clamp(at, least, lastOf(durationSeconds))) }
}

/** The span as long as it is, earlier or later, and no farther than the sound goes. */
export function movedSpan(span: Span, bySeconds: number, durationSeconds: number): Span {
  const { start, end } = heldSpan(span, durationSeconds)
  const [first, length] = [toMilliseconds(start), toMilliseconds(end) - toMilliseconds(start)]
  const moved = clamp(first + toMilliseconds(bySeconds), 0, lastOf(durationSeconds) - length)
  return { start: toSeconds(moved), end: toSeconds(moved + length) }
}

/** The nearest of some moments, where it is no farther than the reach; else the moment itself. */
export function snappedTime(seconds: number, moments: readonly number[], reach: number): number {
  let nearest = seconds
  let least = reach
  for (const moment of moments) {
    const distance = Math.abs(moment - seconds)
    if (distance > least) continue
    nearest = moment
    least = distance
  }
  return nearest
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/**
 * A time as people write it: `0:05.250`, `12:00.000`, `1:02:03.004`.
 *
 * @param decimalsCount how many decimal places are written, 0 to 3; what is left out is cut off
 */
export function timeText(seconds: number, decimalsCount = 3): string {
  const all = Math.max(0, toMilliseconds(seconds))
  const whole = Math.floor(all / stepsPerSecond)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const head = hours > 0 ? `${hours}:${twoDigits(minutes)}` : String(minutes)
  const decimals = String(all % stepsPerSecond)
    .padStart(3, '0')
    .slice(0, decimalsCount)
  return `${head}:${twoDigits(whole % 60)}${decimalsCount > 0 ? `.${decimals}` : ''}`
}

/** `12`, `12.5`, `1:23.456`, `1:02:03`: hours and minutes whole, and what follows one below 60. */
const written = /^(?:(?:(\d{1,3}):)?(\d{1,7}):)?(\d{1,7})(?:[.,](\d{1,9}))?\s*s?$/

/** The seconds that a person wrote, to the millisecond; undefined for what is no time. */
export function readTime(text: string): number | undefined {
  const found = written.exec(text.trim())
  if (!found) return undefined
  const [, hours, minutes, seconds = '0', decimals = '0'] = found
  if (minutes !== undefined && Number(seconds) >= 60) return undefined
  if (hours !== undefined && Number(minutes) >= 60) return undefined
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds)
  return toSeconds(toMilliseconds(whole + Number(`0.${decimals}`)))
}
