import type { Atom } from './atoms'
import {
  capitalised,
  type Around,
  type FoundSet,
  type FoundThing,
  type Keys,
  type Meant,
} from './found'
import {
  beforeList,
  describedBy,
  isName,
  isOwned,
  isSomebody,
  nounPhrase,
  statedBy,
  type Phrase,
} from './head-first-phrases'
import { placeBehind } from './head-first-places'
import * as en from './languages/en'

/** Reads single things that sentences of English say are there: "a red cup and a blue cup", "my dog Rex". */
export class SinglesFinder {
  readonly things: FoundThing[] = []
  readonly meant: Meant[] = []

  constructor(
    readonly text: string,
    readonly around: Around,
    readonly keys: Keys,
  ) {}

  /** `sets`: what was counted before. */
  read(atoms: readonly Atom[], sets: readonly FoundSet[]): void {
    const hasSets = sets.length > 0
    const found: { phrase: Phrase; from: number; isOfMedium?: boolean }[] = []
    for (let at = 0; at < atoms.length; at++) {
      const determiner = atoms[at]
      const isOfMedium = this.#isOfMedium(atoms, at)
      if (
        !determiner ||
        !(/^(?:a|an|one|my|our)$/.test(determiner.lower) || isOfMedium) ||
        en.numberOf(atoms[at + 1]?.text ?? '') !== undefined ||
        sets.some(({ start, end }) => start <= determiner.start && end > determiner.start)
      )
        continue
      const phrase = phraseAt(atoms, atoms[at + 1]?.lower === 'same' ? at + 2 : at + 1)
      if (!phrase || !this.#isThing(phrase)) continue
      if (isOfMedium) {
        found.push({ phrase, from: at, isOfMedium })
        at = phrase.to
        continue
      }
      const last = found.at(-1)
      // "My son has a fever and my daughter a cough": the verb goes on, and nothing is listed.
      const isGapped = last?.phrase.to === at - 1
      const isNext = !isGapped && last !== undefined && beforeList(atoms, at) === last.phrase.to
      const isBeside = this.#isBesideSet(atoms, at, phrase, sets)
      if (!isNext && !isBeside && !this.#isPresented(atoms, at, hasSets)) continue
      found.push({ phrase, from: at })
      at = phrase.to
    }
    const several = found.length > 1
    for (const { phrase, from, isOfMedium = false } of found) {
      const isNamed = this.#nameBehind(atoms, phrase.to + 1) !== undefined
      const isPlaced = hasSets && from === 0 && this.#isPlaced(atoms, 0)
      if (
        several ||
        isNamed ||
        isPlaced ||
        isOfMedium ||
        this.#isSpokenOf(phrase, atoms[from] as Atom)
      )
        this.#single(atoms, phrase, from)
      const thing = this.things.at(-1)
      if (
        thing &&
        thing.start === atoms[from]?.start &&
        !(/^(?:my|our)$/.test(atoms[from]?.lower ?? '') && atoms[from + 1] === phrase.words[0])
      )
        this.meant.push({ start: thing.start, end: thing.end, key: thing.key })
    }
  }

  #isThing({ noun, words }: Phrase): boolean {
    if (en.abstractNouns.has(noun.lower) || en.mediumNouns.has(noun.lower)) return false
    return en.singularOf(noun.text) === undefined && words.length <= 5 && !en.describes(noun.lower)
  }

  /** "a recording of my fridge", "two pictures of the same tree": what the media are of. */
  #isOfMedium(atoms: readonly Atom[], at: number): boolean {
    const { image, audio } = this.around.mediaCounts
    if (image + audio === 0 || atoms[at - 1]?.lower !== 'of') return false
    if (!/^(?:a|an|my|our|the|this|that|his|her|their)$/.test(atoms[at]?.lower ?? '')) return false
    const before = atoms[at - 2]?.type === 'ref' ? atoms[at - 3] : atoms[at - 2]
    const noun = before?.lower ?? ''
    const phrase = phraseAt(atoms, at + 1)
    return (
      en.mediumNouns.has(noun) &&
      phrase !== undefined &&
      !phrase.words.some(
        ({ lower }) => en.placeOf(lower) !== undefined || /^(?:other|last)$/.test(lower),
      ) &&
      !en.passing.has(phrase.noun.lower) &&
      !this.around.hasThing(phrase.noun.lower)
    )
  }

