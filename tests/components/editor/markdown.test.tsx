// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { Markdown } from '@/components/editor/markdown'
import { createEditorStore } from '@/components/editor/store'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'
import type { NodeId } from '@/lib/std/id'
import { dogs } from '../../editor/fixtures'

afterEach(cleanup)

const node = { id: 'long' as NodeId, kind: 'text', text: '' } as const
const store = createEditorStore('g', dogs)

const open = (text: string, language: 'en' | 'ko' = 'en') =>
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <EditorProvider store={store}>
        <section tabIndex={-1}>
          <Markdown text={text} node={node} />
        </section>
      </EditorProvider>
    </NextIntlClientProvider>,
  )

test.each(['en', 'ko'] as const)(
  'EC10 of a long line its beginning is read, and all of it once it is asked for (%s)',
  (language) => {
    const { showAll } = { en, ko }[language].editor
    const text = `${'word '.repeat(20_000)}END`
    const { container } = open(text, language)
    const beginning = container.querySelector('p')?.textContent ?? ''
    expect(beginning.length).toBeGreaterThan(3_900)
    expect(beginning.length).toBeLessThanOrEqual(4_000)
    expect(text.startsWith(`${beginning} `)).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: showAll }))
    expect(container.textContent).toBe(text)
  },
)

test('EC10 a text that is seen as a whole is read as a whole', () => {
  const { container } = open('One *short* text.')
  expect(container.textContent).toBe('One short text.')
  expect(screen.queryByRole('button')).toBeNull()
})

test('EC10 a question about a phrase in the rest shows it, where it stays; one before it does not', () => {
  const words = 'word '.repeat(1_000)
  const text = `[One](#d1) ${words}[two](#d2) END`
  const { container } = open(text)
  const ask = (id: string, start: number) =>
    act(() => store.setState({ asked: { node: id, field: 'text', start } }))
  const two = () => container.querySelector(`[data-phrase="text/${text.indexOf('two')}"]`)
  ask('long', 1)
  ask('another', text.indexOf('two'))
  expect([two(), screen.getByRole('button', { name: en.editor.showAll })]).toMatchObject([null, {}])
  ask('long', text.indexOf('two'))
  expect(two()?.textContent).toContain('two')
  act(() => store.setState({ asked: undefined }))
  expect(two()?.textContent).toContain('two')
  expect(container.textContent).toContain('END')
})

test('EC10 the focus goes from the button that is gone to what holds the text', () => {
  open('word '.repeat(1_000))
  const button = screen.getByRole('button', { name: en.editor.showAll })
  button.focus()
  fireEvent.click(button)
  expect(document.activeElement?.tagName).toBe('SECTION')
})

test('EC10 a label at the beginning is a link though its address stands at the end', () => {
  const { container } = open(
    `See [the atlas][a]. ${'word '.repeat(1_000)}\n\n[a]: https://example.org/a`,
  )
  expect(screen.getByRole('button', { name: en.editor.showAll })).toBeTruthy()
  expect(container.querySelector('a')?.getAttribute('href')).toBe('https://example.org/a')
})
