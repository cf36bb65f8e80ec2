import type { Locator, Page } from '@playwright/test'
import { expectReady, expectSaved } from './editor'
import { expect } from './fixtures'

type Segment = {
  readonly id: string
  readonly kind: 'segment'
  readonly label?: string
  readonly start: number
  readonly end: number
}
type Audio = {
  readonly id: string
  readonly kind: 'audio'
  readonly label?: string
  readonly asset?: {
    readonly hash: string
    readonly mediaType: string
    readonly byteCount: number
    readonly durationSeconds: number
  }
}
type Stored = {
  readonly nodes: readonly { readonly id: string; readonly kind: string }[]
  readonly edges: readonly { readonly source: string; readonly target: string }[]
}

const sampleRate = 8_000

/** A WAV file of 16-bit samples: tones that become louder and softer, as speech does. */
function toneWav(seconds: number): Buffer {
  const count = Math.round(seconds * sampleRate)
  const bytes = Buffer.alloc(44 + 2 * count)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + 2 * count, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(sampleRate, 24)
  bytes.writeUInt32LE(2 * sampleRate, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(2 * count, 40)
  for (let index = 0; index < count; index++) {
    const time = index / sampleRate
    const loudness = 0.15 + 0.8 * Math.abs(Math.sin(time * 1.7)) * Math.abs(Math.sin(time * 0.31))
    const sample = loudness * Math.sin(2 * Math.PI * 330 * time)
    bytes.writeInt16LE(Math.round(sample * 32_000), 44 + 2 * index)
  }
  return bytes
}

/** A graph with one sound, a thing beside it and these segments, opened; of no length it has no file. */
export async function openSound(
  page: Page,
  segments: readonly object[] = [],
  seconds = 10,
): Promise<string> {
  const audio: Record<string, unknown> = {
    id: 'talk',
    kind: 'audio',
    label: 'talk',
    layout: { x: 0, y: 0, width: 420 },
  }
  if (seconds > 0) {
    const headers = { 'Content-Type': 'audio/wav' }
    const sent = await page.request.post('/api/v1/media', { headers, data: toneWav(seconds) })
    expect([200, 201]).toContain(sent.status())
    audio['asset'] = ((await sent.json()) as { asset: object }).asset
  }
  const nodes = [
    audio,
    ...segments.map((each, index) => ({ id: `s${index}`, kind: 'segment', of: 'talk', ...each })),
    { id: 'cup', kind: 'entity', label: 'cup', layout: { x: 0, y: 260 } },
  ]
  return openDocument(page, { title: 'Segments', nodes, edges: [] })
}

/** Makes a graph of a document and opens it. */
async function openDocument(page: Page, document: object): Promise<string> {
  const made = await page.request.post('/api/v1/graphs', { data: { document } })
  expect(made.status()).toBe(201)
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/graphs/${id}`)
  await expectReady(page)
  return id
}

async function storedDocument(page: Page, id: string): Promise<Stored> {
  await expectSaved(page)
  const answer = await page.request.get(`/api/v1/graphs/${id}`)
  return ((await answer.json()) as { document: Stored }).document
}

/** The segments as the server has them, once it has everything. */
export async function storedSegments(page: Page, id: string): Promise<readonly Segment[]> {
  const { nodes } = await storedDocument(page, id)
  return nodes.filter((node): node is Segment => node.kind === 'segment')
}

export async function storedSounds(page: Page, id: string): Promise<readonly Audio[]> {
  const { nodes } = await storedDocument(page, id)
  return nodes.filter((node): node is Audio => node.kind === 'audio')
}

export async function storedEdges(page: Page, id: string): Promise<Stored['edges']> {
  return (await storedDocument(page, id)).edges
}

/** The part of the panel in which a sound is looked at closely. */
export function desk(page: Page): Locator {
  return page.getByRole('region', { name: 'Sound', exact: true })
}

/** The wave in it, which takes its keys. */
export function playhead(page: Page): Locator {
  return page.locator('[data-playhead]')
}

export function clock(page: Page): Locator {
  return page.locator('[data-clock]')
}

/** A moment of the sound on the screen, while all of it is seen. */
export async function placeAt(page: Page, seconds: number, of = 10) {
  const rect = await playhead(page).boundingBox()
  if (!rect) throw new Error('there is no wave')
  return { x: rect.x + (rect.width * seconds) / of, y: rect.y + rect.height * 0.7 }
}

/** Selects the sound and waits until its wave stands. */
export async function openDesk(page: Page): Promise<void> {
  await page.locator('.react-flow__node [data-kind="audio"] h2').click()
  await page.keyboard.press('m')
  await expect(playhead(page)).toBeFocused()
  await expect(playhead(page).locator('canvas').first()).toBeVisible()
}

/** A finger that rests a moment before it goes, as fingers do: what is faster is taken for a slip. */
export async function dragSlowly(
  page: Page,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const client = await page.context().newCDPSession(page)
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...from }] })
  await page.waitForTimeout(160)
  for (const share of [0.1, 0.4, 0.7, 1]) {
    const x = from.x + (to.x - from.x) * share
    const touchPoints = [{ x, y: from.y + (to.y - from.y) * share }]
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints })
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await client.detach()
}

/** Two fingers that come down side by side and go to other places at the same height. */
export async function dragPair(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
  y: number,
): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const pointsAt = (share: number) =>
    from.map((x, id) => ({ id, x: x + ((to[id] ?? x) - x) * share, y }))
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    touchPoints: ReturnType<typeof pointsAt>,
  ) => client.send('Input.dispatchTouchEvent', { type, touchPoints })
  await send('touchStart', pointsAt(0))
  await page.waitForTimeout(160)
  for (const share of [0.1, 0.4, 0.7, 1]) {
    await send('touchMove', pointsAt(share))
    await page.waitForTimeout(50)
  }
  await send('touchEnd', [])
  await client.detach()
}
