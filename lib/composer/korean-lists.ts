import * as ko from './languages/ko'
import { copulaEnd, isAdnominal, isGoingOn, nounOfPredicate } from './languages/ko-forms'
import { stemOf } from './korean-words'
import { hole, type Span } from './text'

export type Name = Span & { readonly value: string }
/** A sentence with signs in place of its media. */
type Said = { readonly start: number; readonly words: string }
/** Things of which no count tells, by the noun of what they are; their names are missing where only media stand for them. */
export type Listed = {
  readonly noun: Name
  readonly count: number
  readonly names: readonly Name[]
  /** Where a letter or a number stands for one of them, which counts from 1. */
  readonly uses?: readonly (Span & { readonly place: number })[]
}

const title = '(?: (?:씨|님|군|양)(?![가-힣]{3}))'
export const word = `[가-힣A-Za-z][가-힣A-Za-z0-9]{0,11}?${title}?`
const join = '(?: ?\\ufffc+)?(?:, ?|(?:이랑|랑|하고|와|과) (?!씨))(?:그리고 )?'
const listForm = new RegExp(
  `(?<![가-힣A-Za-z0-9\\ufffc])(${word}(?:${join}${word})+)(?=[\\s,.!]|$)`,
  'gu',
)

const people = /학생|아이|친구|[두세네0-9] ?명|사람|어린이|형제|자매|조카|남매/u

/** Lists of names that are a subject, an object or what is told of one. */
export function listsIn(
  said: string,
  from: number,
  isName: (value: string) => boolean,
): readonly (readonly Name[])[] {
  return [...said.matchAll(listForm)].flatMap((match) => {
    const start = from + match.index
    const names = namesOf(match[0], start)
    const isAll =
      names.length > 1 &&
      names.every(
        ({ value, end }) =>
          isName(value) && !(said.startsWith(` ${hole}`, end - from) && isMarked(value)),
      )
    const isPeople = people.test(said)
    // 발음이 또렷하고 은채는: a verb behind its subject.
    const before = /(\S+) $/u.exec(said.slice(0, match.index))?.[1] ?? ''
    const isSubject =
      stemOf(before, /^(.+?)(이|가)?$/u.exec(before)) !== before ||
      (/[은는]$/u.test(before) && /[은는]$/u.test(match[0]))
    if (isSubject && /^[가-힣]+하고 /u.test(match[0])) return []
    return isAll ? [names.map((name) => (isPeople ? personOf(name) : name))] : []
  })
}

/** 포트폴리오는 before a medium is no name; 시은 is one. */
const isMarked = (word: string): boolean =>
  stemOf(word, /^(.+?)(은|는|가|을|를|에|의)?$/u.exec(word)) !== word

/** Nouns of what is often called by names. */
export const classNouns =
  /^(?:학생|아이|친구|환자|강아지|개|고양이|동생|딸|아들|형제|자매|선수|배우|가수|멤버|직원|동료|팀원|조원|조카|자녀|손주|고객|손님|지원자|후보|후보지|여행지|시안|매물|기종|모델|반려견|반려묘|용의자|새|앵무새|토끼|물고기|햄스터|식물|화분|꽃|나무|자동차|차|자전거|도시|카페|식당|제품|책|곡|악기|와인|컵|의자|로봇|건물|집)$/u

const copula = new RegExp(`^(?: ?\\ufffc+)?(?:${copulaEnd})(?![가-힣])`, 'u')

/**
 * 학생 지우, 민서, 하준이가; 직원은 박지훈과 최수아예요: lists behind the noun of what they are. What a noun that
 * is none of these is told to be (여행지는 …야) is one of its kind where the text goes on about each.
 */
export function classesOfLists(
  said: readonly Said[],
  lists: readonly (readonly Name[])[],
  isUsed: (name: Name) => boolean,
): readonly Listed[] {
  return lists.flatMap((names): readonly Listed[] => {
    const [from, to] = [names[0]?.start ?? 0, names.at(-1)?.end ?? 0]
    const own = said.find(({ start, words }) => start <= from && from < start + words.length)
    if (!own) return []
    const lead = own.words.slice(0, from - own.start)
    const match = /(?<![가-힣])([가-힣]{1,10})( 이름[은이])?(:)? $/u.exec(lead)
    const raw = match?.[1] ?? ''
    const value = (stemOf(raw, /^(.+?)(은|는|이|가)?$/u.exec(raw)) ?? raw).replace(
      /(?<=.)(?:들인|들|인)$/u,
      '',
    )
    const isTold = match?.[2] !== undefined || /[은는이가]$/u.test(raw.slice(value.length))
    if (isTold && !copula.test(own.words.slice(to - own.start))) return []
    const isClass = classNouns.test(value) || (isTold && isThing(value) && names.every(isUsed))
    // 의자 두 개 사기, 책상 …: a counter.
    if (new RegExp(`(?:${ko.numberForms}) ?${value} $`, 'u').test(lead)) return []
    if (!match || !isClass || names.some((name) => name.value === value)) return []
    const start = own.start + match.index
    return [{ noun: { start, end: start + value.length, value }, count: names.length, names }]
  })
}

