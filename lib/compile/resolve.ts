import { findLinks, targetText, type Link, type LinkTarget } from '../graph/links'
import { isPart } from '../kinds'
import type { Span } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import { isEscapedAt } from '../std/json'
import { escaped, isPlain, withinQuotes, withLineFeeds, type Stretch } from './escape'
import { ordinalIn } from './ordinal'
import { nameIn, type Ordered } from './order'
import { emptyFindings, type Findings } from './room'

/** A text as it is sent, with the spans that refer to nodes. */
export type ResolvedText = { readonly text: string; readonly spans: readonly Span[] }

/** Which text is read: a field of a node, or the question that a caller sent (`nodeId` is empty). */
export type Place = { readonly nodeId: string; readonly field: string }

/**
 * Keeps every reference of a text as written and puts what it means behind it (P10), in one pass:
 * what is put in is never read again (P11). A target that does not exist is marked, never guessed
 * (P12). Escapes are made last, over the text as it will be read, so that no two pieces of it form
 * structure together.
 *
 * @param offset where the text will stand in its line, from which spans are counted
 */
export function resolveText(
  ordered: Ordered,
  place: Place,
  source: string,
  findings: Findings,
  offset: number,
): ResolvedText {
  const composed = compose(ordered, place, source, withLineFeeds, findings)
  return finish(composed, 'lines', place, findings, offset)
}

/** The same on one line and in quotes, for the captions that stand in a node's line. */
export function resolveQuoted(
  ordered: Ordered,
  place: Place,
  source: string,
  findings: Findings,
): string {
  const composed = compose(ordered, place, source, withinQuotes, findings)
  return `"${finish(composed, 'line', place, findings, 0).text}"`
}

/** The nodes told that a text refers to, by links and by aliases in brackets. */
export function idsReferredBy(ordered: Ordered, source: string): readonly string[] {
  const findings = emptyFindings()
  compose(ordered, { nodeId: '', field: '' }, source, withLineFeeds, findings)
  return findings.references.flatMap((reference) => reference.refers)
}

type Composed = { text: string; readonly spans: Span[]; readonly ours: Stretch[] }

function compose(
  ordered: Ordered,
  place: Place,
  source: string,
  asWritten: (words: string) => string,
  findings: Findings,
): Composed {
  const composed: Composed = { text: '', spans: [], ours: [] }
  const links = findLinks(source)
  const setsTold = new Set<string>()
  let last = 0
  const plainUntil = (end: number) => {
    for (const alias of typedAliases(ordered, source, last, end)) {
      composed.text += asWritten(source.slice(last, alias.start))
      const at = composed.text.length
      composed.text += alias.text
      composed.ours.push({ start: at, end: composed.text.length })
      composed.spans.push({ start: at, end: composed.text.length, nodeIds: alias.refers })
      noteTypedAlias(place, alias, findings)
      last = alias.end
    }
    composed.text += asWritten(source.slice(last, end))
    last = end
  }
  for (const link of links) {
    plainUntil(link.start)
    const phrase = source.slice(link.textStart, link.textEnd)
    const start = composed.text.length
    composed.text += asWritten(phrase)
    const meaning = { start: composed.text.length, end: 0 }
    composed.text += ` ${meaningOf(ordered, link, phrase, setsTold)}`
    composed.ours.push({ ...meaning, end: composed.text.length })
    const refers = idsOf(link).filter((id) => ordered.aliases.has(id))
    composed.spans.push({ start, end: composed.text.length, nodeIds: refers })
    noteLink(ordered, place, link, phrase, refers, findings)
    last = link.end
  }
  plainUntil(source.length)
  return composed
}

/** Escapes what is composed and moves its spans over the backslashes put in. */
function finish(
  composed: Composed,
  form: 'lines' | 'line',
  { nodeId, field }: Place,
  findings: Findings,
  offset: number,
): ResolvedText {
  const escapes = { nodeId, list: findings.escapes }
  const { text, at } = escaped(composed.text, form, composed.ours, field, escapes)
  // Spans follow one another, so one walk over the backslashes serves them all.
  let before = 0
  const moved = (place: number) => {
    while (before < at.length && (at[before] as number) < place) before++
    return offset + place + before
  }
  const spans = composed.spans.map(({ start, end, nodeIds }) => {
    return { start: moved(start), end: moved(end), nodeIds }
  })
  return { text, spans }
}

