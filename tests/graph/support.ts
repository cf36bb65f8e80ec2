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
