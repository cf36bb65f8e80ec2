/** A file that was put into a text and has not arrived, as the browser keeps it. */
export type WaitingFile = {
  readonly id: string
  readonly graphId: string
  readonly file: File
  /** When it was put there, in milliseconds of the epoch. */
  readonly time: number
}

const databaseName = 'deixis'
const storeName = 'files'

/** A browser that keeps nothing, or has no more room, still sends the file as long as its page is open. */
async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const opening = indexedDB.open(databaseName, 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(storeName, { keyPath: 'id' }).createIndex('graph', 'graphId')
    }
    const database = await answerOf(opening)
    try {
      return await answerOf(ask(database.transaction(storeName, mode).objectStore(storeName)))
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

/** Keeps a file until it is forgotten, though the page may be gone by then. */
export async function keepFile(waiting: WaitingFile): Promise<void> {
  await inStore('readwrite', (store) => store.put(waiting))
}

export async function forgetFile(id: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(id))
}

/** The files that are kept for a graph. */
export async function keptFiles(graphId: string): Promise<readonly WaitingFile[]> {
  const found: WaitingFile[] | undefined = await inStore('readonly', (store) =>
    store.index('graph').getAll(graphId),
  )
  return found ?? []
}
