import { compileGraphContract } from '@/lib/api/contract/prompt'
import { reply } from '@/lib/api/response'
import { methods, route } from '@/lib/api/route'
import { promptOnWire } from '@/lib/api/wire'
import { plainBytesOf } from '@/lib/services/contents'
import { compileGraph } from '@/lib/services/prompts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(compileGraphContract, async ({ instance, principal, params, body }) => {
    const compiled = await compileGraph(instance, principal, params.id, body)
    return compiled.ok
      ? reply(promptOnWire(compiled.value), { plainBytes: plainBytesOf })
      : compiled
  }),
})
