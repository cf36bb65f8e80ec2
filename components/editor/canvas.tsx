'use client'
import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  MiniMap,
  PanOnScrollMode,
  ReactFlow,
  SelectionMode,
  type EdgeChange,
  type NodeChange,
  type OnMove,
  type OnNodeDrag,
  type ReactFlowProps,
  type Viewport,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useTranslations } from 'next-intl'
import { useCallback, useMemo, useState, type DragEvent, type MouseEvent } from 'react'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import { dropCards, type Dragged } from '@/lib/editor/gestures'
import type { Projection } from '@/lib/editor/projection'
import { openingViewport } from '@/lib/editor/viewport'
import { select, type Point, type Session, type Size } from '@/lib/editor/session'
import type { MakeableKind } from '@/lib/editor/gestures'
import { paneSize, useActionContext, zoomMin } from './action-context'
import type { ActionContext } from './action'
import { addKind } from './actions'
import { useEditor, useEditorStore } from './context'
import { FarProvider, useFarZoom } from './far'
import { FarWires } from './far-wires'
import { receiveFiles } from './intake'
import { useFollowNew } from './follow-new'
import { kindLooks } from './kind-looks'
import { cardFaces } from './kinds'
import { pointOf, useFinger } from './pointer'
import { pointNowhere, pointSoon } from './pointing'
import { rememberedViewport, rememberViewport } from './view-memory'
import { DraftCard } from './draft-card'
import { DraftWire } from './draft-wire'
import { Wire } from './wire'
import { useWirePull } from './wire-pull'

const nodeTypes = { ...cardFaces, draft: DraftCard }
const edgeTypes = { wire: Wire, draft: DraftWire }
const noEdges: CanvasEdge[] = []
const minimapNodesCountMin = 30
const wholeRenderNodesCountMax = 150
// React Flow tells everything that listens to it of each of these that is not the very one of before.
const addingKeys = ['Shift', 'Meta', 'Control']
const panningButtons = [1, 2]
const minimapColor = (node: CanvasNode) =>
  `var(--${kindLooks[node.data.node.kind].edge.replace('bg-', '')})`
/** The type under which the palette drags a kind. */
export const kindDragType = 'application/x-deixis-kind'

/** Where the canvas opens; it is asked once, when there is something to show. */
function useOpening(): Viewport {
  const store = useEditorStore()
  const [opening] = useState(() => {
    const { graphId, projection, routes } = store.getState()
    const pane = paneSize()
    return (
      rememberedViewport(graphId, projection, pane) ?? openingViewport(projection, routes, pane)
    )
  })
  return opening
}

/** What stands on the canvas, and in front of it what is only proposed. */
function useWithDraft<K extends 'nodes' | 'edges'>(what: K): Projection[K] {
  const own = useEditor((state) => state.projection[what])
  const drafted = useEditor((state) => state.draft?.[what])
  const view = useEditor((state) => state.view)
  return useMemo(() => {
    if (!drafted || drafted.length === 0) return own
    // What has just been kept is a card of its own already.
    const rest = drafted.filter(({ id }) => !view[what].has(id))
    return [...own, ...rest] as Projection[K]
  }, [own, drafted, view, what])
}

export function Canvas() {
  const t = useTranslations('editor')
  const nodes = useWithDraft('nodes')
  const edges = useWithDraft('edges')
  // One finger pans then, and nothing is dragged by accident.
  const isTouch = useFinger()
  const graphId = useEditor((state) => state.graphId)
  const opening = useOpening()
  const isFar = useFarZoom()
  const gestures = useCanvasGestures()
  const endMove = useCallback<OnMove>(
    (_, viewport) => rememberViewport(graphId, viewport),
    [graphId],
  )
  useFollowNew()
  const labels = useMemo(
    () => ({
      'node.a11yDescription.default': t('a11y.node'),
      'node.a11yDescription.keyboardDisabled': t('a11y.node'),
      'edge.a11yDescription.default': t('a11y.edge'),
      'minimap.ariaLabel': t('a11y.minimap'),
      'handle.ariaLabel': t('a11y.handle'),
    }),
    [t],
  )
  return (
    <FarProvider value={isFar}>
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={isFar ? noEdges : edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        {...gestures}
        aria-label={t('canvas')}
        className="[--xy-attribution-background-color:transparent] [&_.react-flow\_\_attribution]:select-none [&_.react-flow\_\_attribution_a]:text-ink-3 [&_.react-flow\_\_panel.bottom]:bottom-[var(--composer-height,0px)]!"
        ariaLabelConfig={labels}
        zIndexMode="manual"
        connectionMode={ConnectionMode.Loose}
        connectionRadius={8}
        minZoom={zoomMin}
        maxZoom={3}
        defaultViewport={opening}
        onMoveEnd={endMove}
        panOnScroll
        panOnScrollMode={PanOnScrollMode.Free}
        panOnDrag={isTouch || panningButtons}
        selectionOnDrag={!isTouch}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={addingKeys}
        deleteKeyCode={null}
        disableKeyboardA11y
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > wholeRenderNodesCountMax}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.5} color="var(--dot)" />
        {nodes.length >= minimapNodesCountMin && (
          <MiniMap<CanvasNode>
            pannable
            zoomable
            className="rounded-card! border border-line bg-panel! max-sm:hidden"
            maskColor="color-mix(in oklch, var(--canvas) 70%, transparent)"
            nodeColor={minimapColor}
          />
        )}
        {isFar && <FarWires />}
      </ReactFlow>
    </FarProvider>
  )
}

