import { isBare, one, reason, several, missing, type Choice } from './choice'
import { inClause } from './clauses'
import { colourStems } from './concepts'
import { excepting, mayLack } from './exceptions'
import { extreme } from './extremes'
import { barePools, barePoolsOf, places } from './ordinals'
import type { Phrase } from './phrase'
import { formerOrLatter, pronoun } from './pronouns'
import { all, both, counted, remainder } from './quantities'
import { neighboursOf, related } from './relations'
import type { Scope, Spoken } from './scope'
import { middle, besides, sides } from './space'
import { mayCount } from './wider'

export type { Choice } from './choice'

/** What a phrase means, or undefined where it is no reference after all. */
export function choose(scope: Scope, phrase: Phrase): Choice | undefined {
  const choice = phrase.except
    ? excepting(scope, phrase, poolOf(scope, phrase), (inner) => choose(scope, inner))
    : chosenByWords(scope, phrase)
  return countable(scope, phrase, ofSome(scope, phrase, choice))
}

/** 最后一栋 beside maps: what a bare phrase means of what its counter counts. */
function countable(scope: Scope, phrase: Phrase, choice: Choice | undefined): Choice | undefined {
  const { counts, head } = phrase
  if (!choice || !counts || (head && !head.generic)) return choice
  const { vocabulary } = scope
  const all = scope.derived(vocabulary, `counted ${counts}`, () =>
    vocabulary.nodes.flatMap((node, position) => (mayCount(counts, node) ? [position] : [])),
  )
  if (choice.positions.length === 0) return all.length > 0 ? choice : undefined
  const left = choice.positions.filter((position) => scope.has(all, position))
  if (left.length === choice.positions.length) return choice
  return choice.status === 'ambiguous' ? several(left) : undefined
}

/** "The boats that my uncle sold": not all of them, and which, only a person can say; "the first that …" is none here. */
function ofSome(scope: Scope, phrase: Phrase, choice: Choice | undefined): Choice | undefined {
  const { places, extreme, unread, count, quantity, apart } = phrase
  if (!unread && !apart) return choice
  if ((places.length > 0 && unread === 'others') || (extreme && unread && unread !== 'its'))
    return undefined
  // "the second boat with a leak": of those with one, of which it is not told which they are.
  if (places.length > 0 && unread === 'its' && choice?.status === 'resolved')
    return several(poolOf(scope, phrase) ?? [])
  if (choice?.status !== 'resolved' || choice.positions.length === 1) return choice
  const { positions } = choice
  const isWithout =
    unread === 'except' || mayLack(scope, phrase, positions, (inner) => choose(scope, inner))
  const isTold = !unread || count === positions.length || quantity === 'both'
  return isTold && !isWithout ? choice : several(positions)
}

