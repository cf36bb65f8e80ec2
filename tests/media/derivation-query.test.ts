import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AudioAsset, ImageAsset } from '@/lib/media/asset'
import {
  cropPixels,
  derivationQuery,
  markCornersCountMax,
  marksCountMax,
  type AudioDerivation,
  type ImageDerivation,
} from '@/lib/media/derivation'
import type { GraphDocument, Node } from '@/lib/graph/document'
import { nodeProblems } from '@/lib/graph/rules'
import { GraphView } from '@/lib/graph/walk'
import { sentence } from '@/lib/messages'
import { derivedSideMax, readDerivation, type DerivationQuery } from '@/lib/media/derivation-query'

const hash = `sha256-${'a'.repeat(64)}`
const picture: ImageAsset = {
  hash,
  mediaType: 'image/jpeg',
  byteCount: 9,
  width: 4000,
  height: 3000,
}
const sound: AudioAsset = { hash, mediaType: 'audio/mpeg', byteCount: 9, durationSeconds: 60 }

const read = (query: DerivationQuery, asset: ImageAsset | AudioAsset = picture) =>
  readDerivation(query, asset)
/** What the graph's rules say of the last of some nodes. */
const findingsOf = (...nodes: readonly unknown[]) => {
  const document = { nodes, edges: [] } as unknown as GraphDocument
  return nodeProblems(new GraphView(document), document.nodes.at(-1) as Node)
}
const problemsOf = (...nodes: readonly unknown[]) => findingsOf(...nodes).map(({ code }) => code)
const queryOf = (derivation: ImageDerivation | AudioDerivation): DerivationQuery =>
  Object.fromEntries(new URLSearchParams(derivationQuery(derivation)))

const fraction = fc.double({ min: 0, max: 1, noNaN: true })
const box = fc.tuple(fraction, fraction, fraction, fraction).map(([a, b, c, d]) => ({
  x: Math.min(a, b) * 0.99,
  y: Math.min(c, d) * 0.99,
  width: Math.abs(a - b) * 0.99 + 0.001,
  height: Math.abs(c - d) * 0.99 + 0.001,
}))
const shape = fc.oneof(
  box.map((each) => ({ type: 'box' as const, ...each })),
  fc.record({
    type: fc.constant('polygon' as const),
    points: fc.array(fc.record({ x: fraction, y: fraction }), {
      minLength: 3,
      maxLength: markCornersCountMax,
    }),
  }),
)
const letters = [...'ABCXYZabcxyz0189 ']
const mark = fc.record({
  text: fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 20 }),
  shape,
})
const imageDerivation: fc.Arbitrary<ImageDerivation> = fc.record(
  {
    crop: box,
    width: fc.integer({ min: 1, max: 7000 }),
    height: fc.integer({ min: 1, max: 7000 }),
    marks: fc.array(mark, { minLength: 1, maxLength: 6 }),
    strip: fc.constantFrom('Image 1', 'Image 2 / Region AB'),
    mediaType: fc.constantFrom('image/jpeg' as const, 'image/png' as const),
  },
  { requiredKeys: ['width', 'height', 'mediaType'] },
)

