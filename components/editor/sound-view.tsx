'use client'
import { ChevronLeft, ChevronRight, ZoomIn, ZoomOut } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { segmentsOf, setSpan } from '@/lib/editor/segment-gestures'
import { rulerTicks } from '@/lib/editor/segment-ruler'
import {
  movedSpan,
  snappedTime,
  timeText,
  withEdge,
  type Span,
  type SpanEdge,
} from '@/lib/editor/segment-times'
import { select } from '@/lib/editor/session'
import type { NodeOf } from '@/lib/kinds'
import type { AudioAsset } from '@/lib/media/asset'
import { useEditor, useEditorStore, useName } from './context'
import type { Loudness } from './media'
import { pointAt, pointNowhere } from './pointing'
import type { Deck } from './sound-deck'
import { useSoundFingers } from './sound-fingers'
import { readLoudnessAgain, useLoudness } from './sound-loudness'
import type { EditorStore } from './store'
import type { MountedWave, WaveSegment, WaveView } from './sound-wave'

type SoundViewProps = {
  readonly audio: NodeOf<'audio'>
  readonly asset: AudioAsset
  readonly deck: Deck
  readonly segment: NodeOf<'segment'> | undefined
  /** 0: all of it; 1: as near as it gets. */
  readonly zoom: number
  readonly onZoom: (change: (zoom: number) => number) => void
  /** Where a segment was begun by a mark. */
  readonly markedFrom: number | undefined
  readonly onDraw: (span: Span) => void
}

/** The wave with its ruler, its playhead and its segments, and what zooms and scrolls it. */
export function SoundView(props: SoundViewProps) {
  const { audio, asset, deck, segment, zoom, onZoom, markedFrom } = props
  const t = useTranslations('editor')
  const name = useName(audio.id)
  const keysId = useId()
  const loudness = useLoudness(asset)
  const [view, setView] = useState<WaveView>()
  const { container, wave } = useWave(props, setView)
  const frame = useRef<HTMLDivElement>(null)
  useSoundFingers(frame, {
    scrollBy: (pixels) => wave?.scrollBy(pixels),
    widen: (times, clientX) => {
      const step = wave?.zoomOf(times) ?? 0
      // What changes nothing leaves nothing to aim at.
      if (step === 0 || zoom === (step < 0 ? 0 : 1)) return
      wave?.aim(clientX)
      onZoom((before) => Math.max(0, Math.min(1, before + step)))
    },
  })
  const whole = Math.floor(useStore(deck, (state) => state.seconds))
  useEffect(() => {
    if (!loudness || typeof loudness === 'string') return
    // What brought the wave brings the sound as well.
    deck.reload()
    wave?.setLoudness(loudness)
  }, [wave, loudness, deck])
  useEffect(() => wave?.setZoom(zoom), [wave, zoom])
  useEffect(() => {
    if (segment) wave?.reveal(segment)
  }, [wave, segment])
  return (
    <>
      <div
        ref={frame}
        className="relative overflow-hidden rounded-lg border border-line-strong bg-card"
      >
        <Ruler view={view} isLong={zoom > 0} />
        <div
          ref={container}
          data-playhead
          role="slider"
          tabIndex={0}
          aria-label={t('sound.playhead', { name })}
          aria-describedby={keysId}
          aria-valuemin={0}
          aria-valuemax={asset.durationSeconds}
          aria-valuenow={whole}
          aria-valuetext={timeText(whole, 0)}
          className="min-h-24 outline-offset-[-3px]"
        />
        <span id={keysId} hidden>
          {t('sound.keys')}
        </span>
        {view && markedFrom !== undefined && (
          <i
            aria-hidden
            className="pointer-events-none absolute top-6 bottom-0 pointer-coarse:top-11 w-0 border-l-2 border-dashed border-accent"
            style={{ left: (markedFrom - view.from) * view.pixelsPerSecond }}
          />
        )}
      </div>
      <Undrawn loudness={loudness} />
      <ZoomBar
        zoom={zoom}
        onZoom={onZoom}
        onScroll={(share) => wave?.scrollBy(share * wave.width())}
      />
    </>
  )
}

