import { isObject, type JsonValue } from '../std/json'

type JsonObject = { [key: string]: JsonValue }

/**
 * JSON Merge Patch (RFC 7396). The target is not changed; what the patch does not name is shared.
 */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch
  const merged: Record<string, JsonValue> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    // Assigned, a key of this name would become the prototype; the one JSON parser refuses it.
    if (key === '__proto__') continue
    if (value === null) delete merged[key]
    else merged[key] = mergePatch(own(merged, key), value)
  }
  return merged
}

/**
 * The patch that leads from one object to another: `mergePatch(from, patchBetween(from, to))` is `to`,
 * where `to` holds no null inside an object. An object that replaces another kind of value is given
 * whole; one that must lose all it holds is emptied member by member.
 */
export function patchBetween(from: JsonObject, to: JsonObject): JsonObject {
  const patch: Record<string, JsonValue> = {}
  for (const key of Object.keys(from)) if (own(to, key) === undefined) patch[key] = null
  for (const [key, value] of Object.entries(to)) {
    const before = own(from, key)
    if (before === value || value === undefined) continue
    if (isObject(before) && isObject(value)) {
      const inner = patchBetween(before, value)
      if (Object.keys(inner).length > 0) patch[key] = inner
    } else if (JSON.stringify(before) !== JSON.stringify(value)) patch[key] = value
  }
  return patch
}

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}
