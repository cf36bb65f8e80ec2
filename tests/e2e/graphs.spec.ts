import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'

async function createGraph(page: Page, title: string): Promise<string> {
  const response = await page.request.post('/api/v1/graphs', { data: { title } })
  expect(response.status()).toBe(201)
  return ((await response.json()) as { id: string }).id
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
}

test('the first start shows the examples', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Graphs' })).toBeVisible()
  await expect(page.getByRole('link', { name: /three dogs/i }).first()).toBeVisible()
  await expectAccessible(page)
})

test('a graph is renamed in place, duplicated and deleted, by keyboard alone', async ({ page }) => {
  await createGraph(page, 'Machine parts')
  await page.goto('/')
  await page.getByRole('link', { name: 'Machine parts' }).focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toBeFocused()
  await page.keyboard.type('Bearings and gears')
  await page.keyboard.press('Enter')
  const renamed = page.getByRole('link', { name: 'Bearings and gears', exact: true })
  await expect(renamed).toBeFocused()
  await expect(page.getByRole('link', { name: 'Machine parts' })).toHaveCount(0)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Duplicate' }).press('Enter')
  const copy = page.getByRole('link', { name: 'Bearings and gears (copy)' })
  await expect(copy).toBeVisible()

  await copy.press('Delete')
  const dialog = page.getByRole('dialog', { name: 'Delete “Bearings and gears (copy)”?' })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(copy).toBeVisible()
  await copy.press('Delete')
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter')
  await expect(copy).toHaveCount(0)

  await page.reload()
  await expect(renamed).toBeVisible()
  await expect(copy).toHaveCount(0)
})

test('renaming from the menu takes the focus, and Escape keeps the title', async ({ page }) => {
  await createGraph(page, 'Voices')
  await page.goto('/')
  await page.getByRole('button', { name: 'Actions for “Voices”' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  const field = page.getByRole('textbox', { name: 'Title of the graph' })
  await expect(field).toBeFocused()
  await field.fill('Other voices')
  await field.press('Escape')
  await expect(page.getByRole('link', { name: 'Voices', exact: true })).toBeFocused()
})

test('search finds by title and says when nothing is found', async ({ page }) => {
  await createGraph(page, '찾을 앵무새')
  await page.goto('/')
  await page.getByRole('searchbox').fill('앵무새')
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('searchbox').fill('nothing like this')
  await expect(page.getByText('No title has “nothing like this” in it')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(page.getByRole('link', { name: '찾을 앵무새' })).toBeVisible()
})

test('long lists come in pages', async ({ page }) => {
  for (let count = 0; count < 51; count++) await createGraph(page, `Page filler ${count}`)
  await page.goto('/')
  // The newest fifty of all graphs are these as well, so that rows do not tell when the search is done.
  const searched = page.waitForResponse((response) => response.url().includes('q=page'))
  await page.getByRole('searchbox').fill('page filler')
  await searched
  const rows = page.getByRole('link', { name: /^Page filler/ })
  await expect(rows).toHaveCount(50)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows).toHaveCount(51)
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0)
})

test('a new graph opens at once', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'New graph' }).click()
  await expect(page).toHaveURL(/\/graphs\/[A-Za-z0-9_-]+$/)
})

test('without an answer of the server the list says so and tries again', async ({ page }) => {
  await page.route('**/api/v1/graphs?*', (route) => route.abort())
  await page.goto('/')
  await expect(page.getByText('The server does not answer.')).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/v1/graphs?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('listitem').first()).toBeVisible()
})

test('language and theme are chosen in the menu and kept', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Language and theme' }).click()
  await page.getByRole('menuitemradio', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '그래프' })).toBeVisible()
  await page.getByRole('button', { name: '언어와 테마' }).click()
  await page.getByRole('menuitemradio', { name: '어둡게' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'dark',
  )
  await expectAccessible(page)
})

for (const width of [1440, 1024, 390]) {
  test(`nothing reaches over the edge at ${width} px`, async ({ page }) => {
    await createGraph(page, `A title without end ${'and on '.repeat(30)}`)
    await page.setViewportSize({ width, height: 800 })
    await page.goto('/')
    await expect(page.getByRole('listitem').first()).toBeVisible()
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBe(0)
  })
}

test.describe('in a Korean browser', () => {
  test.use({ locale: 'ko-KR' })
  test('the page is Korean from the first byte, in its own font', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: '그래프' })).toBeVisible()
    await page.evaluate(() => document.fonts.ready)
    const loaded = await page.evaluate(() =>
      [...document.fonts].some(
        ({ family, status }) => family.includes('Pretendard') && status === 'loaded',
      ),
    )
    expect(loaded).toBe(true)
  })
})
