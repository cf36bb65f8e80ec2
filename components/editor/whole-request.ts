import { client } from '@/components/requests'
import type { ClientResult } from '@/lib/client'
import { requestOf, type PromptSettings } from './prompt-settings'
import type { EditorStore } from './store'

/** What a clipboard still takes without holding the browser up; more is a file. */
const copiedByteCountMax = 20_000_000

/** A request as its provider takes it, media and all; as a file where it is too large to be copied. */
export type WholeRequest =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly blob: Blob }

/** Asks the server, which has the bytes, once it has all that is shown. */
export async function wholeRequest(
  store: EditorStore,
  settings: PromptSettings,
): Promise<ClientResult<WholeRequest>> {
  await store.retry()
  if (store.hasUnsent()) return { ok: false, error: { kind: 'unreachable' } }
  const { graphId } = store.getState()
  const answer = await client.compileGraph(graphId, { ...requestOf(settings), media: 'inline' })
  if (!answer.ok) return answer
  const text = JSON.stringify(answer.value.request, null, 2)
  const blob = new Blob([text], { type: 'application/json' })
  const isSmall = blob.size <= copiedByteCountMax
  return { ok: true, value: isSmall ? { kind: 'text', text } : { kind: 'file', blob } }
}

/** The prompt as text and files in one archive, of all that is shown. */
export async function promptArchive(
  store: EditorStore,
  options: { readonly profile: string; readonly strips: boolean },
): Promise<ClientResult<Blob>> {
  await store.retry()
  if (store.hasUnsent()) return { ok: false, error: { kind: 'unreachable' } }
  return client.downloadPrompt(store.getState().graphId, options)
}
