import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { cards } from './support/editor'
import { rectOf } from './support/regions'
import {
  desk,
  dragPair,
  dragSlowly,
  openSound,
  placeAt,
  playhead,
  storedSegments,
} from './support/segments'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test('EA8 with a finger: drawn on the wave, and sized at its edge', async ({ page }) => {
  const id = await openSound(page)
  await cards(page, 'audio').locator('h2').tap()
  await page.getByRole('tab', { name: 'Node' }).tap()
  await expect(playhead(page).locator('canvas').first()).toBeVisible()
  await page.waitForTimeout(300)
  await dragSlowly(page, await placeAt(page, 3), await placeAt(page, 6))
  const field = page.getByRole('textbox', { name: 'Name of Segment A' })
  await expect(field).toBeFocused()
  await page.keyboard.type('middle')
  await page.keyboard.press('Enter')
  const [drawn] = await storedSegments(page, id)
  expect(drawn?.label).toBe('middle')
  expect(Math.abs((drawn?.start ?? 0) - 3)).toBeLessThan(0.1)
  expect(Math.abs((drawn?.end ?? 0) - 6)).toBeLessThan(0.1)

  const handle = await rectOf(page.getByRole('slider', { name: 'End of segment A' }))
  expect(handle.width).toBeGreaterThanOrEqual(44)
  const at = { x: handle.x + handle.width / 2, y: handle.y + handle.height * 0.7 }
  await dragSlowly(page, at, await placeAt(page, 8))
  const [sized] = await storedSegments(page, id)
  expect(sized?.start).toBe(drawn?.start)
  expect(Math.abs((sized?.end ?? 0) - 8)).toBeLessThan(0.15)
})

/** Opens the sound by a tap on its card, and waits for its wave. */
async function openByTap(page: Page): Promise<void> {
  await cards(page, 'audio').locator('h2').tap()
  await page.getByRole('tab', { name: 'Node' }).tap()
  await expect(playhead(page).locator('canvas').first()).toBeVisible()
  await page.waitForTimeout(300)
}

test.describe('a short segment', () => {
  for (const [where, start] of [
    ['at the start', 0],
    ['in the middle', 5],
    ['at the end', 9.95],
  ] as const) {
    test(`EA8 ${where} of a sound its edges and its middle are wide enough for a finger`, async ({
      page,
    }) => {
      const id = await openSound(page, [{ start, end: start + 0.05, label: 'word' }])
      await openByTap(page)
      await page.getByRole('button', { name: 'Show word on the wave' }).tap()
      const wave = await rectOf(playhead(page))
      const left = await rectOf(page.getByRole('slider', { name: 'Start of segment A' }))
      const right = await rectOf(page.getByRole('slider', { name: 'End of segment A' }))
      expect(left.x).toBeGreaterThanOrEqual(wave.x - 2)
      expect(right.x + right.width).toBeLessThanOrEqual(wave.x + wave.width + 2)
      for (const { width } of [left, right]) expect(width).toBeCloseTo(44, 0)
      expect(right.x - (left.x + left.width)).toBeGreaterThanOrEqual(43)
      // The middle is what a finger meets there, and so is the edge that has room.
      const isLate = start > 5
      const y = wave.y + wave.height * 0.7
      const middle = { x: (left.x + left.width + right.x) / 2, y }
      await dragSlowly(page, middle, { x: middle.x + (isLate ? -60 : 60), y })
      const [moved] = await storedSegments(page, id)
      const from = moved?.start ?? 0
      expect(Math.abs(from - start)).toBeGreaterThan(1)
      expect(moved?.end).toBeCloseTo(from + 0.05, 3)
      const edge = await rectOf(
        page.getByRole('slider', { name: `${isLate ? 'Start' : 'End'} of segment A` }),
      )
      const place = { x: edge.x + edge.width / 2, y }
      await dragSlowly(page, place, { x: place.x + (isLate ? -60 : 60), y })
      const [sized] = await storedSegments(page, id)
      expect((sized?.end ?? 0) - (sized?.start ?? 0)).toBeGreaterThan(1)
      if (isLate) expect(sized?.end).toBe(moved?.end)
      else expect(sized?.start).toBe(from)
    })
  }
})

test('EA13 the ruler and two fingers go along a zoomed wave and draw nothing', async ({ page }) => {
  const id = await openSound(page)
  await openByTap(page)
  const first = desk(page).locator('[data-ruler] > span').first()
  const wave = await rectOf(playhead(page))
  const y = wave.y + wave.height * 0.7
  const top = async () => (await rectOf(playhead(page))).y
  // Spread: the whole is no longer seen.
  await dragPair(page, [wave.x + 120, wave.x + 180], [wave.x + 40, wave.x + 280], y)
  const zoom = page.getByRole('slider', { name: 'Zoom' })
  expect(Number(await zoom.inputValue())).toBeGreaterThan(0.2)
  await expect(desk(page).getByText('0:10', { exact: true })).toHaveCount(0)
  const labels = () => desk(page).locator('[data-ruler]').textContent()
  const place = async () => `${await labels()} ${(await rectOf(first)).x}`
  const before = await place()
  await dragPair(page, [wave.x + 200, wave.x + 260], [wave.x + 60, wave.x + 120], y)
  const between = await place()
  expect(between).not.toBe(before)
  const ruler = await rectOf(desk(page).locator('[data-ruler]'))
  expect(ruler.height).toBeGreaterThanOrEqual(44)
  const middle = ruler.y + ruler.height / 2
  await dragSlowly(page, { x: ruler.x + 60, y: middle }, { x: ruler.x + 200, y: middle - 30 })
  expect(await place()).not.toBe(between)
  expect(await top()).toBe(wave.y)
  expect(await storedSegments(page, id)).toEqual([])
})
