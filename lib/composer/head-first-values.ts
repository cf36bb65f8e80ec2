import type { Atom } from './atoms'
import type { Stated } from './found'
import * as en from './languages/en'
import type { Span } from './text'
import { statedBy } from './things-head-first'

const isJoin = ({ lower }: Atom) => lower === ',' || lower === 'and' || lower === '&'

/** What commas and "and" part. */
export function piecesOf(words: readonly Atom[]): readonly (readonly Atom[])[] {
  const pieces: Atom[][] = [[]]
  for (const atom of words) {
    if (isJoin(atom)) pieces.push([])
    else pieces.at(-1)?.push(atom)
  }
  return pieces.filter((piece) => piece.length > 0)
}

const isArticle = ({ lower }: Atom) => /^(?:a|an|the|its|their|his|her|some)$/.test(lower)
const spanOf = (words: readonly Atom[]): Span => ({
  start: words[0]?.start ?? 0,
  end: words.at(-1)?.end ?? 0,
})
const isPlain = (words: readonly Atom[]) =>
  words.every(({ type, lower }) => type === 'word' || /^(?:["“”'’-])$/.test(lower))

/** Words as they stand in the text, without an article before them. */
export function valueOf(
  text: string,
  words: readonly Atom[],
): (Span & { value: string }) | undefined {
  let own = words
  while (own[0] && (isArticle(own[0]) || (own[0].type === 'mark' && !/[$€£¥₩]/.test(own[0].text))))
    own = own.slice(1)
  while (own.at(-1)?.type === 'mark') own = own.slice(0, -1)
  if (own.length === 0 || own.length > 12 || own.some(({ type }) => type === 'ref'))
    return undefined
  const span = spanOf(own)
  return { ...span, value: text.slice(span.start, span.end).replace(/\s+/g, ' ') }
}

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
  if (before[0]?.lower === 'no') return { ...span, name: noun.text, value: 'none' }
  const said = before.filter((atom) => !isArticle(atom))
  const how = said.length > 0 ? text.slice(said[0]?.start, said.at(-1)?.end) : ''
  const tail = cut < 0 ? '' : text.slice(group[cut]?.start, group.at(-1)?.end)
  const value = [how, tail].filter((part) => part !== '').join(' ')
  return { ...span, name: noun.text, value: value === '' ? 'yes' : value }
}

const ageUnit = /^(?:year|years|month|months|week|weeks|day|days)$/
const measures: readonly (readonly [RegExp, string])[] = [
  [/^(?:kg|kgs|kilos?|kilograms?|g|grams?|lbs?|pounds?|ounces?|oz|tons?)$/, 'weight'],
  [/^(?:tall|high)$/, 'height'],
  [/^long$/, 'length'],
  [/^wide$/, 'width'],
  [/^deep$/, 'depth'],
  [/^thick$/, 'thickness'],
  [/^(?:dollars?|euros?|won|usd|krw|yen)$/, 'price'],
  [/^(?:degrees?|°c|celsius)$/, 'temperature'],
]

/** What a predicate says: colours and the like, an age, a measure, a kind ("is a poodle"), a place. */
export function conditionsIn(
  text: string,
  words: readonly Atom[],
  className: string | undefined,
): readonly Stated[] {
  if (words.some(({ type }) => type === 'ref')) return []
  const told = measured(text, words)
  if (told) return told
  const stop = words.findIndex(
    ({ lower, type }, index) =>
      en.prepositions.has(lower) ||
      (type === 'mark' && lower !== ',') ||
      /^(?:that|which|who|than|as|because|to|wearing|holding|carrying|having)$/.test(lower) ||
      (/(?:ing|ed)$/.test(lower) && en.staying.has(lower)) ||
      (lower === 'made' && words[index + 1]?.lower === 'of'),
  )
  const head = stop < 0 ? words : words.slice(0, stop)
  const tail = stop < 0 ? [] : words.slice(stop)
  return [...described(text, head, tail, className), ...behindNoun(text, tail)]
}

function behindNoun(text: string, tail: readonly Atom[]): readonly Stated[] {
  const [first] = tail
  if (!first) return []
  if (first.lower === 'with') return nounsWith(text, tail.slice(1))
  if (first.lower === 'wearing' || first.lower === 'holding' || first.lower === 'carrying') {
    const value = valueOf(text, tail.slice(1))
    return value ? [{ ...value, name: en.describing.get(first.lower) ?? first.lower }] : []
  }
  if (first.lower === 'from') {
    const value = valueOf(text, tail.slice(1))
    return value ? [{ ...value, name: 'origin' }] : []
  }
  if (first.lower === 'made') {
    const value = valueOf(text, tail.slice(2))
    return value ? [{ ...value, name: 'material' }] : []
  }
  if (first.lower === 'of') return []
  const places = placesIn(text, tail)
  return places.slice(0, 1).map((place) => ({ ...place, name: 'place' }))
}

function measured(text: string, words: readonly Atom[]): readonly Stated[] | undefined {
  const [first, unit, last] = words
  if (!first || !(/^[0-9]/.test(first.text) || en.numberOf(first.text) !== undefined))
    return undefined
  const span = spanOf(words)
  if (
    ageUnit.test(unit?.lower ?? '') &&
    (last === undefined || last.lower === 'old' || last.lower === 'of')
  ) {
    const end = unit?.end ?? first.end
    return [{ start: first.start, end, name: 'age', value: text.slice(first.start, end) }]
  }
  const by = words.at(-1)?.lower ?? ''
  const name = measures.find(([form]) => form.test(by))?.[1]
  if (name === undefined)
    return words.length === 1 && first.lower.length < 4
      ? [{ ...span, name: 'age', value: first.text }]
      : []
  const isUnit = name === 'weight' || name === 'price' || name === 'temperature'
  const end = isUnit ? span.end : (words.at(-2)?.end ?? span.end)
  return [{ start: first.start, end, name, value: text.slice(first.start, end) }]
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
  const flat = words.filter((atom) => !isJoin(atom))
  const isAdjective = (atom: Atom) => en.describes(atom.lower) || en.degrees.has(atom.lower)
  const classStem = className?.toLowerCase().split(' ').at(-1)
  const singular = en.singularOf(last.text) ?? last.lower
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
    if (singular === classStem || /^(?:one|ones|thing|things|animal|animals)$/.test(last.lower))
      return stated
    if (!marked && singular !== last.lower) return stated
    if (own.length > 3 || tail[0]?.lower === 'of' || en.abstractNouns.has(last.lower)) return stated
    const span = spanOf(own)
    return [...stated, { ...span, name: 'kind', value: text.slice(span.start, span.end) }]
  }
  return words.length === 1 && !en.closed.has(last.lower) && !/(?:ing|ly)$/.test(last.lower)
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

/** "on the table and on the chair": stretches that begin with a preposition of place. */
export function placesIn(
  text: string,
  words: readonly Atom[],
): readonly (Span & { value: string })[] {
  const places: (Span & { value: string })[] = []
  let from = -1
  const close = (to: number) => {
    let end = from < 0 ? from : to
    while (end > from && isJoin(words[end - 1] as Atom)) end--
    const own = from < 0 ? [] : words.slice(from, end)
    const isTime = own.some(({ text: word }) => /^[0-9]/.test(word))
    const isWhole =
      !isTime && own.length > 1 && own.length < 9 && own.every(({ type }) => type === 'word')
    if (isWhole && !en.abstractNouns.has(own.at(-1)?.lower ?? '')) {
      const span = spanOf(own)
      places.push({ ...span, value: text.slice(span.start, span.end).replace(/\s+/g, ' ') })
    }
    from = -1
  }
  words.forEach(({ lower }, index) => {
    const begins = en.placePrepositions.has(lower)
    const isNew = begins && (from < 0 || isJoin(words[index - 1] as Atom))
    if (isNew) {
      close(index)
      from = index
    } else if (from >= 0 && /^(?:with|wearing|while|that|which|who)$/.test(lower)) close(index)
  })
  close(words.length)
  return places
}
