import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apply, applyBatch } from '@/lib/graph/apply'
import type { GraphDocument } from '@/lib/graph/document'
import { canonicalDocument, documentHash } from '@/lib/graph/hash'
import { GraphView, idsNamedBy } from '@/lib/graph/walk'
import { ownerOf } from '@/lib/kinds'
import { aimed, commands, document, runs } from '../support/arbitraries'
import { documentOf, parsed } from './support'

const ids = [
  ...Array.from({ length: 12 }, (_, i) => `n${i}`),
  ...Array.from({ length: 9 }, (_, i) => `e${i}`),
  'never',
  'x0',
  'x1',
]

/** Everything that may be asked of a document, answered by looking through all of it. */
function answersBySearch({ nodes, edges }: GraphDocument) {
  return ids.map((id) => ({
    position: nodes.findIndex((node) => node.id === id),
    node: nodes.find((node) => node.id === id),
    edge: edges.find((edge) => edge.id === id),
    at: edges
      .filter((edge) => edge.source === id || edge.target === id)
      .map((edge) => edge.id)
      .sort(),
    evidence: edges
      .filter((edge) => edge.evidence?.some((each) => each === id))
      .map((edge) => edge.id)
      .sort(),
    referrers: nodes
      .filter((node) => [...idsNamedBy(node)].some((each) => each === id))
      .map((node) => node.id),
    parts: nodes.filter((node) => ownerOf(node) === id).map((node) => node.id),
  }))
}

function answersByView(of: GraphDocument): ReturnType<typeof answersBySearch> {
  const view = new GraphView(of)
  return ids.map((id) => ({
    position: view.positionOf(id),
    node: view.node(id),
    edge: view.edge(id),
    at: view
      .edgesAt(id)
      .map((edge) => edge.id)
      .sort(),
    evidence: view
      .edgesWithEvidence(id)
      .map((edge) => edge.id)
      .sort(),
    referrers: view.referrersOf(id).map((node) => node.id),
    parts: view.partsOf(id).map((node) => node.id),
  }))
}

/** A tree of versions: each batch is applied to any of the versions so far, failed ones included. */
const branches = fc.array(fc.tuple(fc.nat(), commands), { minLength: 1, maxLength: 12 })

describe('looking up', () => {
  it('G16 is right in every version, on every branch, whatever was applied to others meanwhile', () => {
    fc.assert(
      fc.property(document, branches, fc.boolean(), (from, steps, undoing) => {
        const versions = [from]
        for (const [pick, list] of steps) {
          const base = versions[pick % versions.length] as GraphDocument
          const result = applyBatch(
            base,
            list.map((one) => aimed(base, one)).filter((one) => apply(base, one).ok),
          )
          applyBatch(base, list)
          if (!result.ok) continue
          versions.push(result.value.document)
          if (!undoing) continue
          const back = applyBatch(result.value.document, result.value.inverse)
          if (back.ok) versions.push(back.value.document)
        }
        for (const version of versions)
          expect(answersByView(version)).toEqual(answersBySearch(version))
      }),
      { seed: 16, numRuns: runs(80) },
    )
  })

  it('G16 stays right where so much has changed that the places are noted anew', () => {
    let now = documentOf(Array.from({ length: 40 }, (_, i) => ({ id: `n${i}`, kind: 'entity' })))
    const random = fc.sample(fc.nat(1_000_000), { seed: 161, numRuns: 3000 })
    const versions = [now]
    for (const [step, number] of random.entries()) {
      const count = now.nodes.length
      const some = now.nodes[number % Math.max(1, count)]
      const one =
        number % 3 === 0 && some
          ? { type: 'removeNode', id: some.id }
          : number % 3 === 1 && some
            ? { type: 'reorderNodes', ids: [some.id], at: number % count }
            : {
                type: 'addNode',
                node: { id: `n${number % 60}`, kind: 'entity' },
                at: number % (count + 1),
              }
      // Batches of several as well, so that a draft lives through it too.
      const result = applyBatch(now, parsed([one, { type: 'setTitle', title: `${step}` }]))
      if (!result.ok) continue
      now = result.value.document
      if (step % 300 === 0) versions.push(now)
    }
    const long = applyBatch(
      now,
      parsed(
        Array.from({ length: 1500 }, (_, i) => ({
          type: 'addNode',
          node: { id: `x${i}`, kind: 'entity' },
          at: i % 2,
        })),
      ),
    )
    if (long.ok) versions.push(long.value.document)
    expect(long.ok).toBe(true)
    for (const version of versions) expect(answersByView(version)).toEqual(answersBySearch(version))
  })
})

describe('the canonical text', () => {
  it('G17 does not vary with the order of edges and of keys, and does with that of nodes', () => {
    fc.assert(
      fc.property(document, fc.infiniteStream(fc.nat(99)), (from, numbers) => {
        const shuffled = <T>(values: readonly T[]): T[] =>
          values
            .map((value) => ({ value, key: numbers.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value)
        const other = rekeyed({ ...from, edges: shuffled(from.edges) }, shuffled) as GraphDocument
        expect(canonicalDocument(other)).toBe(canonicalDocument(from))
        expect(documentHash(other)).toBe(documentHash(from))
        if (from.nodes.length < 2) return
        expect(documentHash({ ...from, nodes: from.nodes.toReversed() })).not.toBe(
          documentHash(from),
        )
      }),
      { seed: 17, numRuns: runs(150) },
    )
  })
})

function rekeyed(value: unknown, shuffled: <T>(values: readonly T[]) => T[]): unknown {
  if (Array.isArray(value)) return value.map((each) => rekeyed(each, shuffled))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    shuffled(Object.entries(value)).map(([key, inner]) => [key, rekeyed(inner, shuffled)]),
  )
}
