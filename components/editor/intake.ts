import { uuidv7 } from 'uuidv7'
import { create } from 'zustand'
import { addressOf } from '@/lib/api/contract/define'
import { uploadMediaContract } from '@/lib/api/contract/media'
import type { Problem } from '@/lib/api/contract/problem'
import type { Rect } from '@/lib/editor/geometry'
import { addNodeAt, mediaNode, pins, sizeOf } from '@/lib/editor/gestures'
import { cornerFor, nearPlace } from '@/lib/editor/near-place'
import { documentOf } from '@/lib/editor/passages'
import { placeFiles, type Dropped } from '@/lib/editor/pairing'
import { freeRects } from '@/lib/editor/placement'
import type { Point } from '@/lib/editor/session'
import type { Node } from '@/lib/kinds'
import type { Asset } from '@/lib/media/asset'
import { bounds } from '@/lib/std/bounds'
import type { NodeId } from '@/lib/std/id'
import { cutText } from '@/lib/std/text'
import type { EditorStore } from './store'
import { groupedBy } from './upload-groups'

/** One file on its way. */
export type Upload = {
  readonly id: string
  /** The graph that it is for. */
  readonly graphId: string
  readonly file: File
  /**
   * Where its drop came down: the very same for all that came down together. Undefined of what is being
   * written in, where a chip tells of it.
   */
  readonly place: Place | undefined
  readonly fraction: number
  /**
   * `sent`: the server has it, and it is placed when the others of its drop are there; `waiting`: the
   * server was away, so the file is kept to be sent again.
   */
  readonly state: 'sending' | 'sent' | 'waiting' | 'failed'
  readonly problem?: Partial<Problem>
}

/** Where files should go: at a pointer, else in the middle of what is seen. */
type Place = { readonly seen: Rect; readonly pointer?: Point }

/** Several files that were dropped at once on a graph, waiting for a word on what they are. */
export type Offer = Place & { readonly graphId: string; readonly files: readonly Dropped[] }

export type Intake = { readonly uploads: readonly Upload[]; readonly offers: readonly Offer[] }

/** What came down on any graph and is not placed, whether that is still open or not. */
export const useIntake = create<Intake>(() => ({ uploads: [], offers: [] }))

/** The offer of a graph, which has one at most. */
export function offerOf({ offers }: Intake, graphId: string): Offer | undefined {
  return offers.find((each) => each.graphId === graphId)
}

/** Makes an offer; one that still stands in its graph takes the new files in. */
export function makeOffer(offer: Offer): void {
  useIntake.setState((intake) => {
    const files = [...(offerOf(intake, offer.graphId)?.files ?? []), ...offer.files]
    return { offers: [...withoutOffer(intake, offer.graphId), { ...offer, files }] }
  })
}

export function endOffer(graphId: string): void {
  useIntake.setState((intake) => ({ offers: withoutOffer(intake, graphId) }))
}

function withoutOffer({ offers }: Intake, graphId: string): readonly Offer[] {
  return offers.filter((each) => each.graphId !== graphId)
}

const requests = new Map<string, XMLHttpRequest>()

/**
 * Takes files in: uploads pictures and sounds, reads texts, then places them or asks what they are, in the
 * graph that they came down on, though that was left meanwhile (ES17).
 */
export function receiveFiles(store: EditorStore, files: readonly File[], place: Place): void {
  void takeIn(store, files, place)
}

async function takeIn(store: EditorStore, files: readonly File[], place: Place): Promise<void> {
  const texts = files.filter(isText)
  const media = files.filter((file) => !isText(file))
  const read = await Promise.all(texts.map(async (file) => ({ file, text: await file.text() })))
  for (const { file, text } of read) addTextFile(store, file.name, text, place)
  const sent = await Promise.all(media.map((file) => upload(store, file, place)))
  const arrived = sent.filter((each) => each !== undefined)
  const [only] = arrived
  if (arrived.length === 1 && only) {
    addNode(store, mediaNode(only.asset, only.name, uuidv7(), { x: 0, y: 0 }), place)
  } else if (arrived.length > 1) {
    const files = arrived.map(({ name, asset }) => ({ name, asset }))
    makeOffer({ ...place, graphId: store.getState().graphId, files })
  }
  // Not before: at no time is a file neither on its way nor placed.
  for (const { id } of arrived) dismissUpload(id)
}

function addNode(store: EditorStore, node: Node, place: Place): void {
  const { view, session } = store.getState()
  const at = cornerFor(sizeOf(view, node), place.seen, place.pointer)
  store.dispatch(addNodeAt(view, session, node, at, place), { select: [node.id] })
}

