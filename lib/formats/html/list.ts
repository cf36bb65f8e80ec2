import type { GraphDocument, Node } from '../../graph/document'
import { isPart, nameOf, type NodeOf } from '../../kinds'
import type { ExportContext } from '../define'
import type { Outline } from '../outline'
import type { WordName } from '../words'
import { pictureWithRegions } from './canvas'
import type { LinkWriter } from './markdown'
import { bothWords, escapeHtml, number, word } from './markup'

/** Every node under an anchor of its id, by sections, with what it holds and where its edges lead. */
export class NodeList {
  constructor(
    readonly document: GraphDocument,
    readonly context: ExportContext,
    readonly outline: Outline,
    /** A text of a node as HTML. */
    readonly prose: (text: string, node: Node) => string,
  ) {}

  html(): string {
    const cards = this.document.nodes.filter((node) => !isPart(node))
    const sections: readonly (readonly [WordName, readonly Node['kind'][]])[] = [
      ['things', ['entity', 'set']],
      ['pictures', ['image']],
      ['sounds', ['audio']],
      ['notes', ['text']],
      ['documents', ['document']],
      ['conversation', ['question', 'answer']],
    ]
    return sections
      .map(([name, kinds]) => {
        const nodes = cards.filter(({ kind }) => kinds.includes(kind))
        if (nodes.length === 0) return ''
        return `<section><h2>${word(this.context, name)}</h2>${nodes.map((node) => this.#node(node)).join('')}</section>`
      })
      .join('')
  }

  #node(node: Node): string {
    const { words } = this.context
    const kind =
      node.kind === 'entity' && node.class
        ? escapeHtml(node.class)
        : bothWords(words.en.kinds[node.kind], words.ko.kinds[node.kind])
    const name = `${node.alias ?? ''} ${node.label ?? ''}`.trim() || node.id
    return [
      `<article class="node" id="${node.id}"><h3>${escapeHtml(name)} <span class="kind">${kind}</span></h3>`,
      this.#medium(node),
      this.#facts(node),
      this.#texts(node),
      ...(this.outline.parts.get(node.id) ?? []).map((part) => this.#node(part)),
      '</article>',
    ].join('')
  }

  #medium(node: Node): string {
    if (node.kind === 'image') return this.#picture(node)
    if (node.kind === 'audio') return this.#sound(node)
    if (node.kind !== 'segment') return ''
    const owner = this.document.nodes.find(({ id }) => id === node.of)
    const times = `${number(node.start)}–${number(node.end)} ${word(this.context, 'seconds')}`
    const isHere =
      owner?.kind === 'audio' && owner.asset && this.context.media.has(owner.asset.hash)
    if (!isHere) return `<p class="text">${times}</p>`
    return `<p class="text"><button type="button" data-act="play" data-sound="sound:${node.of}" data-start="${node.start}" data-end="${node.end}">${word(this.context, 'play')} ${times}</button></p>`
  }

  #picture(node: NodeOf<'image'>): string {
    const { asset } = node
    if (!asset || !this.context.media.has(asset.hash))
      return `<p class="text">${word(this.context, 'noFile')}</p>`
    const size = `viewBox="0 0 ${asset.width} ${asset.height}" width="${asset.width}" height="${asset.height}"`
    return `<svg class="picture" ${size} role="group" aria-label="${escapeHtml(nameOf(node))}">${pictureWithRegions(node, this.document)}</svg>`
  }

  #sound(node: NodeOf<'audio'>): string {
    const url = node.asset && this.context.media.get(node.asset.hash)
    if (url === undefined) return `<p class="text">${word(this.context, 'noFile')}</p>`
    return `<audio id="sound:${node.id}" controls preload="metadata" aria-label="${escapeHtml(nameOf(node))}" src="${escapeHtml(url)}"></audio>`
  }

  #facts(node: Node): string {
    const attributes = 'attributes' in node ? (node.attributes ?? {}) : {}
    const facts = Object.keys(attributes)
      .sort()
      .map((name) => {
        const value = attributes[name]
        const told = Array.isArray(value) ? value.map(String).join(', ') : String(value)
        return `<li>${escapeHtml(name)}: ${escapeHtml(told)}</li>`
      })
    const edges = (this.outline.edges.get(node.id) ?? []).map(
      ({ relation, target }) => `<li>${escapeHtml(relation)} → ${this.#anchor(target)}</li>`,
    )
    const list = [...facts, ...edges].join('')
    const members =
      node.kind === 'set' ? node.members.map((id) => `<li>${this.#anchor(id)}</li>`).join('') : ''
    return (list && `<ul>${list}</ul>`) + (members && `<ol>${members}</ol>`)
  }

  #texts(node: Node): string {
    const source =
      node.kind === 'document' && node.source
        ? `<p class="text">${word(this.context, 'source')}: ${escapeHtml(node.source)}</p>`
        : ''
    const texts = listedTexts(node).map(
      (text) => `<div class="text prose">${this.prose(text, node)}</div>`,
    )
    const passages = node.kind === 'document' ? (node.passages ?? []) : []
    const told = passages.map(
      ({ text }, index) => `<li id="${node.id}/${index + 1}" class="text">${escapeHtml(text)}</li>`,
    )
    return source + texts.join('') + (told.length > 0 ? `<ol>${told.join('')}</ol>` : '')
  }

  #anchor(id: string): string {
    return anchorTo(id, this.outline.names)
  }
}

/** Writes the links of the page's texts: to one node by the words, to several behind them. */
/** What a person wrote of a node at length, as the list shows it. */
export function listedTexts(node: Node): readonly string[] {
  return ['text', 'caption', 'transcript'].flatMap((field) => {
    const text = (node as unknown as Readonly<Record<string, unknown>>)[field]
    return typeof text === 'string' && text !== '' ? [text] : []
  })
}

export function linkWriter(names: ReadonlyMap<string, string>): LinkWriter {
  return (words, targets) => {
    const known = targets.filter(
      ({ id, pairedWith = id }) => names.has(id) && names.has(pairedWith),
    )
    const [only] = known
    if (!only) return words
    if (targets.length === 1 && only.pairedWith === undefined) {
      const passage = only.passage === undefined ? '' : `/${only.passage}`
      return `<a href="#${escapeHtml(only.id + passage)}">${words}</a>`
    }
    const anchors = known.map(({ id, pairedWith }) =>
      [id, ...(pairedWith === undefined ? [] : [pairedWith])]
        .map((each) => anchorTo(each, names))
        .join(' – '),
    )
    return `${words} (${anchors.join(', ')})`
  }
}

function anchorTo(id: string, names: ReadonlyMap<string, string>): string {
  return `<a href="#${escapeHtml(id)}">${escapeHtml(names.get(id) ?? id)}</a>`
}
