import { addressOf } from '@/lib/api/contract/define'
import { readMediaContract, uploadMediaContract } from '@/lib/api/contract/media'
import { reply } from '@/lib/api/response'
import { methods, route } from '@/lib/api/route'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(uploadMediaContract, async ({ file: { asset, created } }) => {
    const headers = { Location: addressOf(readMediaContract, { hash: asset.hash }) }
    return reply({ asset }, { status: created ? 201 : 200, headers })
  }),
})
