import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keep, type Writing } from '@/lib/composer'
import { applyBatch } from '@/lib/graph/apply'
import { mediaOf, propose, writing } from './support'

const pieces = [
  'I have three dogs. ',
  'my two cats ',
  'The first ',
  'the third ',
  'Both ',
  'and ',
  'is white. ',
  'has a long tail. ',
  'makes ',
  '[a](#m1) ',
  '[s](#m2) ',
  'photo 1 ',
  'look alike. ',
  'respectively. ',
  'like ',
  '? ',
  '\n',
  'User: ',
  '개 세 마리가 있어. ',
  '첫째와 ',
  '둘째는 ',
  '각각 ',
  '털이 희고 ',
  '다리가 짧아. ',
  '닮았어. ',
  '犬が三匹います。',
  '一匹目は',
  '三只狗',
  '第一只',
  '`',
  '[',
  ']',
  '(',
  '😀',
  '\u0301',
  '"',
  '> ',
  '**',
  '1 ',
  'x',
  '없어. ',
  'constructor ',
  'two constructors ',
  '__proto__ ',
  'toString ',
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((list) => list.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
)
const media = mediaOf(['image garden', 'audio howl'])

/** A text without the marks of links, and without the white space at which it may be cut. */
const wordsIn = (text: string) => text.replace(/\]\(#[^)\s]*\)/g, '').replace(/[\\[\]\s]/g, '')

function judge(given: Writing): void {
  const proposed = propose(given)
  const { text } = given
  let last = 0
  for (const { start, end } of proposed.turns) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    last = end
  }
  for (const mention of proposed.mentions)
    expect(mention.text).toBe(text.slice(mention.start, mention.end))
  const starts = proposed.proposals.map(({ start }) => start)
  expect([...starts].sort((a, b) => a - b)).toEqual(starts)
  for (const { start, end } of proposed.proposals)
    expect(start >= 0 && start < end && end <= text.length).toBe(true)
  const keys = [...proposed.proposals, ...proposed.refused].map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  const { commands } = keep(given, proposed)
  for (const kind of ['text', 'question'] as const) {
    const written = commands.flatMap((each) =>
      each.type === 'addNode' && each.node.kind === kind ? [wordsIn(each.node.text)] : [],
    )
    const typed = proposed.turns.filter((turn) => turn.kind === kind)
    const said = typed.map(({ start, end }) => wordsIn(text.slice(start, end)))
    expect(written.join('')).toBe(said.join(''))
  }
  const applied = applyBatch(given.document, commands)
  expect(applied.ok ? '' : JSON.stringify(applied.error)).toBe('')
}

describe('any text', () => {
  it('CP13, CP14 nothing throws, spans are in order, ids are unique, and what is kept applies', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('en' as const, 'ko' as const, 'ja' as const),
        (text, language) => judge(writing(text, { media, language })),
      ),
      { numRuns: 300 },
    )
  })

  it('CP12 what is refused is not proposed, whatever is written', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, pick) => {
        const given = writing(text, { media })
        const all = propose(given).proposals
        const key = all[pick % Math.max(1, all.length)]?.key
        if (key === undefined) return
        const again = {
          ...given,
          decisions: { refused: new Set([key]), changed: new Map<string, string>() },
        }
        expect(
          propose(again).proposals.some((each) => each.key === key || each.needs.includes(key)),
        ).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    [
      'en',
      'I have three dogs. The first and the third are white. Both have curly fur. They make [s](#m2). Which one is older?',
    ],
    [
      'ko',
      '우리 개 세 마리가 있어. 첫째와 셋째는 [a](#m1)에 나와. 둘 다 털이 희고 곱슬곱슬해. 누가 더 커?',
    ],
  ] as const)(
    'CP13, CP14 every beginning of a text is read, and keys stay: %s',
    (language, text) => {
      const idOf = writing('').idOf
      let before = new Set<string>()
      for (let end = 0; end <= text.length; end++) {
        const given = writing(text.slice(0, end), { media, language, idOf })
        judge(given)
        const things = new Set(
          propose(given).proposals.flatMap(({ what, key }) =>
            what === 'set' || what === 'thing' ? [key] : [],
          ),
        )
        // Once words are left behind, what they introduced stays.
        if (end > 25) for (const key of before) expect([end, things.has(key)]).toEqual([end, true])
        before = things
      }
    },
  )

  it.each([
    ['three dogs ', 'en'],
    ['three dogs. ', 'en'],
    ['the first ', 'en'],
    ['the constructor ', 'en'],
    ['[', 'en'],
    ['[a](#m1) ', 'en'],
    ['User: x\nA: y\n', 'en'],
    ['I have a red cup and ', 'en'],
    ['"', 'en'],
    ['> ', 'en'],
    ['각각 ', 'ko'],
    ['개 세 마리 ', 'ko'],
    ['개 세 마리가 있어. 첫째는 희다. ', 'ko'],
    ['와 ', 'ko'],
    ['나는 ', 'ko'],
    ['첫째와 ', 'ko'],
    ['犬が三匹います。', 'ja'],
    ['三只狗', 'ja'],
    ['第一只', 'ja'],
    ['的', 'ja'],
    ['三只狗', 'zh'],
  ] as const)('CP14 hostile text of 100 kB: %j, %s', (piece, language) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length))
    const given = writing(text, { media, language })
    propose(writing(text.slice(0, 1_000), { media, language }))
    const start = process.cpuUsage()
    keep(given, propose(given))
    // What the machine spent on it, whatever else it does: at most about 0.8 s on an idle one.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3_000)
  })
})
