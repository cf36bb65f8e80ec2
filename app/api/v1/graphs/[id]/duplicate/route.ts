import { duplicateGraphContract } from '@/lib/api/contract/graphs'
import { replyWithNewGraph } from '@/lib/api/created'
import { methods, route } from '@/lib/api/route'
import { duplicateGraph } from '@/lib/services/graphs'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(duplicateGraphContract, async ({ instance, principal, params, body }) => {
    const graph = await duplicateGraph(instance, principal, params.id, body.title)
    return graph.ok ? replyWithNewGraph(graph.value) : graph
  }),
})
