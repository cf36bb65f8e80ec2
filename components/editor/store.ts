import { createStore, type StoreApi } from 'zustand/vanilla'
import { noRoutes, project, routesOf, type Projection, type Routes } from '@/lib/editor/canvas'
import {
  emptyHistory,
  record,
  redo,
  seal,
  undo,
  type History,
  type Typed,
} from '@/lib/editor/history'
import { emptySession, keepOnly, select, type Point, type Session } from '@/lib/editor/session'
import { viewOf, type View } from '@/lib/editor/view'
import type { Graph } from '@/lib/api/contract/graphs'
import { applyBatch } from '@/lib/graph/apply'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import type { Failure } from '@/lib/std/result'
import { readGraph } from './requests'
import { Sync, type Refusal, type SaveStatus } from './sync'

type LoadState = 'loading' | 'ready' | 'notFound' | 'away' | 'refused'
type PanelTab = 'prompt' | 'node'
export type TargetId = 'gemini' | 'markdown'

/** A wire that was let go: it still needs its relation, or what it should lead to. */
export type WireDraft = {
  readonly source: string
  /** Undefined where it was let go on empty canvas. */
  readonly target: string | undefined
  /** Where on the screen and where on the canvas. */
  readonly screen: Point
  readonly at: Point
}

/** A place on empty canvas for which a kind of node is being chosen. */
type PlaceDraft = { readonly screen: Point; readonly at: Point }

export type EditorState = {
  readonly graphId: string
  readonly load: LoadState
  readonly view: View
  readonly session: Session
  readonly projection: Projection
  /** The ways of the wires; of those that are moving it holds the ones before. */
  readonly routes: Routes
  readonly history: History
  readonly save: SaveStatus
  readonly refusals: readonly Refusal[]
  /** Of the last gesture that could not be done. */
  readonly failure: Failure | undefined
  /** How many changes the last undo left alone. */
  readonly skippedCount: number
  readonly tab: PanelTab
  /** On a narrow screen the panel is a sheet, which may be down. */
  readonly sheetUp: boolean
  readonly target: TargetId
  readonly wireDraft: WireDraft | undefined
  readonly placeDraft: PlaceDraft | undefined
  /** The picture on which a region is being drawn. */
  readonly drawingOn: string | undefined
  readonly sheetOpen: boolean
  /** The element that a thread starts at. */
  readonly thread: { readonly from: Element; readonly to: readonly string[] } | undefined
}

type DispatchOptions = { readonly typed?: Typed; readonly select?: readonly string[] }

export type EditorStore = StoreApi<EditorState> & {
  readonly start: () => Promise<void>
  readonly stop: () => void
  /** Applies commands as one step that can be undone, and sends them. Says whether they were sound. */
  readonly dispatch: (commands: readonly Command[], options?: DispatchOptions) => boolean
  readonly undo: () => void
  readonly redo: () => void
  readonly setSession: (change: (session: Session) => Session) => void
  readonly isSaved: () => boolean
  readonly retry: () => void
}

const catchUpMilliseconds = 2_000
/** As many wires are routed within a frame; more of them a moment after the last change. */
const routedAtOnceCountMax = 150
const routingPauseMilliseconds = 150
/** Beyond so many all wires are plain curves. */
const routedCountMax = 4_000

const blank: GraphDocument = { versions: { document: 1 }, title: '', nodes: [], edges: [] }

