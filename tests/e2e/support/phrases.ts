import type { Page } from '@playwright/test'
import { cards, openGraph } from './editor'
import { expect } from './fixtures'

/** Every test works on a copy of its own, under a title of its own, so that the example stays as it is. */
export async function openCopy(page: Page, baseURL: string, title: string): Promise<void> {
  const graphs = `${baseURL}/api/v1/graphs`
  const list = (await (await page.request.get(`${graphs}?q=Three`)).json()) as {
    readonly graphs: readonly { readonly id: string; readonly title: string }[]
  }
  const example = list.graphs.find((each) => each.title === 'Three dogs')
  const { document } = (await (await page.request.get(`${graphs}/${example?.id}`)).json()) as {
    readonly document: unknown
  }
  const made = await page.request.post(graphs, { data: { title, document } })
  expect(made.status()).toBe(201)
  await openGraph(page, title)
}

/** A new note that takes what is typed. */
export async function addNote(page: Page) {
  await page.getByRole('button', { name: 'Add a note' }).click()
  const field = page.locator('[data-canvas]').getByRole('textbox', { name: 'Text' })
  await expect(field).toBeFocused()
  return field
}

export const leaveField = (page: Page) => page.keyboard.press('Control+Enter')

/** The phrases of a note that is read, with what stands raised behind them. */
export function chips(page: Page, note: string) {
  return cards(page, 'text', note).locator('[data-mention]')
}
