import { createGate } from './gate'
import { assetLimits } from './limits'

/**
 * The one gate before all decoding in this process. Weights are bytes of memory, and at least such
 * that no more than `decodeConcurrencyMax` run.
 */
const gate = createGate(assetLimits.decodeMemoryByteCountMax)

export function decode<T>(memoryByteCount: number, work: () => Promise<T>): Promise<T> {
  const weightMin = assetLimits.decodeMemoryByteCountMax / assetLimits.decodeConcurrencyMax
  return gate.run(Math.max(memoryByteCount, weightMin), work)
}
