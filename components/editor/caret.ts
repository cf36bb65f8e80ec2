import { flushSync } from 'react-dom'
import { textEdit, type TextEdit } from '@/lib/graph/text-edit'

/** Where a caret stands after an edit of someone else: at the same words, behind what came in at it. */
function movedCaret(at: number, { start, end, insert }: TextEdit): number {
  if (at >= end) return at + insert.length - (end - start)
  return at <= start ? at : start + insert.length
}

/**
 * Makes a change of the state that others brought about. The caret of whoever is typing stays at its
 * words (ES15), where a browser would put it behind all of the new text.
 */
export function keepingCaret(change: () => void): void {
  if (typeof document === 'undefined') return change()
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return change()
  const { value, selectionStart, selectionEnd, selectionDirection } = field
  // Drawn at once: the next key must meet the new text, and the caret in it.
  flushSync(change)
  const edit = textEdit(value, field.value)
  // Numbers have no caret that a page could know of.
  if (!edit || selectionStart === null || selectionEnd === null) return
  const start = movedCaret(selectionStart, edit)
  const end = movedCaret(selectionEnd, edit)
  field.setSelectionRange(start, end, selectionDirection ?? 'none')
}
