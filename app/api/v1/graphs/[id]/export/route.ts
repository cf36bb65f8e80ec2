import { exportGraphContract } from '@/lib/api/contract/formats'
import { methods, route } from '@/lib/api/route'
import { exportResponse } from '@/lib/api/transfer'
import { exportGraph } from '@/lib/services/exports'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(exportGraphContract, async ({ instance, principal, params, query }) => {
    const { format, language = 'en' } = query
    const exported = await exportGraph(instance, principal, params.id, { format, language })
    return exported.ok ? exportResponse(exported.value) : exported
  }),
})
