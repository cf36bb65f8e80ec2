import { appendCommandsContract, listCommandsContract } from '@/lib/api/contract/commands'
import { reply } from '@/lib/api/response'
import { revisionsAllowed } from '@/lib/api/revision'
import { methods, route } from '@/lib/api/route'
import { batchOnWire, conflictOnWire, diagnosticsOnWire } from '@/lib/api/wire'
import { appendCommands, isRevisionConflict, listCommands } from '@/lib/services/graphs'

const batchesPerPageCount = 100

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: route(listCommandsContract, async ({ instance, principal, params, query }) => {
    const range = { after: query.after ?? 0, limit: query.limit ?? batchesPerPageCount }
    const page = await listCommands(instance, principal, params.id, range)
    return page.ok ? reply({ ...page.value, batches: page.value.batches.map(batchOnWire) }) : page
  }),
  POST: route(appendCommandsContract, async ({ instance, principal, request, params, body }) => {
    const allowed = revisionsAllowed(request)
    const appended = await appendCommands(instance, principal, params.id, body, allowed)
    if (!appended.ok) {
      const { error } = appended
      return isRevisionConflict(error) ? { ...appended, more: conflictOnWire(error) } : appended
    }
    const { diagnostics, ...answer } = appended.value
    return reply({ ...answer, diagnostics: diagnosticsOnWire(diagnostics) })
  }),
})
