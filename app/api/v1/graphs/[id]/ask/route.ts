import { answerAsked } from '@/lib/api/asking'
import { askContract } from '@/lib/api/contract/ask'
import { methods, route } from '@/lib/api/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(askContract, ({ instance, principal, params, body, request }) =>
    answerAsked(instance, principal, params.id, body, request),
  ),
})
