import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { cards, expectStill } from './support/editor'
import {
  box,
  dragFinger,
  expectAt,
  openPicture,
  picture,
  placeIn,
  rectOf,
  regionName,
  sheet,
  storedRegions,
} from './support/regions'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

/** Begins to draw by the menu at the head of the picture. */
async function beginByFinger(page: Page) {
  await cards(page, 'image').locator('h2').tap()
  await page.getByRole('button', { name: 'What can be done with this picture' }).tap()
  await page.getByRole('menuitem', { name: /^Draw regions/ }).tap()
  await expect(sheet(page)).toBeVisible()
  await expectStill(page)
}

test('ER1, ER2 a box is drawn, moved and sized', async ({ page }) => {
  const id = await openPicture(page)
  await beginByFinger(page)
  const at = (x: number, y: number) => placeIn(page, { x, y })
  await dragFinger(page, await at(0.2, 0.2), await at(0.8, 0.8))
  await expect(regionName(page)).toBeFocused()
  await page.keyboard.type('pond')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Done' }).tap()
  await expect(sheet(page)).toHaveCount(0)
  const drawn = { x: 0.2, y: 0.2, width: 0.6, height: 0.6 }
  await expectAt(page, (await storedRegions(page, id))[0]?.shape, drawn)

  const viewport = page.locator('.react-flow__viewport')
  const still = (await viewport.getAttribute('style')) ?? ''
  const handle = await rectOf(page.getByRole('button', { name: 'Lower right corner' }))
  expect(handle.width).toBeGreaterThanOrEqual(43.9)
  await dragFinger(page, await at(0.5, 0.5), await at(0.4, 0.6))
  await expectAt(page, (await storedRegions(page, id))[0]?.shape, { x: 0.1, y: 0.3 })
  await dragFinger(page, await at(0.7, 0.9), await at(0.9, 0.8))
  const sized = { x: 0.1, y: 0.3, width: 0.8, height: 0.5 }
  await expectAt(page, (await storedRegions(page, id))[0]?.shape, sized)
  await expect(viewport).toHaveAttribute('style', still)
})

test('ER1 a polygon is tapped corner by corner and closed at its first', async ({ page }) => {
  const id = await openPicture(page)
  await beginByFinger(page)
  await page.getByRole('button', { name: 'Polygon: press at each corner' }).tap()
  for (const [x, y] of [
    [0.2, 0.2],
    [0.8, 0.2],
    [0.5, 0.9],
    [0.2, 0.2],
  ] as const) {
    const place = await placeIn(page, { x, y })
    await page.touchscreen.tap(place.x, place.y)
  }
  await expect(regionName(page)).toBeFocused()
  const [region] = await storedRegions(page, id)
  expect(region?.shape.points).toHaveLength(3)
  await expectAt(page, region?.shape.points?.[2], { x: 0.5, y: 0.9 })
})

test('a wire is pulled from a region by finger', async ({ page }) => {
  const id = await openPicture(page, [box(0.3, 0.2, 0.3, 0.3)])
  const place = await placeIn(page, { x: 0.45, y: 0.35 })
  await page.touchscreen.tap(place.x, place.y)
  await expect(page.locator('[data-part-id]')).toHaveAttribute('aria-pressed', 'true')
  const end = await rectOf(page.locator('[data-part-id] .react-flow__handle-right'))
  const thing = await rectOf(cards(page, 'entity'))
  await dragFinger(
    page,
    { x: end.x + end.width / 2, y: end.y + end.height / 2 },
    { x: thing.x + 60, y: thing.y + 20 },
  )
  await expect(page.getByRole('textbox', { name: 'Relation' })).toBeVisible()
  expect((await storedRegions(page, id))[0]?.shape).toEqual(box(0.3, 0.2, 0.3, 0.3).shape)
})

test('ER2 a tap where the handle of a region covers its small neighbour selects that', async ({
  page,
}) => {
  const id = await openPicture(page, [box(0.1, 0.2, 0.4, 0.4), box(0.53, 0.63, 0.06, 0.08)])
  const own = await placeIn(page, { x: 0.3, y: 0.4 })
  await page.touchscreen.tap(own.x, own.y)
  const [first, second] = [page.locator('[data-part-id="r0"]'), page.locator('[data-part-id="r1"]')]
  await expect(first).toHaveAttribute('aria-pressed', 'true')
  const handle = await rectOf(page.getByRole('button', { name: 'Lower right corner' }))
  const small = await placeIn(page, { x: 0.56, y: 0.67 })
  expect(small.x).toBeLessThan(handle.x + handle.width)
  expect(small.y).toBeLessThan(handle.y + handle.height)
  await page.touchscreen.tap(small.x, small.y)
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  await expect(first).toHaveAttribute('aria-pressed', 'false')
  const shapes = (await storedRegions(page, id)).map(({ shape }) => shape)
  expect(shapes).toEqual([box(0.1, 0.2, 0.4, 0.4).shape, box(0.53, 0.63, 0.06, 0.08).shape])
})

test('every place of the tools can be touched', async ({ page }) => {
  await openPicture(page)
  await beginByFinger(page)
  for (const button of await page.getByRole('toolbar').getByRole('button').all()) {
    const { x, width, height } = await rectOf(button)
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44)
    expect(x + width).toBeLessThanOrEqual(390)
  }
  await expect(picture(page)).toBeInViewport()
})
