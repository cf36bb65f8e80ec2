/** Runs work so that the weights of what runs at one time never pass a capacity. */
export type Gate = { run<T>(weight: number, work: () => Promise<T>): Promise<T> }

/**
 * A first-come gate. Work heavier than the whole capacity runs alone. Nobody overtakes, so a heavy
 * file is never starved by light ones.
 */
export function createGate(capacity: number): Gate {
  let used = 0
  const waiting: { weight: number; start: () => void }[] = []

  function startWaiting() {
    for (let next = waiting[0]; next && used + next.weight <= capacity; next = waiting[0]) {
      waiting.shift()
      used += next.weight
      next.start()
    }
  }

  return {
    async run(weight, work) {
      const taken = Math.min(Math.max(weight, 1), capacity)
      await new Promise<void>((start) => {
        waiting.push({ weight: taken, start })
        startWaiting()
      })
      try {
        return await work()
      } finally {
        used -= taken
        startWaiting()
      }
    },
  }
}
