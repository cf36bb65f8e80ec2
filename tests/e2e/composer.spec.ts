import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { expect, test } from './support/fixtures'
import {
  composerOf,
  draftCards,
  dropOnComposer,
  fieldOf,
  media,
  mediaChips,
  openComposer,
  pasteIntoField,
  writeChat,
} from './support/composer'
import { cards, compose, expectReady, expectSaved, promptText, wires } from './support/editor'

const chats = {
  en: {
    locale: 'en-US',
    text: "Hi! I'll describe my three dogs, then answer my question. The first and the third are the white dogs sitting respectively on the table and on the chair in ⟨photo 1⟩. Both have curly white fur. The three make ⟨sound 1⟩, ⟨sound 2⟩ and ⟨sound 3⟩ respectively. The second is ⟨photo 2⟩ and, like the third, has a long snout and short legs. The first and third look alike. What is the one that makes the third sound wearing, and is its bark higher than the second's?",
    relations: ['makes', 'shown in', 'looks like'],
  },
  ko: {
    locale: 'ko-KR',
    text: '안녕! 우리 강아지 세 마리를 설명할 테니 질문에 답해 줘. 첫 번째와 세 번째는 ⟨photo 1⟩에서 각각 탁자와 의자에 앉아 있는 하얀 강아지야. 둘 다 하얀 곱슬 털이 있어. 세 마리는 각각 ⟨sound 1⟩, ⟨sound 2⟩, ⟨sound 3⟩ 소리를 내. 두 번째는 ⟨photo 2⟩이고, 세 번째처럼 주둥이가 길고 다리가 짧아. 첫 번째와 세 번째는 닮았어. 세 번째 소리를 내는 강아지는 무엇을 하고 있고, 두 번째보다 높게 짖어?',
    relations: ['내는 소리', '나오는 곳', '닮은 강아지'],
  },
} as const

const gesturesCountMax = 8
/** How a phrase that is open stands in the graph, the notes and the question of a prompt. */
const stillOpen = /\[[^\]]*\?\]/

for (const [language, { locale, text, relations }] of Object.entries(chats)) {
  test.describe(language, () => {
    test.use({ locale })

    test(`ED7 the chat with its five media becomes a prompt with nothing open (${language})`, async ({
      page,
    }) => {
      const field = await openComposer(page)
      const effort = await writeChat(page, text, media)
      await expect(mediaChips(page)).toHaveCount(5)
      await expect(draftCards(page, 'entity')).toHaveCount(3)
      await expect(draftCards(page, 'set')).toHaveCount(1)
      await expect(
        field.locator('[data-mention="ambiguous"], [data-mention="unresolved"]'),
      ).toHaveCount(0)
      await page.keyboard.press('Enter')
      effort.gestures += 1
      await expect(cards(page, 'set')).toHaveCount(1)
      await expect(cards(page, 'entity')).toHaveCount(3)
      await expect(draftCards(page)).toHaveCount(0)
      await expect(field).toBeFocused()
      await expect(field).toHaveText('')

      const chatLength = text.replace(/⟨[^⟩]+⟩/g, '').length
      console.log(
        `${language}: ${effort.gestures} gestures besides typing, ${effort.typed} letters typed of a chat of ${chatLength}`,
      )
      expect(effort.gestures).toBeLessThanOrEqual(gesturesCountMax)
      expect(effort.typed).toBeLessThanOrEqual(chatLength)

      const prompt = () => promptText(page)
      await expect.poll(prompt).toContain('Audio 3')
      for (const relation of relations) await expect.poll(prompt).toContain(relation)
      await expect(page.getByRole('button', { name: /^\d+ open$|^확인 \d+개$/ })).toHaveCount(0)
      expect((await prompt()).split('# Media')[1]).not.toMatch(stillOpen)
      await expectSaved(page)

      // All of it is one step, and the empty field leaves undo to the graph.
      await page.keyboard.press('Control+z')
      await expect(cards(page, 'set')).toHaveCount(0)
      await expect(cards(page, 'entity')).toHaveCount(0)
      await page.keyboard.press('Control+Shift+z')
      await expect(cards(page, 'entity')).toHaveCount(3)
    })
  })
}

const threeCats = 'I have three cats. The first and the third are white. '

