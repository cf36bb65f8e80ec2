// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { keepingCaret } from '@/components/editor/caret'

afterEach(cleanup)

/** What a writer sees, with `|` at both ends of what is selected, after others made `after` of it. */
function afterOthers(marked: string, after: string): string {
  const [before = '', selected = '', rest = ''] = marked.split('|')
  let change: (text: string) => void = () => undefined
  function Field() {
    const [text, setText] = useState(before + selected + rest)
    change = setText
    return <textarea value={text} onChange={(event) => setText(event.target.value)} />
  }
  const field = render(<Field />).container.querySelector('textarea')
  if (!field) throw new Error('no field')
  field.focus()
  field.setSelectionRange(before.length, before.length + selected.length)
  keepingCaret(() => change(after))
  const { value, selectionStart, selectionEnd } = field
  return [
    value.slice(0, selectionStart),
    value.slice(selectionStart, selectionEnd),
    value.slice(selectionEnd),
  ].join('|')
}

test.each([
  ['before the caret', 'a ||dog', 'look: a dog', 'look: a ||dog'],
  ['behind the caret', 'a ||dog', 'a dog barks', 'a ||dog barks'],
  ['at the caret', 'a ||dog', 'a big dog', 'a big ||dog'],
  ['around the caret', 'the b||ig dog', 'the dog', 'the ||dog'],
  [
    'inside what is selected',
    'a |big dog| sleeps',
    'a big old dog sleeps',
    'a |big old dog| sleeps',
  ],
  ['nowhere', 'a ||dog', 'a dog', 'a ||dog'],
])('ES15 the caret stays when others type %s', (_where, marked, after, seen) => {
  expect(afterOthers(marked, after)).toBe(seen)
})
