import { rm } from 'node:fs/promises'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBlobs, type Blobs, type ByteSource } from '../assets/blobs'
import { storeFailure } from '../assets/files'
import { ingest } from '../assets/ingest'
import type { Asset } from '../media/asset'
import { ok, type Result } from '../std/result'
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
  /** Lets go of what is not to be kept. */
  dispose(): Promise<void>
}

/** Keeps what it takes: a blob on disk first, then the workspace's row. */
export function workspaceIntake(instance: Instance, principal: Principal): Intake {
  return {
    async take(source, signal) {
      const taken = await ingest(instance.blobs, source, signal ? { signal } : {})
      if (!taken.ok) return taken
      const put = await instance.store.putAsset(principal, taken.value.asset)
      return put.ok ? ok({ asset: taken.value.asset, created: put.value.created }) : put
    },
    blobs: () => instance.blobs,
    dispose: async () => {},
  }
}

/** Keeps nothing: files live in a folder of their own, made for the first of them, until `dispose`. */
export function scratchIntake(): Intake {
  let folder: string | undefined
  let opening: Promise<Blobs> | undefined
  let blobs: Blobs | undefined
  const open = async () => {
    folder = await mkdtemp(join(tmpdir(), 'deixis-'))
    blobs = await openBlobs(folder)
    return blobs
  }
  return {
    async take(source, signal) {
      try {
        const into = await (opening ??= open())
        const taken = await ingest(into, source, signal ? { signal } : {})
        return taken.ok ? ok({ asset: taken.value.asset, created: !taken.value.existed }) : taken
      } catch (error) {
        return storeFailure(error)
      }
    },
    blobs: () => blobs,
    async dispose() {
      if (folder !== undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}
