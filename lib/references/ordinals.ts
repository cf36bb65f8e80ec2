import type { NodeKind } from '../kinds'
import type { Message } from '../std/result'
import { isBare, one, reason, several, missing, type Choice } from './choice'
import { isPossessive, type Phrase, type Place } from './phrase'
import type { Scope } from './scope'
import { neighboursOf } from './relations'
import { alongLine } from './space'

type Pool = readonly number[]

/** What a bare ordinal may count in: the node's own set, the document's only set, else each kind. */
export function barePools(scope: Scope): readonly Pool[] {
  return scope.derived(scope, 'bare', () => {
    const near = setsNear(scope)
    const [only] = near
    if (near.size === 1 && only !== undefined) return [scope.membersOf(only)]
    const sets = setPools(scope)
    return sets.length > 0 ? sets : kindPools(scope)
  })
}

/** The sets in which the text's own node is, or to which an edge leads from it. */
function setsNear({ vocabulary, self }: Scope): ReadonlySet<number> {
  if (self === undefined) return new Set()
  const near = [...(vocabulary.setsOf.get(self) ?? []), ...neighboursOf(vocabulary, self)]
  return new Set(near.filter((position) => vocabulary.nodes[position]?.kind === 'set'))
}

/** Those of a size; of several where none is asked for. */
export function barePoolsOf(scope: Scope, count: number | undefined): readonly Pool[] {
  const pools = barePools(scope)
  return scope.derived(pools, `of ${count}`, () =>
    pools.filter(({ length }) => (count === undefined ? length > 1 : length === count)),
  )
}

/** Those in which something that was spoken of is, of which there may be few among thousands of sets. */
export function poolsTouching(scope: Scope, spokenOf: readonly Pool[]): readonly Pool[] {
  const pools = barePools(scope)
  const positionsCount = spokenOf.reduce((sum, { length }) => sum + length, 0)
  if (pools.length <= positionsCount) return pools
  const { setsOf } = scope.vocabulary
  const sets = new Set(spokenOf.flat().flatMap((position) => setsOf.get(position) ?? []))
  if (pools !== setPools(scope)) return pools
  return [...sets].sort((a, b) => a - b).map((set) => scope.membersOf(set))
}

/** The members of each set that has some. */
function setPools(scope: Scope): readonly Pool[] {
  const { vocabulary } = scope
  return scope.derived(vocabulary, 'sets', () =>
    (vocabulary.kinds.get('set') ?? [])
      .map((set) => scope.membersOf(set))
      .filter((members) => members.length > 0),
  )
}

/** All of each kind. */
export function kindPools(scope: Scope): readonly Pool[] {
  const main = scope.derived(scope.vocabulary, 'kinds', () =>
    poolsOf(scope, ['entity', 'image', 'audio', 'document']),
  )
  // Parts and notes are counted bare only where nothing else could be.
  return main.some((pool) => pool.length > 1)
    ? main
    : [...main, ...poolsOf(scope, ['region', 'segment', 'text'])]
}

function poolsOf(scope: Scope, kinds: readonly NodeKind[]): readonly Pool[] {
  return kinds.flatMap((kind) => {
    const list = (scope.vocabulary.kinds.get(kind) ?? []).filter(
      (position) => kind !== 'text' || position !== scope.self,
    )
    return list.length > 0 ? [scope.inOrder(list)] : []
  })
}

/** R3: what was last spoken of comes before the whole list, "the third" after "the first sketch" counts sketches. */
export function bareScopes(scope: Scope, phrase: Phrase): readonly Pool[] {
  const whole = scope.lastWhole(phrase.sentence, (positions) => positions.length > 1)
  if (whole) return [whole]
  const [spokenOf] = scope.poolsSpokenOf(phrase.sentence, 1)
  if (spokenOf) return [spokenOf]
  return barePools(scope)
}

/** Words for first and last that by themselves mostly say when: 最初は, 마지막에. */
const adverbs = /^(?:最初|最後|最后|처음|마지막)$/

