import type { Locator } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { cards, newGraph } from './support/editor'
import { openSound, storedSounds } from './support/segments'
import { findChromium } from './support/chromium'

const { executablePath, args, env } = findChromium()

test.use({
  permissions: ['microphone'],
  launchOptions: {
    executablePath,
    args: [...args, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
    env,
  },
})

/** Waits until so many seconds are recorded, and tells how many are. */
async function recorded(dialog: Locator, seconds: number): Promise<number> {
  const read = async () =>
    Number((await dialog.locator('[data-elapsed]').textContent())?.split(':')[1])
  await expect.poll(read).toBeGreaterThanOrEqual(seconds)
  return read()
}

const graphIdOf = (url: string) => url.split('/').at(-1) ?? ''

test('EA15 what is recorded becomes a sound of the right length', async ({ page }) => {
  await newGraph(page)
  await page.getByRole('button', { name: 'Record a sound' }).click()
  const dialog = page.getByRole('dialog', { name: 'Record a sound' })
  await expect(dialog.getByRole('button', { name: 'Stop and keep' })).toBeFocused()
  await recorded(dialog, 1)
  // What sounds while it is paused is not in it.
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Paused')
  const paused = await dialog.locator('[data-elapsed]').textContent()
  await page.waitForTimeout(1_000)
  expect(await dialog.locator('[data-elapsed]').textContent()).toBe(paused)
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog.getByRole('meter')).not.toHaveAttribute('aria-valuenow', '0')
  const shown = await recorded(dialog, 2)
  await dialog.getByRole('button', { name: 'Stop and keep' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(cards(page, 'audio')).toHaveCount(1)
  const [sound] = await storedSounds(page, graphIdOf(page.url()))
  expect(sound?.asset?.mediaType).toBe('audio/wav')
  expect(sound?.asset?.durationSeconds).toBeGreaterThan(shown - 0.5)
  expect(sound?.asset?.durationSeconds).toBeLessThan(shown + 2)
  const media = await page.request.get(`/api/v1/media/${sound?.asset?.hash}`)
  const bytes = await media.body()
  expect(bytes.readUInt16LE(22)).toBe(1)
  expect(bytes.readUInt16LE(34)).toBe(16)
  expect(bytes.subarray(44).some((byte) => byte !== 0)).toBe(true)
})

test('EA15 it fills a sound that has no file, and can be given up', async ({ page }) => {
  const id = await openSound(page, [], 0)
  await cards(page, 'audio').locator('h2').click()
  await page.getByRole('tab', { name: 'Node' }).click()
  const start = page.getByRole('tabpanel').getByRole('button', { name: 'Record a sound' })
  await start.click()
  const dialog = page.getByRole('dialog', { name: 'Record a sound' })
  await recorded(dialog, 0.4)
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await expect(dialog).toHaveCount(0)
  expect((await storedSounds(page, id))[0]?.asset).toBeUndefined()

  await start.click()
  await recorded(dialog, 1)
  await dialog.getByRole('button', { name: 'Stop and keep' }).click()
  await expect(page.locator('[data-playhead]')).toBeVisible()
  const sounds = await storedSounds(page, id)
  expect(sounds).toHaveLength(1)
  expect(sounds[0]).toMatchObject({ id: 'talk', asset: { mediaType: 'audio/wav' } })
})

test('EA15 reloading while it records is asked about', async ({ page }) => {
  await openSound(page, [], 0)
  await page.keyboard.press('Shift+U')
  const dialog = page.getByRole('dialog', { name: 'Record a sound' })
  await recorded(dialog, 0.4)
  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => void setTimeout(() => location.reload()))
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await expect(dialog.getByRole('button', { name: 'Discard' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Discard' }).click()
})
