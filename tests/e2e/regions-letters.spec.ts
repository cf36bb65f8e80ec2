import { expect, test } from './support/fixtures'
import { expectStill } from './support/editor'
import { beginDrawing, box, openPicture, placeIn, rectOf, sheet, zoomBy } from './support/regions'

type Rect = Awaited<ReturnType<typeof rectOf>>
const sharedArea = (one: Rect, other: Rect) =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y))

const specks = Array.from({ length: 30 }, (_, at) =>
  box(0.3 + (at % 6) * 0.06, 0.3 + Math.floor(at / 6) * 0.07, 0.04, 0.05),
)

test('ER7 the letters of thirty specks hide nothing; the one that is pointed at or has the focus is told', async ({
  page,
}) => {
  await openPicture(page, specks)
  const letters = page.locator('[data-letters]')
  const rects = await Promise.all((await letters.all()).map(rectOf))
  expect(rects.length).toBeGreaterThan(10)
  expect(rects.length).toBeLessThan(30)
  const parts = await Promise.all((await page.locator('[data-part-id]').all()).map(rectOf))
  for (const [at, one] of rects.entries()) {
    // Half a pixel is what the borders are drawn off by.
    for (const other of rects.slice(at + 1)) expect(sharedArea(one, other)).toBeLessThan(6)
    for (const part of parts) {
      expect(sharedArea(one, part)).toBeLessThan(0.3 * part.width * part.height)
    }
  }
  // The fifteenth stands in the middle and has no letter of its own.
  const told = page.locator('[data-letters="full"]', { hasText: /^O$/ })
  await expect(told).toHaveCount(0)
  await page.locator('[data-part-id="r14"]').hover()
  await expect(told).toBeVisible()
  await page.mouse.move(5, 5)
  await expect(told).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.locator('[data-part-id="r13"]').focus()
  await page.keyboard.press('Tab')
  const next = page.locator('[data-part-id="r14"]')
  // Between two regions there are no more stops than the handles of one.
  for (let stop = 0; stop < 12 && !(await next.evaluate((part) => part.matches(':focus'))); stop++)
    await page.keyboard.press('Tab')
  await expect(next).toBeFocused()
  await expect(told).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(told).toBeVisible()
})

test('ER7 nearer, letters stay as large on the screen, and more of them have room', async ({
  page,
}) => {
  await openPicture(page, specks)
  const letters = page.locator('[data-letters]')
  const before = await letters.count()
  await zoomBy(page, 6)
  await expectStill(page)
  expect(await letters.count()).toBeGreaterThan(before)
  const heights = (await Promise.all((await letters.all()).map(rectOf))).map(({ height }) => height)
  // 18 pixels, that follow the zoom in steps of half a doubling, and the small ones 11.
  expect(Math.max(...heights)).toBeGreaterThan(17.5)
  expect(Math.max(...heights)).toBeLessThan(18 * Math.SQRT2 + 0.5)
  expect(Math.min(...heights)).toBeGreaterThan(10.5)
})

test('ER1 a polygon of two corners that is closed by a double press says in place what it needs', async ({
  page,
}) => {
  await openPicture(page)
  await beginDrawing(page)
  await page.getByRole('button', { name: 'Polygon: press at each corner' }).click()
  const first = await placeIn(page, { x: 0.2, y: 0.2 })
  const second = await placeIn(page, { x: 0.6, y: 0.3 })
  await page.mouse.click(first.x, first.y)
  await page.mouse.dblclick(second.x, second.y)
  const words = 'A polygon needs three corners: set one more.'
  await expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1)
  const shown = page.locator('p[aria-hidden]', { hasText: words })
  await expect(shown).toBeVisible()
  const rect = await rectOf(shown)
  expect(Math.abs(rect.x - second.x)).toBeLessThan(40)
  expect(Math.abs(rect.y - second.y)).toBeLessThan(40)
  // Its third corner takes that away, and it goes on where it was.
  const third = await placeIn(page, { x: 0.4, y: 0.8 })
  await page.mouse.click(third.x, third.y)
  await expect(shown).toHaveCount(0)
  await sheet(page).press('Enter')
  await expect(page.locator('[data-part-id]')).toHaveCount(1)
})
