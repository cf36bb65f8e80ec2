import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { cards, expectReady, expectSaved, expectStill } from './editor'
import { expect } from './fixtures'

type Point = { readonly x: number; readonly y: number }
type Rect = Point & { readonly width: number; readonly height: number }
type Region = {
  readonly id: string
  readonly kind: 'region'
  readonly label?: string
  readonly inside?: string
  readonly shape: {
    readonly type: 'box' | 'polygon'
    readonly points?: readonly Point[]
  } & Partial<Rect>
}
type Stored = { readonly nodes: readonly { readonly id: string; readonly kind: string }[] }

/** A graph with one picture, a thing beside it and these regions, opened. */
export async function openPicture(
  page: Page,
  regions: readonly object[] = [],
  picture = 'garden.jpg',
): Promise<string> {
  const sent = await page.request.post('/api/v1/media', {
    headers: { 'Content-Type': 'image/jpeg' },
    data: readFileSync(join('lib/templates/media', picture)),
  })
  expect([200, 201]).toContain(sent.status())
  const { asset } = (await sent.json()) as { asset: object }
  const nodes = [
    { id: 'photo', kind: 'image', label: 'garden', asset, layout: { x: 0, y: 0 } },
    ...regions.map((each, index) => ({ id: `r${index}`, kind: 'region', of: 'photo', ...each })),
    { id: 'cup', kind: 'entity', label: 'cup', layout: { x: 0, y: 420 } },
  ]
  const made = await page.request.post('/api/v1/graphs', {
    data: { document: { title: 'Regions', nodes, edges: [] } },
  })
  expect(made.status()).toBe(201)
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/graphs/${id}`)
  await expectReady(page)
  return id
}

/** The regions as the server has them, once it has everything. */
export async function storedRegions(page: Page, id: string): Promise<readonly Region[]> {
  await expectSaved(page)
  const answer = await page.request.get(`/api/v1/graphs/${id}`)
  const { document } = (await answer.json()) as { document: Stored }
  return document.nodes.filter((node): node is Region => node.kind === 'region')
}

/** A region that is a box, as a document has it. */
export const box = (x: number, y: number, width: number, height: number) => ({
  shape: { type: 'box', x, y, width, height },
})

/** The field in which what was drawn last is named. */
export function regionName(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Name of the region' })
}

export function picture(page: Page): Locator {
  return page.locator('[data-picture-frame]')
}

export function sheet(page: Page): Locator {
  return page.locator('[data-region-sheet]')
}

export async function rectOf(locator: Locator): Promise<Rect> {
  const rect = await locator.boundingBox()
  if (!rect) throw new Error('what should be on the screen is not there')
  return rect
}

/** A place of the picture, given in fractions, on the screen. */
export async function placeIn(page: Page, at: Point): Promise<Point> {
  const rect = await rectOf(picture(page))
  return { x: rect.x + rect.width * at.x, y: rect.y + rect.height * at.y }
}

/** Zooms about the middle of the canvas, in steps of the product's own keys. */
export async function zoomBy(page: Page, steps: number): Promise<void> {
  const viewport = page.locator('.react-flow__viewport')
  for (let step = 0; step < Math.abs(steps); step++) {
    const before = await viewport.getAttribute('style')
    await page.keyboard.press(steps > 0 ? 'Equal' : 'Minus')
    await expect(viewport).not.toHaveAttribute('style', before ?? '')
    await expectStill(page)
  }
}

/** Scrolls the canvas until the picture is in its middle. */
export async function showPicture(page: Page): Promise<void> {
  const pane = await rectOf(page.locator('.react-flow__pane'))
  const rect = await rectOf(picture(page))
  const middle = { x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.wheel(rect.x + rect.width / 2 - middle.x, rect.y + rect.height / 2 - middle.y)
  await expectStill(page)
}

/** Presses, moves and lets go with the mouse, between places of the screen. */
export async function dragMouse(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 3 })
  await page.mouse.up()
}

/** The same with a finger, as the browser gets it from a screen. */
export async function dragFinger(page: Page, from: Point, to: Point): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const steps = [0.2, 0.5, 0.8, 1].map((share) => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  }))
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ ...from }] })
  for (const at of steps) {
    await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] })
  }
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await client.detach()
}

/** Whether two places in the picture are the same but for a pixel of the screen. */
export async function expectAt(
  page: Page,
  actual: Partial<Rect> | undefined,
  expected: Partial<Rect>,
): Promise<void> {
  const { width, height } = await rectOf(picture(page))
  const sides = { x: width, width, y: height, height }
  for (const [key, value] of Object.entries(expected) as [keyof Rect, number][]) {
    const pixels = Math.abs((actual?.[key] ?? NaN) - value) * sides[key]
    expect(pixels, `${key} ${actual?.[key]} ${value}`).toBeLessThanOrEqual(1.01)
  }
}

/** The same place on the screen, to a tenth of a pixel. */
export function expectNear(actual: Rect, expected: Rect): void {
  for (const key of ['x', 'y', 'width', 'height'] as const) {
    expect(actual[key], key).toBeCloseTo(expected[key], 1)
  }
}

/** Selects the picture by its head and begins to draw by the key. */
export async function beginDrawing(page: Page): Promise<void> {
  const head = cards(page, 'image').locator('h2')
  // Where the head is out of sight the picture has been selected before.
  if (await cards(page, 'image').evaluate((card) => !card.closest('.selected'))) await head.click()
  await page.keyboard.press('Shift+R')
  await expect(sheet(page)).toBeFocused()
  await expectStill(page)
}
