import { describe, expect, test } from 'vitest'
import { audioMediaTypes, imageMediaTypes } from '@/lib/media/asset'
import { formatNames, recognise, sniff, sniffByteCount } from '@/lib/media/sniff'
import { animation, ascii, fixture, joined, pngChunk, quarters, wav } from '../assets/samples'

describe('sniff', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('A1 knows %s', async (format) => {
    const bytes = await quarters().toFormat(format).toBuffer()
    expect(await sniff(bytes)).toBe(`image/${format}`)
  })

  test.each([
    ['tone.mp3', 'audio/mpeg'],
    ['tone.flac', 'audio/flac'],
    ['tone.ogg', 'audio/ogg'],
    ['tone.opus', 'audio/ogg'],
    ['tone.m4a', 'audio/mp4'],
    ['sound.mp4', 'audio/mp4'],
    ['fragmented.m4a', 'audio/mp4'],
    ['tone.webm', 'audio/webm'],
    ['tone.mka', 'audio/webm'],
    ['live.webm', 'audio/webm'],
  ])('A1 knows %s', async (name, mediaType) => {
    expect(await sniff(await fixture(name))).toBe(mediaType)
  })

  test('A1 knows WAV, animated GIF and animated PNG', async () => {
    expect(await sniff(wav(10))).toBe('audio/wav')
    expect(await sniff(await animation('gif'))).toBe('image/gif')
    const png = new Uint8Array(await quarters().png().toBuffer())
    const control = pngChunk('acTL', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 0]))
    const animated = joined(png.subarray(0, 33), control, png.subarray(33))
    expect(await recognise(animated)).toEqual({ mediaType: 'image/png', found: 'image/apng' })
  })

  test('A1 finds an MP3 behind a tag longer than what is looked at', async () => {
    const tag = new Uint8Array(10 + 20_000)
    tag.set([0x49, 0x44, 0x33, 4, 0, 0, 0, 1, 0x1c, 0x20])
    const bytes = joined(tag, await fixture('tone.mp3'))
    expect(await sniff(bytes.subarray(0, sniffByteCount))).toBe('audio/mpeg')
  })

  test.each([
    ['text', ascii('the first and third dog')],
    ['nothing', new Uint8Array()],
    ['noise', Uint8Array.from({ length: 4100 }, (_, i) => (i * 7919 + 13) % 251)],
    ['SVG', ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>')],
    ['SVG without a declaration', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['HTML', ascii('<!doctype html><script>alert(1)</script>')],
    ['TIFF', ascii('II*\0\x08\0\0\0\0\0\0\0\0\0')],
    ['HEIC', ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['QuickTime', ascii('\0\0\0\x14ftypqt  \0\0\0\0qt  ')],
    ['PDF', ascii('%PDF-1.7\n')],
    ['ZIP', ascii('PK\x03\x04\x14\0\0\0\0\0')],
  ])('A2 refuses %s', async (_name, bytes) => {
    expect(await sniff(bytes)).toBeUndefined()
  })

  test.each([
    ['film.ogv', 'video/ogg'],
    ['other.aac', 'audio/aac'],
    ['other.mp2', 'audio/mpeg'],
  ])('A2 refuses %s and tells what it is', async (name, found) => {
    expect(await recognise(await fixture(name))).toEqual({ found })
  })

  test('A2 has a name for every type', () => {
    expect(Object.keys(formatNames)).toEqual([...imageMediaTypes, ...audioMediaTypes])
  })
})
