import { importGraphContract } from '@/lib/api/contract/formats'
import { replyWithImport } from '@/lib/api/created'
import { methods, route } from '@/lib/api/route'
import { receiveSentFile } from '@/lib/api/transfer'
import { importGraph } from '@/lib/services/imports'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: route(
    importGraphContract,
    async ({ instance, principal, request, query, intake }) => {
      const file = await receiveSentFile(request, instance, query.name ?? '')
      if (!file.ok) return file
      const input = { ...file.value, format: query.format, signal: request.signal }
      const imported = await importGraph(instance, principal, input, intake).finally(() =>
        instance.blobs.discard(file.value.staged),
      )
      return imported.ok ? replyWithImport(imported.value) : imported
    },
    { keepsMedia: true },
  ),
})
