import { askContract } from '@/lib/api/contract/ask'
import { methods, route } from '@/lib/api/route'
import { askGraph } from '@/lib/services/ask'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(askContract, ({ instance, principal, params, body }) =>
    askGraph(instance, principal, params.id, body),
  ),
})
