import { atomsIn, type Atom } from './atoms'
import { isMedium, paired, type Facts } from './fact'
import { refsAt } from './refs'
import { conditionsIn, nounsWith, piecesOf, placesIn, valueOf } from './head-first-values'
import { relationOf } from './relation-words'
import * as en from './languages/en'
import type { Span } from './text'

/** What a statement is about; `noun` where it is about a part ("the first dog's fur"). */
export type Subject = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly span: Span
  /** Of whom the same is said: "like the third". */
  readonly extra: readonly string[]
  readonly noun?: readonly Atom[]
}

/** Reads what one verb of English says of its subject. */
export class Predicate {
  readonly #ids: readonly string[]
  readonly #respectively: boolean
  readonly #crossed: boolean
  readonly #words: Atom[]

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly subject: Subject,
    words: readonly Atom[],
    sentence: readonly Atom[],
  ) {
    this.#ids = [...new Set([...subject.ids, ...subject.extra])]
    const order = sentence.map(({ lower }) => lower).join(' ')
    const reversed = /\breverse|\bopposite order|other way (?:a)?round|vice versa/.test(order)
    this.#respectively = reversed || /respectively|in (?:that|this) order|in order/.test(order)
    this.#crossed = reversed
    const isAdverb = ({ lower, mention }: Atom, index: number) =>
      /^(?:respectively|also|both|all|each|now|currently|actually|clearly|just|always|usually|often|still|too|again)$/.test(
        lower,
      ) ||
      (mention?.pairs !== undefined && index >= 0)
    this.#words = words.filter((atom, index) => !isAdverb(atom, index))
  }

  /** What is said beside the verb: where the subject is seen or heard. */
  inMedia(ids: readonly string[], span: Span): void {
    if (this.#isLeftOpen()) return
    for (const thing of this.subject.ids) for (const id of ids) this.facts.medium(thing, id, span)
  }

  read(): void {
    const [verb] = this.#words
    if (!verb || this.#isLeftOpen()) return
    if (this.subject.noun) return this.#ofPart(this.subject.noun)
    if (this.#areMedia(this.subject.ids)) return this.#ofMedium()
    const { lower } = verb
    if (en.have.has(lower))
      return this.#has(
        this.#words.slice(lower === 'has' && this.#words[1]?.lower === 'got' ? 2 : 1),
      )
    const rest = this.#withoutMedia(this.#withoutSelf(this.#words))
    if (en.be.has(lower)) return this.#is(rest.slice(1))
    this.#does(rest)
  }

  /** "may be", "is not", "is red or blue": what leaves open whether it is so. "Has no tail" does not. */
  #isLeftOpen(): boolean {
    const says = this.#words.map(({ lower }) => lower)
    const has = en.have.has(says[0] ?? '')
    const isNone = (index: number) =>
      has && says[index] === 'no' && (index === 1 || /^(?:,|and|but)$/.test(says[index - 1] ?? ''))
    return says.some(
      (word, index) => en.uncertain.has(word) || (en.negations.has(word) && !isNone(index)),
    )
  }

  #areMedia(ids: readonly string[]): boolean {
    return ids.length > 0 && ids.every((id) => isMedium(this.facts.nodes.kindOf(id)))
  }

  #expandedAt(atoms: readonly Atom[], at: number) {
    const listed = refsAt(atoms, at, this.facts)
    return listed && { ...listed, all: this.facts.expand(listed.ids) }
  }

  #pairs<T>(objects: readonly T[], ids = this.#ids): readonly (readonly [string, T])[] {
    const told = {
      respectively: this.#respectively,
      crossed: this.#crossed,
      isList: this.subject.isList,
    }
    return paired(ids, objects, told)
  }

  #media(objects: readonly string[], span: Span): void {
    for (const [thing, medium] of this.#pairs(objects, this.subject.ids))
      this.facts.medium(thing, medium, { start: this.subject.span.start, end: span.end })
  }

  /** The words without "in [photo 1]", which is told. */
  #withoutMedia(words: readonly Atom[]): readonly Atom[] {
    for (let at = 1; at < words.length; at++) {
      const listed = this.#expandedAt(words, at)
      if (!listed || !this.#areMedia(listed.all)) continue
      let from = at
      while (
        from > 1 &&
        /^(?:in|on|from|at|the|of|with|by|as|to|like|hear|see|:|this|these|my|picture|photo|image|left|right|side|top|bottom|centre|center|middle|background|foreground|sound|sounds|recording|recordings|photos|pictures|images)$/.test(
          words[from - 1]?.lower ?? '',
        )
      )
        from--
      const beside = words.slice(from, at).map(({ lower }) => lower)
      this.#media(listed.all, listed.span)
      const isSide = beside.some((word) =>
        /^(?:left|right|top|bottom|centre|center|middle|background|foreground)$/.test(word),
      )
      const kept = isSide ? at - (beside.at(-1) === 'of' || beside.at(-1) === 'in' ? 1 : 0) : from
      return [...words.slice(0, kept), ...words.slice(listed.next)]
    }
    return words
  }

  /** "are the white dogs": what is said of the subject may be read as a phrase that means it. */
  #withoutSelf(words: readonly Atom[]): readonly Atom[] {
    const [verb, noun] = words
    const own = new Set(this.#ids)
    if (!verb || !en.be.has(verb.lower) || noun?.type !== 'ref') return words
    if (!this.facts.expand(noun.mention?.refers ?? []).every((id) => own.has(id))) return words
    return [verb, ...atomsIn(this.text, noun, []), ...words.slice(2)]
  }

  #is(rest: readonly Atom[]): void {
    const [first] = rest
    if (!first) return
    // "was painted in 1890": what was done to it, not how it is.
    if (
      /^(?:was|were)$/.test(this.#words[0]?.lower ?? '') &&
      /ed$/.test(first.lower) &&
      !en.adjectives.has(first.lower)
    )
      return
    if (/^(?:called|named)$/.test(first.lower)) return this.#named(rest.slice(1))
    if (en.shownParticiples.has(first.lower) && rest.length === 1) return
    if (first.lower === 'wearing' || first.lower === 'holding' || first.lower === 'carrying')
      return this.#does(rest)
    if (
      rest.some(({ lower }) => en.alike.has(lower)) &&
      rest.length <= 3 &&
      rest.every(({ type }) => type === 'word')
    ) {
      const isAlike = rest.some(({ lower }) => lower !== 'same')
      return isAlike ? this.facts.alike(this.#ids, this.#span()) : undefined
    }
    if (rest.some(({ type }) => type === 'ref'))
      return this.#related([this.#words[0] as Atom, ...rest])
    if (this.#isName(rest) || this.#areNames(rest)) return this.#named(rest)
    this.#conditions(rest)
  }

  #conditions(rest: readonly Atom[]): void {
    const pieces = piecesOf(rest)
    const [first] = pieces
    const isEach = pieces.length > 1 && pieces.length === this.#ids.length && this.#respectively
    const isPlaces =
      pieces.length > 1 && pieces.length === this.subject.ids.length && this.subject.isList
    const classOf = (id: string) => this.facts.nodes.classOf(id)
    const places = placesIn(this.text, rest)
    if (
      (this.#respectively || isPlaces) &&
      places.length > 1 &&
      places.length === this.subject.ids.length
    ) {
      for (const [owner, place] of this.#pairs(places, this.subject.ids))
        this.facts.attribute([owner], 'place', place.value, place)
      const before = rest.filter(({ end }) => end <= (places[0]?.start ?? 0))
      for (const each of conditionsIn(this.text, before, classOf(this.#ids[0] ?? '')))
        this.facts.attribute(this.#ids, each.name, each.value, each)
      return
    }
    if (isEach && first) {
      for (const [owner, piece] of this.#pairs(pieces)) {
        for (const each of conditionsIn(this.text, piece, classOf(owner)))
          this.facts.attribute([owner], each.name, each.value, each)
      }
      return
    }
    if (this.#respectively && pieces.length > 1) return
    for (const each of conditionsIn(this.text, rest, classOf(this.#ids[0] ?? '')))
      this.facts.attribute(this.#ids, each.name, each.value, each)
  }

  /** "My two sons are Tom and Ben." */
  #areNames(rest: readonly Atom[]): boolean {
    const pieces = piecesOf(rest)
    const isName = (piece: readonly Atom[]) =>
      piece.length === 1 &&
      /^\p{Lu}\p{Ll}+$/u.test(piece[0]?.text ?? '') &&
      !en.origins.test(piece[0]?.text ?? '')
    return pieces.length > 1 && pieces.length === this.subject.ids.length && pieces.every(isName)
  }

  #isName(rest: readonly Atom[]): boolean {
    const [first] = rest
    return (
      rest.length <= 2 &&
      first !== undefined &&
      this.subject.ids.length === 1 &&
      rest.every(({ text }) => /^\p{Lu}[\p{Ll}]+$/u.test(text)) &&
      !en.origins.test(first.text) &&
      !en.adjectives.has(first.lower)
    )
  }

  #named(words: readonly Atom[]): void {
    const names = piecesOf(words).map((piece) =>
      piece.filter(({ text }) => /^[\p{Lu}\p{N}]/u.test(text)),
    )
    if (names.some((name) => name.length === 0 || name.length > 3)) return
    if (names.length !== this.subject.ids.length) return
    for (const [id, name] of paired(this.subject.ids, names, {
      respectively: true,
      isList: true,
    })) {
      const [start, end] = [name[0]?.start ?? 0, name.at(-1)?.end ?? 0]
      this.facts.name(id, this.text.slice(start, end), { start, end })
    }
  }

  #has(rest: readonly Atom[]): void {
    const listed = rest.findIndex(({ type }) => type === 'ref')
    const words = listed < 0 ? rest : this.#withoutMedia([this.#words[0] as Atom, ...rest]).slice(1)
    if (words.some(({ type }) => type === 'ref')) {
      if (words[0]?.type === 'ref') this.#related([this.#words[0] as Atom, ...words])
      return
    }
    if (this.#respectively && this.#ids.length > 1) {
      const pieces = piecesOf(words)
      if (pieces.length !== this.#ids.length) return
      for (const [owner, piece] of this.#pairs(pieces)) {
        for (const each of nounsWith(this.text, piece))
          this.facts.attribute([owner], each.name, each.value, each)
      }
      return
    }
    for (const each of nounsWith(this.text, words))
      this.facts.attribute(this.#ids, each.name, each.value, each)
  }

  #does(words: readonly Atom[]): void {
    const [verb, next] = words
    if (!verb) return
    const { lower } = verb
    if (lower === 'look' || lower === 'looks' || lower === 'sound' || lower === 'sounds')
      return this.#looks(words)
    if (lower === 'resemble' || lower === 'resembles') return this.#looks(words)
    const about = en.describing.get(lower)
    if (about !== undefined && next && next.type !== 'ref') {
      const value = valueOf(this.text, words.slice(1))
      if (value) this.facts.attribute(this.#ids, about, value.value, value)
      return
    }
    if (words.some(({ type }) => type === 'ref')) return this.#related(words)
    if (en.staying.has(lower)) return this.#conditions(words)
    if ((lower === 'come' || lower === 'comes') && next?.lower === 'from') {
      const value = valueOf(this.text, words.slice(2))
      if (value) this.facts.attribute(this.#ids, 'origin', value.value, value)
    }
  }

  /** "look alike", "looks like the second", "resemble each other". */
  #looks(words: readonly Atom[]): void {
    const [verb, second, third] = words
    const isSound = /^sound/.test(verb?.lower ?? '')
    const relation = isSound
      ? { words: 'sounds like', symmetric: true }
      : { concept: 'looksLike' as const }
    const at =
      second?.lower === 'like' || second?.lower === 'similar'
        ? third?.lower === 'to'
          ? 3
          : 2
        : /^resemble/.test(verb?.lower ?? '')
          ? 1
          : -1
    const listed = at > 0 ? this.#expandedAt(words, at) : undefined
    if (listed) {
      if (words[listed.next]?.lower === "'s") return
      for (const source of this.subject.ids) {
        for (const target of listed.all) {
          if (this.facts.nodes.kindOf(target) === 'entity')
            this.facts.relation(source, target, relation, {
              start: this.subject.span.start,
              end: listed.span.end,
            })
        }
      }
      return
    }
    const said = words
      .slice(1)
      .map(({ lower }) => lower)
      .join(' ')
    if (
      this.#ids.length > 1 &&
      /^(?:alike|similar|identical|the same|very (?:much )?alike|very similar|exactly alike|exactly the same|almost (?:alike|identical|the same)|quite (?:alike|similar)|like each other|like one another|a lot alike|each other|one another|similar to each other|much alike)$/.test(
        said,
      )
    ) {
      this.facts.alike(this.#ids, this.#span(), relation)
    }
  }

  /** A verb or a preposition between things that are known, named by its own words. */
  #related(words: readonly Atom[]): void {
    const at = words.findIndex(({ type }) => type === 'ref')
    const between = words.slice(0, at)
    const listed = this.#expandedAt(words, at)
    if (
      !listed ||
      between.length < 1 ||
      between.length > 5 ||
      /^(?:'s|')$/.test(words[listed.next]?.lower ?? '')
    )
      return
    if (
      between.some(
        ({ lower, type, open }) =>
          type !== 'word' ||
          open === true ||
          /^(?:and|or|that|which|who|i|you|we|my|your|its|their)$/.test(lower),
      )
    )
      return
    const said = between.filter(({ lower }) => !/^(?:the|a|an)$/.test(lower))
    if (said.length > 4 || (said.length === 1 && en.be.has(said[0]?.lower ?? ''))) return
    const things = listed.all.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length !== listed.all.length) return
    const span = { start: this.subject.span.start, end: listed.span.end }
    const isSimilar = /^(?:similar to|identical to)$/.test(
      said
        .slice(1)
        .map(({ lower }) => lower)
        .join(' '),
    )
    const relation = isSimilar ? { concept: 'looksLike' as const } : { words: relationOf(between) }
    for (const [source, target] of this.#pairs(things, this.#ids)) {
      if (this.facts.nodes.kindOf(source) === 'entity')
        this.facts.relation(source, target, relation, span)
    }
  }

  /** "[photo 1] shows the first and the third", "[sound 1] is the bark of the second". */
  #ofMedium(): void {
    const [verb, ...rest] = this.#words
    if (!verb) return
    const at = rest.findIndex(({ type }) => type === 'ref')
    const listed = at < 0 ? undefined : this.#expandedAt(rest, at)
    if (!listed || this.#areMedia(listed.all)) return
    const between = rest.slice(0, at)
    const behind = rest[listed.next]?.lower
    const owned = rest[listed.next + 1]
    const isOwn =
      behind !== "'s" ||
      owned === undefined ||
      owned.type === 'mark' ||
      en.soundNouns.has(rest[listed.next + 1]?.lower ?? '') ||
      en.pictureNouns.has(rest[listed.next + 1]?.lower ?? '')
    const isOf = between.every(
      ({ lower }) =>
        /^(?:the|a|an|of|from|by|to|for|only|just|close-up)$/.test(lower) ||
        en.soundNouns.has(lower) ||
        en.pictureNouns.has(lower) ||
        en.adjectives.has(lower),
    )
    const shows =
      en.showing.has(verb.lower) ||
      en.be.has(verb.lower) ||
      /^(?:belongs|belong|comes|come|was|made|has)$/.test(verb.lower)
    const isShown =
      isOf ||
      between.every(({ lower }) =>
        /^(?:the|a|recorded|made|taken|spoken|by|of|with|from|to|voice|comes|there|in|we|see)$/.test(
          lower,
        ),
      )
    if (!isOwn || !shows || !isShown) return
    const told = {
      respectively: this.#respectively,
      crossed: this.#crossed,
      isList: this.subject.isList,
    }
    const span = { start: this.subject.span.start, end: listed.span.end }
    for (const [medium, thing] of paired(this.subject.ids, listed.all, told))
      this.facts.medium(thing, medium, span)
    // What is said behind it is said of the one thing shown: "[photo 1] shows the first on the table".
    if (en.showing.has(verb.lower) && listed.all.length === 1) {
      for (const place of placesIn(this.text, rest.slice(listed.next)))
        this.facts.attribute(listed.all, 'place', place.value, place)
    }
  }

  /** "The first dog's fur is curly", "the second's bark is [sound 2]". */
  #ofPart(noun: readonly Atom[]): void {
    const [verb, ...rest] = this.#words
    if (!verb) return
    const last = noun.at(-1) as Atom
    const at = rest.findIndex(({ type }) => type === 'ref')
    if (at >= 0) {
      const listed = this.#expandedAt(rest, at)
      const isTold =
        en.soundNouns.has(last.lower) ||
        en.soundNouns.has(en.singularOf(last.lower) ?? '') ||
        en.pictureNouns.has(en.singularOf(last.lower) ?? last.lower)
      if (listed && this.#areMedia(listed.all) && isTold) this.#media(listed.all, listed.span)
      return
    }
    if (!en.be.has(verb.lower) || rest.length > 8) return
    const name = noun.map(({ text }) => text).join(' ')
    if (/^(?:name|names)$/.test(last.lower)) return this.#named(rest)
    const pieces = piecesOf(rest)
    if (this.#respectively && pieces.length === this.#ids.length && pieces.length > 1) {
      for (const [owner, piece] of this.#pairs(pieces)) {
        const each = valueOf(this.text, piece)
        if (each) this.facts.attribute([owner], name, each.value, each)
      }
      return
    }
    const value = valueOf(this.text, rest)
    if (value && !rest.some(({ lower }) => lower === 'than'))
      this.facts.attribute(this.#ids, name, value.value, value)
  }

  #span(): Span {
    return { start: this.subject.span.start, end: this.#words.at(-1)?.end ?? this.subject.span.end }
  }
}
