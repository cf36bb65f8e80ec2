// Typing in a note at 1,000 nodes (things, sets, notes full of phrases, a conversation) in the browser: the
// time from a key to the frame that shows it, long tasks, and how long the prompt panel takes to follow,
// over typing the same into a bare text area; once in English by keys and once in Korean by an input
// method. `npm run bench` builds the product first; alone, after `npm run build`:
// node scripts/run-ts.mjs tests/bench/typing.bench.mts
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { createClient } from '../../lib/client'
import { findChromium } from '../e2e/support/chromium'
import { startServer } from '../e2e/support/server'

const setsCount = 60
const membersCount = 5
const notesCount = 640
const noteId = 'typed'
const columnsCount = 32
const pitch = { x: 420, y: 380 }
const keyMilliseconds = 80
const size = { width: 1_440, height: 900 }

const english =
  'The second white dog barks at the first one, and the third sound is louder than the fourth. Compare [it](#m3) with the other two; the last photo shows the dog on the left, and the one with dark fur sleeps all day'
const korean = [
  '첫',
  ' ',
  '번',
  '째',
  '와',
  ' ',
  '세',
  ' ',
  '번',
  '째',
  ' ',
  '강',
  '아',
  '지',
  '가',
  ' ',
]

type Variant = { readonly name: string; readonly letters: readonly string[]; readonly run: Typing }
type Typing = (page: Page, client: CDPSession, letters: readonly string[]) => Promise<void>

const byKeys: Typing = async (page, _client, letters) => {
  await page.keyboard.type(letters.join(''), { delay: keyMilliseconds })
}

/** Every syllable grows by its letters, as an input method composes it. */
const byComposition: Typing = async (page, client, letters) => {
  for (const syllable of letters) {
    for (const text of stepsOf(syllable)) {
      const place = { selectionStart: text.length, selectionEnd: text.length }
      await client.send('Input.imeSetComposition', { text, ...place })
      await page.waitForTimeout(keyMilliseconds)
    }
    await client.send('Input.insertText', { text: syllable })
  }
}

/** 강: 가, 강. The first consonant alone is left out. */
function stepsOf(syllable: string): readonly string[] {
  const code = syllable.charCodeAt(0) - 0xac00
  if (code < 0 || code % 28 === 0) return [syllable]
  return [String.fromCharCode(0xac00 + code - (code % 28)), syllable]
}

const variants: readonly Variant[] = [
  { name: 'English by keys', letters: [...english.slice(0, 200)], run: byKeys },
  {
    name: 'Korean by an input method',
    letters: Array.from({ length: 6 }, () => korean).flat(),
    run: byComposition,
  },
]

/** Things in sets, and notes that point at them by words and by links. */
function nodesOf(): object[] {
  const furs = ['white', 'brown', 'dark']
  const members = Array.from({ length: setsCount * membersCount }, (_, index) => ({
    id: `m${index}`,
    kind: 'entity',
    label: `thing ${index}`,
    class: index % 2 === 0 ? 'Dog' : 'Part',
    attributes: { fur: furs[index % furs.length] ?? '', size: index },
  }))
  const sets = Array.from({ length: setsCount }, (_, index) => ({
    id: `s${index}`,
    kind: 'set',
    label: `group ${index}`,
    members: members.slice(index * membersCount, (index + 1) * membersCount).map(({ id }) => id),
  }))
  const notes = Array.from({ length: notesCount - 1 }, (_, index) => ({
    id: `n${index}`,
    kind: 'text',
    text: `Note **${index}** says that the second dog is [thing](#m${index % 300}), the white one sleeps and 세 번째 강아지 barks; thing ${index % 300} is larger than the others.`,
  }))
  const placed = [{ id: noteId, kind: 'text', text: '' }, ...notes, ...sets]
  return [
    ...members,
    ...placed.map((node, index) => ({
      ...node,
      layout: {
        x: (index % columnsCount) * pitch.x,
        y: Math.floor(index / columnsCount) * pitch.y,
      },
    })),
    { id: 'q', kind: 'question', text: 'Which of them is the third dog?' },
  ]
}

async function makeGraph(url: string): Promise<string> {
  const nodes = nodesOf()
  const edges = Array.from({ length: 290 }, (_, index) => {
    return { id: `e${index}`, source: `m${index}`, target: `m${index + 7}`, relation: 'looks like' }
  })
  const made = await createClient({ baseUrl: url }).createGraph({
    document: { title: 'Typing', nodes, edges } as never,
  })
  if (!made.ok) throw new Error(JSON.stringify(made.error).slice(0, 2_000))
  console.log(`${nodes.length} nodes, ${edges.length} edges`)
  return made.value.id
}

type Measured = {
  /** Milliseconds from each event to the frame behind it, and to the prompt that has it. */
  readonly frames: readonly number[]
  readonly follows: readonly number[]
  readonly longTasks: readonly number[]
}

