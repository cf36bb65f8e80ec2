import { createGraphContract, listGraphsContract } from '@/lib/api/contract/graphs'
import { replyWithNewGraph } from '@/lib/api/created'
import { reply } from '@/lib/api/response'
import { methods, route } from '@/lib/api/route'
import { summaryOnWire } from '@/lib/api/wire'
import { createGraph, listGraphs } from '@/lib/services/graphs'

const graphsPerPageCount = 50

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listGraphsContract, async ({ instance, principal, query }) => {
    const { cursor, limit = graphsPerPageCount, q } = query
    const page = await listGraphs(instance, principal, { cursor, limit, query: q })
    return page.ok ? reply({ ...page.value, graphs: page.value.graphs.map(summaryOnWire) }) : page
  }),
  POST: route(
    createGraphContract,
    async ({ instance, principal, body: { title, document }, parts, intake }) => {
      const sent = document && { document, parts, intake }
      const graph = await createGraph(instance, principal, { title, sent })
      return graph.ok ? replyWithNewGraph(graph.value) : graph
    },
    { keepsMedia: true },
  ),
})
