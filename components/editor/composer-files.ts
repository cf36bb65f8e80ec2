import { hasRoom, isForgotten } from '@/lib/editor/kept-files'
import { assetSchema, type Asset } from '@/lib/media/asset'

/** A file that was put into a text, as the browser keeps it until no text waits for it. */
type WaitingFile = {
  readonly id: string
  readonly graphId: string
  /** When it was put there, in milliseconds of the epoch. */
  readonly time: number
  /** Until the server has it. */
  readonly file?: File
  /** What it became, for tabs that still show it as on its way. */
  readonly asset?: Asset
}

const databaseName = 'deixis'
const storeName = 'files'

/** A browser that keeps nothing, or has no more room, still sends the file as long as its page is open. */
async function inStore<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => Promise<T>,
): Promise<T | undefined> {
  try {
    const opening = indexedDB.open(databaseName, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: 'id' })
    const database = await answerOf(opening)
    try {
      const transaction = database.transaction(storeName, mode)
      const ended = endOf(transaction)
      const [answer] = await Promise.all([act(transaction.objectStore(storeName)), ended])
      return answer
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no answer'))
  })
}

/** What was written is there only once the whole transaction is: a full disk may tell so at its end. */
function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('no room'))
  })
}

const allIn = (store: IDBObjectStore): Promise<readonly WaitingFile[]> => answerOf(store.getAll())

/**
 * Keeps a file until it has arrived, though the page may be gone by then.
 *
 * @returns whether it is kept: a browser may keep nothing or have no more room, and there are bounds
 */
export async function keepFile(waiting: WaitingFile & { readonly file: File }): Promise<boolean> {
  const isKept = await inStore('readwrite', async (store) => {
    const others = (await allIn(store)).filter(({ id }) => id !== waiting.id)
    const sizes = others.map(({ file }) => ({ byteCount: file?.size ?? 0 }))
    if (!hasRoom(sizes, waiting.file.size)) return false
    await answerOf(store.put(waiting))
    return true
  })
  return isKept ?? false
}

/** In the place of the bytes of a file what it became on the server. */
export async function keepArrived(id: string, asset: Asset): Promise<void> {
  await inStore('readwrite', async (store) => {
    const kept: WaitingFile | undefined = await answerOf(store.get(id))
    if (!kept) return
    const { file: _, ...rest } = kept
    await answerOf(store.put({ ...rest, asset }))
  })
}

export async function keptFile(id: string): Promise<WaitingFile | undefined> {
  const kept: WaitingFile | undefined = await inStore('readonly', (store) =>
    answerOf(store.get(id)),
  )
  if (!kept?.asset || assetSchema.safeParse(kept.asset).success) return kept
  // A storage holds what any page of this site or an older one put there.
  const { asset: _, ...rest } = kept
  return rest
}

/**
 * Forgets the files, of all graphs, that nobody will come back for.
 *
 * @param isWanted whether a text that is being written waits for it
 * @returns those that are left
 */
export async function sweepFiles(
  isWanted: (file: WaitingFile) => boolean,
  now: number,
): Promise<readonly WaitingFile[]> {
  const left = await inStore('readwrite', async (store) => {
    const all = await allIn(store)
    const forgotten = new Set(all.filter((each) => isForgotten(each, isWanted(each), now)))
    await Promise.all([...forgotten].map(({ id }) => answerOf(store.delete(id))))
    return all.filter((each) => !forgotten.has(each))
  })
  return left ?? []
}

/**
 * Does something with a file as the only tab of the browser that does, once no other one has to do with it
 * any more. Where pages have no locks, as over plain HTTP, nothing is waited for.
 */
export async function asOwner(id: string, act: () => Promise<void>): Promise<void> {
  // A page that may not ask for locks has no storage to share either.
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>
  await (locks ? locks.request(`deixis.file.${id}`, act) : act())
}
