// What one reading of a chat costs beside resolving its phrases alone and beside writing the graph as JSON,
// at several sizes of the graph, and how it grows with the words. Run by `npm run bench`, or alone:
// node scripts/run-ts.mjs tests/bench/composer.bench.mts
import { propose, type Writing } from '../../lib/composer'
import { readDocument } from '../../lib/graph/migrate'
import type { GraphDocument } from '../../lib/graph/document'
import { resolve } from '../../lib/references'

const nodeCounts = [0, 1_000, 10_000] as const
const wordCounts = [60, 240, 960] as const
const runsCount = 15

const chats = {
  en: 'I have three lamps. The first and the third have a white shade, and the second is [photo 1](#m1). The second makes [sound 1](#m2). The first is taller than the second and stands on the desk. The third looks like the first, weighs two kilos and was made in Korea. All of them are old. Which one would you keep, and why?',
  ko: '우리 집에 램프 세 개가 있어. 첫째와 셋째는 갓이 희고 둘째는 [사진 1](#m1)에 나와. 둘째는 [소리 1](#m2)을 내. 첫째는 둘째보다 크고 책상 위에 있어. 셋째는 첫째를 닮았고 무게는 2킬로야. 셋 다 오래됐어. 첫째는 파란 줄이 있고 둘째는 줄이 없어. 셋째는 작년에 샀는데 아직 새것 같아. 나는 셋째가 제일 좋아. 어느 것을 남기는 게 좋을까? 이유도 말해 줘.',
} as const

/** A graph of things, pictures and notes, with a link for every other node. */
function documentOf(nodeCount: number): GraphDocument {
  const nodes = Array.from({ length: nodeCount }, (_, index) =>
    index % 5 === 0
      ? { id: `n${index}`, kind: 'image', label: `picture ${index}` }
      : index % 5 === 1
        ? { id: `n${index}`, kind: 'text', text: `Note ${index} speaks of the second dog.` }
        : { id: `n${index}`, kind: 'entity', label: `dog ${index}`, class: 'Dog' },
  )
  const edges = Array.from({ length: Math.floor(nodeCount / 2) }, (_, index) => {
    const [source, target] = [`n${index}`, `n${nodeCount - 1 - index}`]
    return { id: `e${index}`, source, target, relation: 'looks like' }
  }).filter(({ source, target }) => source !== target)
  const read = readDocument({ nodes, edges })
  if (!read.ok) throw new Error(JSON.stringify(read.error).slice(0, 2_000))
  return read.value
}

const ids = new Map<string, string>()
const media = [
  { id: 'm1', kind: 'image', label: 'photo' },
  { id: 'm2', kind: 'audio', label: 'sound' },
] as unknown as Writing['media']

function writingOf(document: GraphDocument, language: keyof typeof chats, text: string): Writing {
  const idOf = (key: string) => {
    const id = ids.get(key) ?? `id${ids.size}`
    ids.set(key, id)
    return id
  }
  const decisions = { refused: new Set<string>(), changed: new Map<string, string>() }
  return { document, text, media, language, decisions, idOf }
}

/** Words of the chat, again and again; `variant` makes a text that nothing has been found out about. */
function textOf(language: keyof typeof chats, wordCount: number, variant: number): string {
  const words: string[] = []
  while (words.length < wordCount) words.push(...chats[language].split(' '))
  return `${words.slice(0, wordCount).join(' ')} ${variant}`
}

const medianTime = (work: (run: number) => unknown): number => {
  const samples: number[] = []
  for (let run = -4; run < runsCount; run++) {
    const start = performance.now()
    work(run)
    if (run >= 0) samples.push(performance.now() - start)
  }
  return samples.sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0
}

/** Of one text after another: in a graph in which somebody types on, and of one that was never read. */
function measure(json: string, language: keyof typeof chats, wordCount: number) {
  const kept = JSON.parse(json) as GraphDocument
  const read = (document: GraphDocument, run: number) =>
    propose(writingOf(document, language, textOf(language, wordCount, run + 100)))
  const typing = medianTime((run) => read(kept, run))
  const { document } = read(kept, 0)
  const resolving = medianTime((run) =>
    resolve({ document, text: textOf(language, wordCount, run + 200), language }),
  )
  const writing = medianTime(() => JSON.stringify(kept))
  const fresh = Array.from({ length: runsCount + 4 }, () => JSON.parse(json) as GraphDocument)
  const first = medianTime((run) => read(fresh[run + 4] as GraphDocument, run))
  return { typing, first, resolving, writing }
}

for (const language of ['en', 'ko'] as const) {
  for (const nodeCount of nodeCounts) {
    const json = JSON.stringify(documentOf(nodeCount))
    for (const wordCount of wordCounts) {
      const { typing, first, resolving, writing } = measure(json, language, wordCount)
      console.log(
        `composer, ${language}, ${nodeCount} nodes, ${wordCount} words: ${typing.toFixed(1)} ms while typing (${first.toFixed(1)} ms the first time), ${(typing / resolving).toFixed(1)} times resolving it, ${(typing / writing).toFixed(1)} times writing the graph, ${((typing * 1000) / wordCount).toFixed(0)} us a word`,
      )
    }
  }
}
