import { attributeTexts, type LowerContext, type Shown } from '../kinds/define'
import type { Edge } from '../graph/document'
import { kindOf, type Node, type NodeOf } from '../kinds'
import type { Span } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import { escapeText, inlined, quoted, type Escapes } from './escape'
import type { Memory } from './memory'
import { hasLine, type Ordered } from './order'
import { resolveQuoted, resolveText } from './resolve'
import type { Findings } from './room'

/** One line (or one paragraph) of a prompt, which defines the alias of its node. */
export type Line = {
  readonly text: string
  /** The node that the whole line tells of. */
  readonly nodeId?: string
  /** The references inside, counted from the beginning of the line. */
  readonly spans?: readonly Span[]
}

/** How what is no part of a medium is shown: in words alone. */
const told: Shown = { coordinates: 'none', follows: false }

/** Tells nodes one at a time; everything that a person wrote passes through its escapes. */
export class Teller {
  constructor(
    readonly ordered: Ordered,
    readonly findings: Findings,
    readonly memory?: Memory | undefined,
  ) {}

  aliasOf(id: string): string {
    return this.ordered.aliases.get(id) ?? '?'
  }

  /** `E1 "first dog" (Dog): fur curly white; makes → Audio 1.` */
  graphLine(node: Node): Line {
    return this.#line(node, 'graph', () => {
      const context = this.#contextOf(node)
      const facts = [...attributesOf(node, context), ...this.#edges(node, context)]
      const separator = node.kind === 'set' ? '; ' : ': '
      const rest = facts.length > 0 ? separator + facts.join('; ') : ''
      return { text: `${this.#head(node, context)}${rest}.\n`, nodeId: node.id }
    })
  }

  /**
   * `Image 1: "living room"`, with what it states of others behind it. What others state of a medium
   * stands with them, so that a new thing leaves the media as they were; symmetric relations alone
   * are told at both ends.
   */
  mediaLine(node: Node, attached: boolean, shown: Shown = told): Line {
    const named = attached ? '' : ', not attached'
    const { coordinates, sent, follows } = shown
    const form = `${named} ${coordinates} ${sent?.width}x${sent?.height}${sent?.strip ? '+' : ''} ${follows}`
    return this.#line(node, form, () => {
      const context = this.#contextOf(node, shown)
      const facts = [...attributesOf(node, context), ...this.#edges(node, context, 'symmetric')]
      const rest = named + facts.map((each) => `; ${each}`).join('')
      const head = this.#head(node, context)
      // What comes first behind a bare `Image 1:` is separated from nothing.
      const text = head + (head.endsWith(':') ? rest.replace(/^[,;]/, '') : rest)
      return { text: `${text}\n`, nodeId: node.id }
    })
  }

  /** `Note 1: …`, its references followed by what they mean. */
  noteLine(node: NodeOf<'text'>): Line {
    return this.#line(node, 'note', () => {
      const head = `${this.#headWithEdges(node)}: `
      const place = { nodeId: node.id, field: 'text' }
      const { ordered, findings } = this
      const { text, spans } = resolveText(ordered, place, node.text, findings, head.length)
      return { text: `${head}${text}\n`, nodeId: node.id, spans }
    })
  }

  /** `Document 1 "manual":` and its passages, each with an alias of its own. */
  documentLines(node: NodeOf<'document'>): Line {
    return this.#line(node, 'document', () => this.#document(node))
  }

  #document(node: NodeOf<'document'>): Line {
    const escapes: Escapes = { nodeId: node.id, list: this.findings.escapes }
    const head = `${this.#headWithEdges(node)}:${node.text ? ' ' : ''}`
    const place = { nodeId: node.id, field: 'text' }
    const body = resolveText(this.ordered, place, node.text ?? '', this.findings, head.length)
    let text = `${head}${body.text}\n`
    for (const [index, passage] of (node.passages ?? []).entries()) {
      if (text.length > bounds.promptLengthMax) break
      const page = passage.page === undefined ? '' : ` (page ${passage.page})`
      const told = escapeText(passage.text, `passages/${index}/text`, escapes)
      text += `${this.aliasOf(node.id)} / Passage ${index + 1}${page}: ${told}\n`
    }
    return { text, nodeId: node.id, spans: body.spans }
  }

  /** Tells a line, or remembers it; `form` is which of a node's lines it is. */
  #line(node: Node, form: string, tell: () => Line): Line {
    const line = this.memory ? this.memory.line(node, form, this.findings, tell) : tell()
    this.findings.room.take(node.id, line.text.length)
    return line
  }

  #contextOf(node: Node, shown: Shown = told): LowerContext {
    const escapes: Escapes = { nodeId: node.id, list: this.findings.escapes }
    const { linkFields } = kindOf(node)
    return {
      aliasOf: (id) => this.ordered.aliases.get(id),
      isLeftOut: (id) => this.#isLeftOut(id),
      quote: (text, field) =>
        linkFields.some((each) => each === field)
          ? resolveQuoted(this.ordered, { nodeId: node.id, field }, text, this.findings)
          : quoted(text, field, escapes),
      inline: (text, field) => inlined(text, field, escapes),
      shown,
    }
  }

  #isLeftOut(id: string): boolean {
    const node = this.ordered.nodesById.get(id)
    return node !== undefined && hasLine(node) && !this.ordered.aliases.has(id)
  }

  #head(node: Node, context: LowerContext): string {
    return this.aliasOf(node.id) + kindOf(node).head(node, context)
  }

  /** Where a body follows, edges stand in brackets before it. */
  #headWithEdges(node: Node): string {
    const context = this.#contextOf(node)
    const edges = this.#edges(node, context)
    return this.#head(node, context) + (edges.length > 0 ? ` (${edges.join('; ')})` : '')
  }

  /** Outgoing edges as stated, then incoming ones (P7). What reads alike is told once. */
  #edges(node: Node, context: LowerContext, incoming: 'all' | 'symmetric' = 'all'): string[] {
    const texts: string[] = []
    const others = new Set<string>()
    let length = 0
    // A thing may have all the edges of a graph, and one line must not outgrow a whole prompt.
    const tell = (edge: Edge, other: string, backwards: boolean) => {
      if (length > bounds.promptLengthMax) return
      const text = this.#edgeText(edge, other, backwards, context)
      length += text.length
      texts.push(text)
      others.add(other)
    }
    for (const edge of this.ordered.outgoing.get(node.id) ?? []) tell(edge, edge.target, false)
    for (const edge of this.ordered.incoming.get(node.id) ?? []) {
      const isTold = incoming === 'all' || this.ordered.relations.get(edge.relation)?.symmetric
      if (isTold) tell(edge, edge.source, true)
    }
    // Only edges to the same node can read alike, and few nodes have two.
    return others.size < texts.length ? [...new Set(texts)] : texts
  }

  /** Backwards by the relation's inverse name, else with an arrow; a symmetric one alike at both ends. */
  #edgeText(edge: Edge, other: string, backwards: boolean, context: LowerContext): string {
    const relation = this.ordered.relations.get(edge.relation)
    const isInverse = backwards && !relation?.symmetric && relation?.inverse !== undefined
    const name = isInverse ? (relation.inverse as string) : edge.relation
    const arrow = relation?.symmetric ? '↔' : backwards && !isInverse ? '←' : '→'
    const details = edgeDetails(edge, this.#evidence(edge, !backwards), context)
    return `${context.inline(name, 'relation')} ${arrow} ${this.aliasOf(other)}${details}`
  }

  /** Aliases of the evidence that has a line; what has none is reported once. */
  #evidence(edge: Edge, reported: boolean): readonly string[] {
    return (edge.evidence ?? []).flatMap((id) => {
      const alias = this.ordered.aliases.get(id)
      if (alias !== undefined) return [alias]
      if (reported) {
        this.findings.diagnostics.push({
          code: 'reference.notTold',
          params: { node: edge.relation, id },
          severity: 'info',
          edgeId: edge.id,
        })
      }
      return []
    })
  }
}

function attributesOf(node: Node, context: LowerContext): readonly string[] {
  return 'attributes' in node ? attributeTexts(node.attributes, context) : []
}

/** ` (proposed; 2020-01-01 to 2021-05-31; confidence 0.8; evidence Note 1; note "…")` */
function edgeDetails(edge: Edge, evidence: readonly string[], context: LowerContext): string {
  const details: string[] = []
  if (edge.status !== undefined && edge.status !== 'stated') details.push(edge.status)
  if (edge.from !== undefined && edge.until !== undefined) {
    details.push(`${edge.from} to ${edge.until}`)
  } else if (edge.from !== undefined) details.push(`since ${edge.from}`)
  else if (edge.until !== undefined) details.push(`until ${edge.until}`)
  if (edge.confidence !== undefined) details.push(`confidence ${edge.confidence}`)
  if (evidence.length > 0) details.push(`evidence ${evidence.join(', ')}`)
  if (edge.note) details.push(`note ${context.quote(edge.note, 'note')}`)
  return details.length > 0 ? ` (${details.join('; ')})` : ''
}
