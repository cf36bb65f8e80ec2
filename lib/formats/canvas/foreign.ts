import { bounds } from '../../std/bounds'
import { canonicalJson, type JsonValue } from '../../std/json'
import { cutText } from '../../std/text'
import { utf8ByteCount } from '../../std/utf8'
import type { ImportSource } from '../define'
import { baseName, endingOf, folderOf, mediumKind, stemOf } from '../file-names'
import { formatLimits } from '../limits'
import { passagesOf } from '../long-text'
import type { Notes } from '../notes'
import { knownKeys, type Kept, type Raw } from './model'

/** What stands for a label that an edge does not have: a relation says something. */
export const relationOfUnlabelled = 'leads to'

/** What foreign members come to: as they are, or nothing where they are too deep, too large or null. */
export function foreignKeys(raw: Raw, known: ReadonlySet<string>, name: string, notes: Notes): Raw {
  const keys: Record<string, unknown> = {}
  let byteCount = 0
  for (const [key, value] of Object.entries(raw)) {
    if (known.has(key)) continue
    const size = utf8ByteCount(key) + utf8ByteCount(canonicalJson(value))
    if (isKeepable(value as JsonValue) && byteCount + size <= keysByteCountMax) {
      keys[key] = value
      byteCount += size
    } else notes.tell('import.keysNotTaken', `${name}: ${key}`)
  }
  return Object.keys(keys).length > 0 ? { keys } : {}
}

/** Half of `extra`, so that what else is kept has room. */
const keysByteCountMax = bounds.extraByteCountMax / 2

/** A null inside an object cannot be kept, nor what would make the document too deep to be read again. */
function isKeepable(value: JsonValue, depth = 1): boolean {
  if (value === null) return depth > 1
  if (typeof value !== 'object') return true
  if (depth > formatLimits.foreignDepthMax) return false
  const inner = Array.isArray(value) ? value : Object.values(value)
  if (!Array.isArray(value) && inner.includes(null)) return false
  return inner.every((each) => isKeepable(each as JsonValue, depth + 1))
}

/** The place and size of a canvas's node, as far as a layout can hold them. */
export function layoutOf(raw: Raw): { readonly layout?: Raw } {
  const { x, y, width, height } = raw
  if (!isCoordinate(x) || !isCoordinate(y)) return {}
  return {
    layout: {
      x,
      y,
      ...(isCoordinate(width) && width >= 1 && { width }),
      ...(isCoordinate(height) && height >= 1 && { height }),
    },
  }
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= bounds.coordinateMax
}

/** A node as it comes from another program, and the entry in which its medium lies. */
export type Taken = { readonly node: Raw; readonly medium?: string }

/** A node of another program: a text or a link as a note, a picture or sound as a medium. */
export function takeForeign(raw: Raw, id: string, source: ImportSource, notes: Notes): Taken {
  const name = nameOfRaw(raw)
  const keys = foreignKeys(raw, knownKeys.node, name, notes)
  const kept: Kept = {
    ...(typeof raw['color'] === 'string' && { color: cutText(raw['color'], 100) }),
    ...keys,
  }
  const base = { id, ...layoutOf(raw) }
  if (raw['type'] === 'file' && typeof raw['file'] === 'string') {
    return takeFile(raw, raw['file'], base, kept, source, notes)
  }
  if (raw['type'] === 'link' && typeof raw['url'] === 'string') {
    const text = `<${raw['url']}>`
    const isShort = raw['url'].length <= bounds.sourceLengthMax
    const more = isShort ? { ...kept, url: raw['url'], urlText: text } : kept
    return { node: { ...textNode(text, base), ...extraOf(more) } }
  }
  if (raw['type'] !== 'text') notes.tell('import.typesUnknown', name)
  const text = typeof raw['text'] === 'string' ? raw['text'] : (textOfUnknown(raw) ?? '')
  return { node: { ...textNode(text, base), ...extraOf(kept) } }
}

/** The first text of a node of a type that the specification does not have. */
function textOfUnknown(raw: Raw): string | undefined {
  const found = ['text', 'label', 'title', 'content', 'url', 'file'].map((key) => raw[key])
  return found.find((each) => typeof each === 'string')
}

