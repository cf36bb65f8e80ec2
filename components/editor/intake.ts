import { uuidv7 } from 'uuidv7'
import { importFiles, isGraphFile } from '@/components/graphs/transfers'
import { sendFile } from '@/components/send-file'
import { create } from 'zustand'
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
import { isAway } from './requests'
import { isMadeHere } from './sound-made'
import type { EditorStore } from './store'
import { UploadQueue, type Job } from './upload-queue'

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
   * server was away, so the file is kept and sent once it answers; `unplaced`: the server has it, and the
   * graph would not take it.
   */
  readonly state: 'sending' | 'sent' | 'waiting' | 'failed' | 'unplaced'
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

/** How an upload that has neither arrived nor failed goes on: it is sent, once more perhaps, or given up. */
type Way = { readonly job: Job; readonly end: () => void }

const ways = new Map<string, Way>()
const queue = new UploadQueue()

// Who waits for a network does not wait for the next try as well.
if (typeof window !== 'undefined') window.addEventListener('online', () => queue.probe())

/**
 * Takes files in: uploads pictures and sounds, reads texts, then places them or asks what they are, in the
 * graph that they came down on, though that was left meanwhile (ES17).
 */
export function receiveFiles(store: EditorStore, files: readonly File[], place: Place): void {
  // A graph is one of its own; who dropped it is asked whether to go there.
  void importFiles(files.filter(isGraphFile), { isAsked: true })
  void takeIn(
    store,
    files.filter((file) => !isGraphFile(file)),
    place,
  )
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
    const node = mediaNode(only.asset, only.name, uuidv7(), { x: 0, y: 0 })
    return placeArrived(store, only.id, (into) => addNode(into, node, place))
  }
  if (arrived.length > 1) {
    const files = arrived.map(({ name, asset }) => ({ name, asset }))
    const { graphId } = store.getState()
    makeOffer({ ...place, graphId: heirs.get(graphId) ?? graphId, files })
  }
  // Not before: at no time is a file neither on its way nor placed.
  for (const { id } of arrived) dismissUpload(id)
}

/** Adds a node at a place, and says whether the graph took it. */
export function addNode(store: EditorStore, node: Node, place: Place): boolean {
  const { view, session } = store.getState()
  const at = cornerFor(sizeOf(view, node), place.seen, place.pointer)
  return store.dispatch(addNodeAt(view, session, node, at, place), { select: [node.id] })
}

/** How what has arrived gets into a graph; says whether that took it. */
type Placing = (store: EditorStore) => boolean

/** What has arrived and no graph has taken yet, by its upload. */
const unplaced = new Map<string, Placing>()
/** Graphs that are gone, and those that they were kept as. */
const heirs = new Map<string, string>()

/**
 * Puts what has arrived into its graph and its upload away. Where the graph does not take it, the upload stays
 * with the reason: the server has the file by then, but nobody would find it there (ES24).
 */
export function placeArrived(store: EditorStore, id: string, place: Placing): void {
  // What was put away meanwhile is not wanted.
  if (!useIntake.getState().uploads.some((each) => each.id === id)) return
  // A graph that is not here yet would take anything and keep nothing.
  if (store.getState().load === 'ready' && place(store)) return dismissUpload(id)
  const { graphId, failure } = store.getState()
  unplaced.set(id, place)
  const problem = failure?.causes?.[0] ?? failure
  change(id, {
    state: 'unplaced',
    graphId: heirs.get(graphId) ?? graphId,
    problem: problem ? { code: problem.code, params: { ...problem.params } } : {},
  })
}

/** What the graph that is gone would not take, or offers, is shown in the one that it was kept as, to be placed there. */
export function handOnUnplaced(graphId: string, heirId: string): void {
  for (const [gone, heir] of heirs) if (heir === graphId) heirs.set(gone, heirId)
  heirs.set(graphId, heirId)
  for (const { id, ...upload } of useIntake.getState().uploads) {
    if (upload.graphId === graphId && unplaced.has(id)) change(id, { graphId: heirId, problem: {} })
  }
  const moved = (offer: Offer) =>
    offer.graphId === graphId ? { ...offer, graphId: heirId } : offer
  useIntake.setState(({ offers }) => ({ offers: offers.map(moved) }))
}

