import { aliasReader, findBrackets, isPassageOf, outsideOf } from '../graph/brackets'
import { findLinks, targetText, type Link, type LinkTarget } from '../graph/links'
import { unstressed } from '../graph/stress'
import { isPart, type Node } from '../kinds'
import type { ManifestReference } from '../prompt/manifest'
import { placeIn, resolve, type Mention } from '../references'
import { bounds } from '../std/bounds'
import { isPlain, type Stretch } from './escape'
import { hasLine, nameIn, type Ordered } from './order'
import { toldByPairs } from './pairs'
import type { Findings } from './room'

/** Which text is read: a field of a node, or the question that a caller sent (`nodeId` is empty). */
export type Place = { readonly nodeId: string; readonly field: string }

/**
 * A stretch of a text that refers to nodes. What stands in it is kept up to `phraseEnd`, and `meaning`
 * is put behind; without a `reference` it points at nothing and its words stand alone. Offsets are UTF-16
 * code units of the text as written.
 */
export type Mark = Stretch & {
  readonly phraseStart: number
  readonly phraseEnd: number
  readonly meaning: string
  readonly reference?: Omit<ManifestReference, 'nodeId' | 'field'>
}

/** Whose words a text is: what a model wrote refers by its links and aliases alone. */
export type Author = 'person' | 'model'

/** Who wrote what stands in a node. */
export function authorOf({ kind }: Node): Author {
  return kind === 'answer' ? 'model' : 'person'
}

/**
 * What a text refers to, in its order: links that were set, aliases in brackets that were typed, and
 * phrases that point. Where two of them overlap, what was set by hand counts.
 */
export function marksIn(
  ordered: Ordered,
  place: Place,
  source: string,
  author: Author,
): readonly Mark[] {
  const setsTold = new Set<string>()
  const links = findLinks(source)
  const brackets = findBrackets(source, links, idsByAlias(ordered))
  const aliases = brackets.flatMap(({ refers, ...rest }) => (refers ? [{ ...rest, refers }] : []))
  // An alias in brackets is never read as a phrase, also where it was escaped or means nothing.
  const set: Stretch[] = [...links, ...brackets].sort((a, b) => a.start - b.start)
  const phrases = author === 'person' ? phrasesIn(ordered, place, source, links, set) : []
  const isToldByPairs = toldByPairs(source, links, phrases)
  const told = [
    ...links.map((link) => ({
      start: link.start,
      mark: () => markOfLink(ordered, link, source, setsTold),
    })),
    ...aliases.map((alias) => ({ start: alias.start, mark: () => markOfAlias(alias) })),
    ...phrases.map((mention) => ({
      start: mention.start,
      mark: () => markOfMention(ordered, mention, setsTold, isToldByPairs(mention)),
    })),
  ]
  // A set is told with its members where it is named first, so marks are made in the order of the text.
  return told.sort((a, b) => a.start - b.start).map(({ mark }) => mark())
}

/** Phrases that point, but for those in what was set by hand. */
function phrasesIn(
  ordered: Ordered,
  { nodeId }: Place,
  text: string,
  links: readonly Link[],
  set: readonly Stretch[],
): readonly Mention[] {
  const { document } = ordered
  const mentions = resolve({ document, text, links, ...(nodeId === '' ? {} : { node: nodeId }) })
  return outsideOf(
    mentions.filter(({ status }) => status !== 'explicit'),
    set,
  )
}

function markOfLink(ordered: Ordered, link: Link, source: string, setsTold: Set<string>): Mark {
  const { start, end, textStart, textEnd } = link
  const words = { start, end, phraseStart: textStart, phraseEnd: textEnd }
  if (link.targets.length === 0) return { ...words, meaning: '' }
  const text = source.slice(textStart, textEnd)
  const { missing, untold } = faultsOf(ordered, link)
  const pairs = link.targets.flatMap(({ id, pairedWith }) =>
    pairedWith === undefined ? [] : [[id, pairedWith] as const],
  )
  const isResolved = missing.length + untold.length === 0
  const reason = isResolved
    ? linkReason
    : missing.length > 0
      ? { code: 'reason.dangling', params: { ids: missing } }
      : { code: 'reason.notTold', params: { ids: untold } }
  return {
    ...words,
    meaning: ` ${meaningOf(ordered, link.targets, text, setsTold)}`,
    reference: {
      start: textStart,
      end: textEnd,
      text,
      refers: idsOf(link).filter((id) => ordered.aliases.has(id)),
      ...(pairs.length > 0 ? { pairs } : {}),
      status: isResolved ? 'explicit' : 'unresolved',
      reason,
    },
  }
}

/** One for all, since a large graph has tens of thousands of these. */
const linkReason = { code: 'reason.link', params: {} } as const
const aliasReason = { code: 'reason.typedAlias', params: {} } as const

/** An alias is its own meaning. */
function markOfAlias({ start, end, text, refers }: TypedAlias): Mark {
  const reference = { start, end, text, refers, status: 'resolved', reason: aliasReason } as const
  return { start, end, phraseStart: start, phraseEnd: start, meaning: text, reference }
}