function chosenByWords(scope: Scope, phrase: Phrase): Choice | undefined {
  if (phrase.pointer === 'pronoun') return pronoun(scope, phrase)
  if (phrase.pointer) return formerOrLatter(scope, phrase)
  if (phrase.pair) return louderOf(scope, phrase, phrase.pair)
  const pool = poolOf(scope, phrase)
  if (pool === undefined) return undefined
  if (phrase.relation) return besideOthers(scope, phrase, pool)
  if (phrase.clause) {
    const choice = inClause(scope, phrase, scope.withoutSets(pool), (inner) => choose(scope, inner))
    // "The second dog's sound … the third's": what has them is counted on, not what they have.
    return phrase.clause.relations ? withPool(choice, called(scope, phrase)) : choice
  }
  // "other clients", "other dogs": any others.
  if (
    phrase.remainder === 'other' &&
    phrase.latin &&
    phrase.determiner === 'none' &&
    phrase.count === undefined
  )
    return undefined
  if (phrase.remainder) return remainder(scope, phrase, pool)
  if (phrase.extreme) return extreme(scope, phrase, pool)
  if (phrase.quantity === 'both') return both(scope, phrase, pool)
  if (phrase.quantity === 'all') return all(scope, phrase, pool)
  if (
    phrase.quantity === 'one' ||
    (phrase.count === 1 && phrase.determiner === 'none' && !phrase.places.length)
  ) {
    // 둘 중 하나: one of a whole of that size.
    const isOfThem = (phrase.count ?? 0) > 1 && isBare(phrase) && !phrase.middle
    const whole = isOfThem ? wholeOf(scope, phrase) : undefined
    if (whole) return several(whole)
    return phrase.head?.kinds || phrase.head?.plural || phrase.among ? several(pool) : undefined
  }
  // "the odd one out" is no place.
  if (phrase.parity && phrase.determiner === 'the' && isOne(phrase)) return undefined
  if (phrase.parity)
    return one(
      scope.derived(pool, phrase.parity, () =>
        pool.filter((_, index) => (index % 2 === 0) === (phrase.parity === 'odd')),
      ),
      reason('reason.parity'),
    )
  // "in the middle" is a place unless things are being counted.
  if (phrase.middle && isBare(phrase) && !phrase.head && scope.spoken.length === 0) return undefined
  if (phrase.middle) return middle(scope, phrase, pool)
  if (phrase.sides.length > 0) return withPool(sides(scope, phrase, pool), called(scope, phrase))
  // A second opinion is one more, not the second of these.
  if (phrase.places.length > 0 && phrase.determiner === 'some') return undefined
  if (phrase.places.length > 0) {
    const choice = places(scope, phrase, pool)
    // After "the last red beaker", "the second one" is a beaker, red or not.
    return phrase.groups.length > 0 ? withPool(choice, called(scope, phrase)) : choice
  }
  if (phrase.count !== undefined) return counted(scope, phrase, pool)
  return withPool(described(scope, phrase, pool), called(scope, phrase))
}

const isOne = ({ head, latin }: Phrase): boolean => latin && head?.generic === true && !head.plural

/** "The louder of the first and the last": where a measure tells. */
function louderOf(scope: Scope, phrase: Phrase, pair: readonly Phrase[]): Choice | undefined {
  const two = pair.map((each) => choose(scope, each))
  const isTold = two.every((each) => each?.status === 'resolved' && each.positions.length === 1)
  const pool = two.flatMap((each) => each?.positions ?? [])
  const choice = isTold ? extreme(scope, phrase, pool) : undefined
  return choice?.status === 'resolved' ? choice : undefined
}

const pluralReason = ({ groups }: Phrase) =>
  groups.length > 0 ? 'reason.allDescribed' : 'reason.allCalled'

const withPool = (choice: Choice | undefined, pool: readonly number[] | undefined) =>
  choice && pool ? { ...choice, pool } : choice

/** All that the phrase's noun alone could mean: after "the black chair", "the first" counts chairs. */
function called(scope: Scope, phrase: Phrase): readonly number[] | undefined {
  if (!phrase.head || phrase.head.generic) return undefined
  return scope.withoutSets(scope.pool({ ...phrase, groups: [] }))
}

/** The cup left of the red one: what it stands beside is found first. */
function besideOthers(scope: Scope, phrase: Phrase, pool: readonly number[]): Choice | undefined {
  // "the cup left of the red one": the one is a cup.
  const whole = (anchor: Phrase): Phrase =>
    (anchor.head === undefined || anchor.head.generic) && phrase.head
      ? { ...anchor, head: phrase.head }
      : anchor
  const anchors = (phrase.relation?.anchors ?? []).map((anchor) => choose(scope, whole(anchor)))
  if (anchors.some((anchor) => anchor?.status !== 'resolved')) return undefined
  return besides(
    scope,
    phrase,
    pool,
    anchors.flatMap((anchor) => anchor?.positions ?? []),
  )
}

