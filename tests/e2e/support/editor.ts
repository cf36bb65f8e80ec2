import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSHandle, Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

/** A file as a person would drop it: `source` is one of the examples' own media. */
export type MediaFile = { readonly name: string; readonly source: string }

type Bytes = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }

/** The media type comes from the name, as a browser would tell it. */
export function bytesOf({ name, source }: MediaFile): Bytes {
  return {
    name,
    mimeType: name.endsWith('.wav') ? 'audio/wav' : 'image/jpeg',
    buffer: readFileSync(join('lib/templates/media', source)),
  }
}

/** Opens the list, makes an empty graph there, closes its composer, and the canvas takes gestures. */
export async function newGraph(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'New graph' }).click()
  await expectReady(page)
  await page
    .locator('[data-composer]')
    .getByRole('button', { name: /^Close/ })
    .click()
}

/** Opens a graph of the list by its title. */
export async function openGraph(page: Page, title: string): Promise<void> {
  await page.goto('/')
  // The graphs of other tests may fill the first page of the list.
  const link = page.getByRole('link', { name: title, exact: true })
  await expect(async () => {
    await page.getByRole('searchbox').fill(title)
    await expect(link).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await link.click()
  await expectReady(page)
}

export async function expectReady(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/graphs\/[A-Za-z0-9_-]+$/)
  await expect(page.locator('[data-canvas][data-load="ready"]')).toBeVisible()
  await expect(page.locator('.react-flow__pane')).toBeVisible()
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-save]')).toHaveAttribute('data-save', 'saved')
}

export async function reload(page: Page): Promise<void> {
  await expectSaved(page)
  await page.reload()
  await expectReady(page)
}

/** The cards of a kind, or those of them with this text on them; what is only proposed is none. */
export function cards(page: Page, kind: string, text?: string): Locator {
  const all = page.locator(
    `.react-flow__node [data-node-id][data-kind="${kind}"]:not([data-draft])`,
  )
  return text === undefined ? all : all.filter({ hasText: text })
}

export function wires(page: Page): Locator {
  return page.locator('[data-canvas] [data-edge-id]')
}

/** Lines of the prompt, and media in it, that tell of some node. */
export function promptLines(page: Page): Locator {
  return page.locator('[data-prompt] [data-nodes]')
}

/** The whole prompt with what is folded away, as it stands in the panel. */
export async function promptText(page: Page): Promise<string> {
  return page
    .locator('[data-prompt]')
    .evaluate((element) =>
      [...element.querySelectorAll('h3, summary, p, [data-part]')]
        .map((each) => each.textContent)
        .join('\n'),
    )
}

/** What a drop of these files brings. */
export function transferOf(
  page: Page,
  files: readonly MediaFile[],
): Promise<JSHandle<DataTransfer>> {
  const sent = files
    .map(bytesOf)
    .map(({ buffer, ...rest }) => ({ ...rest, base64: buffer.toString('base64') }))
  return page.evaluateHandle((list) => {
    const transfer = new DataTransfer()
    for (const { name, mimeType, base64 } of list) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], name, { type: mimeType }))
    }
    return transfer
  }, sent)
}

/** Drops files on the canvas, all at once, at a place of it in fractions of its size. */
export async function dropFiles(
  page: Page,
  files: readonly MediaFile[],
  at = { x: 0.5, y: 0.4 },
): Promise<void> {
  const dataTransfer = await transferOf(page, files)
  const pane = page.locator('.react-flow__pane')
  const box = await boxOf(pane)
  const place = {
    clientX: box.x + box.width * at.x,
    clientY: box.y + box.height * at.y,
    dataTransfer,
  }
  await pane.dispatchEvent('dragover', place)
  await pane.dispatchEvent('drop', place)
}

/** Adds a thing with the palette and names it where it stands. */
export async function addThing(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a thing' }).click()
  const field = page.locator('[data-canvas]').getByRole('textbox', { name: 'Name' })
  await expect(field).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(cards(page, 'entity', name)).toBeVisible()
}

/** Adds a set with the palette and names it by keyboard. */
export async function addSet(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a set' }).click()
  await page.keyboard.press('F2')
  const field = page.locator('[data-canvas]').getByRole('textbox', { name: 'Name' })
  await expect(field).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(cards(page, 'set', name)).toBeVisible()
}

/** Waits until the canvas has come to rest. */
export async function expectStill(page: Page): Promise<void> {
  const viewport = page.locator('.react-flow__viewport')
  let before = ''
  await expect(async () => {
    const now = (await viewport.getAttribute('style')) ?? ''
    const isStill = now === before
    before = now
    expect(isStill).toBe(true)
  }).toPass({ intervals: [200] })
}

/** Shows the whole graph and waits until it stands still. */
export async function fit(page: Page): Promise<void> {
  await page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } })
  await page.keyboard.press('f')
  await expectStill(page)
}

/** Pulls a wire from one card to another and says what it means. */
export async function connect(
  page: Page,
  from: Locator,
  to: Locator,
  relation: string,
): Promise<void> {
  await from.hover()
  const end = await boxOf(from.locator('.react-flow__handle-right'))
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2)
  await page.mouse.down()
  const goal = await boxOf(to)
  await page.mouse.move(goal.x + goal.width / 2, goal.y + goal.height / 2, { steps: 8 })
  await page.mouse.up()
  const field = page.getByRole('textbox', { name: 'Relation' })
  await expect(field).toBeFocused()
  await page.keyboard.type(relation)
  await page.keyboard.press('Enter')
  await expect(field).toHaveCount(0)
}

/** Writes by an input method: every letter grows in a composition, and only then is it committed. */
export async function compose(page: Page, steps: readonly (readonly string[])[]): Promise<void> {
  const client = await page.context().newCDPSession(page)
  for (const syllable of steps) {
    for (const text of syllable) {
      await client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
    await client.send('Input.insertText', { text: syllable.at(-1) ?? '' })
  }
  await client.detach()
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('what should be on the screen is not there')
  return box
}

/** Takes the network away, and waits until no request gets out: on a busy machine the browser hears of it late. */
export async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  const isReached = () =>
    page.evaluate(() =>
      fetch('/api/v1/health', { cache: 'no-store' }).then(
        () => true,
        () => false,
      ),
    )
  await expect.poll(isReached).toBe(false)
}
