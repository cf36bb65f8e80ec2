import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashPieces } from '@/lib/graph/hash'
import { hashNatively } from '@/lib/services/hash'

it('SV7 the hash of the server is that of a browser, however the text is cut', () => {
  expect(hashNatively(['abc'])).toBe(
    'sha256-ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  const whole = fc.string({ unit: 'grapheme', maxLength: 300 })
  const long = whole.map((text) => text.repeat(200))
  fc.assert(
    fc.property(fc.array(fc.oneof(whole, long), { maxLength: 8 }), (pieces) => {
      expect(hashNatively(pieces)).toBe(hashPieces([pieces.join('')]))
      expect(hashPieces(pieces)).toBe(hashNatively([pieces.join('')]))
    }),
    { seed: 7, numRuns: 200 },
  )
})
