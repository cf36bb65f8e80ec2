import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Page, TestInfo } from '@playwright/test'
import { cards, expectReady, openGraph } from './support/editor'
import { expect, test } from './support/fixtures'

/** Saves the open graph in a format by its menu; closes what is said of it. */
async function exportBy(page: Page, format: string, testInfo: TestInfo): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: new RegExp(`^${format}`) }).click(),
  ])
  const path = testInfo.outputPath(download.suggestedFilename())
  await download.saveAs(path)
  return path
}

async function documentOf(page: Page): Promise<{ title: string; nodes: unknown[] }> {
  const id = page.url().split('/').at(-1)
  const graph = (await (await page.request.get(`/api/v1/graphs/${id}`)).json()) as {
    document: { title: string; nodes: unknown[] }
  }
  return graph.document
}

/** Where every card stands, how large it is, and the pixels of every picture on the canvas. */
async function pictureOf(page: Page): Promise<unknown> {
  await expect(cards(page, 'image').locator('img').first()).toBeVisible()
  return page.evaluate(async () => {
    const images = [...document.querySelectorAll<HTMLImageElement>('.react-flow__node img')]
    await Promise.all(images.map((image) => image.decode()))
    const nodes = [...document.querySelectorAll<HTMLElement>('.react-flow__node')]
    const places = nodes.map(({ dataset, style, offsetWidth, offsetHeight }) =>
      [dataset['id'], style.transform, offsetWidth, offsetHeight].join(' '),
    )
    const pixels = images.map((image) => {
      const canvas = document.createElement('canvas')
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      return canvas.toDataURL()
    })
    return [...places, ...pixels].sort()
  })
}

test('F1 a backup that is exported and imported shows the same picture', async ({
  page,
}, testInfo) => {
  await openGraph(page, 'Three dogs')
  const path = await exportBy(page, 'Backup', testInfo)
  expect(path).toContain('Three dogs.deixis.zip')
  await expect(
    page.getByText('“Three dogs.deixis.zip” is in your downloads.', { exact: true }),
  ).toBeVisible()
  const before = await documentOf(page)
  const first = page.url()
  const seen = await pictureOf(page)

  await page.goto('/')
  await page.locator('input[data-import]').setInputFiles(path)
  await expectReady(page)
  await expect(page.getByText('“Three dogs” was imported.', { exact: true })).toBeVisible()
  expect(page.url()).not.toBe(first)
  expect(await documentOf(page)).toEqual(before)
  await expect(async () => expect(await pictureOf(page)).toEqual(seen)).toPass()
  // The tests behind this one open the example by its title.
  const copy = page.url().split('/').at(-1)
  expect((await page.request.delete(`/api/v1/graphs/${copy}`)).ok()).toBe(true)
})

test('F7 a canvas of another program is dropped on the list, and what was not taken is told', async ({
  page,
}) => {
  await page.goto('/')
  const text = readFileSync('tests/fixtures/formats/vault.canvas', 'utf8')
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([content], 'Trip.canvas', { type: 'application/json' }))
    return transfer
  }, text)
  // A page that was just loaded listens a moment later.
  await expect(async () => {
    await page.locator('body').dispatchEvent('dragover', { dataTransfer })
    await expect(page.getByText('Drop here to import')).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.locator('body').dispatchEvent('drop', { dataTransfer })
  const dialog = page.getByRole('dialog', { name: /^“Trip” was imported, with \d remarks$/ })
  await expect(dialog).toContainText('Sounds/gull.wav')
  await expect(dialog).toContainText('Edges that begin or end at a group were left out: holds (1).')
  const { violations } = await new AxeBuilder({ page }).include('[data-modal]').analyze()
  expect(violations).toEqual([])
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await expectReady(page)
  await expect(cards(page, 'text', 'Monday')).toBeVisible()
  await expect(cards(page, 'image')).toHaveCount(1)
})

const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([name, text]) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  }))
const vault = () => readFileSync('tests/fixtures/formats/vault.canvas', 'utf8')
const emptyCanvas = '{"nodes":[],"edges":[]}'

