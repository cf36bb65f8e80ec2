import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import {
  addThing,
  cards,
  connect,
  dropFiles,
  fit,
  newGraph,
  openGraph,
  promptLines,
  wires,
} from './support/editor'

const portrait = { name: 'portrait.jpg', source: 'byungkook.jpg' }

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('what should be on the screen is not there')
  return box
}

/** Whether a card is whole inside the canvas, once it stands still. */
async function expectWhole(page: Page, card: Locator): Promise<void> {
  const pane = await boxOf(page.locator('[data-canvas]'))
  await expect(async () => {
    const box = await boxOf(card)
    expect(box.x).toBeGreaterThanOrEqual(pane.x)
    expect(box.y).toBeGreaterThanOrEqual(pane.y)
    expect(box.x + box.width).toBeLessThanOrEqual(pane.x + pane.width)
    expect(box.y + box.height).toBeLessThanOrEqual(pane.y + pane.height)
  }).toPass({ timeout: 3_000 })
}

function nameField(page: Page): Locator {
  return page.locator('[data-canvas]').getByRole('textbox', { name: 'Name' })
}

async function typeThing(page: Page, name: string): Promise<void> {
  await page.keyboard.press('t')
  await expect(nameField(page)).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
}

test('nine things added by keys are all in sight', async ({ page }) => {
  await newGraph(page)
  for (let count = 1; count <= 9; count++) await typeThing(page, `Thing no ${count}`)
  await expect(cards(page, 'entity')).toHaveCount(9)
  for (const card of await cards(page, 'entity').all()) await expectWhole(page, card)
})

test('beside a portrait photo every new card can be seen while it is written', async ({ page }) => {
  await newGraph(page)
  await dropFiles(page, [portrait])
  await expect(cards(page, 'image')).toHaveCount(1)
  for (const [key, kind] of Object.entries({
    t: 'entity',
    s: 'set',
    n: 'text',
    d: 'document',
    q: 'question',
  })) {
    await page.keyboard.press(key)
    const field = page.locator('[data-canvas] :focus')
    await expect(field).toBeFocused()
    await page.keyboard.type(`a ${kind}`)
    await expectWhole(page, cards(page, kind))
    await page.keyboard.press('Control+Enter')
  }
})

test('a dropped file lies under the pointer, a pasted note in sight', async ({ page }) => {
  await newGraph(page)
  await dropFiles(page, [{ name: 'bark.wav', source: 'bark-one.wav' }], { x: 0.3, y: 0.6 })
  const pane = await boxOf(page.locator('.react-flow__pane'))
  const box = await boxOf(cards(page, 'audio'))
  const pointer = { x: pane.x + pane.width * 0.3, y: pane.y + pane.height * 0.6 }
  expect(pointer.x).toBeGreaterThan(box.x)
  expect(pointer.x).toBeLessThan(box.x + box.width)
  expect(pointer.y).toBeGreaterThan(box.y)
  expect(pointer.y).toBeLessThan(box.y + box.height)

  const paste = () =>
    page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'A pasted note.')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
  for (let count = 1; count <= 8; count++) {
    await paste()
    await expect(cards(page, 'text')).toHaveCount(count)
    await expectWhole(page, cards(page, 'text').last())
  }
})

test('what is typed after a set or a region was added is its name', async ({ page }) => {
  await newGraph(page)
  await page.keyboard.press('s')
  await expect(nameField(page)).toBeFocused()
  await page.keyboard.type('two dogs')
  await page.keyboard.press('Enter')
  await expect(cards(page, 'set', 'two dogs')).toBeVisible()
  await expect(cards(page, 'entity')).toHaveCount(0)

  await dropFiles(page, [portrait], { x: 0.8, y: 0.2 })
  await expect(cards(page, 'image')).toHaveCount(1)
  await page.keyboard.press('Alt+Digit3')
  await page.getByRole('button', { name: 'Draw a region' }).click()
  const sheet = await boxOf(page.getByRole('application', { name: 'Drag a box on the picture' }))
  await page.mouse.move(sheet.x + sheet.width * 0.2, sheet.y + sheet.height * 0.2)
  await page.mouse.down()
  await page.mouse.move(sheet.x + sheet.width * 0.6, sheet.y + sheet.height * 0.5, { steps: 4 })
  await page.mouse.up()
  await expect(page.getByRole('textbox', { name: 'Name of the region' })).toBeFocused()
  await page.keyboard.type('the nose')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /the nose/ }).first()).toBeVisible()
  await expect(cards(page, 'entity')).toHaveCount(0)
})

