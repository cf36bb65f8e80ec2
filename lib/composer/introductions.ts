import type { Found, FoundSet, FoundThing, Meant, Stated } from './found'
import type { Span } from './text'

/*
 * What a reader of a language supplies, for each sentence that states: the phrases that may introduce a
 * member of a set, in the order of the text, as groups.
 *  - A list in one clause ("Rex, Bella and Toto", 지우, 민서, 하준) is one group with `isList`; where the list
 *    is that of other things in order ("[photo 1] and [photo 2] are a cactus and a palm"), so it is too.
 *  - A subject that is nothing known ("The Trail 30 is …", "The one on the left …", 하나는 …, 김 씨는 …) is a
 *    group of one. `identity` is the same for two phrases that mean the same ("the trail 30").
 *  - `isSure` where the phrase can mean nothing but a member ("the one on the left", 다른 하나는); a bare name
 *    may be anyone's and counts only where exactly as many are introduced as the set has members.
 * What must not be supplied: pronouns, media, questions, conditions, negations of being, names that the
 * graph knows (`around.hasThing`) or that stand in the text before the set.
 */

/** A phrase that may introduce a member of a set: by a name, by what is said of it, or both. */
export type Introduction = Span & {
  readonly identity: string
  readonly isSure: boolean
  /** The phrase stands where it introduces nothing, and means what was introduced by the same words. */
  readonly isUse?: boolean
  /** What it is called besides, where only members of that class can be meant: "the taller man". */
  readonly noun?: string
  /** The medium in which it is: "the patient in [photo 1]". */
  readonly medium?: string
  readonly name?: NonNullable<FoundThing['name']>
  readonly attributes: readonly Stated[]
}

export type Introductions = {
  readonly isList: boolean
  /** Of a list: something is said of those in it, so that they may be some of a larger set. */
  readonly isSubject?: boolean
  readonly each: readonly Introduction[]
}

/**
 * The sets with their members introduced, and what the phrases mean: the k-th new one is the k-th member.
 * A list goes to the one set of its length before it; single subjects to the last set before them, all of
 * them or none. A set whose members have names is introduced already.
 */
export function introduced(found: Found, groups: readonly Introductions[]): Found {
  const chosen = new Map<FoundSet, readonly Introduction[]>()
  const isOpen = (set: FoundSet) =>
    !chosen.has(set) && set.members.every(({ name }) => name === undefined)
  const single = new Map<FoundSet, Introduction[]>()
  for (const { isList, isSubject, each } of groups) {
    const [first] = each
    if (!first) continue
    const before = found.sets.filter((set) => set.end <= first.start)
    if (isList) {
      const fitting = before.filter((set) => isOpen(set) && set.members.length === each.length)
      const [only, other] = fitting
      if (only && !other) chosen.set(only, each)
      if (only || !isSubject) continue
    }
    const last = before.at(-1)
    if (!last || isBesideAnother(found, last)) continue
    const known = single.get(last) ?? []
    single.set(last, [...known, ...each.filter((one) => isOf(last, one))])
  }
  for (const [set, each] of single) {
    // "One …, the other …. The silver one …": what is told of one that is there already is no third.
    const sure = each.filter(({ isSure }) => isSure)
    const isTold = distinct(sure).length === set.members.length
    const members = distinct(isTold ? sure : each)
    const isFit =
      members.length === set.members.length ||
      (members.length < set.members.length &&
        members.every(({ isSure, attributes }) => isSure && attributes.length > 0))
    if (isFit && isOpen(set)) chosen.set(set, isTold ? sure : each)
  }
  if (chosen.size === 0) return found
  const meant = [...chosen].flatMap(([set, each]) => meantBy(set, each))
  return {
    ...found,
    sets: found.sets.map((set) => withMembers(set, chosen.get(set))),
    meant: [...(found.meant ?? []), ...meant].sort((a, b) => a.start - b.start),
  }
}

/** "two servers and three clients": of which of them a name is told is open. */
const besideLengthMax = 12
const isBesideAnother = ({ sets }: Found, set: FoundSet): boolean =>
  sets.some((other) => other.end <= set.start && set.start - other.end < besideLengthMax)

/** Whether a member of the set is called this. */
function isOf({ members: [member] }: FoundSet, { noun }: Introduction): boolean {
  const name = member?.className.toLowerCase().split(' ').at(-1)
  return noun === undefined || name === noun
}

/** Whether two phrases mean the same one: "Grandma Rose", and "Rose" behind it. */
const isSame = (one: Introduction, other: Introduction): boolean =>
  one.identity === other.identity ||
  one.name?.value.toLowerCase() === other.identity ||
  other.name?.value.toLowerCase() === one.identity ||
  one.identity.endsWith(` ${other.identity}`) ||
  other.identity.endsWith(` ${one.identity}`)

/** Each that is introduced, as it is first spoken of. */
function distinct(each: readonly Introduction[]): readonly Introduction[] {
  const first = each.filter(({ isUse }) => !isUse)
  return first.filter((one, index) => first.findIndex((other) => isSame(one, other)) === index)
}

function meantBy(set: FoundSet, each: readonly Introduction[]): readonly Meant[] {
  const order = distinct(each)
  return each.flatMap((one) => {
    const member = set.members[order.findIndex((other) => isSame(one, other))]
    return member ? [{ start: one.start, end: one.end, key: member.key }] : []
  })
}

function withMembers(set: FoundSet, each: readonly Introduction[] | undefined): FoundSet {
  if (!each) return set
  const order = distinct(each)
  return {
    ...set,
    members: set.members.map((member, index) => {
      const own = order[index]
      if (!own) return member
      return {
        ...member,
        attributes: [
          ...member.attributes,
          ...own.attributes.filter(
            (each) => !member.attributes.some(({ name }) => name === each.name),
          ),
        ],
        ...(own.name ? { name: own.name } : {}),
      }
    }),
  }
}
