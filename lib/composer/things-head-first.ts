import { atomsIn, type Atom } from './atoms'
import {
  capitalised,
  type Around,
  type FoundMedia,
  type FoundSet,
  type FoundThing,
  type Keys,
  type Meant,
  type Stated,
} from './found'
import { introductionsIn } from './head-first-introductions'
import type { Introductions } from './introductions'
import * as en from './languages/en'
import { itemsBehind, type Item } from './listed'
import type { Mention } from '../references'
import type { Sentence } from './turns'

/** Parts that a thing has: counted, they are no things of a graph of their own. */
const parts = new Set(
  'legs eyes ears wheels doors buttons handles spots stripes arms hands paws wings horns teeth pockets windows floors rooms bedrooms sides corners cores cameras ports strings pages chapters petals fingers toes seats screens blades holes cracks dots lines stars points kids siblings'.split(
    ' ',
  ),
)
const blocking = new Set(
  'first last next other another more every only about least most over than like number page version top bottom past these previous roughly around nearly almost no than'
    .split(' ')
    .filter((word) => word !== 'these'),
)

/** Reads what the sentences of English introduce: counted sets, and single things that are said to be there. */
export class HeadFirstFinder {
  readonly sets: FoundSet[] = []
  readonly things: FoundThing[] = []
  readonly media: FoundMedia[] = []
  readonly introductions: Introductions[] = []
  readonly meant: Meant[] = []
  readonly #counts = new Map<string, number[]>()

  constructor(
    readonly text: string,
    readonly around: Around,
    readonly keys: Keys,
  ) {}

  read(sentence: Sentence, links: readonly Mention[]): void {
    const atoms = atomsIn(this.text, sentence, links)
    let licensed = -1
    for (let at = 0; at < atoms.length; at++) {
      const counted = this.#counted(atoms, at)
      if (!counted) continue
      const joined = licensed >= 0 && licensed === this.#beforeList(atoms, counted.from)
      if (!joined && !this.#isLicensed(atoms, counted, sentence)) continue
      licensed = counted.to
      this.#put(atoms, counted)
      at = counted.to
    }
    if (!sentence.asks && !atoms.some(({ lower }) => supposing.test(lower)))
      this.introductions.push(...introductionsIn(this.text, atoms, this.around))
    if (
      isOpen(atoms) ||
      (sentence.asks && !/^(?:please\s+)?compare/i.test(atoms.map(({ lower }) => lower).join(' ')))
    )
      return
    this.#singles(atoms)
  }

  /** Where a list would have ended that this phrase goes on: "two dogs and | three cats". */
  #beforeList(atoms: readonly Atom[], from: number): number {
    let at = from - 1
    while (at >= 0 && /^(?:and|,|or|my|our)$/.test(atoms[at]?.lower ?? '')) at--
    return at
  }

