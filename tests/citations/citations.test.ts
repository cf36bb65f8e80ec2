import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readCitations } from '@/lib/citations/read'
import { storedAnswer } from '@/lib/citations/store'
import { CitationStream } from '@/lib/citations/stream'
import { findLinks } from '@/lib/graph/links'

const aliases = [
  { alias: 'E1', nodeId: 'd1' },
  { alias: 'E2', nodeId: 'd2' },
  { alias: 'E3', nodeId: 'd3' },
  { alias: 'Set 1', nodeId: 's1' },
  { alias: 'Image 1', nodeId: 'p1' },
  { alias: 'Image 1 / Region A', nodeId: 'r1' },
  { alias: 'Image 1 / Region B', nodeId: 'r2' },
  { alias: 'Audio 3', nodeId: 'a3' },
  { alias: 'Audio 3 / Segment A', nodeId: 'g1' },
]
const cited = (text: string) => readCitations(text, aliases).flatMap(({ nodeId }) => nodeId ?? [])
const unknown = (text: string) =>
  readCitations(text, aliases).flatMap(({ nodeId, text: written }) => (nodeId ? [] : [written]))

describe('reading', () => {
  it.each([
    ['CI1', 'The dog [E1] barks.', ['d1']],
    ['CI1', 'Both [E1, E3] bark, [e2] not.', ['d1', 'd3', 'd2']],
    ['CI1', '[E1 and E3] · [E1; E2] · [E1][E2]', ['d1', 'd3', 'd1', 'd2', 'd1', 'd2']],
    ['CI1', '[E1 "first dog"], [E3: the third]', ['d1', 'd3']],
    ['CI1', '셋째 개[E3]는 【E1】과 다르다. ［Audio 3］', ['d3', 'd1', 'a3']],
    ['CI1', '[E1 및 E2], [E1과 E3]', ['d1', 'd2', 'd1', 'd3']],
    ['CI1', '**[E1]** sits', ['d1']],
    ['CI2', '[Region B of Image 1] [Image 1, Region B] [Image 1/Region A]', ['r2', 'r2', 'r1']],
    ['CI2', '[Image 1 / Region A, E2]', ['r1', 'd2']],
    ['CI2', 'in Region B of Image 1 it sits', ['r2']],
    ['CI3', 'It barks (E1, E3).', ['d1', 'd3']],
    ['CI3', 'It barks (see Audio 3 / Segment A) twice (once)', ['g1']],
    ['CI4', 'E3 sits, E3은 앉아 있다, and so does Set 1.', ['d3', 'd3', 's1']],
  ])('CI1, CI2, CI3, CI4 (%s) %s', (_, text, nodes) => {
    expect(cited(text)).toEqual(nodes)
  })

  it.each([
    ['CI4', 'E10 and E2E tests, e3 visas, E1-class, mc=E2x, path/E1, #E1'],
    ['CI1', 'a footnote [1], a task [x], [sic] and [E numbers such as E330]'],
    ['CI6', '`[E1]` and ``a [E2] b`` are code'],
    ['CI6', '```\n[E1]\nE2\n```\n'],
    ['CI6', '[E1](https://evil.example/?q=secret) ![E2](https://evil.example/x.png) [x](#d1)'],
    ['CI3', '(E1 or so) is a guess'],
  ])('CI1, CI3, CI4, CI6 (%s) no citation: %s', (number, text) => {
    // A bare alias within round brackets of other words is still one.
    expect(cited(text)).toEqual(number === 'CI3' ? ['d1'] : [])
  })

  test('CI5 what looks like an alias and is none is told', () => {
    expect(unknown('see [E9], [Image 4] and [E1, E12]')).toEqual(['E9', 'Image 4', 'E12'])
    expect(unknown('see [1], [sic], (E9)')).toEqual([])
  })

  test('CI8 hostile answers of a hundred thousand characters take less than a second', () => {
    const hostile = [
      '[',
      '[E1,',
      '(',
      '`',
      '``` ',
      '[E1](',
      '![a](',
      'E1 ',
      'Region A of ',
      '\n```',
    ]
    const begun = Date.now()
    for (const piece of hostile) readCitations(piece.repeat(100_000 / piece.length), aliases)
    for (const piece of hostile) storedAnswer(piece.repeat(100_000 / piece.length), [])
    expect(Date.now() - begun).toBeLessThan(5_000)
  })
})

describe('keeping', () => {
  test('CI7 citations become links, with the words as written', () => {
    const text = 'The one [E3] is in (Region A of Image 1), like [E1, E2]; not [E9].'
    const kept = storedAnswer(text, readCitations(text, aliases))
    expect(kept).toBe(
      'The one [E3](#d3) is in ([Region A of Image 1](#r1)), like [[E1](#d1), [E2](#d2)]; not [E9].',
    )
  })

  test('CI7 what the model linked points nowhere, and pictures are their descriptions', () => {
    const text =
      'See [this](https://evil.example/?d=1) ![a dog](https://evil.example/p.png) [x](#d1) [E1]'
    const kept = storedAnswer(text, readCitations(text, aliases))
    expect(kept).toBe('See this a dog x [E1](#d1)')
  })

  const words = fc.constantFrom(
    '[E1]',
    ' dog',
    '\n',
    '[E2, E3]',
    '(E1)',
    'E3',
    ' ',
    '한',
    '`',
    '.',
    '[E9]',
    '[x](#d2)',
  )

  test('CI7 the links of what is kept are what was cited', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const citations = readCitations(text, aliases)
        const links = findLinks(storedAnswer(text, citations))
        const nodes = citations.flatMap(({ nodeId }) => nodeId ?? [])
        // Two brackets side by side are a reference link to Markdown; no node is invented by it.
        for (const { targets } of links) expect(nodes).toContain(targets[0]?.id)
      }),
      { seed: 11, numRuns: 400 },
    )
  })

  test('CI9 told while it grows, in pieces of any size, are the nodes of the whole', () => {
    const sure = fc.constantFrom(
      '[E1]',
      ' dog',
      '\n',
      '[E2, E3]',
      '(E1)',
      '한',
      '.',
      '[E9]',
      ' [Image 1, Region B] ',
    )
    fc.assert(
      fc.property(
        fc.array(sure, { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (pieces, sizes) => {
          const text = pieces.join('')
          const stream = new CitationStream(aliases)
          const told: (string | undefined)[] = []
          for (let at = 0, turn = 0; at < text.length; turn++) {
            const size = sizes[turn % sizes.length] ?? 1
            told.push(...stream.push(text.slice(at, at + size)).map(({ nodeId }) => nodeId))
            at += size
          }
          told.push(...stream.end().map(({ nodeId }) => nodeId))
          expect(new Set(told)).toEqual(new Set(cited(text)))
          expect(new Set(told).size).toBe(told.length)
        },
      ),
      { seed: 12, numRuns: 400 },
    )
  })
})
