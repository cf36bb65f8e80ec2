'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useStore } from 'zustand'
import { uuidv7 } from 'uuidv7'
import { addSegment, segmentsOf } from '@/lib/editor/segment-gestures'
import { timeText, type Span } from '@/lib/editor/segment-times'
import type { NodeOf } from '@/lib/kinds'
import type { AudioAsset } from '@/lib/media/asset'
import { useEditorStore } from './context'
import { mediaUrl } from './media'
import { AddSegment } from './segment-fields'
import { SegmentList } from './segment-list'
import { SoundControls } from './sound-controls'
import { createDeck, type Deck } from './sound-deck'
import { keyOf, playheadSelector } from './sound-keys'
import { useLoudness } from './sound-loudness'
import { SoundView } from './sound-view'

type SoundDeskProps = {
  readonly audio: NodeOf<'audio'>
  readonly asset: AudioAsset
  readonly segment: NodeOf<'segment'> | undefined
}

/** The wave of a sound, what plays it, and the list of its segments; keys mean the same on all of it. */
export function SoundDesk({ audio, asset, segment }: SoundDeskProps) {
  const t = useTranslations('editor')
  const [deck] = useState(() =>
    createDeck(audio.id, new URL(mediaUrl(asset), location.href).href, asset.durationSeconds),
  )
  useEffect(() => deck.open(), [deck])
  useEffect(() => {
    deck.setPart(segment && { id: segment.id, start: segment.start, end: segment.end })
  }, [deck, segment])
  const [zoom, setZoom] = useState(0)
  const marking = useMarks(audio, deck.getState)
  const section = useRef<HTMLElement>(null)
  const isAway = useLoudness(asset) === 'away'
  // Of a server that is away the wave tells already.
  const hasFailed = useStore(deck, (state) => state.hasFailed) && !isAway

  const keyDown = useKeys(deck, asset.durationSeconds, marking, setZoom)
  return (
    <section ref={section} aria-label={t('sound.title')} onKeyDown={keyDown}>
      <SoundView
        audio={audio}
        asset={asset}
        deck={deck}
        segment={segment}
        zoom={zoom}
        onZoom={setZoom}
        markedFrom={marking.from}
        onDraw={marking.add}
      />
      <SoundControls
        audio={audio}
        deck={deck}
        durationSeconds={asset.durationSeconds}
        canLoop={segment !== undefined}
        isMarking={marking.from !== undefined}
        onMark={marking.mark}
      />
      <p role="status" className="pt-1 text-xs text-ink-2 empty:hidden">
        {hasFailed
          ? t('soundBroken')
          : marking.from !== undefined && t('sound.marking', { time: timeText(marking.from) })}
      </p>
      <SegmentList
        audio={audio}
        deck={deck}
        selected={segment}
        naming={marking.naming}
        onNamed={() => {
          marking.endNaming()
          section.current?.querySelector<HTMLElement>(playheadSelector)?.focus()
        }}
      />
      <AddSegment audio={audio} />
    </section>
  )
}

/** What keys do anywhere in the sound that is looked at. */
function useKeys(
  deck: Deck,
  durationSeconds: number,
  marks: Marks,
  onZoom: (change: (zoom: number) => number) => void,
) {
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && marks.from !== undefined) {
      event.preventDefault()
      return marks.drop()
    }
    const key = keyOf(event)
    if (!key) return
    event.preventDefault()
    const { seconds, isLooping } = deck.getState()
    switch (key.does) {
      case 'seek':
        return deck.seek(key.to === 'end' ? durationSeconds : (key.to ?? seconds + key.by))
      case 'toggle':
        return deck.toggle()
      case 'loop':
        return deck.setLooping(!isLooping)
      case 'mark':
        return marks.mark()
      case 'zoom':
        return onZoom((before) => Math.max(0, Math.min(1, before + key.by)))
    }
  }
}

type Marks = ReturnType<typeof useMarks>

/** Segments that are made here: by two marks at the playhead, or as they are drawn; each is named next. */
function useMarks(audio: NodeOf<'audio'>, playhead: () => { readonly seconds: number }) {
  const store = useEditorStore()
  const [from, setFrom] = useState<number>()
  const [naming, setNaming] = useState<string>()
  function add(span: Span) {
    const id = uuidv7()
    setFrom(undefined)
    if (store.dispatch(addSegment(audio, id, span), { select: [id] })) setNaming(id)
  }
  function mark() {
    const { seconds } = playhead()
    if (from === undefined) setFrom(seconds)
    else add({ start: from, end: seconds })
  }
  // What was undone is no longer to be named.
  const isThere = segmentsOf(store.getState().view, audio.id).some(({ id }) => id === naming)
  return {
    from,
    naming: isThere ? naming : undefined,
    add,
    mark,
    drop: () => setFrom(undefined),
    endNaming: () => setNaming(undefined),
  }
}
