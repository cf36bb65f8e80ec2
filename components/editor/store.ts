import { uuidv7 } from 'uuidv7'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { record, redo, seal, undo, type Typed } from '@/lib/editor/history'
import { emptySession, select, type Session } from '@/lib/editor/session'
import { applyBatch } from '@/lib/graph/apply'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { connect, type Connection } from './connection'
import { createDrawing, type Drawing } from './drawing'
import { leaveBehind, takeUp } from './left-behind'
import { atRest, initialState, type EditorState } from './state'

type DispatchOptions = {
  readonly typed?: Typed
  readonly select?: readonly string[]
  /** What the step was made from: it stays with the step in the history. */
  readonly origin?: object
}

type Editing = {
  /** Applies commands as one step that can be undone, and sends them. Says whether they were sound. */
  readonly dispatch: (commands: readonly Command[], options?: DispatchOptions) => boolean
  readonly undo: () => void
  readonly redo: () => void
}

export type EditorStore = StoreApi<EditorState> &
  Editing & {
    /** Opens the graph, or goes on with it after it was left. */
    readonly start: () => Promise<void>
    /** The graph is left; what only this browser has of it is kept. */
    readonly stop: () => void
    readonly setSession: (change: (session: Session) => Session) => void
    /** Whether the server has everything and nothing of it is known to be missing here. */
    readonly isSaved: () => boolean
    /** Whether something was done here that the server does not have. */
    readonly hasUnsent: () => boolean
    /** Sends what waits, now. */
    readonly retry: () => Promise<void>
    /** Asks for what others have done. */
    readonly refresh: () => Promise<void>
  }

/** The editor's truth, document and session, with all that is drawn from it; one for each open graph. */
export function createEditorStore(graphId: string, fixture?: GraphDocument): EditorStore {
  const store = createStore<EditorState>(() => initialState(graphId, fixture))
  const drawing = createDrawing(store)
  const connection = connect(store, drawing)

  function setSession(change: (session: Session) => Session): void {
    const { editing } = store.getState().session
    drawing.setSession(change)
    // Leaving a field ends what undo takes back in one.
    if (store.getState().session.editing !== editing) {
      store.setState((state) => ({ history: seal(state.history) }))
    }
  }

  const opened: EditorStore = Object.assign(store, {
    ...editingOf(store, drawing, connection),
    setSession,
    start: () => {
      takeUp(graphId)
      return connection.load()
    },
    stop: () => {
      store.setState(atRest)
      setSession(() => emptySession)
      leaveBehind(opened)
    },
    isSaved: connection.isSaved,
    hasUnsent: connection.hasUnsent,
    retry: connection.retry,
    refresh: connection.refresh,
  })
  return opened
}

/** What changes the document: each shows at once and goes on its way. */
function editingOf(store: StoreApi<EditorState>, { show }: Drawing, { send }: Connection): Editing {
  function dispatch(commands: readonly Command[], options: DispatchOptions = {}): boolean {
    if (commands.length === 0) return true
    const { view, history, session, lost } = store.getState()
    if (lost) return false
    const before = view.document
    const applied = applyBatch(before, commands)
    if (!applied.ok) {
      store.setState({ failure: applied.error })
      return false
    }
    const { document: after, inverse } = applied.value
    const { typed, origin } = options
    const batchId = uuidv7()
    const how = { ...(typed ? { typed } : { batchId }), ...(origin && { origin }) }
    const step = { commands, inverse, before, after, ...how }
    show(after, {
      history: record(history, step),
      failure: undefined,
      ...(options.select && { session: select(session, options.select) }),
    })
    send({ batchId, commands, before, after, typed })
    return true
  }

  function travel(way: typeof undo): void {
    const { history, view, lost } = store.getState()
    const before = view.document
    const batchId = uuidv7()
    const travelled = lost ? undefined : way(history, before, batchId)
    if (!travelled) return
    const { document: after, commands, skippedCount, undoes } = travelled
    show(after, {
      history: travelled.history,
      skippedCount: store.getState().skippedCount + skippedCount,
    })
    if (commands.length > 0) send({ batchId, commands, before, after, undoes })
  }

  return { dispatch, undo: () => travel(undo), redo: () => travel(redo) }
}