function idsOf(link: Link): readonly string[] {
  const [only] = link.targets
  if (link.targets.length === 1 && only?.pairedWith === undefined) return only ? [only.id] : []
  const ids = new Set<string>()
  for (const target of link.targets) {
    ids.add(target.id)
    if (target.pairedWith !== undefined) ids.add(target.pairedWith)
  }
  return [...ids]
}

/** `[E1, E3]`, `[Set 1: E1, E2]`, or pairs: `(E1 → Audio 1; E2 → Audio 2)`. */
function meaningOf(ordered: Ordered, link: Link, phrase: string, setsTold: Set<string>): string {
  if (link.targets.some((target) => target.pairedWith !== undefined)) {
    return `(${link.targets.map((target) => pairText(ordered, target)).join('; ')})`
  }
  const only = link.targets.length === 1 ? link.targets[0] : undefined
  if (only) {
    return `[${aliasText(ordered, only)}${expansionOf(ordered, only, phrase, setsTold)}]`
  }
  return `[${link.targets.map((target) => aliasText(ordered, target)).join(', ')}]`
}

/** `?` stands for what does not exist, and for turns of a conversation that this prompt leaves out. */
function aliasText(ordered: Ordered, target: LinkTarget): string {
  const alias = ordered.aliases.get(target.id)
  if (alias === undefined || !hasPassage(ordered, target)) return '?'
  return target.passage === undefined ? alias : `${alias} / Passage ${target.passage}`
}

function hasPassage(ordered: Ordered, target: LinkTarget): boolean {
  if (target.passage === undefined) return true
  const node = ordered.nodesById.get(target.id)
  return node?.kind === 'document' && target.passage <= (node.passages?.length ?? 0)
}

/**
 * A set is told with its members where they are few and once in a text, since its own line names them
 * all; a thing whose number is not the ordinal spoken, with its label.
 */
function expansionOf(
  ordered: Ordered,
  target: LinkTarget,
  phrase: string,
  setsTold: Set<string>,
): string {
  const node = ordered.nodesById.get(target.id)
  if (!node || !ordered.aliases.has(node.id)) return ''
  if (node.kind === 'set') {
    if (node.members.length > bounds.membersToldCountMax || setsTold.has(node.id)) return ''
    setsTold.add(node.id)
    const members = node.members.flatMap((id) => ordered.aliases.get(id) ?? [])
    return members.length > 0 ? `: ${members.join(', ')}` : ''
  }
  const spoken = ordinalIn(phrase)
  const number = /([0-9]+)$/.exec(node.alias ?? '')?.[1]
  const differs = spoken !== undefined && number !== undefined && spoken !== Number(number)
  return differs && isTellable(node.label) ? `, ${node.label}` : ''
}

/** A part of a picture or of a sound is named as well, since its letter alone says little. */
function pairText(ordered: Ordered, target: LinkTarget): string {
  const source = aliasText(ordered, target)
  if (target.pairedWith === undefined) return source
  const other = aliasText(ordered, { id: target.pairedWith })
  const node = ordered.nodesById.get(target.pairedWith)
  return node && isPart(node) && isTellable(node.label)
    ? `${source} → ${node.label} [${other}]`
    : `${source} → ${other}`
}

/** A label that could end the reference is left out of it: it stands in the node's own line. */
function isTellable(label: string | undefined): label is string {
  return label !== undefined && isPlain(label)
}

