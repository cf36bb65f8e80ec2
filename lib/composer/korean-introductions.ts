import type { FoundSet, FoundThing } from './found'
import type { Introduction, Introductions } from './introductions'
import * as ko from './languages/ko'
import {
  copulaEnd,
  copulaOn,
  isAdnominal,
  isDescribing,
  isGoingOn,
  nounOfPredicate,
  predicateOf,
} from './languages/ko-forms'
import {
  classesOfLabels,
  classesOfLines,
  classesOfLists,
  isUsed,
  listsIn,
  namesOfEntries,
  personOf,
  shownNoun,
  word,
  type Listed,
  type Name,
} from './korean-lists'
import { isTime } from './korean-measures'
import { statedBy } from './korean-words'
import { hole, type Span } from './text'

/** What a text calls things that it does not count: with its medium, and whether it is spoken of again. */
export type KoreanNames = {
  readonly groups: readonly Introductions[]
  /** Names that no set takes, of things that the text goes on about. */
  readonly free: readonly Name[]
  /** Names by the places that they stand behind: 둘째 콩이는. */
  readonly placed: ReadonlyMap<number, Name & { readonly from: number }>
  /** Names behind the noun of what they are, of which no count tells: 학생 지우, 민서, 하준이가. */
  readonly listed: readonly Listed[]
}

const media =
  /\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)|(?:첫|두|세|네|다섯|여섯|[1-9]) ?번째 ?(?:사진|소리|그림|이미지|녹음|음성|영상)|(?<![가-힣])(?:사진|소리|그림|이미지|녹음|음성|영상) ?[1-9][0-9]?(?![0-9]|번째)/gu
const each = '(?:각각|차례로|차례대로|순서대로)'
const mediumForm = new RegExp(
  `${hole}(?:은|는|이|가) (?:${each} )?(${word})(?:의)?( ${shownNoun})?(${copulaEnd}|${copulaOn}|)(?=[\\s,.!]|$)`,
  'gu',
)
/** 드럼 소리 [소리 1]. */
const soundForm = new RegExp(
  `(?<![가-힣A-Za-z\\ufffc])(${word}) ${shownNoun}(?:은|는|이|가|:)? ?${hole}`,
  'gu',
)
/** [사진 1] 김철수, 67세 남성. */
const entryForm = new RegExp(`^\\ufffc+:? ([가-힣]{2,5})(?=[,:] ?[^,]*[0-9])`, 'u')
const side = '(왼쪽|오른쪽|가운데|맨 왼쪽|맨 오른쪽)(?:에 있는)?(?: (것|거|게|애|아이|쪽))?'
const topicForm = new RegExp(`(?:^|[,.] ?|(?<=[고며데만]) )(${word})(?:은|는|이|가) `, 'gu')
const placeForm = new RegExp(
  `(?<![가-힣])(첫째|둘째|셋째|넷째|다섯째|막내|[1-9]번)(?: ([가-힣]{1,6}))?? (${word})(?:은|는|이가|가|이|의|도)(?= )`,
  'gu',
)
const one =
  /(?<![가-힣])(?:(?:또 |나머지 )?다른 |또 |나머지 |마지막 )?(?:하나|한 (?:마리|명|분|대|개|장|권|병|잔|채|벌|그루))(?=[은는이가](?:\s|$))/gu
const places = /첫째|둘째|셋째|(?:첫|두|세|네) ?번째|[1-9]번(?![째가-힣]*째)/u

/** What a sentence says with signs in place of what names media. */
export const withoutMedia = (said: string): string =>
  said.replace(media, (found) => hole.repeat(found.length))

/**
 * Whom the sentences of a text introduce by names: in lists (지우, 민서, 하준이가), beside media ([사진 1]은
 * 몬스테라이고 …), as subjects of their own, or one by one (하나는 …, 다른 하나는 …), where the sets stand
 * alone: beside a single thing 한 마리 may be that.
 */
