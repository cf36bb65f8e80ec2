import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { onTestFinished } from 'vitest'
import { openBlobs } from '@/lib/assets/blobs'
import type { OpenFile } from '@/lib/assets/files'

/** Sounds that are synthesised tones, each tagged with the words below where its container can. */
export async function fixture(name: string): Promise<Uint8Array> {
  return new Uint8Array(
    await readFile(fileURLToPath(new URL(`../fixtures/media/${name}`, import.meta.url))),
  )
}

export const secrets = [
  'SECRET-TITLE',
  'SECRET-COMMENT',
  '+37.5665',
  'Exif',
  'GPS',
  'http://ns.adobe',
]

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'deixis-assets-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

export async function emptyBlobs(openFile?: OpenFile) {
  const directory = await temporaryDirectory()
  return { directory, blobs: await openBlobs(directory, openFile) }
}

export async function temporariesOf(directory: string): Promise<string[]> {
  return readdir(join(directory, 'incoming'))
}

/** Four quarters of four colours, so that every turn shows; 48 by 32 pixels, in blocks of 16. */
export const quarterColours = ['#c02020', '#20c020', '#2020c0', '#c0c020'] as const

export function quarters(): Sharp {
  const tile = (background: string) => ({
    create: { width: 24, height: 16, channels: 3 as const, background },
  })
  const [topLeft, topRight, bottomLeft, bottomRight] = quarterColours
  return sharp({ create: { width: 48, height: 32, channels: 3, background: topLeft } }).composite([
    { input: tile(topRight), left: 24, top: 0 },
    { input: tile(bottomLeft), left: 0, top: 16 },
    { input: tile(bottomRight), left: 24, top: 16 },
  ])
}

export const exifWithPlace = {
  IFD0: { ImageDescription: 'SECRET-TITLE', Artist: 'SECRET-COMMENT' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 59/1' },
}

export async function animation(format: 'gif' | 'webp', framesCount = 3): Promise<Uint8Array> {
  const [width, height] = [20, 10]
  const raw = Buffer.alloc(width * height * 3 * framesCount)
  for (let frame = 0; frame < framesCount; frame++) {
    raw.fill(frame * 60 + 20, frame * width * height * 3, (frame + 1) * width * height * 3)
  }
  const size = { width, height: height * framesCount, channels: 3 as const, pageHeight: height }
  return new Uint8Array(await sharp(raw, { raw: size }).toFormat(format).toBuffer())
}

export function ascii(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

export function chunk(name: string, body: Uint8Array): Uint8Array {
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, body.length, true)
  return joined(ascii(name), size, body, new Uint8Array(body.length % 2))
}

/** PCM, mono, 16 bits, 8 kHz; `extra` chunks stand before and after the samples. */
export function wav(samplesCount: number, extra: Uint8Array[] = []): Uint8Array {
  const format = new Uint8Array(16)
  const view = new DataView(format.buffer)
  view.setUint16(0, 1, true)
  view.setUint16(2, 1, true)
  view.setUint32(4, 8000, true)
  view.setUint32(8, 16_000, true)
  view.setUint16(12, 2, true)
  view.setUint16(14, 16, true)
  const samples = Int16Array.from({ length: samplesCount }, (_, i) => 9000 * Math.sin(i / 3))
  const data = chunk('data', new Uint8Array(samples.buffer))
  return chunk('RIFF', joined(ascii('WAVE'), chunk('fmt ', format), ...extra, data, ...extra))
}

/** A PNG chunk with its checksum, for headers that no encoder would write. */
export function pngChunk(name: string, body: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const named = joined(ascii(name), body)
  let crc = -1
  for (const byte of named) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  const check = Buffer.alloc(4)
  check.writeInt32BE(~crc)
  return joined(length, named, check)
}

/** A PNG whose header claims a size that its data doesn't have. */
export function pngOfSize(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return joined(
    ascii('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', new Uint8Array(64)),
    pngChunk('IEND', new Uint8Array()),
  )
}