/** `isTold`: what the phrase means stands beside it already, so that nothing is put behind. */
function markOfMention(
  ordered: Ordered,
  mention: Mention,
  setsTold: Set<string>,
  isTold: boolean,
): Mark {
  const { start, end, text, refers, status, pairs, reason } = mention
  const targets = pairs
    ? pairs.map(([id, pairedWith]) => ({ id, pairedWith }) as LinkTarget)
    : refers.map((id) => ({ id }) as LinkTarget)
  const meaning =
    status === 'ambiguous'
      ? choicesOf(ordered, mention.candidates ?? [])
      : status === 'unresolved'
        ? '[?]'
        : isTold
          ? ''
          : meaningOf(ordered, targets, text, setsTold)
  return {
    start,
    end,
    phraseStart: start,
    phraseEnd: end,
    meaning: meaning === '' ? '' : ` ${meaning}`,
    reference: {
      start,
      end,
      text,
      refers,
      ...(pairs ? { pairs } : {}),
      ...(mention.candidates ? { candidates: mention.candidates } : {}),
      status,
      reason,
    },
  }
}

/** `[E1 or E3?]`; of very many the first are named. */
function choicesOf(ordered: Ordered, candidates: readonly string[]): string {
  const named = candidates.slice(0, bounds.membersToldCountMax)
  const aliases = named.map((id) => ordered.aliases.get(id) ?? '?')
  const others = candidates.length - named.length
  return `[${[...aliases, ...(others > 0 ? [`${others} others`] : [])].join(' or ')}?]`
}

/** Lists a reference in the manifest and reports what is open about it. */
export function noteMark(
  { nodeId, field }: Place,
  reference: NonNullable<Mark['reference']>,
  ordered: Ordered,
  findings: Findings,
): void {
  findings.references.push({ nodeId, field, ...reference })
  findings.room.refer(reference.refers.length + (reference.candidates?.length ?? 0))
  const { status, text: phrase, reason, candidates } = reference
  if (status !== 'unresolved' && status !== 'ambiguous') return
  const about = nodeId === '' ? {} : { nodeId }
  const params = { node: nameIn(ordered, nodeId), phrase: unstressed(phrase) }
  if (candidates) {
    const named = candidates.slice(0, bounds.membersToldCountMax)
    const aliases = named.map((id) => ordered.aliases.get(id) ?? '?')
    findings.diagnostics.push({
      code: 'reference.ambiguous',
      params: { ...params, candidates: aliases },
      severity: 'warning',
      ...about,
      candidates,
    })
    return
  }
  const ids = reason.params['ids']
  if (!Array.isArray(ids)) {
    findings.diagnostics.push({
      code: 'reference.unresolved',
      params,
      severity: 'warning',
      ...about,
    })
    return
  }
  const isDangling = reason.code === 'reason.dangling'
  for (const id of ids) {
    const other = ordered.nodesById.get(id)
    // What could have a line did not fit or was taken out; a turn is told where the conversation comes by it.
    const isLeftOut = other !== undefined && hasLine(other)
    const code = isDangling
      ? 'reference.dangling'
      : isLeftOut
        ? 'reference.leftOut'
        : 'reference.notTold'
    findings.diagnostics.push({
      code,
      params: { ...params, ...(isLeftOut ? { other: nameIn(ordered, id) } : { id }) },
      severity: isDangling ? 'warning' : 'info',
      ...about,
    })
  }
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
function meaningOf(
  ordered: Ordered,
  targets: readonly LinkTarget[],
  phrase: string,
  setsTold: Set<string>,
): string {
  if (targets.some((target) => target.pairedWith !== undefined)) {
    return `(${targets.map((target) => pairText(ordered, target)).join('; ')})`
  }
  const only = targets.length === 1 ? targets[0] : undefined
  if (only) {
    return `[${aliasText(ordered, only)}${expansionOf(ordered, only, phrase, setsTold)}]`
  }
  return `[${targets.map((target) => aliasText(ordered, target)).join(', ')}]`
}

/** `?` stands for what does not exist, and for turns of a conversation that this prompt leaves out. */
function aliasText(ordered: Ordered, target: LinkTarget): string {
  const alias = ordered.aliases.get(target.id)
  if (alias === undefined || !hasPassage(ordered, target)) return '?'
  return target.passage === undefined ? alias : `${alias} / Passage ${target.passage}`
}

function hasPassage(ordered: Ordered, target: LinkTarget): boolean {
  if (target.passage === undefined) return true
  return isPassageOf(ordered.nodesById.get(target.id), target.passage)
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
  const spoken = placeIn(phrase)
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

const readers = new WeakMap<Ordered, ReturnType<typeof aliasReader>>()

/** The aliases of nodes that are told (P3). */
function idsByAlias(ordered: Ordered): ReturnType<typeof aliasReader> {
  const known = readers.get(ordered)
  if (known) return known
  const reader = aliasReader(ordered.aliases, (id) => ordered.nodesById.get(id))
  readers.set(ordered, reader)
  return reader
}
