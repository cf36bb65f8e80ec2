import type { Grade, Sense } from './define'

type Row = {
  readonly grade: Grade
  readonly en: string
  readonly ko: string
  readonly ja: string
  readonly zh: string
}

const g = (...pairs: readonly (readonly [Grade[number]['dimension'], 1 | -1])[]): Grade =>
  pairs.map(([dimension, sign]) => ({ dimension, sign }))

/** Adjectives that compare by a measure, with the measures they may mean, the likeliest first. */
const rows: readonly Row[] = [
  {
    grade: g(['size', 1], ['height', 1]),
    en: 'large, big, great',
    ko: '큰, 커다란',
    ja: '大きい, 大きな, でかい, 大きく',
    zh: '大',
  },
  {
    grade: g(['size', -1], ['height', -1]),
    en: 'small, little, tiny',
    ko: '작은, 조그만',
    ja: '小さい, 小さな, 小さく',
    zh: '小',
  },
  { grade: g(['length', 1]), en: 'long', ko: '긴, 기다란', ja: '長い, 長く', zh: '长, 長' },
  {
    grade: g(['length', -1], ['height', -1]),
    en: 'short, brief',
    ko: '짧은',
    ja: '短い, 短く',
    zh: '短',
  },
  {
    grade: g(['height', 1], ['score', 1], ['temperature', 1], ['price', 1]),
    en: 'tall, high',
    ko: '높은, 키 큰, 키가 큰',
    ja: '高い, 背が高い, 背の高い, 高く',
    zh: '高',
  },
  {
    grade: g(['height', -1], ['score', -1], ['temperature', -1], ['price', -1]),
    en: 'low',
    ko: '낮은, 키 작은, 키가 작은',
    ja: '低い, 背が低い, 背の低い, 低く',
    zh: '低, 矮',
  },
  { grade: g(['weight', 1]), en: 'heavy', ko: '무거운', ja: '重い, 重く', zh: '重' },
  {
    grade: g(['weight', -1], ['brightness', 1]),
    en: 'light',
    ko: '가벼운',
    ja: '軽い, 軽く',
    zh: '轻, 輕',
  },
  {
    grade: g(['price', 1]),
    en: 'expensive, pricey, costly, dear',
    ko: '비싼, 값비싼',
    ja: '高価な, 値段が高い',
    zh: '贵, 貴, 昂贵',
  },
  {
    grade: g(['price', -1]),
    en: 'cheap, inexpensive, affordable',
    ko: '싼, 저렴한, 값싼',
    ja: '安い, 安価な, 安く',
    zh: '便宜, 廉价',
  },
  {
    grade: g(['age', 1], ['date', -1]),
    en: 'old',
    ko: '나이 많은, 나이가 많은, 늙은, 오래된, 연세 많은',
    ja: '年上の, 年上, 古い, 年長の, 年長, 年を取った',
    zh: '老, 旧, 舊, 年长, 年長, 年老, 古老',
  },
  {
    grade: g(['age', -1], ['date', 1]),
    en: 'young',
    ko: '어린, 나이 적은, 나이가 적은, 젊은, 나이 어린',
    ja: '年下の, 年下, 若い, 幼い',
    zh: '年轻, 年輕, 年幼, 幼小',
  },
  {
    grade: g(['date', 1], ['age', -1]),
    en: 'new, recent',
    ko: '최근의, 최근, 새로운',
    ja: '新しい, 最近の, 新しく',
    zh: '新, 近',
  },
  { grade: g(['date', 1], ['time', 1]), en: 'late', ko: '늦은', ja: '遅い, 遅く', zh: '晚, 迟' },
  { grade: g(['date', -1], ['time', -1]), en: 'early', ko: '이른', ja: '早い, 早く', zh: '早' },
  {
    grade: g(['speed', 1], ['time', -1]),
    en: 'fast, quick, speedy',
    ko: '빠른',
    ja: '速い, 速く',
    zh: '快',
  },
  { grade: g(['speed', -1], ['time', 1]), en: 'slow', ko: '느린', ja: 'のろい', zh: '慢' },
  {
    grade: g(['loudness', 1]),
    en: 'loud, noisy',
    ko: '시끄러운, 소리가 큰',
    ja: 'うるさい, 騒がしい, 音が大きい',
    zh: '响, 吵, 响亮',
  },
  {
    grade: g(['loudness', -1]),
    en: 'quiet, soft, silent',
    ko: '조용한, 소리가 작은',
    ja: '静かな',
    zh: '安静, 轻声',
  },
  {
    grade: g(['temperature', 1]),
    en: 'hot, warm',
    ko: '뜨거운, 더운, 따뜻한',
    ja: '熱い, 暑い, 暖かい, 温かい',
    zh: '热, 熱, 烫',
  },
  {
    grade: g(['temperature', -1]),
    en: 'cold, cool, chilly',
    ko: '차가운, 추운, 시원한',
    ja: '冷たい, 寒い, 涼しい',
    zh: '冷, 凉',
  },
  { grade: g(['brightness', 1]), en: 'bright', ko: '밝은', ja: '明るい', zh: '亮, 明亮' },
  { grade: g(['brightness', -1]), en: 'dark, dim', ko: '어두운', ja: '暗い', zh: '暗' },
  {
    grade: g(['width', 1], ['size', 1]),
    en: 'wide, broad',
    ko: '넓은',
    ja: '広い, 幅広い',
    zh: '宽, 寬, 宽敞',
  },
  {
    grade: g(['width', -1], ['size', -1]),
    en: 'narrow',
    ko: '좁은',
    ja: '狭い, 細い',
    zh: '窄, 狭窄',
  },
  { grade: g(['depth', 1]), en: 'deep', ko: '깊은', ja: '深い', zh: '深' },
  { grade: g(['depth', -1]), en: 'shallow', ko: '얕은', ja: '浅い', zh: '浅, 淺' },
  {
    grade: g(['thickness', 1], ['weight', 1]),
    en: 'thick, fat',
    ko: '두꺼운, 굵은, 뚱뚱한',
    ja: '厚い, 分厚い, 太い',
    zh: '厚, 粗, 胖',
  },
  {
    grade: g(['thickness', -1], ['weight', -1]),
    en: 'thin, slim',
    ko: '얇은, 가는, 날씬한',
    ja: '薄い',
    zh: '薄, 细, 瘦',
  },
  { grade: g(['distance', 1]), en: 'far, distant', ko: '먼', ja: '遠い', zh: '远, 遠' },
  { grade: g(['distance', -1]), en: 'near, close', ko: '가까운', ja: '近い', zh: '近' },
  { grade: g(['amount', 1]), en: 'full, numerous', ko: '많은', ja: '多い', zh: '多' },
  { grade: g(['amount', -1]), en: 'empty, few', ko: '적은', ja: '少ない', zh: '少' },
  {
    grade: g(['score', 1]),
    en: 'good, popular',
    ko: '좋은, 인기 있는, 인기 많은',
    ja: '良い, いい, よい, 人気の',
    zh: '好, 受欢迎',
  },
  { grade: g(['score', -1]), en: 'bad', ko: '나쁜', ja: '悪い', zh: '差, 坏' },
]