function noteLink(
  ordered: Ordered,
  { nodeId, field }: Place,
  link: Link,
  phrase: string,
  refers: readonly string[],
  findings: Findings,
): void {
  const { missing, untold } = faultsOf(ordered, link)
  const pairs: (readonly [string, string])[] = []
  for (const { id, pairedWith } of link.targets) {
    if (pairedWith !== undefined) pairs.push([id, pairedWith])
  }
  const isResolved = missing.length + untold.length === 0
  const status = isResolved ? 'explicit' : 'unresolved'
  const reason = isResolved
    ? linkReason
    : missing.length > 0
      ? { code: 'reason.dangling', params: { ids: missing } }
      : { code: 'reason.notTold', params: { ids: untold } }
  const { textStart: start, textEnd: end } = link
  findings.references.push(
    pairs.length > 0
      ? { nodeId, field, start, end, text: phrase, refers, pairs, status, reason }
      : { nodeId, field, start, end, text: phrase, refers, status, reason },
  )
  if (isResolved) return
  const report = (code: string, severity: 'warning' | 'info') => (id: string) =>
    findings.diagnostics.push({
      code,
      params: { node: nameIn(ordered, nodeId), id, phrase },
      severity,
      ...(nodeId === '' ? {} : { nodeId }),
    })
  missing.forEach(report('reference.dangling', 'warning'))
  untold.forEach(report('reference.notTold', 'info'))
}

/** One for all, since a large graph has tens of thousands of these. */
const linkReason = { code: 'reason.link', params: {} } as const

/** What a link names that does not exist, and what this prompt does not tell, each once. */
function faultsOf(ordered: Ordered, link: Link) {
  const missing: string[] = []
  const untold: string[] = []
  const judge = (target: LinkTarget) => {
    const exists = ordered.nodesById.has(target.id) && hasPassage(ordered, target)
    if (!exists) missing.push(targetText(target))
    else if (!ordered.aliases.has(target.id)) untold.push(target.id)
  }
  for (const target of link.targets) {
    if (target.pairedWith === undefined) judge(target)
    else {
      const { pairedWith, ...source } = target
      judge(source)
      judge({ id: pairedWith })
    }
  }
  return { missing: unique(missing), untold: unique(untold) }
}

function unique(texts: string[]): readonly string[] {
  return texts.length > 1 ? [...new Set(texts)] : texts
}

/** An alias in brackets that a person typed, in code units of the text it stands in. */
type TypedAlias = Stretch & { readonly text: string; readonly refers: readonly string[] }

const noAliases: readonly TypedAlias[] = []
const bracketed = /\[([A-Z][A-Za-z0-9 ,/]{0,200})\]/g

/**
 * Aliases in brackets between two offsets; each is a reference if it is the alias of a node that is
 * told (P3), unless the person escaped the bracket.
 */
function typedAliases(
  ordered: Ordered,
  source: string,
  from: number,
  to: number,
): readonly TypedAlias[] {
  const first = source.indexOf('[', from)
  if (first === -1 || first >= to) return noAliases
  const found: TypedAlias[] = []
  for (const match of source.slice(from, to).matchAll(bracketed)) {
    const start = from + match.index
    const refers = (match[1] as string).split(/\s*,\s*/).map((alias) => idOf(ordered, alias))
    if (!refers.every((id) => id !== undefined) || isEscapedAt(source, start)) continue
    found.push({ start, end: start + match[0].length, text: match[0], refers })
  }
  return found
}

function noteTypedAlias({ nodeId, field }: Place, alias: TypedAlias, findings: Findings): void {
  const { start, end, text, refers } = alias
  const reason = { code: 'reason.typedAlias', params: {} }
  findings.references.push({ nodeId, field, start, end, text, refers, status: 'resolved', reason })
}

/** The node that an alias means, also the alias of a passage that exists. */
function idOf(ordered: Ordered, alias: string): string | undefined {
  const passage = /^(Document [0-9]+) \/ Passage ([1-9][0-9]{0,6})$/.exec(alias)
  if (!passage) return byAlias(ordered).get(alias)
  const id = byAlias(ordered).get(passage[1] as string)
  const node = id === undefined ? undefined : ordered.nodesById.get(id)
  if (!node) return undefined
  return hasPassage(ordered, { id: node.id, passage: Number(passage[2]) }) ? id : undefined
}

const aliasIndexes = new WeakMap<Ordered, ReadonlyMap<string, string>>()

function byAlias(ordered: Ordered): ReadonlyMap<string, string> {
  const known = aliasIndexes.get(ordered)
  if (known) return known
  const index = new Map([...ordered.aliases].map(([id, alias]) => [alias, id]))
  aliasIndexes.set(ordered, index)
  return index
}