const label = '(?:[A-H]|[1-9])'
const behindLabel = `(?= ?(?:,|:|\\(|\\ufffc)|(?:이?랑|[은는이가의도를을과와에]|입니다|이?고|이?야|예요)(?![가-힣]))`
const labelForms = [
  `(?<noun>[가-힣]{1,8}) ?(?<labels>${label}${behindLabel}(?:(?:, ?|[와과] |이?랑 )(?:\\k<noun> ?)?${label}(?![A-Za-z0-9번층]))*)`,
  `(?<labels>${label})번? (?<noun>[가-힣]{1,8}?)(?=(?:[은는이가의]|에는|[와과])(?![가-힣]))`,
  `(?<labels>[첫두세네] ?번째|[첫둘셋넷]째) (?<noun>[가-힣]{1,8}?)(?=[은는이가의] |에는 )`,
].map((form) => new RegExp(`(?<![가-힣A-Za-z0-9])${form}`, 'gu'))

/**
 * 시료 A, B, C; 환자 1은 …, 환자 2는 …; 첫 번째 컵은 …: as many of a noun as letters, numbers or places stand
 * with it, from the first on without a gap.
 */
export function classesOfLabels(said: readonly Said[], text: string): readonly Listed[] {
  const nouns = new Map<string, { readonly noun: Name; readonly places: Set<string> }>()
  for (const { start: from, words } of said) {
    for (const match of labelForms.flatMap((form) => [...words.matchAll(form)])) {
      const { noun: value = '', labels = '' } = match.groups ?? {}
      if (!isThing(value) && !classNouns.test(value)) continue
      const start = from + match.index + match[0].indexOf(value)
      const places = nouns.get(value)?.places ?? new Set()
      for (const [each] of labels.matchAll(/[A-H1-9]|[첫두둘세셋네넷](?= ?번?째)/gu))
        places.add(String(ko.placeOf(each) ?? each))
      nouns.set(value, { noun: { start, end: start + value.length, value }, places })
    }
  }
  const counted = [...nouns.values()].flatMap(({ noun, places }) => {
    const isLetters = places.has('A')
    const all = [...places].sort()
    const isWhole = all.every((each, at) => each === (isLetters ? 'ABCDEFGH' : '123456789')[at])
    return all.length < 2 || !isWhole ? [] : [{ noun, all, isLetters }]
  })
  return counted
    .slice(0, countedNounsMax)
    .flatMap(({ noun, all, isLetters }): readonly Listed[] => {
      const uses = all.flatMap((each, at) => usesOfLabel(text, noun.value, each, at + 1))
      const own = all.map((_, at) => uses.filter(({ place }) => place === at + 1))
      const isTold = ({ end }: Span) => spokenOf.test(text.slice(end, end + 4))
      if (isLetters && !own.every((spans) => spans.some(isTold))) return []
      const isCalled = own.every((spans) => spans.some(({ end, start }) => end - start > 1))
      const names = own.flatMap((spans, at): readonly Name[] => {
        const use = spans.find(({ start, end }) => !isCalled || end - start > 1)
        if (!isLetters || !use) return []
        const { start, end } = isCalled ? use : { start: use.end - 1, end: use.end }
        return [{ start, end, value: isCalled ? text.slice(start, end) : (all[at] ?? '') }]
      })
      return [{ noun, count: all.length, names, uses }]
    })
}

/** A text is looked through for each; no person numbers more kinds of things at once. */
const countedNounsMax = 12

