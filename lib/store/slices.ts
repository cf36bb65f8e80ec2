/** How long a batch may keep everybody else of this process waiting. */
const sliceMillisecondsMax = 20

/**
 * Runs steps to their end in slices of time, between which the process answers others: a batch may hold a
 * hundred thousand commands, and what one command costs depends on the graph.
 */
export async function inSlices<T>(steps: Generator<undefined, T, undefined>): Promise<T> {
  let start = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - start < sliceMillisecondsMax) continue
    await new Promise((resolve) => setImmediate(resolve))
    start = performance.now()
  }
}