export function places(scope: Scope, phrase: Phrase, pool: Pool): Choice | undefined {
  const alone =
    !phrase.head && !phrase.among && phrase.count === undefined && phrase.groups.length === 0
  if (
    alone &&
    scope.spoken.length === 0 &&
    phrase.places.length === 1 &&
    adverbs.test(phrase.word) &&
    phrase.from === phrase.to
  )
    return undefined
  // "older than my last one": one of mine, which was not named here.
  if (isPossessive(phrase.word) && isBare(phrase) && scope.spoken.length === 0) return undefined
  const pools = isBare(phrase) ? bareScopes(scope, phrase) : [pool]
  const asked = `places ${phrase.places.map(({ n, spatial, until }) => `${n}${spatial ? 's' : ''}${until ?? ''}`).join()} ${phrase.count}`
  const inPools = (list: readonly Pool[]) =>
    scope.derived(list, asked, () =>
      list.flatMap((each): { positions: number[]; pool: Pool }[] => {
        const positions = pick(phrase, phrase.places[0]?.spatial ? alongLine(scope, each) : each)
        return positions ? [{ positions, pool: each }] : []
      }),
    )
  const near = inPools(pools)
  // A place past the end of the sets is asked of everything.
  const found =
    near.length === 0 && isBare(phrase) && scope.spoken.length === 0
      ? inPools(kindPools(scope))
      : near
  const first = phrase.places[0] as Place
  if (found.length === 0) {
    const largest = scope.derived(pools, 'largest', () =>
      pools.reduce((most, { length }) => Math.max(most, length), 0),
    )
    return largest === 0
      ? undefined
      : missing(
          reason('reason.outOfRange', {
            place: Math.abs(first.n),
            count: largest,
          }),
        )
  }
  if (found.length > 1) {
    const candidates = scope.derived(found, 'candidates', () =>
      [...new Set(found.flatMap(({ positions }) => positions))].sort((a, b) => a - b),
    )
    if (candidates.length > (found[0]?.positions.length ?? 0)) return several(candidates)
  }
  const { positions, pool: counted } = found[0] as {
    positions: number[]
    pool: Pool
  }
  const all = positions.length > 1 && positions.length === counted.length
  const why =
    positions.length > 1
      ? placesReason(scope, positions, counted)
      : placeReason(scope, first.n, counted)
  const choice = one(positions, why, all)
  return choice && { ...choice, pool: counted }
}

/** "Number 3 of ‘my three dogs’" where what is counted is one set. */
function placeReason(scope: Scope, n: number, counted: Pool): Message {
  if (n < 0) return reason('reason.placeFromEnd', { place: -n, count: counted.length })
  const set = scope.setOf(counted)
  return set === undefined
    ? reason('reason.place', { place: n, count: counted.length })
    : reason('reason.placeInSet', { place: n, set })
}

/** "Numbers 1, 3 of the 5 that are counted": the first two, sounds 1 and 3. */
function placesReason(scope: Scope, positions: Pool, counted: Pool): Message {
  const places = positions.map((position) => String(counted.indexOf(position) + 1))
  const set = scope.setOf(counted)
  return set === undefined
    ? reason('reason.places', { places, count: counted.length })
    : reason('reason.placesInSet', { places, set })
}

/** The nodes at the places that a phrase names; undefined if one of them is past the end. */
function pick(phrase: Phrase, pool: Pool): number[] | undefined {
  const first = phrase.places[0] as Place
  if (
    phrase.count !== undefined &&
    phrase.count > 1 &&
    phrase.places.length === 1 &&
    (first.n === 1 || first.n === -1)
  ) {
    if (pool.length < phrase.count) return undefined
    return first.n === 1 ? pool.slice(0, phrase.count) : pool.slice(-phrase.count)
  }
  const positions: number[] = []
  for (const { n, until } of phrase.places) {
    if (until !== undefined) {
      const range = pool.slice(n - 1, pool.length + 1 + until)
      if (range.length < 2) return undefined
      positions.push(...range)
      continue
    }
    const position = n > 0 ? pool[n - 1] : pool[pool.length + n]
    if (position === undefined) return undefined
    positions.push(position)
  }
  return positions
}
