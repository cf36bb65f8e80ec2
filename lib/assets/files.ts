import { open, rm, type FileHandle } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { fail, ok, type Failure, type Result } from '../std/result'

/** How a file is opened; the tests hand in one whose disk is full. */
export type OpenFile = (path: string, flags: string) => Promise<FileHandle>

/** Bytes from `start` up to but not including `end`. */
export type ByteRange = { readonly start: number; readonly end?: number }

/** A part of a file as it is read; `size` is of the whole file, all in bytes. */
export type FileSlice = {
  readonly stream: Readable
  readonly start: number
  readonly end: number
  readonly size: number
}

/** The world's failure as a code: `store.full` when nothing more fits, else `store.unavailable`. */
export function storeFailure(error: unknown): { readonly ok: false; readonly error: Failure } {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('store.full')
  return fail('store.unavailable', { reason: code ?? 'unknown' })
}

/**
 * The system's name of an error, such as `ENOENT`; undefined for what is no error of the system.
 */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/** Makes a file's bytes, or the renames in a directory, survive a crash of the machine. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes a file if it is there; a temporary that can't be removed is left to the sweep. */
export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined)
}

/**
 * Opens a file for sending, whole or in part. The file is opened before this returns, so that a
 * missing one is a failure and not a broken stream; the stream closes it, also when destroyed.
 *
 * @returns `media.notFound`, `media.rangeInvalid` with the `size`, or a store failure
 */
export async function openSlice(path: string, range?: ByteRange): Promise<Result<FileSlice>> {
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? fail('media.notFound') : storeFailure(error)
  }
  try {
    const { size } = await handle.stat()
    const start = range?.start ?? 0
    const end = Math.min(range?.end ?? size, size)
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end) {
      await handle.close()
      return fail('media.rangeInvalid', { size })
    }
    // A stream's own `end` is inclusive.
    return ok({ stream: handle.createReadStream({ start, end: end - 1 }), start, end, size })
  } catch (error) {
    await handle.close()
    return storeFailure(error)
  }
}
