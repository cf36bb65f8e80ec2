import { expect, test } from 'vitest'
import { beginningOf } from '@/lib/editor/beginning'

const words = (length: number) => 'moss '.repeat(length / 5)
const max = 4_000

test.each([
  ['a link', '[a page of the atlas](https://example.org/maps/of/the/north?sheet=12)'],
  ['a link with a title', '[a page of the atlas](https://example.org/a "The north of it")'],
  ['a link into the graph', '[the first of the maps](#m1)'],
  ['a picture', '![a page of the atlas](https://example.org/a.png)'],
  ['a picture in a link', '[![a page of it](https://example.org/a.png) and more](https://e.org)'],
  ['an address', 'https://example.org/maps/of/the/north?sheet=12'],
  ['an address in angles', '<https://example.org/maps/of/the/north?sheet=12>'],
  ['code', '`let page of the atlas`'],
  ['a block of code', '```\nlet page\n\nof the atlas\n```', '\n\n'],
  ['a label', '[a page of the atlas][north]'],
])('EC10 a beginning never ends within %s, wherever it would be cut', (_, whole, lead = '') => {
  const rest = `${words(3_000)}\n\n[north]: https://example.org/north`
  for (let at = 0; at <= whole.length; at++) {
    // Dense before it, so that the cut falls on each of its letters, and with words, at which it falls.
    for (const before of ['가'.repeat(max - at) + lead, words(max).slice(at) + lead]) {
      const text = `${before}${whole}${lead} ${rest}`
      const { end } = beginningOf(text, max, [])
      expect(end <= before.length || end >= before.length + whole.length).toBe(true)
      expect(end).toBeGreaterThan(max / 2 - 1)
      expect(end).toBeLessThanOrEqual(max)
    }
  }
})

test('EC10 a beginning ends within no phrase, and a link that takes most of it is shown whole', () => {
  const phrase = { start: max - 3, end: max + 5 }
  expect(beginningOf('가'.repeat(2 * max), max, [phrase]).end).toBe(max - 3)
  const long = `[the atlas](https://example.org/${'a'.repeat(2 * max)})`
  expect(beginningOf(`See ${long}. ${words(max)}`, max, []).end).toBe(`See ${long}`.length)
})

test('EC10 a beginning has the definitions of its labels that stand in the rest, and no others', () => {
  const text = `See [the North] and [it][two], not [three][].[^1] ${words(3_900)}\n\n${words(500)}

[the north]: https://example.org/north "The north"
[two]: https://example.org/two
[four]: https://example.org/four

[^1]: A note.

\`\`\`
[three]: https://example.org/three
\`\`\`
`
  const { text: drawn, end } = beginningOf(text, max, [])
  expect(drawn.slice(end).trim().split('\n')).toEqual([
    '[the north]: https://example.org/north "The north"',
    '[two]: https://example.org/two',
    '[^1]: A note.',
  ])
  expect(text.startsWith(drawn.slice(0, end))).toBe(true)
})

test('EC10 where a text begins costs what it is long', () => {
  for (const unit of [
    '[',
    '](',
    '![',
    '`',
    '<',
    '[a](',
    'http://',
    '[a]: b\n',
    '[a][b]',
    '\\',
    '- [',
  ]) {
    const text = `[x]: y\n\n${unit.repeat(100_000 / unit.length)}`
    const start = performance.now()
    beginningOf(text, max, [])
    expect(performance.now() - start).toBeLessThan(1_000)
  }
})
