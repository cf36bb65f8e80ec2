import type { Eojeol, Ref } from './eojeols'
import { isMedium, type Facts } from './fact'
import * as ko from './languages/ko'
import { closes, copulaOn, isConnective, nounOfPredicate } from './languages/ko-forms'

/** Tails of a reference that make it what a clause is about. */
const topicTail =
  /^(?:들)?(?:은|는|이|가|이는|이가|도|이도|께서는?|모두|만|의|네|쪽은|쪽이|까지(?:는|가)?|이랑은|(?:이?예요|이에요|이?야|입니다|이?다|인데요?)?:)[,]?$/u
const listing = /^(?:이랑|랑|하고|와|과|,|그리고|및)?,?$/u
const wholes = /^(?:둘|셋|넷|모두|다|전부|각자)$/u
const isPlainTopic = (text: string): boolean => /[가-힣A-Za-z0-9)](?:은|는)[,]?$/u.test(text)

export const areMedia = (ids: readonly string[], facts: Facts): boolean =>
  ids.length > 0 && facts.expand(ids).every((id) => isMedium(facts.nodes.kindOf(id)))

/** References that a clause is about, and the words left without them. */
export type Subject = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly isListed: boolean
  /** Where the text says whose medium is meant: 가야금 소리는, 첫째의 사진은. */
  readonly rest: readonly Eojeol[]
  readonly extra: readonly string[]
}

/**
 * Clauses end behind a verb that goes on (길고, 있는데,), and at a comma where a new subject begins or where
 * one thing is spoken of (세 살, 갈색, …); not in 앉아 있고 … nor within a list.
 */
export function clausesOf(
  eojeols: readonly Eojeol[],
  facts: Facts,
): readonly (readonly Eojeol[])[] {
  const clauses: Eojeol[][] = [[]]
  let isOfOne = false
  eojeols.forEach((eojeol, at) => {
    const clause = clauses.at(-1) as Eojeol[]
    clause.push(eojeol)
    if (eojeol.ref && /^(?:은|는|이는|도|:)$/u.test(eojeol.ref.tail))
      isOfOne = facts.expand(eojeol.ref.ids).length === 1
    const next = eojeols[at + 1]
    if (!next) return
    const text = eojeol.ref ? eojeol.ref.tail : eojeol.text
    const isCut = /,$/u.test(text)
      ? !isListing(clause, next, facts) && isCutAtComma(eojeols, at, isOfOne, facts)
      : isVerb(eojeol, text) && !isJoined(eojeols, at, text)
    if (isCut) clauses.push([])
  })
  return clauses.filter((clause) => clause.length > 0)
}

/** [a], [b], [c]는: things or media that are listed. */
const isListing = (clause: readonly Eojeol[], next: Eojeol, facts: Facts): boolean =>
  next.ref !== undefined &&
  clause.every(
    ({ ref }) =>
      ref &&
      listing.test(ref.tail) &&
      areMedia(ref.ids, facts) === areMedia(next.ref?.ids ?? [], facts),
  )

function isCutAtComma(
  eojeols: readonly Eojeol[],
  at: number,
  isOfOne: boolean,
  facts: Facts,
): boolean {
  const eojeol = eojeols[at] as Eojeol
  if (eojeols[0]?.open && !eojeol.ref) return true
  const text = eojeol.ref ? eojeol.ref.tail : eojeol.text
  if (isVerb(eojeol, text)) return !/^(?:그리고|하고|말고)/u.test(text)
  if (/(?:이랑|랑|하고|와|과|은|는|도|[가-힣]에|에서),$/u.test(text)) return false
  if (beginsSubject(eojeols, at + 1)) return true
  // [a]가 첫째, [b]가 둘째; 드럼 [a], 베이스 [b].
  const next = eojeols[at + 1]?.ref
  if (next && /^(?:이|가)$/u.test(next.tail) && areMedia(next.ids, facts)) return true
  // [a]에는 첫째가, [b]에는 둘째가.
  if (next && /^(?:에|에는|에서는)$/u.test(next.tail) && /(?:이|가),$/u.test(text)) return true
  if (
    eojeol.ref &&
    next &&
    areMedia(eojeol.ref.ids, facts) &&
    !areMedia(next.ids, facts) &&
    next.tail === '' &&
    eojeol.ref.tail === ','
  )
    return true
  return isOfOne && !(eojeol.ref && eojeols[at + 1]?.ref)
}

