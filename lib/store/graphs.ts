import { uuidv7 } from 'uuidv7'
import type { GraphDocument } from '../graph/document'
import type { Asset } from '../media/asset'
import { readDocument } from '../graph/migrate'
import { isId } from '../std/id'
import { fail, ok, type Result } from '../std/result'
import { cutText } from '../std/text'
import { assetsIn, putAsset, refuseAssetsOfDocument, workspaceNotFound } from './assets'
import type { StoreContext } from './context'
import { attempt, isForeignKeyViolation, isUniqueViolation } from './failure'
import { findGraphRow, loadHead, readState } from './log'
import type { Principal } from './principal'
import { snapshotColumns } from './snapshots'
import { foldTitle } from './titles'

export type StoredGraph = {
  readonly id: string
  readonly revision: number
  readonly document: GraphDocument
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** `graph.notFound`; of an id that may be any text only the beginning is told. */
export function graphNotFound(graphId: string) {
  return fail('graph.notFound', { graph: cutText(graphId, 80) })
}

export type NewGraph = {
  /** Validated here, whatever it is. */
  readonly document: unknown
  /** Made when it is left out. */
  readonly id?: string | undefined
  /** Of these the workspace gets what the document names, once that is valid; the blobs are on disk. */
  readonly assets?: readonly Asset[] | undefined
}

/**
 * Creates a graph at revision 0, with its first snapshot.
 *
 * @returns what was stored, or a failure of `readDocument`, `asset.notOwned`, `asset.differs`, `graph.idTaken`,
 * `id.invalid`, `workspace.notFound`
 */
export function createGraph(
  context: StoreContext,
  principal: Principal,
  input: NewGraph,
): Promise<Result<StoredGraph>> {
  return attempt(async () => {
    const id = input.id ?? uuidv7()
    if (!isId(id)) return fail('id.invalid', { id: cutText(id, 80) })
    const read = readDocument(input.document)
    if (!read.ok) return read
    const document = read.value
    const kept = await keepAssets(context, principal, document, input.assets ?? [])
    if (!kept.ok) return kept
    const refused = await refuseAssetsOfDocument(context, principal, document)
    if (refused) return refused
    const snapshot = snapshotColumns(document)
    const createdAt = new Date()
    try {
      await context.client.graph.create({
        data: {
          id,
          workspaceId: principal.workspaceId,
          ...describe(document),
          revision: 0,
          logByteCount: 0n,
          createdAt,
          updatedAt: createdAt,
          snapshots: {
            create: { ...snapshot, revision: 0, logByteCount: 0n, createdAt },
          },
        },
        select: { id: true },
      })
    } catch (error) {
      if (isUniqueViolation(error)) return fail('graph.idTaken', { graph: id })
      if (isForeignKeyViolation(error)) return workspaceNotFound(principal)
      throw error
    }
    context.heads.set({
      graphId: id,
      workspaceId: principal.workspaceId,
      createdAt,
      updatedAt: createdAt,
      revision: 0,
      document,
      logByteCount: 0,
      snapshot: { revision: 0, byteCount: snapshot.byteCount, logByteCount: 0 },
    })
    return ok({ id, revision: 0, document, createdAt, updatedAt: createdAt })
  })
}

async function keepAssets(
  context: StoreContext,
  principal: Principal,
  document: GraphDocument,
  assets: readonly Asset[],
): Promise<Result<undefined>> {
  if (assets.length === 0) return ok(undefined)
  const named = new Set(assetsIn(document.nodes).map(({ hash }) => hash))
  for (const asset of assets.filter(({ hash }) => named.has(hash))) {
    const put = await putAsset(context, principal, asset)
    if (!put.ok) return put
  }
  return ok(undefined)
}

/** The columns of a graph's row that follow from its document. */
export function describe(document: GraphDocument) {
  return {
    title: document.title,
    titleFolded: foldTitle(document.title),
    nodeCount: document.nodes.length,
  }
}

/**
 * Reads a graph as it is, or as it was at a revision.
 *
 * @returns `graph.notFound` for another workspace's graph too; `graph.revisionNotFound` with the current
 * revision for one that never was
 */
export function getGraph(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  options: { readonly revision?: number | undefined } = {},
): Promise<Result<StoredGraph>> {
  return attempt(async () => {
    const { revision } = options
    if (revision === undefined) {
      const head = await loadHead(context, principal, graphId)
      if (head === undefined) return graphNotFound(graphId)
      const { createdAt, updatedAt, document } = head
      return ok({ id: graphId, revision: head.revision, document, createdAt, updatedAt })
    }
    const row = await findGraphRow(context.client, principal, graphId)
    if (row === undefined) return graphNotFound(graphId)
    if (!Number.isInteger(revision) || revision < 0 || revision > row.revision) {
      return fail('graph.revisionNotFound', { revision, current: row.revision })
    }
    const state = await readState(context.client, principal, graphId, revision)
    if (state === undefined) return graphNotFound(graphId)
    const { createdAt, updatedAt } = row
    return ok({ id: graphId, revision, document: state.document, createdAt, updatedAt })
  })
}

/**
 * Deletes a graph with its snapshots and its log; with `expectedRevision` only at that revision, else
 * `graph.revisionConflict` with the current one.
 */
export function deleteGraph(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  { expectedRevision }: { readonly expectedRevision?: number | undefined } = {},
): Promise<Result<Record<never, never>>> {
  return attempt(async () => {
    if (!isId(graphId)) return graphNotFound(graphId)
    const atRevision = expectedRevision === undefined ? {} : { revision: expectedRevision }
    const { count } = await context.client.graph.deleteMany({
      where: { id: graphId, workspaceId: principal.workspaceId, ...atRevision },
    })
    if (count === 0) {
      const row = await findGraphRow(context.client, principal, graphId)
      if (row === undefined || expectedRevision === undefined) return graphNotFound(graphId)
      const params = { expected: expectedRevision, current: row.revision }
      return fail('graph.revisionConflict', params)
    }
    context.heads.delete(graphId)
    return ok({})
  })
}

/** Copies a graph as it is now, without its log, under another title. */
export async function duplicateGraph(
  context: StoreContext,
  principal: Principal,
  graphId: string,
  title: string,
): Promise<Result<StoredGraph>> {
  const source = await getGraph(context, principal, graphId)
  if (!source.ok) return source
  return createGraph(context, principal, { document: { ...source.value.document, title } })
}
