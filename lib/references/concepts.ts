import { singularOf } from './languages/plurals'

const colours: readonly string[] = [
  'white, 흰, 희다, 희고, 하얀, 하얗다, 하얗고, 흰색, 하얀색, 하양, 백색, 白い, 白, 白色, 白色的',
  'black, 검은, 검다, 검고, 까맣다, 까맣고, 검정, 검은색, 검정색, 까만, 까만색, 黒い, 黒, 黑色, 黑',
  'red, 빨간, 빨갛다, 빨갛고, 빨간색, 빨강, 붉은, 赤い, 赤, 红色, 红, 紅色',
  'blue, 파란, 파랗다, 파랗고, 파란색, 파랑, 푸른, 青い, 青, 蓝色, 蓝, 藍色',
  'green, 초록, 초록색, 녹색, 緑, 緑の, 緑色, 绿色, 绿, 綠色',
  'yellow, 노란, 노랗다, 노랗고, 노란색, 노랑, 黄色い, 黄色, 黄, 黃色',
  'brown, 갈색, 밤색, 茶色, 茶色い, 棕色, 褐色',
  'gray, grey, 회색, 잿빛, 灰色, グレー',
  'orange, 주황, 주황색, オレンジ, オレンジ色, 橙色',
  'purple, violet, 보라, 보라색, 자주색, 紫, 紫色',
  'pink, 분홍, 분홍색, 핑크, ピンク, 粉色, 粉红色',
]

/**
 * Words of general vocabulary that say the same, so that "the white one" finds a thing whose
 * attribute is 흰색. Small on purpose: a word that stands in no row is only itself.
 */
const rows: readonly string[] = [
  ...colours,
  'big, large, 큰, 커다란, 크다, 크고, 大きい, 大きな, 大',
  'small, little, tiny, 작은, 조그만, 작다, 작고, 小さい, 小さな, 小',
  'long, 긴, 길다, 길고, 長い, 长, 長',
  'short, 짧은, 짧다, 짧고, 短い, 短',
  'curly, 곱슬, 곱슬곱슬한, 꼬불꼬불한, 巻き毛, 卷, 卷毛',
  'new, 새, 새로운, 新しい, 新',
  'old, 오래된, 낡은, 늙은, 古い, 旧, 老',
  'snout, muzzle, 주둥이, 鼻先, 口鼻',
  'leg, 다리, 足, 脚, 腿',
  'fur, coat, 털, 毛, 毛皮, 毛发',
  'ear, 귀, 耳, 耳朵',
  'tail, 꼬리, しっぽ, 尻尾, 尾巴',
  'eye, 눈, 目, 眼睛',
  'hair, 머리, 머리카락, 髪, 头发',
  'color, colour, 색, 색깔, 색상, 色, 颜色',
  'shirt, 셔츠, シャツ, 衬衫',
  'hat, cap, 모자, 帽子, 帽',
  'animal, pet, 동물, 반려동물, 動物, ペット, 动物, 宠物',
  'dog, puppy, doggy, 개, 강아지, 犬, いぬ, 狗, 小狗',
  'cat, kitten, 고양이, 猫, ねこ',
  'bird, 새, 鳥, 鸟',
  'car, automobile, 차, 자동차, 승용차, 車, 汽车, 车',
  'table, 탁자, 테이블, テーブル, 桌子, 桌',
  'chair, armchair, 의자, 椅子, いす, イス, 椅',
  'sofa, couch, 소파, ソファ, 沙发',
  'man, guy, gentleman, 남자, 남성, 男, 男の人, 男性, 男人',
  'woman, lady, 여자, 여성, 女, 女の人, 女性, 女人',
  'apple, 사과, りんご, リンゴ, 苹果',
  'banana, 바나나, バナナ, 香蕉',
  'garden, 정원, 마당, 庭, 花园',
  'cup, 컵, コップ, カップ, 杯子, 杯',
  'beaker, 비커, ビーカー, 烧杯',
  'left, 왼쪽, 왼편, 좌측, 左, 左側, 左边, 左邊, 左侧, 左端',
  'right, 오른쪽, 오른편, 우측, 右, 右側, 右边, 右邊, 右侧, 右端',
  'middle, center, centre, 가운데, 중앙, 中央, 真ん中, 中间, 中間',
  'top, upper, 위쪽, 상단, 上段, 上部, 上边, 上方',
  'bottom, lower, 아래쪽, 하단, 下段, 下部, 下边, 下方',
]

const concepts: ReadonlyMap<string, readonly string[]> = (() => {
  const map = new Map<string, string[]>()
  for (const row of rows) {
    const words = row.split(',').map((word) => word.trim())
    for (const word of words) {
      const known = map.get(word)
      if (known) known.push(words[0] as string)
      else map.set(word, [words[0] as string])
    }
  }
  return map
})()

/** The words by which colours are compared. */
export const colourStems: ReadonlySet<string> = new Set(
  colours.map((row) => (row.split(',')[0] as string).trim()),
)

/** Whether a stem is that of a row. */
export function isConcept(stem: string): boolean {
  return concepts.get(stem)?.[0] === stem
}

/** Every written form of the rows, for scanners of languages without spaces. */
export const conceptWords: readonly string[] = [...concepts.keys()]

/** The form in which words are compared: lower case, no plural, and the first word of its row. */
export function stemOf(word: string): string {
  const kept = stems.get(word)
  if (kept !== undefined) return kept
  const stem = stemAnew(word)
  if (word.length > keptLengthMax) return stem
  if (stems.size >= stemsCountMax) stems.clear()
  stems.set(word, stem)
  return stem
}

/** Texts say few words again and again; what is kept is bounded, since texts are anybody's. */
const stems = new Map<string, string>()
const stemsCountMax = 50_000
const keptLengthMax = 40

function stemAnew(word: string): string {
  const lower = word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]s?$/, '')
  const singular = /^[a-z-]+$/.test(lower)
    ? (singularOf(lower) ?? lower)
    : (shortened(lower) ?? lower)
  return concepts.get(lower)?.[0] ?? concepts.get(singular)?.[0] ?? singular
}

/** Chinese drops the ending of 桌子, 架子 before a word of place: 桌上, 架上. */
export function shortened(word: string): string | undefined {
  return /^[\u3400-\u9fff]子$/.test(word) ? word.slice(0, 1) : undefined
}

/** Whether a word of English is a plural by its form. */
export function isPlural(word: string): boolean {
  const lower = word.toLowerCase()
  return /^[a-z-]+$/.test(lower) && singularOf(lower) !== undefined
}
