// What compiling costs beside writing the same document as JSON, and how it grows.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/compile.bench.mts
import { compile } from '../../lib/compile'
import { readDocument } from '../../lib/graph/migrate'
import type { GraphDocument } from '../../lib/graph/document'
import { profiles } from '../../lib/prompt/profile'
import { targets } from '../../lib/targets'
import { byReference } from '../../lib/targets/target'

const nodeCounts = [100, 1_000, 5_000, 10_000, 50_000] as const
const profile = profiles['gemini']
if (profile === undefined) throw new Error('there is no profile for gemini')

const sentences = [
  'The second one sits by the window and barks at whoever passes.',
  'It has a long snout, short legs and a collar that nobody remembers buying.',
  'Both were found behind the market on the same rainy evening.',
  '둘 다 비 오는 저녁에 시장 뒤에서 발견되었다.',
]

/** A picture, a region of it, a sound, a set, four things with relations and two notes with links, again and again. */
function documentOf(nodeCount: number): GraphDocument {
  const nodes: object[] = []
  const edges: object[] = []
  for (let block = 0; nodes.length < nodeCount; block++) {
    const id = (name: string) => `${name}${block}`
    const hash = `sha256-${block.toString(16).padStart(64, '0')}`
    const layout = {
      x: (block % 50) * 400,
      y: Math.floor(block / 50) * 600,
      width: 304,
      height: 80,
    }
    const asset = { hash, mediaType: 'image/jpeg', byteCount: 81_234, width: 1200, height: 800 }
    const sound = { hash, mediaType: 'audio/wav', byteCount: 64_044, durationSeconds: 2 }
    const things = ['a', 'b', 'c', 'd'].map((name) => ({
      id: id(name),
      kind: 'entity',
      label: `dog ${name} of litter ${block}`,
      class: 'Dog',
      attributes: { fur: 'curly white', legs: 'short', age: block % 12 },
      layout,
    }))
    const note = (name: string) => ({
      id: id(name),
      kind: 'text',
      text: `The [first](#${id('a')}) and the [third](#${id('c')}) are in [this photo](#${id('p')}). ${sentences[block % 4]} ${sentences[(block + 1) % 4]}`,
      layout,
    })
    nodes.push(
      { id: id('p'), kind: 'image', label: `photo ${block}`, asset, layout },
      {
        id: id('r'),
        kind: 'region',
        of: id('p'),
        label: 'on the chair',
        shape: { type: 'box', x: 0.1, y: 0.2, width: 0.3, height: 0.4 },
      },
      { id: id('s'), kind: 'audio', label: `bark ${block}`, asset: sound, layout },
      ...things,
      {
        id: id('set'),
        kind: 'set',
        label: `litter ${block}`,
        members: ['a', 'b', 'c', 'd'].map(id),
        layout,
      },
      note('t'),
      note('u'),
    )
    edges.push(
      { source: id('a'), target: id('r'), relation: 'shown in' },
      { source: id('b'), target: id('s'), relation: 'makes' },
      { source: id('a'), target: id('c'), relation: 'looks like' },
      { source: id('d'), target: `a${Math.max(block - 1, 0)}`, relation: 'descends from' },
    )
  }
  const kept = nodes.slice(0, nodeCount - 1)
  const question = { id: 'q', kind: 'question', text: 'Which one makes [this sound](#s0)?' }
  const schema = { classes: [], relations: [{ name: 'looks like', symmetric: true }] }
  const ids = new Set(kept.map((node) => (node as { id: string }).id))
  const between = edges.filter((edge) => {
    const { source, target } = edge as { source: string; target: string }
    return ids.has(source) && ids.has(target)
  })
  const read = readDocument({ title: 'Bench', nodes: [...kept, question], edges: between, schema })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** The fastest of several runs in milliseconds: what else the machine does can only add. */
function time(work: () => unknown, runsCount: number): number {
  let fastest = Infinity
  for (let count = 0; count < runsCount; count++) {
    const start = performance.now()
    work()
    fastest = Math.min(fastest, performance.now() - start)
  }
  return fastest
}

const times = new Map<number, number>()
for (const nodeCount of nodeCounts) {
  const document = documentOf(nodeCount)
  const json = JSON.stringify(document)
  // Each run has a document of which nothing is remembered, as on a server that has just read it.
  const runsCount = nodeCount > 10_000 ? 6 : 30
  const documents = Array.from({ length: runsCount }, () => JSON.parse(json) as GraphDocument)
  const compileFresh = () => {
    const { prompt } = compile({ document: documents.pop() ?? document, profile, scope: 'graph' })
    return targets.gemini.request(prompt, byReference)
  }
  const compiling = time(compileFresh, runsCount)
  const again = time(() => compile({ document, profile, scope: 'graph' }), runsCount)
  const writing = time(() => JSON.stringify(document), runsCount)
  times.set(nodeCount, compiling)
  const target = nodeCount === 10_000 ? ' (target <= 15)' : ''
  console.log(
    `compile, ${nodeCount} nodes, ${Math.round(json.length / nodeCount)} B a node: ${compiling.toFixed(1)} ms, stringify ${writing.toFixed(2)} ms, ratio ${(compiling / writing).toFixed(1)}${target}; the same document again ${again.toFixed(1)} ms`,
  )
}
const growth = (times.get(50_000) ?? 0) / (times.get(5_000) ?? 1)
console.log(`compile, 50,000 nodes over 5,000: ${growth.toFixed(1)} (target <= 12)`)
