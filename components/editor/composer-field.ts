import { Extension, type Editor, type JSONContent } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { UndoRedo } from '@tiptap/extensions'
import { Fragment, Slice, type Node as FieldNode } from '@tiptap/pm/model'
import { EditorState as FieldState, TextSelection } from '@tiptap/pm/state'
import { MediumNode, ReferenceNode, type Chip } from './composer-nodes'
import type { Pasted } from './composer-paste'
import { phrasesPlugin } from './composer-phrases'

/** What the field of the composer can hold: paragraphs of words and chips. */
export const fieldExtensions = [
  Document,
  Paragraph,
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
  const lines: FieldNode[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind === 'line') lines.push([])
    else if (piece.kind === 'text') lines.at(-1)?.push(schema.text(piece.text))
    else {
      const node = schema.nodes['medium']?.create(rest.shift())
      if (node) lines.at(-1)?.push(node)
    }
  }
  const paragraphs = lines.map((line) => schema.node('paragraph', undefined, line))
  const from = Math.min(at ?? selection.from, editor.state.doc.content.size)
  const to = at === undefined ? selection.to : from
  const transaction = editor.state.tr.replace(from, to, new Slice(Fragment.from(paragraphs), 1, 1))
  const end = transaction.doc.resolve(transaction.mapping.map(to))
  editor.view.dispatch(transaction.setSelection(TextSelection.near(end, -1)).scrollIntoView())
}

/** Shows what was written elsewhere, or nothing, without what could be undone: that was of another text. */
export function showContent(editor: Editor, json: JSONContent | undefined): void {
  const { schema, plugins } = editor.state
  const doc = json ? schema.nodeFromJSON(json) : schema.topNodeType.createAndFill()
  if (!doc) return
  editor.view.updateState(FieldState.create({ schema, doc, plugins }))
}
