import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GraphDocument } from '@/lib/graph/document'
import { resolve, type Mention } from '@/lib/references'
import { casesIn, documentOf } from '../eval/score-references'
import { example, read } from './support'

const dogs = example('en')
const word = fc.constantFrom(
  ...'the first second third last dog dogs photo sound one two both other white brown chair and , . respectively it 첫 번째 세 번째 강아지 둘 다 각각 나머지 사진 소리 一つ目の 犬 第二只 狗 😀 é مرحبا [first](#d1) @first E1 that makes 내는 constructor __proto__ toString hasOwnProperty'.split(
    ' ',
  ),
)
const prose = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))
const cases = ['cases', 'blind', 'units'].flatMap((name) =>
  casesIn(readFileSync(new URL(`../fixtures/references/${name}.jsonl`, import.meta.url), 'utf8')),
)

describe('spans', () => {
  it('R13 are in the text, in order, and do not overlap', () => {
    fc.assert(
      fc.property(prose, (text) => {
        let last = 0
        for (const mention of resolve({ document: dogs, text })) {
          expect(text.slice(mention.start, mention.end)).toBe(mention.text)
          expect(mention.start).toBeGreaterThanOrEqual(last)
          expect(mention.end).toBeGreaterThan(mention.start)
          last = mention.end
        }
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  const sign = fc.constantFrom(
    ...'😀 👩‍👩‍👧 🇰🇷 é ñ̃ مرحبا שלום \u202e \u2067x\u2069 각 İ ﬁ \u200d'.split(' '),
  )

  it('R13 move with emoji, combining marks and text from right to left before them', () => {
    const text = 'The first dog and 세 번째 강아지, then the white one and 둘째.'
    const before = resolve({ document: dogs, text })
    expect(before.map(({ text: phrase }) => phrase)).toHaveLength(4)
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 12 }), (signs) => {
        const opening = `${signs.join('')}. `
        const moved = before.map((mention) => ({
          ...mention,
          start: mention.start + opening.length,
          end: mention.end + opening.length,
        }))
        expect(resolve({ document: dogs, text: opening + text })).toEqual(moved)
      }),
      { seed: 11, numRuns: 300 },
    )
  })
})

/** A text in which every resolved phrase is a link, with what is expected where. */
function linked(text: string, mentions: readonly Mention[]) {
  const expected: (Mention & { readonly at: number })[] = []
  let written = ''
  let last = 0
  for (const mention of mentions) {
    written += text.slice(last, mention.start)
    const isLink = mention.status === 'resolved'
    expected.push({ ...mention, at: written.length + (isLink ? 1 : 0) })
    const targets = mention.pairs ? mention.pairs.map((pair) => pair.join(':')) : mention.refers
    written += isLink ? `[${mention.text}](#${targets.join()})` : mention.text
    last = mention.end
  }
  return { text: written + text.slice(last), expected }
}

const meant = ({ text, refers, candidates, pairs }: Mention) => ({
  text,
  refers: new Set(refers),
  candidates,
  pairs,
})

describe('again', () => {
  it('R14 the same text means the same', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const before = resolve({ document: dogs, text })
        // Another document, of which nothing is remembered.
        expect(resolve({ document: example('en'), text })).toEqual(before)
        expect(resolve({ document: dogs, text })).toEqual(before)
      }),
      { seed: 8, numRuns: 200 },
    )
  })

  it('R14 a text whose resolved phrases were written as links means the same', () => {
    const lost: string[] = []
    for (const { id, lang, text, ...rest } of cases) {
      const document = documentOf({ id, lang, text, ...rest })
      const { expected, ...written } = linked(text, resolve({ document, text, language: lang }))
      const after = resolve({ document, text: written.text, language: lang })
      for (const { at, ...mention } of expected) {
        const again = after.find(({ start }) => start === at)
        if (again) expect([id, meant(again)]).toEqual([id, meant(mention)])
        else lost.push(mention.status)
      }
      const starts = new Set(expected.map(({ at }) => at))
      expect([id, after.filter(({ start }) => !starts.has(start))]).toEqual([id, []])
    }
    // "The other one" of three, where a link does not say among which it was chosen.
    expect(new Set(lost)).toEqual(new Set(['ambiguous']))
    expect(lost.length).toBeLessThanOrEqual(4)
  })

  const strangers = [
    { id: 'zz', kind: 'document', label: 'qwxyz', passages: [] },
    { id: 'zz', kind: 'text', label: 'qwxyz', text: 'the first dog' },
    { id: 'zz', kind: 'question', text: 'Which dog is white?' },
  ]

  it.each(strangers)(
    'R14 a stranger among the nodes changes no resolved mention: %j',
    (stranger) => {
      const place = fc.integer({ min: 0, max: dogs.nodes.length })
      fc.assert(
        fc.property(prose, place, (text, at) => {
          const nodes = [...dogs.nodes.slice(0, at), stranger, ...dogs.nodes.slice(at)]
          const resolved = (document: typeof dogs) =>
            resolve({ document, text }).filter(({ status }) => status === 'resolved')
          const more = resolved(read({ ...dogs, nodes }))
          const refers = (mentions: readonly Mention[]) => mentions.map(meant)
          expect(refers(more)).toEqual(refers(resolved(dogs)))
        }),
        { seed: 10, numRuns: 300 },
      )
    },
  )
})

