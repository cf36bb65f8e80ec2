import type { Database, Queries } from './client'
import { HeadCache } from './heads'
import { MutexMap } from './mutex'

/** A transaction may wait for others and for a large graph to be read, but not for ever. */
const transactionMilliseconds = { maxWait: 15_000, timeout: 30_000 }

/** What the functions of the store share; one for each open store. */
export type StoreContext = {
  readonly client: Queries
  /** Runs work in one transaction; what it throws undoes all of it. */
  readonly transact: <T>(work: (client: Queries) => Promise<T>) => Promise<T>
  readonly heads: HeadCache
  /** Appends to one graph take turns here, so that writers of one process never collide in the database. */
  readonly turns: MutexMap
  /** Snapshots being renewed after the answer, by graph; closing the store waits for them. */
  readonly renewals: Map<string, Promise<void>>
  readonly report: Report
}

/** Tells of a fault in work that nobody waits for. It must not throw. */
export type Report = (error: unknown) => void

/**
 * What the functions over one open database share. `headByteCountMax` bounds the cached documents
 * together, in bytes of JSON.
 */
export function createContext(
  { client }: Database,
  headByteCountMax: number,
  report: Report,
): StoreContext {
  return {
    client,
    transact: (work) => client.$transaction(work, transactionMilliseconds),
    heads: new HeadCache(headByteCountMax),
    turns: new MutexMap(),
    renewals: new Map(),
    report,
  }
}
