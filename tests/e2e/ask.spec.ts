import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cards, expectReady, expectSaved, newGraph, openGraph, reload } from './support/editor'
import { expect, test } from './support/fixtures'

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('deixis.tab', 'ask'))
})

test('EK1, EK2 the example opens with a question that the graph has answered, lit on the canvas', async ({
  page,
}) => {
  await openGraph(page, 'Three dogs')
  const panel = page.locator('[data-ask="answered"]')
  await expect(panel).toContainText('on the chair')
  await expect(panel).toContainText('Proven by the graph')
  await expect(panel.locator('[data-proof] li')).toHaveCount(2)
  await expect(panel.locator('[data-proof]')).toContainText('third dog')
  await expect(cards(page, 'audio', 'bark three')).toHaveAttribute('data-lit', /.*/)
  const { violations } = await new AxeBuilder({ page }).analyze()
  const severe = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(severe.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
})

/** The example without its media, so that no other test finds it changed. */
async function openOwnDogs(page: Page): Promise<void> {
  const document = JSON.parse(readFileSync('lib/templates/three-dogs.en.json', 'utf8')) as {
    title: string
    nodes: { asset?: unknown }[]
  }
  document.title = 'Dogs to ask about'
  for (const node of document.nodes) delete node.asset
  const made = await page.request.post('/api/v1/graphs', { data: { document } })
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/graphs/${id}`)
  await expectReady(page)
}

test('EK1, EK3, EK4 another question is answered as it is typed, its query is run again, and the answer kept', async ({
  page,
}) => {
  await openOwnDogs(page)
  const box = page.getByRole('textbox', { name: 'Question' })
  await box.fill('Which dogs have short legs?')
  const panel = page.locator('[data-ask="answered"]')
  const answer = panel.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('second dog')
  await expect(answer).toContainText('third dog')
  await expect(answer).not.toContainText('first dog')

  await box.fill('다리가 짧은 개는 몇 마리야?')
  await expect(answer).toContainText('2개예요')
  await box.fill('How many dogs have curly white fur?')
  await expect(answer).toContainText('2: ')

  await panel.locator('[data-plan] summary').click()
  await panel.getByRole('button', { name: 'Run' }).first().click()
  await expect(panel.locator('[data-rows="2"]')).toContainText('first dog')

  await panel.getByRole('button', { name: 'Keep as a node' }).click()
  await expect(panel.getByRole('button', { name: 'Kept' })).toBeDisabled()
  await expect(cards(page, 'answer')).toContainText('first dog')
  await expectSaved(page)
  await reload(page)
  await expect(cards(page, 'answer')).toContainText('first dog')
})

test('EK5 what the graph cannot answer is said, with questions that it can', async ({ page }) => {
  await openOwnDogs(page)
  await page.getByRole('textbox', { name: 'Question' }).fill('Which dog won the race?')
  const panel = page.locator('[data-ask="notUnderstood"]')
  await expect(panel).toContainText('won, race')
  const first = panel
    .getByRole('region', { name: 'What the graph can answer' })
    .getByRole('button')
    .first()
  const asked = await first.innerText()
  await first.click()
  await expect(page.locator('[data-ask="answered"]')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(asked)
})

test('EK5 a graph without a question says what to do', async ({ page }) => {
  await newGraph(page)
  const panel = page.locator('[data-ask="empty"]')
  await panel.getByRole('button', { name: 'Write a question' }).click()
  await expect(page.getByRole('textbox', { name: 'Question' })).toBeFocused()
})
