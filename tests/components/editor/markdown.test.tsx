// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { EditorProvider } from '@/components/editor/context'
import { Markdown } from '@/components/editor/markdown'
import { createEditorStore } from '@/components/editor/store'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'
import { dogs } from '../../editor/fixtures'

afterEach(cleanup)

const open = (text: string, language: 'en' | 'ko' = 'en') =>
  render(
    <NextIntlClientProvider locale={language} messages={{ en, ko }[language]} timeZone="UTC">
      <EditorProvider store={createEditorStore('g', dogs)}>
        <Markdown text={text} />
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
