import { queryGraphContract } from '@/lib/api/contract/query'
import { methods, route } from '@/lib/api/route'
import { queryGraph } from '@/lib/services/query'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(queryGraphContract, ({ instance, principal, params, body }) =>
    queryGraph(instance, principal, params.id, body),
  ),
})
