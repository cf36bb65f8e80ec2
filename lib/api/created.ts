import { addressOf } from './contract/define'
import { readGraphContract, type Graph } from './contract/graphs'
import { reply, type Reply } from './response'
import { revisionTag } from './revision'
import { graphOnWire } from './wire'
import type { StoredGraph } from '../services/graphs'

/** The answer to a request that made a graph: the graph, where it is from now on, and its revision. */
export function replyWithNewGraph(graph: StoredGraph): Reply<Graph> {
  const { id, revision } = graph
  const headers = { Location: addressOf(readGraphContract, { id }), ETag: revisionTag(revision) }
  return reply(graphOnWire(graph), { headers })
}
