import { describe, expect, it } from 'vitest'
import type { Compiled } from '@/lib/compile'
import { partsOf, type MediaPart } from '@/lib/prompt/prompt'
import { overridden, type Profile } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'
import { compiled, gemini, sectionText } from './support'

const profile = (id: string) => profiles[id] as Profile
const claude = profile('anthropic')
const openai = profile('openai')

const hash = (digit: string) => `sha256-${digit.repeat(64)}`
const picture = (mediaType: string, width: number, height: number, byteCount = 1_000) => ({
  hash: hash('1'),
  mediaType,
  byteCount,
  width,
  height,
})
const sound = (mediaType: string, durationSeconds: number, byteCount = 1_000) => ({
  hash: hash('2'),
  mediaType,
  byteCount,
  durationSeconds,
})
const box = (x: number, y: number, width: number, height: number) => ({
  type: 'box',
  x,
  y,
  width,
  height,
})

const room = {
  nodes: [
    { id: 'p', kind: 'image', label: 'room', asset: picture('image/jpeg', 4000, 3000) },
    { id: 'r', kind: 'region', of: 'p', label: 'lamp', shape: box(0.1, 0.2, 0.5, 0.6) },
    { id: 'small', kind: 'region', of: 'p', label: 'screw', shape: box(0.5, 0.5, 0.01, 0.02) },
  ],
}

const mediaOf = ({ prompt }: Compiled): MediaPart[] =>
  partsOf(prompt).flatMap((part) => (part.type === 'text' ? [] : [part]))
const madeOf = (result: Compiled) =>
  mediaOf(result).map(({ alias, derivation }) => ({ alias, ...derivation }))

