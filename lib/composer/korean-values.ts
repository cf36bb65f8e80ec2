import type { Eojeol } from './eojeols'
import type { Stated } from './found'
import { baldIn, keyedIn } from './korean-keyed'
import { countedIn, isTime, measureAt, placesIn, quantityAt } from './korean-measures'
import { isDone } from './korean-words'
import * as ko from './languages/ko'
import {
  closes,
  copulaEnd,
  copulaOn,
  dictionaryForm,
  isAdnominal,
  isDescribing,
  isPast,
  nounOfPredicate,
  predicateOf,
} from './languages/ko-forms'

/** What is stated; `each` where several are listed, one for each of several things; `isPart` of a part that it has. */
export type Value = Stated & { readonly each?: readonly string[]; readonly isPart?: boolean }

export type About = {
  readonly className: string | undefined
  /** Whether the subject is that of a sentence before: only what can be said of nothing else is then read. */
  readonly isDropped: boolean
  /** The part that was spoken of last. */
  readonly part: string | undefined
  /** In a line of a list, where nouns stand alone. */
  readonly isLine?: boolean
  readonly keys?: ReadonlySet<string> | undefined
}

const particles = /(?:은|는|이|가)$/u
const marked =
  /(?:을|를|에|에서|에게|한테|의|으로|로|와|과|도|만|까지|부터|보다|처럼|하고|이랑|랑|서|게|히|면|께|마다)$/u
const having =
  /^(?:있|가지|가졌|갖|달[려렸고았]|나(?:고|요|지|며|서|는데|[.,]?$)|난다|납니다|났|하고|했|해|찼|차고|걸[치쳤고려]|매[고었]|입[고었]|쓰고|쓴다|써|쓰는|씁|썼|신[고었]|두르|둘렀|피[우운워웁])/u

/** What the words of a clause say of its subject, references and adverbs taken away. */
export function valuesIn(words: readonly Eojeol[], about: About): readonly Value[] {
  const bare = words.length === 1 ? (words[0]?.text ?? '').replace(/[.,!~]+$/u, '') : ''
  if (/^[있없][가-힣]*$/u.test(bare)) return existing(words[0] as Eojeol, bare, about)
  // 더 작아: than what, is not told.
  if (words.some(({ text }) => text === '더')) return []
  const isKey = (word: string) => isPartNoun(word) || about.keys?.has(word) === true
  const short =
    baldIn(words, isCompound) ?? (about.isLine ? keyedIn(words, isKey, isCompound) : undefined)
  if (short) return [short]
  const places = placesIn(words)
  const values: Value[] = places ? [places.value] : []
  // 도서관 책상 위에: nouns before a place are of it.
  const from = places?.value.start ?? 0
  const isLeft = ({ start, text }: Eojeol) => start > from || !isCompound(text)
  const owned = withoutOwned(places?.rest.filter(isLeft) ?? words)
  const said = ofWhole(owned.rest, about) ?? ofParts(owned.rest, about)
  values.push(...owned.values, ...said)
  return about.isDropped ? values.filter(({ name }) => !/^(?:종류|특징)$/u.test(name)) : values
}

/** 둘째는 없어: of the part that was spoken of. */
function existing({ start, end }: Eojeol, word: string, { part }: About): readonly Value[] {
  if (part === undefined) return []
  return [{ start, end, name: part, value: word.startsWith('없') ? '없음' : '있음', isPart: true }]
}

/** 까만 털에: a part with how it is, before more is said. */
function withoutOwned(words: readonly Eojeol[]): {
  readonly values: readonly Value[]
  readonly rest: readonly Eojeol[]
} {
  const at = words.findIndex(
    ({ text }, index) =>
      index > 0 &&
      /에,?$/u.test(text) &&
      isPartNoun(text.replace(/에,?$/u, '')) &&
      describes(words[index - 1]?.text ?? ''),
  )
  const [before, noun] = [words[at - 1], words[at]]
  if (!before || !noun) return { values: [], rest: words }
  const value = ko.colourOf(before.text) ?? predicateOf(before.text)
  const name = noun.text.replace(/에,?$/u, '')
  return {
    values: [{ start: before.start, end: noun.end, name, value, isPart: true }],
    rest: [...words.slice(0, at - 1), ...words.slice(at + 1)],
  }
}