export function koreanNames(
  text: string,
  sentences: readonly Span[],
  sets: readonly FoundSet[],
  isAlone: boolean,
): KoreanNames {
  const classes = new Set(sets.flatMap(({ members }) => (members[0]?.className ?? '').split(' ')))
  const isName = (value: string) => isNameOf(value, classes)
  const said = sentences.map(({ start, end }) => ({
    start,
    words: withoutMedia(text.slice(start, end)),
  }))
  const ones = isAlone ? said.flatMap(({ start, words }) => onesIn(words, start)) : []
  const sided = [false, true].map((isPlain) =>
    said.flatMap(({ start, words }) => sidesIn(words, start, classes, isPlain)),
  )
  const labelled = classesOfLabels(said, text)
  const nouns = new Set([...classes, ...labelled.map(({ noun }) => noun.value)])
  const placed = placedIn(said, (value) => isNameOf(value, nouns), classes, sets[0]?.members.length)
  if (ones.length > 1) return { groups: ones, free: [], placed, listed: [] }
  const told = sided.find((groups) =>
    sets.some(({ members }) => members.length === distinctCount(groups)),
  )
  if (told) return { groups: told, free: [], placed, listed: [] }
  const own = labelled.filter(({ noun, count }) =>
    sets.some(
      ({ members }) => members.length === count && members[0]?.className.endsWith(noun.value),
    ),
  )
  if (own.length > 0) return { groups: own.flatMap(byLabels), free: [], placed, listed: [] }
  const entries = namesOfEntries(text, sets[0]?.end ?? 0, isName)
  if (sets.some(({ members }) => members.length === entries.length))
    return { groups: [listOf(entries)], free: [], placed, listed: [] }
  const beside = said
    .flatMap(({ start, words }) => besideMedia(words, start, isName))
    .sort((a, b) => a.start - b.start)
    .filter(({ value }, at, all) => all.findIndex((other) => other.value === value) === at)
  // - [사진 1] 철제, 실내: what a line says of its own medium names nobody.
  const lists = said
    .filter(({ words }) => !/^(?:\S{1,3} ?\ufffc|[^,.]{1,6}[째번] ?[-–—=:])/u.test(words))
    .flatMap(({ start, words }) => listsIn(words, start, isName))
  const usedAgain = (name: Name) => isUsed(text.slice(name.end), name.value)
  const counts = new Set(sets.map(({ members }) => members.length))
  const listed =
    sets.length === 0
      ? [
          ...labelled,
          ...classesOfLists(said, lists, usedAgain),
          ...classesOfLines(said, text),
        ].slice(0, 1)
      : []
  if (listed.length > 0) return { groups: [], free: [], placed, listed }
  const groups: Introductions[] = []
  let free: readonly Name[] = []
  if (beside.some(usedAgain)) {
    const count = [...counts].find((n) => n <= beside.length) ?? 0
    if (count > 1) groups.push(listOf(beside.slice(0, count)))
    const inLists = new Set(lists.flat().map(({ value }) => value))
    free = (counts.size > 0 && count === 0 ? [] : beside.slice(count)).filter(
      (name) => usedAgain(name) && !inLists.has(name.value),
    )
  }
  groups.push(...lists.filter(({ length }) => counts.has(length)).map(listOf))
  if (groups.length === 0 && !places.test(text))
    groups.push(...topicGroups(said, sets, isName, usedAgain))
  return { groups, free, placed, listed: [] }
}

/** 하늘이는 3학년이고 …, 에티오피아는 … [사진 1]: subjects of their own, one by one. */
function topicGroups(
  said: readonly { readonly start: number; readonly words: string }[],
  sets: readonly FoundSet[],
  isName: (value: string) => boolean,
  usedAgain: (name: Name) => boolean,
): readonly Introductions[] {
  const topics = said.flatMap(({ start, words }) => topicsIn(words, start, isName))
  const isOfPeople = sets.some(({ label }) => /(?:명|분|사람)$/u.test(label))
  const isOfLiving = isOfPeople || sets.some(({ label }) => label.endsWith('마리'))
  const isFirm = ({ value }: Name) => /^[A-Z0-9]| /.test(value)
  const own = topics.filter(
    (topic) =>
      topic.isBeside || (isOfLiving && isNamed(topic)) || isFirm(topic) || usedAgain(topic),
  )
  const firm = own.filter(isFirm)
  const count = new Set(firm.map(({ value }) => value)).size
  return (sets.some(({ members }) => members.length === count) ? firm : own).map((topic) => ({
    isList: false,
    each: [introductionOf(isOfPeople && isNamed(topic) ? personOf(topic) : topic)],
  }))
}

const verbal =
  /[가-힣](?:고요|는데|은데|인데|데요|에요|예요|어요|아요|해요|니다|지만|면서|어서|아서|해서|든지|거나|까지|부터|처럼|에서|에게)$/u