/** Notes the time of every event that writes, of the frame that shows it and of the prompt that tells it. */
async function watch(page: Page): Promise<void> {
  await page.evaluate((id) => {
    type Watched = { at: number; length: number }
    const state = {
      frames: [] as number[],
      follows: [] as number[],
      longTasks: [] as number[],
      waiting: [] as Watched[],
    }
    Object.assign(window, { typing: state })
    let pressed = 0
    // Of a key the time at which the browser got it counts, so that waiting behind other work shows.
    addEventListener('keydown', (event) => (pressed = event.timeStamp), true)
    addEventListener('compositionupdate', (event) => (pressed = event.timeStamp), true)
    addEventListener(
      'input',
      (event) => {
        const at = pressed || event.timeStamp
        pressed = 0
        const { value } = event.target as HTMLTextAreaElement
        state.waiting.push({ at, length: value.length })
        requestAnimationFrame(() => {
          const channel = new MessageChannel()
          channel.port1.onmessage = () => state.frames.push(performance.now() - at)
          channel.port2.postMessage(undefined)
        })
      },
      true,
    )
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longTasks.push(duration)
    }).observe({ type: 'longtask' })
    const prompt = document.querySelector('[data-prompt]')
    if (!prompt) return
    const field = document.activeElement as HTMLTextAreaElement
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    new MutationObserver(() => {
      const line = prompt.querySelector(`[data-nodes~="${id}"]`)?.textContent ?? ''
      const told = letters(line.replace(/ \[[^\]]*\](?!\()/g, ''))
      // What stands in the prompt is the beginning of what was typed, with meanings put in.
      while (state.waiting.length > 0) {
        const [next] = state.waiting as [Watched]
        const typed = letters(field.value.slice(0, next.length).replace(/\]\(#[^)]*\)?/g, ''))
        if (!told.includes(typed)) break
        state.waiting.shift()
        state.follows.push(performance.now() - next.at)
      }
    }).observe(prompt, { subtree: true, childList: true, characterData: true })
  }, noteId)
}

async function measure(page: Page, { letters, run }: Variant): Promise<Measured> {
  const client = await page.context().newCDPSession(page)
  await watch(page)
  await run(page, client, letters)
  await page.waitForTimeout(1_500)
  return page.evaluate(() => (window as unknown as { typing: Measured }).typing)
}

async function openBare(page: Page): Promise<void> {
  await page.setContent('<textarea rows="20" cols="80"></textarea>')
  await page.locator('textarea').focus()
}

async function openNote(page: Page, url: string, id: string): Promise<void> {
  // As somebody left it: the note in sight, near enough to be read.
  await page.addInitScript(([k, v]) => sessionStorage.setItem(k, v), [
    `deixis.viewport.${id}`,
    '120 120 0.8',
  ] as const)
  await page.goto(`${url}/graphs/${id}`)
  const card = page.locator(`.react-flow__node[data-id="${noteId}"]`)
  await card.click()
  await page.locator('[data-prompt] [data-nodes]').first().waitFor({ state: 'attached' })
  await page.waitForTimeout(2_000)
  await page.keyboard.press('Enter')
  const field = card.getByRole('textbox', { name: 'Text' })
  await field.click()
  await page.waitForTimeout(500)
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function report(name: string, ours: Measured, bare: Measured): void {
  const shares = [0.5, 0.95, 1].map((share) => {
    const [a, b] = [percentile(ours.frames, share), percentile(bare.frames, share)]
    return `p${share * 100} ${a.toFixed(1)} ms over ${b.toFixed(1)} ms = ${(a / b).toFixed(2)}`
  })
  console.log(`${name}, key to frame (${ours.frames.length}): ${shares.join(', ')}`)
  const { longTasks, follows } = ours
  const longest = Math.max(0, ...longTasks).toFixed(0)
  console.log(`${name}: ${longTasks.length} tasks over 50 ms, the longest ${longest} ms`)
  const follow = [0.5, 0.95, 1].map(
    (share) => `p${share * 100} ${percentile(follows, share).toFixed(0)} ms`,
  )
  console.log(`${name}, key to prompt (${follows.length}): ${follow.join(', ')}`)
}

async function main(url: string): Promise<void> {
  const id = await makeGraph(url)
  const { executablePath, args, env } = findChromium()
  const browser = await chromium.launch({ executablePath, args: [...args], env })
  try {
    for (const variant of variants) {
      const measureOn = async (open: (page: Page) => Promise<void>) => {
        const context = await browser.newContext({ viewport: size, locale: 'en-US' })
        const page = await context.newPage()
        await open(page)
        const measured = await measure(page, variant)
        await context.close()
        return measured
      }
      const bare = await measureOn(openBare)
      const ours = await measureOn((page) => openNote(page, url, id))
      report(variant.name, ours, bare)
    }
  } finally {
    await browser.close()
  }
}

const server = await startServer()
try {
  await main(server.url)
} finally {
  await server.stop()
}
