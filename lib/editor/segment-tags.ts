/**
 * Places for the letters of segments over a wave: none covers another as long as there is room near its segment.
 *
 * Method: greedy from left to right, each in the first row that is free where its segment begins, else beside the
 * last one of the row that is free soonest; then, from the right end, what would stand out is moved back.
 */

type Tag = {
  /** Where its segment begins, and how wide the tag is, in pixels. */
  readonly x: number
  readonly width: number
}

type Room = { readonly width: number; readonly rowsCount: number }

/** The left side of a tag, and its row: 0 at the top. */
export type SegmentTagPlace = { readonly x: number; readonly row: number }

const tagGap = 1
/** A tag stands no farther from the beginning of its segment than this many of its own widths. */
const shiftMax = 3

/** Where each tag goes, in the order given. */
export function segmentTags(tags: readonly Tag[], room: Room): readonly SegmentTagPlace[] {
  const rows: { readonly tag: Tag; x: number }[][] = Array.from(
    { length: Math.max(1, room.rowsCount) },
    () => [],
  )
  const ends = rows.map(() => -Infinity)
  for (const tag of tags.toSorted((a, b) => a.x - b.x)) {
    const free = ends.findIndex((end) => end <= tag.x)
    const row = free === -1 ? ends.indexOf(Math.min(...ends)) : free
    const beside = Math.max(tag.x, ends[row] ?? tag.x)
    // Where so many begin that they would stand in a queue, they lie on one another; a zoom makes room.
    const x = beside - tag.x > shiftMax * tag.width ? tag.x : beside
    ends[row] = Math.max(ends[row] ?? 0, x + tag.width + tagGap)
    rows[row]?.push({ tag, x })
  }
  const places = new Map<Tag, SegmentTagPlace>()
  for (const [row, placed] of rows.entries()) {
    heldBefore(placed, room.width)
    for (const { tag, x } of placed) places.set(tag, { x, row })
  }
  return tags.map((tag) => places.get(tag) ?? { x: tag.x, row: 0 })
}

/** Moves the tags of a row back from the end of the wave, each as far as those behind it need. */
function heldBefore(placed: readonly { readonly tag: Tag; x: number }[], end: number): void {
  let limit = end
  for (const each of placed.toSorted((a, b) => b.x - a.x)) {
    const { tag } = each
    if (each.x + tag.width <= limit) {
      limit = Math.min(limit, each.x - tagGap)
      continue
    }
    const least = limit === end ? 0 : tag.x - shiftMax * tag.width
    each.x = Math.max(0, least, limit - tag.width)
    limit = each.x - tagGap
  }
}
