/** Japanese as the composer reads it: counted sets, and what is said of them. */
export const japanese = {
  number: '[2-9]|1[0-9]|20|[２-９]|[二三四五六七八九十]|十[一二三四五六七八九]',
  counter: '匹|頭|羽|人|名|台|本|個|枚|冊|着|足|杯|つ|件|体|輪|株|皿|軒|機|隻|脚|品|株',
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