const isPartNoun = (noun: string): boolean => ko.parts.has(noun) || ko.attributeNouns.has(noun)
const describes = (word: string): boolean => isDescribing(word) || ko.colourOf(word) !== undefined

/** How a thing as a whole is: 희다, 흰색이야, 세 살이야, 58세 남성이고, 작은 흰 개야, 푸들이야. */
function ofWhole(words: readonly Eojeol[], about: About): readonly Value[] | undefined {
  const measures: Value[] = []
  let from = 0
  const next = () => measureAt(words, from) ?? quantityAt(words, from)
  for (let found = next(); found; found = next()) {
    measures.push(found.value)
    from = found.next
  }
  const rest = words.slice(from)
  const last = rest.at(-1)
  if (!last) return measures
  const counted = rest.length === 1 ? countedIn(last) : undefined
  if (counted) return [...measures, counted]
  const before = rest.slice(0, -1).filter(({ text }) => !/^(?:제일|가장|덜)$/u.test(text))
  const most = before.length < rest.length - 1 ? `${rest[0]?.text ?? ''} ` : ''
  const isPlain = before.every(
    ({ text: word }) =>
      describes(word) || /[고며,]$/u.test(word) || (!marked.test(word) && !particles.test(word)),
  )
  if (!isPlain) return undefined
  const bare = last.text.replace(/[.,!~]+$/u, '')
  const isOne = before.length > 0 && /^[것거]$/u.test(bare)
  const noun =
    nounOfPredicate(last.text) ?? (isOne || isFragment(last, before, about) ? bare : undefined)
  if (noun !== undefined) return [...measures, ...nounValues(before, last, noun, about)]
  const [only] = before
  if (only && ko.flaws.test(`${only.text} ${bare}`)) {
    const value = `${only.text} ${dictionaryForm(bare)}`
    return [...measures, { start: only.start, end: last.end, name: '상태', value }]
  }
  if (before.some(({ text: word }) => !describes(word) && !/[고며,]$/u.test(word))) return undefined
  const one = predicate(last)
  if (one === undefined) return measures.length > 0 ? measures : undefined
  return [
    ...measures,
    ...before.flatMap((word) => describedBy(word) ?? []),
    { ...one, value: `${most}${one.value}` },
  ]
}

/** 하얀색, 투명 as they stand; 하양 and 초록 are written as colours. */
const isColourNoun = (noun: string): boolean => /색$|투명$/u.test(noun)

/** 아이폰, 빨간색: a noun alone, where a clause ends without a verb. */
const isFragment = (
  { text }: Eojeol,
  before: readonly Eojeol[],
  { isDropped, isLine }: About,
): boolean => {
  const bare = text.replace(/[.,!~]+$/u, '')
  if (ko.colourOf(bare) !== undefined) return isColourNoun(bare)
  // 실내, 세로
  if (isLine && before.length === 0 && /^[가-힣A-Za-z0-9]{1,6}(?<![요다음함고며])$/u.test(bare))
    return ko.aboutOf(dictionaryForm(bare)) === '특징'
  // 맥북 에어: behind a noun stands no verb.
  if (isPast(bare) || (!/,$/u.test(text) && /[파퍼빠뻐라러려와커켜펴셔겨싸]$/u.test(bare)))
    return false
  // 먹어, 먹고요: a verb, whatever stands before it; 에어 is none.
  if (
    /(?:요|대|래|해|돼|져|니다)$/u.test(bare) ||
    (/[아어]$/u.test(bare) && closes(bare.slice(0, -1)))
  )
    return false
  const isNoun = before.length > 0 && before.every(({ text: word }) => isCompound(word))
  return (
    !isDropped &&
    /^[가-힣A-Za-z0-9]{2,12}$/u.test(bare) &&
    !marked.test(bare) &&
    !particles.test(bare.length > 3 && before.length > 0 ? bare : '') &&
    !/[은는]$/u.test(bare) &&
    (isNoun ||
      !/(?:다|요|고|며|지|음|네|어|아|해|여|워|져|돼|데|까|니|자|죠|야|래|럼|님)$/u.test(bare))
  )
}

