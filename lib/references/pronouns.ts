import type { Node } from '../kinds'
import { one, reason, several, type Choice } from './choice'
import { genderOf, genderOfPronoun, isNamedPet, isPerson, mayBePerson } from './people'
import type { Phrase } from './phrase'
import type { Scope, Spoken } from './scope'

/** The former, 후자, 後者: one of the two last spoken of, of which "the latter" after "the former" is the other. */
export function formerOrLatter(scope: Scope, phrase: Phrase): Choice | undefined {
  const again = scope.pointedBack(phrase.sentence)
  const two = again ?? pairSpokenOf(scope, phrase)
  if (!two) return undefined
  // Names without an article are mentions because they are pointed back at: once, however often that is.
  const introduced = again ? [] : two.filter((each) => each.weak)
  const positions = two.flatMap((each) => each.positions)
  const chosen = one(
    [positions[phrase.pointer === 'former' ? 0 : 1] as number],
    reason(phrase.pointer === 'former' ? 'reason.former' : 'reason.latter'),
  )
  scope.pointBack(phrase.sentence, two)
  return chosen && { ...chosen, introduced }
}

/** The last two things spoken of in the nearest stretch that names two; names without an article only if need be. */
function pairSpokenOf(scope: Scope, phrase: Phrase): readonly Spoken[] | undefined {
  const last = scope.last(phrase.sentence, 2)
  if (last?.positions.length === 2 && !last.open) return [last]
  for (const weak of [false, true]) {
    for (const back of [0, 1, 2]) {
      const ones = new Map<number, Spoken>()
      for (const each of scope.recent) {
        if (
          phrase.sentence - each.sentence > back ||
          each.positions.length !== 1 ||
          each.open ||
          each.pointer
        )
          continue
        if (each.weak && !weak) continue
        const position = each.positions[0] as number
        if (!ones.has(position) || ones.get(position)?.weak) ones.set(position, each)
      }
      if (ones.size === 2) return [...ones.values()]
      if (ones.size > 2) break
    }
  }
  return undefined
}

export function pronoun(scope: Scope, phrase: Phrase): Choice | undefined {
  const recent = scope.recent.filter((each) => !each.weak && phrase.sentence - each.sentence <= 2)
  if (phrase.near && !phrase.many && scope.spoken.length === 0) {
    const things = scope.things()
    return things.length === 1 ? one(things, reason('reason.only')) : undefined
  }
  if (recent.some((each) => each.open)) return undefined
  if (phrase.many) return groupSpokenOf(scope, recent)
  const spoken = [
    ...new Set(recent.flatMap(({ positions }) => (positions.length === 1 ? positions : []))),
  ]
  return phrase.person ? person(scope, phrase, spoken) : thing(scope, phrase, spoken)
}

function groupSpokenOf(scope: Scope, recent: readonly Spoken[]): Choice | undefined {
  const groups = new Map<string, readonly number[]>()
  for (const { positions } of recent) {
    if (positions.length > 1 || isPlural(scope, positions[0]))
      groups.set(
        scope.derived(positions, 'joined', () => positions.join()),
        positions,
      )
  }
  return groups.size === 1
    ? one([...groups.values()][0] as readonly number[], reason('reason.lastSpoken'))
    : undefined
}

function thing(scope: Scope, phrase: Phrase, spoken: readonly number[]): Choice | undefined {
  const fitting = spoken.filter(
    (position) => phrase.near || !isPerson(scope.vocabulary.nodes[position] as Node),
  )
  return fitting.length === 1 ? one(fitting, reason('reason.onlySpoken')) : undefined
}

/** She, 彼: who was spoken of and may be one, else who of the whole document is known to be. */
function person(scope: Scope, phrase: Phrase, spoken: readonly number[]): Choice | undefined {
  const { nodes, kinds } = scope.vocabulary
  const asked = genderOfPronoun(phrase.word)
  const agrees = (position: number) => {
    const gender = genderOf(nodes[position] as Node)
    return asked === undefined || gender === undefined || gender === asked
  }
  const could = (position: number) =>
    mayBePerson(nodes[position] as Node) || isNamedPet(nodes[position] as Node)
  const fitting = spoken.filter((position) => could(position) && agrees(position))
  const known = fitting.filter((position) => isPerson(nodes[position] as Node))
  if (fitting.length === 1) return one(fitting, reason('reason.onlySpoken'))
  // One known person among names that may be of anything: no telling whether it is even a choice.
  if (fitting.length > 1) {
    return known.length === 1 ? undefined : several([...fitting].sort((a, b) => a - b))
  }
  if (asked === undefined) return undefined
  const people = scope.derived(scope.vocabulary, `people ${asked}`, () =>
    (kinds.get('entity') ?? []).filter(
      (position) => isPerson(nodes[position] as Node) && agrees(position),
    ),
  )
  return people.length > 8 ? undefined : several(people)
}

/** Whether one node is several; an empty set leaves none to ask. */
function isPlural(scope: Scope, position: number | undefined): boolean {
  const node = position === undefined ? undefined : scope.vocabulary.nodes[position]
  return node?.kind === 'set' || /(?:들|たち|们|people|[^s]s)$/i.test(node?.label ?? '')
}