const irregular: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['good', ['better', 'best']],
  ['bad', ['worse', 'worst']],
  ['far', ['farther, further', 'farthest, furthest']],
  ['old', ['older, elder', 'oldest, eldest']],
  ['little', ['littler', 'littlest']],
  ['few', ['fewer', 'fewest']],
])

const reversed = (grade: Grade): Grade =>
  grade.map(({ dimension, sign }) => ({ dimension, sign: sign === 1 ? -1 : 1 }))

function extreme(grade: Grade, most: boolean): Sense {
  return { tag: 'extreme', grade, most }
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
        [extreme(reversed(grade), false), `less ${word}`],
        [extreme(reversed(grade), true), `least ${word}`],
      ]
    }),
  )
}

/** Every adjective behind each adverb of degree: 가장 큰, 最も大きい, 最大. */
function graded(
  tag: 'ko' | 'ja' | 'zh',
  forms: (word: string) => { most: readonly string[]; more: readonly string[] },
): Words {
  return rows.flatMap((row) =>
    listOf(row[tag]).flatMap((word): Words => {
      const { most, more } = forms(word)
      return [
        [extreme(row.grade, true), most.join()],
        [extreme(row.grade, false), more.join()],
      ]
    }),
  )
}

export const koreanGrades = (): Words => [
  ...graded('ko', (word) => ({
    most: [`가장 ${word}`, `제일 ${word}`, `젤 ${word}`],
    more: [`더 ${word}`, `좀 더 ${word}`, `보다 더 ${word}`],
  })),
  [extreme(g(['date', 1]), true), '최신, 최신의'],
  [extreme(g(['size', 1]), true), '최대, 최대의'],
  [extreme(g(['size', -1]), true), '최소, 최소의'],
  [extreme(g(['age', 1]), false), '연상의, 손위의'],
  [extreme(g(['age', -1]), false), '연하의, 손아래의'],
  [extreme(g(['age', 1]), true), '최고령, 최연장, 맏이'],
  [extreme(g(['age', -1]), true), '최연소'],
  [extreme(g(['price', -1]), true), '최저가'],
  [extreme(g(['price', 1]), true), '최고가'],
]

