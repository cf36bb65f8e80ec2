import type { z } from 'zod'
import { sendFile } from '@/components/send-file'
import { importGraphContract } from '@/lib/api/contract/formats'
import { problemSchema } from '@/lib/api/contract/problem'
import type { ClientResult } from '@/lib/client'
import { bounds } from '@/lib/std/bounds'

type Imported = z.output<typeof importGraphContract.output>

/**
 * Sends a file of which a graph is to be made, as `importGraph` of the client does, and tells how much of it has
 * left.
 *
 * @returns `unreachable` also where it was aborted
 */
export function sendImport(
  file: File,
  signal: AbortSignal,
  onProgress: (sentByteCount: number, byteCount: number) => void,
): Promise<ClientResult<Imported>> {
  return new Promise((resolve) => {
    const refuse = () => resolve({ ok: false, error: { kind: 'unreachable' } })
    if (signal.aborted) return refuse()
    const abort = () => {
      request.abort()
      refuse()
    }
    const onAnswer = (status: number, answer: unknown) => {
      // One signal is for all files of a run, and would hold each with its request until the last one is done.
      signal.removeEventListener('abort', abort)
      // The server and this page read one contract, so the shape is known without another look.
      if (status === importGraphContract.status) {
        return resolve({ ok: true, value: answer as Imported })
      }
      const problem = problemSchema.safeParse(answer)
      if (!problem.success) return refuse()
      resolve({ ok: false, error: { kind: 'refused', problem: problem.data } })
    }
    const name = file.name.slice(-bounds.titleLengthMax)
    const search = `?${new URLSearchParams({ name })}`
    const request = sendFile(file, importGraphContract, { onProgress, onAnswer }, search)
    signal.addEventListener('abort', abort, { once: true })
  })
}
