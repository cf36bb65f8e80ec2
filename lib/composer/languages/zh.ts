import { chinese as pointing } from '../../references/languages/zh'

/** Counters of what is said or told, and not of things. */
const measuring = new Set(['段', '场', '場', '则', '則', '篇'])
const counters = [...pointing.words].flatMap(([word, { tag }]) =>
  tag === 'counter' && word.length === 1 && !measuring.has(word) ? [word] : [],
)

/** Counters that phrases of places alone (第一把) are not known by elsewhere. */
const ownCounter = '名把箱'

/** Chinese as the composer reads it: counted sets, and what is said of them. */
export const chinese = {
  number: '[2-9]|1[0-9]|20|[两兩二三四五六七八九十]|十[一二三四五六七八九]',
  counter: `${counters.join('')}${ownCounter}`,
  ownCounter,
  owners: '我的|我们的|我家的|我家|我有|我',
  abstract:
    /^(?:原因|理由|天|年|月|小时|分钟|秒|次|遍|问题|方法|点|方面|步|层|页|人|岁|种|类|钟|选择)/,
  /** What no noun goes on behind. */
  stops:
    /[，。！？、；：,.!?;:\s\ufffc（）()「」“”是在有的和与跟都会能要也就叫被把从到里上下中看做发出很分非今没不比长坐站吗呢吧了着过对给向这那一]/,
  adjectives:
    '坏了的|坏的|破的|旧的|新的|大的|小的|红色的|红|蓝色的|蓝|白色的|白|黑色的|黑|绿色的|绿|黄色的|黄|旧|新|坏',
  /** Nouns of one letter of which a letter before them is a value: 黑猫, 新车. */
  coloured: /[狗猫鸟鱼马羊牛兔鸡鸭鹅车杯碗鞋帽裙包伞花]/u,
  media: new Map<string, 'image' | 'audio'>([
    ['照片', 'image'],
    ['图片', 'image'],
    ['图', 'image'],
    ['录音', 'audio'],
    ['声音', 'audio'],
    ['音频', 'audio'],
  ]),
} as const
