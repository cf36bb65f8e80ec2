import type { Language, Sense } from './languages'
import { hangulAt } from './letters'

/** A word of a table, a pattern or the document where it stands in a text; `end` is exclusive. */
export type Match = {
  readonly end: number
  readonly sense: Sense | undefined
  readonly known: boolean
}

/** A word and the particles that hang on it. */
type Piece = { readonly match: Match; readonly particle: string }

/** The longest word that begins at an offset and ends where it fits. */
type Longest = (at: number, fits: (end: number) => boolean) => Match | undefined

/**
 * What is written together between two spaces of Korean, as words that are known: 개들은, 두번째사진을. Undefined
 * where something of it is no such word.
 *
 * Method: longest match with backtracking; an offset that failed once is not tried again, so that the time is
 * linear in the offsets.
 */
export function segmentsOf(
  text: string,
  language: Language,
  start: number,
  longest: Longest,
): readonly Piece[] | undefined {
  const failed = new Set<number>()
  const segment = (at: number): readonly Piece[] | undefined => {
    if (failed.has(at)) return undefined
    let rest: readonly Piece[] = []
    let particle = ''
    const match = longest(at, (stop) => {
      const run = /[\uac00-\ud7af]/.test(text[stop] ?? '') ? hangulAt(text, stop) : ''
      const piece = text.slice(at, stop)
      rest = []
      particle = ''
      if (run === '') return true
      const inner = segment(stop)
      if (run.length < 8 && language.particles?.test(run)) {
        particle = run
        // 두고, 세면, 네가: a numeral as it stands before a counter takes no particle.
        return !/[한두세네무]$/.test(piece) || language.words.get(piece)?.tag !== 'number'
      }
      if (!inner || !mayStandBefore(piece, at === start, stop, inner)) return false
      rest = inner
      return true
    })
    if (match && match.end > at) return [{ match, particle }, ...rest]
    failed.add(at)
    return undefined
  }
  return segment(start)
}

/** Whether a piece is a word of its own before the pieces that are written together with it. */
function mayStandBefore(
  piece: string,
  isFirst: boolean,
  stop: number,
  [next]: readonly Piece[],
): boolean {
  // A single letter inside a word is a piece of another word more often than a word.
  if (piece.length < 2 && isFirst && !/[첫한두세네열내이그]/.test(piece)) return false
  // 두 is a number before what it counts and 이 points at a noun, but not in 두세요 and 내세요.
  const behind = next?.match.sense?.tag
  if (/^(?:한|두|세|네|내|이|그)$/.test(piece) && behind === 'number') return false
  // 두사람, 세마리, but 세차: a numeral is not written together with a noun of one letter.
  const isOne = behind === undefined && next?.match.end === stop + 1
  return !isOne || !/^(?:한|두|세|네|열)$/.test(piece)
}
