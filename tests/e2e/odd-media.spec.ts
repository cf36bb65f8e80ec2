import type { Asset } from '@/lib/media/asset'
import { isImageAsset } from '@/lib/media/asset'
import { expect, test } from './support/fixtures'
import { oddFiles, type OddFile } from './support/odd-media'

const memoryByteCountMax = 256 * 1024 * 1024

/** What is made of each picture and each sound for a prompt. */
function queriesOf(asset: Asset): string[] {
  if (isImageAsset(asset)) {
    return [
      'width=200&type=image%2Fjpeg',
      'crop=percent:10,10,50,50&type=image%2Fpng',
      'marks=Region%20A%40percent:10,10,50,50',
    ]
  }
  const isM4a = asset.mediaType === 'audio/mp4'
  const end = Math.min(asset.durationSeconds, 0.5)
  const late =
    asset.durationSeconds > 60
      ? [`clip=${asset.durationSeconds - 2},${asset.durationSeconds - 1}&type=audio%2Fwav`]
      : []
  return [`clip=0.1,${end}&type=${isM4a ? 'audio%2Fmp4' : 'audio%2Fwav'}`, ...late]
}

test('S1 S2 broken, hostile and odd media work or are refused clearly, within memory, while others are answered', async ({
  baseURL,
  server,
}) => {
  test.setTimeout(180_000)
  const files = await oddFiles()
  expect(files.length).toBeGreaterThanOrEqual(40)
  const send = (file: OddFile) =>
    fetch(`${baseURL}/api/v1/media`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file.bytes as Uint8Array<ArrayBuffer>,
    })
  // Warm, so that what is idle is what has run before.
  const warm = files.find(({ name }) => name === 'grey') as OddFile
  const { asset } = (await (await send(warm)).json()) as { asset: Asset }
  await fetch(`${baseURL}/api/v1/media/${asset.hash}?width=10`)
  const idle = server.memoryByteCount()

  let most = 0
  let slowest = 0
  let isWatching = true
  const watch = (async () => {
    while (isWatching) {
      const begun = performance.now()
      const health = await fetch(`${baseURL}/api/v1/health`)
      slowest = Math.max(slowest, performance.now() - begun)
      expect(health.status).toBe(200)
      most = Math.max(most, server.memoryByteCount())
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()

  const wrong: string[] = []
  async function attempt(file: OddFile): Promise<void> {
    const answer = await send(file)
    const body = (await answer.json()) as { asset?: Asset; code?: string; detail?: string }
    const isTaken = answer.status === 200 || answer.status === 201
    if (isTaken !== file.isGood) wrong.push(`${file.name}: ${answer.status} ${body.code ?? ''}`)
    if (!isTaken && (answer.status < 400 || answer.status >= 500 || !body.code || !body.detail)) {
      wrong.push(`${file.name}: ${answer.status} without a reason`)
    }
    if (!body.asset) return
    for (const query of queriesOf(body.asset)) {
      const made = await fetch(`${baseURL}/api/v1/media/${body.asset.hash}?${query}`)
      const bytes = new Uint8Array(await made.arrayBuffer())
      const isClear = made.status === 200 ? bytes.length > 40 : made.status === 422
      if (!isClear) wrong.push(`${file.name}: ${query} ${made.status} ${bytes.length}`)
    }
  }
  const waiting = [...files]
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await attempt(file)
  }
  await Promise.all([work(), work(), work(), work()])
  isWatching = false
  await watch
  expect(wrong).toEqual([])
  const grown = (most - idle) / 1024 / 1024
  test.info().annotations.push({
    type: 'figures',
    description: `${files.length} files; ${grown.toFixed(0)} MiB over idle; slowest answer to others ${slowest.toFixed(0)} ms`,
  })
  expect(most - idle).toBeLessThanOrEqual(memoryByteCountMax)
  expect(slowest).toBeLessThan(2_000)
})
