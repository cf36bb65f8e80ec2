import type { Atom } from './atoms'
import type { Stated } from './found'
import * as en from './languages/en'
import { isArticle, isJoin, isPlain, piecesOf, plainly, spanOf, valueOf } from './head-first-words'
import { placesIn } from './head-first-places'
import { countedIn, lastingIn, measuredIn, unitOf } from './head-first-measures'
import { bodyParts, statedBy } from './head-first-phrases'

/**
 * "a long snout and short legs", "curly white fur", "no tail": the last noun of each is what is told, the
 * words before it how, with what stands behind a preposition.
 */
export function nounsWith(text: string, words: readonly Atom[]): readonly Stated[] {
  const groups: Atom[][] = []
  const measures: Stated[] = []
  let carried: Atom[] = []
  for (const piece of piecesOf(words)) {
    // "with 90,000 km", "has a balcony, $1350".
    const measured = measuredIn(text, piece)
    const counted = measured.stated.length > 0 ? countedIn(text, measured) : undefined
    if (counted) {
      measures.push(...counted)
      continue
    }
    if (!isPlain(piece)) return measures
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
  return [...groups.flatMap((group) => nounWith(text, group) ?? []), ...measures]
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
    // "has leather cases": what is of a material or a colour is there.
    !head.some(({ lower }) => /^(?:material|colour)$/.test(en.adjectives.get(lower) ?? '')) &&
    // "no problems so far".
    !(cut < 0 && head[0]?.lower === 'no' && /^(?:problem|issue|accident)s$/.test(noun.lower)) &&
    !/^(?:points|lines|sides|hands|line|point|side)$/.test(noun.lower)
  )
    return undefined
  const before = head.slice(0, -1)
  const span = spanOf(group)
  const named = (from: number) => text.slice(head[from]?.start ?? noun.start, noun.end)
  if (before[0]?.lower === 'no') return { ...span, name: named(1), value: 'none' }
  const said = before.filter((atom) => !isArticle(atom))
  // "a fever", "a crack in its casing": what is there, of which nothing is told but where.
  // "chest pain", "a knee injury": where it is.
  const isBare = said.every(({ lower }) => lower === 'own' || bodyParts.test(lower))
  if (cut >= 0 || isBare) {
    const value = valueOf(text, group)
    return value && { ...value, name: 'has' }
  }
  // "a white wing bar": what describes it, and what it is.
  const compound = said.findIndex(({ lower }, index) => index > 0 && isOfName(lower))
  const how = compound < 0 ? said : said.slice(0, compound)
  const name = compound < 0 ? noun.text : text.slice(said[compound]?.start, noun.end)
  return { ...span, name, value: text.slice(how[0]?.start, how.at(-1)?.end) }
}

/** Whether a word before a noun belongs to its name. */
const isOfName = (lower: string): boolean =>
  !en.describes(lower) &&
  !en.degrees.has(lower) &&
  !en.negations.has(lower) &&
  !unitOf(lower) &&
  !/[0-9]/.test(lower) &&
  en.numberOf(lower) === undefined

/**
 * What a predicate says: colours and the like, an age, a measure, a kind ("is a poodle"), a place. `areKinds`
 * where a plural says of each of several what it is ("are poodles").
 */
