import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  comeBack,
  cut,
  enterNote,
  expectOffline,
  expectStatus,
  heal,
  noteField,
  openDogs,
  openDogsByList,
  rename,
  secondTab,
  stored,
  storedNode,
} from './support/dogs'
import { expect, test } from './support/fixtures'
import {
  addThing,
  cards,
  dropFiles,
  expectReady,
  expectSaved,
  openGraph,
  promptLines,
  promptText,
  reload,
  wires,
  goOffline,
} from './support/editor'

const run = promisify(execFile)

test('ES9 without a network the status says so, the work is sent by itself and outlives a reload', async ({
  page,
}) => {
  const id = await openDogs(page, 'No network')
  await expectStatus(page, 'saved', 'Saved')
  await goOffline(page)
  await addThing(page, 'Fido')
  await expectOffline(page)
  await expect(promptLines(page).filter({ hasText: 'E3 "Fido"' })).toHaveCount(1)
  expect((await stored(page, id)).nodes).toHaveLength(3)

  await page.context().setOffline(false)
  await expectStatus(page, 'saved', 'Saved')
  expect((await stored(page, id)).nodes.filter(({ label }) => label === 'Fido')).toHaveLength(1)
  await reload(page)
  await expect(cards(page, 'entity', 'Fido')).toHaveCount(1)
})

test('ES6, ES9 while an answer is awaited nothing is called saved; one that is lost is asked for again', async ({
  page,
}) => {
  const id = await openDogs(page, 'A lost answer')
  const batchIds: string[] = []
  let lose: () => void = () => undefined
  const isLost = new Promise<void>((resolve) => (lose = resolve))
  await page.route('**/commands', async (route) => {
    const batch = route.request().postDataJSON() as { batchId: string }
    batchIds.push(batch.batchId)
    if (batchIds.length > 1) return route.continue()
    await route.fetch()
    await isLost
    await route.abort()
  })
  await rename(page, 'Rex', 'Fido')
  await expect.poll(async () => (await storedNode(page, id, 'rex'))?.label).toBe('Fido')
  await expectStatus(page, 'saving', 'Saving')
  lose()
  await expectSaved(page)
  expect(batchIds).toEqual([batchIds[0], batchIds[0]])
  const log = await page.request.get(`/api/v1/graphs/${id}/commands?after=0`)
  const { batches } = (await log.json()) as { batches: { batchId: string }[] }
  expect(batches.filter(({ batchId }) => batchId === batchIds[0])).toHaveLength(1)
})

