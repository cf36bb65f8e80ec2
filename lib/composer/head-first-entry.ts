import type { Atom } from './atoms'
import type { Facts } from './fact'
import { areMedia } from './head-first-clauses'
import { countedIn, measuredIn } from './head-first-measures'
import { Predicate } from './head-first-predicate'
import { polarityOf } from './head-first-polarity'
import { isSomebody } from './head-first-phrases'
import type { Subject } from './head-first-statement'
import { isVerb, isVerbOnly } from './head-first-verbs'
import { piecesOf, spanOf, valueOf } from './head-first-words'
import * as en from './languages/en'

/** What a sentence of a list is about, and where what it says begins. */
export type About = { readonly id: string; readonly said: number }

const parting = /^(?:[,;:()–—•]|and|but)$/

/**
 * Reads an entry of a list, verbless as it may be: its media, and each value between commas ("[photo 1]
 * Clover, doe, 2.1 kg, left ear torn").
 */
export function readEntry(
  text: string,
  facts: Facts,
  atoms: readonly Atom[],
  { id, said }: About,
): void {
  const first = atoms[0]
  if (!first) return
  const isTold = polarityOf(facts, atoms) !== 'open'
  for (const atom of atoms)
    if (isTold && atom.type === 'ref' && areMedia(facts, atom.mention?.refers ?? []))
      if (atom.start < said || atom.end === atoms.at(-1)?.end)
        for (const medium of facts.expand(atom.mention?.refers ?? []))
          facts.medium(id, medium, atom)
  const subject = { ids: [id], isList: false, span: first, extra: [] }
  const values = atoms.filter((atom) => atom.start >= said).map(asNumber)
  for (const words of piecesIn(values)) {
    // "fever": whether somebody is that or has it is open.
    const isOpen =
      facts.nodes.isPerson(id) && isBareNoun(words) && !isSomebody(words[0]?.lower ?? '')
    if (isOpen) continue
    if (stateOfPart(text, facts, id, words) || toldBare(text, facts, id, words)) continue
    readPiece(text, facts, subject, words, atoms)
  }
}

/** One of what is listed of a subject: a key and its value, or a predicate that leaves out its verb. */
export function readPiece(
  text: string,
  facts: Facts,
  subject: Subject,
  words: readonly Atom[],
  atoms: readonly Atom[],
): void {
  const pair = pairIn(words)
  const value = pair && valueOf(text, pair.value)
  if (!pair) return new Predicate(text, facts, subject, asSaid(words), atoms).read()
  for (const { type, mention, start, end } of words)
    if (type === 'ref')
      for (const medium of facts.expand(mention?.refers ?? []))
        for (const id of subject.ids) facts.medium(id, medium, { start, end })
  const name = pair.keys.map(({ text: said }) => said).join(' ')
  if (value) facts.attribute(subject.ids, name, value.value, spanOf([...pair.keys, ...pair.value]))
}

/** "memory 64 GB", "blood pressure 140/90", "region Oslo", "colour: dark red". */
export function pairIn(piece: readonly Atom[]) {
  const words = piece.slice(0, piece.findLastIndex(({ type }) => type !== 'ref') + 1)
  const [first, second] = words
  const isSigned = /^[:=]$/.test(second?.lower ?? '')
  const keys = words.slice(0, /^\p{Ll}/u.test(second?.text ?? '') ? 2 : 1)
  const value = words.slice(isSigned ? 2 : keys.length)
  const isPlain = value.every(
    ({ type, lower, text }) =>
      (type === 'word' && !en.closed.has(lower) && !en.negations.has(lower)) ||
      /^[$€£¥₩°%/]$/.test(text),
  )
  const isNamed = /^\p{Lu}/u.test(value[0]?.text ?? '') && keys.length === 1
  const isName = isNamed && value.every(({ text }) => /^[\p{Lu}0-9]/u.test(text))
  const isMeasure = /^[0-9$€£¥₩]/.test(value[0]?.text ?? '') && value.length < 4
  if (!first || !isPlain || value.length > 4 || !(isName || isMeasure || (isSigned && value[0])))
    return undefined
  return keys.every(isKey) ? { keys, value } : undefined
}

const isKey = (atom: Atom): boolean =>
  atom.type === 'word' &&
  /^\p{Ll}\p{L}+$/u.test(atom.text) &&
  !en.closed.has(atom.lower) &&
  !en.prepositions.has(atom.lower) &&
  !en.participles.has(atom.lower) &&
  !en.degrees.has(atom.lower) &&
  !en.adjectives.has(atom.lower) &&
  !/ly$|[^e]ed$/.test(atom.lower) &&
  !isVerb(atom) &&
  en.numberOf(atom.lower) === undefined

/** "sleeps three": a number, whoever else it may mean. */
const asNumber = (atom: Atom): Atom =>
  atom.type === 'ref' && en.numberOf(atom.text) !== undefined ? { ...atom, type: 'word' } : atom

