import { uuidv7 } from 'uuidv7'
import { bounds } from '@/lib/std/bounds'
import { isImageAsset } from '@/lib/media/asset'
import { cutText, withoutEnding } from '@/lib/std/text'
import { forgetFile, keepFile, keptFiles } from './composer-files'
import { kindOfFile, type ComposerStore, type Medium } from './composer-state'
import { dismissUpload, retryUploads, upload, useIntake, type Upload } from './intake'
import type { EditorStore } from './store'

/** How a medium stands; `gone`: it never arrived, and neither the page nor the browser has its file any more. */
export type MediumState = 'ready' | 'sending' | 'waiting' | 'failed' | 'gone'

/** Takes files in for the text: each goes its way at once, in the order given. */
export function takeFiles(
  store: EditorStore,
  composer: ComposerStore,
  files: readonly File[],
): readonly Medium[] {
  return files.map((file) => {
    const name = cutText(withoutEnding(file.name), bounds.labelLengthMax)
    const medium: Medium = { id: uuidv7(), name, kind: kindOfFile(file) }
    setMedium(composer, medium)
    const { graphId } = store.getState()
    void keepFile({ id: medium.id, graphId, file, time: Date.now() })
    void send(store, composer, medium, file)
    return medium
  })
}

/** A text is written to the browser's storage a moment after its files, also by another tab. */
const forgottenAfterMilliseconds = 60_000

/** Sends what a page that is gone could not, and forgets files that no text of the graph has any more. */
export async function resumeFiles(store: EditorStore, composer: ComposerStore): Promise<void> {
  const { graphId } = store.getState()
  for (const { id, file, time } of await keptFiles(graphId)) {
    const { field, media } = composer.getState()
    const medium = media.get(id)
    if (useIntake.getState().uploads.some((each) => each.id === id)) continue
    if (medium && !medium.asset && field.ids.includes(id)) void send(store, composer, medium, file)
    else if (Date.now() - time > forgottenAfterMilliseconds) void forgetFile(id)
  }
}

async function send(
  store: EditorStore,
  composer: ComposerStore,
  medium: Medium,
  file: File,
): Promise<void> {
  const arrived = await upload(store, file, undefined, medium.id)
  if (!arrived) return
  const { asset } = arrived
  setMedium(composer, { ...medium, kind: isImageAsset(asset) ? 'image' : 'audio', asset })
  void forgetFile(medium.id)
  // Not before: at no time is a file neither on its way nor in the text.
  dismissUpload(medium.id)
}

function setMedium(composer: ComposerStore, medium: Medium): void {
  composer.setState(({ media }) => ({ media: new Map(media).set(medium.id, medium), missing: [] }))
}

/** Sends a file again that did not arrive; one that waits for the server does not wait any longer. */
export function retryMedium(store: EditorStore, composer: ComposerStore, id: string): void {
  const sent = useIntake.getState().uploads.find((each) => each.id === id)
  const medium = composer.getState().media.get(id)
  if (!sent || !medium) return
  if (sent.state === 'waiting') return retryUploads([sent])
  dismissUpload(id)
  void send(store, composer, medium, sent.file)
}

export function stateOf(medium: Medium | undefined, uploads: readonly Upload[]): MediumState {
  if (medium?.asset) return 'ready'
  const state = uploads.find((each) => each.id === medium?.id)?.state
  if (state === 'sent') return 'sending'
  return state ?? 'gone'
}
