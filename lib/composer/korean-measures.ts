import type { Eojeol } from './eojeols'
import type { Value } from './korean-values'
import * as ko from './languages/ko'
import { isAdnominal, nounOfPredicate } from './languages/ko-forms'

const number = `(?:[0-9][0-9,.]*(?: ?(?:만|천|백|억))*|${ko.numberForms}|스물[가-힣]?|서른[가-힣]?|마흔[가-힣]?|쉰[가-힣]?)`
const units: readonly (readonly [string, string])[] = [
  ['살|세|개월|년생|주령', '나이'],
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
  `^((?:약 ?)?${number} ?(${units.map(([form]) => form).join('|')})(?: 반)?)(이야|야|이에요|예요|입니다|이다|이고|고|이며|며|인데|이지만|임|쯤|정도|짜리|의|에|된|,|)[.,!~]*$`,
  'iu',
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
    const name = units.find(([form]) => new RegExp(`^(?:${form})$`, 'iu').test(match[2] ?? ''))?.[1]
    if (name === undefined) return undefined
    const value = { name, value: match[1] ?? '', start: own[0]?.start ?? 0, end: last.end }
    return { value, next: at + count }
  }
  return undefined
}

/** 12줄이고: how many of what it has. */
export function countedIn({ text, start, end }: Eojeol): Value | undefined {
  const value = nounOfPredicate(text) ?? text.replace(/[.,!]+$/u, '')
  const match = /^[0-9]+([가-힣]{1,3})$/u.exec(value)
  const name = match?.[1] ?? ''
  if (
    name === '' ||
    /^(?:번|번째|시|월|일|년|등|위|층|쪽|개|명|대|장|권|마리|점|차|회|호)$/u.test(name)
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
    if (/^(?:집|여기|저기|사진|소리)$/u.test(value) && isLast) break
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

/** 거실 소파 위, 왼쪽 끝: nouns that belong to a place. */
const isPlaceWord = (word: string, behind: string): boolean =>
  /^[가-힣]{1,8}$/u.test(word) &&
  !/(?:은|는|이|가|을|를|에|에서|와|과|도|고|며|의|로|서|게)$/u.test(
    placeNoun.test(behind) ? '' : word,
  ) &&
  !(placeNoun.test(behind) && /[은는을를고며]$/u.test(word)) &&
  !isAdnominal(word)
