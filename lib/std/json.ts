import type { z } from 'zod'
import { bounds } from './bounds'
import { fail, ok, type Result } from './result'

/** Any JSON value, as zod's own `z.json()` has it. */
export type JsonValue = z.core.util.JSONType

/**
 * The one JSON parser. Depth and size are judged before anything is built, so that a bomb costs one
 * linear scan; U+0000 and lone surrogates are refused because neither database and no hash may see them.
 *
 * @param text JSON text (RFC 8259), already decoded from UTF-8
 * @returns the value, or `json.tooLarge`, `json.tooDeep`, `json.invalid`, `json.badText`, `json.badKey`
 */
export function parseJson(
  text: string,
  limits: { byteCountMax?: number; depthMax?: number } = {},
): Result<JsonValue> {
  const byteCountMax = limits.byteCountMax ?? bounds.jsonByteCountMax
  const depthMax = limits.depthMax ?? bounds.jsonDepthMax
  // A UTF-16 unit is at least one byte of UTF-8, so the length is a lower bound of the bytes.
  if (text.length > byteCountMax) return fail('json.tooLarge', { limit: byteCountMax })
  const depth = depthOf(text, depthMax)
  if (depth > depthMax) return fail('json.tooDeep', { limit: depthMax })
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (error) {
    return fail('json.invalid', { reason: (error as Error).message.slice(0, 200) })
  }
  const bad = findBadText(value, '')
  return bad ?? ok(value)
}

/** Walks the text once, skipping strings; stops as soon as the limit is passed. */
function depthOf(text: string, depthMax: number): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x22) {
      // Inside a string only an unescaped quote matters.
      for (i++; i < text.length; i++) {
        const inner = text.charCodeAt(i)
        if (inner === 0x5c) i++
        else if (inner === 0x22) break
      }
    } else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > depthMax) return depth
    } else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return 0
}

function findBadText(value: JsonValue, pointer: string): ReturnType<typeof fail> | undefined {
  if (typeof value === 'string') {
    return isStorableText(value) ? undefined : fail('json.badText', {}, { pointer })
  }
  if (value === null || typeof value !== 'object') return undefined
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const bad = findBadText(value[i] as JsonValue, `${pointer}/${i}`)
      if (bad) return bad
    }
    return undefined
  }
  for (const [key, inner] of Object.entries(value)) {
    const at = `${pointer}/${escapePointer(key)}`
    // A key of this name would set the object's prototype in code that copies by assignment.
    if (key === '__proto__') return fail('json.badKey', { key }, { pointer: at })
    if (!isStorableText(key)) return fail('json.badText', {}, { pointer: at })
    const bad = findBadText(inner as JsonValue, at)
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
