import { uuidv7 } from 'uuidv7'
import { create } from 'zustand'
import { bounds } from '@/lib/std/bounds'
import { isImageAsset, type Asset } from '@/lib/media/asset'
import { cutText, withoutEnding } from '@/lib/std/text'
import { asOwner, keepArrived, keepFile, keptFile, sweepFiles } from './composer-files'
import { kindOfFile, type ComposerStore, type Medium } from './composer-state'
import { isWaitedFor } from './composer-storage'
import {
  announceUpload,
  dismissUpload,
  retryUploads,
  upload,
  useIntake,
  type Upload,
} from './intake'
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
    const kept = keepFile({ id: medium.id, graphId, file, time: Date.now() }).then(tellUnkept)
    function tellUnkept(isKept: boolean): void {
      const isComing = composer.getState().media.get(medium.id)?.asset === undefined
      if (!isKept && isComing) setUnkept(medium.id, true)
    }
    sendAtOnce(store, composer, medium, file, kept)
    return medium
  })
}

/** The files that are in this tab alone, since the browser could not keep them. */
export const useUnkept = create<{ readonly ids: ReadonlySet<string> }>(() => ({ ids: new Set() }))

function setUnkept(id: string, isUnkept: boolean): void {
  const ids = new Set(useUnkept.getState().ids)
  if (isUnkept) ids.add(id)
  else ids.delete(id)
  useUnkept.setState({ ids })
}

/** Sends what a page that is gone could not, and forgets files that no text has any more, of any graph. */
export async function resumeFiles(store: EditorStore, composer: ComposerStore): Promise<void> {
  const { graphId } = store.getState()
  for (const kept of await sweepFiles(isWaitedFor, Date.now())) {
    const { id, file } = kept
    const isHere = useIntake.getState().uploads.some((each) => each.id === id)
    if (kept.graphId !== graphId || isHere || !comingMedium(composer, id)) continue
    // Another tab may be at it.
    if (file) announceUpload({ id, graphId, file, place: undefined })
    void asOwner(id, () => resume(store, composer, id))
  }
}

/** A medium of the text that has not arrived. */
function comingMedium(composer: ComposerStore, id: string): Medium | undefined {
  const { field, media } = composer.getState()
  const medium = media.get(id)
  return medium && !medium.asset && field.ids.includes(id) ? medium : undefined
}

/** Goes on with a file as its only owner: takes what another tab made of it, else sends it. */
async function resume(store: EditorStore, composer: ComposerStore, id: string): Promise<void> {
  const kept = await keptFile(id)
  const medium = comingMedium(composer, id)
  if (medium && kept?.asset) arrive(composer, medium, kept.asset)
  dismissUpload(id)
  if (medium && !kept?.asset && kept?.file) await send(store, composer, medium, kept.file)
}

/** Sends a file of this tab, which is its owner until the file is there, without asking first. */
function sendAtOnce(...given: Parameters<typeof send>): void {
  const [, , { id }] = given
  const sent = send(...given)
  void asOwner(id, () => sent)
}

async function send(
  store: EditorStore,
  composer: ComposerStore,
  medium: Medium,
  file: File,
  kept?: Promise<void>,
): Promise<void> {
  const arrived = await upload(store, file, undefined, medium.id)
  if (!arrived) return
  arrive(composer, medium, arrived.asset)
  // Not before: at no time is a file neither on its way nor in the text.
  dismissUpload(medium.id)
  await kept
  await keepArrived(medium.id, arrived.asset)
}

function arrive(composer: ComposerStore, medium: Medium, asset: Asset): void {
  setMedium(composer, { ...medium, kind: isImageAsset(asset) ? 'image' : 'audio', asset })
  setUnkept(medium.id, false)
}

function setMedium(composer: ComposerStore, medium: Medium): void {
  composer.setState(({ media }) => ({ media: new Map(media).set(medium.id, medium), missing: [] }))
}

/** Sends a file again that did not arrive; one that waits for the server does not wait any longer. */
export function retryMedium(store: EditorStore, composer: ComposerStore, id: string): void {
  const sent = useIntake.getState().uploads.find((each) => each.id === id)
  const medium = composer.getState().media.get(id)
  if (!sent || !medium) return
  if (sent.state === 'waiting') return retryUploads(store, [sent])
  dismissUpload(id)
  sendAtOnce(store, composer, medium, sent.file)
}

export function stateOf(medium: Medium | undefined, uploads: readonly Upload[]): MediumState {
  if (medium?.asset) return 'ready'
  const state = uploads.find((each) => each.id === medium?.id)?.state
  // What is being written in places its own files, so that none of them is left without a place.
  if (state === 'sent' || state === 'unplaced') return 'sending'
  return state ?? 'gone'
}
