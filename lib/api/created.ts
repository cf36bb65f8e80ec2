import { addressOf } from './contract/define'
import type { importGraphContract } from './contract/formats'
import { readGraphContract, type Graph } from './contract/graphs'
import { reply, type Reply } from './response'
import { revisionTag } from './revision'
import { graphOnWire } from './wire'
import type { z } from 'zod'
import type { StoredGraph } from '../services/graphs'
import type { ImportedGraph } from '../services/imports'
import { told } from '../services/sentences'

/** The answer to a request that made a graph: the graph, where it is from now on, and its revision. */
export function replyWithNewGraph(graph: StoredGraph): Reply<Graph> {
  const { id, revision } = graph
  const headers = { Location: addressOf(readGraphContract, { id }), ETag: revisionTag(revision) }
  return reply(graphOnWire(graph), { headers })
}

/** The same for a graph that was made of a file, with the format that this was in and what was not taken. */
export function replyWithImport({
  graph,
  format,
  notes,
}: ImportedGraph): Reply<z.input<typeof importGraphContract.output>> {
  const { value, headers = {} } = replyWithNewGraph(graph)
  return reply({ ...value, format, notes: notes.map((note) => told(note, 'en')) }, { headers })
}
