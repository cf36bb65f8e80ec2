import { createGate } from './gate'
import { assetLimits } from './limits'

/**
 * The one gate before all decoding in this process. Weights are bytes of memory, and at least such
 * that no more than `decodeConcurrencyMax` run.
 */
const gate = createGate(assetLimits.decodeMemoryByteCountMax)

/**
 * Runs a decode when the gate has room for it, first come, first served.
 *
 * @param memoryByteCount what it may take at its worst, in bytes; an estimate that is too low costs memory, not truth
 * @returns what `work` gives; what it throws passes through
 */
export function decode<T>(memoryByteCount: number, work: () => Promise<T>): Promise<T> {
  const weightMin = assetLimits.decodeMemoryByteCountMax / assetLimits.decodeConcurrencyMax
  return gate.run(Math.max(memoryByteCount, weightMin), work)
}
