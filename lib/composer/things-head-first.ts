import { atomsIn, type Atom } from './atoms'
import {
  capitalised,
  capitalisedAs,
  capitalKept,
  type Around,
  type FoundMedia,
  type FoundSet,
  type FoundThing,
  type Keys,
  type Meant,
  type Topical,
} from './found'
import { introductionsIn, textWords, type TextWords } from './head-first-introductions'
import {
  beforeList,
  describedBy,
  isOpen,
  isOwned,
  nounPhrase,
  statedBy,
  supposing,
  type Phrase,
} from './head-first-phrases'
import {
  entriesOf,
  headingIn,
  isToDo,
  linksIn,
  listingBehind,
  type Listing,
} from './head-first-listing'
import { typedIn } from './head-first-medium'
import { placeBehind } from './head-first-places'
import { SinglesFinder } from './head-first-singles'
import type { Introductions } from './introductions'
import * as en from './languages/en'
import {
  behindTime,
  isEntryOf,
  isSaidOfWhole,
  itemsBehind,
  namesBehind,
  ofItem,
  type Item,
} from './listed'
import type { Mention } from '../references'
import type { Sentence } from './turns'

/** Parts that a thing has: counted, they are no things of a graph of their own. */
const parts = new Set(
  'legs eyes ears wheels doors buttons handles spots stripes arms hands paws wings horns teeth pockets windows floors rooms bedrooms sides corners cores cameras ports strings pages chapters petals fingers toes seats screens blades holes cracks dots lines stars points kids siblings'.split(
    ' ',
  ),
)
const blocking = new Set(
  'first last next other another more every only about least most over than like number page version top bottom past previous roughly around nearly almost no'.split(
    ' ',
  ),
)

const wishing =
  /^(?:if|unless|wish|imagine|suppose|wants?|wanted|needs?|requires?|could|would|think|guess|believe|maybe|perhaps|probably)$/

/** Reads what the sentences of English introduce: counted sets, and single things that are said to be there. */
export class HeadFirstFinder {
  readonly sets: FoundSet[] = []
  readonly media: FoundMedia[] = []
  readonly introductions: Introductions[] = []
  readonly topical: Topical[] = []
  readonly #counts = new Map<string, number[]>()
  readonly #singles: SinglesFinder
  readonly #words: TextWords

  constructor(
    readonly text: string,
    readonly around: Around,
    readonly keys: Keys,
  ) {
    this.#singles = new SinglesFinder(text, around, keys)
    this.#words = textWords(text)
  }

  get things(): readonly FoundThing[] {
    return this.#singles.things
  }

  get meant(): readonly Meant[] {
    return this.#singles.meant
  }

