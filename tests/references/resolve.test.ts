import { describe, expect, it } from 'vitest'
import { resolve } from '@/lib/references'
import { example, read, toldIn } from './support'

const dogs = example('en')
const told = (text: string, document = dogs) => toldIn(document, text)

describe('R1, R2, R3, R4, R6, R7, R9, R10, R12, R19, R20, R28 phrases on the example', () => {
  it.each([
    ['R2', '첫 번째와 세 번째 강아지', ['첫 번째: d1', '세 번째 강아지: d3']],
    ['R1', 'the white one', ['the white one: d1 or d3?']],
    [
      'R7',
      'The first and the third are white. The other one is brown.',
      ['The first: d1', 'the third: d3', 'The other one: d2'],
    ],
    ['R2', 'Compare the first two photos', ['the first two photos: p1,p2']],
    ['R28', 'the fourth dog', ['the fourth dog: ?']],
    ['R6', '뒤에서 두 번째 강아지', ['뒤에서 두 번째 강아지: d2']],
    ['R6', 'The first, second, and third.', ['The first: d1', 'second: d2', 'third: d3']],
    ['R4', 'on the second and third floors', []],
    ['R4', 'the first and second teapot, 첫 번째와 두 번째 이유', []],
    ['R9', 'the dog on the chair', ['the dog on the chair: d3']],
    ['R9', '의자에 앉은 강아지', ['의자에 앉은 강아지: d3']],
    ['R10', 'Image 1 / Region B shows E3', ['Image 1 / Region B: r2', 'E3: d3']],
    ['R4', 'first of all, a second reason, and version 2.1 on May 3rd', []],
    ['R7', 'Neither photo is sharp', ['Neither photo: p1,p2']],
    [
      'R7',
      'Two photos. The first photo is where [she](#s1) sings. Both are sharp.',
      ['Two photos: p1,p2', 'The first photo: p1', 'she: s1', 'Both: p1,p2'],
    ],
    ['R7', 'See [this](#p1) and hear [that](#s1). Both …', ['this: p1', 'that: s1', 'Both: p1,s1']],
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
    ['R20', '[The first dog](#) and the second dog', ['the second dog: d2']],
    ['R20', 'The second dog sees [the third one](#).', ['The second dog: d2']],
    ['R20', '[세 번째 소리](#)를 내는 개와 첫 번째 개', ['첫 번째 개: d1']],
    ['R20', 'the [first](#) dog', []],
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
    ['셋째 개의 소리가 커요', ['셋째 개의 소리: s3']],
    ['둘째 것의 사진', ['둘째 것의 사진: p2']],
    ['셋째 개가 짖어요. 그 개의 소리', ['셋째 개: d3', '그 개의 소리: s3']],
    ['첫 번째 사진의 개', ['첫 번째 사진: p1']],
    ['세 번째 개의 두 번째 소리', ['세 번째 개의 두 번째 소리: ?']],
    ['三つ目の犬の音', ['三つ目の犬の音: s3']],
    ['三番目の犬が吠える。その犬が出す音', ['三番目の犬: d3', 'その犬が出す音: s3']],
    ['第三只狗的声音', ['第三只狗的声音: s3']],
    ['第四只狗的声音', ['第四只狗: ?']],
  ])('R19, R22 %s', (text, expected) => {
    expect(told(text, example('ko'))).toEqual(expected)
  })

  it.each([
    ["the third dog's sound", ["the third dog's sound: s3"]],
    ["the second one's photo", ["the second one's photo: p2"]],
    ['the sound of the third dog', ['the sound of the third dog: s3']],
    ["my dogs' sounds", ["my dogs' sounds: s1,s2,s3"]],
    ["the first photo's dogs", ["the first photo's dogs: d1,d3"]],
    ["the first photo's dog", ['the first photo: p1']],
    ["the third dog's collar", ['the third dog: d3']],
    ["Tom's second sound", []],
    ['The three make the sounds', ['The three: d1,d2,d3', 'the sounds: s1,s2,s3']],
    ['the white one barks.', ['the white one: d1 or d3?']],
  ])('R22, R9 %s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  const memos = read({
    nodes: [
      { id: 'h', kind: 'entity', label: 'Hanna' },
      ...['Hanna', 'Luis', 'Hanna'].map((speaker, index) => ({
        id: `m${index + 1}`,
        kind: 'audio',
        label: 'memo',
        caption: `speaker ${speaker}`,
      })),
    ],
    edges: [],
  })

  it.each([
    ["Hanna's second memo", ["Hanna's second memo: m3"]],
    ["Luis's memo", ["Luis's memo: m2"]],
  ])('R22 by what is said of a thing: %s', (text, expected) => {
    expect(told(text, memos)).toEqual(expected)
  })

  it.each([
    ['photo 1 and sound 2', ['photo 1: p1', 'sound 2: s2']],
    ['[photo 1] and [sound 2]', ['photo 1: p1', 'sound 2: s2']],
    ['sound 1, 2 and 3', ['sound 1, 2 and 3: s1,s2,s3']],
    ['사진 1, 2와 소리 3', ['사진 1, 2: p1,p2', '소리 3: s3']],
    ['[사진 1]과 [소리 2]', ['사진 1: p1', '소리 2: s2']],
    ['사진 1, 2명이 찍혔다', ['사진 1: p1']],
    ['写真1と2の犬', ['写真1と2: p1,p2']],
    ['照片1、2和声音3', ['照片1、2: p1,p2', '声音3: s3']],
    ['사진 3', ['사진 3: ?']],
  ])('R23 %s', (text, expected) => {
    expect(told(text)).toEqual(expected)
  })

  it.each([
    ['the third dog', { code: 'reason.placeInSet', params: { place: 3, set: 'my three dogs' } }],
    ['the last sound', { code: 'reason.placeFromEnd', params: { place: 1, count: 3 } }],
    ['the second sound', { code: 'reason.place', params: { place: 2, count: 3 } }],
    ['the dog shown in the second photo', { code: 'reason.relation', params: {} }],
    ['these sounds', { code: 'reason.allCalled', params: { count: 3 } }],
    ['the white dogs', { code: 'reason.allDescribed', params: { count: 2 } }],
    ['the last two sounds', { code: 'reason.places', params: { places: ['2', '3'], count: 3 } }],
    [
      'the first two dogs',
      { code: 'reason.placesInSet', params: { places: ['1', '2'], set: 'my three dogs' } },
    ],
    ["the third dog's sound", { code: 'reason.owned', params: {} }],
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

  const straight = [
    ['d1', 's1'],
    ['d2', 's2'],
    ['d3', 's3'],
  ]
  const crossed = [
    ['d1', 's3'],
    ['d2', 's2'],
    ['d3', 's1'],
  ]

  it.each([
    ['They make [b](#s1) [c](#s2) [d](#s3) respectively.', straight],
    ['The three make [b](#s1), [c](#s2) and [d](#s3) respectively', straight],
    ['My three dogs bark. They make [b](#s1), [c](#s2), [d](#s3) respectively', straight],
    ['The dogs make [b](#s1) [c](#s2) [d](#s3) respectively', straight],
    ['The three make sound 1, sound 2 and sound 3 respectively', straight],
    ['The three make [b](#s1) [c](#s2) [d](#s3) in reverse order', crossed],
    ['All three make [b](#s1) [c](#s2) [d](#s3) respectively, in reverse order', crossed],
    ['세 마리는 각각 [소리 1](#s1), [소리 2](#s2), [소리 3](#s3) 소리를 내요', straight],
    ['세 마리는 각각 [소리 1](#s1) [소리 2](#s2) [소리 3](#s3) 소리를 내요', straight],
    ['얘네는 각각 [소리 1](#s1) [소리 2](#s2) [소리 3](#s3) 소리를 내요', straight],
    ['개들은 각각 [소리 1](#s1) [소리 2](#s2) [소리 3](#s3) 소리를 내요', straight],
    ['셋은 각각 소리 1, 소리 2, 소리 3을 낸다', straight],
    ['세 마리는 각각 반대 순서로 [b](#s1) [c](#s2) [d](#s3) 소리를 내요', crossed],
    ['三匹はそれぞれ[b](#s1)、[c](#s2)、[d](#s3)を出す', straight],
    ['它们分别发出[b](#s1)[c](#s2)[d](#s3)', straight],
    ['They make [b](#s1) [c](#s2) respectively', undefined],
    ['List the photos in reverse order', undefined],
  ])('R8 %s', (text, expected) => {
    expect(resolve({ document: dogs, text }).find(({ pairs }) => pairs)?.pairs).toEqual(expected)
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
