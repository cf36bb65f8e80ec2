'use client'
import { ConnectionMode, ReactFlow, ReactFlowProvider, type NodeChange } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { useTranslations } from 'next-intl'
import { useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import type { CanvasEdge, CanvasNode } from '@/lib/editor/canvas'
import { project } from '@/lib/editor/projection'
import { emptySession, type Session } from '@/lib/editor/session'
import { viewOf } from '@/lib/editor/view'
import { isPartKind, nodeKinds } from '@/lib/kinds'
import { ActionProvider } from './action-context'
import { EditorProvider } from './context'
import {
  audioHash,
  galleryAudio,
  galleryCards,
  galleryDocument,
  galleryImageUrl,
  imageHash,
} from './gallery-fixtures'
import { GalleryComposer } from './gallery-composer'
import { cardFaces } from './kinds'
import { provideMedia } from './media'
import { PhraseMenu } from './phrase-menu'
import { createEditorStore } from './store'
import { Wire } from './wire'

provideMedia(imageHash, galleryImageUrl)
if (typeof window !== 'undefined') {
  const sound = galleryAudio()
  provideMedia(audioHash, URL.createObjectURL(new Blob([sound], { type: 'audio/wav' })), sound)
}
const edgeTypes = { wire: Wire }
const never = () => () => undefined
const states = ['plain', 'selected', 'lit', 'editing', 'empty', 'broken', 'open'] as const
/** States that are those of a node of their own. */
const ownNodes = new Set<State>(['empty', 'broken', 'open'])
type State = (typeof states)[number]
const wireStates = ['stated', 'proposed', 'selected'] as const
const view = viewOf(galleryDocument)

/** Every kind in every state, from fixtures: what a change of the cards is looked at against. */
export function Gallery() {
  const t = useTranslations('editor')
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <main className="flex flex-col gap-8 p-6">
      <h1 className="text-xl font-semibold">{t('gallery.title')}</h1>
      {isBrowser &&
        nodeKinds.map((kind) => {
          // Regions and segments are shown in the cards of picture and sound.
          if (isPartKind(kind)) return null
          const cards = galleryCards[kind]
          return (
            <section key={kind} aria-label={t(`kinds.${kind}`)}>
              <h2 className="pb-2 font-semibold">{t(`kinds.${kind}`)}</h2>
              <div className="flex flex-wrap gap-4">
                {states.map((state) => {
                  const id = ownNodes.has(state) ? cards[state as keyof typeof cards] : cards.plain
                  return id === undefined ? null : <Specimen key={state} id={id} state={state} />
                })}
              </div>
            </section>
          )
        })}
      {isBrowser && (
        <section aria-label={t('wireTitle')}>
          <h2 className="pb-2 font-semibold">{t('wireTitle')}</h2>
          <div className="flex flex-wrap gap-4">
            {wireStates.map((state) => (
              <WireSpecimen key={state} state={state} />
            ))}
          </div>
        </section>
      )}
      {isBrowser && <GalleryComposer />}
    </main>
  )
}

function sessionFor(id: string, state: State): Session {
  const parts = (view.parts.get(id) ?? []).slice(0, 1).map((part) => part.id)
  if (state === 'selected') return { ...emptySession, selectedNodes: new Set([id]) }
  if (state === 'lit') return { ...emptySession, lit: new Set([id, ...parts, 'dog']) }
  if (state === 'editing') {
    return { ...emptySession, selectedNodes: new Set([id]), editing: id }
  }
  return emptySession
}

/** One card on a canvas of its own, where nothing can be moved. */
function Specimen({ id, state }: { readonly id: string; readonly state: State }) {
  const [measured, measure] = useMeasured()
  const nodes = useMemo(() => {
    const all = project(view, { ...sessionFor(id, state), measured }).nodes
    const own = all.filter((node) => node.id === id || node.parentId === id)
    return own.map((node): CanvasNode => {
      if (node.id !== id) return node
      const { parentId: _, ...alone } = node
      return { ...alone, position: { x: 0, y: 0 } }
    })
  }, [id, state, measured])
  return (
    <Frame state={state} className="w-[360px]">
      <Still nodes={nodes} edges={[]} onMeasure={measure} />
    </Frame>
  )
}

/** A wire from a thing to another, or to a region in a picture. */
function WireSpecimen({ state }: { readonly state: (typeof wireStates)[number] }) {
  const [measured, measure] = useMeasured()
  const { nodes, edges } = useMemo(() => {
    const wire = state === 'proposed' ? 'alike' : 'shown'
    const selectedEdges = new Set(state === 'selected' ? [wire] : [])
    const all = project(view, { ...emptySession, selectedEdges, measured })
    const ends = state === 'proposed' ? ['dog', 'lone'] : ['dog', 'photo']
    const cards = all.nodes.filter((node) => ends.includes(node.id))
    const alone = cards.map(({ parentId: _, ...node }): CanvasNode => {
      return {
        ...node,
        position: { x: node.id === 'dog' ? 0 : 420, y: node.id === 'dog' ? 60 : 0 },
      }
    })
    return { nodes: alone, edges: all.edges.filter((edge) => edge.id === wire) }
  }, [state, measured])
  return (
    <Frame state={state} className="w-[800px] max-w-full">
      <Still nodes={nodes} edges={edges} onMeasure={measure} />
    </Frame>
  )
}

function useMeasured() {
  const [measured, setMeasured] = useState<Session['measured']>(new Map())
  const measure = (changes: readonly NodeChange<CanvasNode>[]) =>
    setMeasured((before) => {
      const next = new Map(before)
      for (const change of changes) {
        if (change.type === 'dimensions' && change.dimensions)
          next.set(change.id, change.dimensions)
      }
      return next
    })
  return [measured, measure] as const
}

function Frame({
  state,
  className,
  children,
}: {
  readonly state: State | (typeof wireStates)[number]
  readonly className: string
  readonly children: ReactNode
}) {
  const t = useTranslations('editor')
  const [store] = useState(() => createEditorStore('gallery', galleryDocument))
  return (
    <figure
      data-state={state}
      className={`overflow-hidden rounded-card border border-line bg-canvas ${className}`}
    >
      <figcaption className="border-b border-line px-3 py-1.5 text-xs text-ink-2">
        {t(`gallery.${state}`)}
      </figcaption>
      <div className="h-[310px]">
        <EditorProvider store={store}>
          <ReactFlowProvider>
            <ActionProvider>
              {children}
              <PhraseMenu />
            </ActionProvider>
          </ReactFlowProvider>
        </EditorProvider>
      </div>
    </figure>
  )
}

function Still({
  nodes,
  edges,
  onMeasure,
}: {
  readonly nodes: CanvasNode[]
  readonly edges: CanvasEdge[]
  readonly onMeasure: (changes: NodeChange<CanvasNode>[]) => void
}) {
  return (
    <ReactFlow<CanvasNode, CanvasEdge>
      className="[--xy-attribution-background-color:transparent] [&_.react-flow\_\_attribution_a]:text-ink-3"
      nodes={nodes}
      edges={edges}
      nodeTypes={cardFaces}
      edgeTypes={edgeTypes}
      onNodesChange={onMeasure}
      connectionMode={ConnectionMode.Loose}
      zIndexMode="manual"
      defaultViewport={{ x: 20, y: 24, zoom: 1 }}
      nodesDraggable={false}
      panOnDrag={false}
      zoomOnScroll={false}
      zoomOnDoubleClick={false}
      preventScrolling={false}
      disableKeyboardA11y
    />
  )
}
