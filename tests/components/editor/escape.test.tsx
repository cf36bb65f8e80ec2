// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider, useEditor } from '@/components/editor/context'
import { TypedField } from '@/components/editor/typed-field'
import en from '@/lib/messages/interface/en.json'
import { byOther, edit, on, openNew, settledText, textNow, useSecondWriter } from './second-writer'

useSecondWriter()
afterEach(cleanup)

function Note() {
  const node = useEditor((state) => state.view.nodes.get('t'))
  return node && <TypedField node={node} field="text" label="Text" multiline />
}

/** A graph of which the note has the focus. */
async function enterNote() {
  const id = await openNew()
  const { container } = render(
    <NextIntlClientProvider locale="en" messages={en}>
      <EditorProvider store={on.store}>
        <Note />
      </EditorProvider>
    </NextIntlClientProvider>,
  )
  const field = container.querySelector('textarea')
  if (!field) throw new Error('no field')
  act(() => field.focus())
  const write = async (...edits: Parameters<typeof edit>) => {
    await byOther(id, edit(...edits))
    await act(() => on.store.refresh())
  }
  return { id, field, write }
}

test('ES15 Escape takes back nothing where nothing was typed, whatever others wrote', async () => {
  const { id, field, write } = await enterNote()
  await write(11, 11, ' THEIRS')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(textNow()).toBe('hello world THEIRS')
  expect(on.store.hasUnsent()).toBe(false)
  expect(await settledText(id)).toBe('hello world THEIRS')
})

test('ES15 Escape takes back what was typed before and after others wrote, and that alone', async () => {
  const { id, field, write } = await enterNote()
  fireEvent.change(field, { target: { value: 'hello world!' } })
  await write(0, 0, 'THEIRS ')
  expect(field.value).toBe('THEIRS hello world!')
  fireEvent.change(field, { target: { value: 'THEIRS hello world!?' } })
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(await settledText(id)).toBe('THEIRS hello world')
})
