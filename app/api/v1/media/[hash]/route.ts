import { readMediaContract } from '@/lib/api/contract/media'
import { mediaResponse } from '@/lib/api/media'
import { methods, route } from '@/lib/api/route'
import { findMedia } from '@/lib/services/media'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(readMediaContract, async ({ instance, principal, request, params, query }) => {
    const variant = query.original ? 'original' : 'rendition'
    const media = await findMedia(instance, principal, params.hash, variant)
    return media.ok ? mediaResponse(request, media.value, `"${params.hash}-${variant}"`) : media
  }),
})
