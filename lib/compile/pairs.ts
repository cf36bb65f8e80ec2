import type { Link } from '../graph/links'
import type { Mention } from '../references'
import type { Stretch } from './escape'

/** A stretch that says of each of some nodes to which other it stands, with both hands in one word. */
type Pairing = Stretch & { readonly left: string; readonly right: string }

/** How far the words of one clause may lie apart, in code units; what is longer is read as several. */
const clauseLengthMax = 200

/** Words alone, and no more than a comma at either end ("these sounds, respectively"). */
const oneClause = /^\s*[,，、]?[^.!?;:\n,。！？；：，、…]*[,，、]?\s*$/u

/** Ids in one word by which lists are compared, whatever their order. */
const handOf = (ids: readonly string[]) => [...new Set(ids)].sort().join()

const pairing = (
  { start, end }: Stretch,
  pairs: readonly (readonly [string, string])[],
): Pairing => ({
  start,
  end,
  left: handOf(pairs.map(([id]) => id)),
  right: handOf(pairs.map(([, id]) => id)),
})

/**
 * Tells of phrases, asked in the order of the text, whether pairs in their own clause name one by one
 * what they mean: "the three make these sounds respectively (E1 → Audio 1; …)". What stands behind the
 * arrows needs no telling besides; what stands before them neither, where it is a mere plural ("these
 * dogs") and no count ("the three"). Linear in the text.
 *
 * @param links all links of the text, in order
 * @param phrases those that point and are no links, in order
 */
export function toldByPairs(
  text: string,
  links: readonly Link[],
  phrases: readonly Mention[],
): (phrase: Mention) => boolean {
  const pairings = [
    ...links.flatMap((link) => {
      const pairs = link.targets.flatMap(({ id, pairedWith }) =>
        pairedWith === undefined ? [] : [[id, pairedWith] as const],
      )
      return pairs.length > 0 ? [pairing(link, pairs)] : []
    }),
    ...phrases.flatMap((phrase) => (phrase.pairs ? [pairing(phrase, phrase.pairs)] : [])),
  ].sort((a, b) => a.start - b.start)
  let next = 0
  return ({ start, end, refers, pairs, reason }) => {
    while (next < pairings.length && (pairings[next] as Pairing).start < end) next++
    if (pairs || refers.length < 2 || pairings.length === 0) return false
    const hand = handOf(refers)
    const isPlural = /^reason\.all(?:Called|Described)$/.test(reason.code)
    const [before, behind] = [pairings[next - 1], pairings[next]]
    const tells = (each: Pairing | undefined, from: number, to: number) =>
      each !== undefined &&
      to - from <= clauseLengthMax &&
      (each.right === hand || (isPlural && each.left === hand)) &&
      oneClause.test(text.slice(from, to))
    return tells(behind, end, behind?.start ?? end) || tells(before, before?.end ?? start, start)
  }
}