function useCanvasGestures(): Partial<ReactFlowProps<CanvasNode, CanvasEdge>> {
  const store = useEditorStore()
  const context = useActionContext()
  const { flow } = context

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { keptNodes } = store.getState().projection
      store.setSession((session) => withNodeChanges(session, changes, (id) => keptNodes.has(id)))
    },
    [store],
  )
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      store.setSession((session) => withEdgeChanges(session, changes))
    },
    [store],
  )
  const endDrag = useCallback(
    (event: globalThis.MouseEvent | TouchEvent | MouseEvent, dragged: readonly CanvasNode[]) => {
      const { view, session } = store.getState()
      const at = flow.screenToFlowPosition(pointOf(event))
      const cards = dragged.map(({ id, position, parentId }): Dragged => {
        const parent = parentId === undefined ? undefined : flow.getInternalNode(parentId)
        const origin = parent?.internals.positionAbsolute ?? { x: 0, y: 0 }
        return { id, position: { x: origin.x + position.x, y: origin.y + position.y } }
      })
      if (session.drag.size > 0) store.dispatch(dropCards(view, session, cards, at))
      store.setSession((now) => ({ ...now, drag: new Map() }))
    },
    [store, flow],
  )
  const endNodeDrag = useCallback<OnNodeDrag<CanvasNode>>(
    (event, _, dragged) => endDrag(event, dragged),
    [endDrag],
  )
  const pull = useWirePull()
  const rest = useMemo(() => pointerHandlers(context), [context])
  return {
    onNodesChange,
    onEdgesChange,
    ...pull,
    onNodeDragStop: endNodeDrag,
    onSelectionDragStop: endDrag,
    ...rest,
  }
}

function pointerHandlers(context: ActionContext) {
  const { store, flow } = context
  return {
    onNodeMouseEnter: (event: MouseEvent, node: CanvasNode) => pointSoon(store, [node.id], event),
    onNodeMouseLeave: () => pointNowhere(store),
    onEdgeMouseEnter: (event: MouseEvent, edge: CanvasEdge) => {
      if (edge.data) pointSoon(store, [edge.data.edge.source, edge.data.edge.target], event)
    },
    onEdgeMouseLeave: () => pointNowhere(store),
    onNodeDoubleClick: (_: MouseEvent, node: CanvasNode) => {
      if (node.type === 'draft') return
      store.setSession((session) => ({ ...select(session, [node.id]), editing: node.id }))
    },
    onEdgeDoubleClick: () => store.setState({ tab: 'node', sheetUp: true }),
    onPaneClick: () => {
      store.setState({ wireDraft: undefined, placeDraft: undefined })
      store.setSession((session) => select(session, []))
    },
    onDoubleClick: (event: MouseEvent) => {
      const isPane =
        event.target instanceof Element && event.target.classList.contains('react-flow__pane')
      if (!isPane) return
      const screen = pointOf(event)
      store.setState({ placeDraft: { screen, at: flow.screenToFlowPosition(screen) } })
    },
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      const screen = pointOf(event)
      const at = flow.screenToFlowPosition(screen)
      const kind = event.dataTransfer.getData(kindDragType)
      if (kind !== '') addKind(context, kind as MakeableKind, at)
      else receiveFiles(store, [...event.dataTransfer.files], { seen: context.seen(), pointer: at })
    },
  }
}

/** Selection, drags and measures of cards; the document itself changes only when a gesture ends. */
function withNodeChanges(
  session: Session,
  changes: readonly NodeChange<CanvasNode>[],
  isCard: (id: string) => boolean,
): Session {
  const selected = new Set(session.selectedNodes)
  const drag = new Map<string, Point>(session.drag)
  const measured = new Map<string, Size>(session.measured)
  const changed = new Set<string>()
  for (const change of changes) {
    if (change.type === 'select') {
      changed.add('selected')
      if (change.selected) selected.add(change.id)
      else selected.delete(change.id)
    } else if (change.type === 'position' && change.dragging && change.position) {
      changed.add('drag')
      drag.set(change.id, change.position)
    } else if (change.type === 'dimensions' && change.dimensions && !change.resizing) {
      changed.add('measured')
      measured.set(change.id, change.dimensions)
    }
  }
  let next = session
  if (changed.has('drag')) next = { ...next, drag }
  if (changed.has('measured')) next = { ...next, measured }
  // React Flow knows cards alone: choosing one of them leaves the parts that were chosen.
  if (changed.has('selected'))
    next = select(next, [...selected].filter(isCard), session.selectedEdges)
  return next
}

function withEdgeChanges(session: Session, changes: readonly EdgeChange<CanvasEdge>[]): Session {
  const selected = new Set(session.selectedEdges)
  let isChanged = false
  for (const change of changes) {
    if (change.type !== 'select') continue
    isChanged = true
    if (change.selected) selected.add(change.id)
    else selected.delete(change.id)
  }
  return isChanged ? { ...session, selectedEdges: selected } : session
}