  #counted(atoms: readonly Atom[], at: number): Counted | undefined {
    const atom = atoms[at] as Atom
    if (atom.type !== 'word') return undefined
    const pair =
      /^(?:pair|couple)$/.test(atom.lower) &&
      atoms[at - 1]?.lower === 'a' &&
      atoms[at + 1]?.lower === 'of'
    // "both of my grandmothers".
    const isBoth =
      atom.lower === 'both' &&
      /^(?:my|our)$/.test(
        atoms[at + 1]?.lower === 'of' ? (atoms[at + 2]?.lower ?? '') : (atoms[at + 1]?.lower ?? ''),
      )
    if (isBoth) {
      const own = atoms[at + 1]?.lower === 'of' ? at + 2 : at + 1
      const phrase = nounPhrase(atoms, own + 1)
      return (
        phrase && {
          count: 2,
          from: own,
          number: own,
          ...phrase,
          before: atoms[own],
          isDetermined: true,
        }
      )
    }
    const count = pair ? 2 : en.numberOf(atom.text)
    if (count === undefined || count < 2 || count > 20) return undefined
    const first = pair ? at + 2 : at + 1
    const phrase = nounPhrase(atoms, first)
    if (!phrase) return undefined
    const before = atoms[pair ? at - 2 : at - 1]
    const from = pair ? at - 1 : at
    const isDetermined =
      before !== undefined && (en.possessives.has(before.lower) || en.definite.has(before.lower))
    return {
      count,
      from: isDetermined ? from - 1 : from,
      number: at,
      ...phrase,
      before,
      isDetermined,
    }
  }

  #isLicensed(atoms: readonly Atom[], counted: Counted, sentence: Sentence): boolean {
    const { from, number, before, isDetermined, noun, to } = counted
    const own = isDetermined && before !== undefined && before.lower !== 'the'
    if (before && blocking.has(before.lower)) return false
    if (/^[0-9]/.test(atoms[number]?.text ?? '') && before && !isDetermined && !isBoundary(before))
      return false
    const earlier = atoms.slice(0, from)
    if (
      earlier.some(
        ({ lower }) =>
          en.negations.has(lower) ||
          /^(?:if|unless|wish|imagine|suppose|want|could|would|think|guess|believe|maybe|perhaps|probably)$/.test(
            lower,
          ),
      )
    )
      return false
    const isHead = from === 0 && atoms[to + 1]?.lower === ','
    if (
      sentence.asks &&
      !own &&
      !isHead &&
      !/^(?:compare|describe|please)$/.test(atoms[0]?.lower ?? '')
    )
      return false
    const { image, audio } = this.around.mediaCounts
    if (en.passing.has(noun.lower) && !(this.around.countsPlaces && image + audio > 0)) return false
    const isOwner = this.#isOwned(atoms, from)
    const isMine = /^(?:my|our)$/.test(before?.lower ?? '')
    const isPresented =
      this.around.countsPlaces && image + audio > 0 && /^(?:are|'re|see)$/.test(before?.lower ?? '')
    if (parts.has(noun.lower) && !isOwner && !isMine && !isPresented) return false
    if (own) return true
    const last = earlier.at(-1)
    if (/^(?:have|has|had|got)$/.test(last?.lower ?? ''))
      return isOwner || this.#isOwnerNamed(earlier)
    if (isDetermined) return true
    if (last && en.presenting.has(last.lower)) return true
    const isWhole =
      from === 0 &&
      (to + 1 >= atoms.length || !/^(?:later|ago|old|per|a)$/.test(atoms[to + 1]?.lower ?? ''))
    return isWhole || this.around.countsPlaces || image + audio > 0
  }

  /** "I have", "we own": whose the things are is the writer, not a thing of the graph. */
  #isOwned(atoms: readonly Atom[], from: number): boolean {
    const before = atoms.slice(Math.max(0, from - 4), from).map(({ lower }) => lower)
    const verb = before.findLastIndex((word) => /^(?:have|got|own|keep|had|'ve)$/.test(word))
    // "got two bikes for sale": who writes leaves out "I".
    const isFirst = verb === 0 && from <= 1 && /^(?:have|got)$/.test(before[0] ?? '')
    return isFirst || /^(?:i|we|you|'ve|have|currently|also|to)$/.test(before[verb - 1] ?? '')
  }

  #isOwnerNamed(earlier: readonly Atom[]): boolean {
    const words = earlier.slice(-4, -1)
    return (
      words.some(({ lower }) => en.possessives.has(lower)) &&
      !words.some(({ type }) => type === 'ref')
    )
  }

  #put(atoms: readonly Atom[], counted: Counted): void {
    const { count, from, number, noun, to, words } = counted
    const singular = en.singularOf(noun.text) ?? noun.lower
    const medium = en.mediumNouns.get(noun.lower)
    const first = atoms[from] as Atom
    const span = { start: first.start, end: noun.end }
    if (medium && this.around.mediaCounts[medium] >= count) {
      if (!en.plainMedia.has(noun.lower) && this.around.mediaCounts[medium] === count) {
        const type = words.map(({ text }) => text).join(' ')
        const named = type.slice(0, type.length - noun.text.length) + singular
        this.media.push({ ...span, kind: medium, count, type: capitalisedAs(noun.text, named) })
      }
      return
    }
    if (medium && en.plainMedia.has(noun.lower)) return
    const { adjectives, compound } = describedBy(words.slice(0, -1))
    const stem = [...compound.map(({ lower }) => lower), singular].join(' ')
    if (this.#isKnown(stem, counted, atoms)) return
    const counts = this.#counts.get(stem) ?? []
    this.#counts.set(stem, [...counts, count])
    const key = this.keys.set(stem.replaceAll(' ', '-'))
    const base = words.map(({ text }) => text)
    const isThe = /^(?:the|these|those)$/.test(first.lower)
    const start = isThe ? (atoms[number] as Atom).start : span.start
    const written = this.text.slice(start, span.end).replace(/\s+/g, ' ')
    const label = written.replace(/^\p{Lu}(?=\p{Ll}*\s)/u, (letter) => letter.toLowerCase())
    const noAdjectives = base.slice(adjectives.length, -1)
    const thing = [...noAdjectives, capitalKept(noun.text, singular)].join(' ')
    const attributes = statedBy(adjectives)
    const items = itemsBehind(this.text, atoms, to + 1, count)
    const members = Array.from({ length: count }, (_, index): FoundThing => {
      const item = items?.[index]
      return {
        ...span,
        key: `thing:${key}:${index + 1}`,
        label: `${en.placeWord(index + 1)} ${thing}`,
        className: capitalised(thing),
        attributes: [...attributes, ...ofItem(item, singular)],
        ...(item?.name ? { name: item.name } : {}),
      }
    })
    this.sets.push({ ...span, key: `set:${key}`, label, members })
  }

  /** Whether this speaks of things that are known already. */
  #isKnown(stem: string, { count, from, isDetermined }: Counted, atoms: readonly Atom[]): boolean {
    if (this.around.hasSet(stem, count)) return true
    const counts = this.#counts.get(stem) ?? []
    if (counts.includes(count)) return true
    if (counts.length === 0 && !this.around.hasSet(stem)) return false
    return isDetermined || !this.#isOwned(atoms, from)
  }

  /** "a red cup and a blue cup", "my dog Rex": single things where the text says that they are there. */
  #singles(atoms: readonly Atom[]): void {
    const found: { phrase: Phrase; from: number }[] = []
    for (let at = 0; at < atoms.length; at++) {
      if (
        !/^(?:a|an|one|my|our)$/.test(atoms[at]?.lower ?? '') ||
        en.numberOf(atoms[at + 1]?.text ?? '') !== undefined
      )
        continue
      const phrase = nounPhrase(atoms, at + 1, true)
      if (!phrase || !this.#isThing(phrase)) continue
      const last = found.at(-1)
      const isNext = last !== undefined && this.#beforeList(atoms, at) === last.phrase.to
      if (!isNext && !this.#isPresented(atoms, at)) continue
      found.push({ phrase, from: at })
      at = phrase.to
    }
    const several = found.length > 1
    for (const { phrase, from } of found) {
      const isNamed = this.#nameBehind(atoms, phrase.to + 1) !== undefined
      const isPlaced = from === 0 && this.#isPlaced(atoms, 0)
      if (several || isNamed || isPlaced || this.#isSpokenOf(phrase, atoms[from] as Atom))
        this.#single(atoms, phrase, from)
      const thing = isPlaced ? this.things.at(-1) : undefined
      if (thing) this.meant.push({ start: thing.start, end: thing.end, key: thing.key })
    }
  }

  #isThing({ noun, words }: Phrase): boolean {
    if (en.abstractNouns.has(noun.lower) || en.mediumNouns.has(noun.lower)) return false
    return en.singularOf(noun.text) === undefined && words.length <= 5 && !en.describes(noun.lower)
  }

  #isPresented(atoms: readonly Atom[], at: number): boolean {
    const before = atoms[at - 1]
    const isOwn = /^(?:my|our)$/.test(atoms[at]?.lower ?? '')
    if (before === undefined) return isOwn || this.#isPlaced(atoms, at)
    if (
      /^(?:have|had|got|'ve|own|bought|adopted|found|see|compare|between|keep)$/.test(before.lower)
    )
      return /^(?:compare|between)$/.test(before.lower) || this.#isOwned(atoms, at)
    const two = `${atoms[at - 2]?.lower ?? ''} ${before.lower}`
    if (
      /^(?:i|we|i'm|'m|'re|am|are|have|'ve|just) (?:sell|selling|recorded|photographed|took|saw|bought|adopted|found|own)$/.test(
        two,
      )
    )
      return true
    return (
      /^(?:there (?:is|are|'s)|here (?:is|are|'s)|(?:this|these) (?:is|are))$/.test(two) ||
      (isOwn && /^[,.:]|and$/.test(before.lower))
    )
  }

  /** "A tree stands between the two houses": something more, beside what was counted. */
  #isPlaced(atoms: readonly Atom[], at: number): boolean {
    const phrase = nounPhrase(atoms, at + 1, true)
    const verb = phrase && atoms[phrase.to + 1]
    const where = phrase && atoms[phrase.to + 2]
    return (
      this.sets.length > 0 &&
      /^(?:stands|sits|lies|hangs|sleeps|rests|grows)$/.test(verb?.lower ?? '') &&
      en.placePrepositions.has(where?.lower ?? '') &&
      atoms
        .slice((phrase?.to ?? 0) + 3)
        .some(({ lower }) =>
          /^(?:them|both|it|two|three|four|first|second|third|last)$/.test(lower),
        )
    )
  }

  /** A thing alone is worth a node where the text goes on about it or brings media. */
  #isSpokenOf({ noun }: Phrase, determiner: Atom): boolean {
    if (this.around.hasThing(noun.lower)) return false
    // "the man on the left is my father": it is one that is there already.
    const before = this.text.slice(0, determiner.start)
    if (
      new RegExp(
        `\\b(?:is|['’]s|are)\\smy\\s${escapedForm(noun.lower)}\\b|\\b(?:is|['’]s)\\s$`,
        'i',
      ).test(before)
    )
      return false
    const { image, audio } = this.around.mediaCounts
    const isOwn = /^(?:my|our)$/.test(determiner.lower)
    const again = new RegExp(
      `\\b(?:the|my|our)\\s(?:[\\w-]+\\s){0,2}${escapedForm(noun.lower)}\\b`,
      'i',
    )
    const rest = this.text.slice(noun.end, noun.end + 4_000)
    return again.test(rest) || (image + audio > 0 && (isOwn || image + audio === 1))
  }

  #single(atoms: readonly Atom[], { noun, words, to }: Phrase, from: number): void {
    const { adjectives, compound } = describedBy(words.slice(0, -1))
    const stem = [...compound, noun].map(({ lower }) => lower).join('-')
    const first = atoms[from] as Atom
    const own = /^(?:my|our)$/.test(first.lower)
    const name = this.#nameBehind(atoms, to + 1)
    const said = words.map(({ text }) => text).join(' ')
    const label = own && !name ? `${first.lower} ${said}` : said
    if (
      this.things.some((thing) => thing.label === label) ||
      this.around.hasThing(said.toLowerCase())
    )
      return
    this.things.push({
      start: first.start,
      end: name?.end ?? noun.end,
      key: this.keys.thing(stem),
      label,
      className: capitalised([...compound, noun].map(({ text }) => text).join(' ')),
      attributes: statedBy(adjectives),
      ...(name ? { name } : {}),
    })
  }

  #nameBehind(atoms: readonly Atom[], at: number): FoundThing['name'] {
    const next = atoms[at]
    const from = next && /^(?:named|called|,)$/.test(next.lower) ? at + 1 : at
    const word = atoms[from]
    if (word?.type !== 'word' || !isName(word)) return undefined
    return { start: word.start, end: word.end, value: word.text }
  }
}

