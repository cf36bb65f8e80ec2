import type { z } from 'zod'
import { bounds } from './bounds'
import { fail, ok, type Result } from './result'

/** Any JSON value, as zod's own `z.json()` has it. */
export type JsonValue = z.core.util.JSONType

/**
 * The one JSON parser. Depth and size are judged before anything is built, so that a bomb costs one
 * linear scan; U+0000 and lone surrogates are refused because neither database and no hash may see
 * them, a name given twice because two readers would see two values, and a number too great for a
 * double because it would be written back as null.
 *
 * @param text JSON text (RFC 8259), already decoded from UTF-8; a byte is counted a UTF-16 unit
 * @returns the value, or `json.tooLarge`, `json.tooDeep`, `json.invalid`, `json.badText`,
 *   `json.badKey`, `json.badNumber` or `json.duplicateKey`
 */
export function parseJson(
  text: string,
  limits: { byteCountMax?: number; depthMax?: number } = {},
): Result<JsonValue> {
  const byteCountMax = limits.byteCountMax ?? bounds.jsonByteCountMax
  const depthMax = limits.depthMax ?? bounds.jsonDepthMax
  // A UTF-16 unit is at least one byte of UTF-8, so the length is a lower bound of the bytes.
  if (text.length > byteCountMax) return fail('json.tooLarge', { limit: byteCountMax })
  const outline = outlineOf(text, depthMax)
  if (outline.depth > depthMax) return fail('json.tooDeep', { limit: depthMax })
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (error) {
    return fail('json.invalid', { reason: (error as Error).message.slice(0, 200) })
  }
  const found = { membersCount: 0 }
  const bad = findBad(value, '', found)
  if (bad) return bad
  if (found.membersCount === outline.membersCount) return ok(value)
  return fail('json.duplicateKey', { key: duplicateKey(text) })
}

/**
 * The greatest depth of brackets and the number of colons outside strings, which in valid JSON is that
 * of members. Stops as soon as the limit is passed.
 */
function outlineOf(text: string, depthMax: number): { depth: number; membersCount: number } {
  let depth = 0
  let deepest = 0
  let membersCount = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x22) i = endOfString(text, i)
    else if (unit === 0x3a) membersCount++
    else if (unit === 0x5b || unit === 0x7b) {
      deepest = Math.max(deepest, ++depth)
      if (deepest > depthMax) break
    } else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return { depth: deepest, membersCount }
}

/** The offset of the quote that ends the string begun at this one. */
function endOfString(text: string, start: number): number {
  let i = start + 1
  for (; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x5c) i++
    else if (unit === 0x22) break
  }
  return i
}

/** The first name that an object of this valid JSON text gives twice. */
function duplicateKey(text: string): string {
  const objects: Set<string>[] = []
  let lastString = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]
    if (unit === '"') {
      const end = endOfString(text, i)
      lastString = text.slice(i, end + 1)
      i = end
    } else if (unit === '{') objects.push(new Set())
    else if (unit === '}') objects.pop()
    else if (unit === ':') {
      const key = JSON.parse(lastString) as string
      const keys = objects.at(-1)
      if (keys?.has(key)) return key
      keys?.add(key)
    }
  }
  return ''
}

function findBad(
  value: JsonValue,
  pointer: string,
  found: { membersCount: number },
): ReturnType<typeof fail> | undefined {
  if (typeof value === 'string') {
    return isStorableText(value) ? undefined : fail('json.badText', {}, { pointer })
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : fail('json.badNumber', {}, { pointer })
  }
  if (value === null || typeof value !== 'object') return undefined
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const bad = findBad(value[i] as JsonValue, `${pointer}/${i}`, found)
      if (bad) return bad
    }
    return undefined
  }
  for (const [key, inner] of Object.entries(value)) {
    found.membersCount++
    const at = `${pointer}/${escapePointer(key)}`
    // A key of this name would set the object's prototype in code that copies by assignment.
    if (key === '__proto__') return fail('json.badKey', { key }, { pointer: at })
    if (!isStorableText(key)) return fail('json.badText', {}, { pointer })
    const bad = findBad(inner as JsonValue, at, found)
    if (bad) return bad
  }
  return undefined
}

/** Whether a text holds neither U+0000 nor a lone surrogate. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

/** A reference token of a JSON pointer (RFC 6901, section 3). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code unit, ECMAScript numbers, no white space.
 * Members whose value is undefined are left out, as `JSON.stringify` leaves them out.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Record<string, unknown>
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const inner = record[key]
    if (inner === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(inner)}`
  }
  return `{${text}}`
}

/** Orders strings by UTF-16 code unit: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