function nounValues(
  before: readonly Eojeol[],
  last: Eojeol,
  noun: string,
  { className }: About,
): readonly Value[] {
  let from = before.length
  while (
    from > 0 &&
    !describes(before[from - 1]?.text ?? '') &&
    !/[고며,]$/u.test(before[from - 1]?.text ?? '')
  )
    from--
  const how = before[from - 1]
  // 노란 바탕, 긴 꼬리야: a part with how it is.
  if (how && from === before.length && isPartNoun(noun) && describes(how.text)) {
    const value = ko.colourOf(how.text) ?? predicateOf(how.text)
    return [{ start: how.start, end: last.end, name: noun, value, isPart: true }]
  }
  const described = before.slice(0, from).flatMap((word) => describedBy(word) ?? [])
  const compound = before.slice(from)
  const span = { start: compound[0]?.start ?? last.start, end: last.end }
  const value = [...compound.map(({ text }) => text), noun].join(' ')
  const colour = compound.length === 0 ? ko.colourOf(noun) : undefined
  if (colour !== undefined)
    return [...described, { ...span, name: '색', value: isColourNoun(noun) ? noun : colour }]
  if (/^(?:남자|여자|남성|여성|수컷|암컷|수놈|암놈|남아|여아|남|여)$/u.test(value))
    return [...described, { ...span, name: '성별', value }]
  // 사람 좋아함: what one does or how one is, in the shortest words.
  const isShort = compound.length > 0 && /[함됨짐힘음]$/u.test(noun)
  if (isShort || ko.stateNouns.has(value))
    return [...described, { ...span, name: isShort ? '특징' : '상태', value }]
  const isNothing =
    value === className ||
    (className?.endsWith(` ${value}`) ?? false) ||
    noun === '' ||
    /^(?:것|거|게|애|아이|녀석|개|편|분)$/u.test(noun) ||
    ko.abstractNouns.has(noun) ||
    /^[0-9.,]+$/u.test(value) ||
    /[0-9]시$/u.test(value) ||
    (ko.mediumNouns.has(noun) && compound.length === 0)
  return isNothing ? described : [...described, { ...span, name: '종류', value }]
}

function describedBy({ text, start, end }: Eojeol): Value | undefined {
  const bare = text.replace(/[,]$/u, '')
  if (isDone(bare)) return undefined
  const colour = ko.colourOf(bare)
  if (colour !== undefined) return { start, end, name: '색', value: colour }
  const form = isAdnominal(bare) ? predicateOf(bare) : dictionaryForm(bare)
  if (bare !== text && form === `${bare}다`) return undefined
  return form.endsWith('다') ? { start, end, name: ko.aboutOf(form), value: form } : undefined
}

/** 작아, 하얗고, 깨졌어: an adjective or what has come to be. Verbs of doing say nothing lasting. */
function predicate({ text, start, end }: Eojeol): Value | undefined {
  const bare = text.replace(/[.,!~]+$/u, '')
  const colour = ko.colourOf(bare)
  if (colour !== undefined) return { start, end, name: '색', value: colour }
  const form = dictionaryForm(bare)
  if (
    !form.endsWith('다') ||
    form.length < 2 ||
    /^(?:있다|없다|하다|되다|이다|같다)$/u.test(form) ||
    /(?:는|ㄴ)다$/u.test(bare)
  )
    return undefined
  const name = ko.aboutOf(form)
  const isAdjective =
    name !== '특징' ||
    /(?:[가-힣]{2}하다|^[강귀급독순심악야약연온유진착천편핫환흔힙]하다|[맛멋미]있다|맛없다|롭다|스럽다|럽다|쁘다|프다|많다|적다|맵다|달다|쓰다|시다|밝다|어둡다|느리다|빠르다|조용하다|시끄럽다|귀엽다)$/u.test(
      form,
    )
  return isAdjective &&
    !/(?:소개|질문|설명|비교|이야기|생각|좋아|싫어|사랑|부탁|감사|궁금|필요|죄송|미안|안녕|가능|이상)하다$/u.test(
      form,
    )
    ? { start, end, name, value: form }
    : undefined
}