/** Whether what stands behind a comma is a subject of its own: 둘째는 …, 나머지 하나는 …. */
function beginsSubject(eojeols: readonly Eojeol[], from: number): boolean {
  for (let at = from; at < Math.min(eojeols.length, from + 3); at++) {
    const { ref, text } = eojeols[at] as Eojeol
    const said = ref ? ref.tail : text
    if (ref ? /^(?:이?는|은|도)$/u.test(said) : isPlainTopic(said)) return true
    if (/[가-힣]가$|^(?:이|가|이가)$/u.test(said)) return false
    if (/,$/u.test(said) || isVerb(eojeols[at] as Eojeol, said)) return false
  }
  return false
}

const goingOn = new RegExp(`^(?:${copulaOn}|예요|이에요),?$`, 'u')

/** A verb, or a noun with a copula, that goes on: 길고, 있는데, 갤럭시고, [사진 1]이고. */
function isVerb({ ref }: Eojeol, text: string): boolean {
  if (!isConnective(text)) return false
  if (/(?:다고|라고|이라고)[,]?$/u.test(text)) return false
  return !ref || goingOn.test(text)
}

function isJoined(eojeols: readonly Eojeol[], at: number, text: string): boolean {
  const [next, behind, before] = [eojeols[at + 1], eojeols[at + 2], eojeols[at - 1]]
  if (!next || next.ref) return false
  const said = next.text.replace(/[.!~]+$/u, '')
  // 입고 있다, 자고 있다: one verb.
  if (/고$/u.test(text) && /^(?:있|싶|나서)/u.test(next.text)) return true
  // 털이 희고 곱슬곱슬해: both are said of one part.
  const isOfPart = before && !before.ref && /[가-힣](?:이|가|은|는)$/u.test(before.text)
  const isLast = !behind || isConnective(next.text)
  return (
    isOfPart === true &&
    isLast &&
    nounOfPredicate(text) === undefined &&
    !/^[있없]/u.test(text) &&
    !/(?:이|가|은|는|을|를|야|요)$/u.test(said.replace(/(?:아|어|해|여|워)요$/u, ''))
  )
}

/** References that a clause is about: 첫째와 셋째는, 셋째처럼 둘째도, 가야금 소리는. */
export function subjectOf(clause: readonly Eojeol[], facts: Facts): Subject | undefined {
  for (let at = 0; at < clause.length; at++) {
    if (!clause[at]?.ref) continue
    const listed = listAt(clause, at, facts)
    const { behind, last } = withWhole(clause, listed.next, listed.last)
    const noun = clause[behind]
    const isOwner =
      last === '' &&
      noun &&
      !noun.ref &&
      // [소리 1], [소리 2] 소리가 나: of a medium its own sound is no subject.
      !(areMedia(listed.ids, facts) && /[이가]$/u.test(noun.text)) &&
      (isMediumTopic(noun.text) ||
        isPartTopic(noun.text, areMedia(listed.ids, facts)) ||
        isOfMedia(clause, behind, facts))
    if (!isOwner && !topicTail.test(last)) {
      at = Math.max(at, listed.next - 1)
      continue
    }
    // 첫째의 꼬리는 길어 tells of a part, 첫째의 사진이야 of nothing that it is.
    const own =
      last.startsWith('의') && !/[가-힣][은는이가도]$/u.test(noun?.text ?? '')
        ? [{ ...(clause[behind - 1] as Eojeol), text: '의' }].map(({ ref: _, ...plain }) => plain)
        : []
    const before = clause.slice(0, at).filter(({ ref }) => ref)
    const rest = [...before, ...own, ...clause.slice(behind)]
    return {
      ids: facts.expand(listed.ids),
      isList: listed.count > 1 || listed.ids.length === 1,
      isListed: last.includes(':'),
      rest,
      extra: extraIn(rest, facts),
    }
  }
  return undefined
}

/** 사진은, 소리는: a clause about what shows a thing is about the thing. */
export const isMediumTopic = (text: string): boolean =>
  /(?:은|는|이|가)$/u.test(text) && ko.mediumOf(text.replace(/(?:은|는|이|가)$/u, '')) !== undefined

/** 첫째 이름은, 둘째 꼬리는: of whom the part is. */
const isPartTopic = (text: string, isOfMedia: boolean): boolean => {
  const noun = text.replace(/(?:은|는|이|가)$/u, '')
  return !isOfMedia && noun !== text && (ko.parts.has(noun) || ko.attributeNouns.has(noun))
}

