import { readFile } from 'node:fs/promises'
import { openBlobs } from '@/lib/assets/blobs'
import { ingest } from '@/lib/assets/ingest'
import { renditionOf } from '@/lib/assets/rendition'

/** Takes all files in at once, gives them out at once, and tells what that cost. */
const [directory = '', ...paths] = process.argv.slice(2)
const blobs = await openBlobs(directory)
const files = await Promise.all(paths.map((path) => readFile(path)))
const idle = process.memoryUsage().rss
let peak = idle
setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 4).unref()
const started = performance.now()
const codes = await Promise.all(
  files.map(async (bytes) => {
    const result = await ingest(blobs, [bytes])
    if (!result.ok) return result.error.code
    const rendition = await renditionOf(blobs, result.value.asset)
    return rendition.ok ? 'taken' : `rendition ${rendition.error.code}`
  }),
)
const milliseconds = Math.round(performance.now() - started)
process.stdout.write(JSON.stringify({ codes, peakByteCount: peak - idle, milliseconds }))
