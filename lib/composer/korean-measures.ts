import type { Eojeol } from './eojeols'
import type { Value } from './korean-values'
import * as ko from './languages/ko'
import { copulaEnd, copulaOn, isAdnominal, nounOfPredicate } from './languages/ko-forms'

const power = '(?:만|천|백|억)'
const number = `(?:[0-9][0-9,.]*(?: ?(?:[0-9]{0,4} ?)${power})*|${ko.numberForms}|[일이삼사오육칠팔구십]?${power}+)`
/** A time, of which only what stands behind it tells what it measures. */
const span = '기간'
const units: readonly (readonly [string, string])[] = [
  ['살|세|개월|년생|주령|0대', '나이'],
  ['년|주|달', span],
  ['평|제곱미터|㎡|m²', '넓이'],
  ['kg|킬로그램|킬로|그램|g|톤', '무게'],
  ['cm|센티미터|센티|mm|밀리미터|인치|m|미터', '길이'],
  ['km|킬로미터', '거리'],
  ['원|달러|유로|엔', '가격'],
  ['도', '온도'],
  ['ml|mL|리터|L|GB|TB|기가', '용량'],
  ['년식|년형|년산', '연식'],
  ['V|볼트', '전압'],
  ['mAh', '용량'],
  ['W|와트', '전력'],
  ['Hz|kHz|dB', '소리'],
]
const measure = new RegExp(
  `^((?:약 ?)?${number} ?(${units.map(([form]) => form).join('|')})(?: 반)?)(${copulaEnd}|${copulaOn}|임|이라서|라서|이네요?|네요?|쯤|정도|짜리|의|에|된|됐[가-힣]{1,2}|,|)[.,!~]*$`,
  'iu',
)

/** What stands behind a number of what is measured: 3만 원, 5 kg. */
export const beginsWithUnit = new RegExp(
  `^ ?(?:${power}|(?:${units.map(([form]) => form).join('|')})(?![A-Za-z]|[가-힣]{3}))`,
  'u',
)

/** A measure that begins at a word, and which word stands behind it: 세 살, 30만 원, 58세. */
export function measureAt(
  words: readonly Eojeol[],
  at: number,
): { readonly value: Value; readonly next: number } | undefined {
  for (const count of [3, 2, 1]) {
    const own = words.slice(at, at + count)
    const last = own.at(-1)
    if (own.length < count || !last) continue
    const match = measure.exec(own.map(({ text }) => text).join(' '))
    if (!match) continue
    const unit = units.find(([form]) => new RegExp(`^(?:${form})$`, 'iu').test(match[2] ?? ''))
    const name = unit?.[1] === span ? ofSpan(match, words[at + count]?.text) : unit?.[1]
    if (name === undefined) return undefined
    const value = { name, value: match[1] ?? '', start: own[0]?.start ?? 0, end: last.end }
    return { value, next: at + count }
  }
  return undefined
}

/** What a value measures: 30cm is a length. */
export const dimensionOf = (value: string): string | undefined =>
  measureAt(
    value.split(' ').map((text) => ({ text, start: 0, end: 0 })),
    0,
  )?.value.name

/** 5년 됐고 is an age, 1920년 독일산 a date; 3년 동안 is neither. */
function ofSpan([, value = '', , ending = '']: RegExpExecArray, next = ''): string | undefined {
  if (/^(?:된|됐|되었|지났|지난)/u.test(ending + next)) return '나이'
  return /^[12][0-9]{3}년$/u.test(value) && ending !== '에' ? '연도' : undefined
}

/** 월세 55만 원, 보증금은 얼마: a quantity by its name, and the measure behind it. */
export function quantityAt(
  words: readonly Eojeol[],
  at: number,
): { readonly value: Value; readonly next: number } | undefined {
  const noun = words[at]
  const found = noun && quantities.test(noun.text) ? measureAt(words, at + 1) : undefined
  return (
    found && noun && { ...found, value: { ...found.value, name: noun.text, start: noun.start } }
  )
}
const quantities =
  /^(?:[가-힣]{0,3}(?:가격|값|월세|전세|보증금|[가-힣]비|요금|(?:정|단|시|원|매매|판매|분양)가|세금|무게|체중|크기|길이|높이|너비|폭|두께|지름|키|용량|온도|도수|농도|면적|넓이|거리|속도|연비|배기량|경력|연봉|시급|점수|나이|수명|혈압|체온))$/u

/** 12줄이고: how many of what it has. */
export function countedIn({ text, start, end }: Eojeol): Value | undefined {
  const value = nounOfPredicate(text) ?? text.replace(/[.,!]+$/u, '')
  const match = /^[0-9]+([가-힣]{1,3})$/u.exec(value)
  const name = match?.[1] ?? ''
  if (name === '억') return { start, end, name: '가격', value }
  if (
    name === '' ||
    /^(?:번|번째|시|월|일|년|등|위|층|쪽|개|명|대|장|권|마리|점|차|회|호|인용)$/u.test(name)
  )
    return undefined
  return { start, end, name, value }
}

const place = new RegExp(
  `(?:([가-힣]{1,10})\\s?(${ko.placeNouns})(?:쪽)?|([가-힣]{1,10}?))(에|에서|에다|와|과|의)?[,]?$`,
  'u',
)
const placeNoun = new RegExp(`^(?:${ko.placeNouns})(?:쪽)?(?:에|에서|에다|와|과)?[,]?$`, 'u')

/** 식탁 위와 의자 위에 앉아 있는: where it is, or where each is. */
export function placesIn(
  words: readonly Eojeol[],
): { value: Value; rest: readonly Eojeol[] } | undefined {
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
    let own = at
    while (own > 0 && isPlaceWord(words[own - 1]?.text ?? '', words[own]?.text ?? '')) own--
    const joined = words
      .slice(own, at + 1)
      .map(({ text }) => text)
      .join(' ')
    const match = place.exec(joined)
    const particle = match?.[4] ?? ''
    const isLast = listed.length === 0
    if (
      !match ||
      (isLast ? !/^에/u.test(particle) : !/^[와과]$/u.test(particle) && !joined.endsWith(','))
    )
      break
    const value = joined.replace(/(?:에서|에다|에|와|과)?[,]?$/u, '')
    if (isLast && (/^(?:여기|저기|거기|사진|소리)$/u.test(value) || isTime(value))) break
    listed.unshift(value)
    from = own
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

/** 주말에, 아침에: when, not where. */
export const isTime = (noun: string): boolean =>
  /(?:[오내어]제|오늘|날|요일|[주연]말|오전|오후|아침|저녁|밤|낮|때|[0-9]시|년|월|철|동안|중|전|후|평소|처음|나중|이번|다음)$/u.test(
    noun,
  )

/** 거실 소파 위, 왼쪽 끝: nouns that belong to a place. */
const isPlaceWord = (word: string, behind: string): boolean =>
  /^[가-힣]{1,8}$/u.test(word) &&
  !ko.pointers.has(word) &&
  !/(?:은|는|이|가|을|를|에|에서|와|과|도|고|며|의|로|서|게)$/u.test(
    placeNoun.test(behind) ? '' : word,
  ) &&
  !(placeNoun.test(behind) && /[은는을를고며]$/u.test(word)) &&
  !isAdnominal(word)
