// What compiling costs beside writing the same document as JSON, and how it grows: with both hashes in plain
// JavaScript and with Node's own sha-256, as the server makes them; without, as an editor has no use for them;
// behind an edit of one note, by an editor that remembers what it told before; and cut to a budget.
// Run by `npm run bench`, or alone: node scripts/run-ts.mjs tests/bench/compile.bench.mts
import { compile, Memory } from '../../lib/compile'
import { readDocument } from '../../lib/graph/migrate'
import type { GraphDocument } from '../../lib/graph/document'
import type { HashPieces } from '../../lib/graph/hash'
import { overridden, type Profile } from '../../lib/prompt/profile'
import { profiles } from '../../lib/prompt/profiles'
import { hashNatively } from '../../lib/services/hash'
import { targets } from '../../lib/targets'
import { byReference } from '../../lib/targets/target'

const nodeCounts = [100, 1_000, 5_000, 10_000, 50_000] as const
/** Enough for a median, and together less than a minute. */
const runsCountOf = (nodeCount: number) => (nodeCount > 10_000 ? 5 : 21)
// A model that reads everything: what is measured is telling a graph whole.
const gemini = profiles['gemini'] as Profile
const profile = overridden(gemini, {
  contextTokenCount: 100_000_000,
  answerTokenCount: 0,
  imagesCount: 100_000,
  audiosCount: 100_000,
  requestByteCount: 1e12,
})

const sentences = [
  'The second one sits by the window and barks at whoever passes.',
  'It has a long snout, short legs and a collar that nobody remembers buying.',
  'Both were found behind the market on the same rainy evening.',
  '둘 다 비 오는 저녁에 시장 뒤에서 발견되었다.',
]

/** A picture, a region of it, a sound, a segment of it, a set, four things with relations and two notes with links, again and again. */
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
    // So light that all of them go along: leaving media out is another measure.
    const asset = { hash, mediaType: 'image/jpeg', byteCount: 4_234, width: 1200, height: 800 }
    const sound = { hash, mediaType: 'audio/wav', byteCount: 4_044, durationSeconds: 2 }
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
      { id: id('g'), kind: 'segment', of: id('s'), label: 'howl', start: 0.4, end: 1.1 },
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

/** Milliseconds on the clock, and of the processor in all threads, collections among them. */
type Taken = { readonly clock: number; readonly processor: number }

/** On a machine with other work the clock falls on long runs and spares short ones, so both are told. */
function time(work: () => unknown): Taken {
  const begun = performance.now()
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return { clock: performance.now() - begun, processor: (user + system) / 1000 }
}

/** Some runs meet a collection of the whole memory and some meet none. */
function median(samples: readonly Taken[]): Taken {
  const middle = (of: (taken: Taken) => number) =>
    samples.map(of).sort((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0
  return { clock: middle((taken) => taken.clock), processor: middle((taken) => taken.processor) }
}

/**
 * Moves what was made before out of the space for new things, so that no run pays for the one before.
 * A collection of the whole memory would also shrink that space, which no server that works has done.
 */
function settle(): void {
  for (let times = 0; times < 2; times++) globalThis.gc?.({ type: 'minor' })
}

type Samples = Record<'compiling' | 'natively' | 'unhashed' | 'edited' | 'cut' | 'writing', Taken[]>

/** All kinds of run in turn, so that what else the machine does falls on all alike. */
function measure(document: GraphDocument, runsCount: number): Samples {
  const samples: Samples = {
    compiling: [],
    natively: [],
    unhashed: [],
    edited: [],
    cut: [],
    writing: [],
  }
  const json = JSON.stringify(document)
  // A document of which nothing is remembered, as on a server that has just read it.
  const anew = () => JSON.parse(json) as GraphDocument
  const request = (from: GraphDocument, more: { hash?: HashPieces; memory?: Memory } = {}) => {
    const { prompt, manifest } = compile({ document: from, profile, scope: 'graph', ...more })
    targets.gemini.request(prompt, byReference)
    return manifest
  }
  const hashed = (from: GraphDocument, hash?: HashPieces) => {
    const { documentHash, promptHash } = request(from, hash && { hash })
    return documentHash + promptHash
  }
  const memory = new Memory()
  let edited = document
  for (let run = -2; run < runsCount; run++) {
    const sample = (into: Taken[], work: () => unknown) => {
      settle()
      const taken = time(work)
      if (run >= 0) into.push(taken)
    }
    let fresh = anew()
    sample(samples.compiling, () => hashed(fresh))
    sample(samples.writing, () => JSON.stringify(document))
    fresh = anew()
    sample(samples.natively, () => hashed(fresh, hashNatively))
    fresh = anew()
    sample(samples.unhashed, () => request(fresh))
    fresh = anew()
    const budget = { tokens: 20_000 }
    sample(samples.cut, () => compile({ document: fresh, profile: gemini, scope: 'graph', budget }))
    edited = withNoteEdited(edited)
    sample(samples.edited, () => request(edited, { memory }))
  }
  return samples
}

/** As somebody types in its last note. */
function withNoteEdited(document: GraphDocument): GraphDocument {
  const last = document.nodes.findLastIndex(({ kind }) => kind === 'text')
  const nodes = document.nodes.map((node, at) =>
    at === last && node.kind === 'text' ? { ...node, text: `${node.text} x` } : node,
  )
  return { ...document, nodes }
}

/** `11.2 (13.0 of the processor)` */
function ratio(work: Taken, writing: Taken): string {
  const { clock, processor } = work
  return `${(clock / writing.clock).toFixed(1)} (${(processor / writing.processor).toFixed(1)} of the processor)`
}

const times = new Map<number, Taken>()
for (const nodeCount of nodeCounts) {
  const document = documentOf(nodeCount)
  const byteCount = Math.round(JSON.stringify(document).length / nodeCount)
  const samples = measure(document, runsCountOf(nodeCount))
  const [compiling, natively, unhashed, edited, cut, writing] = [
    median(samples.compiling),
    median(samples.natively),
    median(samples.unhashed),
    median(samples.edited),
    median(samples.cut),
    median(samples.writing),
  ]
  times.set(nodeCount, compiling)
  const target = nodeCount === 10_000 ? ' (target <= 12)' : ''
  console.log(
    `compile, ${nodeCount} nodes, ${byteCount} B a node: ${compiling.clock.toFixed(1)} ms, stringify ${writing.clock.toFixed(2)} ms, ratio ${ratio(compiling, writing)}${target}, with the server's sha-256 ${ratio(natively, writing)}, without hashes ${ratio(unhashed, writing)}; behind an edit ${edited.clock.toFixed(1)} ms, ratio ${ratio(edited, writing)}; cut to 20,000 tokens ${ratio(cut, writing)}`,
  )
}
const growth = (of: (taken: Taken) => number) => {
  const [large, small] = [times.get(50_000), times.get(5_000)]
  return large && small ? (of(large) / of(small)).toFixed(1) : 'unknown'
}
console.log(
  `compile, 50,000 nodes over 5,000: ${growth((taken) => taken.clock)}, ${growth((taken) => taken.processor)} of the processor (target <= 12)`,
)
