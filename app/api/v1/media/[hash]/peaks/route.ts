import { readPeaksContract } from '@/lib/api/contract/media'
import { methods, route } from '@/lib/api/route'
import { findPeaks } from '@/lib/services/media'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(readPeaksContract, ({ instance, principal, params, query }) =>
    findPeaks(instance, principal, params.hash, query.count),
  ),
})
