import { fail, ok } from '../../std/result'
import { viewOf, type Strip } from './pieces'
import { chunksOf, riffHeader } from './riff'

/** WAV: `fmt `, `data`, and `fact`, which compressed sound needs. LIST, bext, id3 and all else go. */
export const stripWav: Strip = (bytes) => {
  const chunks = chunksOf(bytes, 'WAVE')
  const format = chunks?.find((chunk) => chunk.name === 'fmt ')
  const data = chunks?.find((chunk) => chunk.name === 'data')
  if (!chunks || !format || format.bodyEnd - format.body < 16) return fail('media.broken')
  if (!data || data.bodyEnd === data.body) return fail('media.empty')
  const fact = chunks.find((chunk) => chunk.name === 'fact')
  const kept = chunks.filter((chunk) => chunk === format || chunk === fact || chunk === data)
  if (kept.indexOf(format) > kept.indexOf(data)) return fail('media.broken')

  const isWhole = kept.length === chunks.length && chunks.at(-1)?.end === bytes.length
  const riffSize = viewOf(bytes).getUint32(4, true)
  if (isWhole && riffSize === bytes.length - 8) return ok({ pieces: [bytes] })

  const pieces: Uint8Array[] = []
  let size = 4
  for (const { name, body, bodyEnd } of kept) {
    pieces.push(riffHeader(name, bodyEnd - body), bytes.subarray(body, bodyEnd))
    if ((bodyEnd - body) % 2 === 1) pieces.push(new Uint8Array(1))
    size += 8 + (bodyEnd - body) + ((bodyEnd - body) % 2)
  }
  return ok({ pieces: [riffHeader('RIFF', size, 'WAVE'), ...pieces] })
}
