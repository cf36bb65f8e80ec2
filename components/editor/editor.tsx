'use client'
import { ReactFlowProvider } from '@xyflow/react'
import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { reasonOf } from '@/components/requests'
import type { Theme } from '@/components/settings/preferences'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { ActionProvider } from './action-context'
import { AddMenu } from './add-menu'
import { Canvas } from './canvas'
import { ComposerSlot } from './composer-slot'
import { EditorProvider, useEditor, useEditorStore } from './context'
import { Drafted } from './drafted'
import { offerOf, useIntake } from './intake'
import { Keyboard } from './keyboard'
import { useLeaving } from './leaving'
import { leftStore } from './left-behind'
import { LinkPopover } from './link-popover'
import { Notices } from './notices'
import { OfferCard } from './offer-card'
import { Palette } from './palette'
import { Panel } from './panel'
import { PhraseMenu } from './phrase-menu'
import { PlacePopover } from './place-popover'
import { stopPlaying } from './player'
import { SoundRecording } from './sound-recording'
import { RegionTools } from './region-tools'
import { ShortcutSheet } from './shortcut-sheet'
import { hasGraph } from './state'
import { createEditorStore } from './store'
import { ThreadCard } from './thread-card'
import { Threads } from './threads'
import { TopBar } from './top-bar'
import { WirePopover } from './wire-popover'
import { ZoomControls } from './zoom-controls'

/** Cards that a browser still moves smoothly; beyond it the canvas says so and the panel goes on. */
const canvasNodesCountMax = 10_000

/** The editor of one graph. */
export function Editor({ graphId, theme }: { readonly graphId: string; readonly theme: Theme }) {
  const [store] = useState(() => leftStore(graphId) ?? createEditorStore(graphId))
  useEffect(() => {
    void store.start()
    // Who comes back to the tab finds what was done elsewhere; who goes sends what waits.
    const hurry = () => void (document.hidden ? store.retry() : store.refresh())
    window.addEventListener('online', hurry)
    window.addEventListener('focus', hurry)
    document.addEventListener('visibilitychange', hurry)
    return () => {
      window.removeEventListener('online', hurry)
      window.removeEventListener('focus', hurry)
      document.removeEventListener('visibilitychange', hurry)
      store.stop()
      stopPlaying()
    }
  }, [store])
  useLeaving(store)
  return (
    <EditorProvider store={store}>
      <ReactFlowProvider>
        <ActionProvider>
          <div className="flex h-dvh flex-col overflow-hidden">
            <TopBar theme={theme} />
            <Workspace />
          </div>
          <Keyboard />
          <Drafted>
            <Threads />
          </Drafted>
          <LinkPopover />
          <WirePopover />
          <PlacePopover />
          <RegionTools />
          <SoundRecording />
          <PhraseMenu />
          <Drafted>
            <ThreadCard />
          </Drafted>
          <OfferCard />
          <ShortcutSheet />
        </ActionProvider>
      </ReactFlowProvider>
    </EditorProvider>
  )
}

/** Tools and panel stand about a graph that is there or on its way; without one they would do nothing. */
function Workspace() {
  const isThere = useEditor(hasGraph)
  return (
    <div className="relative flex min-h-0 grow">
      {isThere && <Palette />}
      <Stage />
      {isThere && <Panel />}
    </div>
  )
}

function Stage() {
  const t = useTranslations('editor')
  const load = useEditor((state) => state.load)
  const count = useEditor((state) => state.view.document.nodes.length)
  const isTooBig = count > canvasNodesCountMax
  const graphId = useEditor((state) => state.graphId)
  const isClosed = useEditor((state) => state.composer === 'closed')
  const isAsking = useIntake((state) => offerOf(state, graphId) !== undefined)
  return (
    <main
      data-canvas
      data-load={load}
      // Takes the focus from what closes over it, so that keys mean the canvas again.
      tabIndex={-1}
      className="relative min-w-0 grow bg-canvas outline-none"
    >
      {load === 'loading' && <Skeleton label={t('loading')} />}
      {load !== 'loading' && load !== 'ready' && <LoadFailure load={load} />}
      {load === 'ready' && (
        <>
          {isTooBig ? (
            <div className="absolute inset-0 flex items-center">
              <Empty
                title={t('failed.tooBig.title')}
                body={t('failed.tooBig.body', { count, limit: canvasNodesCountMax })}
              />
            </div>
          ) : (
            <>
              <Canvas />
              <ZoomControls />
              <AddMenu />
            </>
          )}
          {count === 0 && !isAsking && isClosed && <EmptyCanvas />}
          {!isTooBig && <ComposerSlot />}
        </>
      )}
      {load !== 'loading' && <Notices />}
    </main>
  )
}

/** Cards where cards will be, so that nothing jumps. */
function Skeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="absolute inset-0 animate-pulse">
      <div className="absolute top-[18%] left-[8%] h-64 w-72 rounded-card border border-line bg-card" />
      <div className="absolute top-[12%] left-[48%] h-56 w-80 rounded-card border border-line bg-card" />
      <div className="absolute top-[62%] left-[52%] h-24 w-64 rounded-card border border-line bg-card" />
    </div>
  )
}

function LoadFailure({ load }: { readonly load: 'notFound' | 'away' | 'held' | 'refused' }) {
  const t = useTranslations('editor')
  const language = useLocale()
  const held = useEditor((state) => state.held)
  const store = useEditorStore()
  const again = () => {
    store.setState({ load: 'loading' })
    void store.start()
  }
  return (
    <div role="alert" className="absolute inset-0 flex items-center">
      <Empty
        title={t(`failed.${load}.title`)}
        body={(load === 'held' && held && reasonOf(held, language)) || t(`failed.${load}.body`)}
      >
        {load !== 'notFound' && (
          <Button look="primary" onClick={again}>
            {t('failed.again')}
          </Button>
        )}
        <Button asChild>
          <Link href="/">{t('toGraphs')}</Link>
        </Button>
      </Empty>
    </div>
  )
}

function EmptyCanvas() {
  const t = useTranslations('editor')
  return (
    <div className="pointer-events-none absolute inset-0 flex items-center">
      <Empty
        title={t('empty.title')}
        body={
          <>
            <span className="max-sm:hidden">{t('empty.body')}</span>
            <span className="sm:hidden">{t('empty.bodyNarrow')}</span>
          </>
        }
      />
    </div>
  )
}
