// What making crops, smaller pictures and marked copies of a 12-megapixel photo costs through `derivationOf`, in
// worker processes that are warm and with nothing of it made before, beside bare sharp doing the same to the same
// file in this process. Both work at two pictures at a time.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/derive.bench.mts
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import sharp from 'sharp'
import { openBlobs } from '../../lib/assets/blobs'
import { derivationOf } from '../../lib/assets/derive'
import { marksOverlay } from '../../lib/assets/draw-marks'
import { ingest } from '../../lib/assets/ingest'
import { createWorkshop } from '../../lib/assets/workshop'
import type { ImageAsset } from '../../lib/media/asset'
import { cropPixels, type ImageDerivation } from '../../lib/media/derivation'

const whole = { width: 4000, height: 3000 }
const roundsCount = 9
const perRoundCount = 4
const crop = { x: 0.3, y: 0.2, width: 0.4, height: 0.4 }
const marks = Array.from({ length: 12 }, (_, index) => ({
  text: `Region ${String.fromCharCode(65 + index)}`,
  shape: {
    type: 'box' as const,
    x: 0.04 + (index % 4) * 0.24,
    y: 0.08 + Math.floor(index / 4) * 0.32,
    width: 0.18,
    height: 0.2,
  },
}))

/** Each is another one, so that none was made before. */
const derivations: Readonly<Record<string, (index: number) => ImageDerivation>> = {
  crop: (index) => ({ crop, width: 1200 - index, height: 900, mediaType: 'image/jpeg' }),
  scale: (index) => ({ width: 1568 - index, height: 1176, mediaType: 'image/jpeg' }),
  marks: (index) => ({ width: 1568 - index, height: 1176, marks, mediaType: 'image/jpeg' }),
}

/** Something like a photo: broad shades, edges and the grain of a sensor. */
async function photo(): Promise<Uint8Array> {
  const { width, height } = whole
  const data = Buffer.alloc(width * height * 3)
  let state = 1
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const grain = (state >>> 27) - 16
      const edge = ((x >> 7) ^ (y >> 7)) & 3
      data[at++] = Math.max(0, Math.min(255, (x >> 5) + edge * 30 + grain))
      data[at++] = Math.max(0, Math.min(255, (y >> 4) + edge * 20 + grain))
      data[at++] = Math.max(0, Math.min(255, 120 + edge * 25 + grain))
    }
  }
  const raw = { raw: { width, height, channels: 3 as const } }
  return new Uint8Array(await sharp(data, raw).jpeg({ quality: 92 }).toBuffer())
}

/** The same with sharp alone, to a file. */
async function bare(path: string, derivation: ImageDerivation, target: string): Promise<void> {
  const { width, height } = derivation
  let image = sharp(path).autoOrient()
  const cut = derivation.crop ? cropPixels(derivation.crop, whole) : { left: 0, top: 0, ...whole }
  if (derivation.crop) image = image.extract(cut)
  image = image.resize({ width, height, fit: 'fill', kernel: 'lanczos3' })
  if (derivation.marks) {
    const overlay = marksOverlay(derivation.marks, { ...cut, whole }, { width, height })
    image = image.composite([{ input: Buffer.from(overlay) }])
  }
  const coding = { quality: 90, chromaSubsampling: '4:4:4', optimiseCoding: false }
  await image.jpeg(coding).toFile(target)
}

/** Milliseconds of some work on all of these, two at a time. */
async function timed(indices: readonly number[], work: (index: number) => Promise<void>) {
  const waiting = [...indices]
  const begun = performance.now()
  const lane = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift())
      await work(index)
  }
  await Promise.all([lane(), lane()])
  return performance.now() - begun
}

const median = (samples: readonly number[]) =>
  [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0

const directory = mkdtempSync(join(tmpdir(), 'deixis-bench-'))
const entry = resolve('node_modules/.cache/deriver-bench.mjs')
// The sources as they are, also where the last build was of others.
await build({
  entryPoints: [resolve('lib/assets/deriver.ts')],
  outfile: entry,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
})
const workshop = createWorkshop(entry)
try {
  const blobs = await openBlobs(directory)
  const bytes = await photo()
  const taken = await ingest(blobs, [bytes])
  if (!taken.ok) throw new Error(taken.error.code)
  const asset = taken.value.asset as ImageAsset
  const path = join(directory, 'photo.jpg')
  await writeFile(path, bytes)
  const ours = async (derivation: ImageDerivation) => {
    const made = await derivationOf(blobs, asset, derivation, workshop)
    if (!made.ok) throw new Error(made.error.code)
    return made.value.path
  }
  let next = 0
  for (const [name, derivationAt] of Object.entries(derivations)) {
    const samples = { ours: [] as number[], bare: [] as number[] }
    for (let round = -1; round < roundsCount; round++) {
      const indices = Array.from({ length: perRoundCount }, () => next++ % 300)
      const target = (index: number) => join(directory, `bare-${name}-${index}.jpg`)
      const own = await timed(indices, async (index) => void (await ours(derivationAt(index))))
      const alone = await timed(indices, (index) => bare(path, derivationAt(index), target(index)))
      if (round < 0) {
        const [index = 0] = indices
        const same = await readFile(await ours(derivationAt(index)))
        if (!same.equals(await readFile(target(index))))
          throw new Error(`${name} differs from sharp's`)
        continue
      }
      samples.ours.push(own / perRoundCount)
      samples.bare.push(alone / perRoundCount)
    }
    const [own, alone] = [median(samples.ours), median(samples.bare)]
    const ratio = (alone / own).toFixed(2)
    console.log(
      `derive, ${name} of ${(bytes.length / 1e6).toFixed(1)} MB: ${own.toFixed(0)} ms a picture, sharp alone ${alone.toFixed(0)} ms, throughput ${ratio} of sharp's (target >= 0.85)`,
    )
  }
} finally {
  workshop.close()
  rmSync(directory, { recursive: true, force: true })
  rmSync(entry, { force: true })
}
