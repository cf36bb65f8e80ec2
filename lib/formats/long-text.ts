import { bounds } from '../std/bounds'
import { cutText } from '../std/text'

/** A text in passages that a document can hold, cut between lines where there are any. */
export function passagesOf(
  text: string,
): readonly { readonly id: string; readonly text: string }[] {
  const passages: { id: string; text: string }[] = []
  let rest = text
  while (rest !== '') {
    let piece = cutText(rest, bounds.textLengthMax)
    if (piece.length < rest.length) {
      const end = piece.lastIndexOf('\n')
      if (end > 0) piece = piece.slice(0, end + 1)
    }
    passages.push({ id: `p${passages.length + 1}`, text: piece })
    rest = rest.slice(piece.length)
  }
  return passages
}
