import type { CanvasEdge } from './canvas'
import type { Rect } from './geometry'
import type { Projection } from './projection'
import { isSameEnd, routeWires, type WireRoute } from './wires'

/** The ways of all wires, with what they were found for. */
export type Routes = {
  readonly byId: ReadonlyMap<string, WireRoute>
  readonly edges: readonly CanvasEdge[]
  readonly rects: ReadonlyMap<string, Rect>
}

export const noRoutes: Routes = { byId: new Map(), edges: [], rects: new Map() }

/** Routes all wires of a projection, or gives the routes before where no card and no end has moved. */
export function routesOf(projection: Projection, before: Routes): Routes {
  const { edges, rects, nodes } = projection
  if (isSameScene(projection, before)) return before
  const wires = edges.flatMap(({ id, data }) => {
    if (!data) return []
    return { id, label: data.edge.relation, source: data.source, target: data.target }
  })
  const cards = nodes.flatMap((node) =>
    node.parentId === undefined ? (rects.get(node.id) ?? []) : [],
  )
  const routed = routeWires(wires, cards)
  const byId = new Map(
    [...routed].map(([id, route]) => {
      const old = before.byId.get(id)
      return [id, old && isSameRoute(old, route) ? old : route]
    }),
  )
  return { byId, edges, rects }
}

function isSameScene({ edges, rects }: Projection, before: Routes): boolean {
  if (rects.size !== before.rects.size || edges.length !== before.edges.length) return false
  for (const [id, rect] of rects) if (before.rects.get(id) !== rect) return false
  return edges.every(({ data }, index) => {
    const old = before.edges[index]?.data
    if (!data || !old) return false
    return (
      data === old ||
      (data.edge.id === old.edge.id &&
        data.edge.relation === old.edge.relation &&
        isSameEnd(data.source, old.source) &&
        isSameEnd(data.target, old.target))
    )
  })
}

function isSameRoute(a: WireRoute, b: WireRoute): boolean {
  return (
    a.path === b.path &&
    a.label.x === b.label.x &&
    a.label.y === b.label.y &&
    isSameEnd(a.source, b.source) &&
    isSameEnd(a.target, b.target)
  )
}
