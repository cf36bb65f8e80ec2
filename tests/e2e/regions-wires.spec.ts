import { expect, test } from './support/fixtures'
import { cards, reload, wires } from './support/editor'
import {
  beginDrawing,
  box,
  openPicture,
  placeIn,
  rectOf,
  regionName,
  showPicture,
  storedRegions,
} from './support/regions'

test('ER1 a double press closes a polygon and sets one corner', async ({ page }) => {
  const id = await openPicture(page)
  await beginDrawing(page)
  await page.getByRole('button', { name: 'Polygon: press at each corner' }).click()
  const press = async (x: number, y: number, count: 1 | 2) => {
    const place = await placeIn(page, { x, y })
    await page.mouse.click(place.x, place.y, { clickCount: count })
  }
  // Where there is nothing to close yet, it is a corner like any other.
  await press(0.2, 0.2, 2)
  await press(0.7, 0.25, 1)
  await press(0.6, 0.8, 1)
  await press(0.3, 0.7, 2)
  await expect(regionName(page)).toBeFocused()
  await page.keyboard.type('the bed')
  await page.keyboard.press('Enter')
  // A double press at the first corner closes as well, and takes nothing from the name.
  for (const [x, y] of [
    [0.75, 0.1],
    [0.95, 0.1],
    [0.95, 0.4],
  ] as const) {
    await press(x, y, 1)
  }
  await press(0.75, 0.1, 2)
  await expect(regionName(page)).toBeFocused()
  await page.keyboard.type('the sky')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  const regions = await storedRegions(page, id)
  expect(regions.map(({ label, shape }) => [label, shape.points?.length])).toEqual([
    ['the bed', 4],
    ['the sky', 3],
  ])
})

test('ER2 wires of a region and of what is inside of it follow while it is dragged', async ({
  page,
}) => {
  const id = await openPicture(page, [
    box(0.1, 0.1, 0.5, 0.5),
    { ...box(0.2, 0.2, 0.2, 0.2), inside: 'r0' },
  ])
  const commands = ['r0', 'r1'].map((target) => ({
    type: 'addEdge',
    edge: { id: `to-${target}`, source: 'cup', target, relation: 'near' },
  }))
  const sent = await page.request.post(`/api/v1/graphs/${id}/commands`, { data: { commands } })
  expect(sent.status()).toBe(200)
  await reload(page)
  await expect(wires(page)).toHaveCount(2)
  await showPicture(page)
  const [outer, inner] = [page.locator('[data-part-id="r0"]'), page.locator('[data-part-id="r1"]')]
  const endOf = (edge: string) => page.locator(`[data-edge-id="${edge}"] circle`)
  const press = await placeIn(page, { x: 0.15, y: 0.5 })
  await page.mouse.click(press.x, press.y)
  const before = { outer: await rectOf(outer), inner: await rectOf(inner) }
  const ends = { outer: await rectOf(endOf('to-r0')), inner: await rectOf(endOf('to-r1')) }
  const isAtBorder = async (end: string, part: typeof outer) => {
    const [dot, rect] = [await rectOf(endOf(end)), await rectOf(part)]
    const at = { x: dot.x + dot.width / 2, y: dot.y + dot.height / 2 }
    const across = Math.min(Math.abs(at.x - rect.x), Math.abs(at.x - rect.x - rect.width))
    const down = Math.min(Math.abs(at.y - rect.y), Math.abs(at.y - rect.y - rect.height))
    expect(Math.min(across, down)).toBeLessThan(3)
  }
  await page.mouse.move(press.x, press.y)
  await page.mouse.down()
  await page.mouse.move(press.x + 40, press.y + 20, { steps: 4 })
  // A drag is shown with the next frame.
  await expect(async () => {
    expect((await rectOf(outer)).x).toBeGreaterThan(before.outer.x + 30)
    expect((await rectOf(inner)).x).toBeGreaterThan(before.inner.x + 30)
    await isAtBorder('to-r0', outer)
    await isAtBorder('to-r1', inner)
  }).toPass({ timeout: 5_000 })
  expect(await rectOf(endOf('to-r0'))).not.toEqual(ends.outer)
  expect(await rectOf(endOf('to-r1'))).not.toEqual(ends.inner)
  // What is dropped before it is let go is as it was, with its wires.
  await page.keyboard.press('Escape')
  await expect.poll(() => rectOf(endOf('to-r0'))).toEqual(ends.outer)
  await page.mouse.up()
})

test('EW7 Escape drops a wire that is pulled: nothing is asked, and the next one is as usual', async ({
  page,
}) => {
  await openPicture(page, [box(0.3, 0.2, 0.3, 0.3)])
  const place = await placeIn(page, { x: 0.45, y: 0.35 })
  await page.mouse.click(place.x, place.y)
  const region = page.locator('[data-part-id="r0"]')
  const thing = await rectOf(cards(page, 'entity'))
  const relation = page.getByRole('textbox', { name: 'Relation' })
  const line = page.locator('.react-flow__connection')
  const pull = async () => {
    const end = await rectOf(region.locator('.react-flow__handle-right'))
    await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2)
    await page.mouse.down()
    await page.mouse.move(thing.x + 60, thing.y - 20, { steps: 4 })
    await expect(line).toBeVisible()
  }
  await pull()
  await page.keyboard.press('Escape')
  await expect(line).toHaveCount(0)
  await page.mouse.move(thing.x + 60, thing.y + 20, { steps: 3 })
  await expect(line).toHaveCount(0)
  await page.mouse.up()
  await expect(relation).toHaveCount(0)
  // Let go over the bare canvas, where the browser makes a click of it.
  await pull()
  await page.keyboard.press('Escape')
  await page.mouse.move(thing.x + thing.width + 90, thing.y + 60, { steps: 3 })
  await page.mouse.up()
  await expect(relation).toHaveCount(0)
  // The key was for the wire alone.
  await expect(region).toHaveAttribute('aria-pressed', 'true')
  await pull()
  await page.mouse.move(thing.x + 60, thing.y + 20, { steps: 3 })
  await page.mouse.up()
  await expect(relation).toBeVisible()
})
