import { nameOf } from '../../kinds'
import type { Attributes } from '../../kinds/fields'
import type { GraphDocument, Node } from './model'

/** A person's words where Markdown is read: nothing in them is a sign. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&!]/g, '\\$&').replace(/\s+/g, ' ')
}

/** What stands on the card of a node in a canvas of text cards, as Markdown. */
export function cardText(document: GraphDocument, node: Node): string {
  switch (node.kind) {
    case 'text':
    case 'question':
    case 'answer':
      return node.text
    case 'entity': {
      const kind = node.class ? ` (${escapeMarkdown(node.class)})` : ''
      return lines([
        `**${escapeMarkdown(nameOf(node))}**${kind}`,
        ...attributeLines(node.attributes),
      ])
    }
    case 'set': {
      const names = new Map(document.nodes.map((each) => [each.id, nameOf(each)]))
      const members = node.members.map(
        (id, index) => `${index + 1}. ${escapeMarkdown(names.get(id) ?? id)}`,
      )
      return lines([
        `**${escapeMarkdown(nameOf(node))}**`,
        ...members,
        ...attributeLines(node.attributes),
      ])
    }
    case 'document':
      return lines([
        `**${escapeMarkdown(nameOf(node))}**`,
        ...(node.source === undefined ? [] : [escapeMarkdown(node.source)]),
        ...(node.text === undefined ? [] : ['', node.text]),
      ])
    case 'image':
    case 'audio':
      return lines([
        `**${escapeMarkdown(nameOf(node))}**`,
        ...(node.caption ? ['', node.caption] : []),
      ])
    default:
      return escapeMarkdown(nameOf(node))
  }
}

function lines(all: readonly string[]): string {
  return all.join('\n')
}

/** `- fur: curly white`, by the order of the names' UTF-16 units, since that of keys means nothing. */
export function attributeLines(attributes: Attributes | undefined): readonly string[] {
  return Object.keys(attributes ?? {})
    .sort()
    .map((name) => {
      const value = attributes?.[name]
      const values = Array.isArray(value) ? value : [value]
      return `- ${escapeMarkdown(name)}: ${values.map((each) => escapeMarkdown(String(each))).join(', ')}`
    })
}
