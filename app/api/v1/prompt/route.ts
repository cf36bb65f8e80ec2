import { compileDocumentContract } from '@/lib/api/contract/prompt'
import { reply } from '@/lib/api/response'
import { methods, route } from '@/lib/api/route'
import { promptOnWire } from '@/lib/api/wire'
import { plainBytesOf } from '@/lib/services/contents'
import { compileSent } from '@/lib/services/prompts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(compileDocumentContract, async ({ instance, principal, body, parts, intake }) => {
    const { document, ...options } = body
    const sent = { document, parts, intake }
    const compiled = await compileSent(instance, principal, sent, options)
    return compiled.ok
      ? reply(
          promptOnWire(compiled.value),
          body.media === 'reference' ? {} : { plainBytes: plainBytesOf },
        )
      : compiled
  }),
})
