import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { cards, expectSaved, reload } from './support/editor'
import { dragMouse, rectOf } from './support/regions'
import {
  clock,
  desk,
  openDesk,
  openSound,
  placeAt,
  playhead,
  storedEdges,
  storedSegments,
} from './support/segments'

const undo = (page: Page) => page.keyboard.press('Control+z')
const nameField = (page: Page, letter: string) =>
  desk(page).getByRole('textbox', { name: `Name of Segment ${letter}` })
const edgeOf = (page: Page, edge: 'Start' | 'End', letter: string) =>
  page.getByRole('slider', { name: `${edge} of segment ${letter}` })

test('EA8 a segment is drawn on the wave, named at once, moved and sized, each one step', async ({
  page,
}) => {
  const id = await openSound(page)
  await openDesk(page)
  await dragMouse(page, await placeAt(page, 2), await placeAt(page, 4))
  await expect(nameField(page, 'A')).toBeFocused()
  await page.keyboard.type('greeting')
  await page.keyboard.press('Enter')
  await expect(playhead(page)).toBeFocused()
  const pixel = 10 / (await rectOf(playhead(page))).width
  const [drawn] = await storedSegments(page, id)
  expect(drawn?.label).toBe('greeting')
  expect(Math.abs((drawn?.start ?? 0) - 2)).toBeLessThan(3 * pixel)
  expect(Math.abs((drawn?.end ?? 0) - 4)).toBeLessThan(3 * pixel)
  expect(Math.round((drawn?.start ?? 0) * 1_000) / 1_000).toBe(drawn?.start)

  // By its edge, then by its middle.
  const handle = await rectOf(edgeOf(page, 'End', 'A'))
  const at = { x: handle.x + handle.width / 2, y: handle.y + handle.height * 0.7 }
  await dragMouse(page, at, await placeAt(page, 6))
  const [sized] = await storedSegments(page, id)
  expect(sized?.start).toBe(drawn?.start)
  expect(Math.abs((sized?.end ?? 0) - 6)).toBeLessThan(3 * pixel)
  await dragMouse(page, await placeAt(page, 4), await placeAt(page, 5))
  const [moved] = await storedSegments(page, id)
  expect(Math.abs((moved?.start ?? 0) - 3)).toBeLessThan(4 * pixel)
  const lengthOf = (span = { start: 0, end: 0 }) => Math.round((span.end - span.start) * 1_000)
  expect(lengthOf(moved)).toBe(lengthOf(sized))

  await playhead(page).focus()
  await undo(page)
  expect((await storedSegments(page, id))[0]).toEqual(sized)
  await expect(edgeOf(page, 'Start', 'A')).toHaveAttribute('aria-valuenow', String(sized?.start))
  await undo(page)
  expect((await storedSegments(page, id))[0]).toEqual(drawn)
  await undo(page)
  await undo(page)
  expect(await storedSegments(page, id)).toEqual([])
  await page.keyboard.press('Control+Shift+z')
  expect(await storedSegments(page, id)).toHaveLength(1)
  await reload(page)
  await expect(page.getByRole('button', { name: 'Segment A', exact: true })).toBeVisible()
})

