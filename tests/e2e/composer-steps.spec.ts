import type { Locator, Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import {
  composerOf,
  draftCards,
  dropOnComposer,
  media,
  mediaChips,
  openComposer,
  pasteIntoField,
} from './support/composer'
import { cards, dropFiles, expectReady, newGraph, promptText, goOffline } from './support/editor'

test('ED11, ED15 what was left out or changed is undone in the field, in the order in which it was done', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.keyboard.type('I have four chairs.')
  const things = draftCards(page, 'entity')
  await expect(things).toHaveCount(4)
  await things.filter({ hasText: 'second chair' }).hover()
  await page.getByRole('button', { name: 'Leave out “second chair”' }).click()
  await expect(things).toHaveCount(3)
  await expect(field).toBeFocused()
  await things
    .filter({ hasText: 'first chair' })
    .getByRole('button', { name: 'Change “first chair”' })
    .click()
  await page.keyboard.type('Stool')
  await page.keyboard.press('Enter')
  await expect(things.filter({ hasText: 'Stool' })).toHaveCount(1)
  await expect(field).toBeFocused()

  await page.keyboard.press('Control+z')
  await expect(things.filter({ hasText: 'Stool' })).toHaveCount(0)
  await expect(things).toHaveCount(3)
  await page.keyboard.press('Control+z')
  await expect(things).toHaveCount(4)
  await expect(field).toHaveText('I have four chairs.')
  await page.keyboard.press('Control+Shift+z')
  await expect(things).toHaveCount(3)

  // In the list as well, where the focus stays with what comes next.
  await page.getByRole('button', { name: 'Show all that is proposed' }).click()
  const all = page.getByRole('dialog', { name: 'Proposed' })
  await all.getByRole('button', { name: 'Leave out “third chair”' }).click()
  await expect(things).toHaveCount(2)
  await expect(all.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(things).toHaveCount(3)
  await expect(field).toHaveText('I have four chairs.')
})

test('ED16 undo of what was kept brings its text back, and redo takes it away', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.keyboard.type('I have two lamps. It is dark.')
  await expect(draftCards(page, 'entity')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(cards(page, 'entity')).toHaveCount(2)
  await expect(field).toHaveText('')
  await page.keyboard.press('Control+z')
  await expect(cards(page, 'entity')).toHaveCount(0)
  await expect(field).toHaveText('I have two lamps. It is dark.')
  await expect(draftCards(page, 'entity')).toHaveCount(2)
  await page.keyboard.press('Control+Shift+z')
  await expect(cards(page, 'entity')).toHaveCount(2)
  await expect(field).toHaveText('')
  // What is being written is not overwritten, and of two that are undone in turn none is lost.
  await page.keyboard.type('They are old.')
  await page.keyboard.press('Enter')
  await expect(cards(page, 'text', 'They are old')).toHaveCount(1)
  await page.keyboard.type('Another')
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.click()
  await expect(field.locator('p')).toHaveText(['They are old.', 'Another'])
  await undo.click()
  await expect(cards(page, 'entity')).toHaveCount(0)
  const lines = ['I have two lamps. It is dark.', 'They are old.', 'Another']
  await expect(field.locator('p')).toHaveText(lines)
  // Kept again, things are called as they were.
  await field.press('Enter')
  await field.press('Enter')
  await expect(cards(page, 'entity')).toHaveText([/E1/, /E2/])
})

for (const [locale, note, mixed] of [
  ['en-US', 'Keep 1 note', /^Keep 2 things, 2 notes, 1 question/],
  ['ko-KR', '메모 1개 담기', /^대상 2개, 메모 2개, 질문 1개 담기/],
] as const) {
  test.describe(locale, () => {
    test.use({ locale })
    test(`ED17 the button says how much is kept (${locale})`, async ({ page }) => {
      await openComposer(page)
      const foot = composerOf(page)
      await page.keyboard.type('It rains here.')
      await expect(foot.getByRole('button', { name: note })).toBeVisible()
      await page.keyboard.press('Control+a')
      await pasteIntoField(page, {
        text: 'User: I have two cups.\nAssistant: Fine.\nUser: Which is older?',
      })
      await expect(foot.getByRole('button', { name: mixed })).toBeVisible()
    })
  })
}

test('ED18 the turns of a pasted conversation stand and are told as they were said', async ({
  page,
}) => {
  const field = await openComposer(page)
  const turns = [
    'User: My kiln is cold. Why does it not heat?',
    'Assistant: The fuse may have blown.',
    'User: I changed the fuse. What else can I try?',
  ]
  await pasteIntoField(page, { text: turns.join('\n') })
  await expect(field.locator('p')).toHaveCount(3)
  await page.keyboard.press('Enter')
  await expect(cards(page, 'question')).toHaveCount(2)
  await expect(cards(page, 'answer')).toHaveCount(1)
  const tops = await Promise.all(
    [
      cards(page, 'text', 'kiln'),
      cards(page, 'question', 'not heat'),
      cards(page, 'answer'),
      cards(page, 'text', 'changed'),
      cards(page, 'question', 'else'),
    ].map(async (each) => (await each.boundingBox())?.y ?? NaN),
  )
  expect(tops).toEqual(tops.toSorted((a, b) => a - b))
  const prompt = () => promptText(page)
  await expect.poll(prompt).toMatch(/not heat\?[^]*may have blown[^]*What else can I try/)
})

test('EM5 an @ that finds nothing says so, and Escape closes that before the composer', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.keyboard.type('I have two cups. See @zzz')
  const none = page.getByText('Nothing here is called “zzz”')
  await expect(none).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(none).toHaveCount(0)
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(composerOf(page)).toHaveCount(0)
})