test('a relation is made by keys alone, and not twice', async ({ page }) => {
  await newGraph(page)
  await typeThing(page, 'Rex')
  await typeThing(page, 'Bello')
  const relate = async (relation: string) => {
    await page.keyboard.press('c')
    await expect(page.getByRole('combobox', { name: 'What does it lead to?' })).toBeFocused()
    await page.keyboard.type('rex')
    await expect(page.getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Relation' })).toBeFocused()
    await page.keyboard.type(relation)
    await page.keyboard.press('Enter')
  }
  await relate('chases')
  await expect(wires(page)).toHaveText('chases')
  await relate('chases')
  await expect(page.getByText('This relation is there already.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(wires(page)).toHaveCount(1)
  await expect(promptLines(page).filter({ hasText: 'Bello' })).toContainText('chases → E1')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Relate to…')
  await expect(page.getByRole('dialog')).toContainText('Add a region')
})

test('a region is made, moved, sized and named by keys alone', async ({ page }) => {
  await newGraph(page)
  await dropFiles(page, [portrait])
  await expect(cards(page, 'image')).toHaveCount(1)
  await page.keyboard.press('r')
  const region = page.locator('[data-part-id]')
  await expect(region).toHaveCount(1)
  const before = await boxOf(region)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(async () => (await boxOf(region)).x - before.x).toBeCloseTo(8, 0)
  await expect.poll(async () => (await boxOf(region)).y - before.y).toBeCloseTo(40, 0)
  await expect.poll(async () => (await boxOf(region)).width - before.width).toBeCloseTo(16, 0)
  await page.keyboard.press('Enter')
  await page.keyboard.type('his smile')
  await page.keyboard.press('Enter')
  await expect(region).toBeFocused()
  await expect(region).toHaveAccessibleName(/his smile/)
})

test('a card is wired to itself by dragging, with a loop that can be seen', async ({ page }) => {
  await newGraph(page)
  await addThing(page, 'Rex')
  const rex = cards(page, 'entity', 'Rex')
  await connect(page, rex, rex, 'licks')
  await expect(wires(page)).toHaveText('licks')
  const box = await boxOf(wires(page).locator('path').first())
  expect(Math.min(box.width, box.height)).toBeGreaterThan(8)
  await expect(promptLines(page).filter({ hasText: 'Rex' })).toContainText('licks')
})

test('Escape takes back what was typed, and it can be brought back', async ({ page }) => {
  await newGraph(page)
  await typeThing(page, 'Rex')
  await page.keyboard.press('F2')
  await expect(nameField(page)).toBeFocused()
  await page.keyboard.type('Bello')
  await page.keyboard.press('Escape')
  await expect(cards(page, 'entity', 'Rex')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(cards(page, 'entity', 'Bello')).toBeVisible()
  const title = page.getByRole('textbox', { name: 'Title of the graph' })
  await title.fill('Other')
  await title.press('Escape')
  // A graph without a title says so in the language of whoever looks.
  await expect(title).toHaveValue('')
})

test('an offer can be cancelled, says what it makes and names things after their photos', async ({
  page,
}) => {
  const files = [
    { name: 'cat1.jpg', source: 'garden.jpg' },
    { name: 'cat2.jpg', source: 'living-room.jpg' },
    { name: 'cat3.jpg', source: 'byungkook.jpg' },
    { name: 'cat1.wav', source: 'bark-one.wav' },
    { name: 'cat2.wav', source: 'bark-two.wav' },
  ]
  await newGraph(page)
  await dropFiles(page, files, { x: 0.9, y: 0.9 })
  const offer = page.getByRole('dialog', { name: '5 files: what are they?' })
  await expect(offer).toBeVisible()
  await expect(page.getByText('Drop photos and sounds here')).toHaveCount(0)
  const pane = await boxOf(page.locator('[data-canvas]'))
  const box = await boxOf(offer)
  expect(box.x + box.width / 2).toBeCloseTo(pane.x + pane.width / 2, 0)
  expect(box.y + box.height / 2).toBeCloseTo(pane.y + pane.height / 2, 0)
  await page.keyboard.press('Escape')
  await expect(offer).toHaveCount(0)
  await expect(page.locator('.react-flow__node')).toHaveCount(0)

  await page.getByRole('button', { name: 'Ask again' }).click()
  await expect(offer.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await offer.getByRole('button', { name: 'Move cat2.wav up' }).click()
  await offer.getByRole('button', { name: 'Make 3 things with 3 photos and 2 sounds' }).click()
  for (const name of ['cat1', 'cat2', 'cat3']) {
    await expect(cards(page, 'entity', name)).toHaveCount(1)
  }
})

test('a segment past the end of its sound says why it cannot be added', async ({ page }) => {
  await newGraph(page)
  await dropFiles(page, [{ name: 'bark.wav', source: 'bark-one.wav' }])
  await expect(cards(page, 'audio')).toHaveCount(1)
  await page.keyboard.press('Alt+Digit3')
  const panel = page.getByRole('complementary', { name: 'Panel' })
  await panel.getByRole('textbox', { name: 'From', exact: true }).fill('0')
  await panel.getByRole('textbox', { name: 'To', exact: true }).fill('99')
  await expect(panel.getByRole('button', { name: 'Add', exact: true })).toBeDisabled()
  await expect(panel.getByText(/^The sound ends at /)).toBeVisible()
})

test('headings follow one another, in the editor with cards and without', async ({ page }) => {
  const check = async () => {
    const { violations } = await new AxeBuilder({ page }).withRules(['heading-order']).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  }
  await newGraph(page)
  await check()
  await openGraph(page, 'Three dogs')
  await check()
})

test('a graph without places opens as columns about as wide as a screen', async ({
  page,
  baseURL,
}) => {
  const nodes = Array.from({ length: 120 }, (_, index) => ({
    id: `n${index}`,
    kind: index % 2 === 0 ? 'entity' : 'text',
    ...(index % 2 === 0 ? { label: `thing ${index}` } : { text: `Note ${index}` }),
  }))
  const answer = await page.request.post(`${baseURL}/api/v1/graphs`, {
    data: { document: { title: 'No places', nodes } },
  })
  expect(answer.status()).toBe(201)
  await openGraph(page, 'No places')
  await fit(page)
  const first = await boxOf(cards(page, 'entity', 'thing 0').first())
  const drawn = page.locator('.react-flow__minimap-node')
  await expect(drawn).toHaveCount(120)
  const map = await boxOf(page.locator('.react-flow__minimap'))
  const boxes = await drawn.evaluateAll((all) =>
    all.map((each) => each.getBoundingClientRect()).map(({ right, width }) => ({ right, width })),
  )
  expect(Math.min(...boxes.map(({ width }) => width))).toBeGreaterThan(3)
  expect(Math.max(...boxes.map(({ right }) => right))).toBeGreaterThan(map.x + map.width / 2)
  expect(first.width).toBeGreaterThan(20)
})

test('at 390 px the count of nodes keeps to one line', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  const count = page.getByText(/^\d+ nodes?$/).first()
  expect((await boxOf(count)).height).toBeLessThan(24)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(over).toBe(0)
})