/** 털이 희고 곱슬곱슬해, 주둥이가 길고 다리가 짧아, 꼬리가 없어, 긴 귀를 가지고 있어. */
function ofParts(words: readonly Eojeol[], about: About): readonly Value[] {
  const values: Value[] = []
  let at = 0
  while (at < words.length) {
    const noun = words.findIndex(
      ({ text: word }, index) =>
        index >= at &&
        index < words.length - 1 &&
        /^[가-힣A-Za-z]+(?:은|는|이|가|을|를|도|와|과)$/u.test(word) &&
        !ko.adverbsInI.has(word) &&
        !(
          isAdnominal(word) &&
          /(?:은|는)$/u.test(word) &&
          index < words.length - 2 &&
          /[은는이가을를]$/u.test(words[index + 1]?.text ?? '')
        ),
    )
    if (noun < 0) break
    const value = partAt(words, at, noun, about)
    if (value) values.push(...value.values)
    at = value ? value.next : noun + 1
  }
  return values
}

function partAt(
  words: readonly Eojeol[],
  from: number,
  at: number,
  about: About,
): { values: readonly Value[]; next: number } | undefined {
  const word = words[at] as Eojeol
  const name = word.text.replace(/(?:은|는|이|가|을|를|도|와|과)$/u, '')
  if (name === about.className || about.className?.endsWith(` ${name}`)) return undefined
  if (ko.abstractNouns.has(name) && !ko.attributeNouns.has(name) && name !== '층') return undefined
  if (ko.isPerson(name)) return undefined
  if (/^(?:저|나|제|내|우리|저희|이것|이거|그것|그거|이건|그건|누)$/u.test(name)) return undefined
  if (about.isDropped && !isPartNoun(name)) return undefined
  if ((ko.mediumNouns.has(name) && !/[은는이가]$/u.test(word.text)) || name === '') return undefined
  const adjectives = words.slice(from, at).filter(
    ({ text: each }) =>
      // [소리 1] 같은 잡음이: how it is, is told by the medium.
      isAdnominal(each) && !/^(?:같은|비슷한)$/u.test(each) && ko.mediumOf(each) === undefined,
  )
  const how = adjectives.map(({ text: each }) => ko.colourOf(each) ?? predicateOf(each)).join(', ')
  const start = adjectives[0]?.start ?? word.start
  const behind = words.slice(at + 1)
  // 주둥이와 다리가 짧아: of both.
  if (/[와과]$/u.test(word.text)) {
    const rest = partAt(words, at + 1, at + 1, about)
    const same = rest?.values[0]
    return same && rest
      ? {
          values: [{ ...same, name, start, ...(how === '' ? {} : { value: how }) }, ...rest.values],
          next: rest.next,
        }
      : undefined
  }
  const stop = behind.findIndex(
    ({ text: each }, index) =>
      index > 0 &&
      /^[가-힣]+(?:은|는|이|가)$/u.test(each) &&
      !isAdnominal(each.replace(/[이가]$/u, '각')),
  )
  const own = stop < 0 ? behind : behind.slice(0, stop)
  const next = at + 1 + own.length
  const last = own.at(-1)
  if (!last) return undefined
  const told = valueOfPart(word.text, name, own, how)
  const place = partWith(words[at - 1]?.text ?? '')
  // 왼쪽 손목이, 로그인 버튼이: which of several parts it is, belongs to its name.
  let first = at
  while (first > from && isCompound(words[first - 1]?.text ?? '')) first--
  const compound = words.slice(first, at)
  const whole = [...compound.map(({ text }) => text), name].join(' ')
  const span = { start: compound[0]?.start ?? start, end: last.end }
  if (told && place !== undefined && (told.name === '상태' || /^[있없]음$/u.test(told.value))) {
    const value = told.name === '상태' ? told.value : `${whole} ${told.value}`
    const from = { start: words[at - 1]?.start ?? span.start }
    return { values: [{ ...span, ...from, name: place, value, isPart: true }], next }
  }
  return (
    told && {
      values: [{ ...span, name: told.name ?? whole, value: told.value, isPart: true }],
      next,
    }
  )
}

