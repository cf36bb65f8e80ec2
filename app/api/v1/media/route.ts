import { uploadMediaContract } from '@/lib/api/contract/media'
import { reply } from '@/lib/api/response'
import { methods, route } from '@/lib/api/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(
    uploadMediaContract,
    async ({ file: { asset, created } }) => {
      const headers = { Location: `/api/v1/media/${asset.hash}` }
      return reply({ asset }, { status: created ? 201 : 200, headers })
    },
    { keepsMedia: true },
  ),
})
