import { commandSchema, type Command } from '@/lib/graph/command'
import type { Principal } from '@/lib/store/principal'
import type { Store } from '@/lib/store/store'
import type { Failure, Result } from '@/lib/std/result'

export const alice: Principal = { workspaceId: 'alice', actor: 'alice' }
export const bob: Principal = { workspaceId: 'bob', actor: 'bob' }

export function textNode(id: string, text: string) {
  return { id, kind: 'text', text }
}

/** A document of notes, as a caller would send it. */
export function documentOf(title: string, nodes: readonly object[]) {
  return { versions: { document: 1 }, title, nodes, edges: [] }
}

/** A document of `count` notes `n0`, `n1`, … of about 250 bytes each. */
export function largeDocument(count: number, title = 'Large') {
  const filling = 'a sentence of the usual length about a dog and its bark. '.repeat(3)
  const nodes = Array.from({ length: count }, (_, index) => ({
    ...textNode(`n${index}`, `${index} ${filling}`),
    layout: { x: index % 100, y: Math.floor(index / 100) },
  }))
  return documentOf(title, nodes)
}

function command(value: object): Command {
  return commandSchema.parse(value)
}

export const addText = (id: string, text: string) =>
  command({ type: 'addNode', node: textNode(id, text) })
export const setText = (id: string, text: string) =>
  command({ type: 'updateNode', id, patch: { text } })
export const removeNode = (id: string) => command({ type: 'removeNode', id })
export const removeEdge = (id: string) => command({ type: 'removeEdge', id })
export const setTitle = (title: string) => command({ type: 'setTitle', title })
export const editText = (id: string, start: number, end: number, insert: string) =>
  command({ type: 'editText', id, field: 'text', start, end, insert })
export const addImage = (id: string, hash: string) =>
  command({ type: 'addNode', node: { id, kind: 'image', asset: imageAsset(hash) } })

export function imageAsset(hash: string) {
  return { hash, mediaType: 'image/png' as const, byteCount: 10, width: 4, height: 3 }
}

export function audioAsset(hash: string) {
  return { hash, mediaType: 'audio/wav' as const, byteCount: 44, durationSeconds: 1.25 }
}

export function hashOf(digit: string): string {
  return `sha256-${digit.repeat(64)}`
}

/** The value of a result that must be there. */
export async function value<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result
  if (!settled.ok) throw new Error(JSON.stringify(settled.error))
  return settled.value
}

/** The failure of a result that must have failed. */
export async function failure<T>(result: Promise<Result<T>>): Promise<Failure> {
  const settled = await result
  if (settled.ok) throw new Error('it succeeded')
  return settled.error
}

/** A graph of one note `a` that says "hello". */
export async function createHello(store: Store, principal: Principal = alice): Promise<string> {
  await value(store.ensureWorkspace(principal))
  const document = documentOf('Hello', [textNode('a', 'hello')])
  return (await value(store.createGraph(principal, { document }))).id
}

/** The text of a note of the present document. */
export async function textOf(
  store: Store,
  graphId: string,
  nodeId: string,
): Promise<string | undefined> {
  const { document } = await value(store.getGraph(alice, graphId))
  const node = document.nodes.find(({ id }) => id === nodeId)
  return node?.kind === 'text' ? node.text : undefined
}
