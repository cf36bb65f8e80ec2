import { answerPrompt } from '@/lib/api/archive'
import { compileDocumentContract } from '@/lib/api/contract/prompt'
import { methods, route } from '@/lib/api/route'
import { compileSent } from '@/lib/services/prompts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(compileDocumentContract, ({ instance, principal, request, body, parts, intake }) => {
    const { document, ...options } = body
    const sent = { document, parts, intake }
    const compiled = () => compileSent(instance, principal, sent, options)
    return answerPrompt(request, compiled, options.media !== 'reference')
  }),
})
