import {
  formatByName,
  formatByText,
  formatOf,
  formatOfEntry,
  importFormatIds,
  mainEntries,
  outwardFormatOf,
  type ImportFormatId,
} from '../formats'
import { listArchive, unpack, type ArchiveEntry } from '../formats/archive'
import type { ImportSource } from '../formats/define'
import { formatLimits } from '../formats/limits'
import { fail, ok, type Result } from '../std/result'
import { cutText } from '../std/text'
import { decodeUtf8 } from '../std/utf8'

/** What a caller says of a file. */
type FileGiven = {
  /** What it is called; it may say what it is in. */
  readonly fileName: string
  readonly format?: ImportFormatId | undefined
}

/** An archive and the files in it, by path. */
export type Archive = {
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, ArchiveEntry>
}

/** A file that is to be imported, told apart and read as far as its format reads it. */
export type Opened = {
  readonly format: ImportFormatId
  readonly source: ImportSource
  readonly archive?: Archive
}

/** A file that is no archive: text, in the format that is given or that it looks like. */
export function openAlone(bytes: Uint8Array, { fileName, format }: FileGiven): Result<Opened> {
  if (bytes.length > formatLimits.textByteCountMax) {
    return fail('request.tooLarge', { limit: formatLimits.textByteCountMax })
  }
  const text = decodeUtf8(bytes)
  if (!text.ok) return fail('import.notText', { choices: ['ZIP', '.canvas', '.json', '.md'] })
  if (format === 'deixis') return fail('import.notArchive')
  const outward = format === undefined ? outwardFormatOf(fileName, text.value) : undefined
  if (outward) return fail('import.notOffered', { format: outward, choices: importFormatIds })
  const chosen = format ?? formatByName(fileName) ?? formatByText(text.value)
  const path = fileName === '' ? 'graph' : fileName
  const source = { text: text.value, path, entries: new Set<string>(), textOf: () => undefined }
  return ok({ format: chosen, source })
}

/** The document of an archive, and what else is in it. */
export function openArchive(
  bytes: Uint8Array,
  { format }: Pick<FileGiven, 'format'>,
): Result<Opened & { readonly archive: Archive }> {
  const listed = listArchive(bytes)
  if (!listed.ok) return listed
  const entries = new Map(listed.value.map((entry) => [entry.path, entry]))
  const [main, ...others] = mainEntries([...entries.keys()], format)
  if (main === undefined) return fail('import.noDocument', { choices: mainNames(format) })
  if (others.length > 0) {
    return fail('import.severalDocuments', {
      files: [main, ...others].slice(0, 10).map((each) => cutText(each, 80)),
    })
  }
  const text = unpackText(bytes, main)
  if (!text.ok) return text
  const chosen = format ?? formatOfEntry(main)
  // Many nodes may name one file, so that each is unpacked once and all together are bounded.
  const known = new Map<string, string | undefined>()
  let room: number = formatLimits.textByteCountMax
  const textOf = (path: string) => {
    if (known.has(path)) return known.get(path)
    const size = entries.get(path)?.byteCount ?? Infinity
    room -= size
    const read = room >= 0 ? unpackText(bytes, path) : undefined
    known.set(path, read?.ok ? read.value : undefined)
    return known.get(path)
  }
  const source = { text: text.value, path: main, entries: new Set(entries.keys()), textOf }
  return ok({ format: chosen, source, archive: { bytes, entries } })
}

function mainNames(format: ImportFormatId | undefined): readonly string[] {
  if (format === 'deixis') return ['document.json']
  return format === undefined
    ? ['document.json', '.canvas', '.md', '.json']
    : [`.${formatOf(format).extension}`]
}

function unpackText(bytes: Uint8Array, path: string): Result<string> {
  const unpacked = unpack(bytes, new Set([path]))
  if (!unpacked.ok) return unpacked
  const text = unpacked.value[path]
  if (!text) return fail('import.archiveBroken', { file: path })
  const decoded = decodeUtf8(text)
  return decoded.ok ? decoded : fail('import.entryNotText', { file: path })
}
