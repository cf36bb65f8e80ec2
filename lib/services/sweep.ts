import type { Swept } from '../assets/blobs'
import { StoreError } from '../store/failure'
import type { Instance } from './instance'
import { databasesOf } from './media-folder'

/** A younger file may be of an upload whose row is not written yet. */
const sweptAgeMilliseconds = 24 * 60 * 60 * 1000

/**
 * Removes what no workspace has: media of documents that were refused, and what a crash left. Never in a
 * folder that another database ever used, since all of its media would be nobody's to this one.
 *
 * @returns how much went, or undefined where the folder is not this database's alone
 * @throws StoreError when the database does not answer; nothing is removed unasked
 */
export async function sweepMedia(
  { store, blobs, environment }: Instance,
  olderThan = new Date(Date.now() - sweptAgeMilliseconds),
): Promise<Swept | undefined> {
  const name = await store.name()
  if (!name.ok) throw new StoreError(name.error)
  const databases = await databasesOf(environment.dataDirectory)
  if (databases.size !== 1 || !databases.has(name.value)) return undefined
  return blobs.sweep(async (hashes) => {
    const referenced = await store.referenced(hashes)
    if (!referenced.ok) throw new StoreError(referenced.error)
    return referenced.value
  }, olderThan)
}

/** `sweepMedia` beside the answering of requests; what comes of it stands in the log. */
export async function sweepInBackground(instance: Instance): Promise<void> {
  const { log, environment } = instance
  try {
    const swept = await sweepMedia(instance)
    if (swept) log.info({ swept }, 'media swept')
    else log.warn({ folder: environment.dataDirectory }, 'media of several databases, not swept')
  } catch (error) {
    log.error({ err: error }, 'media not swept')
  }
}
