import { describe, expect, it, test } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import { readDocument } from '@/lib/graph/migrate'
import { isPart, kindOf, kinds, nodeKinds, nodeSchema, ownerOf, type Node } from '@/lib/kinds'
import { attributeTexts, type LowerContext } from '@/lib/kinds/define'
import { boxOf } from '@/lib/media/shape'
import { commandsSchema } from '@/lib/graph/command'
import { bounds } from '@/lib/std/bounds'

const context: LowerContext = {
  aliasOf: (id) => (id === 'gone' || id === 'left' ? undefined : `<${id}>`),
  isLeftOut: (id) => id === 'left',
  quote: (text) => `"${text}"`,
  inline: (text) => text,
  shown: { coordinates: 'thousandths', follows: false },
}
const hash = `sha256-${'0'.repeat(64)}`

function node(value: object): Node {
  return nodeSchema.parse({ id: 'n', ...value })
}
function head(value: object): string {
  const of = node(value)
  return kindOf(of).head(of, context)
}
const isTaken = (value: object) => nodeSchema.safeParse({ id: 'n', ...value }).success

describe('kinds', () => {
  it('K1 are the ten, each under its own name, with texts that its schema has', () => {
    expect(nodeKinds).toEqual([
      'entity',
      'set',
      'text',
      'image',
      'region',
      'audio',
      'segment',
      'question',
      'answer',
      'document',
    ])
    for (const [name, kind] of Object.entries(kinds)) {
      expect(kind.kind).toBe(name)
      for (const field of [...kind.textFields, ...kind.linkFields])
        expect(kind.schema.shape).toHaveProperty(field)
      expect(kind.textFields).toEqual(expect.arrayContaining([...kind.linkFields]))
    }
  })

  it('K1 the text of a document can be edited, and it carries no file', () => {
    const read = readDocument({ nodes: [{ id: 'd', kind: 'document', text: 'old' }] })
    if (!read.ok) throw new Error(read.error.code)
    const edit = { type: 'editText', id: 'd', field: 'text', start: 0, end: 3, insert: 'new' }
    const applied = applyBatch(read.value, commandsSchema.parse([edit]))
    expect(applied.ok && applied.value.document.nodes[0]).toMatchObject({ text: 'new' })
    const asset = { hash, mediaType: 'image/png', byteCount: 1, width: 2, height: 3 }
    expect(isTaken({ kind: 'document', asset })).toBe(false)
  })

  it('K1 no two begin their aliases alike', () => {
    const prefixes = Object.values(kinds).map((kind) => kind.aliasPrefix)
    expect(new Set(prefixes).size).toBe(nodeKinds.length)
  })

  it('K2 a part names its owner, nothing else has one', () => {
    const shape = { type: 'box', x: 0, y: 0, width: 1, height: 1 }
    expect(ownerOf(node({ kind: 'region', of: 'p', shape }))).toBe('p')
    expect(ownerOf(node({ kind: 'segment', of: 'a', start: 0, end: 1 }))).toBe('a')
    expect(ownerOf(node({ kind: 'entity' }))).toBeUndefined()
    const parts = nodeKinds.filter((kind) => isPart({ kind } as Node))
    expect(parts).toEqual(['region', 'segment'])
  })

  test.each<[string, object]>([
    ['an unknown field', { kind: 'entity', colour: 'red' }],
    ['an unknown kind', { kind: 'film' }],
    ['a text with U+0000', { kind: 'entity', label: 'a\u0000' }],
    ['a lone surrogate', { kind: 'text', text: '\ud800' }],
    [
      'a box of no width',
      { kind: 'region', of: 'p', shape: { type: 'box', x: 0, y: 0, width: 0, height: 1 } },
    ],
    [
      'a box past the right side',
      { kind: 'region', of: 'p', shape: { type: 'box', x: 0.7, y: 0, width: 0.4, height: 1 } },
    ],
    [
      'a polygon of two points',
      {
        kind: 'region',
        of: 'p',
        shape: {
          type: 'polygon',
          points: [
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ],
        },
      },
    ],
    ['a segment that ends where it begins', { kind: 'segment', of: 'a', start: 1, end: 1 }],
    ['a member twice', { kind: 'set', members: ['a', 'a'] }],
    ['an infinite attribute', { kind: 'entity', attributes: { n: Infinity } }],
    ['an attribute that is an object', { kind: 'entity', attributes: { n: {} } }],
    ['a null inside an object of extra', { kind: 'entity', extra: { a: { b: null } } }],
    [
      'a sound as a picture',
      { kind: 'image', asset: { hash, mediaType: 'audio/wav', byteCount: 1, durationSeconds: 1 } },
    ],
  ])('K3 refuse %s', (_what, value) => expect(isTaken(value)).toBe(false))

  test.each<[string, object]>([
    [
      'decimal fractions that miss 1 by rounding',
      { kind: 'region', of: 'p', shape: { type: 'box', x: 0.7, y: 0.1, width: 0.3, height: 0.9 } },
    ],
    ['a null in a list of extra', { kind: 'entity', extra: { a: [null, { b: null }] } }],
    ['a picture still to come', { kind: 'image' }],
    ['an empty set', { kind: 'set', members: [] }],
  ])('K3 take %s', (_what, value) => expect(isTaken(value)).toBe(true))

  it('K3 extra is measured in bytes of UTF-8', () => {
    const extra = (text: string) => ({ kind: 'entity', extra: { a: text } })
    const fits = Math.floor((bounds.extraByteCountMax - '{"a":""}'.length) / 3)
    expect(isTaken(extra('가'.repeat(fits)))).toBe(true)
    expect(isTaken(extra('가'.repeat(fits + 1)))).toBe(false)
  })

  it('K3 a wrong prompt hash is told as one', () => {
    const parsed = nodeSchema.safeParse({ id: 'n', kind: 'answer', text: '', promptHash: 'x' })
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual(['answer.promptHashInvalid'])
  })

  test.each<[object, string]>([
    [{ kind: 'entity', label: 'first dog', class: 'Dog' }, ' "first dog" (Dog)'],
    [{ kind: 'entity' }, ''],
    [{ kind: 'set', label: 'dogs', members: ['a', 'gone', 'b'] }, ' "dogs", in order: <a>, <b>'],
    [{ kind: 'set', members: ['a', 'left', 'b'] }, ', in order: <a>, <b>, and 1 more'],
    [{ kind: 'set', members: ['left'] }, ', 1 in all'],
    [{ kind: 'set', members: [] }, ', empty'],
    [{ kind: 'text', text: 't', label: 'l' }, ' "l"'],
    [
      { kind: 'image', label: 'garden', caption: 'c' },
      ': "garden", no picture attached, caption "c"',
    ],
    [
      { kind: 'image', asset: { hash, mediaType: 'image/png', byteCount: 1, width: 2, height: 3 } },
      ':',
    ],
    [
      {
        kind: 'region',
        of: 'p',
        inside: 'r',
        shape: { type: 'box', x: 0.113, y: 0.168, width: 0.307, height: 0.348 },
      },
      ': box ymin 168, xmin 113, ymax 516, xmax 420 of 1000, inside <r>',
    ],
    [
      {
        kind: 'region',
        of: 'p',
        shape: {
          type: 'polygon',
          points: [
            { x: 0.5, y: 0 },
            { x: 1, y: 0.25 },
            { x: 0.75, y: 1 },
          ],
        },
      },
      ': polygon within box ymin 0, xmin 500, ymax 1000, xmax 1000 of 1000',
    ],
    [
      {
        kind: 'audio',
        label: 'bark',
        asset: { hash, mediaType: 'audio/wav', byteCount: 1, durationSeconds: 2 },
        transcript: 'woof',
      },
      ': "bark", 2.0 s, transcript "woof"',
    ],
    [{ kind: 'audio' }, ': no sound attached'],
    [{ kind: 'segment', of: 'a', start: 61.25, end: 3600 }, ': 61.25–3600.0 s'],
    [{ kind: 'segment', of: 'a', start: 0.5, end: 1.5, label: 'l' }, ': "l", 0.5–1.5 s'],
    [{ kind: 'segment', of: 'a', start: 61, end: 3600 }, ': 01:01 to 60:00 (61.0–3600.0 s)'],
    [{ kind: 'question', text: 'q', label: 'l' }, ''],
    [{ kind: 'answer', text: 'a' }, ''],
    [
      { kind: 'document', label: 'manual', source: 'https://e.org' },
      ' "manual", source "https://e.org"',
    ],
  ])('K4 tell %j as %j', (value, text) => expect(head(value)).toBe(text))

  it('K5 attributes are told by the UTF-16 units of their names, lists with commas', () => {
    // By code point the dog would be last; its first unit is less than that of the full-width letter.
    const attributes = { legs: 4, fur: 'white', Tame: true, names: ['a', 2], ｚ: 1, '🐕': 2 }
    expect(attributeTexts(attributes, context)).toEqual([
      'Tame true',
      'fur white',
      'legs 4',
      'names a, 2',
      '🐕 2',
      'ｚ 1',
    ])
    expect(attributeTexts(undefined, context)).toEqual([])
  })

  it('K5 a list of nothing is told as one, and no attribute ends in the air', () => {
    const quoting = { ...context, inline: (text: string) => (text === '' ? '""' : text) }
    const attributes = { fur: '', names: [], toys: [''] }
    expect(attributeTexts(attributes, quoting)).toEqual(['fur ""', 'names []', 'toys ""'])
  })

  it('K1 where a document came from is bounded as all texts are', () => {
    const from = (source: string) =>
      kinds.document.schema.safeParse({ id: 'd', kind: 'document', source }).success
    expect(from('x'.repeat(bounds.sourceLengthMax))).toBe(true)
    expect(from('x'.repeat(bounds.sourceLengthMax + 1))).toBe(false)
  })

  it('K6 the box around a polygon touches its outermost points', () => {
    const points = [
      { x: 0.5, y: 0.125 },
      { x: 0.75, y: 0.25 },
      { x: 0.25, y: 0.5 },
    ]
    expect(boxOf({ type: 'polygon', points })).toEqual({
      x: 0.25,
      y: 0.125,
      width: 0.5,
      height: 0.375,
    })
  })
})
