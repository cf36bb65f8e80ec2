import { japanese as pointing } from '../../references/languages/ja'

/** Counters of what is said or told, and not of things. */
const measuring = new Set(['点', '話', '通', '種類', '切れ'])
const counters = [...pointing.words].flatMap(([word, { tag }]) =>
  tag === 'counter' && !measuring.has(word) ? [word] : [],
)

/** Japanese as the composer reads it: counted sets, and what is said of them. */
export const japanese = {
  number: '[2-9]|1[0-9]|20|[２-９]|[二三四五六七八九十]|十[一二三四五六七八九]',
  counter: [...counters, '人', 'つ', '体', '皿'].sort((a, b) => b.length - a.length).join('|'),
  owners: '私の|わたしの|僕の|うちの|我が家の|俺の',
  abstract:
    /^(?:理由|日|月|年|時間|週間|回|分|秒|点|種類|方法|問題|質問|話|階|ページ|歳|番|度|円|人|今|全部|合計|約|ここ|次|最初|最後|他)$/,
  parts: /^(?:足|脚|目|耳|手|翼|車輪|取っ手|窓|ドア|角|歯)$/,
  media: new Map<string, 'image' | 'audio'>([
    ['写真', 'image'],
    ['画像', 'image'],
    ['絵', 'image'],
    ['音声', 'audio'],
    ['音', 'audio'],
    ['録音', 'audio'],
    ['鳴き声', 'audio'],
  ]),
} as const