describe('addresses of derivations', () => {
  test('A32 what is written is read back, to a hundred-millionth, and written the same again', () => {
    fc.assert(
      fc.property(imageDerivation, (derivation) => {
        const result = read(queryOf(derivation))
        if (!result.ok || !result.value) throw new Error(JSON.stringify(result))
        const again = result.value as ImageDerivation
        expect(derivationQuery(again)).toBe(derivationQuery(derivation))
        expect([again.width, again.height, again.mediaType]).toEqual([
          derivation.width,
          derivation.height,
          derivation.mediaType,
        ])
        expect(again.strip).toBe(derivation.strip)
        expect(again.marks?.map(({ text }) => text)).toEqual(
          derivation.marks?.map(({ text }) => text),
        )
        for (const key of ['x', 'y', 'width', 'height'] as const) {
          expect(again.crop?.[key] ?? 0).toBeCloseTo(derivation.crop?.[key] ?? 0, 7)
        }
      }),
    )
    const clip: AudioDerivation = { clip: { start: 0.4, end: 1.1 }, mediaType: 'audio/wav' }
    expect(read(queryOf(clip), sound)).toEqual({ ok: true, value: clip })
  })

  test('A32 a crop that was whole pixels stays those pixels through its address', () => {
    const side = fc.integer({ min: 1, max: 30_000 })
    fc.assert(
      fc.property(side, side, fraction, fraction, (width, height, a, b) => {
        const left = Math.floor(Math.min(a, b) * (width - 1))
        const top = Math.floor(Math.max(a, b) * (height - 1))
        const pixels = { left, top, width: width - left, height: Math.max(1, height - top - 1) }
        const crop = {
          x: left / width,
          y: top / height,
          width: pixels.width / width,
          height: pixels.height / height,
        }
        const asset = { ...picture, width, height }
        const query = queryOf({ crop, width: 1, height: 1, mediaType: 'image/png' })
        const told = read(query, asset)
        const again = told.ok ? (told.value as ImageDerivation) : undefined
        expect(cropPixels(again?.crop ?? crop, asset)).toEqual(pixels)
        expect(cropPixels(crop, asset)).toEqual(pixels)
      }),
    )
  })

  test('A32 one side, a crop or marks alone are enough, and nothing asks for nothing', () => {
    expect(read({})).toEqual({ ok: true, value: undefined })
    const made = (query: DerivationQuery, asset = picture) => {
      const result = read(query, asset)
      return result.ok ? result.value : result.error
    }
    expect(made({ width: '400' })).toEqual({ width: 400, height: 300, mediaType: 'image/jpeg' })
    expect(made({ height: '30' })).toEqual({ width: 40, height: 30, mediaType: 'image/jpeg' })
    expect(made({ crop: 'percent:0,0,50,10' })).toMatchObject({ width: 2000, height: 300 })
    expect(made({ crop: 'percent:0,0,50,10', width: '100' })).toMatchObject({ height: 15 })
    expect(made({ marks: 'A@percent:0,0,50,10' })).toMatchObject({ width: 4000, height: 3000 })
    expect(made({ width: '5' }, { ...picture, mediaType: 'image/gif' })).toMatchObject({
      mediaType: 'image/png',
    })
    const wide = { ...picture, width: 30_000, height: 3 }
    expect(made({ crop: 'percent:0,0,100,100' }, wide)).toMatchObject({ width: 8192, height: 1 })
    expect(read({ type: 'audio/wav' }, sound)).toEqual({
      ok: true,
      value: { mediaType: 'audio/wav' },
    })
  })

  const marksOf = (count: number) => Array(count).fill('A@percent:0,0,1,1').join(';')
  const corners = (count: number) => `A@poly:${Array(count).fill('1,1').join(',')}`
  test.each<[keyof DerivationQuery, DerivationQuery]>([
    ['crop', { crop: '10,10,20,20' }],
    ['crop', { crop: 'percent:0,0,0,20' }],
    ['crop', { crop: '' }],
    ['width', { width: '1e3' }],
    ['width', { width: '0050' }],
    ['height', { height: '00' }],
    ['height', { width: '20', height: '2.5' }],
    ['marks', { marks: '' }],
    ['marks', { marks: 'Region A' }],
    ['marks', { marks: '<b>@percent:0,0,1,1' }],
    ['marks', { marks: `${'A'.repeat(21)}@percent:0,0,1,1` }],
    ['marks', { marks: 'A@percent:0,0,1,1;' }],
    ['strip', { strip: '<b>' }],
    ['strip', { strip: '' }],
    ['type', { type: 'audio/wav' }],
    ['type', { type: 'image/svg+xml' }],
  ])('A32 a bad %s is named, with the form that is expected: %j', (field, query) => {
    const result = read(query)
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'query.form', params: { field }, pointer: `/query/${field}` },
    })
    expect(result.ok || String(result.error.params['expected']).length > 3).toBe(true)
  })

  test.each<[keyof DerivationQuery, string, DerivationQuery, string]>([
    ['crop', 'cropOutside', { crop: 'percent:90,0,20,20' }, 'reaches to 110 across and 20 down'],
    ['width', 'sideOutside', { width: '0' }, 'from 1 to 8192 pixels; yours is 0'],
    ['width', 'sideOutside', { width: '-5' }, 'yours is -5'],
    ['width', 'sideOutside', { width: String(derivedSideMax + 1) }, 'yours is 8193'],
    ['width', 'tooManyPixels', { width: '8192', height: '8192' }, '8192 × 8192 pixels'],
    ['height', 'tooManyPixels', { height: '8000' }, '10667 × 8000 pixels'],
    ['marks', 'marksTooMany', { marks: marksOf(41) }, 'holds 41 marks; there may be 40'],
    [
      'marks',
      'markCornersTooMany',
      { marks: corners(25) },
      `has 25 corners; a mark has ${markCornersCountMax}`,
    ],
    ['marks', 'markOutside', { marks: 'A@percent:0,99,1,2' }, 'to 1 across and 101 down'],
    ['clip', 'clipOutside', { clip: '0,99' }, 'from 0 to 60 seconds of this sound; yours begins'],
    ['clip', 'clipOutside', { clip: '60,60.05' }, 'begins at 60 and ends at 60.05'],
  ])('A32 a %s beyond a bound is query.%s, in numbers: %j', (field, code, query, told) => {
    const result = read(query, field === 'clip' ? sound : picture)
    expect(result).toMatchObject({
      ok: false,
      error: { code: `query.${code}`, params: { field }, pointer: `/query/${field}` },
    })
    expect(!result.ok && sentence(result.error, 'en')).toContain(told)
    expect(!result.ok && sentence(result.error, 'ko')).not.toMatch(/[{}]/)
  })

  const seconds = fc.double({ min: 0, max: 10.2, noNaN: true })
  test('A32, G24 a segment that a document may hold has a clip, and one that it may not has none', () => {
    const length = fc.constantFrom(10, 9.9995, 10.0004, 10.01)
    const near = fc.oneof(
      seconds,
      seconds.map((each) => 9.9 + each / 40),
    )
    fc.assert(
      fc.property(length, near, near, (durationSeconds, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        fc.pre(end - start >= 0.001)
        const asset = { ...sound, durationSeconds }
        const audio = { id: 'a', kind: 'audio', alias: 'Audio 1', asset }
        const segment = { id: 'g', kind: 'segment', alias: 'Segment A', of: 'a', start, end }
        const codes = problemsOf(audio, segment)
        const clip = read(queryOf({ clip: { start, end }, mediaType: 'audio/wav' }), asset)
        expect([codes.length === 0, codes]).toEqual([clip.ok, codes])
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    [10.01, 10.04, 'segment.startPastEnd'],
    [10, 10.05, 'segment.startPastEnd'],
    [9.9999, 10.03, 'segment.startPastEnd'],
    [9.99, 10.0501, undefined],
    [9.99, 10.06, 'segment.pastEnd'],
  ])('A32, G24 a segment from %d to %d of a sound of 10 s: %s', (start, end, code) => {
    const audio = { id: 'a', kind: 'audio', asset: { ...sound, durationSeconds: 10 } }
    const segment = { id: 'g', kind: 'segment', of: 'a', start, end }
    const told = findingsOf(audio, segment)
    expect(told.map((each) => each.code)).toEqual(code === undefined ? [] : [code])
    for (const each of told) expect(sentence(each, 'ko') + sentence(each, 'en')).not.toMatch(/[{}]/)
  })

  test('A32 what bounds allow is taken', () => {
    expect(read({ clip: '0,60.05' }, sound).ok).toBe(true)
    expect(read({ marks: marksOf(marksCountMax) }).ok).toBe(true)
    expect(read({ marks: corners(markCornersCountMax) }).ok).toBe(true)
    expect(read({ width: '8192', height: '10' }).ok).toBe(true)
  })

  test('A32 parameters of pictures mean nothing for sounds, nor the other way round', () => {
    expect(read({ width: '5' }, sound)).toMatchObject({
      error: { code: 'query.notApplicable', params: { field: 'width', mediaType: 'audio/mpeg' } },
    })
    expect(read({ clip: '0,1' })).toMatchObject({
      error: { code: 'query.notApplicable', pointer: '/query/clip' },
    })
    expect(read({ clip: '2,1' }, sound)).toMatchObject({ error: { params: { field: 'clip' } } })
    expect(read({ type: 'image/png' }, sound)).toMatchObject({ error: { code: 'query.form' } })
  })
})
