// @vitest-environment happy-dom
import { Editor, getSchema } from '@tiptap/core'
import { splitBlock } from '@tiptap/pm/commands'
import { closeHistory } from '@tiptap/pm/history'
import { DOMParser as FieldParser } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import {
  decisionsIn,
  fieldExtensions,
  insertPasted,
  takeDecisions,
} from '@/components/editor/composer-field'
import { fieldOf } from '@/components/editor/composer-state'

/** What the field makes of HTML that says it was copied from a field. */
function fieldFrom(html: string) {
  const element = document.createElement('div')
  element.innerHTML = html
  return FieldParser.fromSchema(getSchema(fieldExtensions)).parse(element)
}
const chip = (id: string, label = 'the cat', words = label) =>
  `<p data-pm-slice="1 1 []">See <span data-reference="${id}" data-label="${label}">${words}</span>.</p>`

test('ED1 a chip that was copied is the same chip', () => {
  const { text, ids } = fieldOf(fieldFrom(chip('n1')).toJSON())
  expect([text, ids]).toEqual(['See [the cat](#n1).', ['n1']])
})

test('EM9 a chip that points at nothing is still one when it was copied', () => {
  expect(fieldOf(fieldFrom(chip('')).toJSON()).text).toBe('See [the cat](#).')
})

test.each(['', ' '])('EM9 a pasted chip without an id and named %j is its words', (label) => {
  expect(fieldOf(fieldFrom(chip('', label, 'the cat')).toJSON()).text).toBe('See the cat.')
})

test.each(['a)b', 'n1](https://evil.example) [x', '__proto__', 'n 1', 'x'.repeat(65)])(
  'ED1 a pasted chip with the id %j is its words',
  (id) => {
    const { text, ids } = fieldOf(fieldFrom(chip(id)).toJSON())
    expect([text, ids]).toEqual(['See the cat.', []])
  },
)

test('ED1 nothing else of a page comes into the field', () => {
  const html =
    '<p>See <img src=x onerror="alert(1)"><a href="javascript:alert(1)" style="color:red">the <b>cat</b></a><iframe src="x"></iframe><script>alert(1)</script>.</p>'
  const field = fieldFrom(html)
  expect(JSON.stringify(field.toJSON())).not.toMatch(/script:|onerror|style|iframe|href/)
  expect(fieldOf(field.toJSON()).text).toContain('See the cat')
})

test('ED1 of a name without end so much is taken as a node may have', () => {
  expect(fieldOf(fieldFrom(chip('n1', 'x'.repeat(2_000), 'x')).toJSON()).text).toHaveLength(
    'See [](#n1).'.length + 500,
  )
})

const textIn = (editor: Editor) => fieldOf(editor.getJSON()).text

test('ED15 decisions are steps of the undo, in their order among what was typed', () => {
  const editor = new Editor({ extensions: fieldExtensions })
  editor.commands.insertContent('one')
  const refused = new Set(['a'])
  takeDecisions(editor, { refused, changed: new Map() })
  editor.commands.insertContent(' two')
  editor.commands.undo()
  expect(textIn(editor)).toBe('one')
  expect(decisionsIn(editor.state).refused).toBe(refused)
  editor.commands.undo()
  expect(textIn(editor)).toBe('one')
  expect(decisionsIn(editor.state).refused.size).toBe(0)
  editor.commands.redo()
  expect(decisionsIn(editor.state).refused).toBe(refused)
  editor.destroy()
})

test('ED15 a decision is no update of the text, and one of another tab no step of the undo', () => {
  let updateCount = 0
  const editor = new Editor({ extensions: fieldExtensions, onUpdate: () => updateCount++ })
  editor.commands.insertContent('one')
  updateCount = 0
  takeDecisions(editor, { refused: new Set(['a']), changed: new Map([['b', 'Rex']]) })
  takeDecisions(editor, { refused: new Set(['a', 'c']), changed: new Map() }, false)
  expect(updateCount).toBe(0)
  expect([...decisionsIn(editor.state).refused]).toEqual(['a', 'c'])
  editor.commands.undo()
  expect(decisionsIn(editor.state).refused.size).toBe(0)
  editor.commands.undo()
  expect(textIn(editor)).toBe('')
  editor.destroy()
})

