import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { parseJson } from '@/lib/std/json'
import { assetSchema } from '@/lib/media/asset'
import { nodeIdSchema } from '@/lib/std/id'
import {
  emptyComposer,
  fieldOf,
  hasDraft,
  type ComposerState,
  type ComposerStore,
} from './composer-state'

const piece = z.union([
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
  z.object({
    type: z.enum(['medium', 'reference']),
    attrs: z.object({ id: nodeIdSchema, label: z.string() }),
  }),
  // Words that point at nothing.
  z.object({
    type: z.literal('reference'),
    attrs: z.object({ id: z.literal(''), label: z.string().regex(/\S/) }),
  }),
])
const paragraph = z.object({
  type: z.literal('paragraph'),
  attrs: z.object({ goesOn: z.string() }).exactOptional(),
  content: z.array(piece).exactOptional(),
})

/** What of it outlives a reload; a storage holds what any page of this site or an older one put there. */
const keptSchema = z.object({
  json: z.object({ type: z.literal('doc'), content: z.array(paragraph).min(1) }),
  media: z.array(
    z.object({
      id: nodeIdSchema,
      name: z.string(),
      kind: z.enum(['image', 'audio']),
      asset: assetSchema.exactOptional(),
    }),
  ),
  refused: z.array(z.string()),
  leftOut: z.array(z.tuple([z.string(), z.string()])).default([]),
  changed: z.array(z.tuple([z.string(), z.string()])),
  ids: z.array(z.tuple([z.string(), nodeIdSchema])),
  aliases: z.array(z.tuple([nodeIdSchema, z.string()])).default([]),
})

type Kept = z.infer<typeof keptSchema>

type Opened = { readonly store: ComposerStore; readonly keeper: Keeper }

const opened = new Map<string, Opened>()

/** What is being written for a graph: as it was left, also by a page that is gone. */
export function composerOf(graphId: string): ComposerStore {
  return openedOf(graphId).store
}

function openedOf(graphId: string): Opened {
  const known = opened.get(graphId)
  if (known) return known
  const store = createStore<ComposerState>(() => emptyComposer(graphId))
  const made = { store, keeper: keeperOf(store) }
  opened.set(graphId, made)
  return made
}

/**
 * Keeps what is written for a graph in step with the browser's storage for as long as the graph is open:
 * it is written before the page goes, and what another tab wrote, or kept in the graph, stands here too,
 * but never in place of what was changed here meanwhile.
 *
 * @returns ends it, with what was changed last written
 */
export function followStorage(graphId: string): () => void {
  const { keeper } = openedOf(graphId)
  const settle = () => {
    keeper.flush()
    keeper.follow()
  }
  const hear = ({ key }: StorageEvent) => {
    if (key === null || key === keyOf(graphId)) keeper.follow()
  }
  settle()
  window.addEventListener('storage', hear)
  window.addEventListener('pagehide', keeper.flush)
  document.addEventListener('visibilitychange', settle)
  return () => {
    keeper.flush()
    window.removeEventListener('storage', hear)
    window.removeEventListener('pagehide', keeper.flush)
    document.removeEventListener('visibilitychange', settle)
  }
}

type Keeper = {
  /** Writes what was changed and is not written. */
  readonly flush: () => void
  /** Takes what the storage holds where nothing was changed here since. */
  readonly follow: () => void
}

const keptAfterMilliseconds = 250

/** Reads a composer from the browser's storage, and writes there what is changed in it, a moment later. */
function keeperOf(store: ComposerStore): Keeper {
  const key = keyOf(store.getState().graphId)
  /** What the storage held when it was last read or written here. */
  let agreed: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Whether something was changed here since. */
  let isChanged = false
  let isTaking = false

  function follow(): void {
    const found = read(key)
    if (isChanged || found === agreed) return
    agreed = found
    isTaking = true
    store.setState((state) => takenOver(state, keptIn(found)))
    isTaking = false
  }
  function write(): void {
    clearTimeout(timer)
    timer = undefined
    const text = textOf(store.getState())
    if (!put(key, text)) return
    agreed = text
    isChanged = false
  }
  follow()
  store.subscribe((state, before) => {
    if (isTaking) return
    const isSame =
      state.json === before.json &&
      state.media === before.media &&
      state.refused === before.refused &&
      state.changed === before.changed
    // Ids that reading gave go with the next change: written alone they could bring back, in a moment
    // in which tabs have not heard of each other, what another tab has just kept.
    if (isSame) return
    isChanged = true
    timer ??= setTimeout(write, keptAfterMilliseconds)
  })
  function flush(): void {
    if (isChanged) write()
  }
  return { flush, follow }
}

const keyOf = (graphId: string) => `deixis.writing.${graphId}`

/** A browser that keeps nothing, or has no more room, still has what is written as long as its page is open. */
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function put(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** Whether what is being written for a graph, as the browser has it, has a medium that has not arrived. */
export function isWaitedFor({ id, graphId }: { readonly id: string; readonly graphId: string }) {
  const kept = keptIn(read(keyOf(graphId)))
  const isComing = kept?.media.some((medium) => medium.id === id && !medium.asset) ?? false
  return kept !== undefined && isComing && fieldOf(kept.json).ids.includes(id)
}

/** What is kept of a composer; nothing where nothing is written in it. */
function textOf(state: ComposerState): string | null {
  return state.json && hasDraft(state) ? JSON.stringify(partsOf(state)) : null
}

function partsOf({ json, media, refused, leftOut, changed, ids, aliases }: ComposerState) {
  return {
    json,
    media: [...media.values()],
    refused: [...refused],
    leftOut: [...leftOut],
    changed: [...changed],
    ids: [...ids],
    aliases: [...aliases],
  }
}

function keptIn(text: string | null): Kept | undefined {
  const value = text === null ? undefined : parseJson(text)
  return value?.ok ? keptSchema.safeParse(value.value).data : undefined
}

/** A state with what was kept in its place; what is the same stays the very same, so that a caret stays too. */
function takenOver(state: ComposerState, kept: Kept | undefined): Partial<ComposerState> {
  const empty = emptyComposer(state.graphId)
  const now = partsOf(state)
  const next = kept ?? partsOf(empty)
  const isSame = (part: keyof Kept) => JSON.stringify(now[part]) === JSON.stringify(next[part])
  return {
    ...(!isSame('json') && {
      json: kept?.json,
      field: kept ? fieldOf(kept.json) : empty.field,
      isWaiting: false,
      missing: [],
    }),
    ...(!isSame('media') && { media: new Map(next.media.map((each) => [each.id, each])) }),
    ...(!isSame('refused') && { refused: new Set(next.refused) }),
    ...(!isSame('leftOut') && { leftOut: new Map(next.leftOut) }),
    ...(!isSame('changed') && { changed: new Map(next.changed) }),
    ...(!isSame('ids') && { ids: new Map(next.ids) }),
    ...(!isSame('aliases') && { aliases: new Map(next.aliases) }),
    isDecidedElsewhere: !isSame('refused') || !isSame('changed'),
  }
}
