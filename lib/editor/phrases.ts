import type { GraphDocument } from '../graph/document'
import { kindOf, textIn, type Node } from '../kinds'
import { resolve, type Mention } from '../references'

/** A phrase that points without being a link, in a text field of a node. */
export type Phrase = Mention & {
  readonly node: string
  readonly field: string
  readonly status: 'resolved' | 'ambiguous' | 'unresolved'
}

const none: readonly Phrase[] = []

/** Whether a person's choice is still wanted. */
export function isOpen({ status }: Phrase): boolean {
  return status !== 'resolved'
}

/** The fields in whose text phrases count: a model's answer refers by links and aliases alone. */
export function phraseFields(node: Node): readonly string[] {
  return node.kind === 'answer' ? [] : kindOf(node).linkFields
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
  const kept = new Map<string, Kept>()
  let latest: GraphDocument | undefined

  function settled(document: GraphDocument): GraphDocument {
    const known = settledOf.get(document)
    if (known) return known
    const next = latest && meansTheSame(latest, document) ? latest : document
    latest = next
    settledOf.set(document, next)
    return next
  }

  function read(given: GraphDocument, node: Node, field: string, text: string): readonly Phrase[] {
    if (text === '' || !phraseFields(node).includes(field)) return none
    const document = settled(given)
    const key = `${node.id}/${field}`
    const before = kept.get(key)
    if (before?.document === document && before.text === text) return before.phrases
    const found = phrasesOf(document, node.id, field, text)
    const isSame = before?.text === text && JSON.stringify(before.phrases) === JSON.stringify(found)
    const phrases = isSame ? before.phrases : found
    kept.set(key, { document, text, phrases })
    return phrases
  }

  function open(document: GraphDocument): readonly Phrase[] {
    return document.nodes.flatMap((node) =>
      phraseFields(node).flatMap((field) =>
        read(document, node, field, textIn(node, field) ?? '').filter(isOpen),
      ),
    )
  }
  return { read, settled, open }
}

/** Where a phrase stands in a document. */
export type PhrasePlace = Pick<Phrase, 'node' | 'field' | 'start'>

/**
 * The open phrase that comes after a place in reading order, the first one behind the last: so that all
 * are walked through, also while they are settled one by one.
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
  return open.find(isAfter) ?? open[0]
}

function phrasesOf(
  document: GraphDocument,
  node: string,
  field: string,
  text: string,
): readonly Phrase[] {
  const phrases = resolve({ document, text, node }).flatMap((mention): Phrase[] => {
    const { status } = mention
    return status === 'explicit' ? [] : [{ ...mention, status, node, field }]
  })
  return phrases.length === 0 ? none : phrases
}

/** What no phrase is understood by. */
const silentFields = new Set(['text', 'notes', 'transcript', 'passages', 'usage', 'extra'])

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
  return [...keys].every((key) => one?.[key] === other?.[key] || isSilent(key))
}

/** A stretch of what is read of a text, with the phrase that it is of. */
export type Piece = {
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
  const within = phrases.filter((phrase) => phrase.start < end && phrase.end > start)
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
