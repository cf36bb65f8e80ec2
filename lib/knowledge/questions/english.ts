import type { Mention } from '../../references'
import type { Path } from '../path'
import { allOf, anything, either, inverse, linked, type Description } from './description'
import { denied, EnglishPhrases, senseOf, type Predicate } from './english-phrases'
import { englishTokens, type EnglishToken } from './english-tokens'
import * as words from './english-words'
import type { Intent, Reading, Span } from './intent'
import type { Lexicon } from './lexicon'

/**
 * Every reading of a question in English that accounts for all of its words. A word that neither the graph nor the
 * grammar knows leaves no reading, since what is left out of a question changes it.
 */
export function readEnglish(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly Reading[] {
  const tokens = trimmed(englishTokens(text))
  if (tokens.length === 0 || tokens.length > tokensMax) return []
  const whole = new EnglishQuestion(lexicon, tokens, mentions).readings()
  return [...whole, ...inTwo(tokens, mentions, lexicon), ...withChoice(tokens, mentions, lexicon)]
}

/** "Which fruit does he like, apples or bananas?" */
function withChoice(
  tokens: readonly EnglishToken[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly Reading[] {
  const at = tokens.findIndex(({ lower }) => /^[,:]$/.test(lower))
  if (at < 2 || !tokens.slice(at).some(({ lower }) => lower === 'or')) return []
  const rest = tokens.slice(at + 1)
  const choices = new EnglishPhrases(lexicon, rest, mentions)
    .nouns(0)
    .filter(({ to, value }) => to === rest.length && value.type === 'any')
  return cheapest(new EnglishQuestion(lexicon, tokens.slice(0, at), mentions).readings()).flatMap(
    ({ intent, cost }) =>
      intent.type === 'list'
        ? choices.map((choice): Reading => ({
            intent: { type: 'list', of: allOf(intent.of, choice.value) },
            cost: cost + choice.cost - 2,
          }))
        : [],
  )
}

const tokensMax = 60
const courtesies = /^(?:please|hi|hello|hey|thanks|thank|you|ok|so|and|well|now)$/

function trimmed(tokens: readonly EnglishToken[]): readonly EnglishToken[] {
  let [from, to] = [0, tokens.length]
  while (
    from < to &&
    (courtesies.test(tokens[from]?.lower ?? '') || /^[,.!]$/.test(tokens[from]?.text ?? ''))
  )
    from++
  while (
    to > from &&
    (/^[,?!;:.]$/.test(tokens[to - 1]?.text ?? '') ||
      /^(?:please|thanks|then)$/.test(tokens[to - 1]?.lower ?? ''))
  )
    to--
  return tokens.slice(from, to)
}

/** "Which dog makes the sound, and what is it sitting on?" */
function inTwo(
  tokens: readonly EnglishToken[],
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly Reading[] {
  const found: Reading[] = []
  for (let at = 2; at < tokens.length - 1; at++) {
    if (!/^(?:and|[,?.;])$/.test(tokens[at]?.lower ?? '')) continue
    const [left, right] = [trimmed(tokens.slice(0, at)), trimmed(tokens.slice(at + 1))]
    if (left.length < 2 || right.length < 2 || !asks.test(right[0]?.lower ?? '')) continue
    for (const first of cheapest(new EnglishQuestion(lexicon, left, mentions).readings())) {
      for (const [price, antecedent] of antecedentsOf(first.intent).entries()) {
        const second = new EnglishQuestion(lexicon, right, mentions, antecedent)
        for (const { intent, cost } of cheapest(second.readings())) {
          found.push({
            intent: { type: 'several', intents: [first.intent, intent] },
            cost: first.cost + cost + price * 0.5,
          })
        }
      }
    }
  }
  return found
}

const asks =
  /^(?:what|which|who|whom|whose|where|when|how|is|are|does|do|did|was|were|in|on|at|has|have)$/

function cheapest(readings: readonly Reading[]): readonly Reading[] {
  return [...readings].sort((one, other) => one.cost - other.cost).slice(0, 6)
}

/** What the next clause means by "it". */
export function subjectOf(intent: Intent): Description | undefined {
  if (intent.type === 'truth') return intent.about
  if (intent.type === 'several') return intent.intents[0] && subjectOf(intent.intents[0])
  if (intent.type === 'common' || intent.type === 'differ') return { type: 'any', parts: intent.of }
  return intent.of
}

/** What was found, and what it was asked of. */
export function antecedentsOf(intent: Intent): readonly (Description | undefined)[] {
  const subject = subjectOf(intent)
  if (intent.type !== 'list' || !subject) return [subject]
  const parts = subject.type === 'all' ? subject.parts : [subject]
  const inner = parts.flatMap((part) =>
    part.type === 'linked' && part.to.type !== 'anything' ? [part.to] : [],
  )
  return [subject, ...inner.slice(-1)]
}

class EnglishQuestion {
  readonly #phrases: EnglishPhrases
  readonly #end: number

  constructor(
    readonly lexicon: Lexicon,
    readonly tokens: readonly EnglishToken[],
    mentions: readonly Mention[],
    antecedent?: Description,
  ) {
    this.#phrases = new EnglishPhrases(lexicon, tokens, mentions)
    this.#phrases.antecedent = antecedent
    this.#end = tokens.length
  }

  readings(): readonly Reading[] {
    return [...this.#from(0, false)]
  }

  #word(at: number): string {
    return this.#phrases.word(at)
  }

  *#whole<T>(spans: Iterable<Span<T>>): Generator<Span<T>> {
    for (const span of spans) {
      let { to } = span
      while (words.fillers.has(this.#word(to))) to++
      if (to === this.#end) yield span
    }
  }

  *#from(start: number, isEmbedded: boolean): Generator<Reading> {
    let at = start
    while (words.fillers.has(this.#word(at))) at++
    const asked = this.#asked(at)
    if (asked > at) {
      yield* this.#from(asked, true)
      return
    }
    yield* this.#comparisons(at)
    const word = this.#word(at)
    if (word === 'how') yield* this.#how(at + 1)
    else if (word === 'where') yield* this.#where(at + 1)
    else if (word === 'when') yield* this.#when(at + 1)
    else if (/^(?:who|whom|what|which|whose)$/.test(word)) yield* this.#wh(at)
    else if (
      word === 'at' &&
      /^(?:what|which)$/.test(this.#word(at + 1)) &&
      /^(?:second|seconds|time|point|moment)$/.test(this.#word(at + 2))
    )
      yield* this.#when(at + 3)
    else if (words.prepositions.has(word)) yield* this.#fronted(at)
    else if (words.bes.has(word)) yield* this.#whether(at + 1, 'be')
    else if (words.dos.has(word) || words.modals.has(word)) yield* this.#whether(at + 1, 'do')
    else if (words.haves.has(word)) yield* this.#whether(at + 1, 'have')
    if (word === 'if' || word === 'whether') yield* this.#stated(at + 1)
    if (!asks.test(word) || isEmbedded) yield* this.#fragment(at)
  }

  /** Behind "tell me", "can you show", "I want to know", "list all". */
  #asked(at: number): number {
    const text = this.tokens
      .slice(at, at + 8)
      .map(({ lower }) => lower)
      .join(' ')
    const match =
      /^(?:(?:can|could|would) you )?(?:tell|show|give|list|name|find|say|count|identify|remind|let|explain)(?: me| us)?(?: know)?(?: about| of)?(?: all of| all)? (?=\S)/.exec(
        `${text} `,
      ) ??
      /^(?:i want to know|i'd like to know|i would like to know|do you know|i wonder|i need to know|any idea)(?: about)? (?=\S)/.exec(
        `${text} `,
      )
    return match ? at + match[0].trim().split(' ').length : at
  }

  /** What is asked for by "which dog", "what colour", "who": the thing itself, or an attribute whose owner is still to come. */
  *#wanted(at: number): Generator<Span<{ of: Description; path?: Path }>> {
    const word = this.#word(at)
    if (word === 'who' || word === 'whom') yield { to: at + 1, value: { of: anything }, cost: 0 }
    if (word === 'what' || word === 'which') {
      yield { to: at + 1, value: { of: anything }, cost: 0 }
      let from = at + 1
      if (this.#word(from) === 'of' || this.#word(from) === 'kind' || this.#word(from) === 'type') {
        if (this.#word(from) !== 'of' && this.#word(from + 1) === 'of') from++
      }
      for (const { to, value, cost } of this.#phrases.nouns(from === at + 1 ? from : from + 1))
        yield { to, value: { of: this.#members(value, from > at + 1) }, cost }
      for (const { to, value, cost } of this.#phrases.senses(at + 1)) {
        if (value.type === 'function') yield { to, value: { of: anything, path: value.path }, cost }
      }
    }
    if (word === 'whose') return
  }

  /** "Which of my dogs": of a set its members. */
  #members(value: Description, isOf: boolean): Description {
    if (!isOf || value.type !== 'terms') return value
    return linked(inverse({ property: 'member' }), value)
  }

  *#wh(at: number): Generator<Reading> {
    if (this.#word(at) === 'whose') yield* this.#whose(at + 1)
    for (const {
      to,
      value: { of, path },
      cost,
    } of this.#wanted(at)) {
      if (path) {
        yield* this.#attributeOf(to, path, cost)
        continue
      }
      for (const rest of this.#whole(this.#phrases.verbs(to, 'finite'))) {
        yield this.#list(rest.value(of), cost + rest.cost)
      }
      yield* this.#objects(to, of, cost)
      if (words.bes.has(this.#word(to))) yield* this.#identity(to + 1, of, cost)
      if (this.#word(to) === 'has' || this.#word(to) === 'have') {
        for (const rest of this.#whole(this.#phrases.qualifiers(to)))
          yield this.#list(rest.value(of), cost + rest.cost)
      }
    }
  }

  #list(of: Description, cost: number): Reading {
    return { intent: { type: 'list', of }, cost }
  }

  /** "What breed is Bella", "what colour fur does she have". */
  *#attributeOf(at: number, path: Path, cost: number): Generator<Reading> {
    const word = this.#word(at)
    if (words.bes.has(word)) {
      for (const { value, cost: more } of this.#whole(this.#phrases.nouns(at + 1))) {
        yield this.#list(linked(inverse(path), value), cost + more)
      }
    }
    if (words.dos.has(word)) {
      for (const { to, value, cost: more } of this.#phrases.nouns(at + 1)) {
        if (words.haves.has(this.#word(to)) && to + 1 === this.#end)
          yield this.#list(linked(inverse(path), value), cost + more)
      }
    }
    if (this.#word(at) === 'of' || this.#word(at) === 'for') return
    for (const { value, cost: more } of this.#whole(this.#phrases.nouns(at))) {
      yield this.#list(linked(inverse(path), value), cost + more + 0.5)
    }
  }

  /** "What does dog 1 make", "who is Anna married to", "which photo is Bella shown in". */
  *#objects(at: number, of: Description, cost: number): Generator<Reading> {
    let from = at
    const isHave = words.haves.has(this.#word(at))
    const isDo = words.dos.has(this.#word(at))
    while (
      words.bes.has(this.#word(from)) ||
      words.dos.has(this.#word(from)) ||
      words.haves.has(this.#word(from)) ||
      words.modals.has(this.#word(from))
    )
      from++
    for (const subject of this.#phrases.nouns(from)) {
      let to = subject.to
      const isNot = this.#word(to) === 'not'
      if (isNot) to++
      while (
        words.fillers.has(this.#word(to)) ||
        words.bes.has(this.#word(to)) ||
        words.modals.has(this.#word(to))
      )
        to++
      const price = cost + subject.cost + (from === at ? 0.5 : 0)
      for (const {
        value: { path },
        cost: more,
      } of this.#whole(this.#phrases.verbHeads(to))) {
        const found = linked(inverse(path), subject.value)
        yield this.#list(
          isNot ? allOf(of, { type: 'not', part: found }) : allOf(of, found),
          price + more,
        )
      }
      for (const { value: path, cost: more } of this.#whole(this.#phrases.preposition(to))) {
        yield this.#list(allOf(of, linked(inverse(path), subject.value)), price + more)
      }
      if (
        (isDo || isHave) &&
        (to === this.#end || (words.haves.has(this.#word(to)) && to + 1 === this.#end))
      ) {
        yield this.#list(allOf(of, linked(this.lexicon.ties, subject.value)), price + 1)
      }
    }
  }

  /** "What is the weight of Bella", "who is her owner", "what is Bella". */
  *#identity(at: number, of: Description, cost: number): Generator<Reading> {
    for (const { value, cost: more } of this.#whole(this.#phrases.nouns(at))) {
      const isNamed = value.type === 'terms'
      if (isNamed && of.type === 'anything')
        yield { intent: { type: 'describe', of: value }, cost: cost + more }
      else yield this.#list(allOf(of, value), cost + more)
    }
    for (const { value, cost: more } of this.#whole(this.#phrases.complement(at))) {
      yield this.#list(value(of), cost + more + 0.2)
    }
  }

  *#whose(at: number): Generator<Reading> {
    for (const { to, value, cost } of this.#phrases.senses(at)) {
      if (value.type === 'function') {
        for (const rest of this.#whole(this.#phrases.values(to, value.path)))
          yield this.#list(rest.value(anything), cost + rest.cost)
        for (const rest of this.#whole(this.#phrases.verbs(to, 'finite'))) {
          yield this.#list(linked(value.path, rest.value(anything)), cost + rest.cost)
        }
      }
      const of = senseOf(value)
      if (!of) continue
      for (const rest of this.#whole(this.#phrases.verbs(to, 'finite'))) {
        yield this.#list(linked(this.lexicon.ties, rest.value(of)), cost + rest.cost + 1)
      }
    }
    // "Whose fur is white" with the attribute behind: "whose is the key".
  }

  *#fronted(at: number): Generator<Reading> {
    for (const { to, value: path, cost } of this.#fronting(at)) {
      for (const {
        to: next,
        value: { of },
        cost: more,
      } of this.#wanted(to)) {
        let from = next
        while (
          words.bes.has(this.#word(from)) ||
          words.dos.has(this.#word(from)) ||
          words.haves.has(this.#word(from)) ||
          words.modals.has(this.#word(from))
        )
          from++
        if (from === next) continue
        for (const subject of this.#phrases.nouns(from)) {
          const price = cost + more + subject.cost
          if (subject.to === this.#end && path)
            yield this.#list(allOf(of, linked(inverse(path), subject.value)), price)
          for (const { value, cost: last } of this.#whole(this.#phrases.verbHeads(subject.to))) {
            yield this.#list(allOf(of, linked(inverse(value.path), subject.value)), price + last)
          }
        }
      }
    }
  }

  *#fronting(at: number): Generator<Span<Path | undefined>> {
    yield* this.#phrases.preposition(at)
    if (words.prepositions.has(this.#word(at))) yield { to: at + 1, value: undefined, cost: 0.5 }
  }

  *#how(at: number): Generator<Reading> {
    if (this.#word(at) === 'many' || this.#word(at) === 'much') {
      yield* this.#howMany(at + 1)
      if (this.#word(at) === 'many') return
    }
    const graded = this.#phrases.graded(at)
    const from = graded ? graded.to : at + 1
    const scales = graded
      ? this.#phrases.scales({ grade: graded.value.grade })
      : this.#word(at) === 'much'
        ? this.#phrases.scales({
            grade: [{ dimension: measured.get(this.tokens.at(-1)?.key ?? '') ?? 'price', sign: 1 }],
          })
        : []
    for (const { path, cost } of scales) {
      if (this.#word(at) === 'old' && isDate(path, this.lexicon)) continue
      for (const subject of this.#phrases.nouns(this.#auxiliary(from))) {
        const isEnd =
          subject.to === this.#end ||
          (subject.to + 1 === this.#end &&
            /^(?:weigh|cost|last|be)$/.test(this.tokens[subject.to]?.key ?? ''))
        if (isEnd) yield this.#list(linked(inverse(path), subject.value), cost + subject.cost)
      }
    }
    if (graded || !/^(?:do|does|did|is|are)$/.test(this.#word(at))) return
  }

  #auxiliary(at: number): number {
    let to = at
    while (
      words.bes.has(this.#word(to)) ||
      words.dos.has(this.#word(to)) ||
      words.haves.has(this.#word(to))
    )
      to++
    return to
  }

  *#howMany(at: number): Generator<Reading> {
    const count = (of: Description, cost: number): Reading => ({
      intent: { type: 'count', of },
      cost,
    })
    const isOf = this.#word(at) === 'of'
    for (const { to, value, cost } of this.#phrases.nouns(isOf ? at + 1 : at)) {
      const of = this.#members(value, isOf)
      if (to === this.#end) yield count(of, cost + 0.5)
      for (const rest of this.#whole(this.#phrases.verbs(to, 'finite')))
        yield count(rest.value(of), cost + rest.cost)
      if (words.bes.has(this.#word(to)) && this.#word(to + 1) === 'there') {
        if (to + 2 === this.#end) yield count(of, cost)
        for (const rest of this.#whole(this.#phrases.qualifiers(to + 2)))
          yield count(rest.value(of), cost + rest.cost)
      }
      for (const { intent, cost: more } of this.#objects(to, of, cost))
        if (intent.type === 'list') yield count(intent.of, more)
    }
    for (const { to, value, cost } of this.#phrases.senses(at)) {
      if (value.type !== 'function') continue
      // "How many legs does it have": told as a number, or counted.
      const from = this.#auxiliary(to)
      for (const subject of this.#phrases.nouns(from)) {
        const isEnd =
          subject.to === this.#end ||
          (words.haves.has(this.#word(subject.to)) && subject.to + 1 === this.#end)
        if (from === to || !isEnd) continue
        const of = linked(inverse(value.path), subject.value)
        const isNumber = value.isAttribute
        yield isNumber ? this.#list(of, cost + subject.cost) : count(of, cost + subject.cost)
      }
    }
  }

  *#where(at: number): Generator<Reading> {
    yield* this.#within(at)
    yield* this.#placed(at, this.lexicon.places, 0)
    yield* this.#placed(at, this.lexicon.scenes, 1)
  }

  /** "Where is Anna in the team photo": the region of it. */
  *#within(at: number): Generator<Reading> {
    const { scenes } = this.lexicon
    if (scenes.length === 0) return
    for (const subject of this.#phrases.nouns(this.#auxiliary(at))) {
      if (!/^(?:in|on)$/.test(this.#word(subject.to))) continue
      for (const { value, cost } of this.#whole(this.#phrases.nouns(subject.to + 1))) {
        const inside: Description = {
          type: 'any',
          parts: [value, linked(inverse({ property: 'part' }), value)],
        }
        yield this.#list(
          allOf(linked(inverse(either(scenes)), subject.value), inside),
          subject.cost + cost - 0.5,
        )
      }
    }
  }

  *#placed(at: number, places: readonly Path[], price: number): Generator<Reading> {
    const from = this.#auxiliary(at)
    for (const subject of this.#phrases.nouns(from)) {
      const cost = price + subject.cost
      let to = subject.to
      while (words.fillers.has(this.#word(to)) || words.bes.has(this.#word(to))) to++
      const isBare =
        to === this.#end ||
        (to + 1 === this.#end &&
          /^(?:locat|found|find|situat|plac|b|be|sit|stand|lie|rest|wait|hang|seen|see|show|visibl)$/.test(
            this.tokens[to]?.key ?? '',
          ))
      if (isBare && places.length > 0)
        yield this.#list(linked(inverse(either(places)), subject.value), cost)
      for (const {
        value: { path },
        cost: more,
      } of this.#whole(this.#phrases.verbHeads(to))) {
        if (overlapsPlaces(path, places))
          yield this.#list(linked(inverse(path), subject.value), cost + more)
      }
      const birth = this.tokens[to]?.key === 'bear' ? this.lexicon.find('=place of birth') : []
      for (const sense of birth) {
        if (sense.type === 'function' && to + 1 === this.#end)
          yield this.#list(linked(inverse(sense.path), subject.value), cost)
      }
    }
  }

  *#when(at: number): Generator<Reading> {
    const from = this.#auxiliary(at)
    const dates = this.lexicon.measures.get('date') ?? []
    for (const subject of this.#phrases.nouns(from)) {
      const { to, value, cost } = subject
      const verb = this.tokens[to]
      if (to === this.#end && dates.length > 0)
        yield this.#list(linked(inverse(either(dates)), value), cost + 0.5)
      if (!verb) continue
      const rest = to + 1 === this.#end
      const paths = this.lexicon.attributeVerbs.get(verb.key)
      if (paths && rest) yield this.#list(linked(inverse(either(paths)), value), cost)
      if (/^(?:start|begin|end|finish)$/.test(verb.key) && rest) {
        for (const sense of this.lexicon.find(
          /^(?:start|begin)$/.test(verb.key) ? 'start' : 'end',
        )) {
          if (sense.type === 'function') yield this.#list(linked(inverse(sense.path), value), cost)
        }
      }
    }
  }

  /** "Is Bella a dog", "does Anna work for the zoo", "has she a tail". */
  *#whether(at: number, verb: 'be' | 'do' | 'have'): Generator<Reading> {
    const truth = (about: Description, predicate: Predicate, cost: number): Reading => ({
      intent: { type: 'truth', about, of: predicate(about), predicate: predicate(anything) },
      cost,
    })
    if (verb === 'be' && this.#word(at) === 'there') {
      for (const { value, cost } of this.#whole(this.#phrases.nouns(at + 1)))
        yield truth(value, (of) => of, cost)
      return
    }
    const isNot = this.#word(at) === 'not'
    for (const subject of this.#phrases.nouns(isNot ? at + 1 : at)) {
      const rest =
        verb === 'be'
          ? this.#phrases.complement(subject.to)
          : verb === 'do'
            ? this.#phrases.verbs(subject.to, 'base')
            : [
                ...this.#phrases.possession(subject.to),
                ...this.#phrases.verbs(subject.to, 'participle'),
              ]
      for (const { value, cost } of this.#whole(rest)) {
        yield truth(subject.value, isNot ? denied(value) : value, subject.cost + cost)
      }
    }
  }

  /** "whether Bella is white". */
  *#stated(at: number): Generator<Reading> {
    for (const subject of this.#phrases.nouns(at)) {
      for (const { value, cost } of this.#whole(this.#phrases.verbs(subject.to, 'finite'))) {
        yield {
          intent: {
            type: 'truth',
            about: subject.value,
            of: value(subject.value),
            predicate: value(anything),
          },
          cost: subject.cost + cost,
        }
      }
    }
  }

  /** "The weight of Bella", "Bella's weight", "weight Bella". */
  *#fragment(at: number): Generator<Reading> {
    for (const { value, cost } of this.#whole(this.#phrases.nouns(at))) {
      if (value.type === 'terms') yield { intent: { type: 'describe', of: value }, cost: cost + 1 }
      else yield this.#list(value, cost + 1)
    }
    for (const { to, value, cost } of this.#phrases.senses(at)) {
      if (value.type !== 'function') continue
      for (const rest of this.#whole(this.#phrases.nouns(to)))
        yield this.#list(linked(inverse(value.path), rest.value), cost + rest.cost + 1.5)
    }
    for (const subject of this.#phrases.nouns(at)) {
      for (const { value, cost } of this.#whole(this.#phrases.senses(subject.to))) {
        if (value.type === 'function')
          yield this.#list(linked(inverse(value.path), subject.value), subject.cost + cost + 1.5)
      }
    }
  }

  /** "What do A and B have in common", "how do A and B differ", "compare A and B". */
  *#comparisons(at: number): Generator<Reading> {
    const text = this.tokens.slice(at).map(({ lower }) => lower)
    const joined = text.join(' ')
    const forms: readonly (readonly [RegExp, 'common' | 'differ'])[] = [
      [
        /^what (?:do|does|did|have|has) (?<of>.+?) (?:have in common|share|in common|both have|all have)$/,
        'common',
      ],
      [/^what(?: is|'s| are)? common (?:to|between|among) (?<of>.+)$/, 'common'],
      [
        /^what(?: is|'s| are)?(?: the)? similarit(?:y|ies) (?:between|of|among) (?<of>.+)$/,
        'common',
      ],
      [/^how (?:are|is) (?<of>.+) (?:alike|similar|the same)$/, 'common'],
      [/^how (?:do|does|did) (?<of>.+) (?:differ|differ from each other)$/, 'differ'],
      [/^how (?:are|is) (?<of>.+) different(?: from each other)?$/, 'differ'],
      [
        /^(?:what(?: is|'s| are) (?:the )?)?differen(?:ce|ces|t) (?:between|of|about|among) (?<of>.+)$/,
        'differ',
      ],
      [/^what distinguishes (?<of>.+)$/, 'differ'],
      [/^compare (?<of>.+)$/, 'differ'],
    ]
    for (const [form, type] of forms) {
      const of = form.exec(joined)?.groups?.of
      if (of === undefined) continue
      const from = at + text.length - joined.slice(joined.indexOf(of)).split(' ').length
      yield* this.#compared(from, of.split(' ').length, type)
    }
  }

  *#compared(at: number, length: number, type: 'common' | 'differ'): Generator<Reading> {
    const joint = (word: string) => /^(?:and|from|to|with|,)$/.test(word)
    for (let to = at + 1; to < at + length - 1; to++) {
      if (!joint(this.#word(to))) continue
      for (const one of this.#phrases.nouns(at)) {
        if (one.to !== to) continue
        for (const other of this.#phrases.nouns(to + 1)) {
          if (other.to === at + length)
            yield { intent: { type, of: [one.value, other.value] }, cost: one.cost + other.cost }
        }
      }
    }
    for (const { to, value, cost } of this.#phrases.nouns(at)) {
      if (to !== at + length) continue
      const parts =
        value.type === 'any'
          ? value.parts
          : value.type === 'terms' && value.terms.length > 1
            ? value.terms.map((term): Description => ({ type: 'terms', terms: [term] }))
            : undefined
      yield { intent: { type, of: parts ?? [value] }, cost: cost + (parts ? 0 : 0.5) }
    }
  }
}

const measured: ReadonlyMap<string, 'weight' | 'price'> = new Map([
  ['weigh', 'weight'],
  ['cost', 'price'],
])

function isDate(path: Path, lexicon: Lexicon): boolean {
  const dates = new Set((lexicon.measures.get('date') ?? []).map((each) => JSON.stringify(each)))
  return ('either' in path ? path.either : [path]).every((each) => dates.has(JSON.stringify(each)))
}

function overlapsPlaces(path: Path, places: readonly Path[]): boolean {
  const told = new Set(places.map((each) => JSON.stringify(each)))
  return told.has(JSON.stringify(path))
}

const grammar = new Set(
  'what which who whom whose where when how many much and or not that there than more most less least do does did be is are was were have has had if whether in on at of'.split(
    ' ',
  ),
)

/** Words of a question that neither the graph nor the grammar knows. */
export function unknownEnglish(
  text: string,
  mentions: readonly Mention[],
  lexicon: Lexicon,
): readonly string[] {
  const tokens = trimmed(englishTokens(text)).slice(0, tokensMax)
  const phrases = new EnglishPhrases(lexicon, tokens, mentions)
  const covered = new Set<number>()
  tokens.forEach((token, at) => {
    for (const { to } of phrases.senses(at))
      for (let each = at; each < to; each++) covered.add(each)
    const isHead =
      [...phrases.verbHeads(at)].length > 0 ||
      phrases.graded(at) !== undefined ||
      phrases.number(at) !== undefined
    const isClosed =
      grammar.has(token.lower) ||
      words.determiners.has(token.lower) ||
      words.prepositions.has(token.lower) ||
      words.fillers.has(token.lower) ||
      words.anyThings.has(token.lower) ||
      words.pronouns.has(token.lower) ||
      words.modals.has(token.lower) ||
      !/[\p{L}\p{N}]/u.test(token.text) ||
      token.lower === "'s"
    const isMentioned = mentions.some(({ start, end }) => start < token.end && token.start < end)
    if (isHead || isClosed || isMentioned) covered.add(at)
  })
  return [...new Set(tokens.filter((_, at) => !covered.has(at)).map(({ text: word }) => word))]
}
