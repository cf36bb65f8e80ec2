import { attributeTexts, type LowerContext } from '../kinds/define'
import type { Edge } from '../graph/document'
import { kindOf, type Node, type NodeOf } from '../kinds'
import type { Span } from '../prompt/prompt'
import { escapeText, inlined, quoted, type Escapes } from './escape'
import type { Ordered } from './order'
import { resolveText, type Findings } from './resolve'

/** One line (or one paragraph) of a prompt, which defines the alias of its node. */
export type Line = { readonly text: string; readonly spans: readonly Span[] }

/** Tells nodes one at a time; everything that a person wrote passes through its escapes. */
export class Teller {
  constructor(
    readonly ordered: Ordered,
    readonly findings: Findings,
  ) {}

  aliasOf(id: string): string {
    return this.ordered.aliases.get(id) ?? '?'
  }

  #context(node: { id: string }): LowerContext & { escapes: Escapes } {
    const escapes: Escapes = { nodeId: node.id, list: this.findings.escapes }
    return {
      escapes,
      aliasOf: (id) => this.ordered.aliases.get(id),
      quote: (text, field) => quoted(text, field, escapes),
      inline: (text, field) => inlined(text, field, escapes),
    }
  }

  /** `E1 "first dog" (Dog): fur curly white; makes → Audio 1.` */
  graphLine(node: Node): Line {
    const told = [...this.#attributes(node), ...this.#outgoing(node), ...this.#incoming(node)]
    const separator = node.kind === 'set' ? '; ' : ': '
    const rest = told.length > 0 ? separator + told.join('; ') : ''
    return this.#line(node, `${this.#head(node)}${rest}.\n`)
  }

  /** `Image 1: "living room"`, with what it states of others behind it. */
  mediaLine(node: Node, attached: boolean): Line {
    const named = attached ? '' : ', not attached'
    const told = [...this.#attributes(node), ...this.#outgoing(node)]
    const rest = told.map((each) => `; ${each}`).join('')
    return this.#line(node, `${this.#head(node)}${named}${rest}\n`)
  }

  /** `Note 1: …`, its references followed by what they mean. */
  noteLine(node: NodeOf<'text'>): Line {
    const edges = this.#outgoing(node).concat(this.#incoming(node))
    const about = edges.length > 0 ? ` (${edges.join('; ')})` : ''
    const head = `${this.#head(node)}${about}: `
    const body = resolveText(this.ordered, node.id, 'text', node.text, this.findings)
    const text = `${head}${body.text}\n`
    const whole: Span = { start: 0, end: text.length, nodeIds: [node.id] }
    return { text, spans: [whole, ...shifted(body.spans, head.length)] }
  }

  /** `Document 1 "manual":` and its passages, each with an alias of its own. */
  documentLines(node: NodeOf<'document'>): Line {
    const { escapes } = this.#context(node)
    const edges = this.#outgoing(node).concat(this.#incoming(node))
    const rest = edges.length > 0 ? ` (${edges.join('; ')})` : ''
    const body = node.text ? ` ${escapeText(node.text, 'text', escapes)}` : ''
    const passages = (node.passages ?? []).map((passage, index) => {
      const page = passage.page === undefined ? '' : ` (page ${passage.page})`
      const text = escapeText(passage.text, `passages/${index}/text`, escapes)
      return `${this.aliasOf(node.id)} / Passage ${index + 1}${page}: ${text}\n`
    })
    return this.#line(node, `${this.#head(node)}${rest}:${body}\n${passages.join('')}`)
  }

  #head(node: Node): string {
    return this.aliasOf(node.id) + kindOf(node).head(node, this.#context(node))
  }

  #line(node: Node, text: string): Line {
    return { text, spans: [{ start: 0, end: text.length, nodeIds: [node.id] }] }
  }

  #attributes(node: Node): readonly string[] {
    return 'attributes' in node ? attributeTexts(node.attributes, this.#context(node)) : []
  }

  /** As stated; a symmetric relation is told at both ends (P7). */
  #outgoing(node: Node): string[] {
    const edges = this.ordered.outgoing.get(node.id) ?? []
    return [...new Set(edges.map((edge) => this.#edgeText(node, edge, edge.target, false)))]
  }

  /** By the relation's inverse name, else backwards. What `#outgoing` said already is not said twice. */
  #incoming(node: Node): string[] {
    const edges = this.ordered.incoming.get(node.id) ?? []
    const said = new Set(this.#outgoing(node))
    const texts = edges.map((edge) => this.#edgeText(node, edge, edge.source, true))
    return [...new Set(texts)].filter((text) => !said.has(text))
  }

  #edgeText(node: Node, edge: Edge, other: string, backwards: boolean): string {
    const context = this.#context(node)
    const relation = this.ordered.relations.get(edge.relation)
    const name = context.inline(edge.relation, 'relation')
    const alias = this.aliasOf(other)
    const details = edgeDetails(edge, (id) => this.aliasOf(id), context)
    if (relation?.symmetric) return `${name} ↔ ${alias}${details}`
    if (!backwards) return `${name} → ${alias}${details}`
    return relation?.inverse
      ? `${context.inline(relation.inverse, 'relation')} → ${alias}${details}`
      : `${name} ← ${alias}${details}`
  }
}

/** ` (proposed; 2020-01-01 to 2021-05-31; confidence 0.8; evidence Note 1; note "…")` */
function edgeDetails(edge: Edge, aliasOf: (id: string) => string, context: LowerContext): string {
  const details: string[] = []
  if (edge.status !== undefined && edge.status !== 'stated') details.push(edge.status)
  if (edge.from !== undefined && edge.until !== undefined) {
    details.push(`${edge.from} to ${edge.until}`)
  } else if (edge.from !== undefined) details.push(`since ${edge.from}`)
  else if (edge.until !== undefined) details.push(`until ${edge.until}`)
  if (edge.confidence !== undefined) details.push(`confidence ${edge.confidence}`)
  if (edge.evidence?.length) details.push(`evidence ${edge.evidence.map(aliasOf).join(', ')}`)
  if (edge.note) details.push(`note ${context.quote(edge.note, 'note')}`)
  return details.length > 0 ? ` (${details.join('; ')})` : ''
}

export function shifted(spans: readonly Span[], by: number): Span[] {
  return spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }))
}
