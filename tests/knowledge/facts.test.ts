import { expect, test } from 'vitest'
import { Facts, type SimplePredicate } from '@/lib/knowledge/facts'
import { dogs, documentOf } from './support'

/** The facts of a predicate, as `subject object source`. */
function told(facts: Facts, predicate: SimplePredicate): string[] {
  return facts.extent(predicate).entries.map((entry) => {
    const { subject, object, source } = facts.tell(entry)
    const words = [subject, object].map((term) => ('node' in term ? term.node : term.value))
    return [...words, 'edge' in source ? source.edge : `${source.node}/${source.field}`].join(' ')
  })
}

test('K1 nodes tell their class, attributes, members in their order and parts, each with its place', () => {
  const facts = new Facts(dogs)
  expect(told(facts, { property: 'class' }).slice(0, 2)).toEqual([
    'd1 Dog d1/class',
    'd2 Dog d2/class',
  ])
  expect(told(facts, { attribute: 'age' })).toEqual([
    'd1 3 d1/attributes/age',
    'd2 12 d2/attributes/age',
    'd3 7 d3/attributes/age',
  ])
  expect(told(facts, { property: 'member' })).toEqual([
    'pack d1 pack/members/0',
    'pack d2 pack/members/1',
    'pack d3 pack/members/2',
  ])
  expect(told(facts, { property: 'part' })).toEqual(['a1 howl howl/of'])
  expect(told(facts, { property: 'end' })).toEqual(['howl 2.5 howl/end'])
})

test('K1 media tell how long and how large they are; a list tells each of its values', () => {
  const hash = `sha256-${'0'.repeat(64)}`
  const image = { hash, mediaType: 'image/png', byteCount: 9, width: 4, height: 3 }
  const audio = { hash, mediaType: 'audio/wav', byteCount: 9, durationSeconds: 2.5 }
  const document = documentOf({
    nodes: [
      { id: 'p', kind: 'image', asset: image, attributes: { tags: ['red', 'large'] } },
      { id: 'r', kind: 'region', of: 'p', shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 } },
      {
        id: 'in',
        kind: 'region',
        of: 'p',
        inside: 'r',
        shape: { type: 'box', x: 0, y: 0, width: 0.5, height: 0.5 },
      },
      { id: 's', kind: 'audio', asset: audio },
    ],
  })
  const facts = new Facts(document)
  expect(told(facts, { property: 'width' })).toEqual(['p 4 p/asset/width'])
  expect(told(facts, { property: 'seconds' })).toEqual(['s 2.5 s/asset/durationSeconds'])
  expect(told(facts, { property: 'inside' })).toEqual(['in r in/inside'])
  expect(told(facts, { attribute: 'TAGS' })).toEqual([
    'p red p/attributes/tags',
    'p large p/attributes/tags',
  ])
})

test('K2 a symmetric relation holds both ways, and an inverse under both names', () => {
  const facts = new Facts(dogs)
  expect(told(facts, { relation: 'looks like' })).toEqual(['d1 d3 e4', 'd3 d1 e4'])
  expect(told(facts, { relation: 'descends from' })).toEqual(['d2 d1 e5'])
  expect(told(facts, { relation: 'has descendant' })).toEqual(['d1 d2 e5'])
  expect(told(facts, { relation: 'child of' })).toEqual(['d3 d2 e6'])
  expect(told(facts, { relation: 'parent of' })).toEqual(['d2 d3 e6'])
})

test('K3 what is proposed counts when asked for, and edges of the conversation never', () => {
  const nodes = [
    { id: 'q', kind: 'question', text: 'Who?' },
    { id: 'a', kind: 'answer', text: 'Rex.', status: 'complete' },
  ]
  const edges = [{ id: 'x', source: 'a', target: 'q', relation: 'answers', role: 'answers' }]
  const answered = new Facts(documentOf({ nodes, edges }), { withProposed: true })
  expect(told(answered, { relation: 'answers' })).toEqual([])
  expect(told(new Facts(dogs), { relation: 'sits on' })).toEqual(['d1 chair e1', 'd3 rug e2'])
  const all = new Facts(dogs, { withProposed: true })
  expect(told(all, { relation: 'sits on' })).toEqual(['d1 chair e1', 'd3 rug e2', 'd2 rug e7'])
})

test('K11 a hub of 60,000 facts is indexed in some time each', () => {
  const members = Array.from({ length: 10_000 }, (_, at) => `n${at}`)
  const nodes = [
    ...members.map((id) => ({ id, kind: 'entity' })),
    { id: 'all', kind: 'set', members },
  ]
  const edges = members.flatMap((id) =>
    ['near', 'far', 'by', 'of', 'at'].map((relation) => ({
      id: `${relation}-${id}`,
      source: 'all',
      target: id,
      relation,
    })),
  )
  const document = documentOf({ nodes, edges })
  const begun = performance.now()
  const facts = new Facts(document)
  // Compared each with each they would take minutes.
  expect(performance.now() - begun).toBeLessThan(3_000)
  expect(facts.extent({ relation: 'near' }).entries).toHaveLength(10_000)
})

test('K4 a fact that is stated twice is one, told by the first place', () => {
  const nodes = ['a', 'b'].map((id) => ({ id, kind: 'entity' }))
  const edges = ['x', 'y'].map((id) => ({ id, source: 'a', target: 'b', relation: ` Near` }))
  const facts = new Facts(documentOf({ nodes, edges }))
  expect(told(facts, { relation: 'near' })).toEqual(['a b x'])
  expect(facts.find({ value: 'ENTITY' })).toBe(facts.find({ value: 'entity' }))
})
