import type { Dimension, Grade, Sense } from './define'

type Tag = 'en' | 'ko' | 'ja' | 'zh'

/** A measure and which end of it is the most: `age+` and `date-` are old. */
type Measure = `${Dimension}${'+' | '-'}`
type Row = { readonly grade: readonly Measure[] } & { readonly [tag in Tag]: string }

/** Adjectives that compare by a measure, with the measures they may mean, the likeliest first. */
const rows: readonly Row[] = [
  {
    grade: ['size+', 'height+'],
    en: 'large, big, great',
    ko: '큰, 커다란',
    ja: '大きい, 大きな, でかい, 大きく',
    zh: '大',
  },
  {
    grade: ['size-', 'height-'],
    en: 'small, little, tiny',
    ko: '작은, 조그만',
    ja: '小さい, 小さな, 小さく',
    zh: '小',
  },
  { grade: ['length+'], en: 'long', ko: '긴, 기다란', ja: '長い, 長く', zh: '长, 長' },
  {
    grade: ['length-', 'height-'],
    en: 'short, brief',
    ko: '짧은',
    ja: '短い, 短く',
    zh: '短',
  },
  {
    grade: ['height+', 'score+', 'temperature+', 'price+'],
    en: 'tall, high',
    ko: '높은, 키 큰, 키가 큰',
    ja: '高い, 背が高い, 背の高い, 高く',
    zh: '高',
  },
  {
    grade: ['height-', 'score-', 'temperature-', 'price-'],
    en: 'low',
    ko: '낮은, 키 작은, 키가 작은',
    ja: '低い, 背が低い, 背の低い, 低く',
    zh: '低, 矮',
  },
  { grade: ['weight+'], en: 'heavy', ko: '무거운', ja: '重い, 重く', zh: '重' },
  {
    grade: ['weight-', 'brightness+'],
    en: 'light',
    ko: '가벼운',
    ja: '軽い, 軽く',
    zh: '轻, 輕',
  },
  {
    grade: ['price+'],
    en: 'expensive, pricey, costly, dear',
    ko: '비싼, 값비싼',
    ja: '高価な, 値段が高い',
    zh: '贵, 貴, 昂贵',
  },
  {
    grade: ['price-'],
    en: 'cheap, inexpensive, affordable',
    ko: '싼, 저렴한, 값싼',
    ja: '安い, 安価な, 安く',
    zh: '便宜, 廉价',
  },
  {
    grade: ['age+', 'date-'],
    en: 'old',
    ko: '나이 많은, 나이가 많은, 늙은, 오래된, 연세 많은',
    ja: '年上の, 年上, 古い, 年長の, 年長, 年を取った',
    zh: '老, 旧, 舊, 年长, 年長, 年老, 古老',
  },
  {
    grade: ['age-', 'date+'],
    en: 'young',
    ko: '어린, 나이 적은, 나이가 적은, 젊은, 나이 어린',
    ja: '年下の, 年下, 若い, 幼い',
    zh: '年轻, 年輕, 年幼, 幼小',
  },
  {
    grade: ['date+', 'age-'],
    en: 'new, recent',
    ko: '최근의, 최근, 새로운',
    ja: '新しい, 最近の, 新しく',
    zh: '新, 近',
  },
  { grade: ['date+', 'time+'], en: 'late', ko: '늦은', ja: '遅い, 遅く', zh: '晚, 迟' },
  { grade: ['date-', 'time-'], en: 'early', ko: '이른', ja: '早い, 早く', zh: '早' },
  {
    grade: ['speed+', 'time-'],
    en: 'fast, quick, speedy',
    ko: '빠른',
    ja: '速い, 速く',
    zh: '快',
  },
  { grade: ['speed-', 'time+'], en: 'slow', ko: '느린', ja: 'のろい', zh: '慢' },
  {
    grade: ['loudness+'],
    en: 'loud, noisy',
    ko: '시끄러운, 소리가 큰',
    ja: 'うるさい, 騒がしい, 音が大きい',
    zh: '响, 吵, 响亮',
  },
  {
    grade: ['loudness-'],
    en: 'quiet, soft, silent',
    ko: '조용한, 소리가 작은',
    ja: '静かな',
    zh: '安静, 轻声',
  },
  {
    grade: ['temperature+'],
    en: 'hot, warm',
    ko: '뜨거운, 더운, 따뜻한',
    ja: '熱い, 暑い, 暖かい, 温かい',
    zh: '热, 熱, 烫',
  },
  {
    grade: ['temperature-'],
    en: 'cold, cool, chilly',
    ko: '차가운, 추운, 시원한',
    ja: '冷たい, 寒い, 涼しい',
    zh: '冷, 凉',
  },
  { grade: ['brightness+'], en: 'bright', ko: '밝은', ja: '明るい', zh: '亮, 明亮' },
  { grade: ['brightness-'], en: 'dark, dim', ko: '어두운', ja: '暗い', zh: '暗' },
  {
    grade: ['width+', 'size+'],
    en: 'wide, broad',
    ko: '넓은',
    ja: '広い, 幅広い',
    zh: '宽, 寬, 宽敞',
  },
  {
    grade: ['width-', 'size-'],
    en: 'narrow',
    ko: '좁은',
    ja: '狭い, 細い',
    zh: '窄, 狭窄',
  },
  { grade: ['depth+'], en: 'deep', ko: '깊은', ja: '深い', zh: '深' },
  { grade: ['depth-'], en: 'shallow', ko: '얕은', ja: '浅い', zh: '浅, 淺' },
  {
    grade: ['thickness+', 'weight+'],
    en: 'thick, fat',
    ko: '두꺼운, 굵은, 뚱뚱한',
    ja: '厚い, 分厚い, 太い',
    zh: '厚, 粗, 胖',
  },
  {
    grade: ['thickness-', 'weight-'],
    en: 'thin, slim',
    ko: '얇은, 가는, 날씬한',
    ja: '薄い',
    zh: '薄, 细, 瘦',
  },
  { grade: ['distance+'], en: 'far, distant', ko: '먼', ja: '遠い', zh: '远, 遠' },
  { grade: ['distance-'], en: 'near, close', ko: '가까운', ja: '近い', zh: '近' },
  { grade: ['amount+'], en: 'full, numerous', ko: '많은', ja: '多い', zh: '多' },
  { grade: ['amount-'], en: 'empty, few', ko: '적은', ja: '少ない', zh: '少' },
  {
    grade: ['score+'],
    en: 'good, popular',
    ko: '좋은, 인기 있는, 인기 많은',
    ja: '良い, いい, よい, 人気の',
    zh: '好, 受欢迎',
  },
  { grade: ['score-'], en: 'bad', ko: '나쁜', ja: '悪い', zh: '差, 坏' },
]