export function conditionsIn(
  text: string,
  words: readonly Atom[],
  className: string | undefined,
  areKinds = false,
): readonly Stated[] {
  if (words.some(({ type }) => type === 'ref')) return []
  const apart = apartIn(text, words)
  if (apart.stated.length > 0)
    return [...conditionsIn(text, apart.rest, className, areKinds), ...apart.stated]
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
  const behind = stop < 0 ? [] : words.slice(stop)
  const { stated: lasting, rest: tail } = lastingIn(text, behind)
  if (lasting.length > 0) return [...conditionsIn(text, [...head, ...tail], className), ...lasting]
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
    // "size 42", "version 3.2".
    const [noun, number, more] = piece.words
    if (noun && number && !more && /^\p{Ll}{3,}$/u.test(noun.text) && /^[0-9]/.test(number.text)) {
      measured.push({ start: noun.start, end: number.end, name: noun.text, value: number.text })
      continue
    }
    const { stated, rest } = measuredIn(text, piece.words)
    measured.push(...stated)
    if (rest.length > 0) left.push(...(left.length > 0 && join ? [join] : []), ...rest)
  }
  const whole = placedWhole(text, left, tail)
  if (whole) return [...measured, whole]
  // "was written by Ben": by whom, and not how it is.
  const isWork = tail[0]?.lower === 'by' && left.every(({ lower }) => en.making.has(lower))
  return [
    ...measured,
    ...described(text, isWork ? [] : left, tail, className, areKinds),
    ...behindNoun(text, tail),
  ]
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
  if (/^(?:with|from)$/.test(first.lower) || en.staying.has(only.lower)) return undefined
  // "lighter in colour".
  const [, about, more] = tail
  const isHow = en.describes(only.lower) || en.comparedBy(only.lower) !== undefined
  if (
    isHow &&
    first.lower === 'in' &&
    about?.type === 'word' &&
    !more &&
    !en.closed.has(about.lower)
  )
    return { start: only.start, end: about.end, name: about.text, value: only.text }
  if (only.lower === 'born') {
    const born = valueOf(text, tail)
    return born && { ...born, name: 'born' }
  }
  // "allergic to nuts", "afraid of water".
  const isWith = /^(?:to|of|about|at|for)$/.test(first.lower) && isHow
  const isState = en.adjectives.has(only.lower) || isWith
  // "out of focus", but "out of the garage".
  const isOut = only.lower === 'out' && first.lower === 'of' && !en.closed.has(about?.lower ?? 'of')
  if (isOut && about && !more)
    return { ...spanOf([only, about]), name: 'condition', value: text.slice(only.start, about.end) }
  if (first.lower === 'of' && !isWith) return undefined
  if (!isState && !/ed$/.test(only.lower) && !en.participles.has(only.lower)) return undefined
  // "written by Ben": by whom, and no place.
  if (first.lower === 'by' && about && !isArticle(about)) return undefined
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
  if (!first || first.lower === 'of') return []
  if (first.lower === 'with') return nounsWith(text, tail.slice(1))
  if (first.lower === 'without')
    return nounsWith(text, tail.slice(1)).map((each) => ({ ...each, value: 'none' }))
  if (first.lower === 'wearing' || first.lower === 'holding' || first.lower === 'carrying') {
    const value = valueOf(text, tail.slice(1))
    return value ? [{ ...value, name: en.describing.get(first.lower) ?? first.lower }] : []
  }
  if (first.lower === 'from') {
    const value = valueOf(text, tail.slice(1))
    // "from the same maker": that they share it tells not what it is.
    if (/^same\b/i.test(value?.value ?? '')) return []
    const name = /^(?:19|20)[0-9]{2}$/.test(value?.value ?? '') ? 'year' : 'origin'
    return value ? [{ ...value, name }] : []
  }
  if (first.lower === 'made') {
    const isOf = /^(?:of|from)$/.test(tail[1]?.lower ?? '')
    const value = isOf ? valueOf(text, tail.slice(2)) : undefined
    return value ? [{ ...value, name: 'material' }] : []
  }
  const maker = first.lower === 'by' ? valueOf(text, tail.slice(1)) : undefined
  if (maker && !isArticle(tail[1] ?? first)) return [{ ...maker, name: 'by' }]
  const [place] = placesIn(text, tail)
  const isState = / (?:condition|shape|state)$/.test(place?.value ?? '')
  return place ? [{ ...place, name: isState ? 'condition' : 'place' }] : []
}

