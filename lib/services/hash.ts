import { createHash } from 'node:crypto'
import type { HashPieces } from '../graph/hash'

/** A call to the hash costs as much as hashing a kilobyte, so short pieces go in together. */
const lotLengthMin = 16_384

/** The hash of `lib/graph/hash` by Node's own sha-256, which is ten times quicker than plain JavaScript. */
export const hashNatively: HashPieces = (pieces) => {
  const hash = createHash('sha256')
  let lot = ''
  for (const piece of pieces) {
    lot += piece
    if (lot.length < lotLengthMin) continue
    hash.update(lot)
    lot = ''
  }
  return `sha256-${hash.update(lot).digest('hex')}`
}
