import type { Problem } from '@/lib/api/contract/problem'
import type { Draft } from '@/lib/editor/draft'
import { emptyHistory, type History } from '@/lib/editor/history'
import type { Phrase, PhrasePlace } from '@/lib/editor/phrases'
import { project, type Projection } from '@/lib/editor/projection'
import { noRoutes, type Routes } from '@/lib/editor/routes'
import { emptySession, type Point, type Session } from '@/lib/editor/session'
import { viewOf, type View } from '@/lib/editor/view'
import type { GraphDocument } from '@/lib/graph/document'
import type { Failure } from '@/lib/std/result'
import type { Asking } from './asking'
import { noRegionWork, type RegionWork } from './region-work'
import { usualSettings, type PromptSettings } from './prompt-settings'
import type { Refusal, SaveStatus } from './sync'

/** `held`: the server is there and cannot give the graph, for the reason that is told with it. */
type LoadState = 'loading' | 'ready' | 'notFound' | 'away' | 'held' | 'refused'
/** `settled`: what it held was kept as another graph, or is not wanted. */
export type Loss = 'deleted' | 'refused' | 'settled'
export type PanelTab = 'ask' | 'prompt' | 'node'

/** A wire that was let go: it still needs its relation, or what it should lead to. */
export type WireDraft = {
  readonly source: string
  /** Undefined where it was let go on empty canvas. */
  readonly target: string | undefined
  /** Where on the screen and where on the canvas. */
  readonly screen: Point
  readonly at: Point
}

/** A wire begun by a key: it still needs what it should lead to. */
export type Linking = { readonly source: string; readonly screen: Point; readonly at: Point }

/** A place on empty canvas for which a kind of node is being chosen. */
type PlaceDraft = { readonly screen: Point; readonly at: Point }

/** A phrase whose menu is open, and where on the screen; which of how many open ones, while they are walked. */
export type Choosing = {
  readonly phrase: Phrase
  readonly screen: Point
  readonly walk?: { readonly at: number; readonly count: number }
}

/** What is pointed at, from a phrase or an alias. */
export type Thread = {
  readonly from: Element
  readonly to: readonly string[]
  readonly phrase?: Phrase
}

/** Whether there is a graph to work on, or one on its way. */
export function hasGraph({ load }: EditorState): boolean {
  return load === 'loading' || load === 'ready'
}

/** A refusal with what it would have written, as it stood here when it was refused. */
export type ToldRefusal = Refusal & { readonly words: string }

/** All that the editor of one graph shows. */
export type EditorState = RegionWork & {
  readonly graphId: string
  readonly load: LoadState
  readonly view: View
  readonly session: Session
  readonly projection: Projection
  /** The ways of the wires; of those that are moving it holds the ones before. */
  readonly routes: Routes
  readonly history: History
  readonly save: SaveStatus
  /** Why the server, though it answers, cannot take what waits, or give the graph. */
  readonly held: Partial<Problem> | undefined
  /** Why the graph that is shown can no longer be followed or changed. */
  readonly lost: Loss | undefined
  /** What nodes were called that others have removed. */
  readonly formerNames: ReadonlyMap<string, string>
  readonly refusals: readonly ToldRefusal[]
  /** Of the last gesture that could not be done. */
  readonly failure: Failure | undefined
  /** How many changes the last undo left alone. */
  readonly skippedCount: number
  readonly tab: PanelTab
  /** On a narrow screen the panel is a sheet, which may be down. */
  readonly sheetUp: boolean
  /** For whom prompts are written, and how much of the graph. */
  readonly prompt: PromptSettings
  readonly wireDraft: WireDraft | undefined
  readonly linking: Linking | undefined
  readonly placeDraft: PlaceDraft | undefined
  readonly choosing: Choosing | undefined
  /** The open phrase that was asked about last: the next one is behind it. */
  readonly asked: PhrasePlace | undefined
  readonly sheetOpen: boolean
  /** `auto`: it opens by itself where there is nothing on the canvas yet. */
  readonly composer: 'auto' | 'open' | 'closed'
  /** What the composer was asked to do; a new object each time. */
  readonly composerWish: { readonly what: 'write' | 'paste' | 'ask' } | undefined
  /** The list of what is proposed is open, at one of them. */
  readonly listed: { readonly key?: string | undefined } | undefined
  /** What is being written in the composer, drawn beside the graph; never part of it. */
  readonly draft: Draft | undefined
  readonly thread: Thread | undefined
  /** What the answer that is shown rests on: lit while nothing else is pointed at. */
  readonly answerLit: readonly string[]
  /** The model that is answering, or why it did not. */
  readonly asking: Asking | undefined
}

const blank: GraphDocument = { versions: { document: 1 }, title: '', nodes: [], edges: [] }

/** With no gesture begun and nothing opened over the canvas. */
export const atRest = {
  wireDraft: undefined,
  linking: undefined,
  placeDraft: undefined,
  choosing: undefined,
  asked: undefined,
  ...noRegionWork,
  sheetOpen: false,
  composer: 'auto',
  composerWish: undefined,
  listed: undefined,
  draft: undefined,
  thread: undefined,
} satisfies Partial<EditorState>

/** Before anything is loaded, or with a document that no server has. */
export function initialState(graphId: string, fixture?: GraphDocument): EditorState {
  const view = viewOf(fixture ?? blank)
  return {
    graphId,
    load: fixture ? 'ready' : 'loading',
    view,
    session: emptySession,
    projection: project(view, emptySession),
    routes: noRoutes,
    history: emptyHistory,
    save: 'saved',
    held: undefined,
    lost: undefined,
    formerNames: new Map(),
    refusals: [],
    failure: undefined,
    skippedCount: 0,
    tab: 'ask',
    sheetUp: false,
    prompt: usualSettings,
    answerLit: [],
    asking: undefined,
    ...atRest,
  }
}