/** Whether a word may be what somebody or something is called, and is no noun of what they are. */
export function isNameOf(value: string, classes: ReadonlySet<string> = new Set()): boolean {
  const [first = '', title] = value.split(' ')
  if (title !== undefined) return first.length <= 4
  return (
    !classes.has(first) &&
    !ko.abstractNouns.has(first) &&
    !ko.parts.has(first) &&
    !ko.attributeNouns.has(first) &&
    !ko.mediumNouns.has(first) &&
    !ko.owners.has(first) &&
    !ko.isPerson(first) &&
    // 중2: a year of school.
    !/^[초중고대][1-6]$/u.test(first) &&
    !ko.pointers.has(first) &&
    (ko.colourOf(first) === undefined || /이$/u.test(first)) &&
    !verbal.test(first) &&
    !isGoingOn(first) &&
    !new RegExp(`^(?:${ko.numberForms})(?:${ko.counters}|번|째|번째)?$|^[0-9]`, 'u').test(first) &&
    !new RegExp(`^(?:${ko.placeNouns})(?:쪽)?$`, 'u').test(first) &&
    // 번째의, 둘째는: a place with any particle.
    !/^(?:[첫둘셋넷]|다섯|여섯|일곱|여덟|아홉|열|[0-9]+)?(?:번째|째|번)(?:[은는이가의도를]|와|과|에|로|만|랑)?$/u.test(
      first,
    ) &&
    !/^(?:각각|모두|다른|나머지|하나|둘|셋|그리고|그런데|하지만|여기|거기|이거|그거|저거|누구|어느|어떤|무엇|뭐|네|응|제가|내가|제|내|그녀|그|저희|이들|그들|두번째|첫번째|남자|여자|남성|여성|수컷|암컷)$/u.test(
      first,
    )
  )
}

const introductionOf = ({ start, end, value }: Name): Introduction => ({
  start,
  end,
  identity: value,
  isSure: false,
  name: { start, end, value },
  attributes: [],
})

/** 환자 두 명이에요. 환자 A는 …: whom each letter or number means. */
const byLabels = ({ names, uses = [] }: Listed): readonly Introductions[] =>
  [...uses]
    .sort((a, b) => a.place - b.place || a.start - b.start)
    .map(({ start, end, place }) => {
      const name = names[place - 1]
      const own = { start, end, identity: `${place}`, isSure: true, attributes: [] }
      return { isList: false, each: [name ? { ...own, name } : own] }
    })

const listOf = (names: readonly Name[]): Introductions => ({
  isList: true,
  each: names.map(introductionOf),
})

/** 하나는 빨간 로드고 다른 하나는 접이식이야. */
function onesIn(said: string, from: number): readonly Introductions[] {
  return [...said.matchAll(one)].map((match, index): Introductions => {
    const start = from + match.index
    return {
      isList: false,
      each: [
        {
          start,
          end: start + match[0].length,
          identity: /^(?:하나|한 )/u.test(match[0]) ? `one ${index}` : `${match[0]} ${index}`,
          isSure: true,
          attributes: [],
        },
      ],
    }
  })
}

/** 왼쪽 고양이는 …, 오른쪽은 …; 흰 강아지는 …; 1층 것은 …, 작년 것은 …: by where they are, how or of what. */
function sidesIn(
  said: string,
  from: number,
  classes: ReadonlySet<string>,
  isPlain: boolean,
): readonly Introductions[] {
  const nouns = [...classes].filter((name) => /^[\p{L}\p{N}]+$/u.test(name)).join('|')
  const described = new RegExp(
    `(?<![가-힣0-9])(?:${side}|([가-힣0-9]{1,8})(?:에 있는)? (?:(?:${nouns})|${isPlain ? '(것|거|건)' : '()'}))(?:(?=[은는이가도],? )|(?<=건)(?= ))`,
    'gu',
  )
  return [...said.matchAll(described)].flatMap((match): readonly Introductions[] => {
    const [whole, bare, , described = '', pronoun] = match
    const how = bare ?? described
    const isSide = bare !== undefined || new RegExp(`^${side}$`, 'u').test(how)
    const isHow = isDescribing(how) || isAdnominal(how) || ko.colourOf(how) !== undefined
    if (/^(?:다른|어떤|그런|이런|같은|모든)$/u.test(how)) return []
    if (!isSide && !(isHow ? isTelling(how, pronoun) : isPlain && isTeller(how))) return []
    const span = { start: from + match.index, end: from + match.index + whole.length }
    const own = { start: span.start, end: span.start + how.length }
    const attributes =
      isSide || inHouse.test(how)
        ? [{ ...own, name: '장소', value: how }]
        : isHow
          ? statedBy([{ ...own, text: how }])
          : []
    return [{ isList: false, each: [{ ...span, identity: how, isSure: true, attributes }] }]
  })
}

/** 중요한 것은, 좋은 것은: of no one of them; 작은 것은 is. */
const isTelling = (how: string, pronoun: string | undefined): boolean =>
  pronoun === undefined || ko.subjectMatterOf(predicateOf(how)) !== undefined
/** 거실, 작년, 삼성: a noun that may tell one from others; 첫 번째 and 우리 tell by other means. */
const isTeller = (how: string): boolean =>
  (/^[0-9]+[층호동관]$/u.test(how) || isTime(how) || isNameOf(how)) &&
  !/(?:[은는을를에의로고며게서도만]|에서|하는|대로|[0-9](?:대|개|명))$/u.test(how) &&
  !/^[0-9]+$/u.test(how)
const inHouse = /^(?:[0-9]+층|[0-9]+호|[가-힣]+[실방]|부엌|현관|베란다|마당|옥상|창고|차고)$/u