/** The editor's truth, document and session, with all that is drawn from it; one for each open graph. */
export function createEditorStore(graphId: string, fixture?: GraphDocument): EditorStore {
  const view = viewOf(fixture ?? blank)
  const store = createStore<EditorState>(() => ({
    graphId,
    load: fixture ? 'ready' : 'loading',
    view,
    session: emptySession,
    projection: project(view, emptySession),
    routes: noRoutes,
    history: emptyHistory,
    save: 'saved',
    refusals: [],
    failure: undefined,
    skippedCount: 0,
    tab: 'prompt',
    sheetUp: false,
    target: 'gemini',
    wireDraft: undefined,
    placeDraft: undefined,
    drawingOn: undefined,
    sheetOpen: false,
    thread: undefined,
  }))
  let sync: Sync | undefined
  /** Batches that wait while the server's state is read again. */
  let held: (readonly Command[])[] | undefined

  function show(document: GraphDocument, change: Partial<EditorState> = {}): void {
    const next = viewOf(document)
    const { session, projection } = store.getState()
    const kept = keepOnly(change.session ?? session, {
      node: (id) => next.nodes.has(id),
      edge: (id) => next.edges.has(id),
    })
    store.setState({
      ...change,
      view: next,
      session: kept,
      projection: project(next, kept, projection),
    })
    route()
  }

  let routing: ReturnType<typeof setTimeout> | undefined

  /** Finds the wires' ways anew, unless something is under way: then they are plain curves. */
  function route(isLate = false): void {
    const { session, projection, routes } = store.getState()
    const { length } = projection.edges
    if (session.drag.size > 0 || session.resize.size > 0 || length > routedCountMax) return
    if (!isLate && length > routedAtOnceCountMax) {
      clearTimeout(routing)
      routing = setTimeout(() => route(true), routingPauseMilliseconds)
      return
    }
    const next = routesOf(projection, routes)
    if (next !== routes) store.setState({ routes: next })
  }

  function setSession(change: (session: Session) => Session): void {
    const { session, view: now, projection } = store.getState()
    const next = change(session)
    if (next === session) return
    store.setState({ session: next, projection: project(now, next, projection) })
    route()
  }

  function dispatch(commands: readonly Command[], options: DispatchOptions = {}): boolean {
    if (commands.length === 0) return true
    const { view: now, history, session } = store.getState()
    const before = now.document
    const applied = applyBatch(before, commands)
    if (!applied.ok) {
      store.setState({ failure: applied.error })
      return false
    }
    const { document: after, inverse } = applied.value
    const { typed } = options
    show(after, {
      history: record(history, { commands, inverse, before, after, ...(typed && { typed }) }),
      failure: undefined,
      ...(options.select && { session: select(session, options.select) }),
    })
    send(commands, { before, after, typed })
    return true
  }

  function send(commands: readonly Command[], change: Parameters<Sync['push']>[1]): void {
    if (held) held.push(commands)
    else sync?.push(commands, change)
  }

  function travel(way: typeof undo): void {
    const { history, view: now } = store.getState()
    const before = now.document
    const travelled = way(history, before)
    if (!travelled) return
    const { document: after, commands, skippedCount } = travelled
    show(after, { history: travelled.history, skippedCount })
    if (commands.length > 0) send(commands, { before, after })
  }

  async function load(): Promise<void> {
    const answer = await readGraph(graphId)
    if (answer.kind === 'done') return adopt(answer.value)
    if (answer.kind === 'away') return store.setState({ load: 'away' })
    store.setState({ load: answer.problem.status === 404 ? 'notFound' : 'refused' })
  }

  function adopt({ document, revision }: Graph): void {
    sync?.stop()
    sync = new Sync(graphId, revision, {
      onStatus: (save) => store.setState({ save }),
      onRefused: (refusal, rest) => {
        store.setState((state) => ({ refusals: [...state.refusals, refusal] }))
        void catchUp(rest)
      },
      onOvertaken: () => void catchUp([]),
    })
    show(document, { load: 'ready', save: 'saved' })
  }

  /**
   * Shows the server's state again and does on it what still waits, in order; what no longer fits is
   * refused by name. What people do meanwhile waits as well.
   */
  async function catchUp(waiting: readonly (readonly Command[])[]): Promise<void> {
    held = [...waiting]
    let answer = await readGraph(graphId)
    while (answer.kind === 'away') {
      store.setState({ save: 'offline' })
      await new Promise((resolve) => setTimeout(resolve, catchUpMilliseconds))
      answer = await readGraph(graphId)
    }
    if (answer.kind === 'refused') {
      return store.setState({ load: answer.problem.status === 404 ? 'notFound' : 'refused' })
    }
    adopt(answer.value)
    const batches = held
    held = undefined
    for (const commands of batches) replay(commands)
  }

  /** Does a batch again that is in the history already. */
  function replay(commands: readonly Command[]): void {
    const before = store.getState().view.document
    const applied = applyBatch(before, commands)
    if (applied.ok) {
      show(applied.value.document)
      return send(commands, { before, after: applied.value.document })
    }
    const { code, params } = applied.error
    const refusal: Refusal = { commands, problem: { code, params: { ...params } } }
    store.setState((state) => ({ refusals: [...state.refusals, refusal] }))
  }

  return Object.assign(store, {
    start: load,
    stop: () => {
      clearTimeout(routing)
      sync?.stop()
    },
    dispatch,
    undo: () => travel(undo),
    redo: () => travel(redo),
    setSession: (change: (session: Session) => Session) => {
      const editing = store.getState().session.editing
      setSession(change)
      // Leaving a field ends what undo takes back in one.
      if (store.getState().session.editing !== editing) {
        store.setState((state) => ({ history: seal(state.history) }))
      }
    },
    isSaved: () => held === undefined && (sync?.isIdle ?? true),
    retry: () => void sync?.flush(),
  })
}
