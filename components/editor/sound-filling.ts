import { uuidv7 } from 'uuidv7'
import { addNodeAt, mediaNode, sizeOf } from '@/lib/editor/gestures'
import type { Rect } from '@/lib/editor/geometry'
import { cornerFor } from '@/lib/editor/near-place'
import { isImageAsset } from '@/lib/media/asset'
import { dismissUpload, upload } from './intake'
import type { EditorStore } from './store'

/**
 * Sends a file and gives it to a sound that has none. Where that has one by then, or is gone, the file
 * becomes a sound of its own, so that it is not lost. Why a file was refused is told where files on their
 * way are.
 */
export async function fillSound(
  store: EditorStore,
  id: string,
  file: File,
  seen: Rect,
): Promise<void> {
  const arrived = await upload(store, file, { seen })
  if (!arrived) return
  const { asset, name } = arrived
  const { view, session } = store.getState()
  const audio = view.nodes.get(id)
  if (audio?.kind === 'audio' && !audio.asset && !isImageAsset(asset)) {
    store.dispatch([{ type: 'updateNode', id: audio.id, patch: { asset } }], { select: [id] })
  } else {
    const node = mediaNode(asset, name, uuidv7(), { x: 0, y: 0 })
    const at = cornerFor(sizeOf(view, node), seen)
    store.dispatch(addNodeAt(view, session, node, at, { seen }), { select: [node.id] })
  }
  dismissUpload(arrived.id)
}
