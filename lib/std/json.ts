import type { z } from 'zod'
import { bounds } from './bounds'
import { fail, ok, type Result } from './result'
import { cutText } from './text'

/** Any JSON value, as zod's own `z.json()` has it. */
export type JsonValue = z.core.util.JSONType

/** Whether a value is a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

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
    return fail('json.invalid', { reason: cutText((error as Error).message, 200) })
  }
  const found = { membersCount: 0 }
  const bad = findBad(value, found)
  if (bad) return fail(bad.code, bad.params, { pointer: bad.pointer })
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
  let end = start
  do {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
  } while (isEscapedAt(text, end))
  return end
}

/** Whether an odd number of backslashes stands before an offset. */
export function isEscapedAt(text: string, at: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(at - 1 - backslashes) === 0x5c) backslashes++
  return backslashes % 2 === 1
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

type Bad = {
  readonly code: string
  readonly params: Readonly<Record<string, string>>
  readonly pointer: string
}

/** What may not be stored, the first in order. Its pointer is made on the way back, since most have none. */
function findBad(value: JsonValue, found: { membersCount: number }): Bad | undefined {
  if (typeof value === 'string') {
    return isStorableText(value) ? undefined : { code: 'json.badText', params: {}, pointer: '' }
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : { code: 'json.badNumber', params: {}, pointer: '' }
  }
  if (value === null || typeof value !== 'object') return undefined
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const bad = findBad(value[i] as JsonValue, found)
      if (bad) return { ...bad, pointer: `/${i}${bad.pointer}` }
    }
    return undefined
  }
  for (const key of Object.keys(value)) {
    found.membersCount++
    // A key of this name would set the object's prototype in code that copies by assignment.
    if (key === '__proto__') return { code: 'json.badKey', params: { key }, pointer: `/${key}` }
    if (!isStorableText(key)) return { code: 'json.badText', params: {}, pointer: '' }
    const bad = findBad((value as Record<string, JsonValue>)[key] as JsonValue, found)
    if (bad) return { ...bad, pointer: `/${escapePointer(key)}${bad.pointer}` }
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
 * Members whose value is undefined are left out, as `JSON.stringify` leaves them out. The engine writes
 * a copy whose members already stand in order, which is several times quicker than putting the text
 * together here.
 */
export function canonicalJson(value: unknown): string {
  const copy = sortedCopy(value)
  return (copy === unsortable ? writtenByParts(value) : JSON.stringify(copy)) ?? 'null'
}

/** Stands for a value with members that no object can hold in a chosen order. */
const unsortable = Symbol('unsortable')

/** A copy whose objects have their members by UTF-16 code unit, or `unsortable`. */
function sortedCopy(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const items: unknown[] = []
    for (const item of value) {
      const copy = sortedCopy(item)
      if (copy === unsortable) return unsortable
      items.push(copy)
    }
    return items
  }
  const record = value as Record<string, unknown>
  const sorted: Record<string, unknown> = {}
  for (const key of sortedKeys(record)) {
    if (isMovedKey(key)) return unsortable
    const copy = sortedCopy(record[key])
    if (copy === unsortable) return unsortable
    sorted[key] = copy
  }
  return sorted
}

/**
 * Whether an object would not keep this member where it is put: those named like an index come first
 * in numeric order, and `__proto__` is no member at all.
 */
function isMovedKey(key: string): boolean {
  const unit = key.charCodeAt(0)
  return (unit <= 0x39 && unit >= 0x30 && /^[0-9]+$/.test(key)) || key === '__proto__'
}

/** Up to so many keys, sorting by insertion is quicker than `sort`. */
const insertionCountMax = 16

function sortedKeys(record: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = Object.keys(record)
  if (keys.length > insertionCountMax) return keys.sort()
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string
    let at = i
    for (; at > 0 && (keys[at - 1] as string) > key; at--) keys[at] = keys[at - 1] as string
    keys[at] = key
  }
  return keys
}

/** The same text as the engine would write, put together member by member. */
function writtenByParts(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(writtenByParts).join(',')}]`
  const record = value as Record<string, unknown>
  const members = sortedKeys(record).flatMap((key) => {
    const inner = record[key]
    return inner === undefined ? [] : [`${JSON.stringify(key)}:${writtenByParts(inner)}`]
  })
  return `{${members.join(',')}}`
}

/** Orders strings by UTF-16 code unit: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
