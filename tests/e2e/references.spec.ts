import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures'
import { cards, compose, expectSaved, promptText, reload } from './support/editor'
import { composerOf, draftCards, fieldOf, openComposer } from './support/composer'
import { addNote, chips, leaveField, openCopy } from './support/phrases'

test('phrases of a note are resolved or asked, settled from the menu, and told in the prompt', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Phrases')
  const field = await addNote(page)
  await compose(page, [['처', '첫'], [' '], ['버', '번'], ['째'], ['와'], [' '], ['세'], [' ']])
  await compose(page, [['버', '번'], ['째'], [' '], ['가', '강'], ['아'], ['지']])
  await page.keyboard.type(
    '. the white one. The first and the third are white; the other one sleeps.',
  )
  await expect(field).toHaveValue(/^첫 번째와 세 번째 강아지\. the white one\./)
  // While it is written, what is open stands below it.
  await expect(page.getByRole('button', { name: '“the white one”: E1 or E3?' })).toBeVisible()
  await leaveField(page)

  const all = chips(page, 'the white one')
  await expect(all).toHaveText([
    '첫 번째E1',
    '세 번째 강아지E3',
    'the white oneE1 or E3?',
    'The firstE1',
    'the thirdE3',
    'the other oneE2',
  ])
  const states = await all.evaluateAll((list) => list.map((each) => each.dataset['mention']))
  expect(states).toEqual([...Array(2).fill('resolved'), 'ambiguous', ...Array(3).fill('resolved')])

  // Pointing at a phrase draws its thread and lights what it means; an open one points at each it may mean.
  const lit = page.locator('.react-flow__node [data-kind="entity"][data-lit]')
  await all.nth(1).hover()
  await expect(lit).toHaveCount(1)
  await expect(lit).toHaveAttribute('data-node-id', 'd3')
  await expect(page.locator('[data-threads] path').first()).toBeAttached()
  await all.nth(2).hover()
  await expect(lit).toHaveCount(2)

  const prompt = () => promptText(page)
  await expect.poll(prompt).toContain('the white one [E1 or E3?]')
  await all.nth(2).focus()
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu', { name: 'What does “the white one” mean?' })
  await expect(menu.getByRole('menuitem')).toHaveText([
    'first dogE1',
    'third dogE3',
    'Something else…',
    'It points at nothing',
  ])
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(menu).toHaveCount(0)
  await expect(all.nth(2)).toHaveText('the white oneE3')
  await expect(all.nth(2)).toHaveAttribute('data-mention', 'explicit')
  await expect.poll(prompt).toContain('the white one [E3]')
  await expect.poll(prompt).toContain('the other one [E2')

  // One step of undo asks again, and it is kept as it was settled.
  await page.keyboard.press('Control+z')
  await expect(all.nth(2)).toHaveText('the white oneE1 or E3?')
  await page.keyboard.press('Control+Shift+z')
  await expect(all.nth(2)).toHaveText('the white oneE3')
  await reload(page)
  await expect(all.nth(2)).toHaveText('the white oneE3')
})

test('what is open is counted, and walked through by one key from phrase to phrase', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Open phrases')
  await addNote(page)
  await page.keyboard.type('Here look at the white one.')
  await leaveField(page)
  await addNote(page)
  await page.keyboard.type('There the ninth dog sleeps.')
  await leaveField(page)
  const panel = page.getByRole('complementary', { name: 'Panel' })
  await expect(panel.getByRole('button', { name: /^[0-9]+ open$/ })).toBeVisible()
  const count = async () => {
    const button = panel.getByRole('button', { name: /^[0-9]+ open$/ })
    return (await button.count()) === 0 ? 0 : Number.parseInt(await button.innerText(), 10)
  }
  await expect.poll(count).toBeGreaterThanOrEqual(2)
  const before = await count()

  await page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } })
  const white = page.getByRole('menu', { name: 'What does “the white one” mean?' })
  const ninth = page.getByRole('dialog', { name: 'What does “the ninth dog” mean?' })
  for (let tries = 0; tries < before && (await white.count()) === 0; tries++) {
    await page.keyboard.press('F8')
    await expect(page.locator('[role="menu"], [role="dialog"]')).toBeVisible()
    if ((await white.count()) === 0) await page.keyboard.press('Escape')
  }
  await expect(white).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(cards(page, 'text', 'look at').locator('[data-mention]')).toHaveText(
    'the white oneE1',
  )
  await expect.poll(count).toBe(before - 1)

  await page.keyboard.press('F8')
  await expect(ninth).toBeVisible()
  await page.keyboard.type('second')
  await page.keyboard.press('Enter')
  await expect(cards(page, 'text', 'sleeps').locator('[data-mention]')).toHaveText(
    'the ninth dogE2',
  )
  await expect.poll(count).toBe(before - 2)
  await expectSaved(page)
})

