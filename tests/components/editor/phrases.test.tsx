// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider, useEditor } from '@/components/editor/context'
import { Markdown } from '@/components/editor/markdown'
import { PhraseMenu } from '@/components/editor/phrase-menu'
import { createEditorStore } from '@/components/editor/store'
import { TypedField } from '@/components/editor/typed-field'
import { withAliases } from '@/lib/graph/alias'
import { documentSchema } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

afterEach(cleanup)

function Note({ isWriting }: { readonly isWriting: boolean }) {
  const node = useEditor((state) => state.view.nodes.get('note'))
  if (node?.kind !== 'text') return null
  return isWriting ? (
    <TypedField node={node} field="text" label="Text" multiline />
  ) : (
    <Markdown text={node.text} node={node} />
  )
}

/** A graph of three dogs, two of them white, and a note. */
function open(text: string, isWriting = false, language: 'en' | 'ko' = 'en') {
  const dog = (ordinal: string, fur: string) => {
    return { kind: 'entity', label: `${ordinal} dog`, class: 'Dog', attributes: { fur } }
  }
  const nodes = [
    { id: 'dogs', kind: 'set', label: 'my dogs', members: ['d1', 'd2', 'd3'] },
    { id: 'd1', ...dog('first', 'white') },
    { id: 'd2', ...dog('second', 'brown') },
    { id: 'd3', ...dog('third', 'white') },
    { id: 'note', kind: 'text', text },
  ]
  const store = createEditorStore(
    'g',
    withAliases(documentSchema.parse({ versions: { document: 1 }, title: '', nodes, edges: [] })),
  )
  const { container } = render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <EditorProvider store={store}>
        <Note isWriting={isWriting} />
        <PhraseMenu />
      </EditorProvider>
    </NextIntlClientProvider>,
  )
  const textNow = () => {
    const node = store.getState().view.nodes.get('note')
    return node?.kind === 'text' ? node.text : undefined
  }
  const chips = () =>
    [...container.querySelectorAll('[data-mention]')].map((each) => [
      each.getAttribute('data-mention'),
      each.textContent.replaceAll('\u00a0', ' '),
    ])
  return { store, container, textNow, chips }
}

test('EM7 phrases stand as chips with what they mean, open ones with what they may mean', () => {
  const { chips } = open('The second dog, [this](#d3) and **the white one**; the ninth dog.')
  expect(chips()).toEqual([
    ['resolved', 'The second dogE2'],
    ['explicit', 'thisE3'],
    ['ambiguous', 'the white oneE1 or E3?'],
    ['unresolved', 'the ninth dog?'],
  ])
  expect(screen.getByText('The second dog').getAttribute('aria-description')).toBe(
    'Number 2 of ‘my dogs’.',
  )
  expect(
    screen.getByRole('button', { name: /white one/ }).getAttribute('aria-description'),
  ).toContain('Choose one')
})

test('EM2 phrases in bold, in lists and in quotations stand as chips, and code is left alone', () => {
  const { chips } = open(
    '**The second dog** \\* `the second dog`\n\n- the white one\n\n> so\n> the third dog\n',
  )
  expect(chips()).toEqual([
    ['resolved', 'The second dogE2'],
    ['ambiguous', 'the white oneE1 or E3?'],
    ['resolved', 'the third dogE3'],
  ])
})

test.each(['en', 'ko'] as const)('EM3 in %s a choice from the menu is one step', (language) => {
  const { store, textNow, chips } = open('See the white one.', false, language)
  fireEvent.keyDown(screen.getByRole('button', { name: /white one/ }), { key: 'Enter' })
  const items = screen.getAllByRole('menuitem').map((each) => each.textContent)
  const { another, nothing } = { en, ko }[language].editor.phrase
  expect(items).toEqual(['first dogE1', 'third dogE3', another, nothing])
  fireEvent.click(screen.getByRole('menuitem', { name: /third dog/ }))
  expect(textNow()).toBe('See [the white one](#d3).')
  expect(chips()).toEqual([['explicit', 'the white oneE3']])
  expect(screen.queryByRole('menu')).toBeNull()
  act(() => store.undo())
  expect(textNow()).toBe('See the white one.')
})

