import { uuidv7 } from 'uuidv7'
import { warningsAbout } from '../graph/check'
import type { Command } from '../graph/command'
import type { Diagnostic } from '../graph/diagnostic'
import { readDocument } from '../graph/migrate'
import { bounds } from '../std/bounds'
import { fail, ok, type Failure, type Result } from '../std/result'
import { cutText } from '../std/text'
import type { AppendAnswer, BatchInput, BatchPage, RevisionConflict } from '../store/append'
import type { StoredGraph } from '../store/graphs'
import type { GraphPage, ListOptions } from '../store/listing'
import { at, bringsFiles, resolveAssets, withoutFiles } from './assets'
import type { Instance } from './instance'
import { stagingIntake, type Intake } from './intake'
import { findOwned } from './owned'
import type { Asset } from '../media/asset'
import type { Principal } from './principal'

export type { RevisionConflict, StoredGraph }
export { isRevisionConflict } from '../store/append'

/** A document that a caller sent, with the files that came with it. */
export type SentDocument = {
  readonly document: Readonly<Record<string, unknown>>
  readonly parts: ReadonlyMap<string, Asset>
  readonly intake: Intake
}

/**
 * Creates a graph from a document that may leave out what `readDocument` and `resolveAssets` fill in,
 * or an empty one. Media given with the document are the workspace's once the graph is; its shape is
 * judged before any of them is taken in.
 *
 * @returns the graph at revision 0, or a failure of these two or of the store, whose pointer begins
 * `/document`
 */
export async function createGraph(
  instance: Instance,
  principal: Principal,
  input: { readonly title?: string | undefined; readonly sent?: SentDocument | undefined },
): Promise<Result<StoredGraph>> {
  const { title, sent } = input
  const given = { ...(sent?.document ?? { nodes: [] }), ...(title !== undefined && { title }) }
  const shape = bringsFiles(given) ? readDocument(withoutFiles(given)) : ok(undefined)
  if (!shape.ok) return at(shape.error, '/document')
  const intake = sent?.intake ?? stagingIntake(instance, principal)
  const document = await resolveAssets(given, {
    parts: sent?.parts ?? new Map(),
    intake,
    stored: (hashes) => findOwned(instance.store, principal, hashes),
  })
  if (!document.ok) return at(document.error, '/document')
  const created = await instance.store.createGraph(principal, {
    document: document.value,
    assets: intake.staged(),
  })
  if (created.ok) return created
  // What the store says of itself has no place in the document.
  const { pointer, causes } = created.error
  return pointer === undefined && causes === undefined ? created : at(created.error, '/document')
}

/** One page of the workspace's graphs, newest change first, or `cursor.invalid`. */
export async function listGraphs(
  instance: Instance,
  principal: Principal,
  options: ListOptions,
): Promise<Result<GraphPage>> {
  const page = await instance.store.listGraphs(principal, options)
  if (page.ok || page.error.code !== 'cursor.invalid') return page
  return { ok: false, error: { ...page.error, pointer: '/query/cursor' } }
}

/** A graph as it is, or as it was at a revision. */
export function readGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  revision?: number,
): Promise<Result<StoredGraph>> {
  return instance.store.getGraph(principal, graphId, { revision })
}

/**
 * Gives a graph a title by a batch of its own, so that the log has it and it can be undone.
 *
 * @param allowed the revisions at which the caller wants it; any when left out
 * @returns the revision after it, or `graph.notFound`, `graph.revisionNotMatched` or another failure of
 * `appendBatch`
 */
export async function renameGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  title: string,
  allowed?: readonly number[],
): Promise<Result<{ readonly id: string; readonly title: string; readonly revision: number }>> {
  return atRevision(instance, principal, graphId, allowed, async (expectedRevision) => {
    const commands: Command[] = [{ type: 'setTitle', title }]
    const batch = { batchId: uuidv7(), expectedRevision, commands }
    const appended = await instance.store.appendBatch(principal, graphId, batch)
    return appended.ok ? ok({ id: graphId, title, revision: appended.value.revision }) : appended
  })
}

/**
 * Deletes a graph with its log, for good. Its media stay in the workspace.
 *
 * @param allowed the revisions at which the caller wants it; any when left out
 * @returns nothing, or `graph.notFound` or `graph.revisionNotMatched`
 */
export async function deleteGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  allowed?: readonly number[],
): Promise<Result<undefined>> {
  return atRevision(instance, principal, graphId, allowed, async (expectedRevision) => {
    const deleted = await instance.store.deleteGraph(principal, graphId, { expectedRevision })
    return deleted.ok ? ok(undefined) : deleted
  })
}

/** Changes a graph where it is at one of the revisions allowed, and still is when the change arrives. */
async function atRevision<T>(
  instance: Instance,
  principal: Principal,
  graphId: string,
  allowed: readonly number[] | undefined,
  change: (expectedRevision: number | undefined) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (allowed === undefined) return change(undefined)
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  const { revision } = graph.value
  // At an old revision nothing is changed either, but a change that was made there before is known again.
  const expected = allowed.includes(revision) ? revision : allowed[0]
  if (expected === undefined) return fail('graph.revisionNotMatched', { current: revision })
  const changed = await change(expected)
  if (changed.ok || changed.error.code !== 'graph.revisionConflict') return changed
  return fail('graph.revisionNotMatched', { current: changed.error.params['current'] ?? revision })
}

const copySuffix = ' (copy)'

/** A copy of a graph as it is now; without a title its source's, marked as a copy. */
export async function duplicateGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  title?: string,
): Promise<Result<StoredGraph>> {
  if (title !== undefined) return instance.store.duplicateGraph(principal, graphId, title)
  const source = await instance.store.getGraph(principal, graphId)
  if (!source.ok) return source
  // Cut by characters, since half of a surrogate pair would be refused.
  const room = bounds.titleLengthMax - copySuffix.length
  const kept = cutText(source.value.document.title, room)
  return instance.store.duplicateGraph(principal, graphId, kept + copySuffix)
}

export type AppendedBatch = Pick<AppendAnswer, 'revision' | 'repeated'> & {
  readonly batchId: string
  /** Warnings about the nodes that the batch touched, as it left them; errors refuse a batch. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Applies a batch, all or none.
 *
 * @param allowed the revisions at which the caller wants it; any when left out
 * @returns a failure of `appendBatch`, or `graph.revisionNotMatched`
 */
export async function appendCommands(
  instance: Instance,
  principal: Principal,
  graphId: string,
  input: Omit<BatchInput, 'batchId'> & { readonly batchId?: string | undefined },
  allowed?: readonly number[],
): Promise<Result<AppendedBatch, Failure | RevisionConflict>> {
  const batchId = input.batchId ?? uuidv7()
  const append = (expectedRevision = input.expectedRevision) =>
    instance.store.appendBatch(principal, graphId, { ...input, batchId, expectedRevision })
  const both =
    input.expectedRevision === undefined
      ? allowed
      : allowed?.filter((revision) => revision === input.expectedRevision)
  const appended = await atRevision(instance, principal, graphId, both, append)
  if (!appended.ok) return appended
  const { revision, repeated, document, touched } = appended.value
  return ok({ revision, repeated, batchId, diagnostics: warningsAbout(document, touched.nodes) })
}

/** The log after a revision, oldest first. */
export function listCommands(
  instance: Instance,
  principal: Principal,
  graphId: string,
  range: { readonly after: number; readonly limit: number },
): Promise<Result<BatchPage>> {
  return instance.store.listBatches(principal, graphId, range)
}
