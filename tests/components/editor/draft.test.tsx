// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { useDraft } from '@/components/editor/draft'

afterEach(cleanup)

function open() {
  const written: string[] = []
  function Field() {
    return <input {...useDraft('old', (draft) => written.push(draft))} />
  }
  const field = render(<Field />).container.querySelector('input')
  if (!field) throw new Error('no field')
  act(() => field.focus())
  const type = (value: string) => fireEvent.change(field, { target: { value } })
  return { field, type, written }
}

test('ES16 a draft is written when its field loses the focus, and once', () => {
  const { field, type, written } = open()
  type('new')
  expect(written).toEqual([])
  act(() => field.blur())
  cleanup()
  expect(written).toEqual(['new'])
})

test('ES16 Enter writes a draft, Escape drops it', () => {
  const { field, type, written } = open()
  type('new')
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(written).toEqual(['new'])
  act(() => field.focus())
  type('newer')
  fireEvent.keyDown(field, { key: 'Escape' })
  expect(written).toEqual(['new'])
  expect(field.value).toBe('old')
  act(() => field.focus())
  type('newest')
  act(() => field.blur())
  expect(written).toEqual(['new', 'newest'])
})

test('ES16 Enter and Escape of an IME composition leave the field as it is', () => {
  const { field, type, written } = open()
  type('안녕')
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
  fireEvent.keyDown(field, { key: 'Escape', isComposing: true })
  expect(document.activeElement).toBe(field)
  expect(field.value).toBe('안녕')
  expect(written).toEqual([])
})

test('ES16 a draft is written when its field is taken away, and what says the same is not', () => {
  const { type, written } = open()
  type('new')
  cleanup()
  expect(written).toEqual(['new'])
  const other = open()
  other.type('older')
  other.type('old')
  cleanup()
  expect(other.written).toEqual([])
})