test('the walk goes through every open thing by one key, each with its remedy', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Walked')
  await cards(page, 'image', 'garden').click()
  const panel = page.getByRole('complementary', { name: 'Panel' })
  await panel.getByRole('tab', { name: 'Node' }).click()
  await panel.getByRole('textbox', { name: 'Caption' }).fill('The white one is not here.')
  await panel.getByRole('tab', { name: 'Prompt' }).click()
  await addNote(page)
  await page.keyboard.type('See [the old one](#gone), then **the white** one.')
  await leaveField(page)
  await expect(panel.getByRole('button', { name: '3 open' })).toBeVisible()
  await expect(panel.getByRole('list', { name: 'What is open' }).getByRole('listitem')).toHaveCount(
    3,
  )

  await page.keyboard.press('F8')
  const said = page.locator('[role="status"]', { hasText: / of 3 · / })
  const menu = page.getByRole('menu')
  const places = []
  for (let at = 1; at <= 3; at++) {
    await expect(said).toContainText(`${at} of 3`)
    await expect(menu).toBeVisible()
    places.push(await menu.getAttribute('aria-label'))
    // From an open menu it goes on as well.
    await page.keyboard.press('F8')
  }
  expect(places).toEqual([
    'What does “The white one” mean?',
    'What does “the old one” mean?',
    'What does “the white one” mean?',
  ])
  await expect(said).toContainText('1 of 3 · garden · Caption')
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: '2 open' })).toBeVisible()

  await page.keyboard.press('F8')
  await expect(page.getByRole('menu', { name: 'What does “the old one” mean?' })).toBeVisible()
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(menu.getByRole('menuitem').last()).toBeFocused()
  await page.keyboard.press('Enter')
  const note = cards(page, 'text', 'See the old one')
  // Of the phrase in two pieces the one behind the bold words has what it may mean.
  await expect(note.locator('[data-mention]')).toHaveText([
    'the white',
    /^ ?oneE1 or E3 or Image 2\?$/,
  ])
  await page.keyboard.press('F8')
  await expect(page.getByRole('menu', { name: 'What does “the white one” mean?' })).toBeVisible()
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(menu.getByRole('menuitem').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect
    .poll(() => promptText(page))
    .toContain('See the old one, then **the white** one [E3].')
  await expect(panel.getByRole('button', { name: /^[0-9]+ open$/ })).toHaveCount(0)
  await page.keyboard.press('F8')
  await expect(page.getByText('Nothing is open.', { exact: true }).first()).toBeVisible()
})

test('a link can be led elsewhere or made plain, and a phrase given another meaning', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Changed')
  await addNote(page)
  await page.keyboard.type('[Nobody](#gone) and the second dog.')
  await leaveField(page)
  const all = chips(page, 'Nobody')
  await expect(all).toHaveText(['Nobody?', 'the second dogE2'])
  await all.first().click()
  const asked = page.getByRole('menu', { name: 'What does “Nobody” mean?' })
  await expect(asked.getByRole('menuitem')).toHaveText([
    'Something else…',
    'It points at nothing',
    'Make it plain text',
  ])
  await asked.getByRole('menuitem', { name: 'Something else…' }).click()
  await page.keyboard.type('third')
  await page.keyboard.press('Enter')
  await expect(all).toHaveText(['NobodyE3', 'the second dogE2'])

  await all.nth(1).focus()
  await page.keyboard.press('Enter')
  const meant = page.getByRole('menu', { name: '“the second dog” means' })
  await expect(meant).toContainText('Number 2 of ‘my three dogs’.')
  await expect(meant.getByRole('menuitem', { name: /^Play / })).toBeVisible()
  await meant.getByRole('menuitem', { name: 'Means something else…' }).click()
  await page.keyboard.type('first dog')
  await page.keyboard.press('Enter')
  await expect(all).toHaveText(['NobodyE3', 'the second dogE1'])
  await all.first().click()
  await page.getByRole('menuitem', { name: 'Make it plain text' }).click()
  await expect(all).toHaveText(['the second dogE1'])
})

test('pointing at a phrase shows the face and plays the sound of what it means', async ({
  page,
  baseURL,
}) => {
  await openCopy(page, baseURL, 'Faces')
  await addNote(page)
  await page.keyboard.type('The second dog and the white one.')
  await leaveField(page)
  const all = chips(page, 'the white one')
  await all.first().hover()
  const card = page.locator('[data-thread-card]')
  await expect(card).toContainText('second dog')
  await expect(card).toContainText('Number 2 of')
  const sound = page.waitForRequest((request) => request.resourceType() === 'media')
  await card.getByRole('button', { name: 'Play bark two' }).click()
  await sound
  await expect(page.locator('[data-prompt] [data-lit]').first()).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await all.nth(1).hover()
  await expect(card).toContainText('first dog')
  await expect(card).toContainText('third dog')
  await expect(page.locator('[data-threads] path')).not.toHaveCount(0)
})

/** Opens a copy of the example with the composer in it, which takes what is typed. */
async function openWriting(page: Page, baseURL: string, title: string) {
  await openCopy(page, baseURL, title)
  await page.keyboard.press('w')
  const field = fieldOf(page)
  await expect(field).toBeFocused()
  return field
}

