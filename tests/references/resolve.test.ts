import { describe, expect, it } from 'vitest'
import { resolve } from '@/lib/references'
import { example, read } from './support'

const dogs = example('en')
const told = (text: string, document = dogs) =>
  resolve({ document, text }).map(
    ({ text: phrase, status, refers, candidates }) =>
      `${phrase}: ${status === 'ambiguous' ? `${candidates!.join(' or ')}?` : status === 'unresolved' ? '?' : refers.join()}`,
  )

describe('R1, R2, R3, R4, R6, R7, R9, R10, R12, R19, R20 phrases on the example', () => {
  it.each([
    ['R2', '첫 번째와 세 번째 강아지', ['첫 번째: d1', '세 번째 강아지: d3']],
    ['R1', 'the white one', ['the white one: d1 or d3?']],
    [
      'R7',
      'The first and the third are white. The other one is brown.',
      ['The first: d1', 'the third: d3', 'The other one: d2'],
    ],
    ['R2', 'Compare the first two photos', ['the first two photos: p1,p2']],
    ['R6', 'the fourth dog', ['the fourth dog: ?']],
    ['R6', '뒤에서 두 번째 강아지', ['뒤에서 두 번째 강아지: d2']],
    ['R6', 'The first, second, and third.', ['The first: d1', 'second: d2', 'third: d3']],
    ['R4', 'on the second and third floors', []],
    ['R4', 'the first and second teapot, 첫 번째와 두 번째 이유', []],
    ['R9', 'the dog on the chair', ['the dog on the chair: d3']],
    ['R9', '의자에 앉은 강아지', ['의자에 앉은 강아지: d3']],
    ['R10', 'Image 1 / Region B shows E3', ['Image 1 / Region B: r2', 'E3: d3']],
    ['R4', 'first of all, a second reason, and version 2.1 on May 3rd', []],
    ['R7', 'Neither photo is sharp', ['Neither photo: p1,p2']],
    ['R19', 'the one that makes the third sound', ['the one that makes the third sound: d3']],
    ['R19', 'the one that makes [this](#s3)', ['this: s3']],
    ['R19', 'the dog that makes [this](#s3)', ['the dog: d3', 'this: s3']],
    ['R19', 'the second one shown in [this](#p1)', ['the second one: d3', 'this: p1']],
    ['R19', 'the one that eats the third sound', ['the third sound: s3']],
    [
      'R19',
      'the dog that bites the third sound',
      ['the dog: d1 or d2 or d3?', 'the third sound: s3'],
    ],
    ['R19', 'the sound that the second dog makes', ['the sound that the second dog makes: s2']],
    ['R19', 'the dog shown in the second photo', ['the dog shown in the second photo: d2']],
    ['R19', 'the dog shown in the first photo', ['the dog shown in the first photo: d1 or d3?']],
    ['R19', 'the one shown in the first photo', ['the first photo: p1']],
    ['R20', 'Run `the first dog`, then see the second dog', ['the second dog: d2']],
    ['R20', '```\nthe first dog\n```\nthe second dog', ['the second dog: d2']],
    ['R20', '`[the first](#d1)` and ``a ` the third dog``', []],
    ['R12', 'the third sound 말고 두 번째 소리', ['the third sound: s3', '두 번째 소리: s2']],
  ])('%s %s', (_, text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it.each([
    ['첫 번째 소리를 내는 개', ['첫 번째 소리를 내는 개: d1']],
    [
      '[세 번째 소리](#s3)를 내는 개는? 그 개가 짖는 소리는?',
      ['세 번째 소리: s3', '개: d3', '그 개: d3', '짖는 소리: s3'],
    ],
    ['[세 번째 소리](#s3)를 내는 것은?', ['세 번째 소리: s3']],
    ['세 번째 소리를 내는 것은?', ['세 번째 소리를 내는 것: d3']],
    ['둘째 개가 내는 소리', ['둘째 개가 내는 소리: s2']],
    ['[그 개](#d3)가 짖는 소리', ['그 개: d3', '짖는 소리: s3']],
    ['개가 짖는 소리는 크다', []],
  ])('R19 %s', (text, expected) => {
    expect(told(text, example('ko'))).toEqual(expected)
  })

  it.each([
    ['the third dog', { code: 'reason.placeInSet', params: { place: 3, set: 'my three dogs' } }],
    ['the last sound', { code: 'reason.placeFromEnd', params: { place: 1, count: 3 } }],
    ['the second sound', { code: 'reason.place', params: { place: 2, count: 3 } }],
    ['the dog shown in the second photo', { code: 'reason.relation', params: {} }],
  ])('R5 says why %s', (text, reason) => {
    expect(resolve({ document: dogs, text }).map((mention) => mention.reason)).toEqual([reason])
  })

  const cups = read({
    nodes: [
      ['c1', 'red', 3, 'small'],
      ['c2', 'blue', 1, 'large'],
      ['c3', 'green', 2, 'medium'],
    ].map(([id, color, position, size]) => ({
      id,
      kind: 'entity',
      label: 'cup',
      attributes: { color, position, size, ...(id === 'c2' ? { lid: 'glass' } : {}) },
    })),
    edges: [],
  })

  it.each([
    [
      'R16',
      'The largest cup and the smaller of the red and the green cups',
      ['The largest cup: c2', 'the red: c1', 'the green cups: c3'],
    ],
    ['R16', 'the second smallest cup', ['the second smallest cup: c3']],
    [
      'R17',
      'the cup between the red one and the blue one',
      ['the cup between the red one and the blue one: c3'],
    ],
    ['R17', 'the cup left of the green one', ['the cup left of the green one: c2']],
    ['R17', 'the second cup from the right', ['the second cup from the right: c3']],
    ['R18', 'the cups without a lid', ['the cups without a lid: c1,c3']],
  ])('R16, R17, R18 %s %s', (_, text, expected) => {
    expect(told(text, cups)).toEqual(expected)
  })

  it.each([
    ['[these](#gone) bark and they run', ['these: ?']],
    ['the empty pack barks and they run', ['the empty pack: pack']],
  ])('R11 a pronoun behind what leaves nobody to speak of is no mention: %s', (text, expected) => {
    const nodes = [...dogs.nodes, { id: 'pack', kind: 'set', label: 'empty pack', members: [] }]
    expect(told(text, read({ ...dogs, nodes }))).toEqual(expected)
  })

  it('R10 what hangs on a link is no word of its own', () => {
    const parties = read({
      nodes: ['갑', '을'].map((label, index) => ({ id: `p${index}`, kind: 'entity', label })),
    })
    expect(told('[그쪽](#p0)을 봤다', parties)).toEqual(['그쪽: p0'])
    expect(told('을은 갑을 봤다', parties)).toEqual(['을: p1', '갑: p0'])
  })

  it('R8 pairs two lists in order', () => {
    const text = '첫 번째와 세 번째는 각각 첫 번째 소리와 세 번째 소리를 내요'
    const pairs = resolve({ document: dogs, text }).find((mention) => mention.pairs)?.pairs
    expect(pairs).toEqual([
      ['d1', 's1'],
      ['d3', 's3'],
    ])
  })

  it.each(['en', 'ko'])(
    'R4, R10 the texts of the example in %s are explicit already',
    (language) => {
      const document = example(language)
      for (const node of document.nodes) {
        if (!('text' in node) || !node.text) continue
        const open = resolve({ document, text: node.text, node: node.id }).filter(
          ({ status }) => status === 'unresolved',
        )
        expect(open).toEqual([])
      }
    },
  )
})
