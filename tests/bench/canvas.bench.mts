// The canvas at 1,000 nodes, 200 of them pictures: how long from navigation to the first card and until
// the page is at rest, and frame times while it is panned and zoomed, over those of a bare React Flow
// page with as many plain nodes and edges in the same places. `npm run bench` builds the product first;
// alone, after `npm run build`: node scripts/run-ts.mjs tests/bench/canvas.bench.mts
import { createServer } from 'node:http'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { build } from 'esbuild'
import sharp from 'sharp'
import { createClient } from '../../lib/client'
import type { Asset } from '../../lib/media/asset'
import { findChromium } from '../e2e/support/chromium'
import { startServer } from '../e2e/support/server'

const nodesCount = 1_000
const imagesCount = 200
const rounds = 3
const gestureMilliseconds = 2_500
const size = { width: 1_440, height: 900 }
const columnsCount = 32
const pitch = { x: 420, y: 380 }

type Box = { id: string; x: number; y: number; width: number; height: number }
type Scene = { boxes: Box[]; edges: { id: string; source: string; target: string }[] }

/** Notes, things, sounds' place-takers and pictures in rows, each joined to the next and to one below. */
async function makeGraph(url: string): Promise<{ id: string; scene: Scene }> {
  const client = createClient({ baseUrl: url })
  const assets: Asset[] = []
  for (let index = 0; index < imagesCount; index++) {
    const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: (index * 53) % 256 }
    const image = sharp({ create: { width: 640, height: 426, channels: 3, background } })
    const text = `<svg width="640" height="426"><circle cx="${index + 60}" cy="200" r="90" fill="#fff"/></svg>`
    const bytes = await image
      .composite([{ input: Buffer.from(text) }])
      .jpeg()
      .toBuffer()
    const stored = await client.uploadMedia(
      new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }),
    )
    if (!stored.ok) throw new Error(JSON.stringify(stored.error))
    assets.push(stored.value.asset)
  }
  const places = Array.from({ length: nodesCount }, (_, index) => ({
    x: (index % columnsCount) * pitch.x,
    y: Math.floor(index / columnsCount) * pitch.y,
  }))
  const nodes = places.map((layout, index) => {
    const common = { id: `n${index}`, label: `node ${index}`, layout }
    if (index % 5 === 0) return { ...common, kind: 'image', asset: assets[index / 5] }
    if (index % 5 === 1) {
      return {
        ...common,
        kind: 'entity',
        class: 'Part',
        attributes: { size: index, colour: 'red' },
      }
    }
    if (index % 5 === 4)
      return { ...common, kind: 'question', text: `What is [this](#n${index - 1})?` }
    const links = `[one](#n${index - 1}) and [another](#n${(index + 7) % nodesCount})`
    return { ...common, kind: 'text', text: `Note **${index}** on ${links}.\n\n- first\n- second` }
  })
  const edges = nodes.flatMap(({ id }, index) => {
    const target = index % 2 === 0 ? index + 1 : index + columnsCount
    return target < nodesCount
      ? { id: `e${index}`, source: id, target: `n${target}`, relation: 'next to' }
      : []
  })
  const made = await client.createGraph({ document: { title: 'Large', nodes, edges } as never })
  if (!made.ok) throw new Error(JSON.stringify(made.error).slice(0, 2_000))
  const boxes = places.map((place, index) => ({
    id: `n${index}`,
    ...place,
    width: 300,
    height: 160,
  }))
  return { id: made.value.id, scene: { boxes, edges } }
}

const bareSource = `
import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import { Background, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/style.css'
const { boxes, edges } = window.scene
const nodes = boxes.map(({ id, x, y, width, height }) => ({
  id, position: { x, y }, data: { label: id }, style: { width, height },
}))
createRoot(document.getElementById('root')).render(
  h(ReactFlow, { defaultNodes: nodes, defaultEdges: edges, panOnScroll: true, panOnDrag: [1, 2],
    minZoom: 0.05, defaultViewport: window.opening }, h(Background)),
)
`

