import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openBlobs } from '@/lib/assets/blobs'
import { ingest } from '@/lib/assets/ingest'
import { deriveSound } from '@/lib/assets/sound'
import { readPeaks } from '@/lib/assets/sound-peaks'
import type { AudioMediaType } from '@/lib/media/asset'
import type { AudioDerivation } from '@/lib/media/derivation'

/** One thing done to one file, and what that cost over an idle process. */
const [directory = '', path = '', mediaType = '', work = ''] = process.argv.slice(2)
type Work = { ingest?: boolean; peaks?: number; derivation?: AudioDerivation }
const { ingest: isIngested, peaks, derivation } = JSON.parse(work) as Work

async function run() {
  if (isIngested) return ingest(await openBlobs(join(directory, 'store')), [await readFile(path)])
  if (peaks) return readPeaks(path, mediaType as AudioMediaType, peaks)
  const target = join(directory, 'made')
  await rm(target, { force: true })
  return deriveSound(path, mediaType as AudioMediaType, derivation as AudioDerivation, target)
}

const idle = process.memoryUsage().rss
let peak = idle
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 4)
const started = performance.now()
const result = await run()
clearInterval(watch)
peak = Math.max(peak, process.memoryUsage().rss)
const code = result.ok ? 'made' : result.error.code
const milliseconds = Math.round(performance.now() - started)
process.stdout.write(JSON.stringify({ code, peakByteCount: peak - idle, milliseconds }))