/** Adjectives, and the noun behind them where it says more than what the thing is. */
function described(
  text: string,
  head: readonly Atom[],
  tail: readonly Atom[],
  className: string | undefined,
  areKinds: boolean,
): readonly Stated[] {
  const marked = head.some(isArticle)
  const words = head.filter((atom) => !isArticle(atom))
  const last = words.at(-1)
  if (!last || words.length > 7) return []
  // "is his sister": whose is not told.
  if (/^(?:his|her|its|their|your)$/.test(head[0]?.lower ?? '')) return []
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
  const best = allCompared(text, words, isAdjective)
  if (best) return best
  if (!marked && tail.length === 0) {
    const plain = unparted(text, words)
    if (plain) return plain
  }
  if (flat.every(isAdjective) && !endsInNoun(head) && !(marked && singular === classStem))
    return joined(words)
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
    if (!marked && !areKinds && singular !== last.lower) return stated
    if (own.length > 3 || tail[0]?.lower === 'of' || en.abstractNouns.has(last.lower)) return stated
    const span = spanOf(own)
    // "are indoor cats": each is one.
    const kind = text.slice(span.start, last.start) + (marked ? last.text : singular)
    return [...stated, { ...span, name: 'kind', value: kind }]
  }
  return plainly(words)
}

/** "a black gelding", "a tabby", but "a bit noisy": behind "a" stands what it is. */
function endsInNoun([article, first, ...more]: readonly Atom[]): boolean {
  const last = (more.at(-1) ?? first)?.lower ?? 'one'
  return (
    /^an?$/.test(article?.lower ?? '') &&
    !/^(?:bit|little|lot)$/.test(first?.lower ?? '') &&
    !en.adjectives.has(last) &&
    last !== 'one'
  )
}

/** "bigger and more active": where some of what is joined is compared. */
function allCompared(
  text: string,
  words: readonly Atom[],
  isAdjective: (atom: Atom) => boolean,
): readonly Stated[] | undefined {
  const pieces = piecesOf(words)
  const compared = pieces.map((piece) => comparedIn(text, piece))
  const isTold = pieces.every((piece, at) => compared[at] ?? piece.every(isAdjective))
  if (!isTold || compared.every((each) => !each)) return undefined
  return pieces.flatMap((piece, at) => compared[at] ?? joined(piece))
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
  const isHow = base !== undefined && (en.adjectives.has(base) || (isGraded && en.describes(base)))
  return base === undefined || !(en.comparedBy(last.lower) || isHow)
    ? undefined
    : { ...span, name: en.aboutOf(base), value: text.slice(span.start, span.end) }
}

const bodily =
  /(?:shaped|coloured|colored|sized|looking|haired|eyed|legged|eared|tailed|striped|spotted|like)$/
/** "house trained", "water cooled": a noun, and what was done by it. */
const isTrained = ([noun, done, more]: readonly Atom[]): boolean =>
  !more &&
  /^\p{Ll}{3,}(?<!ly)$/u.test(noun?.text ?? '') &&
  !isKnown(noun) &&
  !en.adverbs.has(noun?.lower ?? '') &&
  /.{3}ed$/.test(done?.lower ?? '')
const isKnown = (atom: Atom | undefined): boolean =>
  en.adjectives.has(atom?.lower ?? '') || en.degrees.has(atom?.lower ?? '')

/** "spiral shaped and pink": where words of a piece are not known, the piece is kept as it stands. */
function unparted(text: string, words: readonly Atom[]): readonly Stated[] | undefined {
  const pieces = piecesOf(words)
  const isWhole = (piece: readonly Atom[]) =>
    piece.length > 1 &&
    !piece.every(isKnown) &&
    piece.every(
      ({ lower, type }) =>
        type === 'word' && (en.describes(lower) || en.degrees.has(lower) || !en.closed.has(lower)),
    ) &&
    (bodily.test(piece.at(-1)?.lower ?? '') || isTrained(piece))
  if (!pieces.some(isWhole)) return undefined
  return pieces.flatMap((piece) => {
    const span = spanOf(piece)
    const last = piece.at(-1)?.lower ?? ''
    const plain = bodily.test(last) ? 'description' : 'condition'
    const name = /shaped$/.test(last) ? 'shape' : /colou?red$/.test(last) ? 'colour' : plain
    return isWhole(piece)
      ? [{ ...span, name, value: text.slice(span.start, span.end) }]
      : joined(piece)
  })
}
