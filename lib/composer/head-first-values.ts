import type { Atom } from './atoms'
import type { Stated } from './found'
import * as en from './languages/en'
import { isArticle, isJoin, isPlain, piecesOf, spanOf, valueOf } from './head-first-words'
import { placesIn } from './head-first-places'
import { measuredIn, unitOf } from './head-first-measures'
import { statedBy } from './head-first-phrases'

/**
 * "a long snout and short legs", "curly white fur", "no tail": the last noun of each is what is told, the
 * words before it how, with what stands behind a preposition.
 */
export function nounsWith(text: string, words: readonly Atom[]): readonly Stated[] {
  if (!isPlain(words.filter((atom) => !isJoin(atom)))) return []
  const groups: Atom[][] = []
  let carried: Atom[] = []
  for (const piece of piecesOf(words)) {
    const last = piece.at(-1) as Atom
    const isOnlyAdjectives = piece.every(
      (atom) => isArticle(atom) || en.adjectives.has(atom.lower) || en.degrees.has(atom.lower),
    )
    // "a black and white coat": the noun comes with the last.
    if (isOnlyAdjectives && !isArticle(last)) carried = [...carried, ...piece]
    else {
      groups.push([...carried, ...piece])
      carried = []
    }
  }
  return groups.flatMap((group) => nounWith(text, group) ?? [])
}

function nounWith(text: string, group: readonly Atom[]): Stated | undefined {
  const cut = group.findIndex(
    ({ lower }, index) =>
      index > 0 && (en.prepositions.has(lower) || /^(?:that|which|who|because|than)$/.test(lower)),
  )
  const head = cut < 0 ? group : group.slice(0, cut)
  const noun = head.at(-1)
  if (!noun || isArticle(noun) || head.length > 6 || en.closed.has(noun.lower)) return undefined
  if (
    en.abstractNouns.has(noun.lower) &&
    !/^(?:points|lines|sides|hands|line|point|side)$/.test(noun.lower)
  )
    return undefined
  const before = head.slice(0, -1)
  const span = spanOf(group)
  const named = (from: number) => text.slice(head[from]?.start ?? noun.start, noun.end)
  if (before[0]?.lower === 'no') return { ...span, name: named(1), value: 'none' }
  const said = before.filter((atom) => !isArticle(atom))
  // "a white wing bar": what describes it, and what it is.
  const compound = said.findIndex(({ lower }, index) => index > 0 && isOfName(lower))
  const how = compound < 0 ? said : said.slice(0, compound)
  const name = compound < 0 ? noun.text : text.slice(said[compound]?.start, noun.end)
  const told = how.length > 0 ? text.slice(how[0]?.start, how.at(-1)?.end) : ''
  const tail = cut < 0 ? '' : text.slice(group[cut]?.start, group.at(-1)?.end)
  const value = [told, tail].filter((part) => part !== '').join(' ')
  return { ...span, name, value: value === '' ? 'yes' : value }
}

/** Whether a word before a noun belongs to its name. */
const isOfName = (lower: string): boolean =>
  !en.describes(lower) &&
  !en.degrees.has(lower) &&
  !en.negations.has(lower) &&
  !unitOf(lower) &&
  !/[0-9]/.test(lower) &&
  en.numberOf(lower) === undefined

/** What a predicate says: colours and the like, an age, a measure, a kind ("is a poodle"), a place. */
export function conditionsIn(
  text: string,
  words: readonly Atom[],
  className: string | undefined,
): readonly Stated[] {
  if (words.some(({ type }) => type === 'ref')) return []
  const apart = apartIn(text, words)
  if (apart.stated.length > 0)
    return [...conditionsIn(text, apart.rest, className), ...apart.stated]
  const stop = words.findIndex(
    ({ lower, type }, index) =>
      en.prepositions.has(lower) ||
      (type === 'mark' && !/^[,$€£¥₩&]$/.test(lower)) ||
      /^(?:that|which|who|than|as|because|to|without|wearing|holding|carrying|having)$/.test(
        lower,
      ) ||
      (/(?:ing|ed)$/.test(lower) && en.staying.has(lower)) ||
      (lower === 'made' && words[index + 1]?.lower === 'of'),
  )
  const head = stop < 0 ? words : words.slice(0, stop)
  const tail = stop < 0 ? [] : words.slice(stop)
  // "is taller than …": of what is compared nothing is said alone.
  if (tail[0]?.lower === 'than') return []
  const measured: Stated[] = []
  const left: Atom[] = []
  let join: Atom | undefined
  for (const piece of [...piecesBetween(head)]) {
    if (piece.join) join = piece.join
    if (piece.words[0]?.lower === 'no') {
      measured.push(...nounsWith(text, piece.words))
      continue
    }
    const { stated, rest } = measuredIn(text, piece.words)
    measured.push(...stated)
    if (rest.length > 0) left.push(...(left.length > 0 && join ? [join] : []), ...rest)
  }
  const whole = placedWhole(text, left, tail)
  if (whole) return [...measured, whole]
  return [...measured, ...described(text, left, tail, className), ...behindNoun(text, tail)]
}

