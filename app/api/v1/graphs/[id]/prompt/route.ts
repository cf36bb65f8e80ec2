import { answerPrompt } from '@/lib/api/archive'
import { compileGraphContract } from '@/lib/api/contract/prompt'
import { methods, route } from '@/lib/api/route'
import { compileGraph } from '@/lib/services/prompts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(compileGraphContract, ({ instance, principal, request, params, body }) =>
    answerPrompt(request, () => compileGraph(instance, principal, params.id, body), true),
  ),
})
