import { uuidv7 } from 'uuidv7'
import { mediaNode } from '@/lib/editor/gestures'
import type { Rect } from '@/lib/editor/geometry'
import { isImageAsset } from '@/lib/media/asset'
import { addNode, placeArrived, upload } from './intake'
import type { EditorStore } from './store'

/**
 * Sends a file and gives it to a sound that has none. Where that has one by then, or is gone, the file
 * becomes a sound of its own, so that it is not lost. Why a file was refused, by the server or by the graph, is
 * told where files on their way are.
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
  placeArrived(store, arrived.id, (into) => {
    const audio = into.getState().view.nodes.get(id)
    if (audio?.kind === 'audio' && !audio.asset && !isImageAsset(asset)) {
      const patch = { asset }
      return into.dispatch([{ type: 'updateNode', id: audio.id, patch }], { select: [id] })
    }
    return addNode(into, mediaNode(asset, name, uuidv7(), { x: 0, y: 0 }), { seen })
  })
}