test('ES10 a file that came down without a network is sent by itself once there is one', async ({
  page,
}) => {
  await newGraph(page)
  await goOffline(page)
  await dropFiles(page, [media['⟨photo 2⟩']])
  const tray = page.getByRole('region', { name: 'Files on their way' })
  await expect(tray.getByRole('alert')).toContainText('sent once it does')
  await page.context().setOffline(false)
  await expect(cards(page, 'image')).toHaveCount(1)
  await expect(tray).toHaveCount(0)
})

/** Writes a text whose file this page never gets to the server, until the browser has kept it. */
async function writeWithFileOnItsWay(page: Page): Promise<Locator> {
  const field = await openComposer(page)
  page.on('dialog', (dialog) => void dialog.accept())
  // No answer ever comes.
  await page.route('**/api/v1/media', () => undefined)
  await page.keyboard.type('My dog is in ')
  await dropOnComposer(page, [media['⟨photo 1⟩']])
  await page.keyboard.type('.')
  await expect(field.locator('[data-chip="medium"][data-state="sending"]')).toHaveCount(1)
  // A moment later the browser has the text.
  await expect
    .poll(() => page.evaluate(() => JSON.stringify({ ...localStorage })))
    .toContain('living room')
  return field
}

test('ED9 a file that was on its way when the page was left is sent by the next one', async ({
  page,
}) => {
  const field = await writeWithFileOnItsWay(page)
  await page.unroute('**/api/v1/media')
  await page.reload()
  await expectReady(page)
  await expect(mediaChips(page)).toHaveCount(1)
  await expect(field).toContainText('My dog is in living room.')
  const kept = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('deixis', 1)
          opening.onsuccess = () => {
            const all = opening.result.transaction('files').objectStore('files').getAll()
            all.onsuccess = () => resolve(all.result.filter(({ file }) => file).length)
          }
        }),
    )
  await expect.poll(kept).toBe(0)
})

test('ED9 a file that one tab is sending is sent by no other, until that one is gone', async ({
  page,
  context,
}) => {
  await writeWithFileOnItsWay(page)
  const other = await context.newPage()
  let sentCount = 0
  other.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/media')) sentCount += 1
  })
  await other.goto(page.url())
  await expectReady(other)
  await expect(other.locator('[data-chip="medium"][data-state="sending"]')).toHaveCount(1)
  await other.waitForTimeout(500)
  expect(sentCount).toBe(0)
  await page.close()
  await expect(other.locator('[data-chip="medium"][data-state="ready"]')).toHaveCount(1)
  expect(sentCount).toBe(1)
})
