import {
  deleteGraphContract,
  readGraphContract,
  renameGraphContract,
} from '@/lib/api/contract/graphs'
import { conditional, reply } from '@/lib/api/response'
import { revisionsAllowed, revisionTag } from '@/lib/api/revision'
import { methods, route } from '@/lib/api/route'
import { graphOnWire } from '@/lib/api/wire'
import { deleteGraph, readGraph, renameGraph } from '@/lib/services/graphs'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(readGraphContract, async ({ instance, principal, request, params, query }) => {
    const graph = await readGraph(instance, principal, params.id, query.revision)
    if (!graph.ok) return graph
    return conditional(request, revisionTag(graph.value.revision), () => graphOnWire(graph.value))
  }),
  PATCH: route(renameGraphContract, async ({ instance, principal, request, params, body }) => {
    const allowed = revisionsAllowed(request)
    const renamed = await renameGraph(instance, principal, params.id, body.title, allowed)
    if (!renamed.ok) return renamed
    return reply(renamed.value, { headers: { ETag: revisionTag(renamed.value.revision) } })
  }),
  DELETE: route(deleteGraphContract, ({ instance, principal, request, params }) =>
    deleteGraph(instance, principal, params.id, revisionsAllowed(request)),
  ),
})