/** 비타민 A와 B는: of letters alone of which each is told, there are things. */
const spokenOf = /^(?:[은는이가의도:]|에|입니다|고|야|예요)|^ ?[[(]/u
const usesOfLabel = (text: string, noun: string, name: string, place: number) =>
  [
    ...text.matchAll(
      new RegExp(
        `(?<![가-힣A-Za-z0-9[#])(?:${noun} ?${name}|${name}번? ${noun}${/[A-H]/u.test(name) ? `|${name}` : ''})(?![A-Za-z0-9번층]| [A-Za-z])`,
        'gu',
      ),
    ),
  ].map(({ 0: said, index }) => ({ start: index, end: index + said.length, place }))

const isThing = (noun: string): boolean =>
  /^[가-힣A-Za-z]{2,10}$/u.test(noun) &&
  ![
    ko.abstractNouns,
    ko.attributeNouns,
    ko.parts,
    ko.owners,
    ko.pointers,
    new Set(ko.mediumNouns.keys()),
  ].some((nouns) => nouns.has(noun)) &&
  !isGoingOn(noun) &&
  !/(?:요|다|까|줘|데|게|은|는|을|를)$/u.test(noun)

/** Whether a word marks a line of a list: -, 1., ①. */
export const isItem = (mark: string): boolean => /^(?:[-*•·–]|[1-9][0-9]?[.)]|[①-⑳])$/u.test(mark)
/** 우리 아이들이에요. 서준이[사진 1]는 …: a name with its medium, of whom the sentence is. */
const itemOfSentence = new RegExp(`^()(${word})(?= ?\\ufffc+(?:은|는|이|가) )`, 'u')
const itemForm = new RegExp(`^(\\S+) (?:(${word})(?=:| ?\\ufffc))?`, 'u')

/** 로고 시안: - [사진 1] …, - [사진 2] …: as many of a noun as lines stand below it, each with its medium. */
export function classesOfLines(said: readonly Said[], text: string): readonly Listed[] {
  return said.flatMap((head, at): readonly Listed[] => {
    const noun = nounOfHead(head)
    if (!noun) return []
    const isSeveral = /들[가-힣]*[.!~:\s]*$/u.test(head.words)
    const items: { readonly name: Name | undefined; readonly isShown: boolean }[] = []
    for (let next = at + 1; next < said.length && items.length < 21; next++) {
      const { start, words } = said[next] as Said
      const [whole = '', mark = '', name] =
        (isSeveral ? itemOfSentence.exec(words) : null) ?? itemForm.exec(words) ?? []
      const isBelow = text.slice((said[next - 1] as Said).start, start).includes('\n')
      if (isItem(mark) || (mark === '' && name !== undefined)) {
        const from = start + whole.length - (name?.length ?? 0)
        items.push({
          name: name === undefined ? name : { start: from, end: from + name.length, value: name },
          isShown: words.includes(hole),
        })
      } else if (isBelow) break
    }
    const names = items.flatMap(({ name }) => name ?? [])
    const isNamed = names.length === items.length
    const last = noun.value.split(' ').at(-1) ?? ''
    const isFit = items.every(({ isShown }) => isShown) || (isNamed && classNouns.test(last))
    if (items.length < 2 || items.length > 20 || !isFit) return []
    const called = people.test(last) ? names.map(personOf) : names
    return [{ noun, count: items.length, names: isNamed ? called : [] }]
  })
}

const headForm =
  /(?<=^|\n|[.!;] )(?:[-*•·–] ?|[1-9][.)] )?([가-힣A-Za-z][가-힣A-Za-z0-9-]{0,11}): /gu

/**
 * - 한라: 메모리 32GB, 위치 부산: the names before the colons of as many entries, where several things are told
 * of each or the text goes on about them.
 */
