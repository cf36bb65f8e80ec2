import type { Locator, Page } from '@playwright/test'
import { expectReady, transferOf, type MediaFile } from './editor'
import { expect } from './fixtures'

/** The photos and sounds of the chats, as they are called there. */
export const media = {
  '⟨photo 1⟩': { name: 'living room.jpg', source: 'living-room.jpg' },
  '⟨photo 2⟩': { name: 'garden.jpg', source: 'garden.jpg' },
  '⟨sound 1⟩': { name: 'bark 1.wav', source: 'bark-one.wav' },
  '⟨sound 2⟩': { name: 'bark 2.wav', source: 'bark-two.wav' },
  '⟨sound 3⟩': { name: 'bark 3.wav', source: 'bark-three.wav' },
} as const

/** Makes an empty graph from the list: the composer is open in it, and takes what is typed. */
export async function openComposer(page: Page): Promise<Locator> {
  await page.goto('/')
  await page.getByRole('button', { name: /^(New graph|새 그래프)$/ }).click()
  await expectReady(page)
  const field = fieldOf(page)
  await expect(field).toBeFocused()
  return field
}

export function composerOf(page: Page): Locator {
  return page.locator('[data-composer]')
}

export function fieldOf(page: Page): Locator {
  return composerOf(page).getByRole('textbox')
}

/** Cards that are only proposed. */
export function draftCards(page: Page, kind?: string): Locator {
  return page.locator(`[data-draft][data-kind${kind === undefined ? '' : `="${kind}"`}]`)
}

/** Pictures and sounds in the text that have arrived. */
export function mediaChips(page: Page): Locator {
  return fieldOf(page).locator('[data-chip="medium"][data-state="ready"]')
}

/** Drops files on the composer: they go to the caret. */
export async function dropOnComposer(page: Page, files: readonly MediaFile[]): Promise<void> {
  const before = await fieldOf(page).locator('[data-chip="medium"]').count()
  const dataTransfer = await transferOf(page, files)
  await composerOf(page).dispatchEvent('dragover', { dataTransfer })
  await composerOf(page).dispatchEvent('drop', { dataTransfer })
  await expect(fieldOf(page).locator('[data-chip="medium"]')).toHaveCount(before + files.length)
  await expect(fieldOf(page)).toBeFocused()
}

/** Pastes HTML or plain text where the caret stands. */
export async function pasteIntoField(
  page: Page,
  data: { readonly html?: string; readonly text: string },
): Promise<void> {
  await fieldOf(page).evaluate((element, given) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', given.text)
    if (given.html !== undefined) clipboardData.setData('text/html', given.html)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    element.dispatchEvent(event)
  }, data)
}

/** What a person does: letters typed, and each drop, press or key besides. */
export type Effort = { typed: number; gestures: number }

/** Writes a chat, at each `⟨name⟩` dropping that file. */
export async function writeChat(
  page: Page,
  chat: string,
  files: Readonly<Record<string, MediaFile>>,
): Promise<Effort> {
  const effort = { typed: 0, gestures: 0 }
  for (const piece of chat.split(/(⟨[^⟩]+⟩)/)) {
    const file = files[piece]
    if (file) {
      await dropOnComposer(page, [file])
      effort.gestures += 1
    } else {
      await page.keyboard.type(piece)
      effort.typed += piece.length
    }
  }
  return effort
}
