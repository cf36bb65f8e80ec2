import { expect, test } from './support/fixtures'
import { rectOf } from './support/regions'
import { desk, openDesk, openSound, playhead } from './support/segments'

type Rect = Awaited<ReturnType<typeof rectOf>>
const isApart = (one: Rect, other: Rect) =>
  one.x + one.width <= other.x + 0.5 ||
  other.x + other.width <= one.x + 0.5 ||
  one.y + one.height <= other.y + 0.5 ||
  other.y + other.height <= one.y + 0.5

/** Two that begin within a millisecond, three that begin nearly together, and two at the end. */
const near = [
  { start: 1, end: 4 },
  { start: 1.001, end: 3 },
  { start: 5, end: 5.1 },
  { start: 5.12, end: 5.2 },
  { start: 5.22, end: 7 },
  { start: 9.9, end: 10 },
  { start: 9.95, end: 10 },
]

test('EA5 each segment has its letter on the wave, however near they begin, at any zoom', async ({
  page,
}) => {
  await openSound(page, near)
  await openDesk(page)
  const tags = playhead(page).getByRole('button', { name: /^Segment [A-G]$/ })
  await expect(tags).toHaveCount(near.length)
  const expectApart = async () => {
    const wave = await rectOf(playhead(page))
    const rects = await Promise.all((await tags.all()).map(rectOf))
    for (const [at, one] of rects.entries()) {
      expect(one.x + one.width).toBeLessThanOrEqual(wave.x + wave.width + 1)
      expect(one.y + one.height).toBeLessThanOrEqual(wave.y + wave.height + 1)
      for (const other of rects.slice(at + 1)) expect(isApart(one, other)).toBe(true)
    }
  }
  await expectApart()
  // Each is taken hold of by its letter, also under one that is selected and lies on it.
  for (const letter of ['A', 'B', 'A', 'C', 'D', 'E', 'F', 'G']) {
    await playhead(page)
      .getByRole('button', { name: `Segment ${letter}` })
      .click()
    const row = desk(page).getByRole('button', { name: `Show Segment ${letter} on the wave` })
    await expect(row).toHaveAttribute('aria-pressed', 'true')
  }
  // On the card of the sound as well.
  const onCard = page.locator('[data-part-id] > span[aria-hidden]')
  const rects = await Promise.all((await onCard.all()).map(rectOf))
  for (const [at, one] of rects.entries()) {
    for (const other of rects.slice(at + 1)) {
      // What is selected stands a little farther in.
      expect(isApart({ ...one, width: one.width - 8 }, other)).toBe(true)
    }
  }
  // Nearer, those that have room stand in one row.
  await playhead(page).focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('+')
  const rowOf = async (letter: string) =>
    (await rectOf(playhead(page).getByRole('button', { name: `Segment ${letter}` }))).y
  await desk(page).getByRole('button', { name: 'Show Segment C on the wave' }).click()
  await expect.poll(async () => (await rowOf('C')) === (await rowOf('E'))).toBe(true)
})

test('EM10 no card opens where a new segment comes to lie under a pointer that rests', async ({
  page,
}) => {
  await openSound(page, [{ start: 1, end: 2, label: 'one' }])
  await openDesk(page)
  const list = desk(page).getByRole('list', { name: 'Segments' })
  const { x, y, width, height } = await rectOf(list)
  // Where the second row will be, beside its name.
  const at = { x: x + width / 3, y: y + height * 1.8 }
  await page.mouse.move(at.x, at.y, { steps: 3 })
  await desk(page).getByRole('textbox', { name: 'From', exact: true }).last().fill('3')
  await desk(page).getByRole('textbox', { name: 'To', exact: true }).last().fill('4')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  const card = page.locator('[data-thread-card]')
  await page.waitForTimeout(1_000)
  await expect(card).toHaveCount(0)
  await page.mouse.move(at.x + 3, at.y)
  await expect(card).toBeVisible()
})

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 390, height: 844 } })
  test('EA10 the sound tells how long it is beside where it is, in one row with its buttons', async ({
    page,
  }) => {
    await openSound(page, [], 75)
    await openDesk(page)
    const length = page.locator('[data-length]')
    await expect(length).toHaveText('/ 1:15')
    await expect(length).toBeInViewport()
    const [clock, mark] = [
      await rectOf(length),
      await rectOf(desk(page).getByRole('button', { name: 'Mark', exact: true })),
    ]
    expect(Math.abs(clock.y + clock.height / 2 - (mark.y + mark.height / 2))).toBeLessThan(24)
    expect(mark.x + mark.width).toBeLessThanOrEqual(390)
  })
})