export function namesOfEntries(
  text: string,
  from: number,
  isName: (value: string) => boolean,
): readonly Name[] {
  const heads = [...text.slice(from).matchAll(headForm)]
  const names = heads.map(({ 0: head, 1: value = '', index }): Name => {
    const start = from + index + head.indexOf(value)
    return { start, end: start + value.length, value }
  })
  const isTold = ({ end }: Name, at: number) =>
    /[^,]{2}, |\[/u.test(text.slice(end, names[at + 1]?.start))
  const isAll =
    names.length < 21 &&
    new Set(names.map(({ value }) => value)).size === names.length &&
    names.every(({ value }) => isName(value)) &&
    (names.every(isTold) || names.some(({ end, value }) => isUsed(text.slice(end), value)))
  return isAll ? names : []
}

/** Whether a name stands again as what is spoken of. */
export const isUsed = (behind: string, value: string): boolean =>
  new RegExp(
    `(?<![가-힣])${value.replace(/[^\p{L}\p{N} ]/gu, '')}(?:이)?(?:은|는|이|가|와|과|랑|을|를|의|도|보다| ${shownNoun})`,
    'u',
  ).test(behind)
export const shownNoun = '(?:목소리|소리|음성|사진|모습|녹음)'

/** The noun of a line of few words, with the nouns before it: 로고 시안:, 우리 집 화분들입니다. */
function nounOfHead({ start, words }: Said): Name | undefined {
  const bare = words.replace(/[:：.!~\s]+$/u, '')
  const each = (nounOfPredicate(bare) ?? bare).replace(/(?<=..)들$/u, '').split(' ')
  const last = each.at(-1) ?? ''
  if (each.length > 4 || !isThing(last)) return undefined
  let from = each.length - 1
  while (from > 0 && isThing(each[from - 1] ?? '') && !isAdnominal(each[from - 1] ?? '')) from--
  const value = each.slice(from).join(' ')
  const begin = start + each.slice(0, from).join(' ').length + (from > 0 ? 1 : 0)
  return { start: begin, end: begin + value.length, value }
}

/** 개 세 마리(렉스, 맥스, 벨라), 개 세 마리: 렉스, 맥스, 벨라: as many names as are asked for, or nothing. */
export function namesBehind(text: string, end: number, count: number): readonly Name[] | undefined {
  const listed =
    /^(?:[가이]? ?있어[요.]*)?\s?[(:,]\s?([가-힣A-Za-z]{1,12}(?:\s?(?:,|와|과|랑|그리고)\s?[가-힣A-Za-z]{1,12})+)\s?[).가이]?/u.exec(
      text.slice(end, end + 200),
    )
  const from = end + (listed?.[0].indexOf(listed[1] ?? '') ?? 0)
  const isEnclosed = /^\s?[(:]/u.test(listed?.[0] ?? '')
  const names = namesOf(listed?.[1] ?? '', from, isEnclosed ? (name) => name : withoutEnding)
  if (names.length !== count) return undefined
  return /[명분]/u.test(text[end - 1] ?? '') ? names.map(personOf) : names
}

/** The names of a list, the last without what hangs on it. */
export function namesOf(
  listed: string,
  from: number,
  ending: (last: string) => string = withoutEnding,
): readonly Name[] {
  const pieces = [...listed.matchAll(new RegExp(`(${word})(?:${join}|$)`, 'gu'))]
  let at = 0
  return pieces.flatMap((piece, index) => {
    const said = (piece[1] ?? '').replace(/^그리고 /u, '')
    const behind = listed.slice(piece.index + (piece[1] ?? '').length)
    // 콩이랑 is 콩이 and 랑: a syllable alone is no name.
    const value = said.length === 1 && behind.startsWith('이랑') ? `${said}이` : said
    const isLast = index === pieces.length - 1
    const start = listed.indexOf(value, at)
    at = start + value.length
    const bare = isLast ? ending(value) : value
    return bare === ''
      ? []
      : [{ start: from + start, end: from + start + bare.length, value: bare }]
  })
}

const withoutEnding = (value: string): string =>
  (nounOfPredicate(value) ?? value).replace(
    /(?<=[가-힣A-Za-z]{2}|씨)(?:이라고|라고|이라는|라는|에게|한테|이가|은|는|가|을|를|의|이)$/u,
    (particle) => (particle === '이가' ? '이' : particle === '이' && value.length < 4 ? '이' : ''),
  )

/** Where a name of a list stands: there, and of A안, which is no one word to read, wherever it stands again. */
export function usesOf(text: string, { start, end, value }: Name): readonly Span[] {
  if (!/[A-Za-z0-9][가-힣]|[가-힣][A-Za-z0-9]/u.test(value)) return [{ start, end }]
  const form = new RegExp(
    `(?<![가-힣A-Za-z0-9[#])${value.replace(/[^\p{L}\p{N} ]/gu, '')}(?![A-Za-z0-9])`,
    'gu',
  )
  return [...text.matchAll(form)].map(({ index }) => ({ start: index, end: index + value.length }))
}

/** 하준이 of a child is 하준. */
export const personOf = (name: Name): Name =>
  /^[가-힣]{2}이$/u.test(name.value) && (name.value.charCodeAt(1) - 0xac00) % 28 !== 0
    ? { ...name, end: name.end - 1, value: name.value.slice(0, -1) }
    : name
