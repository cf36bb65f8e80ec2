import { readMediaContract } from '@/lib/api/contract/media'
import { mediaResponse } from '@/lib/api/media'
import { methods, route } from '@/lib/api/route'
import { findMedia } from '@/lib/services/media'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(readMediaContract, async ({ instance, principal, request, params, query }) => {
    const media = await findMedia(instance, principal, params.hash, query)
    return media.ok ? mediaResponse(request, media.value, params.hash) : media
  }),
})
