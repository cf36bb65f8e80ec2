import { wholeAliases } from '../graph/alias'
import { aliasReader, findBrackets, isPassageOf, outsideOf } from '../graph/brackets'
import type { GraphDocument } from '../graph/document'
import { findLinks, targetText, type Link, type LinkTarget } from '../graph/links'
import { kindOf, textIn, type Node } from '../kinds'
import { resolve, type Mention } from '../references'

/** A phrase that points, in a text field of a node: a link, an alias in brackets, or words. */
export type Phrase = Mention & {
  readonly node: string
  readonly field: string
  /** All of the link whose words it is. */
  readonly link?: { readonly start: number; readonly end: number }
}

const none: readonly Phrase[] = []

/** Whether a person's choice is still wanted. */
export function isOpen({ status }: Pick<Phrase, 'status'>): boolean {
  return status === 'ambiguous' || status === 'unresolved'
}

/** Whether its words are marked as pointing at nothing. */
export function isSilenced({ reason }: Phrase): boolean {
  return reason.code === 'reason.nothing'
}

/** The fields in whose text phrases count. */
function phraseFields(node: Node): readonly string[] {
  return kindOf(node).linkFields
}

/** Reads phrases of one graph and keeps what it has read. */
export type PhraseReader = {
  /** The phrases of a text, as a text of this field of this node. The same array while it is the same. */
  readonly read: (
    document: GraphDocument,
    node: Node,
    field: string,
    text: string,
  ) => readonly Phrase[]
  /** A document in which phrases mean the same; the very same one while only texts were written. */
  readonly settled: (document: GraphDocument) => GraphDocument
  /** What is open in all texts, in reading order. */
  readonly open: (document: GraphDocument) => readonly Phrase[]
}

type Kept = {
  readonly document: GraphDocument
  readonly text: string
  readonly phrases: readonly Phrase[]
}

/**
 * A reader with a memory: while one types, the nodes that are pointed at stay as they are, and so does
 * what every other text means. What it gives depends on what it is asked alone.
 */
export function createPhraseReader(): PhraseReader {
  const settledOf = new WeakMap<GraphDocument, GraphDocument>()
  const graphs = new WeakMap<GraphDocument, Graph>()
  const kept = new Map<string, Kept>()
  /** By the very node, which stays the same while others are written in. */
  const openIn = new WeakMap<Node, Omit<Kept, 'text'>>()
  let latest: GraphDocument | undefined

  function settled(document: GraphDocument): GraphDocument {
    const known = settledOf.get(document)
    if (known) return known
    const next = latest && meansTheSame(latest, document) ? latest : document
    latest = next
    settledOf.set(document, next)
    return next
  }

  function graphOf(document: GraphDocument): Graph {
    const known = graphs.get(document)
    if (known) return known
    const made = readGraph(document)
    graphs.set(document, made)
    return made
  }

  function read(given: GraphDocument, node: Node, field: string, text: string): readonly Phrase[] {
    if (text === '' || !phraseFields(node).includes(field)) return none
    const document = settled(given)
    const key = `${node.id}/${field}`
    const before = kept.get(key)
    if (before?.document === document && before.text === text) return before.phrases
    const found = phrasesOf(graphOf(document), node, field, text)
    const isSame = before?.text === text && JSON.stringify(before.phrases) === JSON.stringify(found)
    const phrases = isSame ? before.phrases : found
    kept.set(key, { document, text, phrases })
    return phrases
  }

  function open(document: GraphDocument): readonly Phrase[] {
    const now = settled(document)
    return document.nodes.flatMap((node) => {
      const before = openIn.get(node)
      if (before?.document === now) return before.phrases
      const phrases = phraseFields(node).flatMap((field) =>
        read(document, node, field, textIn(node, field) ?? '').filter(isOpen),
      )
      openIn.set(node, { document: now, phrases })
      return phrases
    })
  }
  return { read, settled, open }
}

