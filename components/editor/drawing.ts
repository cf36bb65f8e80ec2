import type { StoreApi } from 'zustand/vanilla'
import { redrawDraft } from '@/lib/editor/draft'
import { project } from '@/lib/editor/projection'
import { routesOf } from '@/lib/editor/routes'
import { keepOnly, type Session } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import type { GraphDocument } from '@/lib/graph/document'
import type { EditorState } from './state'

/** As many wires are routed within a frame; more of them a moment after the last change. */
const routedAtOnceCountMax = 150
const routingPauseMilliseconds = 150
/** Beyond so many all wires are plain curves. */
const routedCountMax = 4_000

export type Drawing = {
  /** Shows a document, with further changes of the state in the same step. */
  readonly show: (document: GraphDocument, change?: Partial<EditorState>) => void
  readonly setSession: (change: (session: Session) => Session) => void
}

/** Keeps what is drawn in step with document and session. */
export function createDrawing(store: StoreApi<EditorState>): Drawing {
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

  function setSession(change: (session: Session) => Session): void {
    const { session, view, projection, draft } = store.getState()
    const next = change(session)
    if (next === session) return
    store.setState({
      session: next,
      projection: project(view, next, projection),
      draft: draft && redrawDraft(draft, next, draft),
    })
    route()
  }

  return { show, setSession }
}