test('ED11 a proposal is refused, taken back and changed, on the canvas and in the list', async ({
  page,
}) => {
  await openComposer(page)
  await page.keyboard.type(threeCats)
  const things = draftCards(page, 'entity')
  await expect(things).toHaveCount(3)
  const list = () => page.getByRole('button', { name: 'Show all that is proposed' })
  await list().click()
  const all = page.getByRole('dialog', { name: 'Proposed' })
  await expect(all.getByRole('listitem').filter({ hasText: 'Thing' })).toHaveCount(3)
  await all.getByRole('button', { name: 'Leave out “second cat”' }).click()
  await expect(things).toHaveCount(2)
  await all.getByRole('button', { name: 'Take back' }).click()
  await expect(things).toHaveCount(3)
  await all
    .getByRole('listitem')
    .filter({ hasText: 'Attribute' })
    .first()
    .getByRole('button')
    .last()
    .click()
  await page.keyboard.press('Escape')
  await expect(all).toHaveCount(0)

  const first = things.filter({ hasText: 'first cat' })
  await first.getByRole('button', { name: 'Change “first cat”' }).click()
  await page.keyboard.type('Rex')
  await page.keyboard.press('Enter')
  await expect(things.filter({ hasText: 'Rex' })).toHaveCount(1)

  await fieldOf(page).press('Enter')
  await expect(cards(page, 'entity', 'Rex')).toHaveCount(1)
  await expect(cards(page, 'entity')).toHaveCount(3)
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).not.toHaveValue('')
})

test('ED11 an open phrase asks in the field, by menu and by keys, and Enter shows it once', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.keyboard.type(`${threeCats}The white one is older.`)
  const open = field.locator('[data-mention="ambiguous"]')
  await expect(open).toHaveAttribute('data-aliases', /E1.or.E3\?/)
  // What stands behind it is no part of the text.
  await expect(field).toHaveText(`${threeCats}The white one is older.`)
  await open.hover()
  await expect(draftCards(page).and(page.locator('[data-lit]'))).toHaveCount(2)

  await page.keyboard.press('Enter')
  await expect(cards(page, 'entity')).toHaveCount(0)
  await expect(composerOf(page)).toContainText('“The white one” is open')
  await page.keyboard.press('F8')
  const menu = page.getByRole('menu', { name: 'What does “The white one” mean?' })
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(menu).toHaveCount(0)
  await expect(field.locator('[data-chip="reference"]')).toHaveText('The white oneE3')
  await expect(open).toHaveCount(0)

  // The field has its own undo.
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(open).toHaveCount(1)
  await page.keyboard.press('Control+Shift+z')
  await expect(open).toHaveCount(0)

  await page.keyboard.press('Control+End')
  await page.keyboard.type(' See @sec')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText('second cat')
  await page.keyboard.press('Enter')
  await expect(field.locator('[data-chip="reference"]').last()).toHaveText('second catE2')
  await page.keyboard.press('Enter')
  await expect(cards(page, 'text', 'The white one')).toHaveCount(1)
  await expect.poll(() => promptText(page)).toContain('The white one [E3]')
})

test('ED9 a reload in the middle keeps text, media, decisions and the composer', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.keyboard.type(`${threeCats}The first and the third are in `)
  await dropOnComposer(page, [media['⟨photo 1⟩']])
  await expect(mediaChips(page)).toHaveCount(1)
  await page.keyboard.type('.')
  await draftCards(page, 'entity').filter({ hasText: 'second cat' }).hover()
  await page.getByRole('button', { name: 'Leave out “second cat”' }).click()
  await expect(draftCards(page, 'entity')).toHaveCount(2)
  const written = await field.innerText()
  const ids = await draftCards(page).evaluateAll((all) => all.map((each) => each.dataset['nodeId']))

  await page.reload()
  await expectReady(page)
  await expect(field).toHaveText(written.replace(/\n/g, ''))
  await expect(mediaChips(page)).toHaveCount(1)
  await expect(draftCards(page, 'entity')).toHaveCount(2)
  const again = await draftCards(page).evaluateAll((all) =>
    all.map((each) => each.dataset['nodeId']),
  )
  expect(again.toSorted()).toEqual(ids.toSorted())

  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(composerOf(page)).toHaveCount(0)
  await expect(draftCards(page)).toHaveCount(0)
  await page.keyboard.press('w')
  await expect(draftCards(page, 'entity')).toHaveCount(2)
  await expect(field).toBeFocused()
  // The third is the third still, though the second is left out.
  await page.keyboard.press('Enter')
  await expect(cards(page, 'entity')).toHaveCount(2)
  await expectSaved(page)
  await page.reload()
  await expectReady(page)
  await expect(cards(page, 'entity')).toHaveCount(2)
  await expect(composerOf(page)).toHaveCount(0)
})

