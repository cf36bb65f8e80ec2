import type { JSONContent } from '@tiptap/core'
import type { StoreApi } from 'zustand/vanilla'
import type { Kept, Proposed } from '@/lib/composer/proposed'
import { contentOf, fieldText, goingOnIn, type FieldText } from '@/lib/editor/draft-text'
import { imageMediaTypes, type Asset } from '@/lib/media/asset'

/** A picture or a sound that was put into the text; without an asset it has not arrived. */
export type Medium = {
  readonly id: string
  readonly name: string
  readonly kind: 'image' | 'audio'
  readonly asset?: Asset
}

/** Of what is new in the graph: things, which their sets only hold, links, pictures and sounds, turns. */
export type Counts = Readonly<
  Record<'things' | 'links' | 'files' | 'notes' | 'questions' | 'answers', number>
>

/** What a text came to, with the text itself: places in it are places of that text alone. */
export type Reading = {
  readonly proposed: Proposed
  /** What keeping it puts into the graph, and how much that is. */
  readonly kept: Kept
  readonly counts: Counts
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
  /** What was left out, by its key: the words that it was called by then. */
  readonly leftOut: ReadonlyMap<string, string>
  readonly changed: ReadonlyMap<string, string>
  /** Whether what was decided last was decided in another tab. */
  readonly isDecidedElsewhere: boolean
  /** The ids of what is made, by the keys of proposals. */
  readonly ids: ReadonlyMap<string, string>
  /** What was kept before and taken back was called so, by its ids. */
  readonly aliases: ReadonlyMap<string, string>
  readonly reading: Reading | undefined
  /** Whether keeping waits for files that are on their way. */
  readonly isWaiting: boolean
  /** Names of files without which it cannot be kept. */
  readonly missing: readonly string[]
}

export type ComposerStore = StoreApi<ComposerState>

const nothing = fieldText([])

export function emptyComposer(graphId: string): ComposerState {
  return {
    graphId,
    json: undefined,
    field: nothing,
    media: new Map(),
    refused: new Set(),
    leftOut: new Map(),
    changed: new Map(),
    isDecidedElsewhere: false,
    ids: new Map(),
    aliases: new Map(),
    reading: undefined,
    isWaiting: false,
    missing: [],
  }
}

/** Whether something was written for a graph that is not kept in it. */
export function hasDraft({ field }: ComposerState): boolean {
  return field.text.trim() !== ''
}

export function fieldOf(json: JSONContent): FieldText {
  return fieldText(contentOf(json), goingOnIn(json))
}

/** What a file is by its type, else by its ending. */
export function kindOfFile({ type, name }: File): 'image' | 'audio' {
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'audio'
  const isPicture = (imageMediaTypes as readonly string[]).includes(type)
  if (isPicture || type.startsWith('image/')) return 'image'
  return /\.(wav|mp3|ogg|opus|flac|m4a|webm)$/i.test(name) ? 'audio' : 'image'
}
