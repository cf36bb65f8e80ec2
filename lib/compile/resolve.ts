import type { Diagnostic } from '../graph/diagnostic'
import { findLinks, type Link, type LinkTarget } from '../graph/links'
import type { ManifestEscape, ManifestReference } from '../prompt/manifest'
import type { Span } from '../prompt/prompt'
import { escapeText, type Escapes } from './escape'
import { ordinalIn } from './ordinal'
import type { Ordered } from './order'

/** What a prompt gathers while texts are told. */
export type Findings = {
  readonly references: ManifestReference[]
  readonly escapes: ManifestEscape[]
  readonly diagnostics: Diagnostic[]
}

/** A text as it is sent, with the spans that refer to nodes, counted from the text's own beginning. */
export type ResolvedText = { readonly text: string; readonly spans: readonly Span[] }

/**
 * Keeps every reference of a text as written and puts what it means behind it (P10), in one pass:
 * what is put in is never read again (P11). A target that does not exist is marked, never guessed (P12).
 */
export function resolveText(
  ordered: Ordered,
  nodeId: string,
  field: string,
  source: string,
  findings: Findings,
): ResolvedText {
  const escapes: Escapes = { nodeId, list: findings.escapes }
  const links = findLinks(source)
  if (links.length === 0) return typedAliases(ordered, nodeId, field, source, 0, escapes, findings)
  let text = ''
  let last = 0
  const spans: Span[] = []
  const take = (piece: ResolvedText) => {
    const shift = text.length
    spans.push(...piece.spans.map((span) => moved(span, shift)))
    text += piece.text
  }
  const plain = (start: number, end: number) =>
    take(typedAliases(ordered, nodeId, field, source.slice(start, end), start, escapes, findings))
  for (const link of links) {
    plain(last, link.start)
    const phrase = source.slice(link.textStart, link.textEnd)
    const start = text.length
    text += `${escapeText(phrase, field, escapes)} ${meaningOf(ordered, link, phrase)}`
    const refers = idsOf(link).filter((id) => ordered.nodesById.has(id))
    spans.push({ start, end: text.length, nodeIds: refers })
    noteLink(ordered, nodeId, field, link, phrase, findings)
    last = link.end
  }
  plain(last, source.length)
  return { text, spans }
}

function moved(span: Span, by: number): Span {
  return { ...span, start: span.start + by, end: span.end + by }
}

function idsOf(link: Link): readonly string[] {
  return [
    ...new Set(
      link.targets.flatMap((target) =>
        target.pairedWith === undefined ? [target.id] : [target.id, target.pairedWith],
      ),
    ),
  ]
}

/** `[E1, E3]`, `[Set 1: E1, E2]`, or pairs: `(E1 → Audio 1; E2 → Audio 2)`. */
function meaningOf(ordered: Ordered, link: Link, phrase: string): string {
  if (link.targets.some((target) => target.pairedWith !== undefined)) {
    return `(${link.targets.map((target) => pairText(ordered, target)).join('; ')})`
  }
  const only = link.targets.length === 1 ? link.targets[0] : undefined
  if (only) return `[${aliasText(ordered, only)}${expansionOf(ordered, only, phrase)}]`
  return `[${link.targets.map((target) => aliasText(ordered, target)).join(', ')}]`
}

function aliasText(ordered: Ordered, target: LinkTarget): string {
  const alias = ordered.aliases.get(target.id)
  if (alias === undefined) return '?'
  return target.passage === undefined ? alias : `${alias} / Passage ${target.passage}`
}

/** A set is told with its members; a thing whose number is not the ordinal spoken, with its label. */
function expansionOf(ordered: Ordered, target: LinkTarget, phrase: string): string {
  const node = ordered.nodesById.get(target.id)
  if (!node) return ''
  if (node.kind === 'set') {
    const members = node.members.flatMap((id) => ordered.aliases.get(id) ?? [])
    return members.length > 0 ? `: ${members.join(', ')}` : ''
  }
  const spoken = ordinalIn(phrase)
  const number = /([0-9]+)$/.exec(node.alias ?? '')?.[1]
  const differs = spoken !== undefined && number !== undefined && spoken !== Number(number)
  return differs && node.label ? `, ${labelText(node.label)}` : ''
}

