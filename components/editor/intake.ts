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
import type { EditorStore } from './store'

/** One file on its way. */
type Upload = {
  readonly id: string
  /** The graph that it is for. */
  readonly graphId: string
  readonly file: File
  readonly place: Place
  readonly fraction: number
  /** `waiting`: the server was away, so the file is kept to be sent again. */
  readonly state: 'sending' | 'waiting' | 'failed'
  readonly problem?: Partial<Problem>
}

/** Where files should go: at a pointer, else in the middle of what is seen. */
type Place = { readonly seen: Rect; readonly pointer?: Point }

/** Several files that were dropped at once, waiting for a word on what they are. */
export type Offer = Place & { readonly files: readonly Dropped[] }

type Intake = { readonly uploads: readonly Upload[]; readonly offer: Offer | undefined }

export const useIntake = create<Intake>(() => ({ uploads: [], offer: undefined }))

const requests = new Map<string, XMLHttpRequest>()

/** Takes files in: uploads pictures and sounds, reads texts, then places them or asks what they are. */
export function receiveFiles(store: EditorStore, files: readonly File[], place: Place): void {
  void takeIn(store, files, place)
}

async function takeIn(store: EditorStore, files: readonly File[], place: Place): Promise<void> {
  const texts = files.filter(isText)
  const media = files.filter((file) => !isText(file))
  const read = await Promise.all(texts.map(async (file) => ({ file, text: await file.text() })))
  for (const { file, text } of read) addTextFile(store, file.name, text, place)
  const sent = await Promise.all(media.map((file) => upload(store, file, place)))
  const dropped = sent.filter((each) => each !== undefined)
  if (dropped.length === 0) return
  const [only] = dropped
  if (dropped.length === 1 && only) {
    addNode(store, mediaNode(only.asset, only.name, uuidv7(), { x: 0, y: 0 }), place)
    return
  }
  // An offer that still stands takes the new files in.
  useIntake.setState(({ offer }) => ({
    offer: { ...place, files: [...(offer?.files ?? []), ...dropped] },
  }))
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
  useIntake.setState({ offer: undefined })
}

function isText(file: File): boolean {
  return file.type.startsWith('text/') || /\.(md|markdown|txt)$/i.test(file.name)
}

function addTextFile(store: EditorStore, name: string, text: string, place: Place): void {
  const label = name.slice(0, bounds.labelLengthMax).toWellFormed()
  const common = { id: uuidv7() as NodeId, label, source: name.slice(0, 2_000).toWellFormed() }
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
  requests.get(id)?.abort()
  requests.delete(id)
  useIntake.setState(({ uploads }) => ({ uploads: uploads.filter((each) => each.id !== id) }))
}

/** Sends again what waited for the server, together, to where it was dropped. */
export function retryUploads(store: EditorStore, waiting: readonly Upload[]): void {
  const [first] = waiting
  if (!first) return
  for (const { id } of waiting) dismissUpload(id)
  const files = waiting.map(({ file }) => file)
  receiveFiles(store, files, first.place)
}

/** The state of files that are for this graph and not there yet; undefined where there are none. */
export function uploadState(
  { uploads }: Intake,
  graphId: string,
): 'sending' | 'waiting' | undefined {
  const states = uploads.filter((each) => each.graphId === graphId).map(({ state }) => state)
  return (['waiting', 'sending'] as const).find((state) => states.includes(state))
}

/** Overload and faults of the server pass; what the file itself is refused for does not. */
function mayPass(status: number): boolean {
  return status === 0 || status >= 500 || status === 429
}

/** Sends one file; `fetch` cannot say how much of a body has left, so the older interface does. */
function upload(store: EditorStore, file: File, place: Place): Promise<Dropped | undefined> {
  const id = uuidv7()
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
      dismissUpload(id)
      resolve({ name: file.name, asset: (answer as { asset: Asset }).asset })
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