/** Words that are the end of a scale by themselves: of all, or of two. */
const ends: {
  readonly [tag in 'ko' | 'ja' | 'zh']: readonly (readonly [
    'most' | 'more',
    readonly Measure[],
    string,
  ])[]
} = {
  ko: [
    ['most', ['date+'], '최신, 최신의'],
    ['most', ['size+'], '최대, 최대의'],
    ['most', ['size-'], '최소, 최소의'],
    ['more', ['age+'], '연상의, 손위의'],
    ['more', ['age-'], '연하의, 손아래의'],
    ['most', ['age+'], '최고령, 최연장, 맏이'],
    ['most', ['age-'], '최연소'],
    ['most', ['price-'], '최저가'],
    ['most', ['price+'], '최고가'],
  ],
  ja: [
    ['most', ['size+'], '最大の, 最大'],
    ['most', ['size-'], '最小の, 最小'],
    ['most', ['length+'], '最長の, 最長'],
    ['most', ['length-'], '最短の, 最短'],
    ['most', ['height+', 'score+', 'price+'], '最高の'],
    ['most', ['height-', 'score-', 'price-'], '最低の'],
    ['most', ['date+'], '最新の, 最新, 直近の'],
    ['most', ['date-', 'age+'], '最古の, 最古'],
    ['more', ['age+'], '年上の, 年長の'],
    ['more', ['age-'], '年下の, 年少の'],
    ['most', ['age+'], '最年長の, 最年長, 最高齢の'],
    ['most', ['age-'], '最年少の, 最年少'],
    ['most', ['weight+'], '最重量の'],
    ['most', ['weight-'], '最軽量の'],
    ['most', ['price-'], '最安の, 最安, 最安値の'],
    ['most', ['speed+'], '最速の, 最速'],
  ],
  zh: [
    ['most', ['age+'], '年龄最大, 年纪最大, 岁数最大'],
    ['most', ['age-'], '年龄最小, 年纪最小, 岁数最小'],
    ['more', ['age+'], '年龄大的那, 年纪大的那, 年龄较大, 年长的'],
    ['more', ['age-'], '年龄小的那, 年纪小的那, 年龄较小, 年幼的'],
  ],
}

