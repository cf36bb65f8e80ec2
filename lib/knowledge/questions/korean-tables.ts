import { type Grade, gradedWords } from '../../references'
import type { Value } from '../facts'
import type { Comparison } from './description'
import { type Form, stemsOf } from './korean-words'

export const counters =
  '마리 개 명 장 대 권 그루 송이 곡 분 사람 가지 종류 군데 곳 편 점 건 번 팀 채 척 병 잔 자루 켤레 벌 줄 층 회 쌍 종'.split(
    ' ',
  )

export const units =
  'kg g mg 킬로그램 킬로 그램 톤 t km m cm mm 미터 센티미터 센티 킬로미터 초 분 시간 살 세 년 개월 월 일 원 만원 달러 유로 점 층 도 % 퍼센트 bpm hz db 리터 l ml 밀리리터 년도 골 회 번 학점 명 마리 개 권 장 대'.split(
    ' ',
  )

/** Adjectives that compare, by their stem: 무거운 is of 무겁. */
export const grades: ReadonlyMap<string, Grade> = new Map(
  [...gradedWords('ko')].flatMap(([word, grade]) =>
    word.includes(' ')
      ? []
      : stemsOf(word)
          .filter(({ form }) => form === 'adnominal')
          .map(({ stem }) => [stem, grade] as const),
  ),
)

/** 많다, 크다, 높다 say only that a measure is great, which one is told beside them. */
export const great = new Set(
  ['많', '크', '높', '길', '빠르', '늦'].flatMap((word) =>
    stemsOf(`${word}다`).map(({ stem }) => stem),
  ),
)

export const slight = new Set(
  ['적', '작', '낮', '짧', '이르'].flatMap((word) => stemsOf(`${word}다`).map(({ stem }) => stem)),
)

export const comparators: readonly (readonly [RegExp, Comparison['operator']])[] = [
  [/^(?:이상|이후|부터)/, '>='],
  [/^(?:초과|넘|넘게)/, '>'],
  [/^(?:이하|이내|까지)/, '<='],
  [/^(?:미만|이전|전|안되)/, '<'],
]

const degreeWords: readonly (readonly [RegExp, 'most' | 'more'])[] = [
  [/^(?:가장|제일|젤)(?:많이)?/, 'most'],
  [/^(?:더|훨씬더|훨씬)/, 'more'],
]

export function degreeOf(text: string): readonly ['plain' | 'more' | 'most', string] {
  for (const [form, degree] of degreeWords) {
    const match = form.exec(text)
    if (match && match[0].length < text.length) return [degree, text.slice(match[0].length)]
  }
  return ['plain', text]
}

export const existences: readonly { letters: readonly string[]; form: Form; isDenied: boolean }[] =
  [
    {
      letters: '있는 있던 계신 들어있는 놓인 놓여있는 위치한'.split(' '),
      form: 'adnominal',
      isDenied: false,
    },
    { letters: '없는 없던'.split(' '), form: 'adnominal', isDenied: true },
    { letters: '있고 있으며 있으면서'.split(' '), form: 'joining', isDenied: false },
    { letters: '없고 없으며'.split(' '), form: 'joining', isDenied: true },
    {
      letters:
        '있나요 있어 있어요 있니 있나 있습니까 있는가 있는지 있지 있죠 있냐 있을까 있을까요 있다 있는가요 있었나 있었어 있었나요 계신가요 되나요 되니 돼 돼요 됩니까 되나 되지 존재해 존재하나요 존재하니 나오나요'.split(
          ' ',
        ),
      form: 'final',
      isDenied: false,
    },
    {
      letters: '없나요 없어 없어요 없니 없나 없습니까 없는가 없는지 없지 없다'.split(' '),
      form: 'final',
      isDenied: true,
    },
  ]

export const possessions: readonly { letters: readonly string[]; form: Form }[] = [
  { letters: '가진 갖고있는 가지고있는 갖춘 지닌 보유한 달린'.split(' '), form: 'adnominal' },
  { letters: '가지고 갖고 지니고'.split(' '), form: 'joining' },
  {
    letters:
      '가지고있나요 갖고있나요 가졌나요 가지고있어 갖고있어 가지고있니 가졌어 가지나요 가지고있습니까 가지고있는가 가지고있는지 가지고있지'.split(
        ' ',
      ),
    form: 'final',
  },
]

/** 앉아 있어, 서 있나요: of where somebody is, whatever the graph calls it. */
export const posture = /^(?:앉|서있|누워|누웠|놓여|위치|자리|머물|살|보이|보여|나오|나와|찍혀|찍히)/

/** A number with its unit where that is one by which measures are told. */
export function amountOf(digits: string, unit: string): Value {
  const number = digits.replaceAll(',', '')
  if (/^(?:kg|g|mg|t|km|m|cm|mm|초|분|시간)$/i.test(unit)) return `${number} ${unit}`
  return /\d-/.test(number) ? number : Number(number)
}

const counting = '한 두 세 네 다섯 여섯 일곱 여덟 아홉 열'.split(' ')

/** 첫번째, 두번째, 3번째, 마지막. */
export function placeOf(word: string): number | undefined {
  if (/^(?:첫번째|첫째|첫|1번째|처음)$/.test(word)) return 1
  if (word === '마지막' || word === '맨마지막') return -1
  const digits = /^(\d+)번째$/.exec(word)
  if (digits) return Number(digits[1])
  const at = counting.findIndex((each) => word === `${each}번째` || word === `${each}째`)
  return at > 0 ? at + 1 : undefined
}

/** The degree that a word tells by itself, apart from what compares. */
export function degreeAlone(word: string): 'most' | 'more' | undefined {
  if (/^(?:가장|제일|젤)$/.test(word)) return 'most'
  return /^(?:더|훨씬)$/.test(word) ? 'more' : undefined
}
