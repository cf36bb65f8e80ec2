// What resolving a text costs beside splitting the same text into words, and how it grows with the words
// and with the nodes. Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/references.bench.mts
import { readDocument } from '../../lib/graph/migrate'
import type { GraphDocument } from '../../lib/graph/document'
import { resolve } from '../../lib/references'

const nodeCounts = [100, 1_000, 10_000] as const
const wordCounts = [500, 2_000, 8_000] as const
const runsCount = 9

const colours = ['white', 'brown', 'black', 'grey', 'golden']
const sentences = [
  'The first and the third dog sleep while the white one on the chair barks at both of them.',
  'This photo shows the second dog, and the last sound is its bark, as everybody in the house knows.',
  '두 번째 강아지와 세 번째 강아지는 이 사진에 있고, 나머지는 마당에서 논다.',
  'Nothing in the weather report of that week explains why the owners of the shop stayed at home.',
]

function documentOf(nodeCount: number): GraphDocument {
  const nodes = Array.from({ length: nodeCount - 1 }, (_, index) =>
    index % 5 === 0
      ? { id: `n${index}`, kind: 'image', label: `photo ${index}` }
      : {
          id: `n${index}`,
          kind: 'entity',
          label: `dog ${index}`,
          class: 'Dog',
          attributes: { fur: colours[index % colours.length] },
        },
  )
  const set = { id: 'set', kind: 'set', members: ['n1', 'n2', 'n3'] }
  const read = readDocument({ nodes: [...nodes, set] })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** Of so many words; `variant` makes a text that nothing has been found out about. */
function textOf(wordCount: number, variant: number): string {
  const words = [`${variant}.`]
  for (let at = variant; words.length < wordCount; at++) {
    words.push(...(sentences[at % sentences.length] as string).split(' '))
  }
  return words.slice(0, wordCount).join(' ')
}

function median(samples: readonly number[]): number {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0
}

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

let variant = 0
for (const nodeCount of nodeCounts) {
  const json = JSON.stringify(documentOf(nodeCount))
  const cold: number[] = []
  for (let run = 0; run < runsCount; run++) {
    const fresh = JSON.parse(json) as GraphDocument
    cold.push(time(() => resolve({ document: fresh, text: `the dog ${variant++}` })))
  }
  console.log(
    `references, ${nodeCount} nodes: what they are called is read in ${median(cold).toFixed(1)} ms`,
  )
  const document = JSON.parse(json) as GraphDocument
  for (const wordCount of wordCounts) {
    const samples = { resolving: [] as number[], splitting: [] as number[] }
    for (let run = -2; run < runsCount; run++) {
      const text = textOf(wordCount, variant++)
      const resolving = time(() => resolve({ document, text }))
      const splitting = time(() => text.match(/[\p{L}\p{N}]+/gu))
      if (run < 0) continue
      samples.resolving.push(resolving)
      samples.splitting.push(splitting)
    }
    const [resolving, splitting] = [median(samples.resolving), median(samples.splitting)]
    console.log(
      `references, ${nodeCount} nodes, ${wordCount} words: ${resolving.toFixed(1)} ms, ${((resolving * 1000) / wordCount).toFixed(1)} us a word, ${(resolving / splitting).toFixed(0)} times splitting it into words`,
    )
  }
}