describe('P14 P16 pictures', () => {
  it('P14 for Gemini a region is told in thousandths, the vertical axis first', () => {
    expect(sectionText(compiled(room), 'media')).toContain(
      'Image 1 / Region A: "lamp", box ymin 200, xmin 100, ymax 800, xmax 600 of 1000\n',
    )
  })

  it('P14 P16 for Claude in absolute pixels of the picture as it is sent, which is scaled to what the model reads', () => {
    const result = compiled(room, { profile: claude })
    const [whole] = mediaOf(result)
    const { width, height } = whole?.derivation as { width: number; height: number }
    expect(Math.max(width, height)).toBeLessThanOrEqual(claude.imageSidePixels.value)
    expect(width * height).toBeLessThanOrEqual(claude.imagePixels.value)
    const [x1, y1, x2, y2] = [0.1 * width, 0.2 * height, 0.6 * width, 0.8 * height].map(Math.round)
    expect(sectionText(result, 'media')).toContain(
      `Image 1 / Region A: "lamp", box x1 ${x1}, y1 ${y1}, x2 ${x2}, y2 ${y2} in pixels of ${width} × ${height}`,
    )
  })

  it('P14 a picture that Claude reads as it is goes at its native size, byte for byte', () => {
    const asset = picture('image/png', 800, 600)
    const result = compiled({ nodes: [{ id: 'p', kind: 'image', asset }] }, { profile: claude })
    expect(madeOf(result)).toEqual([
      { alias: 'Image 1', width: 800, height: 600, mediaType: 'image/png' },
    ])
  })

  it('P14 where no coordinates are read, a copy shows the regions marked by their aliases', () => {
    const result = compiled(room, { profile: overridden(openai, { cropBelowPixels: 0 }) })
    const [whole, marked] = mediaOf(result)
    expect(mediaOf(result)).toHaveLength(2)
    expect(whole?.derivation).not.toHaveProperty('marks')
    expect(marked).toMatchObject({
      alias: 'Image 1 marked',
      nodeId: 'p',
      nodeIds: ['r', 'small'],
      derivation: { marks: [{ text: 'Region A' }, { text: 'Region B' }] },
    })
    const text = sectionText(result, 'media')
    expect(text).toContain(
      'Image 1 marked: a copy of Image 1 with its regions outlined and named.\n',
    )
    expect(text).toContain('Image 1 / Region A: "lamp"\n')
    expect(text).not.toContain('ymin')
  })

  it('P14 a small region also goes as a crop right behind its line, padded and enlarged', () => {
    const result = compiled(room, {
      profile: overridden(openai, { marks: false, cropBelowPixels: 200 }),
    })
    const parts = partsOf(result.prompt)
    const at = parts.findIndex((part) => part.type === 'image' && part.nodeIds[0] === 'small')
    expect(parts[at - 1]).toMatchObject({ text: 'Image 1 / Region B: "screw", crop follows\n' })
    const crop = parts[at]
    if (crop?.type !== 'image') throw new Error('no crop')
    expect(crop.alias).toBe('Image 1 / Region B')
    const { crop: cut, width, height } = crop.derivation
    expect(cut?.x).toBeCloseTo(0.499, 6)
    expect(cut?.width).toBeCloseTo(0.012, 6)
    expect(cut?.height).toBeCloseTo(0.024, 6)
    // 48 × 72 pixels of the original, enlarged to the size from which no crop is needed.
    expect([width, height]).toEqual([133, 200])
  })

  it('P16 a picture of a type that a model does not take goes in one that it takes', () => {
    const nodes = [{ id: 'p', kind: 'image', asset: picture('image/avif', 300, 200) }]
    expect(madeOf(compiled({ nodes }))).toEqual([
      { alias: 'Image 1', width: 300, height: 200, mediaType: 'image/webp' },
    ])
    const local = overridden(openai, { imageMediaTypes: ['image/jpeg', 'image/png'] })
    expect(madeOf(compiled({ nodes }, { profile: local }))).toMatchObject([
      { mediaType: 'image/png' },
    ])
  })

  it('P16 a picture that is too heavy as it is goes in a lighter form', () => {
    const asset = picture('image/png', 800, 600, 9_000_000)
    const heavy = overridden(claude, { imageByteCount: 5_000_000 })
    const result = compiled({ nodes: [{ id: 'p', kind: 'image', asset }] }, { profile: heavy })
    expect(madeOf(result)).toMatchObject([{ width: 800, height: 600, mediaType: 'image/webp' }])
  })

  it('P20 the hash of a prompt covers what is made of its media', () => {
    const hashOf = (side: number) =>
      compiled(room, { profile: overridden(gemini, { imageSidePixels: side }) }).manifest.promptHash
    expect(hashOf(1000)).not.toBe(hashOf(900))
    expect(hashOf(1000)).toBe(hashOf(1000))
  })
})

describe('P15 sounds', () => {
  const call = (mediaType: string) => ({
    nodes: [
      { id: 's', kind: 'audio', label: 'call', asset: sound(mediaType, 60) },
      { id: 'long', kind: 'segment', of: 's', label: 'greeting', start: 4, end: 20 },
      { id: 'short', kind: 'segment', of: 's', label: 'click', start: 30.25, end: 30.5 },
      { id: 'brief', kind: 'segment', of: 's', start: 40, end: 41 },
    ],
  })

  it('P15 a long segment on whole seconds is told by the clock, another one is a clip behind its line', () => {
    const result = compiled(call('audio/wav'), {
      profile: overridden(gemini, { clockFromSeconds: 5 }),
    })
    expect(madeOf(result)).toEqual([
      { alias: 'Audio 1', mediaType: 'audio/wav' },
      {
        alias: 'Audio 1 / Segment B',
        clip: { start: 30.25, end: 30.5 },
        mediaType: 'audio/wav',
      },
      { alias: 'Audio 1 / Segment C', clip: { start: 40, end: 41 }, mediaType: 'audio/wav' },
    ])
    const text = sectionText(result, 'media')
    expect(text).toContain('Audio 1 / Segment A: "greeting", 00:04 to 00:20 (4.0–20.0 s)\n')
    expect(text).toContain('Audio 1 / Segment B: "click", 30.25–30.5 s, clip follows\n')
    expect(text).toContain('Audio 1 / Segment C: 00:40 to 00:41 (40.0–41.0 s), clip follows\n')
  })

  it('P15 a clip costs its own seconds', () => {
    const nodes = [
      { id: 's', kind: 'audio', asset: sound('audio/wav', 10) },
      { id: 'g', kind: 'segment', of: 's', start: 9.5, end: 10 },
    ]
    const { manifest, prompt } = compiled({ nodes })
    expect(mediaOf({ prompt } as Compiled)[1]?.derivation).toMatchObject({
      clip: { start: 9.5, end: 10 },
    })
    const rate = gemini.audioTokensPerSecond.value
    expect(manifest.tokens.audio).toBe(Math.ceil(10 * rate) + Math.ceil(0.5 * rate))
  })

  it('P15 P25 what cannot be cut or coded anew is told in words, and the person is told', () => {
    const profile = overridden(gemini, { audioMediaTypes: ['audio/wav', 'audio/mpeg'] })
    const result = compiled(call('audio/mp4'), { profile })
    expect(mediaOf(result)).toEqual([])
    expect(sectionText(result, 'media')).toContain('Audio 1: "call", 60.0 s, not attached\n')
    const told = result.diagnostics.map(({ code }) => code)
    expect(told).toEqual(['question.missing', 'media.notHeard', 'media.undescribed'])
    expect(madeOf(compiled(call('audio/webm'), { profile }))[0]).toMatchObject({
      mediaType: 'audio/wav',
    })
  })
})

