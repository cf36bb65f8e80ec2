import { atomsIn, type Atom } from './atoms'
import { paired, type Facts } from './fact'
import { lastingIn, measuredIn } from './head-first-measures'
import { ofMedium } from './head-first-medium'
import { areNames, isName, named, ownerIn } from './head-first-names'
import { isSomebody } from './head-first-phrases'
import { placesIn } from './head-first-places'
import { looks, made, related } from './head-first-relations'
import { Statement, type Subject } from './head-first-statement'
import { conditionsIn, nounsWith } from './head-first-values'
import { isGoingOn, isVerb } from './head-first-verbs'
import { isArticle, isPointedAt, piecesOf, valueOf } from './head-first-words'
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
    this.#statement = new Statement(facts, subject, ofNow(words), sentence)
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
    if (this.#asLast()) return
    // Media directly behind a subject are dealt out with it.
    if (!verb || verb.type === 'ref' || this.#statement.isLeftOpen()) return
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

  /** "The second has a balcony, the first has none", "is 5 kg, the second 7": what was said last, of another. */
  #asLast(): boolean {
    // What shows it is no more than put in.
    const last = this.facts.list.findLast(
      (fact) => fact.what !== 'relation' || 'words' in fact.relation,
    )
    const [verb, ...rest] = this.#statement.words
    const [first, second] = rest
    if (last?.what !== 'attribute' || this.#statement.ids.includes(last.owner)) return false
    if (!verb || this.subject.noun) return false
    // "Milo is deaf but Otis isn't".
    const isNot =
      /^(?:is|are)n't$/.test(verb.lower) || (en.be.has(verb.lower) && first?.lower === 'not')
    if (isNot && !(first?.lower === 'not' ? second : first) && last.value !== 'none') {
      this.facts.attribute(this.#statement.ids, last.name, `not ${last.value}`, verb)
      return true
    }
    if (!first) return false
    if (en.have.has(verb.lower) && first.lower === 'none' && !second) {
      const name = last.name === 'has' ? last.value : last.name
      this.facts.attribute(this.#statement.ids, name, 'none', first)
      return true
    }
    if (en.have.has(verb.lower) && /^[0-9]+$/.test(first.text) && !second) {
      const count = this.facts.list.findLast(
        (fact) => fact.what === 'attribute' && /^[0-9]+$/.test(fact.value),
      )
      const isOther = count?.what === 'attribute' && !this.#statement.ids.includes(count.owner)
      if (isOther) this.facts.attribute(this.#statement.ids, count.name, first.text, first)
      return true
    }
    const number = first.lower === 'for' && last.name === 'duration' ? second : first
    const unit = /^[0-9][0-9.,]*( ?[^\s0-9].*)$/.exec(last.value)?.[1]
    if (!number || rest.at(-1) !== number || unit === undefined || !/^[0-9]/.test(number.text))
      return false
    this.facts.attribute(this.#statement.ids, last.name, number.text + unit, number)
    return true
  }

  /** "are the white dogs": what is said of the subject may be read as a phrase that means it. */
  #withoutSelf(words: readonly Atom[]): readonly Atom[] {
    const [verb, noun] = words
    const own = new Set(this.#statement.ids)
    if (!verb || !en.be.has(verb.lower) || noun?.type !== 'ref') return words
    if (!this.facts.expand(noun.mention?.refers ?? []).every((id) => own.has(id))) return words
    // "Milo and Otis are my cats": they are theirs, and of that nothing more is told.
    const self = /^(?:my|our) /.test(noun.lower) ? [] : atomsIn(this.text, noun, [])
    return [verb, ...self, ...words.slice(2)]
  }

  #is(rest: readonly Atom[]): void {
    const [first] = rest
    if (!first) return
    // "was painted in 1890": what was done to it, not how it is.
    if (
      /^(?:was|were)$/.test(this.#statement.words[0]?.lower ?? '') &&
      (/ed$/.test(first.lower) || en.irregularPast.has(first.lower)) &&
      !en.adjectives.has(first.lower)
    ) {
      // "was treated for 24 h": but for how long it was.
      const { stated, rest: left } = lastingIn(this.text, rest.slice(1))
      const [lasting] = left.length === 0 ? stated : []
      if (lasting) this.facts.attribute(this.#statement.ids, first.lower, lasting.value, lasting)
      return
    }
    if (/^(?:called|named)$/.test(first.lower))
      return named(this.text, this.#statement, rest.slice(1))
    if (en.shownParticiples.has(first.lower) && rest.length === 1) return
    if (first.lower === 'missing' && rest.length > 1) {
      const value = valueOf(this.text, rest.slice(1))
      if (value) this.facts.attribute(this.#statement.ids, 'lacks', value.value, value)
      return
    }
    const hasRef = rest.some(({ type }) => type === 'ref')
    if (isGoingOn(first) && !hasRef) return this.#doing(rest)
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
    if (hasRef) return related(this.#statement, [this.#statement.words[0] as Atom, ...rest])
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
    // "are a Fender and a Gibson": one each.
    const { ids } = this.#statement
    const areApart = pieces.length > 1 && ids.length > 1 && pieces.every(isKind)
    if (areApart && pieces.length !== ids.length) return
    const isEach =
      pieces.length > 1 &&
      pieces.length === ids.length &&
      (this.#statement.respectively || areApart)
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
      for (const [owner, piece] of paired(ids, pieces, { ...this.#statement, isList: true })) {
        for (const each of conditionsIn(this.text, piece, classOf(owner)))
          this.facts.attribute([owner], each.name, each.value, each)
      }
      return
    }
    if (this.#statement.respectively && pieces.length > 1) return
    const [owner = ''] = this.#statement.ids
    const areKinds = this.#statement.ids.length > 1 && this.#statement.words[0]?.lower === 'are'
    for (const each of conditionsIn(this.text, rest, classOf(owner), areKinds))
      this.facts.attribute(this.#statement.ids, each.name, each.value, each)
  }

  #has(rest: readonly Atom[]): void {
    // "has lost a tooth", "has to go": what was done or must be, not what is there.
    const [first, second] = rest
    const isDone =
      second !== undefined &&
      (en.irregularPast.has(first?.lower ?? '') || /ed$/.test(first?.lower ?? '')) &&
      (isArticle(second) || en.possessives.has(second.lower))
    if (isDone || first?.lower === 'to') return
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
    for (const each of nounsWith(this.text, words))
      this.facts.attribute(this.#statement.ids, each.name, each.value, each)
  }

  #does(words: readonly Atom[]): void {
    const [verb, next] = words
    if (!verb) return
    const { lower } = verb
    if (/^(?:look|sound)s?$/.test(lower)) {
      looks(this.#statement, words)
      const said = words.slice(1, 5)
      const isPlain = said.every(
        ({ lower: each, type }) => type === 'word' && !en.closed.has(each) && !en.alike.has(each),
      )
      const value = isPlain && words.length < 5 ? valueOf(this.text, said) : undefined
      const name = lower.startsWith('look') ? 'looks' : 'sound'
      if (value) this.facts.attribute(this.#statement.ids, name, value.value, value)
      return
    }
    if (/^resembles?$/.test(lower)) return looks(this.#statement, words)
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
      return this.#conditions(words.slice(1))
    if (/^comes?$/.test(lower) && next?.lower === 'from') {
      const value = valueOf(this.text, words.slice(2))
      if (value) this.facts.attribute(this.#statement.ids, 'origin', value.value, value)
      return
    }
    if (/^comes?$/.test(lower) && next?.lower === 'with') return this.#has(words.slice(2))
    if (en.stating.has(lower)) return this.#stated(words)
    // "They lay blue eggs" tells nothing of what they are.
    if (en.staying.has(lower) && !(next && en.singularOf(words.at(-1)?.lower ?? '')))
      return this.#conditions(words)
    this.#doing(words)
  }

  /** "coughs", "limps on its left leg": what one does for good is told in the words of the text. */
  #doing(words: readonly Atom[]): void {
    const [verb] = words
    const isDoing = verb && /[^s]s$/.test(verb.lower) && isVerb(verb) && !en.closed.has(verb.lower)
    // "Two recipes: pancakes and waffles": what is listed is done by nobody.
    const before = this.text.slice(Math.max(0, (verb?.start ?? 0) - 3), verb?.start).trimEnd()
    if ((this.#statement.ids.length > 1 && before.endsWith(':')) || isPointedAt(words)) return
    if (!verb || !(isDoing || isGoingOn(verb)) || words.length > 8) return
    // "sings in [sound 1]": that is told.
    if (words.length < 2 && this.#statement.words.some(({ type }) => type === 'ref')) return
    // "pays $60,000 a year".
    const { stated, rest } = measuredIn(this.text, words.slice(1))
    const [measure] = stated
    if (measure && rest.length === 0)
      return this.facts.attribute(this.#statement.ids, verb.lower, measure.value, measure)
    const value = words.every(({ type }) => type === 'word') ? valueOf(this.text, words) : undefined
    if (value) this.facts.attribute(this.#statement.ids, 'does', value.value, value)
  }

  /** "needs new tyres", "eats only fish": under the verb itself, what cannot be told apart further. */
  #stated(words: readonly Atom[]): void {
    const verb = relationOf(words.slice(0, 1))
    const value = valueOf(this.text, words.slice(1))
    if (
      !value ||
      words.length > 8 ||
      isPointedAt(words) ||
      en.placePrepositions.has(words[1]?.lower ?? '')
    )
      return
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
    // "Her belly is swollen [photo 1]".
    const isShown =
      at > 0 &&
      en.be.has(verb.lower) &&
      this.#statement.areMedia(this.facts.expand(rest[at]?.mention?.refers ?? []))
    if (isShown && en.describes(rest[0]?.lower ?? ''))
      return this.#partIs(noun, verb, this.#statement.withoutMedia(this.#statement.words).slice(1))
    if (at >= 0) {
      const listed = this.#statement.expandedAt(rest, at)
      if (listed && this.#statement.areMedia(listed.all) && en.isToldByMedia(last.lower))
        this.#statement.media(listed.all, listed.span)
      return
    }
    this.#partIs(noun, verb, rest)
  }

  #partIs(noun: readonly Atom[], verb: Atom, rest: readonly Atom[]): void {
    const last = noun.at(-1) as Atom
    // "Their father is tired": somebody else, and no part.
    if (!en.be.has(verb.lower) || rest.length > 8 || isSomebody(last.lower)) return
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

/** "has been ill" says what "is ill" does, as far as it is known. */
function ofNow(words: readonly Atom[]): readonly Atom[] {
  const [verb, been] = words
  if (!been || !en.have.has(verb?.lower ?? '') || been.lower !== 'been') return words
  return [{ ...been, text: 'is', lower: 'is' }, ...words.slice(2)]
}

/** "a Fender", but not "a bit noisy". */
const isKind = ([article, noun]: readonly Atom[]): boolean =>
  /^an?$/.test(article?.lower ?? '') && !/^(?:bit|little|lot)$/.test(noun?.lower ?? 'lot')
