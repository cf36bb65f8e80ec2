import { atomsIn, type Atom } from './atoms'
import type { Facts } from './fact'
import type { Stated } from './found'
import { measuredIn } from './head-first-measures'
import { ofMedium } from './head-first-medium'
import { areNames, isName, named } from './head-first-names'
import { placesIn } from './head-first-places'
import { looks, made, related } from './head-first-relations'
import { Statement, type Subject } from './head-first-statement'
import { conditionsIn, nounsWith } from './head-first-values'
import { piecesOf, valueOf } from './head-first-words'
import * as en from './languages/en'
import { relationOf } from './relation-words'
import type { Span } from './text'

/** Reads what one verb of English says of its subject. */
export class Predicate {
  readonly #statement: Statement

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly subject: Subject,
    words: readonly Atom[],
    sentence: readonly Atom[],
  ) {
    this.#statement = new Statement(facts, subject, words, sentence)
  }

  /** What is said beside the verb: where the subject is seen or heard. */
  inMedia(ids: readonly string[], span: Span): void {
    if (this.#statement.isLeftOpen()) return
    for (const thing of this.subject.ids) for (const id of ids) this.facts.medium(thing, id, span)
  }

  read(): void {
    const [verb] = this.#statement.words
    const lacking = this.#lacking()
    if (lacking) return this.#has(lacking)
    if (!verb || this.#statement.isLeftOpen()) return
    if (this.subject.noun) return this.#ofPart(this.subject.noun)
    if (this.#statement.areMedia(this.subject.ids)) return ofMedium(this.text, this.#statement)
    const { lower } = verb
    if (en.have.has(lower))
      return this.#has(
        this.#statement.words.slice(
          lower === 'has' && this.#statement.words[1]?.lower === 'got' ? 2 : 1,
        ),
      )
    if (en.making.has(lower) && made(this.#statement)) return
    const rest = this.#statement.withoutMedia(this.#withoutSelf(this.#statement.words))
    if (en.be.has(lower)) return this.#is(rest.slice(1))
    this.#does(rest)
  }

  /** "doesn't have a tail" says what "has no tail" says. */
  #lacking(): readonly Atom[] | undefined {
    const said =
      /^(?:(?:doesn't|don't|does not|do not|didn't) have|hasn't got|haven't got) (?:(?:a|an|any) )?/
    const words = this.#statement.words.map(({ lower }) => lower).join(' ')
    const found = this.subject.noun ? undefined : said.exec(words)?.[0]
    if (found === undefined) return undefined
    const count = found.trim().split(' ').length
    const rest = this.#statement.words.slice(count)
    const [first] = rest
    const isPlain = rest.every(({ lower, type }) => type === 'word' && !en.uncertain.has(lower))
    if (!first || !isPlain || rest.length > 4) return undefined
    return [{ ...first, text: 'no', lower: 'no', end: first.start }, ...rest]
  }

  /** "are the white dogs": what is said of the subject may be read as a phrase that means it. */
  #withoutSelf(words: readonly Atom[]): readonly Atom[] {
    const [verb, noun] = words
    const own = new Set(this.#statement.ids)
    if (!verb || !en.be.has(verb.lower) || noun?.type !== 'ref') return words
    if (!this.facts.expand(noun.mention?.refers ?? []).every((id) => own.has(id))) return words
    return [verb, ...atomsIn(this.text, noun, []), ...words.slice(2)]
  }

  #is(rest: readonly Atom[]): void {
    const [first] = rest
    if (!first) return
    // "was painted in 1890": what was done to it, not how it is.
    if (
      /^(?:was|were)$/.test(this.#statement.words[0]?.lower ?? '') &&
      /ed$/.test(first.lower) &&
      !en.adjectives.has(first.lower)
    )
      return
    if (/^(?:called|named)$/.test(first.lower))
      return named(this.text, this.#statement, rest.slice(1))
    if (en.shownParticiples.has(first.lower) && rest.length === 1) return
    if (first.lower === 'wearing' || first.lower === 'holding' || first.lower === 'carrying')
      return this.#does(rest)
    if (
      rest.some(({ lower }) => en.alike.has(lower)) &&
      rest.length <= 3 &&
      rest.every(({ type }) => type === 'word')
    ) {
      const isAlike = rest.some(({ lower }) => lower !== 'same')
      return isAlike ? this.facts.alike(this.#statement.ids, this.#statement.span()) : undefined
    }
    if (rest.some(({ type }) => type === 'ref'))
      return related(this.#statement, [this.#statement.words[0] as Atom, ...rest])
    if (isName(this.#statement, rest) || areNames(this.#statement, rest))
      return named(this.text, this.#statement, rest)
    const owner = ownerIn(this.text, rest)
    if (owner) return this.facts.attribute(this.#statement.ids, 'owner', owner.value, owner)
    const kin = en.kin.get(rest[0]?.lower ?? '')
    if (kin !== undefined && rest.length === 1) {
      const relation = kin.endsWith(' to') ? kin : `${kin} of`
      return this.facts.alike(this.#statement.ids, this.#statement.span(), {
        words: relation,
        symmetric: true,
      })
    }
    // "is Bean, an orange kitten": a name, and what follows it.
    const comma = rest.findIndex(({ lower }) => lower === ',')
    if (comma > 0 && isName(this.#statement, rest.slice(0, comma))) {
      named(this.text, this.#statement, rest.slice(0, comma))
      return this.#conditions(rest.slice(comma + 1))
    }
    this.#conditions(rest)
  }

  #conditions(rest: readonly Atom[]): void {
    const pieces = piecesOf(rest)
    const [first] = pieces
    const isEach =
      pieces.length > 1 &&
      pieces.length === this.#statement.ids.length &&
      this.#statement.respectively
    const isPlaces =
      pieces.length > 1 && pieces.length === this.subject.ids.length && this.subject.isList
    const classOf = (id: string) => this.facts.nodes.classOf(id)
    const places = placesIn(this.text, rest)
    if (
      (this.#statement.respectively || isPlaces) &&
      places.length > 1 &&
      places.length === this.subject.ids.length
    ) {
      for (const [owner, place] of this.#statement.pairs(places, this.subject.ids))
        this.facts.attribute([owner], 'place', place.value, place)
      const before = rest.filter(({ end }) => end <= (places[0]?.start ?? 0))
      for (const each of conditionsIn(this.text, before, classOf(this.#statement.ids[0] ?? '')))
        this.facts.attribute(this.#statement.ids, each.name, each.value, each)
      return
    }
    if (isEach && first) {
      for (const [owner, piece] of this.#statement.pairs(pieces)) {
        for (const each of conditionsIn(this.text, piece, classOf(owner)))
          this.facts.attribute([owner], each.name, each.value, each)
      }
      return
    }
    if (this.#statement.respectively && pieces.length > 1) return
    for (const each of conditionsIn(this.text, rest, classOf(this.#statement.ids[0] ?? '')))
      this.facts.attribute(this.#statement.ids, each.name, each.value, each)
  }

  #has(rest: readonly Atom[]): void {
    const listed = rest.findIndex(({ type }) => type === 'ref')
    const words =
      listed < 0
        ? rest
        : this.#statement.withoutMedia([this.#statement.words[0] as Atom, ...rest]).slice(1)
    if (words.some(({ type }) => type === 'ref')) {
      if (words[0]?.type === 'ref')
        related(this.#statement, [this.#statement.words[0] as Atom, ...words])
      return
    }
    if (this.#statement.respectively && this.#statement.ids.length > 1) {
      const pieces = piecesOf(words)
      if (pieces.length !== this.#statement.ids.length) return
      for (const [owner, piece] of this.#statement.pairs(pieces)) {
        for (const each of nounsWith(this.text, piece))
          this.facts.attribute([owner], each.name, each.value, each)
      }
      return
    }
    // "has a balcony, $1350": a measure of it stands among what it has.
    const pieces = piecesOf(words)
    const measures = pieces.flatMap((piece, index) => {
      const { stated, rest: left } = measuredIn(this.text, piece)
      return index > 0 && left.length === 0 ? stated : []
    })
    const plain = words.filter(
      ({ start, end }) => !measures.some((each) => each.start <= start && end <= each.end),
    )
    for (const each of [...nounsWith(this.text, plain), ...measures])
      this.facts.attribute(this.#statement.ids, each.name, each.value, each)
  }

  #does(words: readonly Atom[]): void {
    const [verb, next] = words
    if (!verb) return
    const { lower } = verb
    if (lower === 'look' || lower === 'looks' || lower === 'sound' || lower === 'sounds')
      return looks(this.#statement, words)
    if (lower === 'resemble' || lower === 'resembles') return looks(this.#statement, words)
    const about = en.describing.get(lower)
    if (about !== undefined && next && next.type !== 'ref') {
      const of = /^(?:of|like)$/.test(next.lower) ? 2 : 1
      const value = valueOf(this.text, words.slice(of))
      if (value) this.facts.attribute(this.#statement.ids, about, value.value, value)
      return
    }
    if (words.some(({ type }) => type === 'ref')) return related(this.#statement, words)
    if (/^belongs?$/.test(lower) && next?.lower === 'to') {
      const value = valueOf(this.text, words.slice(2))
      if (value) this.facts.attribute(this.#statement.ids, 'owner', value.value, value)
      return
    }
    if (en.staying.has(lower) && en.placePrepositions.has(next?.lower ?? ''))
      return this.#conditions(words)
    if (en.stating.has(lower)) return this.#stated(words)
    if (en.staying.has(lower)) return this.#conditions(words)
    if ((lower === 'come' || lower === 'comes') && next?.lower === 'from') {
      const value = valueOf(this.text, words.slice(2))
      if (value) this.facts.attribute(this.#statement.ids, 'origin', value.value, value)
    }
  }

  /** "needs new tyres", "eats only fish": under the verb itself, what cannot be told apart further. */
  #stated(words: readonly Atom[]): void {
    const verb = relationOf(words.slice(0, 1))
    const value = valueOf(this.text, words.slice(1))
    if (!value || words.length > 8 || en.placePrepositions.has(words[1]?.lower ?? '')) return
    if (/\bsame\b|^(?:here|there|together|a lot|all|every|when|well|with)\b/.test(value.value))
      return
    this.facts.attribute(this.#statement.ids, verb, value.value, value)
  }

  /** "The first dog's fur is curly", "the second's bark is [sound 2]". */
  #ofPart(noun: readonly Atom[]): void {
    const [verb, ...rest] = this.#statement.words
    if (!verb) return
    const last = noun.at(-1) as Atom
    const at = rest.findIndex(({ type }) => type === 'ref')
    if (at >= 0) {
      const listed = this.#statement.expandedAt(rest, at)
      const isTold =
        en.soundNouns.has(last.lower) ||
        en.soundNouns.has(en.singularOf(last.lower) ?? '') ||
        en.pictureNouns.has(en.singularOf(last.lower) ?? last.lower)
      if (listed && this.#statement.areMedia(listed.all) && isTold)
        this.#statement.media(listed.all, listed.span)
      return
    }
    if (!en.be.has(verb.lower) || rest.length > 8) return
    const name = noun.map(({ text }) => text).join(' ')
    if (/^(?:name|names)$/.test(last.lower)) return named(this.text, this.#statement, rest)
    const pieces = piecesOf(rest)
    if (
      this.#statement.respectively &&
      pieces.length === this.#statement.ids.length &&
      pieces.length > 1
    ) {
      for (const [owner, piece] of this.#statement.pairs(pieces)) {
        const each = valueOf(this.text, piece)
        if (each) this.facts.attribute([owner], name, each.value, each)
      }
      return
    }
    const value = valueOf(this.text, rest)
    const isWhole = this.subject.span.end === last.end
    const start = isWhole ? this.subject.span.start : (noun[0]?.start ?? last.start)
    const span = { start, end: value?.end ?? last.end }
    if (value && !rest.some(({ lower }) => lower === 'than'))
      this.facts.attribute(this.#statement.ids, name, value.value, span)
  }
}

/** "ours", "my sister's": whose it is. */
function ownerIn(text: string, words: readonly Atom[]): Stated | undefined {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return undefined
  const own = /^(?:mine|ours)$/.exec(first.lower)?.[0]
  const span = { start: first.start, end: last.end }
  if (own && words.length === 1)
    return { ...span, name: 'owner', value: own === 'mine' ? 'me' : 'us' }
  if (last.lower !== "'s" || words.length < 2 || words.length > 4) return undefined
  const owner = valueOf(text, words.slice(0, -1))
  return owner && { ...owner, name: 'owner' }
}