const irregular: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['good', ['better', 'best']],
  ['bad', ['worse', 'worst']],
  ['far', ['farther, further', 'farthest, furthest']],
  ['old', ['older, elder', 'oldest, eldest']],
  ['little', ['littler', 'littlest']],
  ['few', ['fewer', 'fewest']],
])

/** The measures as a grade; `isLess` turns them round (the least expensive). */
function gradeOf(measures: readonly Measure[], isLess = false): Grade {
  return measures.map((measure) => ({
    dimension: measure.slice(0, -1) as Dimension,
    sign: measure.endsWith('+') === isLess ? -1 : 1,
  }))
}

function extreme(measures: readonly Measure[], most: boolean, isLess = false): Sense {
  return { tag: 'extreme', grade: gradeOf(measures, isLess), most }
}

/** larger, largest; heavier; bigger. */
function inflected(word: string): readonly [string, string] {
  const known = irregular.get(word)
  if (known) return known
  const base = word.endsWith('e')
    ? word.slice(0, -1)
    : word.endsWith('y')
      ? `${word.slice(0, -1)}i`
      : /^[^aeiou]*[aeiou][bdgnmt]$/.test(word)
        ? word + word.at(-1)
        : word
  return [`${base}er`, `${base}est`]
}

type Words = readonly (readonly [Sense, string])[]

const listOf = (text: string) => text.split(',').map((each) => each.trim())

export function englishGrades(): Words {
  return rows.flatMap(({ grade, en }) =>
    listOf(en).flatMap((word): Words => {
      const [more, most] = inflected(word)
      const short = word.length < 8
      return [
        ...(short
          ? ([
              [extreme(grade, false), more],
              [extreme(grade, true), most],
            ] as const)
          : []),
        [extreme(grade, false), `more ${word}`],
        [extreme(grade, true), `most ${word}`],
        [extreme(grade, false, true), `less ${word}`],
        [extreme(grade, true, true), `least ${word}`],
      ]
    }),
  )
}

/** Every adjective behind each adverb of degree: 가장 큰, 最も大きい, 最大. */
function graded(
  tag: 'ko' | 'ja' | 'zh',
  forms: (word: string) => { most: readonly string[]; more: readonly string[] },
): Words {
  const compared = rows.flatMap((row) =>
    listOf(row[tag]).flatMap((word): Words => {
      const { most, more } = forms(word)
      return [
        [extreme(row.grade, true), most.join()],
        [extreme(row.grade, false), more.join()],
      ]
    }),
  )
  return [
    ...compared,
    ...ends[tag].map(([end, grade, words]) => [extreme(grade, end === 'most'), words] as const),
  ]
}

export const koreanGrades = (): Words =>
  graded('ko', (word) => ({
    most: [`가장 ${word}`, `제일 ${word}`, `젤 ${word}`],
    more: [`더 ${word}`, `좀 더 ${word}`, `보다 더 ${word}`],
  }))

export const japaneseGrades = (): Words =>
  graded('ja', (word) => ({
    most: ['最も', 'もっとも', '一番', 'いちばん'].map((degree) => degree + word),
    more: ['より', 'もっと']
      .map((degree) => degree + word)
      .concat(/[いなの]$/.test(word) ? [`${word}ほう`, `${word}方`] : []),
  }))

export const chineseGrades = (): Words =>
  graded('zh', (word) => ({
    most: [`最${word}`, `最为${word}`],
    more: ['更', '较', '較', '比较']
      .map((degree) => degree + word)
      .concat(`${word}的那`, `${word}一点的`, `${word}些的`),
  }))

/** The plain adjectives of a language, for "두 번째로 큰" and 二番目に大きい. */
export function plainGrades(tag: Tag): ReadonlyMap<string, Grade> {
  return new Map(
    rows.flatMap((row) => listOf(row[tag]).map((word) => [word, gradeOf(row.grade)] as const)),
  )
}
