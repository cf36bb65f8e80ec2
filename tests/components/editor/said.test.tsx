// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, test } from 'vitest'
import { pauseAfter } from '@/components/editor/compiled'
import { segmentFault } from '@/components/editor/segment-fields'
import { groupedBy } from '@/components/editor/upload-groups'
import { showToast, Toasts } from '@/components/ui/toast'
import en from '@/lib/messages/interface/en.json'

afterEach(cleanup)

test('ES18 what is said twice stands once, and never more than two stand', () => {
  render(
    <NextIntlClientProvider locale="en" messages={en}>
      <Toasts />
    </NextIntlClientProvider>,
  )
  const shown = () => screen.getAllByRole('listitem').map((each) => each.textContent)
  act(() => ['Copied.', 'Copied.', 'Copied.'].forEach((message) => showToast({ message })))
  expect(shown()).toEqual(['Copied.'])
  act(() => ['One', 'Two', 'Copied.'].forEach((message) => showToast({ message })))
  expect(shown()).toEqual(['Two', 'Copied.'])
})

test('ES19 files that fail for one reason are told once', () => {
  const groups = groupedBy(['a.xyz', 'b.jpg', 'c.xyz'], (name) =>
    name.endsWith('xyz') ? 'unknown' : 'too large',
  )
  expect(groups).toEqual([
    { key: 'unknown', of: ['a.xyz', 'c.xyz'] },
    { key: 'too large', of: ['b.jpg'] },
  ])
})

test('EC8 a segment that cannot be says why', () => {
  expect(segmentFault({ start: '', end: '' }, 2)).toBe('blank')
  expect(segmentFault({ start: '3', end: '' }, 2)).toBe('pastEnd')
  expect(segmentFault({ start: '0', end: '99' }, 2)).toBe('pastEnd')
  expect(segmentFault({ start: '1.5', end: '1' }, 2)).toBe('backwards')
  expect(segmentFault({ start: '0.5', end: '2' }, 2)).toBeUndefined()
  expect(segmentFault({ start: '0', end: '99' })).toBeUndefined()
})

test('EC9 only large graphs wait for their prompt, and none long', () => {
  expect(pauseAfter(8)).toBe(0)
  expect(pauseAfter(60)).toBe(120)
  expect(pauseAfter(2_000)).toBe(600)
})