/** Places the files of an offer as they are; one that the graph does not take still stands. */
export function placeOffer(store: EditorStore, offer: Offer): void {
  const { view, session } = store.getState()
  const { size } = placeFiles(offer.files, { x: 0, y: 0 }, uuidv7)
  const wanted = cornerFor(size, offer.seen, offer.pointer)
  const at = nearPlace(freeRects(view, session.measured).values(), wanted, size, offer.seen)
  const { commands, ids } = placeFiles(offer.files, at, uuidv7)
  if (store.dispatch([...pins(view), ...commands], { select: ids })) endOffer(offer.graphId)
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
function storable(text: string): string {
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
  const way = ways.get(id)
  if (way) queue.drop(way.job)
  way?.end()
  unplaced.delete(id)
  useIntake.setState(({ uploads }) => ({ uploads: uploads.filter((each) => each.id !== id) }))
}

/**
 * Sends at once what waits for the server, and would be sent by itself a while later; places what has arrived in
 * the graph that is open, which may be another than the one that would not take it.
 */
export function retryUploads(store: EditorStore, waiting: readonly Upload[]): void {
  for (const { id } of waiting) {
    const place = unplaced.get(id)
    if (place) placeArrived(store, id, place)
  }
  queue.hurry(waiting.flatMap(({ id }) => ways.get(id)?.job ?? []))
}

/** What stays as it is until somebody does something about it. */
const isRefused = (state: Upload['state']) => state === 'failed' || state === 'unplaced'

/**
 * Whether files for this graph are on their way or wait for the server, as a refused one does that was made
 * here; undefined where none do. What the graph would not take and a person still has elsewhere does not count.
 */
export function filesOf({ uploads }: Intake, graphId: string): 'sending' | 'waiting' | undefined {
  const states = uploads
    .filter((each) => each.graphId === graphId)
    .map(({ state, file }) => (isRefused(state) && isMadeHere(file) ? 'waiting' : state))
  if (states.includes('waiting')) return 'waiting'
  return states.includes('sending') || states.includes('sent') ? 'sending' : undefined
}

/** Shows a file as on its way, also one that another tab may be sending. */
export function announceUpload(file: Pick<Upload, 'id' | 'graphId' | 'file' | 'place'>): void {
  const entry: Upload = { ...file, fraction: 0, state: 'sending' }
  useIntake.setState(({ uploads }) => ({ uploads: [...uploads, entry] }))
}

/** A file that the server has, and the upload by which it came. */
type Arrived = Dropped & Pick<Upload, 'id'>

/**
 * Sends one file, again and again as long as the server is away. What arrived stays in the list until it
 * is placed and dismissed.
 *
 * @returns undefined where it was refused or given up
 */
export function upload(
  store: EditorStore,
  file: File,
  place: Place | undefined,
  id = uuidv7(),
): Promise<Arrived | undefined> {
  const { graphId } = store.getState()
  announceUpload({ id, graphId, file, place })
  return new Promise((resolve) => {
    const end = (arrived?: Arrived) => {
      ways.delete(id)
      resolve(arrived)
    }
    const answered = (status: number, answer: unknown) => {
      if (status === 200 || status === 201) {
        change(id, { state: 'sent' })
        end({ id, name: file.name, asset: (answer as { asset: Asset }).asset })
      } else if (!isAway(status)) {
        // What else a server says is of this file, and would be said again.
        change(id, { state: 'failed', problem: { status, ...(answer as Partial<Problem>) } })
        // Of what was made here there is no other copy: it can be sent again until it is put away.
        if (!isMadeHere(file)) end()
      }
    }
    const job: Job = {
      send: (told) => {
        const request = sendFile(file, uploadMediaContract, {
          onProgress: (sent, byteCount) => change(id, { fraction: sent / byteCount }),
          onAnswer: (status, answer) => {
            answered(status, answer)
            told(isAway(status))
          },
        })
        return () => request.abort()
      },
      tell: (state) => {
        if (useIntake.getState().uploads.find((each) => each.id === id)?.state === state) return
        change(id, { state, fraction: 0 })
        // Whether the server is there at all is seen at once, and said.
        if (state === 'waiting') void store.refresh()
      },
    }
    ways.set(id, { job, end })
    queue.add(job)
  })
}