test('ES8 without a network the logo asks first, and who stays has lost nothing', async ({
  page,
}) => {
  const id = await openDogs(page, 'Asked')
  await goOffline(page)
  await rename(page, 'Rex', 'Fido')
  await expectOffline(page)
  const asked = page.waitForEvent('dialog')
  await page.getByRole('link', { name: 'To your graphs' }).click({ noWaitAfter: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expectOffline(page)
  await expect(cards(page, 'entity', 'Fido')).toBeVisible()
  await page.context().setOffline(false)
  await expectSaved(page)
  expect((await storedNode(page, id, 'rex'))?.label).toBe('Fido')
})

test('ES8 by the logo unsent work goes along to the list, is found again and is sent', async ({
  page,
}) => {
  const id = await openDogs(page, 'By the logo')
  await cut(page)
  await rename(page, 'Rex', 'Fido')
  await expectOffline(page)
  await page.getByRole('link', { name: 'To your graphs' }).click()
  const notice = page.getByText('Changes to By the logo are kept in this tab')
  await expect(notice).toBeVisible()
  await page.getByRole('link', { name: 'By the logo' }).first().click()
  await expectReady(page)
  await expect(cards(page, 'entity', 'Fido')).toBeVisible()
  await expectOffline(page)
  expect((await storedNode(page, id, 'rex'))?.label).toBe('Rex')
  await heal(page)
  await comeBack(page)
  await expectSaved(page)
  expect((await storedNode(page, id, 'rex'))?.label).toBe('Fido')
})

test('ES8 by Back unsent work goes along, and is sent from the list once there is a network', async ({
  page,
}) => {
  const id = await openDogsByList(page, 'By Back')
  await goOffline(page)
  await rename(page, 'Rex', 'Fido')
  await expectOffline(page)
  await page.goBack()
  const notice = page.getByText('Changes to By Back are kept in this tab')
  await expect(notice).toBeVisible()
  await page.goForward()
  await expect(cards(page, 'entity', 'Fido')).toBeVisible()
  await page.goBack()
  await expect(notice).toBeVisible()
  await page.context().setOffline(false)
  // Sooner than the next try, which by now is seconds away.
  await expect(notice).toHaveCount(0, { timeout: 3_000 })
  expect((await storedNode(page, id, 'rex'))?.label).toBe('Fido')
})

test('ES16 half a relation outlives Back, and half a title a reload', async ({ page }) => {
  const id = await openDogsByList(page, 'Half typed')
  await wires(page).first().click()
  await page.keyboard.press('Alt+Digit3')
  await page.getByRole('combobox', { name: 'Relation' }).fill('licks')
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Graphs' })).toBeVisible()
  await page.goForward()
  await expectReady(page)
  await expect(wires(page)).toHaveText('licks')

  // While the browser asks, nothing can follow a request that is still on its way.
  await expectSaved(page)
  await page.getByRole('textbox', { name: 'Title of the graph' }).fill('Typed whole')
  const asked = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await expect.poll(async () => (await stored(page, id)).title).toBe('Typed whole')
  await dialog.accept()
  await reloaded
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('Typed whole')
})

test('ES9, ES10 “Try again” sends a file that found no server, and opens a graph that found none', async ({
  page,
}) => {
  const id = await openDogs(page, 'A file')
  let triesCount = 0
  await page.route('**/api/v1/media', (route) => {
    triesCount += 1
    return route.abort()
  })
  await dropFiles(page, [{ name: 'garden.jpg', source: 'garden.jpg' }])
  const tray = page.getByRole('region', { name: 'Files on their way' })
  await expect(tray.getByRole('alert')).toHaveText(/^The server does not answer\. The file is kept/)
  await expectStatus(page, 'files', 'Files not sent: see their notice')
  // By then it is long until the file would go by itself.
  await expect.poll(() => triesCount, { timeout: 20_000 }).toBeGreaterThan(3)
  await page.unroute('**/api/v1/media')
  await tray.getByRole('button', { name: 'Try again' }).click()
  await expect(cards(page, 'image')).toHaveCount(1, { timeout: 5_000 })
  await expect(tray).toHaveCount(0)
  await expectSaved(page)
  const image = (await stored(page, id)).nodes.find(({ kind }) => kind === 'image')
  expect(image).toMatchObject({ label: 'garden', asset: { mediaType: 'image/jpeg' } })

  await cut(page)
  await page.reload()
  await expect(page.getByText('The server does not answer', { exact: true })).toBeVisible()
  await expect(page.locator('[data-save]')).toHaveCount(0)
  await heal(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expectReady(page)
  await expect(cards(page, 'image')).toHaveCount(1)
})

test('ES2, ES11 two tabs that did not hear of each other end with the work of both', async ({
  page,
}) => {
  const id = await openDogs(page, 'Two tabs apart')
  const second = await secondTab(page)
  await cut(page)
  await cut(second)
  await rename(page, 'Rex', 'Fido')
  await enterNote(page, 'Control+Home')
  await page.keyboard.type('Today: ')
  await rename(second, 'Bello', 'Laika')
  await enterNote(second, 'Control+End')
  await second.keyboard.type(' Both snore.')
  await expectOffline(page)
  await expectOffline(second)

  for (const tab of [page, second]) {
    await heal(tab)
    await comeBack(tab)
  }
  for (const tab of [page, second]) await expectSaved(tab)
  const { nodes } = await stored(page, id)
  expect(nodes.map(({ label, text }) => label ?? text)).toEqual([
    'Fido',
    'Laika',
    'Today: The dogs sleep. Both snore.',
  ])
  for (const tab of [page, second]) {
    await comeBack(tab)
    await expect(cards(tab, 'entity', 'Fido')).toHaveCount(1)
    await expect(cards(tab, 'entity', 'Laika')).toHaveCount(1)
    await expect(noteField(tab)).toHaveValue('Today: The dogs sleep. Both snore.')
  }
  expect(await promptText(second)).toBe(await promptText(page))
  await second.close()
})

test('ES15 two tabs that write in one note at once mix no letters', async ({ page }) => {
  const id = await openDogs(page, 'Two tabs at once')
  const second = await secondTab(page)
  await enterNote(page, 'Control+Home')
  await enterNote(second, 'Control+End')
  for (const round of ['one', 'two']) {
    await Promise.all([page.keyboard.type(`${round}, `), second.keyboard.type(` ${round}.`)])
    for (const tab of [page, second]) await expectSaved(tab)
  }
  const text = 'one, two, The dogs sleep. one. two.'
  expect((await storedNode(page, id, 'note'))?.text).toBe(text)
  for (const tab of [page, second]) {
    await comeBack(tab)
    await expect(noteField(tab)).toHaveValue(text)
  }
  // Escape takes back what was typed here, and nothing of what was typed there.
  await page.keyboard.press('Escape')
  await expectSaved(page)
  const rest = 'The dogs sleep. one. two.'
  expect((await storedNode(page, id, 'note'))?.text).toBe(rest)
  await comeBack(second)
  await expect(noteField(second)).toHaveValue(rest)
  await second.close()
})

test('ES3, ES13 what was written in a node that another tab removed is told and can be taken along', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const id = await openDogs(page, 'A node gone')
  const second = await secondTab(page)
  await cut(page)
  await rename(page, 'Rex', 'Rex with the red collar')
  await rename(page, 'Bello', 'Laika')
  await expectOffline(page)
  await cards(second, 'entity', 'Rex').click()
  await second.keyboard.press('Delete')
  await expectSaved(second)

  await heal(page)
  const notice = page.getByRole('alert').filter({ hasText: 'A change was not saved' })
  await expect(notice).toContainText('“Rex” was removed elsewhere')
  await expectStatus(page, 'refused', 'Not saved')
  await expect(cards(page, 'entity', 'Rex')).toHaveCount(0)
  await notice.getByRole('button', { name: 'Copy what was not saved' }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('with the red collar')
  expect((await stored(page, id)).nodes.map(({ label }) => label)).toEqual(['Laika', undefined])
  await notice.getByRole('button', { name: 'Dismiss' }).click()
  await expectStatus(page, 'saved', 'Saved')
  await second.close()
})

test('ES7 a graph that was deleted elsewhere is kept as a new one, unsent work included', async ({
  page,
}) => {
  const id = await openDogs(page, 'Deleted elsewhere')
  await cut(page)
  await rename(page, 'Rex', 'Fido')
  await enterNote(page, 'Control+End')
  await page.keyboard.type(' Not for long.')
  await expectOffline(page)
  expect((await page.request.delete(`/api/v1/graphs/${id}`)).ok()).toBe(true)

  await heal(page)
  await comeBack(page)
  const banner = page.getByRole('alert').filter({ hasText: 'This graph was deleted elsewhere' })
  await expect(banner).toBeVisible()
  await expectStatus(page, 'refused', 'Not saved')
  await banner.getByRole('button', { name: 'Keep as a new graph' }).click()
  await expect(page).not.toHaveURL(new RegExp(id))
  await expectReady(page)
  await expect(banner).toHaveCount(0)
  await expectSaved(page)
  await expect(cards(page, 'entity', 'Fido')).toBeVisible()
  const kept = await stored(page, page.url().split('/').at(-1) ?? '')
  expect(kept.title).toBe('Deleted elsewhere')
  expect(kept.nodes.map(({ label, text }) => label ?? text)).toEqual([
    'Fido',
    'Bello',
    'The dogs sleep. Not for long.',
  ])
  await page.getByRole('link', { name: 'To your graphs' }).click()
  await expect(page.getByRole('link', { name: 'Deleted elsewhere', exact: true })).toHaveCount(1)
  await expect(page.getByText(/^Changes to/)).toHaveCount(0)
})

test('ES12 the copied command runs, and prints the very request that is copied as JSON', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openGraph(page, 'Three dogs')
  const copyAs = async (name: string) => {
    await page.evaluate(() => navigator.clipboard.writeText(''))
    await page.getByRole('button', { name: 'Copy the prompt' }).click()
    await page.getByRole('menuitem', { name }).click()
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
    await expect.poll(clipboard).not.toBe('')
    return clipboard()
  }
  const command = await copyAs('Copy as cURL')
  const options = { maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run('bash', ['-o', 'pipefail', '-c', command], options)
  const printed = JSON.parse(stdout) as { contents: { parts: { inlineData?: object }[] }[] }
  expect(printed).toEqual(JSON.parse(await copyAs('Copy the request as JSON')))
  const parts = printed.contents.flatMap((turn) => turn.parts)
  expect(parts.filter(({ inlineData }) => inlineData)).toHaveLength(5)
  expect(stdout).toContain('E3 \\"third dog\\"')
})
