import { kindOf, ownerOf, type Node } from '../kinds'
import type { Command, CommandOf } from './command'
import { Divergence } from './divergence'
import type { GraphDocument } from './document'
import { editsWithoutLinksTo } from './links'
import { idsLinkedFrom } from './mentions'
import type { TextEdit } from './text-edit'

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
  /** Edits by node and field that are made together when the text is asked for: most never are. */
  readonly #pending = new Map<string, Map<string, Divergence>>()
  /** Which of the watched have been taken out; what they held is kept, since an undo brings it back. */
  readonly #gone = new Set<string>()
  /** Parts by owner and owner by part; read from the document when the first node is taken out. */
  #parts: Map<string, Set<string>> | undefined
  readonly #owners = new Map<string, string>()
  /** What came before that. */
  readonly #arrivals: Node[] = []
  /** By id, the watched nodes that link to it or once did, as far as their texts were read for links. */
  readonly #linkedFrom = new Map<string, Set<string>>()
  /** Those whose texts changed since, so that a text is read once and not for every node that goes. */
  readonly #unread: Set<string>

  constructor(document: GraphDocument, watched: ReadonlySet<string>) {
    this.#document = document
    this.#watched = watched
    for (const node of document.nodes) if (watched.has(node.id)) this.#nodes.set(node.id, node)
    this.#unread = new Set(this.#nodes.keys())
  }

  /** The text of a field by its `textKey`, '' where there is none. */
  textAt(key: string): string {
    const space = key.indexOf(' ')
    const node = this.#nodeAt(key.slice(0, space))
    return node ? textIn(node, key.slice(space + 1)) : ''
  }

  /** The edits that a command amounts to, to be applied one after the other. */
  apply(command: Command): FieldEdit[] {
    switch (command.type) {
      case 'editText':
        return this.#edit(command)
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

  #edit({ id, field, start, end, insert }: Omit<CommandOf<'editText'>, 'type'>): FieldEdit[] {
    if (!this.#nodes.has(id)) return []
    const edit = { start, end, insert }
    const fields = this.#pending.get(id) ?? new Map<string, Divergence>()
    const pending = fields.get(field) ?? new Divergence()
    pending.editMerged(edit)
    this.#pending.set(id, fields.set(field, pending))
    this.#unread.add(id)
    return [{ key: textKey(id, field), edit }]
  }

  /** A watched node as it is now, whether it is there or was taken out. */
  #nodeAt(id: string): Node | undefined {
    let node = this.#nodes.get(id)
    const fields = this.#pending.get(id)
    if (!node || !fields) return node
    for (const [field, pending] of fields) {
      node = { ...node, [field]: pending.mergedText(textIn(node, field)) }
    }
    this.#pending.delete(id)
    this.#nodes.set(id, node)
    return node
  }

  #replace(id: string, field: string, text: string): FieldEdit[] {
    const node = this.#nodeAt(id)
    const before = node ? textIn(node, field) : ''
    if (!node || before === text) return []
    this.#nodes.set(id, { ...node, [field]: text })
    this.#unread.add(id)
    return [{ key: textKey(id, field), edit: { start: 0, end: before.length, insert: text } }]
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
    if (!this.#nodes.has(node.id)) {
      this.#nodes.set(node.id, node)
      this.#unread.add(node.id)
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
    return this.#linkingTo(gone).flatMap((node) =>
      kindOf(node).linkFields.flatMap((field) =>
        // From the back, so that the offsets of those before still hold.
        editsWithoutLinksTo(textIn(node, field), gone)
          .reverse()
          .flatMap((edit) => this.#edit({ id: node.id, field, ...edit })),
      ),
    )
  }

  /** The watched nodes that are there and may link to one of these. */
  #linkingTo(gone: ReadonlySet<string>): Node[] {
    for (const id of this.#unread) {
      const node = this.#nodeAt(id)
      if (node) for (const linked of idsLinkedFrom(node)) this.#note(linked, id)
    }
    this.#unread.clear()
    const ids = new Set([...gone].flatMap((id) => [...(this.#linkedFrom.get(id) ?? [])]))
    return [...ids].flatMap((id) => (this.#gone.has(id) ? [] : (this.#nodeAt(id) ?? [])))
  }

  #note(linked: string, from: string): void {
    const known = this.#linkedFrom.get(linked)
    if (known) known.add(from)
    else this.#linkedFrom.set(linked, new Set([from]))
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
