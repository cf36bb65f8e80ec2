import { atomsIn, type Atom } from './atoms'
import type { Around, FoundThing } from './found'
import { nameAt, type TextWords } from './head-first-introductions'
import { nounPhrase, type Phrase } from './head-first-phrases'
import { unitOf } from './head-first-measures'
import { isVerb } from './head-first-verbs'
import * as en from './languages/en'
import type { Item } from './listed'
import type { Mention } from '../references'
import type { Span } from './text'
import type { Sentence } from './turns'

/** One of what is listed in sentences or lines of their own: its name or medium, and where its values begin. */
export type Entry = Span & {
  readonly name?: NonNullable<FoundThing['name']>
  readonly hasMedium: boolean
  /** The name can be nothing but one. */
  readonly isSure: boolean
  readonly said: number
}

/** Entries behind a sentence that says what they are. */
export type Listing = {
  readonly entries: readonly Entry[]
  readonly areLines: boolean
  /** Nothing else stands between. */
  readonly isNext: boolean
  /** The text goes on about what is listed, or brings its media. */
  readonly isSpokenOf: boolean
}

const separator = /^(?:[,:(–—=-]|→)$/
const bullet = /^[-–—*•·+]$/
const entriesCountMax = 20
const skippedCountMax = 2
/** Words by which a text goes on about what was listed. */
const goingOn =
  /\b(?:both|which|whom?|whose|either|neither|them|they|these|the (?:first|second|third|last|1st|2nd|3rd|others?))\b/i

/** What is listed behind a sentence, in the sentences that follow it. */
export function listingBehind(
  words: TextWords,
  sentences: readonly Sentence[],
  at: number,
  links: readonly Mention[],
  around: Around,
): Listing | undefined {
  const entries: Entry[] = []
  let areLines = false
  let isNext = true
  let skipped = 0
  for (const sentence of sentences.slice(at + 1)) {
    if (sentence.asks) break
    const entry = entryIn(words, sentence, linksIn(links, sentence), around)
    const isLine = isLineStart(words.all, sentence.start)
    if (entries.length === 0) areLines = isLine
    // What is told of an entry besides stands behind it, in its line.
    if (!entry || isLine !== areLines) skipped++
    else {
      if (entries.length === 0 && skipped > 0) isNext = false
      entries.push(entry)
      skipped = 0
    }
    if (skipped > skippedCountMax || (skipped > 0 && isLine && entries.length > 0)) break
    if (entries.length > entriesCountMax) return undefined
  }
  const haveMedia = entries.every(({ hasMedium }) => hasMedium)
  const haveNames =
    entries.every(({ name }) => name !== undefined) && entries.some(({ isSure }) => isSure)
  if (entries.length < 2 || !(haveMedia || haveNames)) return undefined
  const rest = words.all.slice(entries.at(-1)?.end ?? 0)
  const isNamed = entries.some(({ name }) => name !== undefined && rest.includes(name.value))
  return { entries, areLines, isNext, isSpokenOf: haveMedia || isNamed || goingOn.test(rest) }
}

/** Whether a sentence tells what is to be done: behind such a heading, or in the lines below it. */
export function isToDo(text: string, sentences: readonly Sentence[], at: number): boolean {
  for (let place = at; place >= 0 && at - place <= entriesCountMax; place--) {
    const { start, end } = sentences[place] as Sentence
    const said = text.slice(start, end)
    if (en.toDoHeading.test(said)) return true
    // Any other heading, and an empty line, begin something else.
    const before = text.slice(Math.max(0, start - 40), start)
    if (said.endsWith(':') || !isLineStart(text, start) || /\n[ \t]*\n[ \t]*$/.test(before))
      return false
  }
  return false
}

/** The links that stand in a sentence. */
export const linksIn = (links: readonly Mention[], { start, end }: Span): readonly Mention[] =>
  links.filter((link) => link.start >= start && link.end <= end)

const isLineStart = (text: string, at: number): boolean =>
  /(?:^|\n)[ \t]*$/.test(text.slice(Math.max(0, at - 40), at))

/** "- [photo 1] is the round one", "1. Kia – red, 2019", "[photo 1] Clover, doe, 2.1 kg". */
function entryIn(
  words: TextWords,
  sentence: Span,
  links: readonly Mention[],
  around: Around,
): Entry | undefined {
  const atoms = atomsIn(words.all, sentence, links)
  let at = bullet.test(atoms[0]?.text ?? '') ? 1 : 0
  if (
    /^(?:[0-9]{1,2}|\p{L})$/u.test(atoms[at]?.text ?? '') &&
    /^[.)]$/.test(atoms[at + 1]?.text ?? '')
  )
    at += 2
  const isMarked = at > 0
  at = pastLabel(atoms, at)
  const before = mediaEnd(atoms, at, around)
  const lead = separator.test(atoms[before]?.lower ?? '') && before > at ? before + 1 : before
  const given = nameAt(words, atoms, lead, around)
  const sure = given && { to: given.to, name: given.introduction.name }
  const found = sure ?? (isMarked ? wordAt(words.all, atoms, lead) : undefined)
  const named = found?.to ?? lead
  const behind = found ? mediaEnd(atoms, named, around) : before
  const hasMedium = before > at || (found !== undefined && behind > named)
  const name = found?.name
  const next = atoms[behind]
  if (!hasMedium && !name) return undefined
  const isParted = next === undefined || next.lower === '.' || separator.test(next.lower)
  // "[photo 1] is …" is an entry in a list alone; elsewhere it is a statement about the medium.
  if (!isParted && !(isMarked && hasMedium)) return undefined
  const said = next?.end !== undefined && isParted ? behind + 1 : behind
  const rest = atoms.slice(said)
  if (hasOwnSubject(rest) || (!hasMedium && !rest.some(isValue))) return undefined
  const span = { start: sentence.start, end: sentence.end }
  return {
    ...span,
    ...(name ? { name } : {}),
    hasMedium,
    isSure: sure !== undefined,
    said: rest[0]?.start ?? sentence.end,
  }
}