test('EM3 what points at nothing is linked to a node that is looked for', () => {
  const { textNow } = open('See the ninth dog.')
  fireEvent.click(screen.getByRole('button', { name: /ninth dog/ }))
  const field = screen.getByRole('combobox')
  fireEvent.change(field, { target: { value: 'second' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(textNow()).toBe('See [the ninth dog](#d2).')
})

test.each(['en', 'ko'] as const)(
  'EM9 in %s a phrase points at nothing, and is read again',
  (language) => {
    const { textNow, chips } = open('See the ninth dog and the white one.', false, language)
    const { nothing, again } = { en, ko }[language].editor.phrase
    fireEvent.click(screen.getByRole('button', { name: /ninth dog/ }))
    fireEvent.click(screen.getByRole('button', { name: nothing }))
    expect(textNow()).toBe('See [the ninth dog](#) and the white one.')
    expect(chips()[0]).toEqual(['explicit', 'the ninth dog'])
    fireEvent.click(screen.getByRole('button', { name: /white one/ }))
    fireEvent.click(screen.getByRole('menuitem', { name: nothing }))
    expect(chips()[1]).toEqual(['explicit', 'the white one'])

    fireEvent.click(screen.getByRole('button', { name: 'the ninth dog' }))
    expect(screen.queryByRole('menuitem', { name: nothing })).toBeNull()
    fireEvent.click(screen.getByRole('menuitem', { name: again }))
    expect(textNow()).toBe('See the ninth dog and [the white one](#).')
  },
)

test('EM9 what points at nothing stands below the field that is written in, with the way back', () => {
  const { textNow } = open('See [the white one](#).', true)
  fireEvent.click(screen.getByRole('button', { name: /^“the white one”: ?It points at nothing$/ }))
  fireEvent.click(screen.getByRole('menuitem', { name: en.editor.phrase.again }))
  expect(textNow()).toBe('See the white one.')
})

test('EM9 what is open and what points at nothing are two lists, neither of them long', () => {
  const all = 'the white one, [the old one](#), '.repeat(7)
  open(all, true)
  const rows = (label: string) =>
    within(screen.getByRole('list', { name: label }))
      .getAllByRole('listitem')
      .map((each) => each.textContent)
  const { line, silent, nothing } = en.editor.phrase
  expect(rows(line)).toHaveLength(6)
  expect(rows(line).filter((row) => row.includes(nothing))).toEqual([])
  expect(rows(silent).slice(0, 5)).toEqual(Array(5).fill(`“the old one”:${nothing}`))
  expect(rows(silent)[5]).toBe('2 others')
})

test('EM7 below a field that is written in stands what is open in it', () => {
  const { textNow } = open('See the white one.', true)
  const button = screen.getByRole('button', { name: /^“the white one”: ?E1\sor\sE3\?$/ })
  fireEvent.click(button)
  fireEvent.click(screen.getByRole('menuitem', { name: /first dog/ }))
  expect(textNow()).toBe('See [the white one](#d1).')
  expect(screen.queryByRole('button', { name: /E1\sor\sE3/ })).toBeNull()
})

/** Types into the field as a browser would tell it: the text with the caret at its end. */
function type(field: HTMLTextAreaElement, value: string, isComposing = false) {
  fireEvent.input(field, { target: { value, selectionStart: value.length }, isComposing })
}

function textarea(container: HTMLElement): HTMLTextAreaElement {
  const field = container.querySelector('textarea')
  if (!field) throw new Error('no field')
  return field
}

test('EM5 an @ offers nodes, arrows and Enter take one, Escape closes and stays closed', () => {
  const { container, textNow } = open('', true)
  const field = textarea(container)
  act(() => field.focus())
  type(field, 'See @dog')
  const options = () => screen.queryAllByRole('option').map((each) => each.textContent)
  expect(options()).toEqual(['my dogsSet 1', 'first dogE1', 'second dogE2', 'third dogE3'])
  expect(field.getAttribute('role')).toBe('combobox')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(options()).toEqual([])
  expect(textNow()).toBe('See @dog')
  type(field, 'See @do')
  expect(options()).toEqual([])
  type(field, 'See ')
  type(field, 'See @')
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  fireEvent.keyDown(field, { key: 'ArrowDown' })
  const chosen = document.getElementById(field.getAttribute('aria-activedescendant') ?? '')
  expect(chosen?.textContent).toBe('second dogE2')
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(textNow()).toBe('See [second dog](#d2)')
  expect(field.selectionStart).toBe('See [second dog](#d2)'.length)
  expect(options()).toEqual([])
  expect(field.getAttribute('role')).toBeNull()
})

test('EM6 a composition opens, closes and takes nothing', () => {
  const { container, textNow } = open('', true)
  const field = textarea(container)
  act(() => field.focus())
  fireEvent.compositionStart(field)
  type(field, '＠', true)
  expect(screen.queryByRole('listbox')).toBeNull()
  fireEvent.compositionEnd(field)
  expect(screen.getAllByRole('option')).toHaveLength(4)

  fireEvent.compositionStart(field)
  type(field, '＠ㅊ', true)
  expect(screen.getAllByRole('option')).toHaveLength(4)
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true })
  expect(screen.getAllByRole('option')).toHaveLength(4)
  expect(textNow()).toBe('＠ㅊ')
  fireEvent.compositionEnd(field)
  expect(screen.queryByRole('listbox')).toBeNull()

  type(field, '＠')
  fireEvent.compositionStart(field)
  type(field, '＠third', true)
  expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual(['third dogE3'])
})