/** Measures that stand between commas, whatever stands before them: "is in good condition, $250". */
function apartIn(
  text: string,
  words: readonly Atom[],
): { readonly stated: readonly Stated[]; readonly rest: readonly Atom[] } {
  const stated: Stated[] = []
  const rest: Atom[] = []
  let at = 0
  for (const { words: piece, join } of piecesBetween(words)) {
    const told = measuredIn(text, piece)
    const isApart = at > 0 && told.stated.length > 0 && told.rest.length === 0
    if (isApart && join?.lower === ',') stated.push(...told.stated)
    else rest.push(...(join && rest.length > 0 ? [join] : []), ...piece)
    at++
  }
  return { stated, rest }
}

/** "hidden in a hedge", "bald on one side": words that hold together are one value. */
function placedWhole(
  text: string,
  head: readonly Atom[],
  tail: readonly Atom[],
): Stated | undefined {
  const [only, other] = head
  const [first] = tail
  if (!only || other || !first || !en.prepositions.has(first.lower)) return undefined
  if (/^(?:with|from|of)$/.test(first.lower) || en.staying.has(only.lower)) return undefined
  const isState = en.adjectives.has(only.lower)
  if (!isState && !/ed$/.test(only.lower) && !en.participles.has(only.lower)) return undefined
  if (tail.length > 6 || tail.some(isJoin)) return undefined
  const value = valueOf(text, [only, ...tail])
  return value && { ...value, name: isState ? en.aboutOf(only.lower) : 'place' }
}

function piecesBetween(
  words: readonly Atom[],
): readonly { readonly words: readonly Atom[]; readonly join?: Atom }[] {
  const pieces: { words: Atom[]; join?: Atom }[] = [{ words: [] }]
  for (const atom of words) {
    if (isJoin(atom)) pieces.push({ words: [], join: atom })
    else pieces.at(-1)?.words.push(atom)
  }
  return pieces.filter((piece) => piece.words.length > 0)
}

function behindNoun(text: string, tail: readonly Atom[]): readonly Stated[] {
  const [first] = tail
  if (!first) return []
  if (first.lower === 'with') return nounsWith(text, tail.slice(1))
  if (first.lower === 'without')
    return nounsWith(text, tail.slice(1)).map((each) => ({ ...each, value: 'none' }))
  if (first.lower === 'wearing' || first.lower === 'holding' || first.lower === 'carrying') {
    const value = valueOf(text, tail.slice(1))
    return value ? [{ ...value, name: en.describing.get(first.lower) ?? first.lower }] : []
  }
  if (first.lower === 'from') {
    const value = valueOf(text, tail.slice(1))
    const isYear = /^(?:19|20)[0-9]{2}$/.test(value?.value ?? '')
    return value ? [{ ...value, name: isYear ? 'year' : 'origin' }] : []
  }
  if (first.lower === 'made') {
    const value = valueOf(text, tail.slice(2))
    return value ? [{ ...value, name: 'material' }] : []
  }
  if (first.lower === 'of') return []
  const places = placesIn(text, tail)
  const nameOf = (value: string) =>
    / (?:condition|shape|state)$/.test(value) ? 'condition' : 'place'
  return places.slice(0, 1).map((place) => ({ ...place, name: nameOf(place.value) }))
}

