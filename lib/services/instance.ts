import type { Logger } from 'pino'
import { openBlobs, type Blobs } from '../assets/blobs'
import { storeFailure } from '../assets/files'
import { StoreError } from '../store/failure'
import { openStore, type Store } from '../store/store'
import { fail, ok, type Failure, type Result } from '../std/result'
import { readEnvironment, type Environment } from './env'
import { createLog } from './log'
import { signIn } from './media-folder'
import { localPrincipal } from './principal'
import { templateContents } from './templates'

/** What the use cases work with: one for each process (the tests open more). */
export type Instance = {
  readonly store: Store
  readonly blobs: Blobs
  readonly log: Logger
  readonly environment: Environment
}

/** Why there is no instance to work with; the message is the code, for logs. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError'
  readonly failure: Failure

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(failure.code, options)
    this.failure = failure
  }
}

/**
 * Opens database and media, applying pending migrations, and makes the local workspace with the
 * examples in it, unless there is one.
 *
 * @throws InstanceError with `store.folderUnusable`, `store.full` or a code of `openDatabase`
 */
export async function openInstance(environment: Environment): Promise<Instance> {
  const { dataDirectory, databaseUrl, logLevel } = environment
  const log = createLog(logLevel)
  const blobs = await inFolder(dataDirectory, openBlobs(dataDirectory))
  const report = (error: unknown) => log.error({ err: error }, 'a fault behind an answer')
  const store = await openStore({ dataDirectory, databaseUrl, report }).catch((error: unknown) => {
    throw error instanceof StoreError ? new InstanceError(error.failure, { cause: error }) : error
  })
  try {
    // Before the first file, the examples' own: what another database stores here is not to be swept.
    await inFolder(dataDirectory, signIn(dataDirectory, unwrap(await store.name())))
    const contents = async () => {
      const examples = await templateContents(blobs, environment.language)
      // Without its examples the product works as well; without a disk or a database it does not.
      if (examples.ok || examples.error.code.startsWith('store.')) return examples
      log.error({ failure: examples.error }, 'the examples were not installed')
      return ok({ assets: [], documents: [] })
    }
    unwrap(await store.ensureWorkspace(localPrincipal, contents))
    return { store, blobs, log, environment }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** What some work in a folder gives; where it fails, the folder is named. */
async function inFolder<T>(folder: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { error: failure } = storeFailure(error)
    const unusable = fail('store.folderUnusable', { folder }).error
    throw new InstanceError(failure.code === 'store.full' ? failure : unusable, { cause: error })
  }
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new InstanceError(result.error)
}

const holderKey = Symbol.for('deixis.instance')
type Holder = { [holderKey]?: Promise<Instance> | undefined }

/**
 * The instance of this process, opened at the first call. A failure is not kept: the next call tries
 * again, so that a database which comes back is used without a restart.
 *
 * @throws InstanceError
 */
export function instance(): Promise<Instance> {
  // Next loads this module once a bundle and, in development, again after each edit.
  const holder = globalThis as Holder
  const opening = (holder[holderKey] ??= open())
  opening.catch(() => {
    if (holder[holderKey] === opening) holder[holderKey] = undefined
  })
  return opening
}

async function open(): Promise<Instance> {
  return openInstance(unwrap(readEnvironment()))
}

/** Tells the log that the process runs without an instance; requests answer with the reason. */
export function reportOpening(error: unknown): void {
  const failure = error instanceof InstanceError ? error.failure : undefined
  createLog('info').error({ failure, ...(failure === undefined && { err: error }) }, 'not ready')
}
