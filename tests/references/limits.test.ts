import { describe, expect, it } from 'vitest'
import { resolve } from '@/lib/references'
import { read, toldIn } from './support'

const entity = (id: string, label: string, type: string, attributes = {}) => ({
  id,
  kind: 'entity',
  label,
  class: type,
  attributes,
})
const boats = [
  entity('b1', 'Marlin', 'boat', { color: 'red', owner: 'Noor' }),
  entity('b2', 'Osprey', 'boat', { color: 'green', owner: 'Ben' }),
  entity('b3', 'Pelican', 'boat', { color: 'white' }),
]
const harbour = read({
  nodes: [
    ...boats,
    entity('n', 'Noor', 'person'),
    entity('b', 'Ben', 'person'),
    entity('a', 'Attic', 'room'),
    { id: 's', kind: 'audio', label: 'horn' },
  ],
  edges: [
    { id: 'x1', source: 'n', target: 'b1', relation: 'sails' },
    { id: 'x2', source: 'b', target: 'b1', relation: 'sails' },
    { id: 'x3', source: 'b', target: 'b3', relation: 'sails' },
    { id: 'x4', source: 'n', target: 'b2', relation: 'paints' },
    { id: 'x5', source: 'b', target: 'b3', relation: 'paints' },
  ],
})
const fleet = read({ nodes: boats, edges: [] })

/** What a text tells, which is asked again where what it resolved is written as links. */
function expectTold(text: string, expected: readonly string[], document = harbour): void {
  expect(toldIn(document, text)).toEqual(expected)
  const linked = [...resolve({ document, text })].reverse().reduce((written, mention) => {
    const { start, end, status, refers } = mention
    if (status !== 'resolved') return written
    return `${written.slice(0, start)}[${mention.text}](#${refers.join()})${written.slice(end)}`
  }, text)
  expect(toldIn(document, linked)).toEqual(expected)
}

describe('what a whole is without', () => {
  it.each([
    ['the boats that are not green', ['the boats that are not green: b1,b3']],
    ["the boats which aren't red or green", ["the boats which aren't red or green: b3"]],
    ['the boats that are red or white', ['the boats that are red or white: b1,b3']],
    ['boats other than the Osprey', ['boats other than the Osprey: b1,b3']],
    ['every boat besides the first', ['every boat besides the first: b2,b3']],
    [
      'all the boats but the first and third are dry',
      ['all the boats but the first and third: b2'],
    ],
    [
      'all the boats except the first, the second and the Osprey',
      ['all the boats except the first, the second and the Osprey: b3'],
    ],
    ['all the boats except [this one](#b3)', ['all the boats: b1,b2', 'this one: b3']],
    ['everything but the last boat', ['everything but the last boat: b1,b2']],
    ['everything except the anchor', []],
    ['all the boats except the one I hate', ['all the boats: b1 or b2 or b3?']],
    ['I oiled all the boats but the Osprey is dull', ['all the boats: b1,b2,b3', 'the Osprey: b2']],
    ['Oil the boats except when it rains', ['the boats: b1,b2,b3']],
    ['a boat other than the Osprey', ['the Osprey: b2']],
    [
      'the boats that Ben sails except the first',
      ['the boats that Ben sails except the first: b3'],
    ],
    ["Noor's boats except the red one", ["Noor's boats except the red one: b2"]],
    ['the newest boats except the first', ['the first: b1 or s?']],
    ['Every boat but the third is dry', ['Every boat but the third: b1,b2']],
    ['Every boat but the third has a mast', ['Every boat but the third: b1,b2']],
    ['I oiled all the boats but the first was dull', ['all the boats: b1,b2,b3', 'the first: b1']],
    [
      'I oiled all the boats but the first boat sank',
      ['all the boats: b1 or b2 or b3?', 'the first boat: b1'],
    ],
    ['All three boats but the second', ['All three boats but the second: b1,b3']],
    ['All three boats except the wooden one', ['All three boats: b1 or b2 or b3?']],
    [
      'The boats are dry except the second boat',
      ['The boats: b1 or b2 or b3?', 'the second boat: b2'],
    ],
    [
      'Except for the third boat, the boats leak',
      ['the third boat: b3', 'the boats: b1 or b2 or b3?'],
    ],
    ['Apart from the Attic, the boats are dry', ['the Attic: a', 'the boats: b1,b2,b3']],
    [
      "the boats that aren't red and aren't green",
      ["the boats that aren't red and aren't green: b3"],
    ],
    [
      'the boats that are red, green or white',
      ['the boats that are red, green or white: b1,b2,b3'],
    ],
    ["the boats that aren't green, red or white", []],
    ['the boats that are red and broken', ['the boats: b1 or b2 or b3?']],
    ["the boats that aren't red and green", ['the boats: b1 or b2 or b3?']],
    ['the boats that have no red mast', ['the boats: b1 or b2 or b3?']],
    ["the boats that weren't painted", ['the boats: b1 or b2 or b3?']],
    ['the boats not varnished', ['the boats: b1 or b2 or b3?']],
    ["the one that isn't red or white", []],
    [
      "The boats are here. The one that isn't red or white is dry",
      ['The boats: b1,b2,b3', "The one that isn't red or white: b2"],
    ],
  ])('R18 %s', (text, expected) => {
    expectTold(text, expected)
  })

  it('R18 what is bare counts in what is of one kind', () => {
    expect(toldIn(fleet, 'all except the second')).toEqual(['all except the second: b1,b3'])
    expect(toldIn(fleet, 'all but the Osprey')).toEqual(['the Osprey: b2'])
  })
})