type Phrase = { readonly words: readonly Atom[]; readonly noun: Atom; readonly to: number }
type Counted = Phrase & {
  readonly count: number
  readonly from: number
  readonly number: number
  readonly before: Atom | undefined
  readonly isDetermined: boolean
}

const isBoundary = ({ type, lower }: Atom) =>
  type !== 'word' || en.closed.has(lower) || en.presenting.has(lower)

export const isName = ({ text, lower }: Atom): boolean =>
  /^\p{Lu}[\p{L}'’-]*$/u.test(text) &&
  !en.closed.has(lower) &&
  !en.abstractNouns.has(lower) &&
  lower !== 'i' &&
  !en.mediumNouns.has(lower)

const escapedForm = (word: string): string => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')
const capitalKept = (written: string, singular: string): string =>
  /^\p{Lu}/u.test(written) ? capitalised(singular) : singular
const capitalisedAs = (written: string, name: string): string =>
  /^\p{Lu}/u.test(written)
    ? name.replace(/^x-ray$|^mri$|^ct$/i, (found) =>
        found.length < 4 ? found.toUpperCase() : 'X-ray',
      )
    : name

const supposing = /^(?:if|unless|wish|imagine|suppose|want|might|may|maybe|perhaps|would|could)$/

/** Whether a sentence leaves open whether what it says is so. */
function isOpen(atoms: readonly Atom[]): boolean {
  return atoms.some(({ lower }) => en.negations.has(lower) || supposing.test(lower))
}

/** The words up to a noun: in the plural the first that is one, alone the last before what ends a phrase. */
function nounPhrase(atoms: readonly Atom[], from: number, alone = false): Phrase | undefined {
  const words: Atom[] = []
  let end = -1
  for (let at = from; at < atoms.length && words.length < 6; at++) {
    const atom = atoms[at] as Atom
    if (atom.type !== 'word' || en.closed.has(atom.lower) || /^[0-9]/.test(atom.text)) break
    if (atom.lower === "'s") break
    if (alone && words.length > 0 && isName(atom) && !isName(words[0] as Atom)) break
    // "my cat sleeps": behind a noun, -s is a verb's.
    const before = words.at(-1)
    if (
      alone &&
      before &&
      !en.describes(before.lower) &&
      (en.singularOf(atom.text) !== undefined || /(?:ed|ly)$/.test(atom.lower))
    )
      break
    const isPlural =
      !alone && en.singularOf(atom.text) !== undefined && !en.adjectives.has(atom.lower)
    if (end >= 0 && !(isPlural && at === end + 1)) break
    words.push(atom)
    if (isPlural) end = at
  }
  if (alone) end = from + words.length - 1
  const noun = atoms[end]
  if (end < from || !noun) return undefined
  const kept = words.slice(0, end - from + 1)
  if (en.abstractNouns.has(noun.lower) || kept.some(({ open }) => open)) return undefined
  return { words: kept, noun, to: end }
}

/** Words before a noun: those that describe it, and those that belong to its name. */
function describedBy(words: readonly Atom[]): {
  adjectives: readonly Atom[]
  compound: readonly Atom[]
} {
  const cut = words.findIndex(({ lower }) => !en.describes(lower) && !en.degrees.has(lower))
  return cut < 0
    ? { adjectives: words, compound: [] }
    : { adjectives: words.slice(0, cut), compound: words.slice(cut) }
}

/** What adjectives say, each under the name of what it is about; degrees stay with what follows them. */
export function statedBy(adjectives: readonly Atom[]): readonly Stated[] {
  const stated: Stated[] = []
  let degree: Atom | undefined
  for (const atom of adjectives) {
    if (
      en.degrees.has(atom.lower) &&
      !(en.adjectives.has(atom.lower) && atom === adjectives.at(-1))
    ) {
      degree ??= atom
      continue
    }
    const value = degree ? `${degree.text} ${atom.text}` : atom.text
    const name = en.aboutOf(atom.text)
    const same = stated.findIndex((each) => each.name === name)
    const span = { start: degree?.start ?? atom.start, end: atom.end }
    if (same < 0) stated.push({ ...span, name, value })
    else stated[same] = { ...span, name, value: `${stated[same]?.value ?? ''} ${value}` }
    degree = undefined
  }
  return stated
}

function ofItem(item: Item | undefined, singular: string): readonly Stated[] {
  if (!item?.words) return []
  const { words, noun } = item
  const stated = statedBy(words)
  if (!noun || noun.lower === singular || noun.lower === 'one') return stated
  return [...stated, { start: noun.start, end: noun.end, name: 'kind', value: noun.text }]
}
