/** Lets one holder in at a time, in the order of arrival. */
export class Mutex {
  #tail: Promise<void> = Promise.resolve()
  #waitingCount = 0

  /** Whether nobody holds it and nobody waits for it. */
  get idle(): boolean {
    return this.#waitingCount === 0
  }

  /** Waits for its turn and returns the function that ends it; calling that twice does no harm. */
  async acquire(): Promise<() => void> {
    const before = this.#tail
    let end = () => {}
    this.#tail = new Promise((resolve) => (end = resolve))
    this.#waitingCount++
    await before
    let held = true
    return () => {
      if (held) this.#waitingCount--
      held = false
      end()
    }
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire()
    try {
      return await work()
    } finally {
      release()
    }
  }
}

/** One mutex a key, forgotten as soon as nobody uses it. */
export class MutexMap {
  readonly #mutexes = new Map<string, Mutex>()

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mutex = this.#mutexes.get(key) ?? new Mutex()
    this.#mutexes.set(key, mutex)
    try {
      return await mutex.run(work)
    } finally {
      if (mutex.idle) this.#mutexes.delete(key)
    }
  }
}
