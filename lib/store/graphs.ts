import { uuidv7 } from 'uuidv7'
import type { GraphDocument } from '../graph/document'
import { readDocument } from '../graph/migrate'
import { isId } from '../std/id'
import { fail, ok, type Result } from '../std/result'
import { assetHashes, refuseMissingAssets, workspaceNotFound } from './assets'
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

export function graphNotFound(graphId: string) {
  return fail('graph.notFound', { graph: graphId.slice(0, 80) })
}

/**
 * Creates a graph at revision 0, with its first snapshot.
 *
 * @param input.document validated here, whatever it is; `input.id` is made when it is left out
 * @returns what was stored, or a failure of `readDocument`, `asset.notOwned`, `graph.idTaken`,
 * `id.invalid`, `workspace.notFound`
 */
export function createGraph(
  context: StoreContext,
  principal: Principal,
  input: { readonly document: unknown; readonly id?: string | undefined },
): Promise<Result<StoredGraph>> {
  return attempt(async () => {
    const id = input.id ?? uuidv7()
    if (!isId(id)) return fail('id.invalid', { id: id.slice(0, 80) })
    const read = readDocument(input.document)
    if (!read.ok) return read
    const document = read.value
    const refused = await refuseMissingAssets(context, principal, assetHashes(document.nodes))
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

/** Deletes a graph with its snapshots and its log. */
export function deleteGraph(
  context: StoreContext,
  principal: Principal,
  graphId: string,
): Promise<Result<Record<never, never>>> {
  return attempt(async () => {
    if (!isId(graphId)) return graphNotFound(graphId)
    const { count } = await context.client.graph.deleteMany({
      where: { id: graphId, workspaceId: principal.workspaceId },
    })
    if (count === 0) return graphNotFound(graphId)
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
