import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../assets/files'
import type { Swept } from '../assets/blobs'
import { StoreError } from '../store/failure'
import type { Instance } from './instance'
import { localPrincipal } from './principal'

/** A younger file may be of an upload whose row is not written yet. */
const sweptAgeMilliseconds = 24 * 60 * 60 * 1000

/** Names the database whose media the folder holds. */
const claimName = 'media-of'

/**
 * Removes what no workspace has: media of documents that were refused, and what a crash left. Never in a
 * folder that another database claimed first, since all of its media would be nobody's to this one.
 *
 * @returns how much went, or undefined where the folder is another database's
 * @throws StoreError when the database does not answer; nothing is removed unasked
 */
export async function sweepMedia(
  { store, blobs, environment }: Instance,
  olderThan = new Date(Date.now() - sweptAgeMilliseconds),
): Promise<Swept | undefined> {
  const workspace = await store.ensureWorkspace(localPrincipal)
  if (!workspace.ok) throw new StoreError(workspace.error)
  const owner = workspace.value.createdAt.toISOString()
  if (!(await claim(join(environment.dataDirectory, claimName), owner))) return undefined
  return blobs.sweep(async (hashes) => {
    const referenced = await store.referenced(hashes)
    if (!referenced.ok) throw new StoreError(referenced.error)
    return referenced.value
  }, olderThan)
}

async function claim(path: string, owner: string): Promise<boolean> {
  try {
    await writeFile(path, owner, { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
    return (await readFile(path, 'utf8')) === owner
  }
}

/** `sweepMedia` beside the answering of requests; what comes of it stands in the log. */
export async function sweepInBackground(instance: Instance): Promise<void> {
  const { log, environment } = instance
  try {
    const swept = await sweepMedia(instance)
    if (swept) log.info({ swept }, 'media swept')
    else log.warn({ folder: environment.dataDirectory }, 'media of another database, not swept')
  } catch (error) {
    log.error({ err: error }, 'media not swept')
  }
}
