import { fail, ok } from '../../std/result'
import { boxesOf, freeBox, scrubBoxes, type Box } from './boxes'
import { createOverlay, textAt, viewOf, type Strip } from './pieces'

/** Items that are parts of the picture (AVIF, MIAF); EXIF is `Exif`, XMP is `mime`. */
const pictureItems = new Set(['av01', 'grid', 'iovl', 'iden', 'tmap'])
const keptInMeta = new Set('hdlr pitm iloc iinf iref iprp idat grpl dinf'.split(' '))

/**
 * AVIF: the payload of every item that is no part of the picture is erased and the item's type made
 * unknown; readers skip unknown items. Boxes outside the picture become free space. All offsets
 * hold, and the picture itself is never coded anew.
 */
export const stripAvif: Strip = (bytes) => {
  const boxes = boxesOf(bytes, 0, bytes.length)
  const meta = boxes?.find((box) => box.type === 'meta')
  const inMeta = meta && boxesOf(bytes, meta.body + 4, meta.end)
  if (!boxes || !meta || !inMeta) return fail('media.broken')
  const overlay = createOverlay(bytes)
  if (
    !scrubBoxes(
      bytes,
      boxes.filter((box) => box !== meta),
      overlay,
    )
  )
    return fail('media.broken')
  for (const box of inMeta) if (!keptInMeta.has(box.type)) freeBox(box, overlay)

  const infos = itemInfos(
    bytes,
    inMeta.find((box) => box.type === 'iinf'),
  )
  const iloc = inMeta.find((box) => box.type === 'iloc')
  if (!infos || !iloc) return fail('media.broken')
  const idat = inMeta.find((box) => box.type === 'idat')
  const strangers = infos.filter((info) => !pictureItems.has(info.type))
  const extents = itemExtents(bytes, iloc, idat?.body)
  if (!extents) return fail('media.broken')
  for (const info of strangers) {
    // The type and what follows it: a name, and for `mime` the content type.
    overlay.erase(info.typeAt, info.end)
    for (const { start, end } of extents.get(info.id) ?? []) overlay.erase(start, end)
  }
  return ok({ pieces: [overlay.result()] })
}

type ItemInfo = { id: number; type: string; typeAt: number; end: number }

/** The item information entries, version 2 and 3, the ones that have a type (14496-12, 8.11.6). */
function itemInfos(bytes: Uint8Array, iinf: Box | undefined): ItemInfo[] | undefined {
  if (!iinf) return undefined
  const entries = boxesOf(bytes, iinf.body + (bytes[iinf.body] === 0 ? 6 : 8), iinf.end)
  const view = viewOf(bytes)
  const infos: ItemInfo[] = []
  for (const { type, body, end } of entries ?? []) {
    const isWide = bytes[body] === 3
    const typeAt = body + (isWide ? 10 : 8)
    if (type !== 'infe' || (bytes[body] !== 2 && !isWide) || typeAt + 4 > end) return undefined
    const id = isWide ? view.getUint32(body + 4) : view.getUint16(body + 4)
    infos.push({ id, type: textAt(bytes, typeAt, 4), typeAt, end })
  }
  return entries && infos
}

type Extent = { start: number; end: number }

/** Where each item's bytes lie (14496-12, 8.11.3), or undefined when they don't lie in the file. */
function itemExtents(
  bytes: Uint8Array,
  iloc: Box,
  idatBody: number | undefined,
): Map<number, Extent[]> | undefined {
  const view = viewOf(bytes)
  let at = iloc.body
  const read = (size: number): number => {
    const start = at
    at += size
    if (at > iloc.end) throw new RangeError()
    if (size === 0) return 0
    if (size === 2) return view.getUint16(start)
    return size === 4 ? view.getUint32(start) : Number(view.getBigUint64(start))
  }
  const extents = new Map<number, Extent[]>()
  try {
    const version = bytes[at] ?? 0
    at += 4
    const sizes = read(2)
    const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
    const indexSize = version === 0 ? 0 : sizes & 15
    for (let left = read(version < 2 ? 2 : 4); left > 0; left--) {
      const id = read(version < 2 ? 2 : 4)
      const construction = version === 0 ? 0 : read(2) & 15
      read(2)
      const base = read(baseSize) + (construction === 1 ? (idatBody ?? 0) : 0)
      const list: Extent[] = []
      for (let count = read(2); count > 0; count--) {
        read(indexSize)
        const start = base + read(offsetSize)
        const end = start + read(lengthSize)
        if (end > bytes.length) return undefined
        list.push({ start, end })
      }
      extents.set(id, list)
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return extents
}
