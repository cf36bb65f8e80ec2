import { expect, test } from './support/fixtures'
import { cards, compose, expectSaved, promptText, reload } from './support/editor'
import { addNote, chips, leaveField, openCopy } from './support/phrases'

test('an @ picks by keyboard and by the pointer, in a note and in the question', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Picked')
  const field = await addNote(page)
  const options = page.locator('[role="option"]')
  await page.keyboard.type('Mail me@example.com, see @thi')
  await expect(options.first()).toContainText('third dog')
  const box = page.locator('[data-canvas]').getByRole('combobox', { name: 'Text' })
  await expect(box).toBeFocused()
  await expect(box).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('Enter')
  await expect(options).toHaveCount(0)
  await page.keyboard.type(' and @region')
  await expect(options).toHaveCount(2)
  await expect(options.first()).toContainText('Image 1 / Region A')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type(', not @')
  await expect(options.first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  await page.keyboard.type('them.')
  await expect(options).toHaveCount(0)
  await expect(field).toHaveValue(
    'Mail me@example.com, see [third dog](#d3) and [on the chair](#r2), not @them.',
  )
  await leaveField(page)
  await expect(chips(page, 'Mail')).toHaveText(['third dogE3', 'on the chairImage 1 / Region B'])

  const question = page.getByRole('textbox', { name: 'Question' })
  await question.focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('What does @bark t')
  await options.filter({ hasText: 'bark two' }).click()
  await page.keyboard.type(' mean?')
  await expect(question).toHaveValue('What does [bark two](#s2) mean?')
  await expect.poll(() => promptText(page)).toContain('What does bark two [Audio 2] mean?')
})

test('Korean composes a name behind an @ without opening, closing or taking anything', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Composed')
  await cards(page, 'entity', 'third dog').click()
  const name = page.getByRole('complementary', { name: 'Panel' })
  await name.getByRole('tab', { name: 'Node' }).click()
  await name.getByRole('textbox', { name: 'Name' }).fill('강아지 셋')
  const field = await addNote(page)
  const options = page.locator('[role="option"]')
  const client = await page.context().newCDPSession(page)
  const composeOne = (text: string) =>
    client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  // A wide ＠ of an input method is a letter of the composition until that ends.
  await composeOne('＠')
  await expect(field).toHaveValue('＠')
  await expect(options).toHaveCount(0)
  await client.send('Input.insertText', { text: '＠' })
  const combobox = page.getByRole('combobox', { name: 'Text' })
  await expect(combobox).toBeFocused()
  const offeredCount = await options.count()
  expect(offeredCount).toBeGreaterThan(3)

  // Half a syllable fits no name: the list stays as it is, and keys are the composition's.
  await composeOne('ㄱ')
  await expect(combobox).toHaveValue('＠ㄱ')
  await expect(options).toHaveCount(offeredCount)
  await composeOne('가')
  await expect(options).toHaveCount(offeredCount)
  await composeOne('강')
  await expect(options).toHaveText(['강아지 셋E3'])
  await combobox.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  await expect(combobox).toHaveValue('＠강')
  await client.send('Input.insertText', { text: '강' })
  await expect(options).toHaveText(['강아지 셋E3'])
  await page.keyboard.press('Enter')
  await compose(page, [['느', '는'], [' '], ['짖'], ['느', '는'], ['다']])
  await expect(page.locator('[data-canvas]').getByRole('textbox', { name: 'Text' })).toHaveValue(
    '[강아지 셋](#d3)는 짖는다',
  )
  await leaveField(page)
  await expect(chips(page, '짖는다')).toHaveText('강아지 셋E3')
  await client.detach()
})

/** Words of three languages by the steps in which their input methods write them. */
const composed = {
  Korean: {
    steps: [['ㅎ', '흐', '흰'], [' '], ['ㄱ', '가', '강'], ['아'], ['지']],
    text: '흰 강아지',
  },
  // Kana stand for the whole word until the last step makes them kanji.
  Japanese: {
    steps: [
      ['し', 'しr', 'しろ', '白'],
      ['い'],
      ['い', 'いn', 'いぬ', '犬'],
      ['が'],
      ['ほ', 'ほえ', '吠え'],
      ['る'],
    ],
    text: '白い犬が吠える',
  },
  Chinese: {
    steps: [
      ['b', 'bai', "bai'se", '白色'],
      ['d', 'de', '的'],
      ['g', 'gou', '狗'],
    ],
    text: '白色的狗',
  },
} as const

for (const [language, { steps, text }] of Object.entries(composed)) {
  test(`${language} is composed whole in a note, the question and a caption`, async ({
    page,
    baseURL,
  }) => {
    await openCopy(page, baseURL, `Composed in ${language}`)
    const panel = page.getByRole('complementary', { name: 'Panel' })
    const client = await page.context().newCDPSession(page)
    await cards(page, 'image', 'garden').click()
    await panel.getByRole('tab', { name: 'Node' }).click()
    const caption = panel.getByRole('textbox', { name: 'Caption' })
    const question = page.getByRole('textbox', { name: 'Question' })
    const fields = [caption, question, await addNote(page)]
    for (const field of [fields[2], fields[1], fields[0]]) {
      if (!field) continue
      if (field === caption) await cards(page, 'image', 'garden').click()
      await field.focus()
      await page.keyboard.press('Control+a')
      await compose(page, steps)
      // Enter and Escape that end a composition leave the field as it is and the focus in it.
      const half = { text: 'ㄱ', selectionStart: 1, selectionEnd: 1 }
      await client.send('Input.imeSetComposition', half)
      for (const key of ['Enter', 'Escape', 'F8']) {
        await field.dispatchEvent('keydown', { key, code: key, isComposing: true, bubbles: true })
      }
      await expect(field).toBeFocused()
      await expect(field).toHaveValue(`${text}ㄱ`)
      await expect(page.locator('[role="menu"], [role="dialog"], [role="listbox"]')).toHaveCount(0)
      await client.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
      await expect(field).toHaveValue(text)
    }
    await client.detach()
    await panel.getByRole('tab', { name: 'Prompt' }).click()
    await expect.poll(() => promptText(page)).toContain(`caption "${text}`)
    await expectSaved(page)
    await reload(page)
    await expect(page.getByRole('textbox', { name: 'Question' })).toHaveValue(text)
  })
}
