import type { Asset } from '../media/asset'
import { ok, type Failure, type Result } from '../std/result'
import {
  appendBatch,
  listBatches,
  type AppendAnswer,
  type BatchInput,
  type BatchPage,
  type RevisionConflict,
} from './append'
import { findAssets, findReferenced, getAsset, putAsset, type PutAsset } from './assets'
import { openDatabase, type Database, type DatabaseLocation } from './client'
import { createContext, type Report, type StoreContext } from './context'
import { attempt } from './failure'
import {
  createGraph,
  deleteGraph,
  duplicateGraph,
  getGraph,
  type NewGraph,
  type StoredGraph,
} from './graphs'
import { listGraphs, type GraphPage, type ListOptions } from './listing'
import { nameDatabase } from './identity'
import type { Provider } from './migrations'
import type { Principal } from './principal'
import { ensureWorkspace, type EnsuredWorkspace, type FirstContents } from './workspaces'

/**
 * Graphs and assets as the rest of the house sees them. Every function takes a principal and is held to
 * its workspace. All may fail with `store.unavailable` (the database is gone or too busy) and those that
 * write with `store.full`; what else they answer stands at the function of the same name.
 */
export type Store = {
  readonly provider: Provider
  ensureWorkspace(
    principal: Principal,
    contents?: () => Promise<Result<FirstContents>>,
  ): Promise<Result<EnsuredWorkspace>>
  createGraph(principal: Principal, input: NewGraph): Promise<Result<StoredGraph>>
  getGraph(
    principal: Principal,
    graphId: string,
    options?: { readonly revision?: number | undefined },
  ): Promise<Result<StoredGraph>>
  listGraphs(principal: Principal, options: ListOptions): Promise<Result<GraphPage>>
  deleteGraph(
    principal: Principal,
    graphId: string,
    options?: { readonly expectedRevision?: number | undefined },
  ): Promise<Result<Record<never, never>>>
  duplicateGraph(principal: Principal, graphId: string, title: string): Promise<Result<StoredGraph>>
  appendBatch(
    principal: Principal,
    graphId: string,
    batch: BatchInput,
  ): Promise<Result<AppendAnswer, Failure | RevisionConflict>>
  listBatches(
    principal: Principal,
    graphId: string,
    range: { readonly after: number; readonly limit: number },
  ): Promise<Result<BatchPage>>
  putAsset(principal: Principal, asset: Asset): Promise<Result<PutAsset>>
  getAsset(principal: Principal, hash: string): Promise<Result<Asset>>
  /** Those of these hashes that the workspace has. */
  getAssets(
    principal: Principal,
    hashes: Iterable<string>,
  ): Promise<Result<ReadonlyMap<string, Asset>>>
  /** Those of these hashes that any workspace has; for the sweeping of files alone, never for a caller. */
  referenced(hashes: readonly string[]): Promise<Result<ReadonlySet<string>>>
  /** What this database is called and no other: see `nameDatabase`. */
  name(): Promise<Result<string>>
  /** Whether the database answers now. */
  health(): Promise<Result<{ readonly provider: Provider }>>
  /** Waits for work in the background and lets the database go; a second call waits for the first. */
  close(): Promise<void>
}

export type StoreOptions = DatabaseLocation & {
  /** Bytes of JSON of the graphs kept in memory. */
  readonly headByteCountMax?: number
  /** Standard error when left out. */
  readonly report?: Report
}

const headByteCountMaxDefault = 64 * 1024 * 1024

/**
 * Opens the store and applies pending migrations.
 *
 * @throws StoreError whose `failure` says why the database cannot be used: see `openDatabase`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const database = await openDatabase(options)
  const { headByteCountMax = headByteCountMaxDefault, report = console.error } = options
  const context = createContext(database, headByteCountMax, report)
  let closing: Promise<void> | undefined
  return {
    provider: database.provider,
    ensureWorkspace: (principal, contents) => ensureWorkspace(context, principal, contents),
    createGraph: (principal, input) => createGraph(context, principal, input),
    getGraph: (principal, graphId, options) => getGraph(context, principal, graphId, options),
    listGraphs: (principal, options) => listGraphs(context, principal, options),
    deleteGraph: (principal, graphId, options) => deleteGraph(context, principal, graphId, options),
    duplicateGraph: (principal, graphId, title) =>
      duplicateGraph(context, principal, graphId, title),
    appendBatch: (principal, graphId, batch) => appendBatch(context, principal, graphId, batch),
    listBatches: (principal, graphId, range) => listBatches(context, principal, graphId, range),
    putAsset: (principal, asset) => putAsset(context, principal, asset),
    getAsset: (principal, hash) => getAsset(context, principal, hash),
    getAssets: (principal, hashes) =>
      attempt(async () => ok(await findAssets(context, principal, hashes))),
    referenced: (hashes) => attempt(async () => ok(await findReferenced(context, hashes))),
    name: () => attempt(async () => ok(await nameDatabase(context.client, options))),
    health: () =>
      attempt(async () => {
        await context.client.$queryRaw`SELECT 1`
        return ok({ provider: database.provider })
      }),
    close: () => (closing ??= close(context, database)),
  }
}

async function close(context: StoreContext, database: Database): Promise<void> {
  await Promise.allSettled(context.renewals.values())
  context.heads.clear()
  await database.close()
}
