import type { Counted, Sense } from './define'

const digits = new Map(
  [...'〇零一二三四五六七八九'].map((digit, index) => [digit, Math.max(0, index - 1)]),
)
digits.set('两', 2).set('兩', 2)

/** A number as Japanese and Chinese write it: 3, ３, 三, 十二, 二十一. */
export const hanNumeral =
  '[0-9０-９]{1,5}|[一二三四五六七八九两兩]?十[一二三四五六七八九]?|[一二三四五六七八九两兩]'

export function hanNumber(
  tag: 'place' | 'number',
  text: string | undefined,
  counts?: Counted,
): Sense | undefined {
  if (text === undefined) return undefined
  const n = valueOf(text)
  if (n <= 0) return undefined
  return tag === 'place' && counts ? { tag, n, counts } : { tag, n }
}

function valueOf(text: string): number {
  if (/^[0-9０-９]+$/.test(text)) return Number(text.normalize('NFKC'))
  const at = text.indexOf('十')
  if (at < 0) return digits.get(text) ?? 0
  const ten = at === 0 ? 1 : (digits.get(text[0] as string) ?? 0)
  const last = text[at + 1]
  return ten * 10 + (last === undefined ? 0 : (digits.get(last) ?? 0))
}