/** "- Giant, 2020": a word that may be a name where the others of the list are. */
function wordAt(text: string, atoms: readonly Atom[], at: number) {
  const word = atoms[at]
  if (word?.type !== 'word' || !/^\p{Lu}/u.test(word.text)) return undefined
  const { start, end } = word
  return { to: at + 1, name: { start, end, value: text.slice(start, end) } }
}

/** "Photo A: [photo 1]": what the medium is called beside it. */
function pastLabel(atoms: readonly Atom[], at: number): number {
  const isLabel =
    en.mediumNouns.has(atoms[at]?.lower ?? '') &&
    /^(?:\p{L}|[0-9]{1,2})$/u.test(atoms[at + 1]?.text ?? '') &&
    separator.test(atoms[at + 2]?.lower ?? '') &&
    atoms[at + 3]?.type === 'ref'
  return isLabel ? at + 3 : at
}

/** Behind media that stand together, bare or in brackets. */
function mediaEnd(atoms: readonly Atom[], from: number, { mediaCounts }: Around): number {
  const isOpened = atoms[from]?.lower === '('
  let at = isOpened ? from + 1 : from
  // "photo 1", as it is typed.
  const kind = en.mediumNouns.get(atoms[at]?.lower ?? '')
  const number = kind && /^[0-9]{1,2}$/.exec(atoms[at + 1]?.text ?? '')?.[0]
  if (kind && number !== undefined && Number(number) <= mediaCounts[kind]) at += 2
  while (atoms[at]?.type === 'ref') at++
  if (isOpened) return at > from + 1 && atoms[at]?.lower === ')' ? at + 1 : from
  return at
}

/** "budget is fine", "bring the slides": a statement of its own, and no value of what is listed. */
const hasOwnSubject = (rest: readonly Atom[]): boolean =>
  rest.some(
    (atom, index) =>
      index > 0 &&
      en.be.has(atom.lower) &&
      !/^(?:,|and|but|that|which|who|it)$/.test(rest[index - 1]?.lower ?? ''),
  ) || /^(?:i|we|you|please|let)$/.test(rest[0]?.lower ?? '')

const isValue = ({ lower, text }: Atom): boolean =>
  en.adjectives.has(lower) || /^[0-9$€£¥₩]/.test(text) || unitOf(lower) !== undefined

/** What a heading says that is listed behind it: "Logos for Thursday:", "My rabbits.", "Shortlist:". */
export function headingIn(
  atoms: readonly Atom[],
): (Phrase & { readonly from: number }) | undefined {
  const isColon = atoms.at(-1)?.lower === ':'
  const opens =
    /^(?:these|here|those)$/.test(atoms[0]?.lower ?? '') && atoms[1]?.lower === 'are' ? 2 : 0
  const from = /^(?:my|our|the|some|these|those)$/.test(atoms[opens]?.lower ?? '')
    ? opens + 1
    : opens
  const phrase = nounPhrase(atoms, from) ?? optionsAt(atoms, from)
  if (!phrase || en.mediumNouns.has(phrase.noun.lower) || en.telling.has(phrase.noun.lower))
    return undefined
  const behind = atoms.slice(phrase.to + 1)
  const isWhole =
    behind.length === 0 || (behind.length === 1 && /^[.:]$/.test(behind[0]?.lower ?? ''))
  // "Vans we have seen:" is a heading, "Vans need space:" is none.
  const isOfWriter = /^(?:i|we|you)$/.test(behind[0]?.lower ?? '')
  const isPlain =
    isColon && (isOfWriter || !behind.some((atom) => atom.lower === ',' || isVerb(atom)))
  if (!isWhole && !isPlain) return undefined
  // A capital at the beginning says nothing of the noun.
  const words = phrase.words.map((word) =>
    word === atoms[0] && /^\p{Lu}\p{Ll}/u.test(word.text) ? { ...word, text: word.lower } : word,
  )
  return { ...phrase, words, noun: words.at(-1) ?? phrase.noun, from }
}

/** "Options:": what is no thing elsewhere is one where a list says of each what it is like. */
function optionsAt(atoms: readonly Atom[], from: number): Phrase | undefined {
  const noun = atoms[from]
  // "Shortlist of flats:".
  if (atoms[from + 1]?.lower === 'of' && /list$/.test(noun?.lower ?? ''))
    return nounPhrase(atoms, from + 2)
  const isOptions =
    /^(?:options|choices|cases|examples|plans|versions|drafts|(?:short)?list)$/.test(
      noun?.lower ?? '',
    )
  if (!noun || !isOptions) return undefined
  // What stands on a list is no list.
  const named = /list$/.test(noun.lower) ? { ...noun, text: 'options', lower: 'options' } : noun
  return { words: [named], noun: named, to: from }
}

/** What is listed, in the order of the members, where it is as many as were counted. */
export function entriesOf(
  listing: Listing | undefined,
  count: number,
  items: readonly Item[] | undefined,
): readonly Entry[] | undefined {
  if (listing?.entries.length !== count) return undefined
  const names = items?.map(({ name }) => name?.value)
  if (names === undefined) return listing.entries
  const own = names.map((name) => listing.entries.filter((entry) => entry.name?.value === name))
  return own.every(({ length }) => length === 1) ? own.flat() : undefined
}