describe('clauses that narrow a phrase', () => {
  it.each([
    ['the boats that Noor and Ben paint', ['the boats that Noor and Ben paint: b2,b3']],
    ['the boats that Noor and Ben sail', ['the boats that Noor and Ben sail: b1 or b3?']],
    ['the boat that Noor and Ben sail', ['the boat that Noor and Ben sail: b1']],
    ['the boats that Noor and Jo sail', ['the boats: b1 or b2 or b3?', 'Noor: n']],
    ['the boats that my uncle sold', ['the boats: b1 or b2 or b3?']],
    ['the boats that leak', ['the boats: b1 or b2 or b3?']],
    ['the boats, which leak, are old', ['the boats: b1,b2,b3']],
    ['Tell the boats that dinner is ready', ['the boats: b1,b2,b3']],
    ['the boats sailed by Noor and Ben', ['the boats sailed by Noor and Ben: b1 or b3?']],
    ['the boats painted by Noor and Ben', ['the boats painted by Noor and Ben: b2,b3']],
    ['the boats not painted by Ben', ['the boats not painted by Ben: b1,b2']],
    ["the boats that weren't painted by Noor", ["the boats that weren't painted by Noor: b1,b3"]],
    ["the boats that Noor doesn't sail", ["the boats that Noor doesn't sail: b2,b3"]],
    [
      'the boats that Ben sails and that are white',
      ['the boats that Ben sails and that are white: b3'],
    ],
    ['the boats painted by Ben or that are red', ['the boats: b1 or b2 or b3?', 'Ben: b']],
    ['the boats that Noor rigged', ['the boats: b1 or b2 or b3?', 'Noor: n']],
    ['the boats rigged by Jo', ['the boats: b1 or b2 or b3?']],
  ])('R19 %s', (text, expected) => {
    expectTold(text, expected)
  })

  it.each([
    ['the boats that Noor and Ben own', ['the boats that Noor and Ben own: b1,b2']],
    ['the boat owned by Ben', ['the boat owned by Ben: b2']],
    ['the boats owned by Noor or Ben', ['the boats owned by Noor or Ben: b1,b2']],
    [
      'the boats that are red or white that Noor owns',
      ['the boats that are red or white that Noor owns: b1'],
    ],
    ['the boats not owned by Ben', ['the boats not owned by Ben: b1,b3']],
  ])('R9 %s', (text, expected) => {
    expectTold(text, expected, fleet)
    expectTold(text, expected)
  })

  it.each([
    ['the first boat I ever owned was blue', []],
    ['the second boat we had as a child', []],
    ['the first boat that my uncle bought', []],
    ['the first boat that Noor bought', ['Noor: n']],
    ['the first boat I called', []],
    ['the second boat we have been mending', []],
    ['the third boat I was mending', []],
    ['the second boat the neighbours sold', []],
    ['the first boat I posted', ['the first boat: b1']],
    ['the second boat that I sent you', ['the second boat: b2']],
    ['In the second boat I smile', ['the second boat: b2']],
    ['The second boat does not leak either.', ['The second boat: b2']],
  ])('R26 %s', (text, expected) => {
    expectTold(text, expected)
  })
})

describe('names, pairs, ranges and rests', () => {
  it.each([
    ['Attic theatre', []],
    ['We met at Attic Theatre.', []],
    ['the Attic door is open', []],
    ['Attic is dark, keep the Attic tidy', ['Attic: a', 'Attic: a']],
    ['Noor Haddad and Ben sleep', ['Noor: n', 'Ben: b']],
  ])('R27, R10 %s', (text, expected) => {
    expectTold(text, expected)
  })

  it.each([
    ['neither the Marlin nor the Osprey', ['the Marlin: b1', 'the Osprey: b2']],
    ['both Noor and Ben sleep', ['Noor: n', 'Ben: b']],
    ['neither Noor nor Ben sleeps', ['Noor: n', 'Ben: b']],
    ['neither the first nor the third boat', ['the first: b1', 'the third boat: b3']],
    ['not the first but the second boat', ['the first: b1', 'the second boat: b2']],
    [
      'We heard horn and attic; the former is loud, the latter was dark.',
      ['horn: s', 'attic: a', 'the former: s', 'the latter: a'],
    ],
    ['Marlin and Osprey, the latter is dry', ['Marlin: b1', 'Osprey: b2', 'the latter: b2']],
    ['the first boat and the rest of them', ['the first boat: b1', 'the rest of them: b2,b3']],
    [
      'The boats are here. The first is dry, the rest of the boats leak.',
      ['The boats: b1,b2,b3', 'The first: b1', 'the rest of the boats: b2,b3'],
    ],
    ['the only sound', ['the only sound: s']],
    ['the only boat', ['the only boat: b1 or b2 or b3?']],
  ])('R7 %s', (text, expected) => {
    expectTold(text, expected)
  })

  it.each([
    ['from the first to the third boat', ['the first to the third boat: b1,b2,b3']],
    ['From the second boat to the last', ['the second boat to the last: b2,b3']],
    ['The boats from the first to the second', ['The boats from the first to the second: b1,b2']],
    ['boats one to two are dry', ['boats one to two: b1,b2']],
    ['two through three', ['two through three: b2,b3']],
    ['Tie the first boat to the third', ['the first boat: b1', 'the third: b3']],
    ['the boats one to three years old', ['the boats: b1,b2,b3']],
  ])('R6 %s', (text, expected) => {
    expectTold(text, expected, fleet)
  })
})
