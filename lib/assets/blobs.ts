import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, rename, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '../std/assert'
import { hashPattern } from '../std/hash'
import { fail, ok, type Result } from '../std/result'
import { sniffByteCount } from '../media/sniff'
import {
  errorCode,
  openSlice,
  removeQuietly,
  storeFailure,
  syncPath,
  type ByteRange,
  type FileSlice,
  type OpenFile,
} from './files'

export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A file that was received whole and is on disk, but is not yet anybody's: keep or discard it. */
export type Staged = {
  readonly path: string
  readonly hash: string
  readonly byteCount: number
  /** The first bytes, enough to sniff. */
  readonly head: Uint8Array
}

export type Kept = {
  readonly hash: string
  readonly byteCount: number
  readonly path: string
  readonly existed: boolean
}

export type ReceiveLimits = { readonly byteCountMax: number; readonly signal?: AbortSignal }

/** Files by the sha-256 of their bytes, on one file system; see SPEC.md for the layout. */
export type Blobs = {
  /** Streams to a temporary file; stops reading as soon as the limit is passed. */
  receive(source: ByteSource, limits: ReceiveLimits): Promise<Result<Staged>>
  /** Moves a staged file to its place. Once this returns, the bytes survive a crash. */
  keep(staged: Staged): Promise<Result<Kept>>
  discard(staged: Staged): Promise<void>
  has(hash: string): Promise<boolean>
  read(hash: string, range?: ByteRange): Promise<Result<FileSlice>>
  pathOf(hash: string): string
  /** Where the derivation called `name` of a blob stands, made or not. */
  derivedPathOf(hash: string, name: string): string
  /** A new name for a temporary file on the same file system. */
  temporaryPath(): string
  /**
   * Removes blobs that nothing references, derivations of removed blobs, and temporaries that a
   * crash left, each only when last touched before `olderThan`. Rejects, removing no more blobs, when
   * `findReferenced` does.
   */
  sweep(findReferenced: FindReferenced, olderThan: Date): Promise<Swept>
}

/** Those of some hashes that must stay; it is asked for one shelf at a time. */
export type FindReferenced = (hashes: readonly string[]) => Promise<ReadonlySet<string>>

export type Swept = {
  readonly blobsCount: number
  readonly derivedCount: number
  readonly temporariesCount: number
}

/** Whether a string is a hash at all; everything else never becomes a path. */
export function isHash(value: string): boolean {
  return hashPattern.test(value)
}

/**
 * Opens the store under `directory`, making its folders when they are missing.
 *
 * @param openFile how temporary files are opened, for tests with a full disk
 */
