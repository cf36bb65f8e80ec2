// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { TooltipProvider } from '@/components/ui/tooltip'
import { PromptPanel } from '@/components/editor/prompt-panel'
import { QuestionBox } from '@/components/editor/question-box'
import { createEditorStore } from '@/components/editor/store'
import { emptyDocument } from '@/lib/graph/document'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'
import type { NodeId } from '@/lib/std/id'

afterEach(cleanup)

function open(language: 'en' | 'ko') {
  const store = createEditorStore('g', emptyDocument('empty'))
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <TooltipProvider>
        <EditorProvider store={store}>
          <PromptPanel />
          <QuestionBox />
        </EditorProvider>
      </TooltipProvider>
    </NextIntlClientProvider>,
  )
  return store
}

const isCopyable = (name: string) => {
  const button = screen.getByRole<HTMLButtonElement>('button', { name })
  return !button.disabled
}

test.each([
  ['en', en],
  ['ko', ko],
] as const)(
  'API23 in %s an empty graph says what to do, and offers nothing to copy',
  async (language, t) => {
    const store = open(language)
    expect(screen.getByText(t.editor.emptyPrompt.title)).toBeTruthy()
    expect(screen.getByText(t.editor.emptyPrompt.body)).toBeTruthy()
    expect(isCopyable(t.editor.copy.menu)).toBe(false)
    act(() => screen.getByRole('button', { name: t.editor.emptyPrompt.ask }).click())
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: t.editor.question }))

    act(() => {
      store.dispatch([
        { type: 'addNode', node: { id: 'a' as NodeId, kind: 'entity', label: 'Rex' } },
      ])
    })
    // The prompt follows behind the next frame.
    await waitFor(() => expect(screen.queryByText(t.editor.emptyPrompt.title)).toBeNull())
    expect(isCopyable(t.editor.copy.menu)).toBe(true)
    act(() => store.undo())
    expect(await screen.findByText(t.editor.emptyPrompt.title)).toBeTruthy()
  },
)

test('EC9 what is copied is of the graph as it stands, also where the panel is behind', async () => {
  const store = open('en')
  const add = (id: string, label: string) =>
    store.dispatch([{ type: 'addNode', node: { id: id as NodeId, kind: 'entity', label } }])
  act(() => void add('a', 'Rex'))
  await waitFor(() => expect(isCopyable(en.editor.copy.menu)).toBe(true))
  fireEvent.keyDown(screen.getByRole('button', { name: en.editor.copy.menu }), { key: 'Enter' })
  const item = await screen.findByRole('menuitem', { name: en.editor.copy.text })
  // No frame comes between the change and the click, so what is shown is still the prompt before.
  add('b', 'Bella')
  expect(document.querySelector('[data-prompt]')?.textContent).not.toContain('Bella')
  fireEvent.click(item)
  await waitFor(async () => expect(await navigator.clipboard.readText()).toContain('Bella'))
})