/** Places the files of an offer as they are. */
export function placeOffer(store: EditorStore, offer: Offer): void {
  const { view, session } = store.getState()
  const { size } = placeFiles(offer.files, { x: 0, y: 0 }, uuidv7)
  const wanted = cornerFor(size, offer.seen, offer.pointer)
  const at = nearPlace(freeRects(view, session.measured).values(), wanted, size, offer.seen)
  const { commands, ids } = placeFiles(offer.files, at, uuidv7)
  store.dispatch([...pins(view), ...commands], { select: ids })
  endOffer(offer.graphId)
}

export function isText(file: File): boolean {
  return file.type.startsWith('text/') || /\.(md|markdown|txt)$/i.test(file.name)
}

function addTextFile(store: EditorStore, name: string, text: string, place: Place): void {
  const label = cutText(name, bounds.labelLengthMax)
  const common = { id: uuidv7() as NodeId, label, source: cutText(name, bounds.sourceLengthMax) }
  addNode(store, documentOf(common, storable(text), uuidv7), place)
}

/** A text without what no document may hold: U+0000 and halves of characters. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** Adds a note with this text, or a document where it is longer than a note may be. */
export function addNote(store: EditorStore, text: string, place: Place): void {
  const id = uuidv7() as NodeId
  const body = storable(text)
  const isLong = body.length > bounds.textLengthMax
  const node: Node = isLong ? documentOf({ id }, body, uuidv7) : { id, kind: 'text', text: body }
  addNode(store, node, place)
}

function change(id: string, next: Partial<Upload>): void {
  useIntake.setState(({ uploads }) => ({
    uploads: uploads.map((each) => (each.id === id ? { ...each, ...next } : each)),
  }))
}

export function dismissUpload(id: string): void {
  requests.get(id)?.abort()
  requests.delete(id)
  useIntake.setState(({ uploads }) => ({ uploads: uploads.filter((each) => each.id !== id) }))
}

/** Sends again what waited for the server: what came down together once more so, and where it did. */
export function retryUploads(store: EditorStore, waiting: readonly Upload[]): void {
  for (const { id } of waiting) dismissUpload(id)
  for (const { key: place, of } of groupedBy(waiting, (each) => each.place)) {
    if (!place) continue
    const files = of.map(({ file }) => file)
    receiveFiles(store, files, place)
  }
}

/** Whether files for this graph are on their way or wait for the server; undefined where none do. */
export function filesOf({ uploads }: Intake, graphId: string): 'sending' | 'waiting' | undefined {
  const states = uploads.filter((each) => each.graphId === graphId).map(({ state }) => state)
  if (states.includes('waiting')) return 'waiting'
  return states.includes('sending') || states.includes('sent') ? 'sending' : undefined
}

/** Overload and faults of the server pass; what the file itself is refused for does not. */
function mayPass(status: number): boolean {
  return status === 0 || status >= 500 || status === 429
}

/** A file that the server has, and the upload by which it came. */
type Arrived = Dropped & Pick<Upload, 'id'>

/**
 * Sends one file; `fetch` cannot say how much of a body has left, so the older interface does. What
 * arrived stays in the list until it is placed and dismissed.
 */
export function upload(
  store: EditorStore,
  file: File,
  place: Place | undefined,
  id = uuidv7(),
): Promise<Arrived | undefined> {
  const { graphId } = store.getState()
  const entry: Upload = { id, graphId, file, place, fraction: 0, state: 'sending' }
  useIntake.setState(({ uploads }) => ({ uploads: [...uploads, entry] }))
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    requests.set(id, request)
    const failed = (problem: Partial<Problem>) => {
      requests.delete(id)
      const isAway = mayPass(request.status)
      change(id, { state: isAway ? 'waiting' : 'failed', problem })
      // Whether the server is there at all is seen at once, and said.
      if (isAway) void store.refresh()
      resolve(undefined)
    }
    request.upload.onprogress = ({ loaded, total }) => change(id, { fraction: loaded / total })
    request.onerror = () => failed({})
    request.onabort = () => resolve(undefined)
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status !== 200 && request.status !== 201)
        return failed(answer as Partial<Problem>)
      requests.delete(id)
      change(id, { state: 'sent' })
      resolve({ id, name: file.name, asset: (answer as { asset: Asset }).asset })
    }
    request.open(uploadMediaContract.method, addressOf(uploadMediaContract))
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream')
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
