import type { Locator, Page } from '@playwright/test'
import { cards, expectReady, openGraph } from './editor'
import { expect } from './fixtures'

type Kept = {
  readonly id: string
  readonly kind: string
  readonly label?: string
  readonly text?: string
}
type Stored = { readonly title: string; readonly nodes: readonly Kept[] }

const dogs = {
  nodes: [
    { id: 'rex', kind: 'entity', label: 'Rex' },
    { id: 'bello', kind: 'entity', label: 'Bello' },
    { id: 'note', kind: 'text', text: 'The dogs sleep.' },
  ],
  edges: [{ source: 'rex', target: 'bello', relation: 'chases' }],
}

async function createDogs(page: Page, title: string): Promise<string> {
  const answer = await page.request.post('/api/v1/graphs', {
    data: { document: { ...dogs, title } },
  })
  expect(answer.status()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

export async function openDogs(page: Page, title: string): Promise<string> {
  const id = await createDogs(page, title)
  await page.goto(`/graphs/${id}`)
  await expectReady(page)
  return id
}

/** Opens it by the list, so that there is a page to go back to. */
export async function openDogsByList(page: Page, title: string): Promise<string> {
  const id = await createDogs(page, title)
  await openGraph(page, title)
  return id
}

/** The same graph in another tab of the same browser. */
export async function secondTab(page: Page): Promise<Page> {
  const second = await page.context().newPage()
  await second.goto(page.url())
  await expectReady(second)
  return second
}

/** The server's own copy, whatever the network of a page does. */
export async function stored(page: Page, id: string): Promise<Stored> {
  const answer = await page.request.get(`/api/v1/graphs/${id}`)
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { document: Stored }).document
}

export async function storedNode(page: Page, id: string, node: string): Promise<Kept | undefined> {
  return (await stored(page, id)).nodes.find((each) => each.id === node)
}

/** Takes the API away from one tab; pages and the other tabs still reach the server. */
export async function cut(page: Page): Promise<void> {
  await page.route('**/api/v1/**', (route) => route.abort())
}

export async function heal(page: Page): Promise<void> {
  await page.unroute('**/api/v1/**')
}

/** Comes back to a tab. A browser without a screen never takes the focus from one, so it is told. */
export async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}

export async function expectStatus(page: Page, status: string, words: string): Promise<void> {
  const state = page.locator('[data-save]')
  await expect(state).toHaveAttribute('data-save', status)
  await expect(state).toHaveText(words)
}

export const expectOffline = (page: Page) =>
  expectStatus(page, 'offline', 'Offline: kept in this tab until the server answers. Keep it open.')

export async function rename(page: Page, from: string, to: string): Promise<void> {
  await cards(page, 'entity', from).click()
  await page.keyboard.press('F2')
  const field = page.locator('[data-canvas]').getByRole('textbox', { name: 'Name' })
  await expect(field).toBeFocused()
  await field.fill(to)
  await page.keyboard.press('Enter')
  await expect(cards(page, 'entity', to)).toBeVisible()
}

/** Puts the caret into the note, at its beginning or its end. */
export async function enterNote(page: Page, key: 'Control+Home' | 'Control+End'): Promise<void> {
  await cards(page, 'text').click()
  await page.keyboard.press('F2')
  await expect(noteField(page)).toBeFocused()
  await page.keyboard.press(key)
}

export function noteField(page: Page): Locator {
  return page.locator('[data-canvas]').getByRole('textbox', { name: 'Text' })
}
