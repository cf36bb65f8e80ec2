import type { Eojeol } from './eojeols'
import type { Stated } from './found'
import * as ko from './languages/ko'
import { dictionaryForm, isAdnominal, predicateOf } from './languages/ko-forms'

/** What is stated; `each` where several are listed, one for each of several things. */
export type Value = Stated & { readonly each?: readonly string[] }

const place = new RegExp(
  `(?:([가-힣]{1,10})\\s?(${ko.placeNouns})(?:쪽)?|([가-힣]{1,10}))(에|에서|에다|와|과|의)?[,]?$`,
  'u',
)
const placeNoun = new RegExp(`^(?:${ko.placeNouns})(?:쪽)?(?:에|에서|에다|와|과)?[,]?$`, 'u')
const particles = /(?:은|는|이|가)$/u
const unit =
  /^(.*?[0-9.]+|.*?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|열한|열두|스무)) ?(살|세|개월|년생|kg|킬로|킬로그램|g|그램|cm|센티|센티미터|m|미터|mm|원|달러|도|초|분)/iu
const units: readonly (readonly [RegExp, string])[] = [
  [/^(?:살|세|개월|년생)$/u, '나이'],
  [/^(?:kg|킬로|킬로그램|g|그램)$/iu, '무게'],
  [/^(?:cm|센티|센티미터|m|미터|mm)$/iu, '길이'],
  [/^(?:원|달러)$/u, '가격'],
  [/^도$/u, '온도'],
]
const copula =
  /(?:이야|야|이에요|예요|입니다|이다|이고|고|이며|며|인데|이지만|이네|네|임|이었어|였어|이었다|였다|다)?[.,!~]*$/u
const copulaAlone = new RegExp(`^${copula.source}`, 'u')
const having =
  /^(?:있|가지|가졌|갖|달[려렸고았]|나[고있]|하고|했|찼|차고|걸[치쳤고려]|매[고었]|입[고었]|쓰고|썼|신[고었]|두르|둘렀)/u

/** What the words of a clause say of its subject, references and adverbs taken away. */
export function valuesIn(
  text: string,
  words: readonly Eojeol[],
  className: string | undefined,
): readonly Value[] {
  const values: Value[] = []
  const places = placesIn(words)
  if (places) values.push(places.value)
  const rest = places ? places.rest : words
  const whole = ofWhole(text, rest, className)
  return [...values, ...(whole ?? ofParts(text, rest))]
}

/** 식탁 위와 의자 위에 앉아 있는: where it is, or where each is. */
function placesIn(words: readonly Eojeol[]): { value: Value; rest: readonly Eojeol[] } | undefined {
  const verb = words.findIndex(
    ({ text }, index) =>
      index > 0 &&
      ko.staying.test(`${text} `) &&
      !/[은는이가을를]$/u.test(text.replace(/(?:있는|앉은|놓인)$/u, '')),
  )
  if (verb < 1) return undefined
  const listed: string[] = []
  let from = verb
  for (let at = verb - 1; at >= 0; at--) {
    const joined =
      words[at - 1] && placeNoun.test(words[at]?.text ?? '')
        ? `${words[at - 1]?.text} ${words[at]?.text}`
        : (words[at]?.text ?? '')
    const match = place.exec(joined)
    const particle = match?.[4] ?? ''
    const isLast = listed.length === 0
    if (
      !match ||
      (isLast ? !/^에/u.test(particle) : !/^[와과]$/u.test(particle) && !joined.endsWith(','))
    )
      break
    const value = joined.replace(/(?:에서|에다|에|와|과)?[,]?$/u, '')
    if (/^(?:집|여기|저기|사진|소리)$/u.test(value) && isLast) break
    listed.unshift(value)
    from = joined.includes(' ') ? at - 1 : at
    at = from
  }
  if (listed.length === 0) return undefined
  const [start, end] = [words[from]?.start ?? 0, words[verb - 1]?.end ?? 0]
  const value: Value = {
    name: '장소',
    value: listed.join(', '),
    start,
    end,
    ...(listed.length > 1 ? { each: listed } : {}),
  }
  let behind = verb
  while (
    behind < words.length &&
    /^(?:앉아|서|누워|놓여|있[는고어다]?[가-힣]*|앉은|놓인|누운|선)[.,!]*$/u.test(
      words[behind]?.text ?? '',
    )
  )
    behind++
  return { value, rest: [...words.slice(0, from), ...words.slice(behind)] }
}

