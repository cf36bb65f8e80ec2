import { unzipSync, type UnzipFileInfo } from 'fflate'
import { fail, ok, type Failure, type Result } from '../std/result'
import { cutText } from '../std/text'
import { baseName, endingOf } from './file-names'
import { formatLimits } from './limits'

/** What an archive says of one of its files before any is unpacked. */
export type ArchiveEntry = { readonly path: string; readonly byteCount: number }

/** Whether bytes begin as a ZIP archive does (APPNOTE 4.3.7), an empty one included. */
export function isArchive(head: Uint8Array): boolean {
  const [p, k, a, b] = head
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6))
}

/** Ends the reading of an archive from within the library, which asks about one entry after the other. */
class Refusal extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.failure = failure
  }
}

/**
 * The files of an archive, judged by what its directory says, before anything is unpacked. Folders and
 * what systems add by themselves are left out; an archive in it is an entry like any other and never opened.
 *
 * @returns `import.archiveNotRead`, `import.archiveBroken`, `import.archiveEmpty`, `import.tooManyEntries`, `import.badPath`,
 * `import.entryTwice`, `import.entryTooLarge` or `import.archiveTooLarge`
 */
export function listArchive(bytes: Uint8Array): Result<readonly ArchiveEntry[]> {
  const entries = new Map<string, ArchiveEntry>()
  let count = 0
  let byteCount = 0
  const see = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    count++
    const limit = formatLimits.archiveEntriesCountMax
    if (count > limit) refuse(fail('import.tooManyEntries', { limit }))
    // A directory that ends early is read as entries without a name.
    if (name === '') refuse(fail('import.archiveNotRead'))
    if (size > bytes.length) refuse(fail('import.archiveBroken', { file: cutText(name, 200) }))
    if (isFolder(name) || isSystemFile(name)) return false
    if (!isPlainPath(name)) refuse(fail('import.badPath', { file: cutText(name, 200) }))
    if (entries.has(name)) refuse(fail('import.entryTwice', { file: cutText(name, 200) }))
    const entryLimit = limitOf(name)
    if (originalSize > entryLimit) {
      refuse(fail('import.entryTooLarge', { file: cutText(name, 200), limit: entryLimit }))
    }
    byteCount += originalSize
    if (byteCount > formatLimits.unpackedByteCountMax) {
      refuse(fail('import.archiveTooLarge', { limit: formatLimits.unpackedByteCountMax }))
    }
    entries.set(name, { path: name, byteCount: originalSize })
    return false
  }
  const read = attempt(() => unzipSync(bytes, { filter: see }), '')
  if (!read.ok) return read
  return entries.size === 0 ? fail('import.archiveEmpty') : ok([...entries.values()])
}

/**
 * Unpacks these files, all at once; none grows beyond what the archive said of it.
 *
 * @returns their bytes by path, or `import.archiveBroken` naming the first
 */
export function unpack(
  bytes: Uint8Array,
  paths: ReadonlySet<string>,
): Result<Readonly<Record<string, Uint8Array>>> {
  // The one that is being unpacked when it breaks.
  const current = { path: '' }
  const take = ({ name }: UnzipFileInfo) => {
    if (!paths.has(name)) return false
    current.path = name
    return true
  }
  try {
    return ok(unzipSync(bytes, { filter: take }))
  } catch {
    return fail('import.archiveBroken', { file: cutText(current.path, 200) })
  }
}

/** Entries in groups that fit into memory together. */
export function batchesOf(entries: readonly ArchiveEntry[]): readonly (readonly ArchiveEntry[])[] {
  const batches: ArchiveEntry[][] = []
  let room = 0
  for (const entry of entries) {
    if (entry.byteCount > room || batches.length === 0) {
      batches.push([])
      room = formatLimits.batchByteCountMax
    }
    batches.at(-1)?.push(entry)
    room -= entry.byteCount
  }
  return batches
}

function attempt<T>(read: () => T, file: string): Result<T> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure }
    return file === '' ? fail('import.archiveNotRead') : fail('import.archiveBroken', { file })
  }
}

function refuse({ error }: { readonly error: Failure }): never {
  throw new Refusal(error)
}

function limitOf(path: string): number {
  const isText = ['json', 'canvas', 'md', 'markdown'].includes(endingOf(path))
  return isText ? formatLimits.textByteCountMax : formatLimits.mediumByteCountMax
}

function isFolder(path: string): boolean {
  return path.endsWith('/') && isPlainPath(path.slice(0, -1))
}

/** What macOS and Windows put beside files by themselves. */
function isSystemFile(path: string): boolean {
  const name = baseName(path)
  return path.startsWith('__MACOSX/') || name === '.DS_Store' || name === 'Thumbs.db'
}

/** A path below the archive's own folder: relative, without steps upwards or names of drives. */
function isPlainPath(path: string): boolean {
  if (path.length > 1_000 || /[\u0000-\u001f\\]/.test(path) || /^[A-Za-z]:/.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
