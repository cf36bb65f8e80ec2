import type { Node } from '../kinds'
import type { Command } from './command'

// Beyond this many runs one command that names everything between is shorter than a command a run.
const runsCountMax = 100

/**
 * The commands that lead some nodes back to where they stood, all others standing as they did.
 *
 * @param before the nodes in the reading order that is to come back
 * @param positions the places in it of the nodes that have moved, ascending
 * @param gathered whether these nodes now stand behind all others
 */
export function placesBack(
  before: readonly Node[],
  positions: readonly number[],
  gathered: boolean,
): Command[] {
  const idsFrom = (start: number, end: number) => before.slice(start, end).map((node) => node.id)
  const runs: { start: number; end: number }[] = []
  for (const position of positions) {
    const last = runs.at(-1)
    if (last?.end === position) last.end++
    else runs.push({ start: position, end: position + 1 })
  }
  const first = runs[0]?.start ?? 0
  if (runs.length > runsCountMax) {
    const ids = idsFrom(first, runs.at(-1)?.end ?? first)
    return [{ type: 'reorderNodes', ids, at: first }]
  }
  const placing = runs.map(({ start, end }): Command => {
    return { type: 'reorderNodes', ids: idsFrom(start, end), at: start }
  })
  if (gathered || runs.length < 2) return placing
  // With all of them behind the others, each run in turn finds what stood before it in place.
  const ids = positions.flatMap((position) => idsFrom(position, position + 1))
  return [{ type: 'reorderNodes', ids, at: before.length - ids.length }, ...placing]
}