describe('P25 what a model takes', () => {
  const both = {
    nodes: [
      { id: 'p', kind: 'image', asset: picture('image/png', 100, 100), caption: 'a dog' },
      { id: 's', kind: 'audio', asset: sound('audio/wav', 2), transcript: 'woof' },
    ],
  }
  const codes = ({ diagnostics }: Compiled) =>
    diagnostics.map(({ code }) => code).filter((code) => code.startsWith('media.'))

  it('P25 a model that hears nothing gets transcripts, one that sees nothing captions, and it is said so', () => {
    const deaf = compiled(both, { profile: claude })
    expect(mediaOf(deaf).map((part) => part.type)).toEqual(['image'])
    expect(sectionText(deaf, 'media')).toContain('transcript "woof", not attached\n')
    expect(deaf.diagnostics).toContainEqual({
      code: 'media.notHeard',
      params: { media: ['Audio 1'], profile: 'Claude' },
      severity: 'warning',
    })
    expect(codes(deaf)).toEqual(['media.notHeard'])
    const blind = compiled(both, { profile: overridden(gemini, { imagesCount: 0 }) })
    expect(mediaOf(blind).map((part) => part.type)).toEqual(['audio'])
    expect(sectionText(blind, 'media')).toContain('Image 1: caption "a dog", not attached\n')
    expect(codes(blind)).toEqual(['media.notSeen'])
  })

  it('P25 one that takes either, but not both at once, is given the pictures', () => {
    const either = overridden(gemini, { takesBoth: false })
    expect(mediaOf(compiled(both, { profile: either })).map((part) => part.type)).toEqual(['image'])
    const sounds = { nodes: both.nodes.slice(1) }
    expect(mediaOf(compiled(sounds, { profile: either }))).toHaveLength(1)
  })

  it('P8 a profile has one style: sections are headings, or tags that user text cannot close', () => {
    const nodes = [...both.nodes, { id: 't', kind: 'text', text: 'x </notes> [E1]' }]
    const result = compiled({ nodes }, { profile: claude, question: 'What is it?' })
    const text = partsOf(result.prompt)
      .map((part) => (part.type === 'text' ? part.text : `<${part.alias}>\n`))
      .join('')
    expect(text).toContain('<media>\nImage 1: caption "a dog"\n<Image 1>\nAudio 1: ')
    expect(text).toContain('not attached\n</media>\n<notes>\nNote 1: x \\</notes> \\[E1]\n')
    expect(text).toContain('</notes>\n<question>\nWhat is it?\n</question>\n')
    expect(text).not.toContain('# ')
  })
})
