import { strFromU8, unzipSync } from 'fflate'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { expect, test } from './support/fixtures'
import { openCopy } from './support/phrases'
import { expectSaved, promptText } from './support/editor'

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test('ES22, ES14 a model, a budget and own figures change what is shown and what the server compiles', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Budgeted')
  const panel = page.locator('[data-prompt]')
  await expect(panel).toContainText('ymin 168, xmin 113')
  await page.getByRole('button', { name: 'Gemini', exact: true }).click()
  await page.getByRole('menuitemradio', { name: 'Claude' }).click()
  await expect(panel).toContainText('box x1 136, y1 134, x2 504, y2 413 in pixels of 1200 × 800')
  await expect(page.getByText('hear Audio 1, Audio 2, Audio 3')).toBeVisible()

  await page.getByRole('button', { name: 'Budget and limits' }).click()
  const dialog = page.getByRole('dialog')
  const tokens = dialog.getByLabel('Tokens', { exact: true })
  await tokens.fill('0.5')
  await expect(tokens).toHaveAttribute('aria-invalid', 'true')
  await expect(tokens).toHaveAccessibleDescription('A whole number of 1 or more.')
  await expect(dialog.getByRole('button', { name: 'Use them' })).toBeDisabled()
  await dialog.getByLabel('Pictures', { exact: true }).fill('1,000')
  await tokens.fill('700')
  await dialog.getByLabel('Longest side of a picture, in pixels').fill('600')
  await dialog.getByRole('button', { name: 'Use them' }).click()
  await expect(page.getByText(/^[0-9]+ left out$/)).toBeVisible()
  await expect(page.getByText('and 700 are to be used', { exact: false })).toBeVisible()

  // What is shown is what the server compiles with the same settings.
  await page.getByRole('button', { name: 'Copy the prompt' }).click()
  await page.getByRole('menuitem', { name: 'Copy as TypeScript' }).click()
  const program = await page.evaluate(() => navigator.clipboard.readText())
  expect(program).toContain("import Anthropic from '@anthropic-ai/sdk'")
  const body = /body: JSON\.stringify\((\{.*\})\)/.exec(program)?.[1] ?? ''
  const address = /fetch\("([^"]+)"/.exec(program)?.[1] ?? ''
  const answer = await page.request.post(address, { data: JSON.parse(body) })
  expect(answer.status()).toBe(200)
  const { request, manifest } = await answer.json()
  expect(manifest.tokens.total).toBeLessThanOrEqual(700)
  const told = request.messages
    .flatMap((message: { content: { text?: string }[] }) => message.content)
    .flatMap((block: { text?: string }) => block.text ?? [])
    .join('')
  const shown = await promptText(page)
  for (const line of told.split('\n').filter((each: string) => /^(?:E|Set )[0-9]/.test(each))) {
    expect(shown.replace(/\s+/g, ' ')).toContain(line.replace(/\s+/g, ' '))
  }
})

test('ES21 a node is taken out, put back, pinned from the list of omissions, and each is undone', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Pinned')
  const panel = page.locator('[data-prompt]')
  await expect(panel).toContainText('Image 2: "garden"')
  await page.locator('[data-node-id="p2"] h2').click()
  await page.getByRole('tab', { name: 'Node' }).click()
  await page.getByLabel('In prompts').selectOption('never')
  await page.getByRole('tab', { name: 'Prompt' }).click()
  await expect(panel).not.toContainText('Image 2: "garden"')
  await expect(page.getByRole('list', { name: 'Not in the prompt, and pinned' })).toContainText(
    'taken out',
  )
  await page.getByRole('button', { name: 'Put back into prompts' }).click()
  await expect(panel).toContainText('Image 2: "garden"')
  await page.keyboard.press('Control+z')
  await expect(panel).not.toContainText('Image 2: "garden"')
  await page.keyboard.press('Control+z')
  await expect(panel).toContainText('Image 2: "garden"')
  await expectSaved(page)
})

test('ES23 the prompt is taken to another chat as text and files that carry their names', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Taken')
  await expect(page.locator('[data-prompt]')).toContainText('Image 1: "living room"')
  await page.getByRole('button', { name: 'Copy the prompt' }).click()
  await page.getByRole('menuitem', { name: 'Take it to ChatGPT, Gemini or Claude' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('attach 3 files in ChatGPT, all but prompt.md')
  await dialog.getByRole('button', { name: 'Copy the text' }).click()
  const text = await page.evaluate(() => navigator.clipboard.readText())
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Taken.zip')
  const files = unzipSync(new Uint8Array(await readFile(await download.path())))
  const names = Object.keys(files)
  expect(names).toEqual(['prompt.md', 'Image 1.jpg', 'Image 1 marked.jpg', 'Image 2.jpg'])
  for (const name of names.slice(1)) expect(text).toContain(`(<${name}>)`)
  expect(strFromU8(files['prompt.md'] as Uint8Array)).toBe(text)
  // The strip stands below the picture, which keeps its own size.
  const { width, height } = await sharp(files['Image 1.jpg']).metadata()
  expect(width).toBe(1200)
  expect(height).toBeGreaterThan(800)
})

test('ES23 the plain chat stands beside the graph', async ({ page, baseURL }) => {
  await openCopy(page, baseURL, 'Compared')
  await expect(page.locator('[data-prompt]')).toContainText('Image 1: "living room"')
  await page.getByRole('button', { name: 'Copy the prompt' }).click()
  await page.getByRole('menuitem', { name: 'Compare with a plain chat' }).click()
  const plain = page.getByRole('region', { name: 'Plain chat' })
  const graph = page.getByRole('region', { name: 'With the graph' })
  await expect(plain).toContainText('The first and the third are the white dogs')
  await expect(plain).not.toContainText('[E1]')
  await expect(graph).toContainText('The first [E1] and the third [E3]')
})