test('EA9 all of it by keys alone, to the millisecond', async ({ page }) => {
  const id = await openSound(page)
  await openDesk(page)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(clock(page)).toHaveText('0:02.100')
  await page.keyboard.press('m')
  await expect(desk(page).getByRole('status').first()).toContainText('0:02.100')
  await page.keyboard.press('End')
  await expect(clock(page)).toHaveText('0:10.000')
  await page.keyboard.press('Home')
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await expect(nameField(page, 'A')).toBeFocused()
  await page.keyboard.type('question')
  await page.keyboard.press('Enter')
  expect(await storedSegments(page, id)).toMatchObject([{ label: 'question', start: 2.1, end: 4 }])

  await edgeOf(page, 'Start', 'A').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(edgeOf(page, 'Start', 'A')).toBeFocused()
  await expect(edgeOf(page, 'Start', 'A')).toHaveAttribute('aria-valuetext', '0:02.011')
  await edgeOf(page, 'End', 'A').focus()
  await page.keyboard.press('Alt+ArrowLeft')
  expect(await storedSegments(page, id)).toMatchObject([{ start: 2.011, end: 3.999 }])
  await expect(page).toHaveURL(new RegExp(id))

  const from = page.getByRole('textbox', { name: 'From', exact: true }).last()
  await from.fill('0:01.234')
  await from.press('Enter')
  expect(await storedSegments(page, id)).toMatchObject([{ start: 1.234, end: 3.999 }])
  const to = page.getByRole('textbox', { name: 'To', exact: true }).last()
  await to.fill('1:75')
  await to.press('Enter')
  await expect(page.getByText('This is no time.')).toBeVisible()
  await to.fill('0:11')
  await to.press('Enter')
  await expect(page.getByText('The sound ends at 0:10.000.')).toBeVisible()
  await to.fill('3.5')
  await to.press('Enter')
  await expect(page.getByText('The sound ends at')).toHaveCount(0)
  expect(await storedSegments(page, id)).toMatchObject([{ start: 1.234, end: 3.5 }])

  // What is selected is deleted by the key that deletes everywhere.
  await playhead(page).focus()
  await page.keyboard.press('Delete')
  expect(await storedSegments(page, id)).toEqual([])
  await undo(page)
  expect(await storedSegments(page, id)).toHaveLength(1)
})

test('EA10 plays, pauses, seeks, changes speed, and loops the selected segment', async ({
  page,
}) => {
  await openSound(page, [{ start: 1, end: 1.6, label: 'word' }])
  await openDesk(page)
  await expect(clock(page)).toHaveText('0:00.000')
  const place = await placeAt(page, 5)
  await page.mouse.click(place.x, place.y)
  await expect(clock(page)).toHaveText(/^0:0(4\.9|5\.0)/)
  await playhead(page).focus()
  await page.keyboard.press('Space')
  await expect(desk(page).getByRole('button', { name: 'Pause talk' })).toBeVisible()
  await expect(clock(page)).toHaveText(/^0:05\.[3-9]/)
  await page.keyboard.press('Space')
  await expect(
    desk(page).getByRole('button', { name: 'Play talk from the playhead' }),
  ).toBeVisible()
  const still = await clock(page).textContent()
  await page.waitForTimeout(300)
  expect(await clock(page).textContent()).toBe(still)

  await page.getByRole('combobox', { name: 'Speed' }).selectOption('2')
  await desk(page).getByRole('button', { name: 'Show word on the wave' }).click()
  await playhead(page).focus()
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: 'Loop the selected segment' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await page.keyboard.press('Space')
  // At twice the speed it has gone over it several times.
  await page.waitForTimeout(1_500)
  await expect(desk(page).getByRole('button', { name: 'Pause talk' })).toBeVisible()
  const seconds = Number((await clock(page).textContent())?.split(':')[1])
  expect(seconds).toBeGreaterThanOrEqual(1)
  expect(seconds).toBeLessThan(1.75)
  await page.keyboard.press('Space')

  // A part that is played by itself ends where it ends.
  await page.keyboard.press('l')
  await desk(page).getByRole('button', { name: 'Play word', exact: true }).click()
  await expect(desk(page).getByRole('button', { name: 'Stop word' })).toBeVisible()
  await expect(desk(page).getByRole('button', { name: 'Play word', exact: true })).toBeVisible()
  await expect(clock(page)).toHaveText('0:01.600')
})

