/** A place on the canvas in its own pixels at zoom 1, origin top left. */
export type Point = { readonly x: number; readonly y: number }
export type Size = { readonly width: number; readonly height: number }
export type Viewport = Point & { readonly zoom: number }

/** A card that is being sized; without a height where only its width changes. */
export type Sizing = Point & { readonly width: number; readonly height: number | undefined }

/**
 * What the editor holds besides the document: neither durable nor undoable. `drag` holds positions of
 * nodes under way, relative to the set that they are drawn in (or to the canvas); `resize` their
 * sizes; `measured` what the browser made of each card.
 */
export type Session = {
  readonly selectedNodes: ReadonlySet<string>
  readonly selectedEdges: ReadonlySet<string>
  readonly lit: ReadonlySet<string>
  readonly editing: string | undefined
  readonly drag: ReadonlyMap<string, Point>
  readonly resize: ReadonlyMap<string, Sizing>
  readonly measured: ReadonlyMap<string, Size>
}

const nobody: ReadonlySet<string> = new Set()

export const emptySession: Session = {
  selectedNodes: nobody,
  selectedEdges: nobody,
  lit: nobody,
  editing: undefined,
  drag: new Map(),
  resize: new Map(),
  measured: new Map(),
}

/** Selects exactly these; what was being edited is left unless it is among them. */
export function select(
  session: Session,
  nodes: Iterable<string>,
  edges: Iterable<string> = [],
): Session {
  const selectedNodes = new Set(nodes)
  const editing = session.editing !== undefined && selectedNodes.has(session.editing)
  return {
    ...session,
    selectedNodes,
    selectedEdges: new Set(edges),
    editing: editing ? session.editing : undefined,
  }
}

/** Adds a node to the selection, or takes it out again. */
export function toggleSelected(session: Session, id: string): Session {
  const selectedNodes = new Set(session.selectedNodes)
  if (!selectedNodes.delete(id)) selectedNodes.add(id)
  return { ...session, selectedNodes }
}

/** Lights these nodes and no others; the same session where nothing changes. */
export function light(session: Session, ids: readonly string[]): Session {
  if (ids.length === session.lit.size && ids.every((id) => session.lit.has(id))) return session
  return { ...session, lit: ids.length === 0 ? nobody : new Set(ids) }
}

/** Forgets what is no longer in the document. */
export function keepOnly(
  session: Session,
  exists: { node: (id: string) => boolean; edge: (id: string) => boolean },
): Session {
  const nodes = [...session.selectedNodes].filter(exists.node)
  const edges = [...session.selectedEdges].filter(exists.edge)
  const same =
    nodes.length === session.selectedNodes.size && edges.length === session.selectedEdges.size
  const gone = session.editing !== undefined && !exists.node(session.editing)
  if (same && !gone) return session
  return {
    ...select(session, nodes, edges),
    editing: gone ? undefined : session.editing,
  }
}