test('ED12 two tabs of a graph have one draft, and what one kept does not come back', async ({
  page,
}) => {
  const field = await openComposer(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await expectReady(other)
  const theirs = fieldOf(other)
  await field.pressSequentially(threeCats)
  await expect(theirs).toHaveText(threeCats)
  await expect(draftCards(other, 'entity')).toHaveCount(3)
  // Kept where nothing of it was typed, it is gone from both.
  await theirs.press('Enter')
  await expect(cards(other, 'entity')).toHaveCount(3)
  for (const each of [field, theirs]) await expect(each).toHaveText('')
  await theirs.pressSequentially('All sleep.')
  await expect(field).toHaveText('All sleep.')
  await field.press('Enter')
  // All of it is seen, and none of it is selected.
  await expect(cards(page, 'text', 'All sleep')).toBeInViewport()
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0)
  await expect(theirs).toHaveText('')
  await other.reload()
  await expectReady(other)
  await expect(composerOf(other)).toHaveCount(0)
})

test('ED10 Korean is composed letter by letter, and Enter of a composition keeps nothing', async ({
  page,
}) => {
  const field = await openComposer(page)
  await compose(page, [['ㄱ', '가', '강'], ['아'], ['지'], [' ']])
  await compose(page, [['ㅅ', '세'], [' '], ['ㅁ', '마'], ['리'], ['가'], [' ']])
  await compose(page, [['이', '있'], ['어'], ['요'], ['.'], [' '], ['처', '첫'], [' ']])
  await compose(page, [['버', '번'], ['째'], ['느', '는'], [' '], ['하'], ['야', '얘'], ['요']])
  await expect(field).toHaveText('강아지 세 마리가 있어요. 첫 번째는 하얘요')
  await expect(draftCards(page, 'entity')).toHaveCount(3)
  await expect(field.locator('[data-mention="resolved"]').last()).toHaveText('첫 번째')

  // In the middle of what is marked already: the marks neither end the composition nor take its letters.
  await page.keyboard.press('Home')
  const client = await page.context().newCDPSession(page)
  for (const text of ['ㅇ', '우', '우리']) {
    await client.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    await page.waitForTimeout(450)
  }
  await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })
  await expect(field).toHaveText(/^우리강아지/)
  await client.send('Input.insertText', { text: '우리' })
  await compose(page, [[' ']])
  await client.detach()
  await expect(field).toHaveText('우리 강아지 세 마리가 있어요. 첫 번째는 하얘요')
  await expect(cards(page, 'entity')).toHaveCount(0)
})

test('ED8 a conversation is pasted with its speakers and its picture in place', async ({
  page,
}) => {
  const field = await openComposer(page)
  const bytes = readFileSync('lib/templates/media/garden.jpg').toString('base64')
  const html = `<div><p><b>Mina:</b> I have two cats. The first is in <img alt="garden.jpg" src="data:image/jpeg;base64,${bytes}">.</p>
    <p><b>Jun:</b> And the second? <img alt="a far picture" src="https://elsewhere.example/x.png"></p>
    <p><b>Mina:</b> It sleeps.</p></div>`
  await pasteIntoField(page, { html, text: 'Mina: …' })
  await expect(field.locator('p')).toHaveCount(3)
  await expect(field.locator('p').first()).toHaveText(
    /^Mina: I have two cats\. The first is in garden\.$/,
  )
  await expect(mediaChips(page)).toHaveCount(1)
  await expect(page.getByText('A picture stands on another site').first()).toBeVisible()
  await expect(field).toContainText('a far picture')
  await expect(draftCards(page, 'image')).toHaveCount(1)
  await page.keyboard.press('Enter')
  if ((await cards(page, 'image').count()) === 0) {
    await page.keyboard.press('Enter')
  }
  await expect(cards(page, 'text', 'Mina').first()).toBeVisible()
  await expect(cards(page, 'image')).toHaveCount(1)
})

