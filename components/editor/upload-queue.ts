import { retryMillisecondsMax, retryMillisecondsMin } from './sync'

/** One file to be sent. */
export type Job = {
  /** Sends it once and says what came of it; what is given back calls it off. */
  readonly send: (answered: (isAway: boolean) => void) => () => void
  /** How it stands from now on: on its way, or kept until the server answers. */
  readonly tell: (state: 'sending' | 'waiting') => void
}

/** More at once are no faster and let nothing else through. */
const onWayCountMax = 3

/**
 * Sends files, a few at a time. Once the server is away all wait, and one of them goes by itself after an
 * ever longer pause to see whether it is back: the one that was tried longest ago, so that none bars the
 * others. It is told as waiting meanwhile, since nothing is known yet. Once there is an answer, all go.
 */
export class UploadQueue {
  #ready: readonly Job[] = []
  #waiting: readonly Job[] = []
  /** Those being sent, each with what calls it off. */
  readonly #onWay = new Map<Job, () => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #pauseMilliseconds = retryMillisecondsMin

  add(job: Job): void {
    job.tell('sending')
    this.#ready = [...this.#ready, job]
    this.#sendReady()
  }

  /** Sends these before all others, whether the server is away or not. */
  hurry(jobs: readonly Job[]): void {
    for (const job of jobs) {
      this.#take(job)
      job.tell('sending')
    }
    this.#ready = [...jobs, ...this.#ready]
    this.#sendReady()
  }

  /** Gives one up. */
  drop(job: Job): void {
    this.#take(job)
    this.#sendReady()
    if (this.#onWay.size === 0) this.#pause()
  }

  /** Sees at once whether the server is back. */
  probe(): void {
    this.#unpause()
    const [job] = this.#waiting
    if (!job || this.#onWay.size >= onWayCountMax) return
    this.#take(job)
    this.#send(job)
  }

  #take(job: Job): void {
    this.#onWay.get(job)?.()
    this.#onWay.delete(job)
    this.#ready = this.#ready.filter((each) => each !== job)
    this.#waiting = this.#waiting.filter((each) => each !== job)
  }

  #sendReady(): void {
    while (this.#onWay.size < onWayCountMax) {
      const [job] = this.#ready
      if (!job) return
      this.#take(job)
      this.#send(job)
    }
  }

  #send(job: Job): void {
    this.#onWay.set(job, () => undefined)
    const callOff = job.send((isAway) => this.#answered(job, isAway))
    if (this.#onWay.has(job)) this.#onWay.set(job, callOff)
  }

  #answered(job: Job, isAway: boolean): void {
    this.#onWay.delete(job)
    if (isAway) {
      for (const each of [job, ...this.#ready]) each.tell('waiting')
      this.#waiting = [...this.#waiting, ...this.#ready, job]
      this.#ready = []
      return this.#pause()
    }
    this.#unpause()
    this.#pauseMilliseconds = retryMillisecondsMin
    for (const each of this.#waiting) each.tell('sending')
    this.#ready = [...this.#ready, ...this.#waiting]
    this.#waiting = []
    this.#sendReady()
  }

  #pause(): void {
    if (this.#timer !== undefined || this.#waiting.length === 0) return
    // Not all at the same moment, of those who lost a server together.
    const share = 0.8 + 0.4 * Math.random()
    this.#timer = setTimeout(() => this.probe(), share * this.#pauseMilliseconds)
    this.#pauseMilliseconds = Math.min(this.#pauseMilliseconds * 2, retryMillisecondsMax)
  }

  #unpause(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
