import type { Mention } from '../references'
import { isSign, signOf, indexOfSign, type Span } from './text'

/** A clause in which each phrase that refers is one sign; offsets lead back to the text. */
export type Signed = {
  readonly text: string
  readonly at: (offset: number) => number
  readonly idsOf: (sign: string) => readonly string[]
}

/** A sentence with signs for its phrases; those that pair are left as words. */
export function signed(text: string, { start, end }: Span, mentions: readonly Mention[]): Signed {
  const own = mentions.filter(
    (each) => each.start >= start && each.end <= end && each.pairs === undefined,
  )
  let read = ''
  const offsets: number[] = []
  let at = start
  const copy = (to: number) => {
    for (; at < to; at++) {
      read += text[at]
      offsets.push(at)
    }
  }
  own.forEach((mention, index) => {
    if (mention.start < at || (mention.status !== 'resolved' && mention.status !== 'explicit'))
      return
    copy(mention.start)
    read += signOf(index)
    offsets.push(mention.start)
    // とも of 二匹とも says what the clause is about.
    at = mention.end - (/とも$/u.exec(mention.text)?.[0].length ?? 0)
  })
  copy(end)
  offsets.push(end)
  return {
    text: read,
    at: (offset) => offsets[Math.max(0, Math.min(offset, offsets.length - 1))] as number,
    idsOf: (sign) => (isSign(sign) ? (own[indexOfSign(sign)]?.refers ?? []) : []),
  }
}
