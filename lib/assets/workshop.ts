import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AudioMediaType, MediaType } from '../media/asset'
import type { AudioDerivation, ImageDerivation } from '../media/derivation'
import { fail, type Result } from '../std/result'
import { createGate } from './gate'
import { assetLimits } from './limits'

/** Something to be made of the file at `path`, into the file `target`, which is not there yet. */
type Work = { readonly path: string; readonly target: string }

/** How loud a sound is along its length, in so many windows: a byte each. */
export type PeaksJob = Work & { readonly mediaType: AudioMediaType; readonly peaksCount: number }

/** One derivation to be made, or the peaks of a sound to be read. */
export type Job =
  | PeaksJob
  | (Work & {
      readonly mediaType: MediaType
      readonly derivation: ImageDerivation | AudioDerivation
    })

/** What a worker says: that it can begin, and what came of a job. */
export type Told = { readonly ready: true } | { readonly result: Result<undefined> }

export type WorkshopLimits = {
  readonly concurrencyMax: number
  readonly jobSecondsMax: number
  /** To read the peaks of a sound, which may be hours long; one such job at a time. */
  readonly peaksSecondsMax: number
  /** Of a worker, all in all; watched where the system tells it (Linux). */
  readonly memoryByteCountMax: number
  readonly idleSecondsMax: number
}

/** Makes derivations outside this process, some at a time. */
export type Workshop = {
  /**
   * @returns what the job comes to; `media.tooMuchWork` where it was ended at a limit, `media.broken`
   * where its worker fell, and `deriver.unusable` where there is none to be had
   */
  run(job: Job): Promise<Result<undefined>>
  /** Ends idle workers now, and the others with their jobs. Later jobs start new ones. */
  close(): void
}

const usualLimits: WorkshopLimits = {
  concurrencyMax: assetLimits.decodeConcurrencyMax,
  jobSecondsMax: assetLimits.decodeSecondsMax,
  peaksSecondsMax: assetLimits.peaksSecondsMax,
  memoryByteCountMax: 1024 * 1024 * 1024,
  idleSecondsMax: 30,
}

/** What JavaScript alone may hold in a worker, in MiB; pictures and samples lie outside it. */
const heapMebibytesMax = 256
const watchMilliseconds = 40

/**
 * A workshop of workers that start when they are needed and end when they are idle for a while. They do
 * not keep this process alive, and end with it.
 *
 * @param entry path of the bundle of `lib/assets/deriver.ts`
 */
export function createWorkshop(entry: string, limits: Partial<WorkshopLimits> = {}): Workshop {
  const all = { ...usualLimits, ...limits }
  const gate = createGate(all.concurrencyMax)
  // Long sounds wait for one another, so that the other worker is there for what is short.
  const peaksGate = createGate(1)
  const idle: Worker[] = []
  const working = new Set<Worker>()
  const work = (job: Job) =>
    gate.run(1, async () => {
      const worker = takeAlive(idle) ?? new Worker(entry, all)
      working.add(worker)
      const result = await worker.run(job)
      working.delete(worker)
      if (worker.isAlive) {
        idle.push(worker)
        worker.rest()
      }
      return result
    })
  return {
    run: (job) => ('peaksCount' in job ? peaksGate.run(1, () => work(job)) : work(job)),
    close() {
      for (const worker of [...idle.splice(0), ...working]) worker.end()
    },
  }
}

/** The worker that rested last and still is there; those that ended meanwhile are let go. */
function takeAlive(idle: Worker[]): Worker | undefined {
  for (let worker = idle.pop(); worker; worker = idle.pop()) if (worker.isAlive) return worker
  return undefined
}

/** A child process that has at most one job at a time. */
class Worker {
  readonly #entry: string
  readonly #child: ChildProcess
  readonly #limits: WorkshopLimits
  readonly #ready: Promise<boolean>
  /** Called once, with what comes of the job at hand. */
  #settle: ((result: Result<undefined>) => void) | undefined
  #idleTimer: NodeJS.Timeout | undefined
  isAlive = true

