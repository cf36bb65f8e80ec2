import { plainWords } from '../graph/links'
import type { GraphDocument, Node } from '../graph/document'
import { nameOf, ownerOf } from '../kinds'
import { cutText } from '../std/text'
import { defineFormat } from './define'
import { Notes } from './notes'

const textLengthMax = 160

/** The graph as a Mermaid flowchart, to be pasted where those are drawn. Texts are cut, media told by name. */
export const mermaid = defineFormat({
  id: 'mermaid',
  extension: 'mmd',
  mediaType: 'text/vnd.mermaid; charset=utf-8',
  packed: 'never',
  export(document) {
    const notes = new Notes()
    return { files: [{ path: 'graph.mmd', text: flowchart(document, notes) }], notes: notes.list() }
  },
})

/** Brackets of a shape, by kind. */
const shapes: Readonly<Record<Node['kind'], readonly [string, string]>> = {
  entity: ['([', '])'],
  set: ['[[', ']]'],
  text: ['[', ']'],
  image: ['[/', '/]'],
  region: ['[/', '/]'],
  audio: ['[\\', '\\]'],
  segment: ['[\\', '\\]'],
  question: ['{{', '}}'],
  answer: ['(', ')'],
  document: ['[(', ')]'],
}

function flowchart(document: GraphDocument, notes: Notes): string {
  // Names of its own: an id such as `end` would be a word of the language.
  const ids = new Map(document.nodes.map((node, index) => [node.id as string, `n${index}`]))
  const line = (node: Node) => {
    const [open, close] = shapes[node.kind]
    return `${ids.get(node.id)}${open}"${labelText(node, notes)}"${close}`
  }
  const groups = (document.groups ?? []).map((group) => ({
    group,
    nodes: document.nodes.filter((node) => node.group === group.id),
  }))
  const grouped = new Set(groups.flatMap(({ nodes }) => nodes))
  const framed = groups.flatMap(({ group, nodes }, index) => [
    `  subgraph g${index}["${escapeLabel(group.label ?? group.id)}"]`,
    ...nodes.map((node) => `    ${line(node)}`),
    '  end',
  ])
  const free = document.nodes.filter((node) => !grouped.has(node)).map((node) => `  ${line(node)}`)
  const parts = document.nodes.flatMap((node) => {
    const owner = ownerOf(node)
    return owner === undefined ? [] : [`  ${ids.get(owner)} --- ${ids.get(node.id)}`]
  })
  const members = document.nodes.flatMap((node) =>
    node.kind === 'set'
      ? node.members.map((id) => `  ${ids.get(node.id)} -.-> ${ids.get(id)}`)
      : [],
  )
  const edges = document.edges.map(
    ({ source, target, relation }) =>
      `  ${ids.get(source)} -->|"${escapeLabel(relation)}"| ${ids.get(target)}`,
  )
  return `${['flowchart LR', ...framed, ...free, ...parts, ...members, ...edges].join('\n')}\n`
}

function labelText(node: Node, notes: Notes): string {
  const name = nameOf(node)
  const text = 'text' in node && node.text ? plainWords(node.text) : ''
  if (text.length > textLengthMax) notes.tell('export.textsCut', name)
  const alias = node.alias !== undefined && node.alias !== name ? `${node.alias} ` : ''
  const kind = node.kind === 'entity' && node.class ? ` (${node.class})` : ''
  const words =
    text === ''
      ? name
      : node.label
        ? `${name}: ${cutText(text, textLengthMax)}`
        : cutText(text, textLengthMax)
  return escapeLabel(alias + words + kind)
}

/**
 * A text between quotes of a Mermaid label: whatever is neither a letter, a digit nor a plain sign stands as
 * `#` and its code point, which Mermaid itself reads, so that no text is taken for markup or a line of its own.
 */
function escapeLabel(text: string): string {
  const words = text
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim()
  const escaped = words.replace(
    /[^\p{L}\p{M}\p{N} .,:!?·–—'’“”…+=/-]/gu,
    (sign) => `#${sign.codePointAt(0)};`,
  )
  return escaped === '' ? '#160;' : escaped
}