  /** Reads the sentence at a place; what it says is listed behind it is read with it. */
  read(sentences: readonly Sentence[], place: number, links: readonly Mention[]): void {
    const sentence = sentences[place] as Sentence
    // An entry of a list introduces nothing further.
    if (this.topical.some(({ start }) => start === sentence.start)) return
    if (isToDo(this.text, sentences, place)) return
    const atoms = atomsIn(this.text, sentence, linksIn(links, sentence))
    const listing = () =>
      sentence.asks ? undefined : listingBehind(this.#words, sentences, place, links, this.around)
    let licensed = -1
    for (let at = 0; at < atoms.length; at++) {
      const counted = this.#counted(atoms, at)
      if (!counted) continue
      if (isSaidOfWhole(atoms, counted, this.sets)) continue
      const joined = licensed >= 0 && licensed === beforeList(atoms, counted.from)
      if (!joined && !this.#isLicensed(atoms, counted, sentence)) continue
      licensed = counted.to
      this.#put(atoms, counted, listing())
      at = counted.to
    }
    if (!sentence.asks) this.media.push(...typedIn(atoms, this.around))
    const headed = licensed < 0 ? this.#headed(atoms, listing) : undefined
    if (headed) return this.#put(atoms, headed.counted, headed.listing)
    if (!sentence.asks && !atoms.some(({ lower }) => supposing.test(lower)))
      this.introductions.push(...introductionsIn(this.#words, atoms, this.around))
    if (
      isOpen(atoms) ||
      (sentence.asks && !/^(?:please\s+)?compare/i.test(atoms.map(({ lower }) => lower).join(' ')))
    )
      return
    this.#singles.read(atoms, this.sets)
  }

  /** "Logos for Thursday:", and each in a line behind it: as many as are listed. */
  #headed(
    atoms: readonly Atom[],
    behind: () => Listing | undefined,
  ): { readonly counted: Counted; readonly listing: Listing } | undefined {
    const heading = headingIn(atoms)
    const listing = heading && behind()
    if (!heading || !listing?.isNext || !listing.isSpokenOf) return undefined
    const number = heading.from
    const counted = { ...heading, count: listing.entries.length, number, before: atoms[number - 1] }
    return { counted: { ...counted, isDetermined: true }, listing }
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
    const named = this.#named(atoms, at)
    if (named) return named
    const count = pair ? 2 : en.numberOf(atom.text)
    if (count === undefined || count < 2 || count > 20) return undefined
    // "three of my students".
    const ofOwn = atoms[at + 1]?.lower === 'of' && /^(?:my|our)$/.test(atoms[at + 2]?.lower ?? '')
    const isNumber = en.numberOf(atoms[at + 3]?.text ?? '') !== undefined
    const some = ofOwn && !isNumber ? nounPhrase(atoms, at + 3) : undefined
    if (some)
      return { count, from: at, number: at, ...some, before: atoms[at + 2], isDetermined: true }
    const first = pair ? at + 2 : at + 1
    const phrase =
      nounPhrase(atoms, first) ??
      this.#called(atoms, first, count) ??
      nounPhrase(atoms, first, false, true)
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

  /** "My cats are called Momo and Kuro", "the twins, Ava and Mia", "Momo and Kuro are my cats": as many as are named. */
  #named(atoms: readonly Atom[], at: number): Counted | undefined {
    const determiner = atoms[at]?.lower ?? ''
    const isOwn = /^(?:my|our)$/.test(determiner)
    if (!isOwn && !/^(?:the|these|those|his|her|their)$/.test(determiner)) return undefined
    const phrase = nounPhrase(atoms, at + 1)
    if (!phrase || en.mediumNouns.has(phrase.noun.lower) || en.telling.has(phrase.noun.lower))
      return undefined
    const isOther = atoms[phrase.to + 2]?.lower === 'and'
    // "our oldest dogs": of more, of which "my dogs" may be said.
    const isPart = ({ lower, text }: Atom) =>
      en.numberOf(text) !== undefined || (/est$/.test(lower) && en.comparedBy(lower) !== undefined)
    if (isOther || phrase.words.some(isPart)) return undefined
    const isCalled = /^(?:called|named)$/.test(atoms[phrase.to + 2]?.lower ?? '')
    const isBehind =
      isOwn && at > 3 && atoms.findLastIndex(({ lower }) => lower === 'are') === at - 1
    const from = isBehind ? 0 : phrase.to + (isCalled ? 2 : 1)
    let items: readonly Item[] | undefined
    for (let count = 2; count <= 6 && !items; count++)
      items = namesBehind(this.text, atoms, from, count)
    if (isBehind && items?.at(-1)?.name?.end !== atoms[at - 2]?.end) return undefined
    if (!items || (!(isOwn && isCalled) && !this.#areSpokenOf(items))) return undefined
    const number = isOwn ? at : at + 1
    const said = { from: at, number, before: atoms[at], isDetermined: true }
    return { ...phrase, ...said, count: items.length, items }
  }

  /** "two groups this term, Group A and Group B. Group A has …": things, whatever their noun means elsewhere. */
  #called(atoms: readonly Atom[], at: number, count: number): Phrase | undefined {
    const noun = atoms[at]
    if (!noun || en.singularOf(noun.text) === undefined) return undefined
    const items = namesBehind(this.text, atoms, behindTime(atoms, at + 1), count)
    const rest = this.text.slice(items?.at(-1)?.name?.end)
    const areUsed = items?.every(({ name }) => name && rest.includes(name.value))
    return areUsed ? { words: [noun], noun, to: at } : undefined
  }

  /** Names are those of things where the text goes on about one of them, or brings their media. */
  #areSpokenOf(items: readonly Item[]): boolean {
    const { image, audio } = this.around.mediaCounts
    const rest = this.text.slice(items.at(-1)?.name?.end ?? 0)
    return (
      image + audio > 0 ||
      this.around.countsPlaces ||
      items.some(({ name }) => name && rest.includes(name.value))
    )
  }

  #isLicensed(atoms: readonly Atom[], counted: Counted, sentence: Sentence): boolean {
    const { from, number, before, isDetermined, noun, to, words } = counted
    // "Ash: 4 members", of one that was named.
    if (number === 2 && isEntryOf(atoms, this.sets)) return false
    if (en.toDoNouns.test(words.map(({ lower }) => lower).join(' '))) return false
    const own = isDetermined && before !== undefined && before.lower !== 'the'
    // "about two cats", but "a question about two cats".
    const isMatter = /^(?:questions?|problems?|concerns?|advice|help)$/.test(
      atoms[from - 2]?.lower ?? '',
    )
    if (before && blocking.has(before.lower) && !(isMatter && before.lower === 'about'))
      return false
    const isDone = /ed$/.test(before?.lower ?? '') || en.making.has(before?.lower ?? '')
    if (
      /^[0-9]/.test(atoms[number]?.text ?? '') &&
      before &&
      !isDetermined &&
      !isDone &&
      !isBoundary(before)
    )
      return false
    const earlier = atoms.slice(0, from)
    // "The first cake used 3 eggs": what is said of a thing.
    const isOfThing = earlier.some(
      ({ lower }, index) =>
        index > 0 && en.placeOf(lower) !== undefined && earlier[index - 1]?.lower === 'the',
    )
    if (isOfThing && !isDetermined) return false
    if (earlier.some(({ lower }) => en.negations.has(lower) || wishing.test(lower))) {
      // "I want to sell two guitars": what is there.
      const isThere =
        atoms[from - 2]?.lower === 'to' && en.disposing.has(atoms[from - 1]?.lower ?? '')
      return isThere && !earlier.some(({ lower }) => en.negations.has(lower) || lower === 'if')
    }
    const isHead = from === 0 && atoms[to + 1]?.lower === ','
    if (
      sentence.asks &&
      !own &&
      !isHead &&
      !/^(?:compare|describe|please)$/.test(atoms[0]?.lower ?? '')
    )
      return false
    const { image, audio } = this.around.mediaCounts
    if (this.#called(atoms, to, counted.count)) return true
    // "Two drafts [photo 1] [photo 2]", "two drafts in [photo 1]. The first …".
    const areEach = image === counted.count || audio === counted.count
    const isGoneOn = image + audio > 0 && (this.around.countsPlaces || areEach)
    if (en.passing.has(noun.lower) && !isGoneOn) return false
    const isOwner = isOwned(atoms, from)
    const isMine = /^(?:my|our)$/.test(before?.lower ?? '')
    const isPresented =
      this.around.countsPlaces && image + audio > 0 && /^(?:are|'re|see)$/.test(before?.lower ?? '')
    // "I'm renovating two rooms".
    const isWritersOwn =
      (/^(?:i|we|i'm|i've)$/.test(atoms[0]?.lower ?? '') && !en.have.has(before?.lower ?? '')) ||
      /^(?:me|us)$/.test(before?.lower ?? '')
    if (parts.has(noun.lower) && !isOwner && !isMine && !isPresented && !isWritersOwn) return false
    if (own) return true
    const last = earlier.at(-1)
    // "I had two coffees": what is told no more of is there no more.
    const isToldOf = this.around.countsPlaces || image + audio > 0
    if (last?.lower === 'had' && !isToldOf) return false
    if (/^(?:have|has|had|got)$/.test(last?.lower ?? ''))
      return isOwner || this.#isOwnerNamed(earlier)
    if (isDetermined) return true
    if (last && en.presenting.has(last.lower)) return true
    const isWhole =
      from === 0 &&
      (to + 1 >= atoms.length || !/^(?:later|ago|old|per|a)$/.test(atoms[to + 1]?.lower ?? ''))
    return isWhole || isToldOf
  }

  #isOwnerNamed(earlier: readonly Atom[]): boolean {
    const words = earlier.slice(0, -1)
    return (
      words.some(({ lower }) => en.possessives.has(lower)) &&
      !words.some(({ type }) => type === 'ref')
    )
  }

  #put(atoms: readonly Atom[], counted: Counted, listing?: Listing): void {
    const { count, from, number, noun, to, words } = counted
    const singular = en.singularOf(noun.text) ?? noun.lower
    const isVoice =
      /^(?:messages|notes)$/.test(noun.lower) && /^(?:voice|audio)$/.test(words.at(-2)?.lower ?? '')
    const medium = isVoice ? ('audio' as const) : en.mediumNouns.get(noun.lower)
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
    const isGot = atoms.slice(0, from).some(({ lower }) => en.getting.has(lower))
    const place = isGot ? [] : placeBehind(this.text, atoms, to + 1)
    const attributes = [...statedBy(adjectives), ...place]
    const items = counted.items ?? itemsBehind(this.text, atoms, behindTime(atoms, to + 1), count)
    const entries = entriesOf(listing, count, items)
    const members = Array.from({ length: count }, (_, index): FoundThing => {
      const item = items?.[index]
      const entry = entries?.[index]
      const name = item?.name ?? entry?.name
      if (entry) {
        const { start, end, said } = entry
        this.topical.push({ start, end, said, key: `thing:${key}:${index + 1}` })
      }
      return {
        ...span,
        key: `thing:${key}:${index + 1}`,
        label: `${en.placeWord(index + 1)} ${thing}`,
        className: capitalised(thing),
        attributes: [...attributes, ...ofItem(item, singular)],
        ...(name ? { name } : {}),
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
    return isDetermined || !isOwned(atoms, from)
  }
}

type Counted = Phrase & {
  readonly count: number
  readonly from: number
  readonly number: number
  readonly before: Atom | undefined
  readonly isDetermined: boolean
  readonly items?: readonly Item[]
}

const isBoundary = ({ type, lower }: Atom) =>
  type !== 'word' || en.closed.has(lower) || en.presenting.has(lower)
