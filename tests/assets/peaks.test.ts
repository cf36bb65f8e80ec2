import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ingest } from '@/lib/assets/ingest'
import { peaksOf } from '@/lib/assets/peaks'
import { isImageAsset } from '@/lib/media/asset'
import { createWorkshop, usualWorkshop, type Job, type Workshop } from '@/lib/assets/workshop'
import { emptyBlobs, temporaryDirectory, wav } from './samples'

/** A worker that hangs where it is told to, and else is done at once. */
const actor = `
process.on('message', ({ path }) => {
  if (path === 'hang') for (;;);
  process.send({ result: { ok: true } })
})
process.on('disconnect', () => process.exit())
process.send({ ready: true })
`

/** A sound of the store, and a workshop that counts what it is asked. */
async function sound() {
  const { blobs } = await emptyBlobs()
  const taken = await ingest(blobs, [wav(16_000)])
  if (!taken.ok || isImageAsset(taken.value.asset)) throw new Error('no sound')
  const jobs: Job[] = []
  const workshop: Workshop = {
    run: (job) => {
      jobs.push(job)
      return usualWorkshop().run(job)
    },
    close: () => undefined,
  }
  return { blobs, asset: taken.value.asset, jobs, workshop }
}

test('A47 many askers wait for one reading, which is kept', async () => {
  const { blobs, asset, jobs, workshop } = await sound()
  const counts = [1, 56, 4_000]
  const told = await Promise.all(counts.map((count) => peaksOf(blobs, asset, count, workshop)))
  expect(told.map((each) => each.ok && each.value.length)).toEqual(counts)
  expect(await peaksOf(blobs, asset, 56, workshop)).toEqual(told[1])
  expect(jobs).toHaveLength(1)
})

test('A47 a kept file that was cut short is read anew', async () => {
  const { blobs, asset, jobs, workshop } = await sound()
  const whole = await peaksOf(blobs, asset, 40, workshop)
  expect(whole.ok).toBe(true)
  await writeFile(blobs.derivedPathOf(asset.hash, 'peaks-1'), '')
  expect(await peaksOf(blobs, asset, 40, workshop)).toEqual(whole)
  expect(jobs).toHaveLength(2)
})

test('A47 of a sound that is gone there is nothing', async () => {
  const { blobs, asset, workshop } = await sound()
  const gone = { ...asset, hash: `sha256-${'c'.repeat(64)}` as const }
  expect(await peaksOf(blobs, gone, 4, workshop)).toMatchObject({
    ok: false,
    error: { code: 'media.notFound' },
  })
})

test('A29 long sounds wait for one another, and what is short does not wait for them', async () => {
  const entry = join(await temporaryDirectory(), 'actor.mjs')
  await writeFile(entry, actor)
  const workshop = createWorkshop(entry, { jobSecondsMax: 5, peaksSecondsMax: 1 })
  onTestFinished(() => workshop.close())
  const ended: string[] = []
  const run = (job: Job, name: string) =>
    workshop.run(job).then((result) => {
      ended.push(name)
      return result
    })
  const sound = { path: 'hang', mediaType: 'audio/wav', peaksCount: 4, target: '' } as const
  const picture = { width: 1, height: 1, mediaType: 'image/png' } as const
  const short = { path: '', mediaType: 'image/png', derivation: picture, target: '' } as const
  const results = await Promise.all([
    run(sound, 'first'),
    run({ ...sound, path: '' }, 'second'),
    run(short, 'short'),
  ])
  expect(ended).toEqual(['short', 'first', 'second'])
  expect(results[0]).toMatchObject({
    error: { code: 'media.tooMuchWork', params: { seconds: 1 } },
  })
})
