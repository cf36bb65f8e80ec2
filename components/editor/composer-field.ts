import { Extension, type Editor, type JSONContent } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, Slice, type Node as FieldNode } from '@tiptap/pm/model'
import { EditorState as FieldState, TextSelection } from '@tiptap/pm/state'
import type { Decisions } from '@/lib/composer/proposed'
import { borderOf } from '@/lib/editor/draft-text'
import { cutText } from '@/lib/std/text'
import { MediumNode, ReferenceNode, type Chip } from './composer-nodes'
import type { Pasted } from './composer-paste'
import { phrasesPlugin } from './composer-phrases'

const undecided: Decisions = { refused: new Set(), changed: new Map() }

/**
 * The field's document carries what was decided of its proposals, so that a decision is a step among the
 * others that the field takes back. The library finds no difference between one set and another: for a
 * decision nothing of the text is drawn anew.
 */
const DecidedDocument = Document.extend({
  addAttributes: () => ({ decisions: { default: undecided, rendered: false } }),
})

/**
 * A line that is longer than a paragraph may be is written in several that go on from one another for as
 * long as their border is as it was cut: a key costs what its paragraph is long, and with phrases in it many
 * times that.
 */
const GoingParagraph = Paragraph.extend({
  addAttributes: () => ({
    goesOn: {
      default: '',
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-goes-on') ?? '',
      renderHTML: ({ goesOn }: { readonly goesOn?: string }) =>
        goesOn ? { 'data-goes-on': goesOn } : {},
    },
  }),
})

const paragraphLengthMax = 2_000

/** A text cut between words where it can be. */
function cutLine(text: string): readonly string[] {
  const pieces: string[] = []
  for (let start = 0; start < text.length;) {
    const end = start + paragraphLengthMax
    const behind = end < text.length ? text.lastIndexOf(' ', end - 1) + 1 : text.length
    const cut =
      behind > start ? behind : start + cutText(text.slice(start), paragraphLengthMax).length
    pieces.push(text.slice(start, cut))
    start = cut
  }
  return pieces
}

/** What the field of the composer can hold: paragraphs of words and chips. */
export const fieldExtensions = [
  DecidedDocument,
  GoingParagraph,
  Text,
  UndoRedo,
  MediumNode,
  ReferenceNode,
  Extension.create({ name: 'phrases', addProseMirrorPlugins: () => [phrasesPlugin()] }),
]

/** The library brings its own style sheet by script, which the policy of the page stops: this is it. */
const fieldLook =
  'ProseMirror relative max-w-full text-[15px] leading-7 break-words whitespace-pre-wrap outline-none [font-variant-ligatures:none] [&_img.ProseMirror-separator]:m-0! [&_img.ProseMirror-separator]:inline! [&_img.ProseMirror-separator]:size-0! [&_img.ProseMirror-separator]:border-0!'

/** What the element of the field is to people and to screen readers. */
export function fieldAttributes(label: string): Record<string, string> {
  return { class: fieldLook, role: 'textbox', 'aria-multiline': 'true', 'aria-label': label }
}

/** Puts what was pasted or dropped into the field, with these chips for its files, in their order. */
export function insertPasted(
  editor: Editor,
  pieces: readonly Pasted[],
  chips: readonly Chip[],
  at?: number,
): void {
  if (pieces.length === 0) return
  const { schema, selection } = editor.state
  const rest = [...chips]
  const lines: { readonly goesOn: string; readonly nodes: FieldNode[] }[] = []
  const begin = (goesOn = '') => lines.push({ goesOn, nodes: [] })
  const put = (node: FieldNode) => lines.at(-1)?.nodes.push(node)
  begin()
  for (const piece of pieces) {
    if (piece.kind === 'line') begin()
    else if (piece.kind === 'text') {
      let before = ''
      for (const text of cutLine(piece.text)) {
        if (before !== '') begin(borderOf(before, text))
        put(schema.text(text))
        before = text
      }
    } else {
      const node = schema.nodes['medium']?.create(rest.shift())
      if (node) put(node)
    }
  }
  const paragraphs = lines.map(({ goesOn, nodes }) => schema.node('paragraph', { goesOn }, nodes))
  const from = Math.min(at ?? selection.from, editor.state.doc.content.size)
  const to = at === undefined ? selection.to : from
  const transaction = editor.state.tr.replace(from, to, new Slice(Fragment.from(paragraphs), 1, 1))
  const end = transaction.doc.resolve(transaction.mapping.map(to))
  editor.view.dispatch(transaction.setSelection(TextSelection.near(end, -1)).scrollIntoView())
}

export function decisionsIn({ doc }: FieldState): Decisions {
  return doc.attrs['decisions'] as Decisions
}

const emptyField: JSONContent = { type: 'doc', content: [{ type: 'paragraph' }] }

/** A field's JSON, else that of an empty one, with what was decided, as the library takes it. */
export function decidedContent(
  json: JSONContent = emptyField,
  { refused, changed }: Decisions,
): JSONContent {
  return { ...json, attrs: { decisions: { refused, changed } } }
}

/** Takes what was decided beside the field into it; one's own is a step by itself that can be undone. */
export function takeDecisions(
  { state, view }: Editor,
  { refused, changed }: Decisions,
  isOwn = true,
): void {
  const transaction = state.tr.setDocAttribute('decisions', { refused, changed })
  view.dispatch(isOwn ? closeHistory(transaction) : transaction.setMeta('addToHistory', false))
}

/**
 * Shows what was written elsewhere, or nothing, without what could be undone: that was of another text.
 * The caret stands behind it.
 */
export function showContent(
  editor: Editor,
  json: JSONContent | undefined,
  decisions: Decisions,
): void {
  const { schema, plugins } = editor.state
  const doc = schema.nodeFromJSON(decidedContent(json, decisions))
  const selection = TextSelection.atEnd(doc)
  editor.view.updateState(FieldState.create({ schema, doc, plugins, selection }))
}
