import { duplicateGraphContract } from '@/lib/api/contract/graphs'
import { reply } from '@/lib/api/response'
import { methods, route } from '@/lib/api/route'
import { graphOnWire } from '@/lib/api/wire'
import { duplicateGraph } from '@/lib/services/graphs'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(duplicateGraphContract, async ({ instance, principal, params, body }) => {
    const graph = await duplicateGraph(instance, principal, params.id, body.title)
    if (!graph.ok) return graph
    const headers = { Location: `/api/v1/graphs/${graph.value.id}` }
    return reply(graphOnWire(graph.value), { headers })
  }),
})