test('ED8 files dropped at once stand side by side at the caret, and make no offer', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.keyboard.type('They make  respectively.')
  for (let step = 0; step < ' respectively.'.length; step++) await page.keyboard.press('ArrowLeft')
  await dropOnComposer(page, [media['⟨sound 1⟩'], media['⟨sound 2⟩'], media['⟨sound 3⟩']])
  await expect(mediaChips(page)).toHaveCount(3)
  await expect(field).toHaveText('They make bark 1 bark 2 bark 3 respectively.')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await mediaChips(page).nth(1).getByRole('button', { name: 'Play bark 2' }).click()
  await mediaChips(page).nth(1).getByRole('button', { name: 'Take bark 2 out' }).click()
  await expect(mediaChips(page)).toHaveCount(2)
})

test('ED8, ES10 a file that the server is too far away for waits in its chip, and keeping waits for it', async ({
  page,
}) => {
  const field = await openComposer(page)
  await page.route('**/api/v1/media', (route) => route.abort())
  await page.keyboard.type('I have two cats, in ')
  await dropOnComposer(page, [media['⟨photo 1⟩']])
  const chip = field.locator('[data-chip="medium"]')
  await expect(chip).toHaveAttribute('data-state', 'waiting')
  await page.keyboard.type(' of mine.')
  await expect(draftCards(page, 'entity')).toHaveCount(2)
  await page.keyboard.press('Enter')
  await expect(composerOf(page)).toContainText('Kept once 1 file has arrived')
  await expect(cards(page, 'entity')).toHaveCount(0)
  await page.unroute('**/api/v1/media')
  await expect(cards(page, 'image')).toHaveCount(1, { timeout: 40_000 })
  await expect(cards(page, 'entity')).toHaveCount(2)
})

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('ED11 at 390 pixels it is written, decided and kept by touch', async ({ page }) => {
    const field = await openComposer(page)
    await page.keyboard.type(`${threeCats}The white one is older.`)
    const card = composerOf(page)
    await expect(card.getByRole('button', { name: '1 to decide' })).toBeVisible()
    for (const button of await card.getByRole('button').all()) {
      const box = await button.boundingBox()
      if (!box || (await button.evaluate((each) => each.closest('[data-chip]') !== null))) continue
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    }
    await card.getByRole('button', { name: '1 to decide' }).tap()
    await page.getByRole('menuitem').filter({ hasText: 'third cat' }).tap()
    await expect(field.locator('[data-chip="reference"]')).toHaveText('The white oneE3')
    // Enter begins a line where there is no other key for it.
    await page.keyboard.press('Enter')
    await expect(field.locator('p')).toHaveCount(2)
    await card.getByRole('button', { name: /^Keep/ }).tap()
    await expect(cards(page, 'entity')).toHaveCount(3)
    await page
      .locator('[data-composer]')
      .getByRole('button', { name: /^Close/ })
      .tap()
    await page.getByRole('button', { name: 'Tools' }).tap()
    await page.getByRole('menuitem', { name: 'Write as in a chat' }).tap()
    await expect(card).toBeVisible()
  })
})

async function fill(page: Page): Promise<void> {
  await openComposer(page)
  await page.keyboard.type(`${threeCats}They are in `)
  await dropOnComposer(page, [media['⟨photo 1⟩']])
  await page.keyboard.type('. The white one is older.')
  await expect(mediaChips(page)).toHaveCount(1)
  await expect(fieldOf(page).locator('[data-mention="ambiguous"]')).toHaveCount(1)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`ED11 the open composer has no faults of accessibility (${colorScheme})`, async ({
      page,
    }) => {
      await fill(page)
      const faults = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => ({
          id,
          at: nodes.map(({ html }) => html.slice(0, 200)),
        }))
      expect(await faults()).toEqual([])
      await page.getByRole('button', { name: 'Show all that is proposed' }).click()
      await expect(page.getByRole('dialog', { name: 'Proposed' })).toBeVisible()
      expect(await faults()).toEqual([])
    })
  })
}

test('ED11 the composer is opened by its key and its tool, and is not in the way when closed', async ({
  page,
}) => {
  await openComposer(page)
  await page.keyboard.press('Escape')
  await expect(composerOf(page)).toHaveCount(0)
  await expect(page.getByRole('main')).toBeFocused()
  await page.getByRole('button', { name: 'Write as in a chat' }).click()
  await expect(fieldOf(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+W')
  await expect(fieldOf(page)).toBeFocused()
  await expect(page.getByText('Press Ctrl+V').first()).toBeVisible()
  await expect(wires(page)).toHaveCount(0)
})