/** 등받이에 흠집이 있어, 유리에 금이 갔어: the part that has it; a time is none. */
function partWith(word: string): string | undefined {
  const noun = /^([가-힣]{1,10})에(?:는|도)?$/u.exec(word)?.[1]
  return noun === undefined || isTime(noun) ? undefined : noun
}

const isCompound = (word: string): boolean =>
  /^[가-힣A-Za-z0-9]{1,8}$/u.test(word) &&
  !describes(word) &&
  !marked.test(word.length > 1 ? word : '') &&
  !particles.test(word) &&
  !/(?:고|며|다|요|해|어|아)$/u.test(word)
const worn =
  /(?:[걸고]이|고리|[가-힣]줄|띠|핀|리본|방울|반지|팔찌|시계|스카프|도리|벨트|깁스|붕대)$/u
const wearable = /(?:모자|안경|마스크|가면|헬멧|왕관|두건|수건|선글라스)$/u
const copula = `(?:${copulaEnd}|${copulaOn}|이?네|임|(?:이었|였)[어다])?[.,!~]*$`
const countedForm = new RegExp(`^(?:${ko.numberForms}) ?(?:${ko.counters})(?=${copula})`, 'u')

/** What one does as a habit, of which the object is told: 분유를 먹어요. */
const liking =
  /^(?:(?:제일|가장|아주|정말|잘) )?(?:먹[어는고지습]|마[시셔신]|좋아[하해한합]|싫어[하해한합]|무서워[하해한합]|못 ?먹)/u

/** How a part is: 없음, a count, a measure, a noun, or the predicate's dictionary form; `name` where it is told as another. */
function valueOfPart(
  word: string,
  name: string,
  own: readonly Eojeol[],
  how: string,
): { readonly name?: string; readonly value: string } | undefined {
  const texts = own.map(({ text }) => text)
  if (texts[0] === '없이') return undefined
  // 민지는 빨간 티를 입고 있어: no part does so.
  if (texts.slice(0, -1).some((text) => /[가-힣](?:을|를)$/u.test(text))) return undefined
  const bare = (texts.at(-1) ?? '').replace(/(?:(?<=[아어해여워와려져])서)?[.,!~]*$/u, '')
  if (ko.flaws.test(`${name} ${bare}`))
    return { name: '상태', value: `${word} ${dictionaryForm(bare)}` }
  if (/^없/u.test(bare)) return { value: '없음' }
  if (/[을를]$/u.test(word) && /^(?:썼|사용했|이용했)/u.test(bare) && !wearable.test(name))
    return { name: '쓴 것', value: name }
  // 산책을 했어요: what one did.
  if (/[을를]$/u.test(word) && /^[했해]/u.test(texts[0] ?? '') && !worn.test(name)) return undefined
  if (
    having.test(texts[0] ?? '') ||
    (/^있/u.test(bare) && own.length === 2 && countedForm.test(`${texts[0]}`))
  ) {
    return { value: how || '있음' }
  }
  if (/[을를]$/u.test(word))
    return liking.test(texts.join(' '))
      ? { name: dictionaryForm(bare), value: how === '' ? name : `${how} ${name}` }
      : undefined
  const measured = measureAt(own, 0)
  if (measured) return { value: measured.value.value }
  const said = texts.join(' ')
  const counted = countedForm.exec(said)
  if (counted && own.length <= 2) return { value: counted[0] }
  const noun = nounOfPredicate(bare) ?? (/색$/u.test(bare) ? bare : undefined)
  const form = dictionaryForm(bare)
  // 글꼴은 나눔고딕: a noun, where a form as long is none of a verb.
  const ending = noun ?? (form === `${bare}다` && bare.length > 3 ? bare : form)
  if (noun === undefined && ending !== bare && !ending.endsWith('다')) return undefined
  return { value: [...texts.slice(0, -1), ending].join(' ').replace(/\s+/gu, ' ') }
}