/** 김민수 씨 포트폴리오는 [사진 1]입니다: whatever of a thing a medium is. */
const isOfMedia = (clause: readonly Eojeol[], at: number, facts: Facts): boolean =>
  (isPlainTopic(clause[at]?.text ?? '') || ko.mediumOf(clause[at]?.text ?? '') !== undefined) &&
  clause.length > at + 1 &&
  clause.slice(at + 1).every(({ ref }) => ref && areMedia(ref.ids, facts))

function listAt(
  clause: readonly Eojeol[],
  at: number,
  facts: Facts,
): { ids: readonly string[]; next: number; last: string; count: number } {
  const ids: string[] = []
  let last = ''
  let count = 0
  let next = at
  for (; next < clause.length; next++) {
    const { ref } = clause[next] as Eojeol
    if (!ref) break
    ids.push(...ref.ids)
    count++
    last = ref.tail
    if (/^그리고$/u.test(clause[next + 1]?.text ?? '') && listing.test(last)) next++
    else if (!listing.test(last)) {
      next++
      break
    }
    // 세 개 모두 [바구니]에, 자전거 두 대, [앞]: a thing and a medium beside it are no list.
    const behind = clause[next + 1]?.ref
    if (/^,?$/u.test(last) && behind && areMedia(behind.ids, facts) !== areMedia(ref.ids, facts)) {
      last = '는'
      next++
      break
    }
  }
  return { ids, next, last, count }
}

/** 셋 다, 둘 모두: a whole behind the list. */
function withWhole(
  clause: readonly Eojeol[],
  from: number,
  tail: string,
): { behind: number; last: string } {
  let [behind, last] = [from, tail]
  for (; behind < clause.length && !clause[behind]?.ref; behind++) {
    const text = clause[behind]?.text ?? ''
    if (!wholes.test(text.replace(/[은는이가도]$/u, ''))) break
    last = /[은는이가도]$/u.exec(text)?.[0] ?? (last === '' ? '는' : last)
  }
  return { behind, last }
}

/** 셋째처럼, 셋째와 같이: of whom the same is said. */
export function extraIn(clause: readonly Eojeol[], facts: Facts): readonly string[] {
  return clause.flatMap(({ ref }, at) => {
    const isLike =
      ref &&
      (/^처럼|^같이/u.test(ref.tail) ||
        (/^[와과]$/u.test(ref.tail) &&
          /^(?:마찬가지로|같이|똑같이)/u.test(clause[at + 1]?.text ?? '')))
    return isLike ? facts.expand(ref.ids) : []
  })
}

/** 하나는, 한 마리가, 나머지는: of some of a whole, of which is not told. */
const some = new RegExp(
  `^(?:하나|나머지|일부|대부분|한 ?(?:${ko.counters}))(?:은|는|이|가|만)$`,
  'u',
)

/**
 * Whether a clause is about something that is not known: K3는 [사진 2]야, 민지는 티를 입었어. A part may have its
 * values there, but no medium.
 */
export function isOfAnother([first, ...rest]: readonly Eojeol[], facts: Facts): boolean {
  if (!first || first.ref) return false
  if (some.test(first.text) || some.test(`${first.text} ${rest[0]?.text ?? ''}`)) return true
  if (!isPlainTopic(first.text) || isMediumTopic(first.text)) return false
  const isShown = rest.length > 0 && rest.every(({ ref }) => ref && areMedia(ref.ids, facts))
  const isOther = otherSubject([first, ...rest]) === 'other'
  return (
    isShown || (isOther && rest.some(({ ref, text }) => ref || /[가-힣](?:을|를)$/u.test(text)))
  )
}

/** What a clause without a reference as its subject begins with, where that is no part of what is spoken of. */
export function otherSubject(clause: readonly Eojeol[]): 'part' | 'other' | undefined {
  const at = clause.findIndex(
    ({ ref, text }) => !ref && /[가-힣A-Za-z0-9](?:은|는|이|가)$/u.test(text),
  )
  const found = clause[at]
  if (!found || clause.slice(0, at).some(({ ref }) => ref)) return undefined
  const noun = found.text.replace(/(?:은|는|이|가)$/u, '')
  if (/^(?:저|나|제|내|우리|이것|이거|그것|그거|여기|누)$/u.test(noun)) return 'other'
  return ko.parts.has(noun) || ko.attributeNouns.has(noun) || ko.mediumNouns.has(noun)
    ? 'part'
    : at === clause.length - 1 || /^(?:있|없)/u.test(clause[at + 1]?.text ?? '')
      ? 'part'
      : 'other'
}