test('EA11 list, wave and canvas show the same segment, and it is wired to things', async ({
  page,
}) => {
  const id = await openSound(page, [
    { start: 1, end: 6, label: 'one' },
    { start: 2, end: 3, label: 'two' },
  ])
  await openDesk(page)
  await page.getByRole('button', { name: 'Segment B two' }).nth(0).click()
  await expect(desk(page).getByRole('button', { name: 'Show two on the wave' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(page.locator('[data-part-id="s1"]')).toHaveAttribute('aria-pressed', 'true')
  await desk(page).getByRole('button', { name: 'Show one on the wave' }).click()
  await expect(page.locator('[data-part-id="s0"]')).toHaveAttribute('aria-pressed', 'true')
  // The tag on the wave selects too.
  await playhead(page).getByRole('button', { name: 'Segment B two' }).click()
  await expect(page.locator('[data-part-id="s1"]')).toHaveAttribute('aria-pressed', 'true')
  await nameField(page, 'B').fill('second')
  await expect(page.locator('[data-part-id="s1"]')).toHaveAttribute('aria-label', /second$/)

  const part = page.locator('[data-part-id="s1"]')
  await part.hover()
  const end = await rectOf(part.locator('.react-flow__handle-right'))
  const cup = await rectOf(cards(page, 'entity', 'cup'))
  await dragMouse(
    page,
    { x: end.x + end.width / 2, y: end.y + end.height / 2 },
    { x: cup.x + cup.width / 2, y: cup.y + cup.height / 2 },
  )
  const relation = page.getByRole('textbox', { name: 'Relation' })
  await expect(relation).toBeFocused()
  await page.keyboard.type('heard in')
  await page.keyboard.press('Enter')
  expect(await storedEdges(page, id)).toMatchObject([{ source: 's1', target: 'cup' }])
})

test('EA12 the tool on the card draws on its wave, by pointer and by keys', async ({ page }) => {
  const id = await openSound(page)
  await cards(page, 'audio').locator('h2').click()
  await cards(page, 'audio').getByRole('button', { name: 'Draw a segment' }).click()
  const sheet = page.locator('[data-marking]')
  await expect(sheet).toBeFocused()
  const rect = await rectOf(sheet)
  const at = (share: number) => ({ x: rect.x + rect.width * share, y: rect.y + rect.height / 2 })
  const before = await cards(page, 'audio').boundingBox()
  await dragMouse(page, at(0.25), at(0.5))
  await expect(sheet).toHaveCount(0)
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('middle')
  await page.keyboard.press('Enter')
  const [drawn] = await storedSegments(page, id)
  expect(drawn?.label).toBe('middle')
  expect(drawn?.start).toBeCloseTo(2.5, 0)
  expect(drawn?.end).toBeCloseTo(5, 0)
  expect(await cards(page, 'audio').boundingBox()).toEqual(before)

  await cards(page, 'audio').locator('h2').click()
  await cards(page, 'audio').getByRole('button', { name: 'Draw a segment' }).click()
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  expect((await storedSegments(page, id))[1]).toMatchObject({ start: 0.1, end: 10 })
})

test('EA13 zoomed in, the ruler and what is drawn are finer, and the whole is found again', async ({
  page,
}) => {
  const id = await openSound(page)
  await openDesk(page)
  const zoom = page.getByRole('slider', { name: 'Zoom' })
  await zoom.focus()
  await page.keyboard.press('End')
  await expect(desk(page).getByText('0:00.1')).toBeVisible()
  const rect = await rectOf(playhead(page))
  const y = rect.y + rect.height * 0.7
  await dragMouse(page, { x: rect.x + 40, y }, { x: rect.x + 140, y })
  await expect(nameField(page, 'A')).toBeFocused()
  await page.keyboard.press('Enter')
  const [fine] = await storedSegments(page, id)
  // A pixel is a millisecond.
  expect(Math.abs((fine?.end ?? 0) - (fine?.start ?? 0) - 0.1)).toBeLessThan(0.006)
  await page.getByRole('button', { name: 'Later' }).click()
  await expect(desk(page).getByText('0:00.1', { exact: true })).toHaveCount(0)
  await desk(page)
    .getByRole('button', { name: /^Show Segment A/ })
    .click()
  await zoom.focus()
  await page.keyboard.press('Home')
  await expect(desk(page).getByText('0:10', { exact: true })).toBeVisible()
})

test('EA14 a long sound is not decoded here: its loudness comes from the server', async ({
  page,
}) => {
  test.slow()
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await openSound(page, [], 21 * 60)
  await openDesk(page)
  await expect.poll(() => asked.filter((path) => path.endsWith('/peaks')).length).toBe(1)
  await expect(cards(page, 'audio').locator('svg rect').first()).toBeVisible()
  const heights = () =>
    cards(page, 'audio')
      .locator('svg rect')
      .evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('height'))))
  await expect.poll(async () => Math.max(...(await heights()))).toBeGreaterThan(20)
  await expectSaved(page)
})