  constructor(entry: string, limits: WorkshopLimits) {
    this.#entry = entry
    this.#limits = limits
    // The environment stays here: it may hold a password of the database, and the files are anybody's.
    this.#child = fork(entry, [], {
      env: { NODE_ENV: 'production' },
      execArgv: [`--max-old-space-size=${heapMebibytesMax}`],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    this.#ready = new Promise((resolve) => {
      this.#child.on('message', (told: Told) => {
        if ('ready' in told) resolve(true)
        else this.#finish(told.result)
      })
      const fall = () => {
        this.isAlive = false
        // Before it was ready it never saw a file.
        resolve(false)
        void this.#ready.then((wasReady) => wasReady && this.#finish(fail('media.broken')))
      }
      this.#child.once('error', fall)
      this.#child.once('exit', fall)
    })
  }

  /** Starting counts as part of the first job. */
  run(job: Job): Promise<Result<undefined>> {
    clearTimeout(this.#idleTimer)
    // A caller waits for this, so it keeps the process alive as long.
    this.#child.ref()
    this.#child.channel?.ref()
    const { memoryByteCountMax } = this.#limits
    const secondsMax = this.#limits['peaksCount' in job ? 'peaksSecondsMax' : 'jobSecondsMax']
    return new Promise((resolve) => {
      const giveUp = () => {
        this.#finish(fail('media.tooMuchWork', { seconds: secondsMax, limit: memoryByteCountMax }))
        this.end()
      }
      const timer = setTimeout(giveUp, secondsMax * 1000)
      const watch = setInterval(() => {
        void memoryByteCountOf(this.#child.pid).then((byteCount) => {
          if (byteCount > memoryByteCountMax && this.#settle === settle) giveUp()
        })
      }, watchMilliseconds)
      const settle = (result: Result<undefined>) => {
        clearTimeout(timer)
        clearInterval(watch)
        resolve(result)
      }
      this.#settle = settle
      void this.#ready.then((isReady) => {
        if (!isReady) this.#finish(fail('deriver.unusable', { path: this.#entry }))
        else if (this.#child.connected) this.#child.send(job, () => undefined)
        else this.#finish(fail('media.broken'))
      })
    })
  }

  /** Ends the process after a while, unless there is another job. */
  rest(): void {
    this.#child.unref()
    this.#child.channel?.unref()
    this.#idleTimer = setTimeout(() => this.end(), this.#limits.idleSecondsMax * 1000)
    this.#idleTimer.unref()
  }

  end(): void {
    this.isAlive = false
    clearTimeout(this.#idleTimer)
    this.#child.kill('SIGKILL')
  }

  #finish(result: Result<undefined>): void {
    const settle = this.#settle
    this.#settle = undefined
    settle?.(result)
  }
}

/** What a process holds in memory, where Linux tells it; else 0. */
async function memoryByteCountOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'latin1').catch(() => '')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024
}

const workshopKey = Symbol.for('deixis.workshop')
type Holder = { [workshopKey]?: { readonly entry: string; readonly workshop: Workshop } }

/** The workshop of this process, with the worker that the build put beside the command line. */
export function usualWorkshop(): Workshop {
  return (globalThis as Holder)[workshopKey]?.workshop ?? setUsualWorkshop(usualEntry())
}

/** Makes the usual workshop of this process one with this worker. */
export function setUsualWorkshop(entry: string): Workshop {
  // Next loads this module once a bundle, and all of them share two workers.
  const holder = globalThis as Holder
  if (holder[workshopKey]?.entry !== entry) {
    holder[workshopKey]?.workshop.close()
    holder[workshopKey] = { entry, workshop: createWorkshop(entry) }
  }
  return holder[workshopKey].workshop
}

const bundleName = 'deriver.mjs'

/** Beside the command line, or in the folder of builds of the checkout that the server runs in. */
function usualEntry(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), bundleName)
  return existsSync(beside) ? beside : resolve('dist', bundleName)
}
