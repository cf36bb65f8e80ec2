import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compile, Memory, type CompileInput } from '@/lib/compile'
import type { GraphDocument } from '@/lib/graph/document'
import { hashPieces } from '@/lib/graph/hash'
import { textIn, type Node } from '@/lib/kinds'
import { documents, hostile, plainText } from './arbitraries'
import { gemini, read, textOf } from './support'

const bytes = (input: CompileInput) => JSON.stringify(compile(input))
/** With nothing remembered of the document itself either. */
const cold = ({ document, ...asked }: Omit<CompileInput, 'memory'>) =>
  bytes({ ...asked, document: structuredClone(document) })

/** Words that point at what the documents hold, and hostile ones. */
const words = fc.oneof(
  hostile,
  fc.constantFrom('the first white dog', '둘째 x', '[it](#n1)', 'both of them, [E1] too'),
)
const documentsOfAll = fc.oneof(documents(plainText), documents(words))

type Edit = (document: GraphDocument) => GraphDocument

/** The document with one node anew; all others are the very objects of before, as `apply` leaves them. */
function withNode(document: GraphDocument, at: number, change: (node: Node) => object) {
  const place = at % document.nodes.length
  const nodes = document.nodes.map((node, index) =>
    index === place ? ({ ...node, ...change(node) } as Node) : node,
  )
  return { ...document, nodes }
}

const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(fc.nat(), words).map(([at, text]): Edit => (document) => {
      const texts = document.nodes.flatMap((node, index) =>
        textIn(node, 'text') === undefined ? [] : [index],
      )
      const place = texts[at % Math.max(texts.length, 1)]
      return place === undefined ? document : withNode(document, place, () => ({ text }))
    }),
  },
  fc.tuple(fc.nat(), words).map(
    ([at, label]): Edit =>
      (document) =>
        withNode(document, at, () => ({ label })),
  ),
  fc.nat().map(
    (at): Edit =>
      (document) =>
        withNode(document, at, () => ({ layout: { x: at, y: 0 } })),
  ),
  fc.tuple(fc.nat(), words).map(
    ([at, word]): Edit =>
      (document) =>
        withNode(document, at, (node) =>
          node.kind === 'entity' ? { attributes: { fur: word }, class: 'dog' } : {},
        ),
  ),
  fc.nat().map(
    (at): Edit =>
      (document) =>
        withNode(document, at, (node) =>
          node.kind === 'set' ? { members: node.members.slice(1) } : {},
        ),
  ),
  fc.nat().map((at): Edit => (document) => ({
    ...document,
    edges: document.edges.filter((_, index) => index !== at % 5),
  })),
  fc.constant<Edit>((document) => ({ ...document, nodes: document.nodes.toReversed() })),
  words.map((definition): Edit => ({ schema, ...document }) => ({
    ...document,
    schema: {
      classes: [],
      relations: (schema?.relations ?? []).map(({ name }) => ({ name, definition })),
    } as NonNullable<GraphDocument['schema']>,
  })),
  fc.constant<Edit>((document) => document),
)

const asked = fc.record({
  question: fc.option(words, { nil: undefined }),
  scope: fc.constantFrom(undefined, 'graph' as const, 'question' as const),
  focus: fc.constantFrom(undefined, ['n0'], ['n2', 'gone']),
})

it('P27 a compile with a memory gives the bytes of one without, whatever was changed before', () => {
  fc.assert(
    fc.property(
      documentsOfAll,
      documentsOfAll,
      fc.array(fc.tuple(edits, asked), { minLength: 3, maxLength: 6 }),
      (document, another, steps) => {
        const memory = new Memory()
        let now = document
        for (const [edit, how] of steps) {
          now = edit(now)
          const input = { ...how, document: now, profile: gemini }
          expect(bytes({ ...input, memory })).toBe(cold(input))
        }
        const input = { document: another, profile: gemini }
        expect(bytes({ ...input, memory })).toBe(cold(input))
        expect(bytes({ ...input, memory })).toBe(cold(input))
      },
    ),
    { numRuns: 80, seed: 11 },
  )
})