test.each(['word '.repeat(3_000), '강아지'.repeat(3_000), '😀'.repeat(4_000)])(
  'ED2, ED19 a line that is too long for a paragraph is the same text in several: %.5s',
  (text) => {
    const editor = new Editor({ extensions: fieldExtensions })
    const pieces = [
      { kind: 'text', text },
      { kind: 'line' },
      { kind: 'text', text: 'end' },
    ] as const
    insertPasted(editor, pieces, [])
    expect(textIn(editor)).toBe(`${text}\nend`)
    const lengths = editor.state.doc.children.map(({ content }) => content.size)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000)
    editor.destroy()
  },
)

const one = Array.from({ length: 600 }, (_, index) => `w${index} `).join('')

/** A field with a line above another that is written in two stretches. */
function stretched() {
  const editor = new Editor({ extensions: fieldExtensions })
  const pieces = [
    { kind: 'text', text: 'above' },
    { kind: 'line' },
    { kind: 'text', text: one },
  ] as const
  insertPasted(editor, pieces, [])
  editor.view.dispatch(closeHistory(editor.state.tr))
  const [above, first, second] = editor.state.doc.children
  if (!above || !first || !second) throw new Error('no stretches')
  expect(textIn(editor)).toBe(`above\n${one}`)
  /** The place between the two stretches. */
  const border = above.nodeSize + first.nodeSize
  const begin = above.nodeSize + 1
  return { editor, begin, border, first: first.textContent, second: second.textContent }
}
type Stretched = ReturnType<typeof stretched>

const edits: readonly (readonly [string, (of: Stretched) => void, (of: Stretched) => string])[] = [
  [
    'is emptied and written anew',
    ({ editor, begin, border }) => {
      editor.commands.deleteRange({ from: begin, to: border - 1 })
      editor.commands.insertContentAt(begin, 'new line')
    },
    ({ second }) => `above\nnew line\n${second}`,
  ],
  [
    'is written on at its end',
    ({ editor, border }) => editor.commands.insertContentAt(border - 1, 'more'),
    ({ first, second }) => `above\n${first}more\n${second}`,
  ],
  [
    'is split at its end',
    ({ editor, border }) => {
      editor.commands.setTextSelection(border - 1)
      splitBlock(editor.state, editor.view.dispatch)
    },
    ({ first, second }) => `above\n${first}\n\n${second}`,
  ],
  [
    'is cut with the line above',
    ({ editor, begin, border }) => editor.commands.deleteRange({ from: begin - 4, to: border - 1 }),
    ({ second }) => `abo\n${second}`,
  ],
  [
    'has words before those behind it',
    ({ editor, border }) => editor.commands.insertContentAt(border + 1, 'other '),
    ({ first, second }) => `above\n${first}\nother ${second}`,
  ],
]

test.each(edits)(
  'ED2, ED19 a stretch that %s is a line by itself, as it is seen',
  (_, edit, text) => {
    const all = stretched()
    edit(all)
    expect(textIn(all.editor)).toBe(text(all))
    // Taken back, it is the line that it was.
    all.editor.commands.undo()
    expect(textIn(all.editor)).toBe(`above\n${one}`)
    all.editor.destroy()
  },
)

test('ED2, ED19 stretches that are changed elsewhere stay one line, also where one is split or two are joined', () => {
  const { editor, begin, border, first, second } = stretched()
  editor.commands.insertContentAt(begin, 'so ')
  expect(textIn(editor)).toBe(`above\nso ${one}`)
  editor.view.dispatch(closeHistory(editor.state.tr))
  editor.commands.setTextSelection(begin + 3)
  splitBlock(editor.state, editor.view.dispatch)
  expect(textIn(editor)).toBe(`above\nso \n${one}`)
  editor.commands.undo()
  // From within the one to within the other.
  editor.commands.deleteRange({ from: border + 3 - 6, to: border + 3 + 6 })
  expect(textIn(editor)).toBe(`above\nso ${first.slice(0, -5)}${second.slice(5)}`)
  editor.destroy()
})

test('ED19 a stretch that is pasted elsewhere goes on with nothing', () => {
  const { editor, border, second } = stretched()
  const copied = editor.state.doc.slice(border, editor.state.doc.content.size)
  editor.commands.setContent('<p>above</p><p></p>')
  const size = editor.state.doc.content.size
  editor.view.dispatch(editor.state.tr.replace(size - 2, size, copied))
  expect(textIn(editor)).toBe(`above\n${second}`)
  editor.destroy()
})