export async function openBlobs(directory: string, openFile: OpenFile = open): Promise<Blobs> {
  const folders = {
    blobs: join(directory, 'blobs'),
    derived: join(directory, 'derived'),
    incoming: join(directory, 'incoming'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  await syncPath(directory)

  const temporaryPath = () => join(folders.incoming, randomUUID())
  const pathIn = (folder: string, hash: string, suffix = '') => {
    assert(isHash(hash), 'a path is made of a hash only')
    return join(folder, hash.slice(7, 9), hash + suffix)
  }
  const pathOf = (hash: string) => pathIn(folders.blobs, hash)

  return {
    receive: (source, limits) => receive(source, limits, temporaryPath(), openFile),
    keep: (staged) => keep(staged, folders.blobs, pathOf(staged.hash)),
    discard: (staged) => removeQuietly(staged.path),
    has: async (hash) => isHash(hash) && (await exists(pathOf(hash))),
    read: async (hash, range) =>
      isHash(hash) ? openSlice(pathOf(hash), range) : fail('media.notFound'),
    pathOf,
    derivedPathOf: (hash, name) => pathIn(folders.derived, hash, `.${name}`),
    temporaryPath,
    sweep: async (findReferenced, olderThan) => ({
      temporariesCount: await sweepTemporaries(folders.incoming, olderThan),
      blobsCount: await sweepBlobs(folders.blobs, findReferenced, olderThan, temporaryPath),
      derivedCount: await sweepDerived(folders.derived, (hash) => exists(pathOf(hash)), olderThan),
    }),
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function receive(
  source: ByteSource,
  { byteCountMax, signal }: ReceiveLimits,
  path: string,
  openFile: OpenFile,
): Promise<Result<Staged>> {
  const reader = readerOf(source, signal)
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let byteCount = 0
  try {
    const handle = await openFile(path, 'wx')
    try {
      for (;;) {
        const chunk = await reader.next()
        if (chunk === 'interrupted') return await abandon(fail('media.interrupted'))
        if (chunk === undefined) break
        if (byteCount < sniffByteCount) heads.push(chunk.subarray(0, sniffByteCount - byteCount))
        byteCount += chunk.byteLength
        if (byteCount > byteCountMax) {
          return await abandon(fail('media.tooLarge', { limit: byteCountMax }))
        }
        hash.update(chunk)
        await handle.writeFile(chunk)
      }
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    return await abandon(storeFailure(error))
  }
  const head = new Uint8Array(Buffer.concat(heads))
  return ok({ path, hash: `sha256-${hash.digest('hex')}`, byteCount, head })

  async function abandon<T>(failure: T): Promise<T> {
    reader.stop()
    await removeQuietly(path)
    return failure
  }
}

/**
 * Pulls chunks one at a time, so that nothing is read ahead of the limit. An abort wins over a
 * source that hangs; a source that fails counts as interrupted too, for its bytes never came.
 */
function readerOf(source: ByteSource, signal: AbortSignal | undefined) {
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let onAbort: (() => void) | undefined
  const aborted = new Promise<'interrupted'>((resolve) => {
    onAbort = () => resolve('interrupted')
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
  })
  const stopListening = () => onAbort && signal?.removeEventListener('abort', onAbort)
  return {
    async next(): Promise<Uint8Array | undefined | 'interrupted'> {
      if (signal?.aborted) return 'interrupted'
      try {
        const result = await Promise.race([Promise.resolve(iterator.next()), aborted])
        if (result === 'interrupted') return result
        if (result.done) stopListening()
        return result.done ? undefined : result.value
      } catch {
        return 'interrupted'
      }
    },
    /** Tells the source to stop; not awaited, because a source that hangs would never answer. */
    stop(): void {
      stopListening()
      void Promise.resolve(iterator.return?.()).catch(() => undefined)
    },
  }
}

async function keep(staged: Staged, folder: string, path: string): Promise<Result<Kept>> {
  const shelf = join(path, '..')
  try {
    await mkdir(shelf, { recursive: true })
    const existed = await touch(path)
    if (existed) await removeQuietly(staged.path)
    else await rename(staged.path, path)
    // Also when shelf and blob were there: who made them may not have come this far yet.
    await syncPath(shelf)
    await syncPath(folder)
    return ok({ hash: staged.hash, byteCount: staged.byteCount, path, existed })
  } catch (error) {
    await removeQuietly(staged.path)
    return storeFailure(error)
  }
}

/** Marks a file as used now, which keeps the sweep away; false when it isn't there. */
async function touch(path: string): Promise<boolean> {
  const now = new Date()
  try {
    await utimes(path, now, now)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

async function isOlder(path: string, than: Date): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.mtimeMs < than.getTime(),
    () => false,
  )
}

async function sweepTemporaries(folder: string, olderThan: Date): Promise<number> {
  let count = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (!(await isOlder(path, olderThan))) continue
    await removeQuietly(path)
    count++
  }
  return count
}

type ShelvedFile = { readonly path: string; readonly hash: string }

/** The old files of a two-level folder, one shelf at a time so that memory stays small. */
async function* oldFilesOf(folder: string, olderThan: Date): AsyncGenerator<ShelvedFile[]> {
  for (const shelf of await readdir(folder)) {
    const files: ShelvedFile[] = []
    for (const name of await readdir(join(folder, shelf))) {
      const file = { path: join(folder, shelf, name), hash: name.slice(0, hashLength) }
      if (isHash(file.hash) && (await isOlder(file.path, olderThan))) files.push(file)
    }
    if (files.length > 0) yield files
  }
}

const hashLength = 'sha256-'.length + 64

async function sweepBlobs(
  folder: string,
  findReferenced: FindReferenced,
  olderThan: Date,
  temporaryPath: () => string,
): Promise<number> {
  let count = 0
  for await (const files of oldFilesOf(folder, olderThan)) {
    const referenced = await findReferenced(files.map(({ hash }) => hash))
    for (const { path, hash } of files) {
      if (referenced.has(hash)) continue
      // An upload of the same bytes may touch the blob right now. After the move it either found the
      // file missing and brings its own, or its touch shows and the file goes back.
      const aside = temporaryPath()
      if (!(await renameIfThere(path, aside))) continue
      if (await isOlder(aside, olderThan)) {
        await removeQuietly(aside)
        count++
      } else await renameIfThere(aside, path)
    }
  }
  return count
}

/** Moves a file; false where another sweep took it first. */
async function renameIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/**
 * How much longer than other files what was derived is kept: whoever asks for it again waits for it once more,
 * and addresses that were asked for once would else fill the disk.
 */
const derivationMillisecondsMax = 7 * 24 * 60 * 60 * 1000

async function sweepDerived(
  folder: string,
  hasBlob: (hash: string) => Promise<boolean>,
  olderThan: Date,
): Promise<number> {
  let count = 0
  const longBefore = new Date(olderThan.getTime() - derivationMillisecondsMax)
  for await (const files of oldFilesOf(folder, olderThan)) {
    for (const { path, hash } of files) {
      const isAsked = path.includes('.derivation-')
      const stays = (await hasBlob(hash)) && !(isAsked && (await isOlder(path, longBefore)))
      if (stays) continue
      await removeQuietly(path)
      count++
    }
  }
  return count
}
