import { readDocument } from '@/lib/graph/migrate'
import type { GraphDocument } from '@/lib/graph/document'
import { Facts, type Fact } from '@/lib/knowledge/facts'
import type { Query } from '@/lib/knowledge/pattern'
import { runQuery, type Rows } from '@/lib/knowledge/query'

export function documentOf(given: object): GraphDocument {
  const read = readDocument({ title: 'Facts', nodes: [], edges: [], ...given })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

export function answerOf(document: GraphDocument, query: Query): Rows {
  const rows = runQuery(new Facts(document), query)
  if (!rows.ok) throw new Error(JSON.stringify(rows.error))
  return rows.value
}

/** What rows bind, each as a word: the id of a node or the value. */
export function toldRows({ rows, variables }: Rows): unknown[][] {
  return rows.map(({ bindings }) =>
    variables.map((name) => {
      const term = bindings[name]
      return term && ('node' in term ? term.node : term.value)
    }),
  )
}

/** Where the facts of a proof stand. */
export function placesOf(proof: readonly Fact[]): string[] {
  return proof.map(({ source }) =>
    'edge' in source ? source.edge : `${source.node}/${source.field}`,
  )
}

/** Three dogs, two of them in a photo, with sounds; who looks like whom. */
export const dogs = documentOf({
  nodes: [
    { id: 'd1', kind: 'entity', label: 'Rex', class: 'Dog', attributes: { fur: 'white', age: 3 } },
    {
      id: 'd2',
      kind: 'entity',
      label: 'Bo',
      class: 'dog',
      attributes: { fur: 'brown', age: '12' },
    },
    { id: 'd3', kind: 'entity', label: 'Ada', class: 'Dog', attributes: { fur: 'White', age: 7 } },
    { id: 'chair', kind: 'entity', label: 'chair', class: 'Thing' },
    { id: 'rug', kind: 'entity', label: 'rug', class: 'Thing' },
    { id: 'pack', kind: 'set', label: 'pack', members: ['d1', 'd2', 'd3'] },
    { id: 'a1', kind: 'audio', label: 'yard' },
    { id: 'howl', kind: 'segment', of: 'a1', label: 'howl', start: 1, end: 2.5 },
  ],
  edges: [
    { id: 'e1', source: 'd1', target: 'chair', relation: 'sits on' },
    { id: 'e2', source: 'd3', target: 'rug', relation: 'Sits  on' },
    { id: 'e3', source: 'd3', target: 'howl', relation: 'makes' },
    { id: 'e4', source: 'd1', target: 'd3', relation: 'looks like' },
    { id: 'e5', source: 'd2', target: 'd1', relation: 'descends from' },
    { id: 'e6', source: 'd3', target: 'd2', relation: 'child of' },
    { id: 'e7', source: 'd2', target: 'rug', relation: 'sits on', status: 'proposed' },
  ],
  schema: {
    classes: [],
    relations: [
      { name: 'looks like', symmetric: true },
      { name: 'descends from', inverse: 'has descendant' },
      { name: 'parent of', inverse: 'child of' },
    ],
  },
})
