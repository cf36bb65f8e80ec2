import { hanNumber, hanNumeral } from './han'
import { wordsOf, type Language, type Sense } from './define'
import { chineseGrades, plainGrades } from './grades'

/** Counters of things; those of times, days, lines and the like (次, 天, 行) count nothing here. */
const counters =
  '个個张張只隻位条條辆輛段件本幅份首台臺匹头頭篇部棵朵杯瓶盒支枝把双雙家间間座栋棟艘架封块塊片颗顆粒根扇套组組群册冊所口盆碗盘袋箱串副顶頂株则則场場'

/** Those of them that tell what they count. */
const sharp: readonly (readonly [Sense, string])[] = [
  [{ tag: 'counter', kinds: ['image', 'document'] }, '张張幅'],
  [{ tag: 'counter', person: true }, '位'],
  [{ tag: 'counter', counts: 'animals' }, '只隻匹头頭'],
  [{ tag: 'counter', counts: 'bodies' }, '栋棟辆輛艘架台臺座间間'],
]

export const chinese: Language = {
  tag: 'zh',
  spaced: false,
  headFinal: true,
  words: wordsOf([
    ...chineseGrades(),
    [{ tag: 'place', n: 1 }, '首个, 首張, 首张, 最前面, 最前, 第一'],
    [{ tag: 'place', n: -1 }, '最后, 最後, 末尾, 最末'],
    [
      { tag: 'fromEnd', sign: -1, spatial: false },
      '倒数, 倒數, 从后往前数, 从后面数, 从后数, 从最后数',
    ],
    [{ tag: 'fromEnd', sign: 1, spatial: false }, '从前往后数, 从前面数, 从前数, 从头数, 顺数'],
    [
      { tag: 'fromEnd', sign: -1, spatial: true },
      '右起, 右数, 右數, 从右数, 从右边数, 从右往左数, 从右往左, 从右起, 从右侧数, 从右边起, 右边数',
    ],
    [
      { tag: 'fromEnd', sign: 1, spatial: true },
      '左起, 左数, 左數, 从左数, 从左边数, 从左往右数, 从左往右, 从左起, 从左侧数, 从左边起, 左边数',
    ],
    [{ tag: 'middle' }, '中间, 中間, 正中, 当中, 正中间'],
    [{ tag: 'parity', odd: true }, '奇数, 奇數, 单数'],
    [{ tag: 'parity', odd: false }, '偶数, 偶數, 双数'],
    [{ tag: 'side', side: 'left', most: true }, '最左边, 最左, 最左侧, 最左邊'],
    [{ tag: 'side', side: 'right', most: true }, '最右边, 最右, 最右侧, 最右邊'],
    [{ tag: 'side', side: 'left', most: false }, '左边, 左邊, 左侧, 左側, 左'],
    [{ tag: 'side', side: 'right', most: false }, '右边, 右邊, 右侧, 右側, 右'],
    [{ tag: 'side', side: 'top', most: true }, '最上面, 最上边, 最上方, 最顶上'],
    [{ tag: 'side', side: 'bottom', most: true }, '最下面, 最下边, 最下方, 最底下'],
    [{ tag: 'side', side: 'top', most: false }, '上方, 上边'],
    [{ tag: 'side', side: 'bottom', most: false }, '下方, 下边, 下面'],
    [{ tag: 'relation', where: 'between' }, '之间, 之间的, 之間, 之間的'],
    [{ tag: 'both' }, '两者, 兩者, 双方, 二者, 两者都, 俩'],
    [{ tag: 'all' }, '全部, 所有, 全体, 全都, 每, 各'],
    [{ tag: 'one' }, '其中之一, 其中一个, 其中一张, 任意, 任何, 某'],
    [{ tag: 'other' }, '另, 另外, 别的, 別的'],
    [{ tag: 'rest' }, '其他, 其它, 其余, 其餘, 剩下, 剩余, 剩下的, 剩餘'],
    [{ tag: 'former' }, '前者'],
    [{ tag: 'latter' }, '后者, 後者'],
    [{ tag: 'respectively' }, '分别, 分別, 各自, 依次, 依序, 按顺序, 依照顺序'],
    [{ tag: 'reversed' }, '相反, 反过来, 倒过来, 顺序相反'],
    [{ tag: 'this' }, '这, 那, 這, 该, 这些, 那些, 這些, 上面'],
    [{ tag: 'the' }, '我的, 我们的, 我, 我们'],
    [{ tag: 'some' }, '哪, 哪个, 什么, 一些, 几, 多少'],
    [{ tag: 'pronoun', many: false, person: false }, '它, 牠'],
    [{ tag: 'pronoun', many: false, person: true }, '他, 她'],
    [{ tag: 'pronoun', many: true, person: false }, '它们, 它們'],
    [{ tag: 'pronoun', many: true, person: true }, '他们, 她们, 他們'],
    [
      { tag: 'noun', kinds: ['image'] },
      '图片, 照片, 图像, 图, 相片, 影像, 截图, 截圖, 插图, 画面, 圖片, 圖, 圖像',
    ],
    [
      { tag: 'noun', kinds: ['audio'] },
      '声音, 音频, 录音, 聲音, 音訊, 音轨, 录音文件, 音频文件, 音檔, 錄音, 语音, 叫声',
    ],
    [{ tag: 'noun', kinds: ['text'] }, '笔记, 备注, 便签'],
    [{ tag: 'noun', kinds: ['document'] }, '文档, 文件, 資料, 资料'],
    [{ tag: 'noun', person: true }, '人, 男人, 女人, 男孩, 女孩, 男的, 女的'],
    [{ tag: 'noun' }, '东西, 物品'],
    ...[...counters].map(
      (counter) =>
        [
          sharp.find(([, letters]) => letters.includes(counter))?.[0] ?? {
            tag: 'counter' as const,
          },
          counter,
        ] as const,
    ),
    [{ tag: 'and' }, '和, 与, 與, 跟, 及, 以及, 或, 或者, 、'],
    [{ tag: 'to' }, '到, 至'],
    [{ tag: 'of' }, '的, 号, 號'],
    [{ tag: 'among' }, '中, 之中, 当中的, 里, 中的, 里的'],
    [{ tag: 'tie' }, '穿着, 穿, 戴着, 戴, 在, 上, 上的, 里面的, 旁边的, 有'],
    [{ tag: 'without' }, '没有, 没戴, 没穿, 没带'],
    [{ tag: 'be' }, '是, 为'],
    [{ tag: 'not', how: 'is', leads: true }, '不是'],
    [{ tag: 'not', how: 'except', leads: true }, '除了'],
    [{ tag: 'not', how: 'except' }, '以外, 之外'],
    [
      { tag: 'close' },
      '清楚, 模糊, 好看, 漂亮, 不错, 合适, 干净, 完整, 正确, 一样, 相同, 不同, 比较好, 坏掉, 缺了, 少了, 多了, 丢了, 破了, 碎了, 脏了, 听不清, 看不清, 不见了',
    ],
    [
      { tag: 'close' },
      '都, 也, 把, 被, 就, 比, 很, 更, 最, 了, 吗, 呢, 吧, 一下, 首先, 其次, 对, 给, 将, 不, 不要, 要, 再, 还, 让, 会, 能, 一起, 第一时间, 其中, 左右, 今天, 明天, 昨天, 现在, 最近, 刚刚, 刚, 今年, 去年, 明年, 以前, 以后, 后来, 经常, 常常, 从来, 每天, 老是, 已经, 正在, 刚才, 一直, 总是, 可能, 应该, 必须, 需要, 可以, 没, 非常, 特别, 好像, 似乎, 看起来, 听起来, 从, 向, 往, 而, 但, 但是, 因为, 所以, 如果, 然后, 先, 请, 也许, 才, 只有, 曾, 却, 并, 并且, 又, 仍, 仍然, 全都, 坏了, 删掉, 删了, 换成, 改成, 留下, 送给, 发给, 交给, 寄给, 放大, 放在, 拿走, 拿掉, 去掉, 看着, 用, 跟着, 来自',
    ],
    [
      { tag: 'abstract' },
      '原因, 理由, 第一次, 第二次, 第三次, 一次, 一天, 一年, 一刻, 一遍, 一回, 回, 遍, 季度, 季, 世纪, 分钟, 秒, 名次, 印象, 阶段, 目的, 阶段, 次, 天, 年, 月, 周, 小时, 步, 章, 节, 层, 行, 页, 问题, 方法, 印象, 条件, 时间, 出口, 点, 句, 课, 名, 届, 代',
    ],
  ]),
  grades: plainGrades('zh'),
  showing: new Set(
    '上传 上傳 发 發 发送 發送 拍 拍摄 拍攝 画 畫 写 寫 选 選 选择 選擇 提到 说 說 附上 贴 貼 分享 添加 加 录 錄 录制 看到 听到 标 标记 指 指出 展示 引用 介绍 收到'.split(
      ' ',
    ),
  ),
  speakers: new Set('我 你 您 我们 我們 你们 你們 咱们 咱們'.split(' ')),
  patterns: [
    // 把 counts behind a number or a demonstrative, else it marks an object.
    {
      form: /(?<=[一二两兩三四五六七八九十几0-9这那哪每另])把/y,
      sense: () => ({ tag: 'counter' }),
    },
    // 前两张, 后三段, 头两个: the first and the last of a number.
    {
      form: new RegExp(`[前头](?=${'[两兩二三四五六七八九十几]'} ?[${counters}])`, 'y'),
      sense: () => ({ tag: 'place', n: 1 }),
    },
    {
      form: new RegExp(`[后後末](?=${'[两兩二三四五六七八九十几]'} ?[${counters}])`, 'y'),
      sense: () => ({ tag: 'place', n: -1 }),
    },
    {
      form: new RegExp(`第 ?(${hanNumeral})`, 'y'),
      sense: (match) => hanNumber('place', match[1]),
    },
    {
      form: new RegExp(`(${hanNumeral})(?= ?[${counters}])`, 'y'),
      sense: (match) => hanNumber('number', match[1]),
    },
    {
      form: new RegExp(`(${hanNumeral})(?= ?[号號](?!出))`, 'y'),
      sense: (match) => hanNumber('place', match[1]),
    },
    {
      form: /([0-9０-９]{1,5})(?![0-9０-９]|[.:/][0-9]|月|日|时|時|分(?![别別])|年|楼|元|岁|点|%|％)/y,
      sense: (match) => hanNumber('number', match[1]),
    },
  ],
}