/** How a thing as a whole is: 희다, 흰색이야, 세 살이야, 작은 흰 개야, 푸들이야. */
function ofWhole(
  text: string,
  words: readonly Eojeol[],
  className: string | undefined,
): readonly Value[] | undefined {
  const last = words.at(-1)
  if (!last) return []
  const spanOf = (from: number) => ({ start: words[from]?.start ?? last.start, end: last.end })
  const said = words.map(({ text: word }) => word).join(' ')
  const measured = unit.exec(said)
  if (
    measured &&
    words.length <= 3 &&
    copulaAlone.test(said.slice(measured[0].length)) &&
    !/[가-힣](?:은|는|이|가) /u.test(said)
  ) {
    const name = units.find(([form]) => form.test(measured[2] ?? ''))?.[1]
    return name === undefined ? undefined : [{ ...spanOf(0), name, value: measured[0] }]
  }
  const before = words.slice(0, -1)
  if (
    !before.every(
      ({ text: word }) =>
        isAdnominal(word) ||
        ko.colourOf(word) !== undefined ||
        /[고며,]$/u.test(word) ||
        /^(?:연한|짙은|밝은|어두운)$/u.test(word),
    )
  )
    return undefined
  if (before.some(({ text: word }) => particles.test(word) && !/(?:은|는)$/u.test(word)))
    return undefined
  const bare = last.text.replace(/[.,!~]+$/u, '')
  const isNoun = /(?:이야|야|이에요|예요|입니다|이다|이고|이며|인데)$/u.test(bare)
  const nounText = bare.replace(/(?:이에요|예요|이야|야|입니다|이다|이고|이며|인데)$/u, '')
  const described = before.flatMap((word) => describedBy(word) ?? [])
  if (isNoun) {
    const colour = ko.colourOf(nounText)
    if (colour !== undefined)
      return [...described, { ...spanOf(words.length - 1), name: '색', value: nounText }]
    if (nounText === className || /^(?:것|거|애|아이|녀석|개)$/u.test(nounText)) return described
    if (ko.abstractNouns.has(nounText) || nounText === '' || ko.mediumNouns.has(nounText))
      return described
    return [...described, { ...spanOf(words.length - 1), name: '종류', value: nounText }]
  }
  const one = predicate(last)
  return one === undefined ? undefined : [...described, one]
}

function describedBy({ text, start, end }: Eojeol): Value | undefined {
  const bare = text.replace(/[,]$/u, '')
  const colour = ko.colourOf(bare)
  if (colour !== undefined) return { start, end, name: '색', value: colour }
  const form = isAdnominal(bare) ? predicateOf(bare) : dictionaryForm(bare)
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
    /(?:하다|롭다|스럽다|럽다|쁘다|많다|적다|맵다|달다|쓰다|시다|밝다|어둡다|느리다|빠르다|조용하다|시끄럽다|귀엽다)$/u.test(
      form,
    )
  return isAdjective && !/(?:소개|질문|설명|비교|이야기|생각|좋아|싫어|사랑|부탁)하다$/u.test(form)
    ? { start, end, name, value: form }
    : undefined
}

