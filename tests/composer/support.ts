import { propose, type Decisions, type Proposed, type Writing } from '@/lib/composer'
import { emptyDocument, type GraphDocument } from '@/lib/graph/document'
import { nodeSchema, nameOf, type Node } from '@/lib/kinds'

export const undecided: Decisions = { refused: new Set(), changed: new Map() }

/** The same id for the same key, as an editor gives them. */
export function ids(): (key: string) => string {
  const given = new Map<string, string>()
  return (key) => {
    const id = given.get(key) ?? `n${given.size + 1}`
    given.set(key, id)
    return id
  }
}

/** `image living room` → a picture of that name; ids are m1, m2 … in order. */
export function mediaOf(names: readonly string[]): Node[] {
  return names.map((each, index) => {
    const [kind = '', ...label] = each.split(' ')
    return nodeSchema.parse({ id: `m${index + 1}`, kind, label: label.join(' ') })
  })
}

export function writing(text: string, more: Partial<Writing> = {}): Writing {
  return {
    document: emptyDocument(''),
    text,
    media: [],
    language: 'en',
    decisions: undecided,
    idOf: ids(),
    ...more,
  }
}

const labelIn = (document: GraphDocument, id: string): string => {
  const node = document.nodes.find((each) => each.id === id)
  return node ? nameOf(node) : id
}

/** What is proposed, a line each: sets, things, relations and values. */
export function statesOf({ proposals, document }: Proposed): string[] {
  const named = (id: string | undefined) => labelIn(document, id ?? '')
  return proposals.flatMap(({ what, value, nodes, needs, name }) => {
    const [first, second] = nodes
    if (what === 'relation') return [`${named(first)} —${value}→ ${named(second)}`]
    if (what === 'attribute') return [`${named(first)}.${name} = ${value}`]
    const node = document.nodes.find(({ id }) => id === first)
    if (node?.kind === 'set') return [`set "${value}": ${node.members.map(named).join(', ')}`]
    if (what === 'thing' && needs.length === 0 && node?.kind === 'entity') {
      return [`thing ${nameOf(node)} (${node.class})`]
    }
    return []
  })
}

/** The turns, a line each with the beginning of its words. */
export function turnsOf({ turns }: Proposed, text: string): string[] {
  return turns.map(
    ({ kind, speaker, start, end }) =>
      `${speaker === undefined ? '' : `${speaker} `}${kind === 'text' ? 'note' : 'question'}: ${text.slice(start, end).slice(0, 24)}…`,
  )
}

export { propose }