test('EM4, EM9 what points at nothing is said so, and read again', async ({ page, baseURL }) => {
  const field = await openWriting(page, baseURL, 'Silenced')
  await page.keyboard.type('Nobody saw the white one.')
  await expect(field.locator('[data-mention="ambiguous"]')).toHaveText('the white one')
  await page.keyboard.press('Escape')
  await expect(composerOf(page)).toHaveCount(0)

  // The walk knows what is open in what was written, and opens it.
  await page.keyboard.press('F8')
  const menu = page.getByRole('menu', { name: 'What does “the white one” mean?' })
  await menu.getByRole('menuitem', { name: 'It points at nothing' }).click()
  await expect(field.locator('[data-chip="reference"]')).toHaveText('the white one')
  await expect(field.locator('[data-mention]')).toHaveCount(0)
  await reload(page)
  await field.getByRole('button', { name: 'the white one' }).click()
  await page.getByRole('menuitem', { name: 'Read it again' }).click()
  await expect(field.locator('[data-mention="ambiguous"]')).toHaveText('the white one')
  await page.keyboard.press('F8')
  await menu.getByRole('menuitem', { name: 'It points at nothing' }).click()
  await expect(field.locator('[data-mention]')).toHaveCount(0)
  await page.keyboard.press('Enter')

  const all = chips(page, 'Nobody')
  await expect(all).toHaveText(['the white one'])
  await expect.poll(() => promptText(page)).toContain('Nobody saw the white one.')
  await all.first().click()
  await page.getByRole('menuitem', { name: 'Read it again' }).click()
  await expect(all).toHaveText(['the white oneE1 or E3?'])
  await expect.poll(() => promptText(page)).toContain('the white one [E1 or E3?]')
})

test('EM10 a hover card makes room for what is typed, and goes with its text', async ({
  page,
  baseURL,
}) => {
  await openWriting(page, baseURL, 'Hovered')
  await page.keyboard.type('The second dog')
  const phrase = fieldOf(page).locator('[data-mention]')
  await expect(phrase).toHaveText('The second dog')
  const card = page.locator('[data-thread-card]')
  await phrase.hover()
  await expect(card).toContainText('second dog')
  await page.keyboard.type(' sleeps and the third')
  await expect(card).toHaveCount(0)
  await expect(phrase).toHaveCount(2)
  // What is drawn anew under a pointer at rest is not pointed at.
  await page.waitForTimeout(600)
  await expect(card).toHaveCount(0)
  await phrase.nth(1).hover()
  await expect(card).toContainText('third dog')
  await page.keyboard.press('Enter')
  await expect(fieldOf(page)).toHaveText('')
  await expect(card).toHaveCount(0)
  await page.mouse.move(700, 300)
  await page.mouse.move(710, 310)
  await expect(card).toHaveCount(0)
  await expect(page.locator('[data-threads] path')).toHaveCount(0)
})

test('ED13, ED14 what would change stands on the cards, has one name, and its list is one key away', async ({
  page,
  baseURL,
}) => {
  await openWriting(page, baseURL, 'Changing')
  await page.keyboard.type('The second dog is called Momo. The first dog is old. I have two cats.')
  await page.keyboard.type(' The first cat is called Rex.')
  const second = page.locator('.react-flow__node [data-node-id="d2"]')
  const first = page.locator('.react-flow__node [data-node-id="d1"]')
  await expect(second.locator('[data-draft-change]')).toContainText('Momo')
  await expect(first.locator('[data-draft-change]')).toContainText('old')
  const cat = draftCards(page, 'entity').filter({ hasText: 'Rex' })
  await expect(cat.getByRole('button', { name: 'Change “Rex”' })).toBeVisible()
  await expect(cat.getByRole('button', { name: 'Leave out “Rex”' })).toBeAttached()

  await page.keyboard.press('F6')
  const list = page.getByRole('dialog', { name: 'Proposed' })
  await expect(list.getByRole('button').first()).toBeFocused()
  await expect(list.getByRole('button', { name: 'Leave out “Rex”' })).toHaveCount(1)
  await expect(list.getByRole('button', { name: 'Leave out the name “Rex”' })).toHaveCount(1)
  await expect(list.getByRole('button', { name: /first cat/ })).toHaveCount(0)
  await list.getByRole('button', { name: 'Leave out the name “Momo”' }).click()
  await expect(second.locator('[data-draft-change]')).toHaveCount(0)
  await expect(second).toContainText('second dog')
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(fieldOf(page)).toBeFocused()
})

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('ED14 a card that is only proposed leads to its row in the list', async ({ page }) => {
    await openComposer(page)
    await page.keyboard.insertText('I have two cats. The first cat is black.')
    const cat = draftCards(page, 'entity').first()
    await expect(cat.getByText('black')).toBeVisible()
    await cat.getByText('black').tap()
    const list = page.getByRole('dialog', { name: 'Proposed' })
    await expect(list.getByRole('button', { name: 'Change the value “black”' })).toBeFocused()
    const heights = await list
      .getByRole('button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
    expect(heights.length).toBeGreaterThan(5)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    await list.getByRole('button', { name: 'Change the value “black”' }).tap()
    await page.keyboard.insertText('grey')
    await page.keyboard.press('Enter')
    await expect(cat.getByText('grey')).toBeVisible()
  })
})
