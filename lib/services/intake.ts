import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBlobs, type Blobs, type ByteSource } from '../assets/blobs'
import { errorCode, storeFailure } from '../assets/files'
import { ingest } from '../assets/ingest'
import type { Asset } from '../media/asset'
import { fail, ok, type Failure, type Result } from '../std/result'
import type { Instance } from './instance'
import type { Principal } from './principal'

export type Taken = {
  readonly asset: Asset
  /** False when the same bytes had been there before. */
  readonly created: boolean
}

/**
 * Where files go that come with a request. Failures are those of `ingest`, and of the store where
 * the files are kept.
 */
export type Intake = {
  take(source: ByteSource, signal?: AbortSignal): Promise<Result<Taken>>
  /** The blobs taken so far, or undefined when there are none. */
  blobs(): Blobs | undefined
  /** What it took into the instance's blobs that is nobody's yet; the sweep takes what stays so. */
  staged(): readonly Asset[]
  /** Lets go of what is not to be kept. */
  dispose(): Promise<void>
}

/** Keeps what it takes: a blob on disk first, then the workspace's row. */
export function workspaceIntake(instance: Instance, principal: Principal): Intake {
  return {
    async take(source, signal) {
      const taken = await ingest(instance.blobs, source, signal ? { signal } : {})
      if (!taken.ok) return taken
      return instance.store.putAsset(principal, taken.value.asset)
    },
    blobs: () => instance.blobs,
    staged: () => [],
    dispose: async () => {},
  }
}

/**
 * Takes files in that the workspace is to get only with what names them: a document that is refused
 * leaves it as it was. What the workspace has already stays as it is there.
 */
export function stagingIntake(instance: Instance, principal: Principal): Intake {
  const staged: Asset[] = []
  return {
    async take(source, signal) {
      const taken = await ingest(instance.blobs, source, signal ? { signal } : {})
      if (!taken.ok) return taken
      const { asset } = taken.value
      const owned = await instance.store.getAssets(principal, [asset.hash])
      if (!owned.ok) return owned
      const known = owned.value.get(asset.hash)
      if (known) return ok({ asset: known, created: false })
      staged.push(asset)
      return ok({ asset, created: true })
    },
    blobs: () => instance.blobs,
    staged: () => staged,
    dispose: async () => {},
  }
}

/**
 * Keeps nothing: files live in a folder of their own, made for the first of them, until `dispose`. Where
 * that cannot be made, each file fails with `scratch.unusable` or `store.full`.
 */
export function scratchIntake(): Intake {
  let folder: string | undefined
  let opening: Promise<Result<Blobs>> | undefined
  let blobs: Blobs | undefined
  const open = async (): Promise<Result<Blobs>> => {
    try {
      folder = await mkdtemp(join(tmpdir(), 'deixis-'))
      blobs = await openBlobs(folder)
      return ok(blobs)
    } catch (error) {
      return scratchFailure(error)
    }
  }
  return {
    async take(source, signal) {
      const into = await (opening ??= open())
      if (!into.ok) return into
      const taken = await ingest(into.value, source, signal ? { signal } : {})
      return taken.ok ? ok({ asset: taken.value.asset, created: !taken.value.existed }) : taken
    },
    blobs: () => blobs,
    staged: () => [],
    async dispose() {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

function scratchFailure(error: unknown): { readonly ok: false; readonly error: Failure } {
  const failure = storeFailure(error)
  if (failure.error.code === 'store.full') return failure
  return fail('scratch.unusable', { folder: tmpdir(), reason: errorCode(error) ?? 'unknown' })
}
