import type { Batch } from '@/lib/api/contract/commands'
import type { Graph } from '@/lib/api/contract/graphs'
import type { Problem } from '@/lib/api/contract/problem'
import { client } from '@/components/requests'
import type { ClientResult } from '@/lib/client'
import type { Command } from '@/lib/graph/command'

/**
 * What a request came to. `away`: no answer, or one that says to try again; `held`: the server is there and
 * cannot do what it would do at another time, for a full disk perhaps.
 */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: Partial<Problem> }
  | { readonly kind: 'held'; readonly problem: Partial<Problem> }
  | { readonly kind: 'away' }

/** No answer, too many at once, or a gateway that finds no server: that passes by itself. */
export function isAway(status: number): boolean {
  return status === 0 || status === 429 || (status >= 502 && status <= 504)
}

function answerOf<T>(result: ClientResult<T>): Answer<T> {
  if (result.ok) return { kind: 'done', value: result.value }
  if (result.error.kind === 'unreachable') return { kind: 'away' }
  const { problem } = result.error
  if (isAway(problem.status)) return { kind: 'away' }
  // What is wrong with the server is no fault of the request, which can be made again.
  return { kind: problem.status >= 500 ? 'held' : 'refused', problem }
}

export async function readGraph(id: string): Promise<Answer<Graph>> {
  return answerOf(await client.readGraph(id))
}

export async function appendCommands(
  id: string,
  batch: { batchId: string; baseRevision: number; commands: readonly Command[] },
): Promise<Answer<{ readonly revision: number; readonly repeated: boolean }>> {
  return answerOf(await client.appendCommands(id, { ...batch, commands: [...batch.commands] }))
}

/** The log after a revision, or the first page of it. */
export async function listCommands(
  id: string,
  after: number,
): Promise<Answer<{ readonly revision: number; readonly batches: readonly Batch[] }>> {
  return answerOf(await client.listCommands(id, { after }))
}
