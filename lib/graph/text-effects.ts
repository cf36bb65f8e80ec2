import { kindOf, ownerOf, type Node } from '../kinds'
import type { NodeId } from '../std/id'
import type { Command, CommandOf } from './command'
import type { GraphDocument } from './document'
import { editsWithoutLinksTo } from './links'
import { idsLinkedFrom } from './mentions'
import { edited, type TextEdit } from './text-edit'

/** An edit of a field of a node; `key` is `textKey` of the two. */
export type FieldEdit = { readonly key: string; readonly edit: TextEdit }

/** One name for a field of a node; no id has a space in it. */
export function textKey(id: string, field: string): string {
  return `${id} ${field}`
}

/**
 * The texts of some nodes while commands run over a document, and what each command edits in them. That
 * is more than `editText` says: a field can be replaced as a whole, and taking a node out makes the links
 * to it plain in the texts of others.
 *
 * Nothing is judged here: the commands are those of a log, or about to be applied in earnest.
 */
export class TextEffects {
  readonly #watched: ReadonlySet<string>
  readonly #document: GraphDocument
  readonly #nodes = new Map<string, Node>()
  /** Which of the watched have been taken out; what they held is kept, since an undo brings it back. */
  readonly #gone = new Set<string>()
  /** Parts by owner and owner by part; read from the document when the first node is taken out. */
  #parts: Map<string, Set<string>> | undefined
  readonly #owners = new Map<string, string>()
  /** What came before that. */
  readonly #arrivals: Node[] = []
  /** What each node links to, so that a text is read once and not for every node that goes. */
  readonly #linked = new WeakMap<Node, ReadonlySet<NodeId>>()

  constructor(document: GraphDocument, watched: ReadonlySet<string>) {
    this.#document = document
    this.#watched = watched
    for (const node of document.nodes) if (watched.has(node.id)) this.#nodes.set(node.id, node)
  }

  /** The text of a field by its `textKey`, '' where there is none. */
  textAt(key: string): string {
    const space = key.indexOf(' ')
    const node = this.#nodes.get(key.slice(0, space))
    return node ? textIn(node, key.slice(space + 1)) : ''
  }

  /** The edits that a command amounts to, to be applied one after the other. */
  apply(command: Command): FieldEdit[] {
    switch (command.type) {
      case 'editText':
        return this.#edit(command.id, command.field, [command])
      case 'updateNode':
        return this.#update(command)
      case 'addNode':
        return this.#add(command.node)
      case 'removeNode':
        return this.#remove(command.id)
      default:
        return []
    }
  }

  #edit(id: string, field: string, edits: readonly TextEdit[]): FieldEdit[] {
    const node = this.#nodes.get(id)
    if (!node) return []
    const text = edits.reduce(edited, textIn(node, field))
    this.#nodes.set(id, { ...node, [field]: text })
    const key = textKey(id, field)
    return edits.map(({ start, end, insert }) => ({ key, edit: { start, end, insert } }))
  }

  #replace(id: string, field: string, text: string): FieldEdit[] {
    const before = this.textAt(textKey(id, field))
    if (before === text) return []
    return this.#edit(id, field, [{ start: 0, end: before.length, insert: text }])
  }

  #update({ id, patch }: CommandOf<'updateNode'>): FieldEdit[] {
    if (!this.#watched.has(id)) return []
    return Object.entries(patch).flatMap(([field, value]) =>
      typeof value === 'string' || value === null ? this.#replace(id, field, value ?? '') : [],
    )
  }

  #add(node: Node): FieldEdit[] {
    if (this.#parts) this.#own(this.#parts, node)
    else this.#arrivals.push(node)
    if (!this.#watched.has(node.id)) return []
    this.#gone.delete(node.id)
    const before = this.#nodes.get(node.id)
    if (!before) {
      this.#nodes.set(node.id, node)
      return []
    }
    return fieldsOf(node).flatMap((field) => this.#replace(node.id, field, textIn(node, field)))
  }

  #remove(id: string): FieldEdit[] {
    const parts = this.#partsNow()
    const gone = new Set([id, ...(parts.get(id) ?? [])])
    for (const each of gone) {
      parts.get(this.#owners.get(each) ?? '')?.delete(each)
      if (this.#nodes.has(each)) this.#gone.add(each)
    }
    return [...this.#nodes.values()].flatMap((node) => {
      if (this.#gone.has(node.id) || !this.#linksTo(node, gone)) return []
      return kindOf(node).linkFields.flatMap((field) => {
        // From the back, so that the offsets of those before still hold.
        const edits = editsWithoutLinksTo(textIn(node, field), gone).reverse()
        return edits.length === 0 ? [] : this.#edit(node.id, field, edits)
      })
    })
  }

  #linksTo(node: Node, gone: ReadonlySet<string>): boolean {
    const linked = this.#linked.get(node) ?? idsLinkedFrom(node)
    this.#linked.set(node, linked)
    return [...gone].some((id) => linked.has(id as NodeId))
  }

  #partsNow(): Map<string, Set<string>> {
    if (this.#parts) return this.#parts
    const parts = new Map<string, Set<string>>()
    for (const node of this.#document.nodes) this.#own(parts, node)
    for (const node of this.#arrivals) this.#own(parts, node)
    this.#parts = parts
    return parts
  }

  #own(parts: Map<string, Set<string>>, node: Node): void {
    const owner = ownerOf(node)
    if (owner === undefined) return
    this.#owners.set(node.id, owner)
    const siblings = parts.get(owner)
    if (siblings) siblings.add(node.id)
    else parts.set(owner, new Set([node.id]))
  }
}

function fieldsOf(node: Node): string[] {
  const { textFields, linkFields } = kindOf(node)
  return [...new Set<string>([...textFields, ...linkFields])]
}

function textIn(node: Node, field: string): string {
  const value = (node as { readonly [key: string]: unknown })[field]
  return typeof value === 'string' ? value : ''
}