/** Where a phrase stands in a document. */
export type PhrasePlace = Pick<Phrase, 'node' | 'field' | 'start'>

/**
 * The open phrase that comes after a place in reading order, undefined behind the last one: so that all are
 * walked through, also while they are settled one by one.
 */
export function nextOpen(
  document: GraphDocument,
  open: readonly Phrase[],
  last: PhrasePlace | undefined,
): Phrase | undefined {
  if (!last) return open[0]
  const positions = new Map<string, number>(document.nodes.map(({ id }, index) => [id, index]))
  const position = positions.get(last.node)
  if (position === undefined) return open[0]
  const fields = phraseFields(document.nodes[position] as Node)
  const isAfter = (phrase: Phrase) => {
    const other = positions.get(phrase.node) ?? 0
    if (other !== position) return other > position
    if (phrase.field === last.field) return phrase.start > last.start
    return fields.indexOf(phrase.field) > fields.indexOf(last.field)
  }
  return open.find(isAfter)
}

/** What texts of a document may point at. */
type Graph = {
  readonly document: GraphDocument
  readonly nodes: ReadonlyMap<string, Node>
  /** Turns of a conversation are not named by an alias: which of them are told depends on the question. */
  readonly idOf: (alias: string) => string | undefined
}

function readGraph(document: GraphDocument): Graph {
  const nodes = new Map<string, Node>(document.nodes.map((node) => [node.id, node]))
  const isTurn = (node: Node | undefined) =>
    node !== undefined && kindOf(node).section === 'conversation'
  const named = new Map([...wholeAliases(document)].filter(([id]) => !isTurn(nodes.get(id))))
  return { document, nodes, idOf: aliasReader(named, (id) => nodes.get(id)) }
}

/** In the order of the text, as a prompt tells them; what a model wrote points by links and aliases alone. */
function phrasesOf(graph: Graph, node: Node, field: string, text: string): readonly Phrase[] {
  const isModels = node.kind === 'answer'
  const links = findLinks(text)
  const brackets = findBrackets(text, links, graph.idOf)
  const set = [...links, ...brackets].sort((a, b) => a.start - b.start)
  const mentions = isModels ? [] : resolve({ document: graph.document, text, node: node.id, links })
  // A model that writes an address as `#` has nothing to say of what its words mean.
  const told = isModels ? links.filter(({ targets }) => targets.length > 0) : links
  const words = mentions.filter(({ status }) => status !== 'explicit')
  const place = { node: node.id, field }
  const phrases = [
    ...told.map((link) => ({ ...linkedPhrase(graph, link, text), ...place })),
    ...brackets.flatMap(({ start, end, text: alias, refers }): Phrase[] =>
      refers ? [{ start, end, text: alias, refers, ...typedAlias, ...place }] : [],
    ),
    ...outsideOf(words, set).map((mention) => ({ ...mention, ...place })),
  ]
  return phrases.length === 0 ? none : phrases.sort((a, b) => a.start - b.start)
}

const typedAlias = {
  status: 'resolved',
  reason: { code: 'reason.typedAlias', params: {} },
} as const

function linkedPhrase({ nodes }: Graph, link: Link, text: string): Omit<Phrase, 'node' | 'field'> {
  const { start, end, textStart, textEnd, targets } = link
  const ends = targets.flatMap(({ pairedWith, ...target }): LinkTarget[] =>
    pairedWith === undefined ? [target] : [target, { id: pairedWith }],
  )
  const exists = ({ id, passage }: LinkTarget) =>
    passage === undefined ? nodes.has(id) : isPassageOf(nodes.get(id), passage)
  const missing = ends.filter((target) => !exists(target)).map(targetText)
  const isAny = targets.length > 0
  const pairs = targets.flatMap(({ id, pairedWith }) =>
    pairedWith === undefined ? [] : [[id, pairedWith] as const],
  )
  return {
    start: textStart,
    end: textEnd,
    text: text.slice(textStart, textEnd),
    link: { start, end },
    refers: [...new Set(ends.map(({ id }) => id))].filter((id) => nodes.has(id)),
    ...(pairs.length > 0 ? { pairs } : {}),
    ...(missing.length > 0
      ? {
          status: 'unresolved',
          reason: { code: 'reason.dangling', params: { ids: [...new Set(missing)] } },
        }
      : {
          status: 'explicit',
          reason: { code: isAny ? 'reason.link' : 'reason.nothing', params: {} },
        }),
  }
}

