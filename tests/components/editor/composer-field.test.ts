// @vitest-environment happy-dom
import { getSchema } from '@tiptap/core'
import { DOMParser as FieldParser } from '@tiptap/pm/model'
import { expect, test } from 'vitest'
import { fieldExtensions } from '@/components/editor/composer-field'
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

test.each(['', 'a)b', 'n1](https://evil.example) [x', '__proto__', 'n 1', 'x'.repeat(65)])(
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