/** A part of a picture or of a sound is named as well, since its letter alone says little. */
function pairText(ordered: Ordered, target: LinkTarget): string {
  const source = aliasText(ordered, target)
  if (target.pairedWith === undefined) return source
  const other = aliasText(ordered, { id: target.pairedWith })
  const node = ordered.nodesById.get(target.pairedWith)
  const isPart = node?.kind === 'region' || node?.kind === 'segment'
  return isPart && node.label
    ? `${source} → ${labelText(node.label)} [${other}]`
    : `${source} → ${other}`
}

/** A label inside a reference: one line, and nothing that could end the reference. */
function labelText(label: string): string {
  const safe = escapeText(label.replace(/[[\]();→\s]+/g, ' ').trim(), 'label', {
    nodeId: '',
    list: [],
  })
  return safe.replaceAll('\n', ' ')
}

function noteLink(
  ordered: Ordered,
  nodeId: string,
  field: string,
  link: Link,
  phrase: string,
  findings: Findings,
): void {
  const ids = idsOf(link)
  const missing = ids.filter((id) => !ordered.nodesById.has(id))
  const pairs = link.targets.flatMap((target): [string, string][] =>
    target.pairedWith === undefined ? [] : [[target.id, target.pairedWith]],
  )
  findings.references.push({
    nodeId,
    field,
    start: link.textStart,
    end: link.textEnd,
    text: phrase,
    refers: ids.filter((id) => ordered.nodesById.has(id)),
    ...(pairs.length > 0 ? { pairs } : {}),
    status: missing.length === 0 ? 'explicit' : 'unresolved',
    reason:
      missing.length === 0
        ? { code: 'reason.link', params: {} }
        : { code: 'reason.dangling', params: { ids: missing } },
  })
  for (const id of missing) {
    findings.diagnostics.push({
      code: 'reference.dangling',
      params: { node: ordered.nodesById.get(nodeId)?.label || nodeId, id, phrase },
      severity: 'warning',
      ...(nodeId === '' ? {} : { nodeId }),
    })
  }
}

const bracketed = /\[([A-Z][A-Za-z0-9 ,/]{0,200})\]/g

/** An alias in brackets that a person typed is a reference, if it is the alias of a node (P3). */
function typedAliases(
  ordered: Ordered,
  nodeId: string,
  field: string,
  source: string,
  offset: number,
  escapes: Escapes,
  findings: Findings,
): ResolvedText {
  const spans: Span[] = []
  let text = ''
  let last = 0
  if (source.includes('[')) {
    for (const match of source.matchAll(bracketed)) {
      const refers = (match[1] as string)
        .split(/\s*,\s*/)
        .map((alias) => byAlias(ordered).get(alias))
      if (!refers.every((id) => id !== undefined)) continue
      text += escapeText(source.slice(last, match.index), field, escapes)
      spans.push({ start: text.length, end: text.length + match[0].length, nodeIds: refers })
      findings.references.push({
        nodeId,
        field,
        start: offset + match.index,
        end: offset + match.index + match[0].length,
        text: match[0],
        refers,
        status: 'resolved',
        reason: { code: 'reason.typedAlias', params: {} },
      })
      text += match[0]
      last = match.index + match[0].length
    }
  }
  return { text: text + escapeText(source.slice(last), field, escapes), spans }
}

const aliasIndexes = new WeakMap<Ordered, ReadonlyMap<string, string>>()

function byAlias(ordered: Ordered): ReadonlyMap<string, string> {
  const known = aliasIndexes.get(ordered)
  if (known) return known
  const index = new Map(
    [...ordered.aliases]
      .filter(([id]) => !['question', 'answer'].includes(ordered.nodesById.get(id)?.kind ?? ''))
      .map(([id, alias]) => [alias, id]),
  )
  aliasIndexes.set(ordered, index)
  return index
}
