import { applyBatch, type Applied } from '@/lib/graph/apply'
import { commandSchema, type Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { readDocument } from '@/lib/graph/migrate'

/** A document of these nodes and edges, as a caller may send them. */
export function documentOf(nodes: unknown, edges: unknown = [], more: object = {}): GraphDocument {
  const result = readDocument({ title: 'test', nodes, edges, ...more })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Commands as they come through the door. */
export function parsed(commands: readonly unknown[]): Command[] {
  return commands.map((each) => commandSchema.parse(each))
}

/** What applying commands gives; throws where they are refused. */
export function applied(from: GraphDocument, list: readonly unknown[]): Applied {
  const result = applyBatch(from, parsed(list))
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Two regions of a picture, a dog, a set and a note with links to them. */
export const dogs = documentOf(
  [
    { id: 'r1', kind: 'region', of: 'p1', shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 } },
    { id: 'p1', kind: 'image' },
    {
      id: 'r2',
      kind: 'region',
      of: 'p1',
      inside: 'r1',
      shape: { type: 'box', x: 0, y: 0, width: 0.5, height: 1 },
    },
    { id: 'd1', kind: 'entity', label: 'first', attributes: { fur: 'white', legs: 4 } },
    { id: 's1', kind: 'set', members: ['d1', 'r1', 'p1'] },
    { id: 't1', kind: 'text', text: '[it](#r1) and [both](#d1,p1) 😀😀' },
  ],
  [
    { id: 'e1', source: 'd1', target: 'r1', relation: 'shown in' },
    { id: 'e2', source: 'd1', target: 's1', relation: 'in', evidence: ['p1', 't1'] },
  ],
)