it('P27 typing tells the node typed in anew, a change of what is pointed at all', () => {
  const memory = new Memory()
  const references = (document: GraphDocument) =>
    compile({ document, profile: gemini, memory }).manifest.references
  const before = read({
    nodes: [
      { id: 'a', kind: 'entity', label: 'red kite' },
      { id: 't', kind: 'text', text: 'the red kite flies' },
      { id: 'u', kind: 'text', text: 'see [it](#a)' },
    ],
  })
  const [kept, typed] = references(before)
  const after = withNode(before, 2, () => ({ text: 'see [it](#a)!' }))
  const [keptAfter, typedAfter] = references(after)
  expect(keptAfter).toBe(kept)
  expect(typedAfter).not.toBe(typed)
  expect(typedAfter).toEqual(typed)
  // What one compile told is all that is kept: the text before is no longer known.
  expect(references(before)[1]).not.toBe(typed)
  const renamed = withNode(before, 0, () => ({ label: 'oak' }))
  expect(references(renamed).map(({ text }) => text)).toEqual(['it'])
})

it('P27 a card that is moved past another is told anew where a text counts from the left', () => {
  const memory = new Memory()
  const colours = ['red', 'blue', 'green']
  const before = read({
    nodes: [
      ...colours.map((colour, index) => ({
        id: colour,
        kind: 'entity',
        label: `${colour} box`,
        class: 'Box',
        layout: { x: 500 * index, y: 0 },
      })),
      { id: 't', kind: 'text', text: 'Take the second box from the left.' },
    ],
  })
  const meant = (document: GraphDocument) =>
    compile({ document, profile: gemini, memory }).manifest.references.map(({ refers }) => refers)
  expect(meant(before)).toEqual([['blue']])
  expect(meant(withNode(before, 2, () => ({ layout: { x: 250, y: 0 } })))).toEqual([['green']])
  expect(meant(before)).toEqual([['blue']])
})

it('P27 where the manifest is nearly full, what is remembered counts as what is told', () => {
  const text = '<b '.repeat(33_000)
  const full = Array.from({ length: 12 }, (_, index) => ({ id: `t${index}`, kind: 'text', text }))
  const document = read({ nodes: [{ id: 'first', kind: 'text', text: '' }, ...full] })
  const memory = new Memory()
  const hash = () => ''
  for (const words of ['', text]) {
    const input = {
      document: withNode(document, 0, () => ({ text: words })),
      profile: gemini,
      hash,
    }
    const [one, other] = [compile(input), compile({ ...input, memory })]
    const isFull = words === text
    expect(one.diagnostics.some(({ code }) => code === 'prompt.tooManyMarks')).toBe(isFull)
    expect(other.diagnostics).toEqual(one.diagnostics)
    expect(other.manifest.escapes.length).toBe(one.manifest.escapes.length)
    // Compared by hand: an assertion that fails would print millions of letters.
    expect(textOf(other) === textOf(one)).toBe(true)
  }
})

it('P28 hashes are made when somebody asks, once, and stand in what is written', () => {
  const document = read({ nodes: [{ id: 'a', kind: 'entity', label: 'kite' }] })
  let count = 0
  const hash: typeof hashPieces = (pieces) => {
    count++
    return hashPieces(pieces)
  }
  const { manifest } = compile({ document, profile: gemini, hash })
  expect(count).toBe(0)
  const written = JSON.parse(JSON.stringify(manifest)) as typeof manifest
  expect(written.promptHash).toBe(manifest.promptHash)
  expect({ ...manifest }.documentHash).toBe(written.documentHash)
  expect(written.documentHash).toMatch(/^sha256-[0-9a-f]{64}$/)
  expect(count).toBe(2)
})