export const japaneseGrades = (): Words => [
  ...graded('ja', (word) => ({
    most: ['最も', 'もっとも', '一番', 'いちばん'].map((degree) => degree + word),
    more: ['より', 'もっと']
      .map((degree) => degree + word)
      .concat(/[いなの]$/.test(word) ? [`${word}ほう`, `${word}方`] : []),
  })),
  [extreme(g(['size', 1]), true), '最大の, 最大'],
  [extreme(g(['size', -1]), true), '最小の, 最小'],
  [extreme(g(['length', 1]), true), '最長の, 最長'],
  [extreme(g(['length', -1]), true), '最短の, 最短'],
  [extreme(g(['height', 1], ['score', 1], ['price', 1]), true), '最高の'],
  [extreme(g(['height', -1], ['score', -1], ['price', -1]), true), '最低の'],
  [extreme(g(['date', 1]), true), '最新の, 最新, 直近の'],
  [extreme(g(['date', -1], ['age', 1]), true), '最古の, 最古'],
  [extreme(g(['age', 1]), false), '年上の, 年長の'],
  [extreme(g(['age', -1]), false), '年下の, 年少の'],
  [extreme(g(['age', 1]), true), '最年長の, 最年長, 最高齢の'],
  [extreme(g(['age', -1]), true), '最年少の, 最年少'],
  [extreme(g(['weight', 1]), true), '最重量の'],
  [extreme(g(['weight', -1]), true), '最軽量の'],
  [extreme(g(['price', -1]), true), '最安の, 最安, 最安値の'],
  [extreme(g(['speed', 1]), true), '最速の, 最速'],
]

export const chineseGrades = (): Words => [
  ...graded('zh', (word) => ({
    most: [`最${word}`, `最为${word}`],
    more: ['更', '较', '較', '比较']
      .map((degree) => degree + word)
      .concat(`${word}的那`, `${word}一点的`, `${word}些的`),
  })),
  [extreme(g(['age', 1]), true), '年龄最大, 年纪最大, 岁数最大'],
  [extreme(g(['age', -1]), true), '年龄最小, 年纪最小, 岁数最小'],
  [extreme(g(['age', 1]), false), '年龄大的那, 年纪大的那, 年龄较大, 年长的'],
  [extreme(g(['age', -1]), false), '年龄小的那, 年纪小的那, 年龄较小, 年幼的'],
]

/** The plain adjectives of a language, for "두 번째로 큰" and 二番目に大きい. */
export function plainGrades(tag: 'ko' | 'ja' | 'zh'): ReadonlyMap<string, Grade> {
  return new Map(rows.flatMap((row) => listOf(row[tag]).map((word) => [word, row.grade] as const)))
}
