import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createWorkshop, type Job, type WorkshopLimits } from '@/lib/assets/workshop'
import { deriverPath } from '../support/deriver-path'
import { bundle } from '../../scripts/run-ts.mjs'
import { temporaryDirectory } from './samples'

/**
 * A worker that does what the path of a job tells it: what falls, hangs and grows are real processes, of
 * which no file would be known to do so for good.
 */
const actor = `
const held = []
process.on('message', async ({ path }) => {
  const done = (params = {}) => process.send({ result: { ok: false, error: { code: 'done', params } } })
  if (path === 'fall') process.exit(7)
  if (path === 'killed') process.kill(process.pid, 'SIGKILL')
  if (path === 'hang') for (;;);
  if (path === 'grow') for (;;) { held.push(Buffer.alloc(8e6, 1)); await new Promise((r) => setTimeout(r, 5)) }
  if (path === 'wait') await new Promise((r) => setTimeout(r, 150))
  done({ pid: process.pid, environment: Object.keys(process.env).join() })
})
process.on('disconnect', () => process.exit())
process.send({ ready: true })
`

async function workshopOf(limits: Partial<WorkshopLimits> = {}, source = actor) {
  const entry = join(await temporaryDirectory(), 'actor.mjs')
  await writeFile(entry, source)
  const workshop = createWorkshop(entry, { jobSecondsMax: 5, ...limits })
  onTestFinished(() => workshop.close())
  const run = async (path: string) => {
    const job: Job = {
      path,
      mediaType: 'image/png',
      derivation: { width: 1, height: 1, mediaType: 'image/png' },
      target: '',
    }
    const result = await workshop.run(job)
    return result.ok ? { code: 'ok', params: {} } : result.error
  }
  return { entry, run, workshop }
}

const codeOf = async (failure: Promise<{ code: string }>) => (await failure).code
/** A process that ended and that nobody asked about stays listed as a zombie. */
function isAlive(pid: unknown): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${String(pid)}/status`, 'latin1'))
  } catch {
    return false
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

describe('workers', () => {
  test('A29 a worker that falls takes its own job with it, and no other', async () => {
    const { run } = await workshopOf()
    const codes = ['done', 'fall', 'wait', 'killed', 'done', 'fall', 'done'].map((path) =>
      codeOf(run(path)),
    )
    expect(await Promise.all(codes)).toEqual([
      'done',
      'media.broken',
      'done',
      'media.broken',
      'done',
      'media.broken',
      'done',
    ])
  })

  test('A29 at most two work at once, and they are used again', async () => {
    const { run } = await workshopOf()
    const begun = performance.now()
    const told = await Promise.all(Array.from({ length: 8 }, () => run('wait')))
    expect(new Set(told.map(({ params }) => params['pid'])).size).toBe(2)
    expect(performance.now() - begun).toBeGreaterThan(4 * 145)
  })

  test('A29 a job past its time is ended, names the limits, and the next goes on', async () => {
    const { run } = await workshopOf({ jobSecondsMax: 0.6, concurrencyMax: 1 })
    const begun = performance.now()
    const [hung, next] = await Promise.all([run('hang'), run('done')])
    expect(hung).toMatchObject({ code: 'media.tooMuchWork', params: { seconds: 0.6 } })
    expect(next.code).toBe('done')
    expect(performance.now() - begun).toBeLessThan(2500)
  })

  test.runIf(process.platform === 'linux')(
    'A29 a worker that grows past its memory is ended',
    async () => {
      const limit = 200e6
      const { run } = await workshopOf({ memoryByteCountMax: limit })
      const [grown, other] = await Promise.all([run('grow'), run('wait')])
      expect(grown).toMatchObject({ code: 'media.tooMuchWork', params: { limit } })
      expect(other.code).toBe('done')
    },
  )

  test('A29 a worker that is not there, or does not start, is told by its path', async () => {
    const missing = createWorkshop('/nowhere/deriver.mjs')
    const job: Job = {
      path: '',
      mediaType: 'audio/wav',
      derivation: { mediaType: 'audio/wav' },
      target: '',
    }
    expect(await missing.run(job)).toMatchObject({
      error: { code: 'deriver.unusable', params: { path: '/nowhere/deriver.mjs' } },
    })
    const { run, entry } = await workshopOf({}, 'throw new Error("no sharp here")')
    expect(await run('done')).toMatchObject({ code: 'deriver.unusable', params: { path: entry } })
    const { run: runLate } = await workshopOf({ jobSecondsMax: 0.5 }, 'setInterval(() => {}, 1000)')
    expect(await codeOf(runLate('done'))).toBe('media.tooMuchWork')
  })

  test('A30 an idle worker ends after a while, and another starts for the next job', async () => {
    const { run } = await workshopOf({ idleSecondsMax: 0.2 })
    const { params } = await run('done')
    expect(isAlive(params['pid'])).toBe(process.platform === 'linux')
    await sleep(600)
    expect(isAlive(params['pid'])).toBe(false)
    const again = await run('done')
    expect(again.code).toBe('done')
    expect(again.params['pid']).not.toBe(params['pid'])
  })

  test('A30 a worker knows nothing of the environment, which may hold passwords', async () => {
    process.env['DEIXIS_SECRET_OF_TEST'] = 'x'
    const { run } = await workshopOf()
    const { params } = await run('done')
    delete process.env['DEIXIS_SECRET_OF_TEST']
    expect(String(params['environment']).split(',').sort()).toEqual(
      expect.arrayContaining(['NODE_ENV']),
    )
    expect(params['environment']).not.toContain('DEIXIS_SECRET_OF_TEST')
  })

  test('A30 workers keep no process alive, and end with it', async () => {
    const directory = await temporaryDirectory()
    const path = join(directory, 'in.png')
    await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
      .png()
      .toFile(path)
    const script = await bundle('tests/assets/workshop.child.ts')
    const begun = performance.now()
    const child = spawn(process.execPath, [script, deriverPath, path, join(directory, 'out.png')])
    let out = ''
    child.stdout.on('data', (text: Buffer) => (out += text.toString()))
    const code = await new Promise((resolve) => child.on('exit', resolve))
    expect(code).toBe(0)
    const told = JSON.parse(out) as { result: unknown; workers: number[] }
    expect(told.result).toEqual({ ok: true })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(existsSync(join(directory, 'out.png'))).toBe(true)
    await sleep(300)
    expect(told.workers.length).toBe(process.platform === 'linux' ? 1 : 0)
    expect(told.workers.filter(isAlive)).toEqual([])
  })
})