/** Why there is a ruler and no wave, and what can be done about it. */
function Undrawn({ loudness }: { readonly loudness: Loudness | undefined }) {
  const t = useTranslations('editor')
  if (loudness === 'away') {
    return (
      <div className="flex items-center gap-2 pt-1">
        <p role="status" className="grow text-xs text-warn-ink">
          {t('sound.away')}
        </p>
        <Button onClick={readLoudnessAgain}>{t('failed.again')}</Button>
      </div>
    )
  }
  if (typeof loudness !== 'string') return null
  return (
    <p className="pt-1 text-xs text-ink-2">
      {loudness === 'broken' ? t('soundBroken') : t('sound.undrawn')}
    </p>
  )
}

/** What makes the wave wider and goes along it. */
function ZoomBar({
  zoom,
  onZoom,
  onScroll,
}: Pick<SoundViewProps, 'zoom' | 'onZoom'> & { readonly onScroll: (share: number) => void }) {
  const t = useTranslations('editor')
  const zoomBy = (by: number) => onZoom((before) => Math.max(0, Math.min(1, before + by)))
  return (
    <div className="flex items-center gap-0.5 pt-1">
      <IconButton label={t('sound.earlier')} disabled={zoom === 0} onClick={() => onScroll(-0.7)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <IconButton label={t('sound.zoomOut')} disabled={zoom === 0} onClick={() => zoomBy(-0.1)}>
        <ZoomOut aria-hidden />
      </IconButton>
      <input
        type="range"
        min={0}
        max={1}
        step={0.01}
        value={zoom}
        aria-label={t('sound.zoom')}
        onChange={(event) => onZoom(() => Number(event.target.value))}
        className="h-8 min-w-0 grow accent-ink pointer-coarse:h-11"
      />
      <IconButton label={t('sound.zoomIn')} disabled={zoom === 1} onClick={() => zoomBy(0.1)}>
        <ZoomIn aria-hidden />
      </IconButton>
      <IconButton label={t('sound.later')} disabled={zoom === 0} onClick={() => onScroll(0.7)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  )
}

/** As wide as a time on the ruler is at most, in pixels. */
const labelPixelsMax = 52

function Ruler({
  view,
  isLong,
}: {
  readonly view: WaveView | undefined
  /** Whether there is more of the sound than is seen, to be dragged along. */
  readonly isLong: boolean
}) {
  return (
    <div
      aria-hidden
      data-ruler
      className={classNames(
        'relative h-6 overflow-hidden border-b border-line bg-panel font-mono text-[10px] text-ink-2 select-none pointer-coarse:h-11',
        isLong ? 'cursor-grab touch-none active:cursor-grabbing' : 'touch-pan-y',
      )}
    >
      {view &&
        rulerTicks(view.from, view.to, view.pixelsPerSecond).map(({ seconds, label }) => (
          <span
            key={seconds}
            className="absolute bottom-0 border-l border-line-strong pl-1 leading-4 whitespace-nowrap"
            style={{
              left: (seconds - view.from) * view.pixelsPerSecond,
              height: label === undefined ? 5 : 18,
            }}
          >
            <span
              // What would be cut off by the end stands before its line.
              className={
                (view.to - seconds) * view.pixelsPerSecond < labelPixelsMax
                  ? 'absolute right-1'
                  : undefined
              }
            >
              {label}
            </span>
          </span>
        ))}
    </div>
  )
}

/** Mounts the wave into its element, and keeps its segments as the document has them. */
function useWave(
  { audio, asset, deck, segment, onDraw }: SoundViewProps,
  onView: (view: WaveView) => void,
) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const container = useRef<HTMLDivElement>(null)
  const [wave, setWave] = useState<MountedWave>()
  const view = useEditor((state) => state.view)
  const lit = useEditor((state) => state.session.lit)
  const hands = useHands(audio.id, asset.durationSeconds, deck)
  const drawn = useEffectEvent((span: Span) => {
    onDraw({ start: hands.snapped(span.start), end: hands.snapped(span.end) })
  })
  const words = useEffectEvent(() => ({
    segment: ({ letters, label }: WaveSegment) =>
      t('sound.segment', { name: [letters, label].filter(Boolean).join(' ') }),
    edge: (edge: SpanEdge, { letters }: WaveSegment) => t(`sound.edge.${edge}`, { letters }),
  }))
  const handsNow = useEffectEvent(() => hands)
  useEffect(() => {
    let isGone = false
    let mounted: MountedWave | undefined
    void import('./sound-wave').then(({ mountWave }) => {
      const { current } = container
      if (isGone || !current) return
      mounted = mountWave({
        container: current,
        element: deck.element,
        durationSeconds: asset.durationSeconds,
        words: words(),
        onDraw: (span) => drawn(span),
        onChange: (...change) => handsNow().change(...change),
        onEdgeKey: (...press) => handsNow().moveEdge(...press),
        onSelect: (id) => store.setSession((session) => select(session, [id])),
        onPoint: (id) => (id === undefined ? pointNowhere(store) : pointAt(store, [id])),
        onSeek: (seconds) => deck.seek(seconds),
        onView: (seen) => {
          handsNow().follow(seen)
          onView(seen)
        },
      })
      setWave(mounted)
    })
    return () => {
      isGone = true
      mounted?.close()
    }
  }, [asset.durationSeconds, deck, onView, store])
  useEffect(() => {
    const segments = segmentsOf(view, audio.id).map(
      ({ id, start, end, label = '', alias = '' }) => ({
        id,
        start,
        end,
        label,
        letters: alias.replace(/^Segment /, ''),
        isSelected: segment?.id === id,
        isLit: lit.has(id),
      }),
    )
    wave?.setSegments(segments)
  }, [wave, view, audio.id, segment?.id, lit])
  return { container, wave }
}

/** How near an edge must come to another, or to the playhead, to be taken to it: pixels of the screen, and seconds. */
const snapPixels = 4
const snapSecondsMax = 0.05

/** What pointers and keys do with the segments of a sound: each is one step. */
function useHands(audioId: string, durationSeconds: number, deck: Deck) {
  const store = useEditorStore()
  const seen = useRef<WaveView>(undefined)
  const snapped = (seconds: number, except?: string) => {
    const { pixelsPerSecond = Infinity } = seen.current ?? {}
    const others = segmentsOf(store.getState().view, audioId).filter(({ id }) => id !== except)
    const moments = others.flatMap(({ start, end }) => [start, end])
    const reach = Math.min(snapSecondsMax, snapPixels / pixelsPerSecond)
    return snappedTime(seconds, [...moments, deck.getState().seconds], reach)
  }
  return {
    snapped,
    follow: (view: WaveView) => {
      seen.current = view
    },
    change: (id: string, span: Span, edge: SpanEdge | undefined) => {
      const segment = segmentNow(store, id)
      if (!segment) return
      const next =
        edge === undefined
          ? movedSpan(segment, span.start - segment.start, durationSeconds)
          : withEdge(segment, edge, snapped(span[edge], id), durationSeconds)
      store.dispatch(setSpan(segment, next), { select: [id] })
    },
    moveEdge: (id: string, edge: SpanEdge, bySeconds: number) => {
      const segment = segmentNow(store, id)
      if (!segment) return
      const next = withEdge(segment, edge, segment[edge] + bySeconds, durationSeconds)
      store.dispatch(setSpan(segment, next), { select: [id] })
    },
  }
}

/** The segment of this very moment: several events may come before the next drawing. */
function segmentNow(store: EditorStore, id: string): NodeOf<'segment'> | undefined {
  const node = store.getState().view.nodes.get(id)
  return node?.kind === 'segment' ? node : undefined
}