/** What stands between commas and the like; adjectives that "and" joins stay together. */
export function piecesIn(words: readonly Atom[]): readonly (readonly Atom[])[] {
  const pieces: Atom[][] = [[]]
  words.forEach((atom, at) => {
    const isJoin = atom.lower === 'and' && !isVerb(words[at + 1])
    const isKey = atom.lower === ':' && pieces.at(-1)?.length === 1
    if (!isKey && parting.test(atom.lower) && !isJoin) pieces.push([])
    else if (atom.lower !== '.' && !(atom.type === 'ref' && pieces.at(-1)?.length === 0))
      pieces.at(-1)?.push(atom)
  })
  return pieces.filter((piece) => piece.length > 0)
}

/** "left ear torn": a part, and what it is like. */
function stateOfPart(text: string, facts: Facts, id: string, words: readonly Atom[]): boolean {
  const [noun, state] = words.slice(-2)
  const [first] = words
  if (!first || !noun || !state || words.length > 4) return false
  const isPlain = words.every(
    ({ type, lower }) => type === 'word' && !en.closed.has(lower) && !/[0-9]/.test(lower),
  )
  const isState = en.adjectives.has(state.lower) || en.participles.has(state.lower)
  if (!isPlain || !isState || en.describes(noun.lower) || en.degrees.has(noun.lower)) return false
  facts.attribute([id], text.slice(first.start, noun.end), state.text, {
    start: first.start,
    end: state.end,
  })
  return true
}

/** "2019" alone is a year, "2 bedrooms" how many; "8 years of experience" is no age. */
function toldBare(text: string, facts: Facts, id: string, words: readonly Atom[]): boolean {
  const [first, second, third] = words
  if (!first || !/^[0-9]/.test(first.text)) return false
  if (!second && /^(?:19|20)[0-9]{2}$/.test(first.text)) {
    facts.attribute([id], 'year', first.text, first)
    return true
  }
  const told = measuredIn(text, words)
  if (told.stated.length === 0) {
    // A number of anything else, "5 years in sales", says nothing of it as a whole.
    const isCount = second && !third && en.singularOf(second.text) !== undefined
    if (isCount)
      facts.attribute([id], second.text, first.text, { start: first.start, end: second.end })
    return told.rest.length === 0
  }
  const counted = told.rest[0]?.lower === 'of' ? countedIn(text, told) : undefined
  for (const stated of counted ?? []) facts.attribute([id], stated.name, stated.value, stated)
  return counted !== undefined
}

/** "doe", which is "a doe". */
const isBareNoun = ([first, second]: readonly Atom[]): boolean =>
  first?.type === 'word' &&
  !second &&
  /^\p{Ll}{3,}$/u.test(first.text) &&
  !isVerb(first) &&
  !en.describes(first.lower)

/** The words with the verb that they leave out. */
export function asSaid(words: readonly Atom[], isState = false): readonly Atom[] {
  const [first, second] = words
  if (!first || (isVerb(first) && first.lower !== 'no' && !isState)) return words
  const verb = (lower: string): Atom => ({
    ...first,
    type: 'word',
    text: lower,
    lower,
    end: first.start,
  })
  // "broken wing", "fractured hip".
  const isPart =
    words.length === 2 &&
    second?.type === 'word' &&
    !en.describes(second.lower) &&
    second.lower !== 'one' &&
    (en.aboutOf(first.text) === 'condition' || first.lower === 'no')
  return [
    verb(isPart ? 'has' : 'is'),
    ...(isBareNoun(words) && !isState ? [verb('a')] : []),
    ...words,
  ]
}

/** "Both male, vaccinated": nothing but what they are like, in as few words. */
export function areStates(words: readonly Atom[], isTerse: boolean): boolean {
  const pieces = piecesIn(words)
  return (
    pieces.length > 0 &&
    pieces.every((piece) =>
      piece.every(
        ({ type, lower }) =>
          type === 'word' &&
          (en.adjectives.has(lower) ||
            en.degrees.has(lower) ||
            lower === 'and' ||
            (isTerse && en.describes(lower) && !en.be.has(lower))),
      ),
    )
  )
}

/** "Plant A: yellow leaves": what is listed in the plural of one is what it has. */
const areParts = (words: readonly Atom[]): boolean =>
  piecesOf(words.filter(({ type }) => type === 'word' || type === 'mark')).every((piece) => {
    const said = piece.filter(({ type }) => type === 'word')
    const noun = said.at(-1)?.lower ?? ''
    const isPlural = en.singularOf(noun) !== undefined && !en.describes(noun)
    return (
      isPlural &&
      said.every(({ text }) => !/^[0-9]/.test(text)) &&
      !said.some(({ lower }) => isVerbOnly(lower))
    )
  })

/** The verb that a list leaves out behind ":": "65 m2, no lift" it is, "yellow leaves" it has. */
export const listedVerb = ([colon, ...words]: readonly Atom[]): Atom => ({
  ...(colon as Atom),
  type: 'word',
  lower: areParts(words) ? 'has' : 'is',
})
