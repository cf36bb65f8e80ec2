import type { z } from 'zod'
import type { Graph, GraphSummary, listGraphsContract } from '@/lib/api/contract/graphs'
import type { GraphDocument } from '@/lib/graph/document'
import type { Problem } from '@/lib/api/contract/problem'
import { sentence, type Language } from '@/lib/messages'

export type { GraphSummary }
export type GraphPage = z.infer<(typeof listGraphsContract)['output']>

/** The server refused, or did not answer at all (`problem` undefined). */
export class RequestError extends Error {
  constructor(readonly problem: Partial<Problem> | undefined) {
    super(problem?.detail ?? 'no answer')
  }
}

const base = '/api/v1/graphs'
const pageSizeCount = 50

async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(`${base}${path}`, { cache: 'no-store', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new RequestError(undefined)
  }
  if (response.ok) return response
  throw new RequestError(await response.json().catch(() => ({})))
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

export async function listGraphs(
  query: string,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<GraphPage> {
  const parameters = new URLSearchParams({ limit: String(pageSizeCount) })
  if (query !== '') parameters.set('q', query)
  if (cursor !== undefined) parameters.set('cursor', cursor)
  return (await send(`?${parameters}`, { signal })).json()
}

export async function readGraph(id: string): Promise<GraphDocument> {
  const graph: Graph = await (await send(`/${id}`)).json()
  return graph.document
}

/** @returns the id of the new graph */
export async function createGraph(title: string): Promise<string> {
  return (await (await send('', json('POST', { title }))).json()).id
}

/** @param title of the copy */
export async function duplicateGraph(id: string, title: string): Promise<void> {
  await send(`/${id}/duplicate`, json('POST', { title }))
}

export async function renameGraph(id: string, title: string): Promise<void> {
  await send(`/${id}`, json('PATCH', { title }))
}

export async function deleteGraph(id: string): Promise<void> {
  await send(`/${id}`, { method: 'DELETE' })
}

/** The sentence for a failed request, or undefined when the server did not answer. */
export function reasonOf(error: unknown, language: Language): string | undefined {
  if (!(error instanceof RequestError)) throw error
  const { problem } = error
  if (problem?.code === undefined) return problem?.detail
  return sentence({ code: problem.code, params: problem.params ?? {} }, language)
}
