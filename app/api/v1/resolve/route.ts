import { resolveContract } from '@/lib/api/contract/resolve'
import { methods, route } from '@/lib/api/route'
import { mentionsOnWire } from '@/lib/api/wire'
import { resolveSent } from '@/lib/services/references'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(resolveContract, async ({ body: { document, ...options } }) => {
    const resolved = resolveSent(document, options)
    return resolved.ok ? { ok: true, value: mentionsOnWire(resolved.value) } : resolved
  }),
})
