import type { JSONContent } from '@tiptap/core'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Proposed, Writing } from '@/lib/composer/proposed'
import { contentOf, fieldText, type FieldText } from '@/lib/editor/draft-text'
import { imageMediaTypes, type Asset } from '@/lib/media/asset'

/** A picture or a sound that was put into the text; without an asset it has not arrived. */
export type Medium = {
  readonly id: string
  readonly name: string
  readonly kind: 'image' | 'audio'
  readonly asset?: Asset
}

/** What a text came to, with the text itself: places in it are places of that text alone. */
export type Reading = {
  readonly writing: Writing
  readonly proposed: Proposed
  readonly field: FieldText
  /** How long it took. */
  readonly milliseconds: number
}

export type ComposerState = {
  readonly graphId: string
  /** The field as it is kept; undefined where nothing was ever written. */
  readonly json: JSONContent | undefined
  readonly field: FieldText
  readonly media: ReadonlyMap<string, Medium>
  readonly refused: ReadonlySet<string>
  readonly changed: ReadonlyMap<string, string>
  /** The ids of what is made, by the keys of proposals. */
  readonly ids: ReadonlyMap<string, string>
  readonly reading: Reading | undefined
  /** Whether keeping waits for files that are on their way. */
  readonly isWaiting: boolean
  /** Names of files without which it cannot be kept. */
  readonly missing: readonly string[]
}

export type ComposerStore = StoreApi<ComposerState>

/** What of it outlives a reload. */
type Kept = {
  readonly json: JSONContent
  readonly media: readonly Medium[]
  readonly refused: readonly string[]
  readonly changed: readonly (readonly [string, string])[]
  readonly ids: readonly (readonly [string, string])[]
}

const nothing = fieldText([])

export function emptyComposer(graphId: string): ComposerState {
  return {
    graphId,
    json: undefined,
    field: nothing,
    media: new Map(),
    refused: new Set(),
    changed: new Map(),
    ids: new Map(),
    reading: undefined,
    isWaiting: false,
    missing: [],
  }
}

const composers = new Map<string, ComposerStore>()

/** What is being written for a graph: as it was left, also by a page that is gone. */
export function composerOf(graphId: string): ComposerStore {
  const known = composers.get(graphId)
  if (known) return known
  const kept = readKept(graphId)
  const store = createStore<ComposerState>(() => ({ ...emptyComposer(graphId), ...kept }))
  composers.set(graphId, store)
  keepOn(store)
  return store
}

/** Whether something was written for a graph that is not kept in it. */
export function hasDraft({ field }: ComposerState): boolean {
  return field.text.trim() !== ''
}

export function fieldOf(json: JSONContent): FieldText {
  return fieldText(contentOf(json))
}

const keyOf = (graphId: string) => `deixis.writing.${graphId}`
const keptAfterMilliseconds = 250

/** Writes what changed to the browser's storage, a moment later and before the page goes. */
function keepOn(store: ComposerStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    writeKept(store.getState())
  }
  store.subscribe((state, before) => {
    const isSame =
      state.json === before.json &&
      state.media === before.media &&
      state.refused === before.refused &&
      state.changed === before.changed &&
      state.ids === before.ids
    if (!isSame) timer ??= setTimeout(write, keptAfterMilliseconds)
  })
  window.addEventListener('pagehide', write)
  document.addEventListener('visibilitychange', write)
}

function writeKept(state: ComposerState): void {
  const { graphId, json, media, refused, changed, ids } = state
  try {
    if (!json || !hasDraft(state)) return localStorage.removeItem(keyOf(graphId))
    const kept: Kept = {
      json,
      media: [...media.values()],
      refused: [...refused],
      changed: [...changed],
      ids: [...ids],
    }
    localStorage.setItem(keyOf(graphId), JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing, or has no more room, still has it as long as the page is open.
  }
}

function readKept(graphId: string): Partial<ComposerState> {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(graphId)) ?? 'null') as Kept | null
    if (!kept) return {}
    return {
      json: kept.json,
      field: fieldOf(kept.json),
      media: new Map(kept.media.map((each) => [each.id, each])),
      refused: new Set(kept.refused),
      changed: new Map(kept.changed),
      ids: new Map(kept.ids),
    }
  } catch {
    return {}
  }
}

/** What a file is by its type, else by its ending. */
export function kindOfFile({ type, name }: File): 'image' | 'audio' {
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'audio'
  const isPicture = (imageMediaTypes as readonly string[]).includes(type)
  if (isPicture || type.startsWith('image/')) return 'image'
  return /\.(wav|mp3|ogg|opus|flac|m4a|webm)$/i.test(name) ? 'audio' : 'image'
}
