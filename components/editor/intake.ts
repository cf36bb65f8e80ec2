import { uuidv7 } from 'uuidv7'
import { create } from 'zustand'
import type { Problem } from '@/lib/api/contract/problem'
import { addNodeAt, mediaNode } from '@/lib/editor/gestures'
import { placeFiles, type Dropped } from '@/lib/editor/pairing'
import type { Point } from '@/lib/editor/session'
import type { Node } from '@/lib/kinds'
import type { Asset } from '@/lib/media/asset'
import { bounds } from '@/lib/std/bounds'
import type { NodeId } from '@/lib/std/id'
import type { EditorStore } from './store'

/** One file on its way. */
type Upload = {
  readonly id: string
  readonly name: string
  readonly fraction: number
  readonly state: 'sending' | 'done' | 'failed'
  readonly problem?: Partial<Problem>
}

/** Several files that were dropped at once, waiting for a word on what they are. */
export type Offer = {
  readonly files: readonly Dropped[]
  readonly screen: Point
  readonly at: Point
}

type Intake = { readonly uploads: readonly Upload[]; readonly offer: Offer | undefined }

export const useIntake = create<Intake>(() => ({ uploads: [], offer: undefined }))

const requests = new Map<string, XMLHttpRequest>()

type Place = { readonly screen: Point; readonly at: Point }

/** Takes files in: uploads pictures and sounds, reads texts, then places them or asks what they are. */
export function receiveFiles(store: EditorStore, files: readonly File[], place: Place): void {
  void takeIn(store, files, place)
}

async function takeIn(store: EditorStore, files: readonly File[], place: Place): Promise<void> {
  const texts = files.filter(isText)
  const media = files.filter((file) => !isText(file))
  const read = await Promise.all(texts.map(async (file) => ({ file, text: await file.text() })))
  for (const { file, text } of read) addTextFile(store, file.name, text, place.at)
  const sent = await Promise.all(media.map(upload))
  const dropped = sent.filter((each) => each !== undefined)
  if (dropped.length === 0) return
  const [only] = dropped
  if (dropped.length === 1 && only) {
    const { view, session } = store.getState()
    const node = mediaNode(only.asset, only.name, uuidv7(), place.at)
    store.dispatch(addNodeAt(view, session, node, place.at), { select: [node.id] })
    return
  }
  useIntake.setState({ offer: { files: dropped, ...place } })
}

/** Places the files of an offer as they are. */
export function placeOffer(store: EditorStore, offer: Offer): void {
  const { commands, ids } = placeFiles(offer.files, offer.at, uuidv7)
  store.dispatch(commands, { select: ids })
  useIntake.setState({ offer: undefined })
}

function isText(file: File): boolean {
  return file.type.startsWith('text/') || /\.(md|markdown|txt)$/i.test(file.name)
}

function addTextFile(store: EditorStore, name: string, text: string, at: Point): void {
  const { view, session } = store.getState()
  const common = { id: uuidv7() as NodeId, label: name.slice(0, bounds.labelLengthMax) }
  const body = text.replaceAll('\u0000', '').slice(0, bounds.textLengthMax).toWellFormed()
  const node: Node = { ...common, kind: 'document', source: name.slice(0, 2_000), text: body }
  store.dispatch(addNodeAt(view, session, node, at), { select: [node.id] })
}

/** Adds a note with this text. */
export function addNote(store: EditorStore, text: string, at: Point): void {
  const { view, session } = store.getState()
  const body = text.replaceAll('\u0000', '').slice(0, bounds.textLengthMax).toWellFormed()
  const node: Node = { id: uuidv7() as NodeId, kind: 'text', text: body }
  store.dispatch(addNodeAt(view, session, node, at), { select: [node.id] })
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

/** Sends one file; `fetch` cannot say how much of a body has left, so the older interface does. */
function upload(file: File): Promise<Dropped | undefined> {
  const id = uuidv7()
  const entry: Upload = { id, name: file.name, fraction: 0, state: 'sending' }
  useIntake.setState(({ uploads }) => ({ uploads: [...uploads, entry] }))
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    requests.set(id, request)
    const failed = (problem: Partial<Problem>) => {
      requests.delete(id)
      change(id, { state: 'failed', problem })
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
    request.open('POST', '/api/v1/media')
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
