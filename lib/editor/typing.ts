import { Divergence } from '../graph/divergence'
import { textEdit } from '../graph/text-edit'

/** One's own version of a text with what others made of the text that it came from (ES15). */
export function withOthers(own: string, from: string, theirs: string): string {
  const [mine, other] = [textEdit(from, own), textEdit(from, theirs)]
  const divergence = new Divergence()
  if (other) divergence.editMerged(other)
  if (mine) divergence.editOwn(mine)
  return divergence.mergedText(own)
}