const distinctCount = (groups: readonly Introductions[]): number =>
  new Set(groups.flatMap(({ each: all }) => all.map(({ identity }) => identity))).size

/** [사진 1]은 가야금이고 [사진 2]는 거문고예요; [사진 1], [사진 2]가 각각 가야금, 거문고야. */
function besideMedia(
  said: string,
  from: number,
  isName: (value: string) => boolean,
): readonly (Name & { readonly medium?: Span })[] {
  const found: (Name & { readonly medium?: Span })[] = []
  for (const match of said.matchAll(soundForm)) {
    const value = match[1] ?? ''
    const start = from + match.index
    if (isName(value)) found.push({ start, end: start + value.length, value })
  }
  const entry = entryForm.exec(said)
  const named = entry?.[1] ?? ''
  if (entry && isName(named) && !isTime(named)) {
    const start = from + entry[0].length - named.length
    found.push({ start, end: start + named.length, value: named })
  }
  for (const match of said.matchAll(mediumForm)) {
    const value = match[1] ?? ''
    const start = from + match.index + match[0].indexOf(value, 2)
    const [, , shown, ending = ''] = match
    const isNoun = shown || ending === '' || nounOfPredicate(`${value}${ending}`) !== undefined
    if (!isName(value) || !isNoun) continue
    const lead = said.slice(0, match.index + 1)
    const begin = from + lead.length - (/\ufffc+$/u.exec(lead)?.[0].length ?? 0)
    const medium = { start: begin, end: from + lead.length }
    found.push({ start, end: start + value.length, value, medium })
  }
  return found
}

/** [소리 1]은 박새, [소리 2]는 딱새예요: of what kind each medium is told to be. */
export const kindsOfMedia = (said: string, from: number) =>
  besideMedia(withoutMedia(said), from, (value) => isNameOf(value)).flatMap((each) =>
    each.medium && !isTime(each.value) && nounEnd.test(said.slice(each.end - from))
      ? [{ ...each, medium: said.slice(each.medium.start - from, each.medium.end - from) }]
      : [],
  )
const nounEnd = new RegExp(`^(?:[,.!]|$|(?:${copulaEnd}|${copulaOn})(?![가-힣]))`, 'u')

type Topic = Name & { readonly clause: string; readonly isBeside: boolean }

/** 하늘이는 3학년이고, 다솜은 간호사야: a name, that nobody heard before, of one who has an age or a trade. */
const isNamed = ({ value, clause }: Topic): boolean =>
  /^[가-힣]{2,3}$/u.test(value) && (/^[가-힣]{2}이$/u.test(value) || lived.test(clause))
const lived = new RegExp(
  `(?<![가-힣])(?:(?:[0-9]{1,3}|${ko.numberForms}) ?(?:살|세|학년|개월)|(?:남|여)(?:자|성|학생)|[수암]컷|[가-힣]{1,4}(?:생|자|사|원|너|수|관))(?:이?고|이?며|인데|이?야|이에요|예요|입니다|이?다|쯤|[ ,.]|$)`,
  'u',
)

function topicsIn(
  said: string,
  from: number,
  isName: (value: string) => boolean,
): readonly Topic[] {
  const all = [...said.matchAll(topicForm)]
  return all.flatMap((match, index) => {
    const value = match[1] ?? ''
    if (value === '' || !isName(value)) return []
    const start = from + match.index + match[0].indexOf(value)
    const clause = said.slice(match.index + match[0].length, all[index + 1]?.index ?? said.length)
    const name = { start, end: start + value.length, value }
    return [{ ...name, clause, isBeside: clause.includes(hole) }]
  })
}

function placedIn(
  said: readonly { readonly start: number; readonly words: string }[],
  isName: (value: string) => boolean,
  classes: ReadonlySet<string>,
  count: number | undefined,
): KoreanNames['placed'] {
  const placed = new Map<number, Name & { readonly from: number }>()
  for (const { start: from, words } of said) {
    for (const match of words.matchAll(placeForm)) {
      const [whole, place = '', noun, value = ''] = match
      const n = place === '막내' ? count : ko.placeOf(place)
      if (value.length < 2 || (noun !== undefined && !classes.has(noun))) continue
      if (n === undefined || !isName(value) || isAdnominal(value) || placed.has(n)) continue
      const start = from + match.index + whole.lastIndexOf(value)
      placed.set(n, { start, end: start + value.length, value, from: from + match.index })
    }
  }
  return placed
}

/** Things that a text names beside media and goes on about, of no class but their name. */
export const freeThings = (
  names: readonly Name[],
  keyOf: (name: string) => string,
): readonly FoundThing[] =>
  names.map(({ start, end, value }) => ({
    start,
    end,
    key: keyOf(value.replaceAll(' ', '-')),
    label: value,
    className: value,
    attributes: [],
  }))