/** Adjectives, and the noun behind them where it says more than what the thing is. */
function described(
  text: string,
  head: readonly Atom[],
  tail: readonly Atom[],
  className: string | undefined,
): readonly Stated[] {
  const marked = head.some(isArticle)
  const words = head.filter((atom) => !isArticle(atom))
  const last = words.at(-1)
  if (!last || words.length > 7) return []
  // "is my father".
  if (
    /^(?:my|our)$/.test(head[0]?.lower ?? '') &&
    words.length < 4 &&
    !en.abstractNouns.has(last.lower)
  ) {
    const span = spanOf(words)
    return [{ ...span, name: 'kind', value: text.slice(span.start, span.end) }]
  }
  const flat = words.filter((atom) => !isJoin(atom))
  const isAdjective = ({ lower }: Atom) =>
    en.describes(lower) || en.degrees.has(lower) || en.comparedBy(lower) !== undefined
  const classStem = className?.toLowerCase().split(' ').at(-1)
  const singular = en.singularOf(last.text) ?? last.lower
  const best = comparedIn(text, words)
  if (best) return [best]
  if (!marked && tail.length === 0) {
    const plain = unparted(text, words)
    if (plain) return plain
  }
  if (flat.every(isAdjective) && !(marked && singular === classStem)) return joined(words)
  if (
    /(?:est|most)$/.test(last.lower) ||
    words.some(({ lower }) => /^(?:most|least|best|worst)$/.test(lower))
  )
    return []
  if (marked || en.singularOf(last.text) !== undefined || singular === classStem) {
    const before = flat.slice(0, -1)
    const cut = before.findIndex((atom) => !isAdjective(atom))
    const adjectives = cut < 0 ? before : before.slice(0, cut)
    const stated = joined(
      words.filter(
        (atom) =>
          adjectives.includes(atom) ||
          (isJoin(atom) && atom.start < (adjectives.at(-1)?.start ?? 0)),
      ),
    )
    const own = flat.slice(adjectives.length)
    if (
      (singular === classStem && own.length < 2) ||
      /^(?:one|ones|thing|things|animal|animals)$/.test(last.lower)
    )
      return stated
    if (!marked && singular !== last.lower) return stated
    if (own.length > 3 || tail[0]?.lower === 'of' || en.abstractNouns.has(last.lower)) return stated
    const span = spanOf(own)
    return [...stated, { ...span, name: 'kind', value: text.slice(span.start, span.end) }]
  }
  return words.length === 1 &&
    !/^\p{Lu}/u.test(last.text) &&
    !en.closed.has(last.lower) &&
    !/(?:ing|ly)$/.test(last.lower)
    ? [{ ...spanOf(words), name: 'description', value: last.text }]
    : []
}

/** "white and fluffy": each under its own name, those of one name together as they stand. */
function joined(words: readonly Atom[]): readonly Stated[] {
  const stated: Stated[] = []
  for (const piece of piecesOf(words)) {
    for (const each of statedBy(piece)) {
      const same = stated.findIndex(({ name }) => name === each.name)
      if (same < 0) stated.push(each)
      else {
        const known = stated[same] as Stated
        stated[same] = { ...known, end: each.end, value: `${known.value} and ${each.value}` }
      }
    }
  }
  return stated
}

/** "the smallest", "taller", "the most expensive": by what the adjective is about. */
function comparedIn(text: string, words: readonly Atom[]): Stated | undefined {
  const [first, second] = words
  if (!first || words.length > 2) return undefined
  const isGraded = /^(?:most|least|more|less|much|slightly|bit)$/.test(first.lower)
  if (second && !isGraded) return undefined
  const last = second ?? first
  const base = en.comparedBy(last.lower) ?? (second ? last.lower : undefined)
  const span = spanOf(words)
  return base === undefined || !(en.comparedBy(last.lower) || en.adjectives.has(base))
    ? undefined
    : { ...span, name: en.aboutOf(base), value: text.slice(span.start, span.end) }
}

/** "spiral shaped and pink": where words of a piece are not known, the piece is kept as it stands. */
function unparted(text: string, words: readonly Atom[]): readonly Stated[] | undefined {
  const isKnown = ({ lower }: Atom) => en.adjectives.has(lower) || en.degrees.has(lower)
  const pieces = piecesOf(words)
  const isWhole = (piece: readonly Atom[]) =>
    piece.length > 1 &&
    !piece.every(isKnown) &&
    piece.every(
      ({ lower, type }) =>
        type === 'word' &&
        (en.describes(lower) || isKnown({ lower } as Atom) || !en.closed.has(lower)),
    ) &&
    /(?:shaped|coloured|colored|sized|looking|haired|eyed|legged|eared|tailed|striped|spotted|like)$/.test(
      piece.at(-1)?.lower ?? '',
    )
  if (!pieces.some(isWhole)) return undefined
  return pieces.flatMap((piece) => {
    const span = spanOf(piece)
    const last = piece.at(-1)?.lower ?? ''
    const name = /shaped$/.test(last) ? 'shape' : /colou?red$/.test(last) ? 'colour' : 'description'
    return isWhole(piece)
      ? [{ ...span, name, value: text.slice(span.start, span.end) }]
      : joined(piece)
  })
}