/** What no phrase is understood by. */
const silentFields = new Set(['text', 'notes', 'transcript', 'usage', 'extra'])

/** Whether two documents differ in nothing that a phrase could mean or be understood by; linear. */
function meansTheSame(a: GraphDocument, b: GraphDocument): boolean {
  return (
    isSameList(a.nodes, b.nodes, isSameNode) &&
    isSameList(a.edges, b.edges, (one, other) =>
      isSameBut(one, other, (key) => key === 'note' || key === 'evidence'),
    )
  )
}

function isSameNode(a: Node, b: Node): boolean {
  return isSameBut(a, b, (key) => silentFields.has(key))
}

function isSameList<T>(
  a: readonly T[],
  b: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean {
  if (a === b) return true
  return (
    a.length === b.length && a.every((one, index) => one === b[index] || isSame(one, b[index] as T))
  )
}

function isSameBut(a: object, b: object, isSilent: (key: string) => boolean): boolean {
  const [one, other] = [a, b] as Readonly<Record<string, unknown>>[]
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => isSilent(key) || isSameValue(one?.[key], other?.[key]))
}

/** A node that came back from the server has its values anew. */
function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  const areObjects = typeof a === 'object' && typeof b === 'object'
  return areObjects && JSON.stringify(a) === JSON.stringify(b)
}

/** A stretch of what is read of a text, with the phrase that it is of. */
type Piece = {
  readonly text: string
  readonly phrase?: Phrase
  /** Where a phrase is cut by what stands in it, such as bold words, it ends in the last piece. */
  readonly isLast?: boolean
}

/**
 * Cuts what is read of a text at its phrases. What a person wrote may have more letters than what is
 * read of it (escapes, marks of a quotation): each letter is found again in what was written, and where
 * the letters of a phrase are not, it is not cut out.
 *
 * @param read the words as they are read
 * @param start where in the source they begin
 * @param end where they end
 */
export function piecesOf(
  read: string,
  source: string,
  start: number,
  end: number,
  phrases: readonly Phrase[],
): readonly Piece[] {
  const within = phrases.filter(
    (phrase) => !phrase.link && phrase.start < end && phrase.end > start,
  )
  if (within.length === 0) return [{ text: read }]
  const places = placesOf(read, source, start, end)
  if (!places) return [{ text: read }]
  const pieces: Piece[] = []
  let at = 0
  for (const phrase of within) {
    const from = firstFrom(places, phrase.start, at)
    const to = firstFrom(places, phrase.end, from)
    if (from < at || to === from) continue
    if (from > at) pieces.push({ text: read.slice(at, from) })
    pieces.push({ text: read.slice(from, to), phrase, isLast: phrase.end <= end })
    at = to
  }
  if (at < read.length) pieces.push({ text: read.slice(at) })
  return pieces
}

/** Where in the source each letter of what is read stands; undefined where one is not found in order. */
function placesOf(
  read: string,
  source: string,
  start: number,
  end: number,
): readonly number[] | undefined {
  const places: number[] = []
  let place = start
  for (let at = 0; at < read.length; at++, place++) {
    while (place < end && source[place] !== read[at]) place++
    if (place >= end) return undefined
    places.push(place)
  }
  return places
}

function firstFrom(places: readonly number[], place: number, from: number): number {
  let at = from
  while (at < places.length && (places[at] as number) < place) at++
  return at
}
