import { addressOf } from '@/lib/api/contract/define'
import { duplicateGraphContract, readGraphContract } from '@/lib/api/contract/graphs'
import { reply } from '@/lib/api/response'
import { revisionTag } from '@/lib/api/revision'
import { methods, route } from '@/lib/api/route'
import { graphOnWire } from '@/lib/api/wire'
import { duplicateGraph } from '@/lib/services/graphs'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(duplicateGraphContract, async ({ instance, principal, params, body }) => {
    const graph = await duplicateGraph(instance, principal, params.id, body.title)
    if (!graph.ok) return graph
    const { id, revision } = graph.value
    const headers = {
      Location: addressOf(readGraphContract, { id }),
      ETag: revisionTag(revision),
    }
    return reply(graphOnWire(graph.value), { headers })
  }),
})