test('F16 several files at once are imported one after another, and one summary says what came of each', async ({
  page,
}) => {
  await page.goto('/')
  const several = filesOf({ 'One.canvas': emptyCanvas, 'x.json': '[]', 'Trip.canvas': vault() })
  await page.locator('input[data-import]').setInputFiles(several)
  const dialog = page.getByRole('dialog', { name: '2 of 3 files were imported' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'x.json' })).toContainText(
    'it has no list “nodes”',
  )
  const trip = dialog.getByRole('listitem').filter({ hasText: 'Trip.canvas' }).first()
  await trip.getByText('remarks').click()
  await expect(trip).toContainText('Sounds/gull.wav')
  const { violations } = await new AxeBuilder({ page }).include('[data-modal]').analyze()
  expect(violations).toEqual([])
  await dialog.getByRole('link', { name: 'Open “Trip”' }).click()
  await expectReady(page)
  await expect(cards(page, 'text', 'Monday')).toBeVisible()

  // On a canvas they become graphs too, and this one stays as it is.
  const count = (await documentOf(page)).nodes.length
  const dataTransfer = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    for (const name of ['Two.canvas', 'Three.canvas']) transfer.items.add(new File([text], name))
    return transfer
  }, emptyCanvas)
  await page.locator('.react-flow__pane').dispatchEvent('drop', { dataTransfer })
  const both = page.getByRole('dialog', { name: '2 of 2 files were imported' })
  await expect(both.getByRole('link')).toHaveCount(2)
  await both.getByRole('button', { name: 'Close' }).first().click()
  await expect(both).toHaveCount(0)
  expect((await documentOf(page)).nodes).toHaveLength(count)
})

test('F16 how much has left is shown, and to cancel ends it and what was to follow', async ({
  page,
}) => {
  await page.goto('/')
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  // A slow way up, so that there is something to see.
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 300_000,
  })
  const large = JSON.stringify({ title: 'Large one', nodes: [], extra: { x: 'x'.repeat(3e6) } })
  const several = filesOf({ 'One.canvas': emptyCanvas, 'large.json': large, 'x.json': '[]' })
  await page.locator('input[data-import]').setInputFiles(several)
  const dialog = page.getByRole('dialog', { name: 'Importing “large.json”' })
  await expect(dialog).toContainText('2 of 3')
  await expect(dialog).toContainText(/\d(\.\d)? (kB|MB) of 2\.9 MB sent/)
  await expect(async () => {
    const value = await dialog.getByRole('progressbar').getAttribute('value')
    expect(Number(value)).toBeGreaterThan(100_000)
  }).toPass()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const summary = page.getByRole('dialog', { name: '1 of 3 files were imported' })
  await expect(summary.getByText('Cancelled, so nothing was imported of it.')).toHaveCount(2)
  await summary.getByRole('button', { name: 'Close' }).first().click()
  await page.reload()
  await expect(page.getByRole('link', { name: 'One' }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Large one' })).toHaveCount(0)
})

test('F13 a file that is no graph is refused with the reason, on the list and on the canvas', async ({
  page,
}) => {
  await page.goto('/')
  const chooser = page.locator('input[data-import]')
  await chooser.setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('[]'),
  })
  const dialog = page.getByRole('dialog', { name: '“x.json” could not be imported' })
  await expect(dialog).toContainText('it has no list “nodes”')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await openGraph(page, 'Three dogs')
  const count = (await documentOf(page)).nodes.length
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['{"nodes":[],"edges":[]}'], 'Empty.canvas'))
    return transfer
  })
  await page.locator('.react-flow__pane').dispatchEvent('drop', { dataTransfer })
  await expect(page.getByRole('dialog', { name: '“Empty” was imported.' })).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
  expect((await documentOf(page)).nodes).toHaveLength(count)
})

test('F3 an export tells what its format could not', async ({ page }, testInfo) => {
  await openGraph(page, 'Three dogs')
  await exportBy(page, 'Canvas', testInfo)
  const dialog = page.getByRole('dialog', { name: /^Exported, with/ })
  await expect(dialog).toContainText('come back here if the other program keeps the field “deixis”')
})

