import { applyStepwise, type Applied } from '../graph/apply'
import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import type { Result } from '../std/result'

/** How long a batch may keep everybody else of this process waiting. */
const sliceMillisecondsMax = 20

/**
 * `applyBatch` in slices of time, between which the process answers others: a batch may hold a hundred
 * thousand commands, and what one command costs depends on the graph.
 */
export async function applyInSlices(
  document: GraphDocument,
  commands: readonly Command[],
): Promise<Result<Applied>> {
  const steps = applyStepwise(document, commands)
  let start = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - start < sliceMillisecondsMax) continue
    await new Promise((resolve) => setImmediate(resolve))
    start = performance.now()
  }
}
