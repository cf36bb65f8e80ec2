import { Facts } from '../knowledge/facts'
import type { Query } from '../knowledge/pattern'
import { runQuery, type Rows } from '../knowledge/query'
import { ok, type Result } from '../std/result'
import type { Instance } from './instance'
import type { Principal } from './principal'

export type GraphQuery = Query & { readonly withProposed?: boolean | undefined }
export type GraphRows = Rows & { readonly revision: number }

/**
 * Answers a query from the facts of a graph as it is now.
 *
 * @returns the rows with their proofs, `graph.notFound`, or a failure of `runQuery`
 */
export async function queryGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  { withProposed = false, ...query }: GraphQuery,
): Promise<Result<GraphRows>> {
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  const { document, revision } = graph.value
  const rows = runQuery(new Facts(document, { withProposed }), query)
  return rows.ok ? ok({ revision, ...rows.value }) : rows
}