test('F11 a page opened from disk shows pictures, plays sounds and asks nothing of any network', async ({
  page,
}, testInfo) => {
  await openGraph(page, 'Three dogs')
  const path = await exportBy(page, 'Web page', testInfo)
  const requests: string[] = []
  page.on('request', (request) => {
    if (!/^(data|file|blob):/.test(request.url())) requests.push(request.url())
  })
  await page.goto(pathToFileURL(path).href)
  await expect(page.getByRole('heading', { name: 'Three dogs', level: 1 })).toBeVisible()
  const picture = page.locator('svg.picture').first()
  await picture.scrollIntoViewIfNeeded()
  const shot = await picture.screenshot()
  // A picture of many colours, and no empty frame.
  expect(shot.length).toBeGreaterThan(20_000)
  const sound = page.locator('audio').first()
  const played = await sound.evaluate(async (element: HTMLAudioElement) => {
    element.muted = true
    await element.play()
    await new Promise((resolve) => element.addEventListener('timeupdate', resolve, { once: true }))
    return { duration: element.duration, ready: element.readyState }
  })
  expect(played.duration).toBeGreaterThan(0.1)

  const board = page.locator('svg.board')
  await board.scrollIntoViewIfNeeded()
  const whole = await board.getAttribute('viewBox')
  await page.getByRole('button', { name: 'Closer' }).click()
  const closer = await board.getAttribute('viewBox')
  expect(closer).not.toBe(whole)
  const box = (await board.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 4 })
  await page.mouse.up()
  expect(await board.getAttribute('viewBox')).not.toBe(closer)
  await page.getByRole('button', { name: 'Whole' }).click()
  expect(await board.getAttribute('viewBox')).toBe(whole)
  await page.getByRole('button', { name: '한국어' }).click()
  await expect(page.getByRole('heading', { name: '대상' })).toBeVisible()
  await page.getByRole('button', { name: '밝게 또는 어둡게' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', /light|dark/)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  expect(requests).toEqual([])
})

test('F11 nothing that was written runs in an exported page', async ({ page }, testInfo) => {
  const payloads = [
    '<script>window.ran=1</script>',
    '"><img src=x onerror="window.ran=1">',
    '</title></style></script><svg onload="window.ran=1">',
    '[x](javascript:window.ran=1) <a href="javascript:window.ran=1">y</a>',
    '</foreignObject></svg><iframe srcdoc="<script>parent.ran=1</script>">',
    '</pre></details><style>*{display:none}</style>',
    '**bold** ![x](https://example.org/x.png) [y](JaVaScRiPt:window.ran=1)',
    '[z](data:text/html,<script>opener.ran=1</script>) <https://example.org/"onclick="window.ran=1>',
    '[v][v] <details open ontoggle="window.ran=1">\n\n[v]: vbscript:ran "t\" onmouseover=ran=1"',
  ]
  const text = payloads.join('\n\n')
  const document = {
    title: payloads[2],
    nodes: [
      {
        id: 'd',
        kind: 'entity',
        label: text.slice(0, 400),
        class: payloads[1],
        attributes: { '<b>': text },
      },
      { id: 't', kind: 'text', text },
      { id: 'q', kind: 'question', text },
    ],
    edges: [{ source: 'd', target: 't', relation: payloads[1] }],
  }
  const created = await page.request.post('/api/v1/graphs', { data: { document } })
  const { id } = (await created.json()) as { id: string }
  const answer = await page.request.get(`/api/v1/graphs/${id}/export?format=html&language=ko`)
  const withPolicy = await answer.text()
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/
  expect(withPolicy).toMatch(policy)
  // What is escaped must hold by itself as well.
  for (const [name, html] of [
    ['with', withPolicy],
    ['without', withPolicy.replace(policy, '')],
  ] as const) {
    const path = testInfo.outputPath(`${name}.html`)
    writeFileSync(path, html)
    const requests: string[] = []
    page.on('request', (request) => {
      if (!/^(data|file|blob):/.test(request.url())) requests.push(request.url())
    })
    await page.goto(pathToFileURL(path).href)
    await expect(page.getByRole('heading', { name: '대화' })).toBeVisible()
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(await page.locator('img, iframe').count()).toBe(0)
    // Markdown is read, and what of it leads away leads to the web alone.
    await expect(page.locator('article strong', { hasText: 'bold' }).first()).toBeVisible()
    const links = await page
      .locator('main a')
      .evaluateAll((anchors) => anchors.map((each) => each.getAttribute('href') ?? ''))
    expect(links.filter((href) => !/^(#|https:\/\/example\.org\/)/.test(href))).toEqual([])
    expect(requests).toEqual([])
  }
})