  /** "two hens, Dot and Pearl, and one duck, Kit": one with its name beside a set, or beside the names of one. */
  #isBesideSet(
    atoms: readonly Atom[],
    at: number,
    { to }: Phrase,
    sets: readonly FoundSet[],
  ): boolean {
    const last = sets.at(-1)
    const isHere = last !== undefined && last.start >= (atoms[0]?.start ?? 0)
    if (!isHere || atoms[at - 1]?.lower !== 'and' || !this.#nameBehind(atoms, to + 1)) return false
    const names = last.members.flatMap(({ name }) => name ?? [])
    return names.length > 0 || atoms[beforeList(atoms, at)]?.end === last.end
  }

  #isPresented(atoms: readonly Atom[], at: number, hasSets: boolean): boolean {
    const before = atoms[at - 1]
    const isOwn = /^(?:my|our)$/.test(atoms[at]?.lower ?? '')
    if (before === undefined) return isOwn || (hasSets && this.#isPlaced(atoms, at))
    if (
      /^(?:have|had|got|'ve|own|bought|adopted|found|see|compare|between|keep)$/.test(before.lower)
    )
      return (
        /^(?:compare|between)$/.test(before.lower) ||
        isOwned(atoms, at) ||
        (before.lower === 'see' && /^(?:i|we)$/.test(atoms[at - 2]?.lower ?? ''))
      )
    // "Anna, my manager, is …": who she is.
    const isAside = before.lower === ',' && isName(atoms[at - 2] ?? before)
    if (isAside) return false
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
    const before = this.text.slice(Math.max(0, determiner.start - 2_000), determiner.start)
    if (
      new RegExp(
        `\\b(?:is|['’]s|are)\\smy\\s${escapedForm(noun.lower)}\\b|(?<!\\b(?:this|that|here|these)\\s?)(?:\\bis|['’]s)\\s$`,
        'i',
      ).test(before)
    )
      return false
    const { image, audio } = this.around.mediaCounts
    // "My wife and I …": who comes along is no matter of the text.
    const isBeside = /^\s+and I\b/.test(this.text.slice(noun.end, noun.end + 9))
    const isOwn = /^(?:my|our)$/.test(determiner.lower) && !isBeside
    const again = new RegExp(
      `\\b(?:the|my|our)\\s(?:[\\w-]+\\s){0,2}${escapedForm(noun.lower)}\\b`,
      'i',
    )
    const rest = this.text.slice(noun.end, noun.end + 4_000)
    return again.test(rest) || (image + audio > 0 && (isOwn || (image + audio === 1 && !isBeside)))
  }

  #single(atoms: readonly Atom[], { noun, words, to }: Phrase, from: number): void {
    const { adjectives, compound } = describedBy(words.slice(0, -1))
    const stem = [...compound, noun].map(({ lower }) => lower).join('-')
    const first = atoms[from] as Atom
    const own = /^(?:my|our)$/.test(first.lower) && atoms[from + 1] === words[0]
    const name = this.#nameBehind(atoms, to + 1)
    const said = words.map(({ text }) => text).join(' ')
    const label = own && !name ? `${first.lower} ${said}` : said
    // "I have a son. My son is 8": the same one.
    const isSame = (thing: FoundThing) =>
      thing.label === label || (own && !name && thing.label.toLowerCase() === said.toLowerCase())
    if (this.things.some(isSame) || this.around.hasThing(said.toLowerCase())) return
    const isGot = atoms.slice(0, from).some(({ lower }) => en.getting.has(lower))
    const place = isGot || name ? [] : placeBehind(this.text, atoms, to + 1)
    this.things.push({
      start: first.start,
      end: name?.end ?? noun.end,
      key: this.keys.thing(stem),
      label,
      className: capitalised([...compound, noun].map(({ text }) => text).join(' ')),
      attributes: [...statedBy(adjectives), ...place],
      ...(name ? { name } : {}),
    })
  }

  #nameBehind(atoms: readonly Atom[], at: number): FoundThing['name'] {
    const next = atoms[at]
    const from = next && /^(?:named|called|,)$/.test(next.lower) ? at + 1 : at
    const word = atoms[from]
    if (word?.type !== 'word' || !isName(word)) return undefined
    // "a boy and a girl, Tom and Ann": of several.
    const further = atoms[from + 1]?.lower === 'and' ? atoms[from + 2] : undefined
    if (next?.lower === ',' && further && isName(further)) return undefined
    return { start: word.start, end: word.end, value: word.text }
  }
}

/** The noun behind a determiner; of "my neighbour's motorbike", what is owned. */
function phraseAt(atoms: readonly Atom[], from: number): Phrase | undefined {
  const phrase = nounPhrase(atoms, from, true)
  if (!phrase || atoms[phrase.to + 1]?.lower !== "'s" || !isSomebody(phrase.noun.lower))
    return phrase
  const owned = nounPhrase(atoms, phrase.to + 2, true)
  return owned && !en.soundNouns.has(owned.noun.lower) && !en.pictureNouns.has(owned.noun.lower)
    ? owned
    : phrase
}

const escapedForm = (word: string): string => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')