async function startBare(directory: string, scene: Scene, opening: unknown) {
  // Inside the checkout, where the bundler finds the packages.
  const entry = resolve('node_modules/.cache/deixis/bare-canvas.jsx')
  writeFileSync(entry, bareSource)
  const outfile = join(directory, 'bare.js')
  const define = { 'process.env.NODE_ENV': '"production"' }
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    define,
    logLevel: 'error',
  })
  const page = `<!doctype html><link rel="stylesheet" href="/bare.css"><style>body{margin:0}#root{width:100vw;height:100vh}</style><div id="root"></div><script>window.scene=${JSON.stringify(scene)};window.opening=${JSON.stringify(opening)}</script><script src="/bare.js"></script>`
  const server = createServer((request, response) => {
    const file = /^\/bare\.(js|css)$/.exec(request.url ?? '')
    response.setHeader(
      'Content-Type',
      file ? (file[1] === 'js' ? 'text/javascript' : 'text/css') : 'text/html',
    )
    response.end(file ? readFileSync(join(directory, file[0])) : page)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

type Point = { x: number; y: number }

/** Sends one event of the mouse about every frame, as a hand does, without waiting for the page. */
async function gesture(client: CDPSession, events: (step: number) => Record<string, unknown>) {
  const end = performance.now() + gestureMilliseconds
  const sent: Promise<unknown>[] = []
  for (let step = 0; performance.now() < end; step++) {
    sent.push(client.send('Input.dispatchMouseEvent', events(step) as never))
    await new Promise((done) => setTimeout(done, 16))
  }
  await Promise.all(sent)
}

/** Frame times, in milliseconds, while something is done. */
async function framesDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const state = window as unknown as { frames: number[]; running: boolean }
    state.frames = []
    state.running = true
    let before = performance.now()
    const tick = () => {
      const now = performance.now()
      state.frames.push(now - before)
      before = now
      if (state.running) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await act()
  return page.evaluate(() => {
    const state = window as unknown as { frames: number[]; running: boolean }
    state.running = false
    return state.frames.slice(2)
  })
}

const gestures: Record<string, (client: CDPSession, at: Point) => Promise<void>> = {
  'wheel pan': (client, { x, y }) =>
    gesture(client, (step) => {
      const back = Math.floor(step / 60) % 2 === 1 ? -1 : 1
      return { type: 'mouseWheel', x, y, deltaX: 12 * back, deltaY: 30 * back }
    }),
  'wheel zoom': (client, { x, y }) =>
    gesture(client, (step) => {
      const deltaY = Math.floor(step / 40) % 2 === 0 ? 12 : -12
      return { type: 'mouseWheel', x, y, deltaX: 0, deltaY, modifiers: 2 }
    }),
  'drag pan': async (client, { x, y }) => {
    const button = { button: 'middle', buttons: 4, clickCount: 1 }
    await client.send('Input.dispatchMouseEvent', {
      type: 'mousePressed',
      x,
      y,
      ...button,
    } as never)
    await gesture(client, (step) => {
      const by = Math.abs(((step * 8) % 640) - 320) - 160
      return { type: 'mouseMoved', x: x + by, y: y + by / 2, ...button }
    })
    await client.send('Input.dispatchMouseEvent', {
      type: 'mouseReleased',
      x,
      y,
      ...button,
    } as never)
  },
}

type Opened = { page: Page; firstMilliseconds: number; restMilliseconds: number }

/** Opens a page and waits until its frames have come evenly for half a second. */
async function open(page: Page, url: string): Promise<Opened> {
  await page.addInitScript(() => {
    const state = window as unknown as { first?: number; rest?: number }
    let even = performance.now()
    let before = even
    const tick = () => {
      const now = performance.now()
      if (now - before > 50) even = now
      before = now
      const node = document.querySelector<HTMLElement>('.react-flow__node')
      if (state.first === undefined && node && getComputedStyle(node).visibility === 'visible') {
        state.first = now
        even = Math.max(even, now)
      }
      if (state.first !== undefined && now - even > 500) state.rest = even
      else requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  await page.goto(url)
  await page.waitForFunction(() => 'rest' in window, undefined, { timeout: 60_000 })
  const [firstMilliseconds, restMilliseconds] = await page.evaluate(() => {
    const { first, rest } = window as unknown as { first: number; rest: number }
    return [first, rest] as const
  })
  return { page, firstMilliseconds, restMilliseconds }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

async function main(url: string, directory: string): Promise<void> {
  const { id, scene } = await makeGraph(url)
  const views = { near: { x: -300, y: -300, zoom: 0.6 }, far: { x: 20, y: 20, zoom: 0.07 } }
  const { executablePath, args, env } = findChromium()
  const browser = await chromium.launch({ executablePath, args: [...args], env })
  const only = process.argv[2]
  try {
    for (const [view, opening] of Object.entries(views)) {
      const bare = await startBare(directory, scene, opening)
      const frames = new Map<string, number[]>()
      const opens: Record<string, Opened[]> = { bare: [], deixis: [] }
      for (let round = 0; round < rounds; round++) {
        for (const which of ['bare', 'deixis'] as const) {
          if (only !== undefined && only !== which) continue
          const context = await browser.newContext({ viewport: size })
          const page = await context.newPage()
          if (which === 'deixis') {
            // As somebody left it: both pages open at the same place.
            const [key, value] = [
              `deixis.viewport.${id}`,
              `${opening.x} ${opening.y} ${opening.zoom}`,
            ]
            await page.addInitScript(([k, v]) => sessionStorage.setItem(k, v), [
              key,
              value,
            ] as const)
          }
          const opened = await open(page, which === 'bare' ? bare.url : `${url}/graphs/${id}`)
          opens[which]?.push(opened)
          const client = await context.newCDPSession(page)
          for (const [name, act] of Object.entries(gestures)) {
            const list = await framesDuring(page, () => act(client, { x: 520, y: 470 }))
            const key = `${which} ${name}`
            frames.set(key, [...(frames.get(key) ?? []), ...list])
            await page.waitForTimeout(300)
          }
          await context.close()
        }
      }
      bare.close()
      report(view, opening.zoom, opens, frames)
    }
  } finally {
    await browser.close()
  }
}

function report(
  view: string,
  zoom: number,
  opens: Readonly<Record<string, readonly Opened[]>>,
  frames: ReadonlyMap<string, readonly number[]>,
): void {
  const least = (which: string, key: 'firstMilliseconds' | 'restMilliseconds') =>
    Math.round(Math.min(...(opens[which] ?? []).map((each) => each[key])))
  for (const which of ['bare', 'deixis']) {
    console.log(
      `${view} (zoom ${zoom}), ${which}: first card after ${least(which, 'firstMilliseconds')} ms, at rest after ${least(which, 'restMilliseconds')} ms`,
    )
  }
  for (const name of Object.keys(gestures)) {
    const [ours, bare] = [frames.get(`deixis ${name}`) ?? [], frames.get(`bare ${name}`) ?? []]
    const text = [0.5, 0.95].map((share) => {
      const [a, b] = [percentile(ours, share), percentile(bare, share)]
      return `p${share * 100} ${a.toFixed(1)} ms over ${b.toFixed(1)} ms = ${(a / b).toFixed(2)}`
    })
    console.log(`${view}, ${name}: frame time ${text.join(', ')}`)
  }
}

const directory = mkdtempSync(join(tmpdir(), 'deixis-bench-'))
const server = await startServer()
try {
  await main(server.url, directory)
} finally {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}
