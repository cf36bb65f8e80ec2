import { hanNumber, hanNumeral } from './han'
import { wordsOf, type Language } from './define'
import { japaneseGrades, plainGrades } from './grades'

const native = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const kana = ['', 'ひと', 'ふた', 'みっ', 'よっ', 'いつ', 'むっ', 'なな', 'やっ', 'ここの']

/** Counters that stand behind a number. */
const counted =
  'つ|番|個|枚|匹|人|台|本|頭|羽|件|点|冊|着|足|杯|軒|棟|隻|機|輪|株|皿|曲|種類|箱|袋|組|通|話|品|粒|束|戸|脚|艘|基|名'

/** 人, 匹, 台: counters that count nothing but people, animals, or buildings and vehicles. */
const counters = { people: '人名', animals: '匹頭羽', bodies: '台軒棟隻機艘戸' } as const
const countedBy = (counter: string | undefined) =>
  (['people', 'animals', 'bodies'] as const).find((each) => counters[each].includes(counter ?? '-'))

export const japanese: Language = {
  tag: 'ja',
  spaced: false,
  headFinal: true,
  words: wordsOf([
    ...japaneseGrades(),
    ...kana
      .slice(1)
      .map((word, index) => [{ tag: 'place', n: index + 1 }, `${word}つ目, ${word}つめ`] as const),
    ...kana.slice(1).map((word, index) => [{ tag: 'number', n: index + 1 }, `${word}つ`] as const),
    ...native
      .slice(1)
      .map((word, index) => [{ tag: 'number', n: index + 1 }, `${word}つ`] as const),
    [{ tag: 'number', n: 2 }, '二人'],
    [{ tag: 'place', n: 1 }, '最初, 一番目, 先頭, 一番最初'],
    [{ tag: 'place', n: -1 }, '最後, 一番最後, 末尾'],
    [
      { tag: 'fromEnd', sign: -1, spatial: false },
      '最後から, 後ろから, うしろから, 終わりから, 末尾から, 下から',
    ],
    [{ tag: 'fromEnd', sign: 1, spatial: false }, '前から, 最初から, 始めから, 先頭から, 上から'],
    [{ tag: 'fromEnd', sign: -1, spatial: true }, '右から, 一番右から, 右端から, 右側から'],
    [{ tag: 'fromEnd', sign: 1, spatial: true }, '左から, 一番左から, 左端から, 左側から'],
    [{ tag: 'middle' }, '真ん中, まんなか, 中央, 真中'],
    [{ tag: 'parity', odd: true }, '奇数番目, 奇数'],
    [{ tag: 'parity', odd: false }, '偶数番目, 偶数'],
    [{ tag: 'side', side: 'left', most: true }, '一番左, いちばん左, 左端'],
    [{ tag: 'side', side: 'right', most: true }, '一番右, いちばん右, 右端'],
    [{ tag: 'side', side: 'left', most: false }, '左, 左側'],
    [{ tag: 'side', side: 'right', most: false }, '右, 右側'],
    [{ tag: 'side', side: 'top', most: true }, '一番上, いちばん上'],
    [{ tag: 'side', side: 'bottom', most: true }, '一番下, いちばん下'],
    [{ tag: 'side', side: 'top', most: false }, '上側, 上段'],
    [{ tag: 'side', side: 'bottom', most: false }, '下側, 下段'],
    [
      { tag: 'relation', where: 'between' },
      'の間の, の間に, の間にある, の間にいる, のあいだの, の間に座っている, の間に立っている, に挟まれた',
    ],
    [
      { tag: 'both' },
      '両方, 両方とも, どちらも, 両者, 双方, 二つとも, 二匹とも, 二枚とも, 二台とも, 二本とも, 二件とも, 2つとも, 2匹とも, 2枚とも, ふたつとも',
    ],
    [{ tag: 'both', counts: 'people' }, '二人とも, 2人とも, ふたりとも'],
    [
      { tag: 'all' },
      '全部, すべて, 全て, 全員, みんな, 全ての, すべての, とも, 全部とも, 全員とも, 各, 各々の, それぞれの',
    ],
    [{ tag: 'one' }, 'どれか, どちらか, いずれか, 一つだけ'],
    [
      { tag: 'other' },
      '他の, ほかの, 別の, もう片方, もう片方の, もう一台, もう一本, もう一羽, もう一頭, もう一個, もう一件, もう一冊, もう1つ, もう1枚, もう1人, もう1匹, もう一人の, もう一匹の, もう一枚の, もう一つの, もう一方の, もう一方, もう一つ, もう一匹, もう一枚, もう一人',
    ],
    [{ tag: 'rest' }, '残り, のこり, 残りの, その他, その他の, 残る, それ以外'],
    [{ tag: 'former' }, '前者'],
    [{ tag: 'latter' }, '後者'],
    [{ tag: 'respectively' }, 'それぞれ, 各々, おのおの, 順に, 順番に'],
    [{ tag: 'reversed' }, '逆に, 逆順に, 逆の順に, 反対に'],
    [{ tag: 'this' }, 'この, その, あの, 上の, これらの, それらの'],
    [{ tag: 'the' }, '私の, わたしの, 僕の, うちの'],
    [{ tag: 'some' }, 'どの, ある, 何か, いくつか'],
    [{ tag: 'pronoun', many: false, person: false }, 'これ, それ, あれ'],
    [{ tag: 'pronoun', many: false, person: true }, '彼, 彼女'],
    [{ tag: 'pronoun', many: true, person: false }, 'それら, これら'],
    [{ tag: 'pronoun', many: true, person: true }, '彼ら, 彼女ら, 彼女たち'],
    [{ tag: 'noun' }, 'もの, やつ, 子, 方, ほう, 物, の方, のほう, のもの, のやつ'],
    [{ tag: 'noun', kinds: ['image'] }, '写真, 画像, 絵, 図, 写真たち'],
    [{ tag: 'noun', kinds: ['audio'] }, '音声, 音, 録音, サウンド, オーディオ, 鳴き声, 声, 曲'],
    [{ tag: 'noun', kinds: ['text'] }, 'メモ, ノート'],
    [{ tag: 'noun', kinds: ['document'] }, '文書, 書類, ファイル, 資料'],
    [
      { tag: 'noun', person: true },
      '人, 男, 女, 男性, 女性, 人物, 人たち, 男の子, 女の子, 子ども, 子供, 子どもたち, 子供たち, 少年, 少女, 方々',
    ],
    [
      { tag: 'counter' },
      '個, 本, 件, 点, 冊, 着, 足, 杯, 輪, 株, 皿, 種類, 箱, 袋, 組, 通, 話, 品, 粒, 束, 脚, 基, 房, 切れ, か所, 箇所',
    ],
    [{ tag: 'counter', counts: 'bodies' }, [...counters.bodies].join()],
    [{ tag: 'counter', kinds: ['entity'] }, '匹, 頭, 羽, ひき'],
    [{ tag: 'counter', person: true }, '名'],
    [{ tag: 'counter', kinds: ['image', 'document'] }, '枚'],
    [{ tag: 'and' }, 'と, や, または, および, 、, ，'],
    [{ tag: 'to' }, 'から, ～, 〜'],
    [{ tag: 'of' }, 'の'],
    [{ tag: 'among' }, 'のうち, のうちの, の中で, の中の, の中から, のなかで, のうちで'],
    [
      { tag: 'tie' },
      'が, を着た, を着ている, をかぶった, をかぶっている, の上の, の上にいる, にいる, に座っている, をつけた, を持った, がある, のある, の上に座っている, をした, を着けた',
    ],
    [{ tag: 'without' }, 'のない, がない, をかぶっていない, を着ていない, を持っていない'],
    [{ tag: 'be' }, 'です, だ, でした, である, だった, であった'],
    [{ tag: 'not', how: 'is' }, 'ではない, じゃない, でない, くない'],
    [{ tag: 'not', how: 'except' }, '以外, 以外の, を除く, を除いた'],
    [{ tag: 'not', how: 'instead' }, 'ではなく, じゃなくて, を除いて, を除き'],
    [
      { tag: 'close' },
      'は, を, に, も, で, へ, より, だけ, ばかり, まで, って, には, では, ですか, か, ね, よ, 最初に, 最後に, まず, 第一に, 第二に, 次に, 一度, 二度, もう一度, 同じ, 音がする, 声を大に, 声をかけ, 声を掛け, 声を上げ, 声を揃え, その後, それから, そして, しかし, その時, この前, その前, それでは, それで, それとも, そのまま, このまま, 左右, 右折, 左折, 曲がって, 曲がった, 曲がる, 曲がり, 今日, 明日, 昨日, もう, まだ, とても, すぐ, あとで, 後で, 一緒に, 別々に',
    ],
    [
      { tag: 'abstract' },
      '理由, 目的, 段階, 回, 回目, 日, 月, 年, 週, 時, 時間, 階, 行, 章, 問題, 質問, 方法, 印象, 条件, 出口, 世代, 試合, 課題, 点目',
    ],
  ]),
  grades: plainGrades('ja'),
  showing: new Set(
    '添付 送 撮 撮影 貼 載 見 聞 選 選択 言 書 描 録音 録画 共有 投稿 挙 示 指 指定 説明 紹介 追加 引用 受 アップロード アップ'.split(
      ' ',
    ),
  ),
  speakers: new Set('私 わたし 僕 ぼく 俺 あなた 君 きみ 我々 私たち 僕たち'.split(' ')),
  patterns: [
    {
      form: new RegExp(`(${hanNumeral}) ?つ(?!め|目)`, 'y'),
      sense: (match) => hanNumber('number', match[1]),
    },
    {
      form: new RegExp(`(?:第 ?)?(${hanNumeral}) ?(${counted})?目`, 'y'),
      sense: (match) => hanNumber('place', match[1], countedBy(match[2])),
    },
    {
      form: new RegExp(`第 ?(${hanNumeral})(?!に)`, 'y'),
      sense: (match) => hanNumber('place', match[1]),
    },
    {
      form: new RegExp(`(${hanNumeral}) ?号(?![線館室車棟店])`, 'y'),
      sense: (match) => hanNumber('place', match[1]),
    },
    // 一番大切 and 一番は are "most", 一番の写真 and 一番と二番 the first.
    {
      form: new RegExp(
        `(?!一番(?!の|(?:[とや、~～〜]|から)(?:${hanNumeral}) ?番))(${hanNumeral}) ?番(?!目)`,
        'y',
      ),
      sense: (match) => hanNumber('place', match[1]),
    },
    {
      form: new RegExp(`(${hanNumeral})(?=${counted})`, 'y'),
      sense: (match) => hanNumber('number', match[1]),
    },
    {
      form: /([0-9０-９]{1,5})(?![0-9０-９]|[.:/][0-9]|月|日|時|分|年|階|号|円|歳|%|％)/y,
      sense: (match) => hanNumber('number', match[1]),
    },
  ],
}