/** The nodes among which a phrase chooses; groups of a bare phrase come back one after another. */
function poolOf(scope: Scope, phrase: Phrase): readonly number[] | undefined {
  if (phrase.among) {
    const inner = wholeOf(scope, phrase.among)
    if (!inner) return undefined
    const own = phrase.head && !phrase.head.generic ? scope.pool(phrase) : undefined
    if (!own) return inner
    const among = inner.filter((position) => scope.has(own, position))
    return among.length > 0 ? among : partsOf(scope, own, inner)
  }
  const pool = scope.pool(phrase)
  const bare = !phrase.head || phrase.head.generic
  if (!bare || phrase.groups.length > 0) {
    if (phrase.places.length === 0)
      return bare ? ofWhole(scope, phrase, pool) : scope.withoutSets(pool)
    const last = scope.lastWhole(
      phrase.sentence,
      (positions) =>
        positions.length > 1 && positions.length < pool.length && scope.holds(pool, positions),
    )
    return last ?? scope.withoutSets(pool)
  }
  return pool
}

/** 这两只猫 …, 白色的那只: of a whole that was just spoken of, where one of it is so. */
function ofWhole(
  scope: Scope,
  { sentence, groups }: Phrase,
  pool: readonly number[],
): readonly number[] | undefined {
  const things = scope.withoutSets(pool)
  const whole = scope.lastWhole(sentence, ({ length }) => length > 1)
  // "The one that isn't red" is most of what there is, where no whole was spoken of.
  if (!whole) return groups.every(({ lacking }) => lacking) ? undefined : things
  const left = scope.within(things, whole)
  return left.length > 0 ? left : things
}

/** "The last finding of the dictation": what is a part of the whole that is named, or stands by it. */
function partsOf(
  scope: Scope,
  pool: readonly number[],
  wholes: readonly number[],
): readonly number[] | undefined {
  const { nodes, partsOf: own } = scope.vocabulary
  const isPart = (position: number) => {
    const kind = nodes[position]?.kind
    return kind === 'region' || kind === 'segment'
  }
  const near = wholes.flatMap((whole) => [
    ...(own.get(whole) ?? []),
    ...neighboursOf(scope.vocabulary, whole).filter((position) => !isPart(position)),
  ])
  const parts = scope.within(pool, near)
  return parts.length > 0 ? parts : undefined
}

/** The members of what is only a set: "the first of the windowsill plants". */
function expanded(scope: Scope, pool: readonly number[]): readonly number[] {
  const things = scope.withoutSets(pool)
  return things.length === 1 ? scope.membersOf(things[0] as number) : things
}

/** The nodes of a phrase that is counted in: "of the three", "파란 차 두 대 중". */
function wholeOf(scope: Scope, phrase: Phrase): readonly number[] | undefined {
  if (phrase.except || phrase.unread || phrase.apart || phrase.clause) {
    const choice = choose(scope, phrase)
    return choice?.status === 'resolved' ? choice.positions : undefined
  }
  const bare = !phrase.head || (phrase.head.generic && phrase.groups.length === 0)
  const count = phrase.count
  if (bare) {
    const fits = (positions: readonly number[]) => count === undefined || positions.length === count
    const last = scope.lastWhole(phrase.sentence, fits)
    if (last) return last
    const ones = scope.lastOnes(phrase.sentence, 1)
    if (count !== undefined && ones.length === count) return ones
    const groups = count === undefined ? barePools(scope) : barePoolsOf(scope, count)
    return groups.length === 1 ? groups[0] : undefined
  }
  const pool = expanded(scope, scope.pool(phrase))
  return count === undefined || pool.length === count ? pool : undefined
}