describe('reasons', () => {
  it('R5 have a sentence in both languages', () => {
    const codes = ['en', 'ko'].map((language) =>
      readFileSync(new URL(`../../lib/messages/codes/${language}.ts`, import.meta.url), 'utf8'),
    )
    fc.assert(
      fc.property(prose, (text) => {
        for (const { reason } of resolve({ document: dogs, text }))
          for (const file of codes) expect(file).toContain(`'${reason.code}'`)
      }),
      { seed: 9, numRuns: 200 },
    )
  })
})

/** Milliseconds of the processor, which other work on the machine does not lengthen. */
function processorTime(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The best of a few, each of another text: what was once resolved is remembered. */
function timeOf(document: GraphDocument, text: string, runsCount = 2): number {
  const times = Array.from({ length: runsCount }, (_, run) =>
    processorTime(() => resolve({ document, text: `${run}. ${text}` })),
  )
  return Math.min(...times)
}

const filled = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** What people wrote in the language of the document, again and again. */
const written = cases.filter(({ lang }) => lang === 'en').map(({ text }) => text)

/** Entities that share a few labels, with attributes of which every other one says the same. */
function crowd(count: number, labels: readonly string[]): GraphDocument {
  return read({
    nodes: Array.from({ length: count }, (_, index) => ({
      id: `n${index}`,
      kind: 'entity',
      label: labels[index % labels.length],
      attributes: { colour: ['white', 'brown'][index % 2], number: index + 1 },
    })),
    edges: [],
  })
}

/** How many times as long as prose a text may take: most take up to four times, mentions being denser. */
const factorMax = 12

describe('hostile texts', () => {
  const length = 50_000
  const prose = timeOf(dogs, filled(`${written.join(' ')} `, length), 3)

  it.each([
    'the first ',
    '각각 ',
    '[',
    '[](',
    '(',
    'one and ',
    'dog and cat respectively ',
    'それぞれ',
    'the first of ',
    'one of the one of the ',
    '一つ目の',
    'first, ',
    '@',
    '1, 2, 3, 4, ',
    '1-',
    'a.',
    'dogs 1-1000 ',
    'the one that makes the dog that makes the ',
    '그 개가 내는 ',
    '첫 번째와 ',
    '`',
    '` `` ',
    '\n    the first ',
    '“‘"\'',
    '**the** _first_ ',
    '的',
    '漢',
    'ー',
    'the first dog, the rest. ',
    'the other one ',
    'all the dogs except the first, ',
    'all but the first, ',
    'the dogs except Rex, ',
    'the dogs are here except the first, ',
    'the dogs that are white or brown, not black and ',
    'the dogs not made by Rex and ',
    '[the first](#d1)와 ',
    '\u202e\u0301',
  ])('R15 50 kB of %j take as long as prose of that length, within a small factor', (unit) => {
    expect(timeOf(dogs, filled(unit, length)) / prose).toBeLessThan(factorMax)
  })
})

describe.each([
  [1_000, ['dog']],
  [10_000, ['dog']],
  [10_000, ['dog', 'Rex', '개', '小明']],
])('texts beside %i nodes called %j', (count, labels) => {
  const length = 8_000
  const document = crowd(count, labels)
  const prose = timeOf(document, filled(`${written.join(' ')} `, length), 3)

  it.each([
    'dog 5 and dog 7 ',
    'the first dog and the other dogs ',
    'Rex and the white dog ',
    '그 개와 세 번째 개 ',
    'the dog, it ',
    '小明和第三只',
  ])('R15 %j takes as long as prose of its length, within a small factor', (unit) => {
    expect(timeOf(document, filled(unit, length)) / prose).toBeLessThan(2 * factorMax)
  })
})