/** 털이 희고 곱슬곱슬해, 주둥이가 길고 다리가 짧아, 꼬리가 없어, 긴 귀를 가지고 있어. */
function ofParts(text: string, words: readonly Eojeol[]): readonly Value[] {
  const values: Value[] = []
  let at = 0
  while (at < words.length) {
    const noun = words.findIndex(
      ({ text: word }, index) =>
        index >= at &&
        index < words.length - 1 &&
        /^[가-힣A-Za-z]+(?:은|는|이|가|을|를|도|와|과)$/u.test(word) &&
        !(
          isAdnominal(word) &&
          /(?:은|는)$/u.test(word) &&
          index < words.length - 2 &&
          /[은는이가을를]$/u.test(words[index + 1]?.text ?? '')
        ),
    )
    if (noun < 0) break
    const value = partAt(text, words, at, noun)
    if (value) values.push(...value.values)
    at = value ? value.next : noun + 1
  }
  return values
}

function partAt(
  text: string,
  words: readonly Eojeol[],
  from: number,
  at: number,
): { values: readonly Value[]; next: number } | undefined {
  const word = words[at] as Eojeol
  const name = word.text.replace(/(?:은|는|이|가|을|를|도|와|과)$/u, '')
  if (ko.abstractNouns.has(name) && !/^(?:나이|색|색깔|크기|무게|층)$/u.test(name)) return undefined
  if ((ko.mediumNouns.has(name) && !/[은는이가]$/u.test(word.text)) || name === '') return undefined
  const adjectives = words.slice(from, at).filter(({ text: each }) => isAdnominal(each))
  const how = adjectives.map(({ text: each }) => ko.colourOf(each) ?? predicateOf(each)).join(', ')
  const start = adjectives[0]?.start ?? word.start
  const behind = words.slice(at + 1)
  // 주둥이와 다리가 짧아: of both.
  if (/[와과]$/u.test(word.text)) {
    const rest = partAt(text, words, at + 1, at + 1)
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
  // 왼쪽 손목이: which of several parts it is, belongs to its name.
  const side = words[at - 1]
  const isSided = at > from && side !== undefined && sides.test(side.text)
  const whole = isSided ? `${side.text} ${name}` : name
  const span = { start: isSided ? side.start : start, end: last.end }
  return told && { values: [{ ...span, name: told.name ?? whole, value: told.value }], next }
}

const sides = /^(?:왼쪽|오른쪽|왼|오른|앞|뒤|윗|아래|아랫|양쪽|한쪽|위쪽|아래쪽)$/u
const nominal = /(?:이야|야|이에요|예요|입니다|이다|이고|이며)$/u
const countedForm = new RegExp(
  `^(?:${ko.numberForms}) ?(?:${ko.counters})(?=${copula.source})`,
  'u',
)

/** How a part is: 없음, a count, a measure, a noun, or the predicate's dictionary form; `name` where it is told as another. */
function valueOfPart(
  word: string,
  name: string,
  own: readonly Eojeol[],
  how: string,
): { readonly name?: string; readonly value: string } | undefined {
  const texts = own.map(({ text }) => text)
  const bare = (texts.at(-1) ?? '').replace(/[.,!~]+$/u, '')
  if (ko.flaws.test(`${name} ${bare}`))
    return { name: '상태', value: `${word} ${dictionaryForm(bare)}` }
  if (/^없/u.test(bare)) return { value: '없음' }
  if (
    having.test(texts[0] ?? '') ||
    (/^있/u.test(bare) && own.length === 2 && countedForm.test(`${texts[0]}`))
  ) {
    return { value: how || '있음' }
  }
  if (/[을를]$/u.test(word)) return undefined
  const said = texts.join(' ')
  const measured = unit.exec(said)
  if (measured) return { value: measured[0] }
  const counted = countedForm.exec(said)
  if (counted && own.length <= 2) return { value: counted[0] }
  const isNoun = nominal.test(bare)
  const ending = isNoun ? bare.replace(nominal, '') : dictionaryForm(bare)
  if (!isNoun && !ending.endsWith('다')) return undefined
  return { value: [...texts.slice(0, -1), ending].join(' ').replace(/\s+/gu, ' ') }
}
