import { fail, ok } from '../../std/result'
import { boxesOf, scrubBoxes } from './boxes'
import { createOverlay, type Strip } from './pieces'

/** M4A: titles, covers, places (`©xyz`) and times become free space of the same size. */
export const stripMp4: Strip = (bytes) => {
  const boxes = boxesOf(bytes, 0, bytes.length)
  if (!boxes?.some((box) => box.type === 'moov')) return fail('media.broken')
  if (!boxes.some((box) => box.type === 'mdat' && box.end > box.body)) return fail('media.empty')
  const overlay = createOverlay(bytes)
  if (!scrubBoxes(bytes, boxes, overlay)) return fail('media.broken')
  return ok({ pieces: [overlay.result()] })
}
