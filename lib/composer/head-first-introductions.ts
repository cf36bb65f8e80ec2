import type { Atom } from './atoms'
import type { Around } from './found'
import type { Introduction, Introductions } from './introductions'
import * as en from './languages/en'
import { capitalised } from './found'
import { asideEnd, isName, nounPhrase, statedBy } from './head-first-phrases'

/** Positions that tell members of a set apart: "the one on the left", "the one in the middle". */
const positions =
  /^(?:left|right|middle|centre|center|top|bottom|front|back|far|near|outside|inside|upper|lower|inner|outer)$/
/** Where things are told apart by their places, descriptions are not in their order. */
const byPlaces =
  /\bthe (?:first|second|third|1st|2nd|3rd)\b(?![ \t]+(?:photo|picture|image|pic|sound|recording|clip|time|day|week|year))/i
/** A text, with what is asked of it for each name. */
export type TextWords = {
  readonly all: string
  /** The words that stand in it without a capital. */
  readonly plain: ReadonlySet<string>
  readonly hasPlaces: boolean
}

export const textWords = (text: string): TextWords => ({
  all: text,
  // What a medium is called says nothing of how the writer writes a word.
  plain: new Set(
    text
      .replace(/\]\(#[^)\s]*\)|\[[^\][]*\](?=\(#)/g, ' ')
      .match(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu) ?? [],
  ),
  hasPlaces: byPlaces.test(text),
})

const clauseBreaks = /^(?:[.;:!?(—–-]|but|while|whereas|and|,)$/

/**
 * The phrases of a sentence of English that may introduce members of a set: names in a list, and subjects
 * that nothing else explains.
 */
export function introductionsIn(
  text: TextWords,
  atoms: readonly Atom[],
  around: Around,
): readonly Introductions[] {
  const groups: Introductions[] = []
  for (let at = 0; at < atoms.length; at++) {
    const inMedium = ofMediumAt(atoms, at)
    if (inMedium) {
      groups.push({ isList: false, each: [inMedium.introduction] })
      at = inMedium.to
      continue
    }
    const list = namesAt(text, atoms, at, around)
    const isSaidOf = isSubject(atoms, list.at(-1)?.to ?? atoms.length)
    // "Luca is from Italy and Mei is from China": no list.
    const before = atoms[at - 1]?.lower ?? ''
    const isTorn = /^(?:in|at|near)$/.test(before) || (isSaidOf && en.prepositions.has(before))
    if (list.length > 1 && !isTorn) {
      const isHead = at === 0 || clauseBreaks.test(before)
      const each = list.map(({ introduction }) => introduction)
      groups.push({ isList: true, isSubject: isSaidOf && isHead, each })
      at = (list.at(-1)?.to ?? at) - 1
      continue
    }
    const shown = inMediumAt(text, atoms, at, around)
    if (shown) {
      groups.push({ isList: false, each: [shown.introduction] })
      at = shown.to - 1
      continue
    }
    const last = atoms[at - 1]
    if (last && !clauseBreaks.test(last.lower)) {
      const use = text.hasPlaces ? undefined : describedAt(text, atoms, at)
      if (use && !/^one /.test(use.introduction.identity))
        groups.push({ isList: false, each: [{ ...use.introduction, isUse: true }] })
      continue
    }
    const found = subjectAt(text, atoms, at, around)
    if (!found) continue
    groups.push({ isList: false, each: [found.introduction] })
    at = found.to - 1
  }
  return groups
}

type Found = { readonly introduction: Introduction; readonly to: number }

/** "Rex, Bella and Toto": names that commas and "and" join. */
function namesAt(
  text: TextWords,
  atoms: readonly Atom[],
  from: number,
  around: Around,
): readonly Found[] {
  const found: Found[] = []
  for (let at = from; ;) {
    const name = nameAt(text, atoms, at, around)
    if (!name) break
    found.push(name)
    at = name.to
    while (/^(?:,|and|&)$/.test(atoms[at]?.lower ?? '') && at - name.to < 2) at++
    if (at === name.to) break
  }
  return found
}

/** "[photo 1] is by Anna", "sound 2 is Mr Brown", "[photo 3] shows Clara": a name behind a medium. */
function inMediumAt(
  text: TextWords,
  atoms: readonly Atom[],
  from: number,
  around: Around,
): Found | undefined {
  const first = atoms[from]
  const isNumbered =
    en.mediumNouns.has(first?.lower ?? '') && /^[0-9]+$/.test(atoms[from + 1]?.text ?? '')
  if (first?.type !== 'ref' && !isNumbered) return undefined
  let at = from + (isNumbered ? 2 : 1)
  const isLinking = (lower: string) =>
    /^(?:is|'s|shows|of|by|from|:|the|a|photo|picture|voice|belongs|to)$/.test(lower)
  const begin = at
  while (isLinking(atoms[at]?.lower ?? '') && at - begin < 5) at++
  if (at === begin) return undefined
  const isThe = atoms[at - 1]?.lower === 'the' && !text.hasPlaces
  return (
    nameAt(text, atoms, at, around) ??
    markedAt(text, atoms, at) ??
    (isThe ? qualifiedAt(text, atoms, at - 1) : undefined)
  )
}

/** "the patient in [photo 1]", "the one in [photo 2]". */
function ofMediumAt(atoms: readonly Atom[], from: number): Found | undefined {
  const the = atoms[from]
  if (the?.lower !== 'the') return undefined
  const isOne = atoms[from + 1]?.lower === 'one'
  const phrase = isOne ? undefined : nounPhrase(atoms, from + 1, true)
  const to = isOne ? from + 1 : phrase?.to
  const noun = atoms[to ?? -1]
  const medium = atoms[(to ?? 0) + 2]
  if (to === undefined || !noun || medium?.type !== 'ref' || !medium.mention) return undefined
  if (!/^(?:in|on|from)$/.test(atoms[to + 1]?.lower ?? '')) return undefined
  const { lower } = noun
  const isThing =
    isOne ||
    (en.singularOf(lower) === undefined &&
      en.placeOf(lower) === undefined &&
      !en.mediumNouns.has(lower) &&
      !en.passing.has(lower) &&
      !en.describes(lower) &&
      !positions.test(lower))
  const [id, other] = medium.mention.refers
  if (!isThing || id === undefined || other !== undefined) return undefined
  const words = { start: the.start, end: noun.end, identity: `in ${id}`, isSure: true, medium: id }
  return { introduction: { ...words, ...(isOne ? {} : { noun: lower }), attributes: [] }, to }
}

/** "Rex", "The Trail 30", "Dr. Kim": words in capitals, with a number behind them. */
export function nameAt(
  text: TextWords,
  atoms: readonly Atom[],
  from: number,
  around: Around,
): Found | undefined {
  const hasArticle = atoms[from]?.text === 'The' || atoms[from]?.text === 'the'
  const first = hasArticle ? from + 1 : from
  let to = first
  while (to - first < 4) {
    const atom = atoms[to]
    const isFirst = to === first
    if (!atom || atom.type !== 'word') break
    // "Trail 30", "Laptop A".
    const isNumber =
      to === first + 1 && /^[\p{N}\p{Lu}]/u.test(atom.text) && (en.numberOf(atom.text) ?? 0) > 0
    const isMark = !isFirst && (isNumber || /^(?:\p{N}+\p{L}?|\p{Lu})$/u.test(atom.text))
    if (!isName(atom) && !isMark) break
    to++
  }
  const [start, last] = [atoms[first], atoms[to - 1]]
  if (
    to === first ||
    !start ||
    !last ||
    isOrdinary(text, atoms.slice(first, to), hasArticle, atoms[to])
  )
    return undefined
  const value = text.all.slice(start.start, last.end)
  if (around.hasThing(value.toLowerCase())) return undefined
  const introduction = {
    start: atoms[from]?.start ?? start.start,
    end: last.end,
    identity: value.toLowerCase(),
    isSure: false,
    name: { start: start.start, end: last.end, value },
    attributes: [],
  }
  return { introduction, to }
}

/** Words that a sentence may begin with, or that stand in the text without a capital too, are no names. */
function isOrdinary(
  text: TextWords,
  words: readonly Atom[],
  hasArticle: boolean,
  next: Atom | undefined,
): boolean {
  const [first] = words
  if (!first || en.origins.test(first.text)) return true
  if (hasArticle || words.length > 1) return false
  const lower = first.lower
  return (
    en.adjectives.has(lower) ||
    en.placeOf(lower) !== undefined ||
    en.numberOf(lower) !== undefined ||
    en.calendar.has(lower) ||
    en.opening.has(lower) ||
    positions.test(lower) ||
    (/.{3}ed$/.test(lower) && !isInside(text, first)) ||
    /(?:ing|ness|tion|ment|ity|thing|body|where)$|one$/.test(lower) ||
    (/.{4}ly$/.test(lower) && !en.be.has(next?.lower ?? '') && !en.have.has(next?.lower ?? '')) ||
    text.plain.has(lower)
  )
}

/** Whether a text has a word with its capital where no sentence begins. */
const isInside = ({ all }: TextWords, { text }: Atom): boolean =>
  new RegExp(
    `[\\p{Ll}\\p{N},][ \\t]+${text.replace(/[^\p{L}\p{N}]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
    'u',
  ).test(all)

/** A subject that is new: a name with its verb, "one", "the other", "the one on the left", "the smaller one". */
function subjectAt(
  text: TextWords,
  atoms: readonly Atom[],
  from: number,
  around: Around,
): Found | undefined {
  const described = text.hasPlaces ? undefined : describedAt(text, atoms, from)
  if (described) {
    // "The bigger one is Max".
    const called = en.be.has(atoms[described.to]?.lower ?? '')
      ? nameAt(text, atoms, described.to + 1, around)
      : undefined
    const isCalled =
      called && (!atoms[called.to] || clauseBreaks.test(atoms[called.to]?.lower ?? ''))
    const own = isCalled ? called.introduction.name : undefined
    if (own) return { ...described, introduction: { ...described.introduction, name: own } }
    if (isSubject(atoms, described.to) || isGapped(atoms, from, described.to)) return described
    // "The older one, Emma, …".
    const name =
      atoms[described.to]?.lower === ',' ? nameAt(text, atoms, described.to + 1, around) : undefined
    const given = name?.introduction.name
    if (!name || !given || !(atoms[name.to]?.lower === ',' || isSubject(atoms, name.to)))
      return undefined
    return { ...described, introduction: { ...described.introduction, name: given } }
  }
  const name = nameAt(text, atoms, from, around) ?? markedAt(text, atoms, from)
  if (!name) return undefined
  const behind = asideEnd(atoms, name.to) ?? behindMedium(atoms, name.to) ?? name.to
  return isSubject(atoms, behind) || isGapped(atoms, from, name.to) ? name : undefined
}

/** "Leaf C, in [photo 3], …": behind the medium that is put in. */
function behindMedium(atoms: readonly Atom[], at: number): number | undefined {
  const [comma, preposition, medium, close] = atoms.slice(at, at + 4)
  const isPut = comma?.lower === ',' && /^(?:in|on|from|see)$/.test(preposition?.lower ?? '')
  return isPut && medium?.type === 'ref' && close?.lower === ',' ? at + 4 : undefined
}

/** "suspect B": one of those that are told apart by letters. */
function markedAt(text: TextWords, atoms: readonly Atom[], from: number): Found | undefined {
  const [noun, mark] = atoms.slice(from, from + 2)
  if (noun?.type !== 'word' || !/^[A-H]$/.test(mark?.text ?? '') || !mark) return undefined
  if (
    en.closed.has(noun.lower) ||
    en.abstractNouns.has(noun.lower) ||
    en.mediumNouns.has(noun.lower)
  )
    return undefined
  const span = { start: noun.start, end: mark.end }
  const value = capitalised(text.all.slice(span.start, span.end))
  const own = { noun: noun.lower, name: { ...span, value }, attributes: [] }
  return {
    introduction: { ...span, identity: value.toLowerCase(), isSure: false, ...own },
    to: from + 2,
  }
}

/** "Kim has a fever, Lee a cough": the verb of the clause before goes on. */
const isGapped = (atoms: readonly Atom[], from: number, to: number): boolean =>
  /^(?:,|and|;|but)$/.test(atoms[from - 1]?.lower ?? '') &&
  (hasVerbBefore(atoms, from, to) || hasPlaceBefore(atoms, from, to))
/** "Dana studied in Oxford and Eli in Berlin". */
const hasPlaceBefore = (atoms: readonly Atom[], from: number, to: number): boolean => {
  const place = atoms[to]?.lower ?? ''
  return (
    en.placePrepositions.has(place) && atoms.slice(0, from).some(({ lower }) => lower === place)
  )
}
const hasVerbBefore = (atoms: readonly Atom[], from: number, to: number): boolean =>
  /^(?:a|an|no|[0-9].*|[$€£])$/.test(atoms[to]?.lower ?? '') &&
  atoms
    .slice(0, from)
    .some(({ lower }) => en.have.has(lower) || en.be.has(lower) || en.describing.has(lower))

function describedAt(text: TextWords, atoms: readonly Atom[], from: number): Found | undefined {
  const [first, second] = [atoms[from], atoms[from + 1]]
  if (!first) return undefined
  const words = { start: first.start, isSure: true, attributes: [] }
  if (first.lower === 'one' || first.lower === 'another') {
    const to = second?.lower === 'of' && atoms[from + 2]?.lower === 'them' ? from + 3 : from + 1
    const next = atoms[to]?.lower === 'one' && first.lower === 'another' ? to + 1 : to
    const end = atoms[next - 1]?.end ?? first.end
    return { introduction: { ...words, end, identity: `one ${first.start}` }, to: next }
  }
  if (first.lower !== 'the' || !second) return undefined
  if (/^(?:other|last)$/.test(second.lower)) {
    const to = atoms[from + 2]?.lower === 'one' ? from + 3 : from + 2
    const end = atoms[to - 1]?.end ?? second.end
    return { introduction: { ...words, end, identity: second.lower }, to }
  }
  return placedAt(text, atoms, from) ?? qualifiedAt(text, atoms, from)
}

/** "the one on the left", "the house in the middle". */
function placedAt(text: TextWords, atoms: readonly Atom[], from: number): Found | undefined {
  const [first, , preposition] = atoms.slice(from, from + 3)
  if (!first || !/^(?:on|in|at|to)$/.test(preposition?.lower ?? '')) return undefined
  const at = atoms.slice(from + 3, from + 7).findIndex(({ lower }) => positions.test(lower))
  const to = from + 3 + at + (/^(?:left|right)$/.test(atoms[from + 4 + at]?.lower ?? '') ? 2 : 1)
  const last = atoms[to - 1]
  if (at < 0 || !last || !preposition) return undefined
  const place = { start: preposition.start, end: last.end }
  const value = text.all.slice(place.start, place.end)
  return {
    introduction: {
      start: first.start,
      end: last.end,
      identity: value.toLowerCase(),
      isSure: true,
      attributes: [{ ...place, name: 'position', value }],
    },
    to,
  }
}

/** "the smaller one", "the red one", "the left one". */
function qualifiedAt(text: TextWords, atoms: readonly Atom[], from: number): Found | undefined {
  const [first, second, third] = atoms.slice(from, from + 3)
  if (!first || !second || third?.type !== 'word' || second.type !== 'word') return undefined
  const isPlace = positions.test(second.lower)
  const isHow = en.describes(second.lower) || en.comparedBy(second.lower) !== undefined
  if (en.closed.has(third.lower) || en.closed.has(second.lower)) return undefined
  // "the road bike".
  const isNoun = /^\p{Ll}{2,}$/u.test(third.text) && en.singularOf(third.text) === undefined
  const isKind = !isPlace && !isHow && isNoun && third.lower !== 'one'
  if (!isPlace && !isHow && !isKind) return undefined
  const span = { start: second.start, end: isKind ? third.end : second.end }
  const attributes = isPlace
    ? [{ ...span, name: 'position', value: second.text }]
    : isKind
      ? [{ ...span, name: 'kind', value: text.all.slice(span.start, span.end) }]
      : statedBy([second])
  const introduction = {
    start: first.start,
    end: third.end,
    identity: second.lower,
    isSure: isPlace,
    ...(third.lower === 'one' ? {} : { noun: third.lower }),
    attributes,
  }
  return { introduction, to: from + 3 }
}

/** What goes on behind is said of it: a verb, or the media and values of a list ("Rex: [photo 1]"). */
function isSubject(atoms: readonly Atom[], at: number): boolean {
  const next = atoms[at]
  if (!next) return false
  const { lower } = next
  if (en.be.has(lower) || en.have.has(lower) || en.describing.has(lower) || en.stating.has(lower))
    return true
  if (next.type === 'ref' || lower === ':' || lower === '(') return true
  if (/^looks?$/.test(lower) || en.showing.has(lower) || en.irregularPast.has(lower)) return true
  if (/^never$|n't$/.test(lower)) return true
  if (lower === 'with' && atoms[at + 1]?.type === 'ref') return true
  return (
    (next.type === 'word' &&
      lower.length > 3 &&
      /(?:[^s]s|ed)$/.test(lower) &&
      !en.adjectives.has(lower) &&
      !en.closed.has(lower)) ||
    en.staying.has(lower) ||
    en.sounding.has(lower)
  )
}
