import type { Projection } from '@/lib/editor/projection'
import type { Size, Viewport } from '@/lib/editor/session'
import { showsCard } from '@/lib/editor/viewport'
import type { PanelTab } from './state'

const keyOf = (graphId: string) => `deixis.viewport.${graphId}`

/** Keeps where a graph was looked at, for as long as the tab is open. */
export function rememberViewport(graphId: string, { x, y, zoom }: Viewport): void {
  try {
    sessionStorage.setItem(keyOf(graphId), [x, y, zoom].join(' '))
  } catch {
    // A browser that keeps nothing opens the graph at its beginning.
  }
}

/** Where a graph was looked at last in this tab, unless nothing of it stands there any more. */
export function rememberedViewport(
  graphId: string,
  projection: Projection,
  pane: Size,
): Viewport | undefined {
  let kept: string | null = null
  try {
    kept = sessionStorage.getItem(keyOf(graphId))
  } catch {
    return undefined
  }
  const [x, y, zoom] = (kept ?? '').split(' ').map(Number)
  if (x === undefined || y === undefined || zoom === undefined) return undefined
  if (![x, y, zoom].every(Number.isFinite) || zoom <= 0) return undefined
  const viewport = { x, y, zoom }
  return showsCard(projection, viewport, pane) ? viewport : undefined
}

const tabKey = 'deixis.tab'

/** Keeps whether the answer or the prompt was looked at, for this browser; a node's fields come with the node. */
export function rememberTab(tab: PanelTab): void {
  if (tab === 'node') return
  try {
    localStorage.setItem(tabKey, tab)
  } catch {
    // A browser that keeps nothing opens the panel on the answer.
  }
}

/** The tab that was looked at last in this browser. */
export function rememberedTab(): PanelTab | undefined {
  try {
    const kept = localStorage.getItem(tabKey)
    return kept === 'ask' || kept === 'prompt' ? kept : undefined
  } catch {
    return undefined
  }
}