/**
 * 첫째는 사료, 둘째는 캔을 먹어: a clause that leaves its verb to one behind it, with that verb; 첫째는 푸들,
 * 둘째는 말티즈야 needs none.
 */
export function withVerbs(
  clauses: readonly (readonly Eojeol[])[],
  facts: Facts,
): readonly (readonly Eojeol[])[] {
  let ending: Ending | undefined
  let behind: readonly Eojeol[] = []
  const read = [...clauses].reverse().map((own) => {
    const clause = withVerbOf(own, behind, facts)
    behind = clause
    if (clause !== own) return clause
    const last = clause.at(-1)
    const before = clause.at(-2)
    const found = endingOf(clause)
    const isBare =
      last && !last.ref && /,$/u.test(last.text) && !isVerb(last, last.text) && before?.ref
    if (!isBare || found || !subjectOf(clause, facts)) {
      ending = found
      return clause
    }
    if (!ending) return clause
    const noun = last.text.replace(/,$/u, '')
    const bare = noun.replace(/(?:을|를)$/u, '')
    const text = closes(bare) ? bare + ending.closed : bare + ending.open
    return [...clause.slice(0, -1), { ...last, text }, ...ending.verb]
  })
  return read.reverse()
}

/** 민수는 [사진 1]를, 지영이는 [사진 2]를 그렸고: with the verb that stands behind the same particle. */
function withVerbOf(
  clause: readonly Eojeol[],
  behind: readonly Eojeol[],
  facts: Facts,
): readonly Eojeol[] {
  const last = clause.at(-1)
  // [사진 1]은 지호, [사진 2]는 수아가 그렸어요
  const [, doer, ...made] = behind
  const isMade = doer?.ref && /^[이가]$/u.test(doer.ref.tail) && made.every(({ ref }) => !ref)
  const isDoer =
    last?.ref &&
    /^[이가]?,$/u.test(last.ref.tail) &&
    !areMedia(last.ref.ids, facts) &&
    clause.length === 2
  const isOfMedia = [clause, behind].every(([each]) => each?.ref && areMedia(each.ref.ids, facts))
  if (isOfMedia && last?.ref && isDoer && isMade && made.length > 0)
    return [clause[0] as Eojeol, { ...last, ref: { ...last.ref, tail: '가' } }, ...made]
  // 은우는 [사진 1], 서아는 [사진 2]를 그렸어: a medium without its particle.
  const isBare = last?.ref?.tail === ',' && areMedia(last.ref.ids, facts) && clause.length === 2
  const particle = /^(을|를|에|에서|에게|한테|로|으로),$/u.exec(last?.ref?.tail ?? '')?.[1]
  if (!last?.ref || (particle === undefined && !isBare) || !subjectOf(clause, facts)) return clause
  const isSame = (ref: Ref) =>
    particle === undefined
      ? areMedia(ref.ids, facts) && /^(?:을|를|에|에서)$/u.test(ref.tail)
      : ref.tail === particle || (/[을를]/u.test(particle) && /^[을를]$/u.test(ref.tail))
  const at = behind.findLastIndex(({ ref }) => ref !== undefined && isSame(ref))
  const verb = behind.slice(at + 1)
  if (at < 0 || verb.length === 0 || verb.some(({ ref }) => ref)) return clause
  const tail = particle ?? behind[at]?.ref?.tail ?? ''
  return [...clause.slice(0, -1), { ...last, ref: { ...last.ref, tail } }, ...verb]
}

/** The particle of a clause's last noun, behind a consonant and a vowel, and the verb behind it. */
type Ending = {
  readonly closed: string
  readonly open: string
  readonly verb: readonly Eojeol[]
}

function endingOf(clause: readonly Eojeol[]): Ending | undefined {
  const at = clause.findLastIndex(({ ref, text }) => !ref && /[가-힣](?:을|를|이|가)$/u.test(text))
  const verb = clause.slice(at + 1)
  if (at < 1 || verb.length === 0 || verb.some(({ ref }) => ref)) return undefined
  const isObject = /(?:을|를)$/u.test(clause[at]?.text ?? '')
  return { closed: isObject ? '을' : '이', open: isObject ? '를' : '가', verb }
}