/** A note, or a document in passages where a note could not hold the text. */
function textNode(text: string, base: Raw): Raw {
  if (text.length <= bounds.textLengthMax) return { ...base, kind: 'text', text }
  return { ...base, kind: 'document', passages: passagesOf(text) }
}

function takeFile(
  raw: Raw,
  file: string,
  base: Raw,
  kept: Kept,
  source: ImportSource,
  notes: Notes,
): Taken {
  const entry = findEntry(file, source)
  const subpath =
    typeof raw['subpath'] === 'string' ? { subpath: cutText(raw['subpath'], 500) } : {}
  const named = { ...kept, ...subpath, file: cutText(file, bounds.sourceLengthMax) }
  const label = cutText(stemOf(file), bounds.labelLengthMax)
  const kind = mediumKind(file)
  if (entry === undefined) notes.tell('import.filesMissing', file)
  if (kind !== undefined) {
    const node = { ...base, kind, label, ...extraOf(named) }
    return entry === undefined ? { node } : { node, medium: entry }
  }
  const text = isTextFile(file) && entry !== undefined ? source.textOf(entry) : undefined
  if (text !== undefined)
    return { node: { ...textNode(text, { ...base, label }), ...extraOf(named) } }
  if (entry !== undefined) notes.tell('import.filesNotTaken', file)
  const from = cutText(file, bounds.sourceLengthMax)
  return { node: { ...base, kind: 'document', label, source: from, ...extraOf(named) } }
}

function isTextFile(path: string): boolean {
  return ['md', 'markdown', 'txt'].includes(endingOf(path))
}

/**
 * The entry that a path of a canvas means. Paths begin at the top of a collection of files, of which an
 * archive may hold a part, so beside the path itself the one entry that ends with it, or has its name, will do.
 */
export function findEntry(file: string, { path, entries }: ImportSource): string | undefined {
  const wanted = file.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')
  for (const each of [wanted, folderOf(path) + wanted]) if (entries.has(each)) return each
  for (const tail of [`/${wanted}`, `/${baseName(wanted)}`]) {
    const found = [...entries].filter((each) => `/${each}`.endsWith(tail))
    if (found.length === 1) return found[0]
  }
  return undefined
}

function extraOf(kept: Kept): { readonly extra?: Raw } {
  return Object.keys(kept).length === 0 ? {} : { extra: { canvas: kept } }
}

/** What a node of a canvas is told as in a note. */
export function nameOfRaw(raw: Raw): string {
  const said = ['label', 'file', 'url', 'text', 'id'].map((key) => raw[key])
  const found = said.find((each) => typeof each === 'string' && each.trim() !== '')
  return cutText(typeof found === 'string' ? found.trim() : '?', 80)
}

/** An edge of another program; its ends are ids of nodes that are taken. */
export function takeForeignEdge(
  raw: Raw,
  id: string,
  ends: readonly [string, string],
  notes: Notes,
): Raw {
  const label = typeof raw['label'] === 'string' ? raw['label'].trim() : ''
  const relation = cutText(label, bounds.nameLengthMax) || relationOfUnlabelled
  if (label === '') notes.tell('import.edgesUnlabelled', relationOfUnlabelled)
  // An arrow at the beginning alone says that the edge leads the other way.
  const isReversed = raw['fromEnd'] === 'arrow' && raw['toEnd'] === 'none'
  const [source, target] = isReversed ? [ends[1], ends[0]] : ends
  const kept: Kept = {
    ...textsOf(raw, ['fromSide', 'toSide', 'fromEnd', 'toEnd', 'color']),
    ...(isReversed && { reversed: true }),
    ...(label === '' && { unlabelled: relationOfUnlabelled }),
    ...foreignKeys(raw, knownKeys.edge, relation, notes),
  }
  const note =
    label.length > relation.length && label !== ''
      ? { note: cutText(label, bounds.textLengthMax) }
      : {}
  return { id, source, target, relation, ...note, ...extraOf(kept) }
}

export function textsOf(raw: Raw, names: readonly string[]): Raw {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = raw[name]
      return typeof value === 'string' ? [[name, cutText(value, 100)]] : []
    }),
  )
}