function described(scope: Scope, phrase: Phrase, pool: readonly number[]): Choice | undefined {
  const { head } = phrase
  if (!head) return undefined
  if (phrase.determiner === 'some') return undefined
  const definite = phrase.determiner !== 'none'
  // A bare English noun speaks of its kind, not of one of them.
  if (!definite && phrase.groups.length === 0 && phrase.latin) return undefined
  if (isOtherColour(scope, phrase, pool)) return missing(reason('reason.none'))
  if (head.generic && phrase.groups.length === 0) return undefined
  if (pool.length === 0) return undefined
  const things = scope.withoutSets(pool)
  if (!definite && !phrase.latin && isVerbal(scope, phrase)) return undefined
  if (phrase.strangers.length > 0 && !head.proper && !isIdle(scope, phrase, things))
    return missing(reason('reason.none'))
  if (things.length === 1)
    return one(things, reason(phrase.groups.length > 0 ? 'reason.description' : 'reason.only'))
  // 개가 짖는 소리: the barking of dogs at large, where the dog was not told.
  if (
    phrase.hasSubject &&
    !phrase.latin &&
    !definite &&
    phrase.groups.length > 0 &&
    !subjectOf(scope, phrase)
  )
    return undefined
  if (head.plural) {
    return definite || phrase.groups.length > 0
      ? one(things, reason(pluralReason(phrase), { count: things.length }), true)
      : undefined
  }
  const close = subjectOf(scope, phrase)
  if (close && !definite) {
    // 그 개가 짖는 소리: the one that belongs to it, else its barking at large.
    const own = related(scope, things, close.positions, undefined)
    return own.length === 1 ? one(own, reason('reason.relation')) : undefined
  }
  if (phrase.groups.length === 0) {
    if (phrase.determiner !== 'this' && !definite) return undefined
    const recent = scope
      .lastOnes(phrase.sentence, 1)
      .filter((position) => scope.has(things, position))
    if (recent.length === 1) return one(recent, reason('reason.lastSpoken'))
    if (scope.self !== undefined && phrase.determiner === 'this') {
      const near = neighboursOf(scope.vocabulary, scope.self).filter((position) =>
        scope.has(things, position),
      )
      if (new Set(near).size === 1) return one([near[0] as number], reason('reason.near'))
    }
    return phrase.determiner === 'this' || head.kinds || definite ? several(things) : undefined
  }
  return several(things)
}

/** What was spoken of right before a phrase of a language that puts its noun last, as its subject. */
function subjectOf(scope: Scope, phrase: Phrase): Spoken | undefined {
  const last = scope.spoken.at(-1)
  if (phrase.latin || phrase.groups.length === 0 || !last || last.open || last.weak)
    return undefined
  const isNear = last.sentence === phrase.sentence && phrase.from - last.token === 1
  return isNear && last.positions.length === 1 && last.isSubject ? last : undefined
}

/** 내는 개: a relation of the graph without what stands at its other end says nothing of one. */
function isVerbal({ vocabulary }: Scope, { groups }: Phrase): boolean {
  return (
    groups.length > 0 &&
    groups.every(({ stems }) => stems.every((stem) => vocabulary.relations.has(stem)))
  )
}

/** "The black one" where several were spoken of and none of them is black. */
function isOtherColour(
  scope: Scope,
  { head, groups, strangers, sentence, determiner, unread }: Phrase,
  pool: readonly number[],
): boolean {
  const stems = [...strangers, ...groups.flatMap((group) => group.stems)]
  const isColour = stems.length === 1 && colourStems.has(stems[0] as string)
  if (!head?.generic || !isColour || determiner === 'none' || unread) return false
  const whole = scope.lastWhole(sentence, ({ length }) => length > 1)
  return whole !== undefined && (groups.length === 0 || scope.within(pool, whole).length === 0)
}

const idle = /(?:ful|ous|ive|able|ible|ish|less|ed|ing|ly)$/
const idleWords = new Set(
  'new old good nice great lovely beautiful pretty cute little whole entire same original current actual real own dear poor favourite favorite main very only single sweet funny strange wonderful'.split(
    ' ',
  ),
)

/**
 * Whether words that nothing here is said to be may be passed over: "the lovely dog" does not tell
 * dogs apart, "the hotel photo" is another photo, and "the black cup" is none of red ones.
 */
function isIdle(scope: Scope, { strangers }: Phrase, things: readonly number[]): boolean {
  return strangers.every((stem) => {
    if (colourStems.has(stem))
      return (
        things.length === 1 &&
        [...colourStems].every((colour) => scope.saying(colour, things).length === 0)
      )
    return idle.test(stem) || idleWords.has(stem)
  })
}
