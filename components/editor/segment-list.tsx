'use client'
import { Crosshair, Pause, Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { classNames } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import { segmentsOf, toldInstead } from '@/lib/editor/segment-gestures'
import { timeText } from '@/lib/editor/segment-times'
import { select } from '@/lib/editor/session'
import type { NodeOf } from '@/lib/kinds'
import { motion } from './action'
import { useActionContext } from './action-context'
import { AliasChip } from './alias-chip'
import { useEditor, useEditorStore } from './context'
import { usePointing } from './pointing'
import type { Deck } from './sound-deck'
import { playheadSelector } from './sound-keys'
import { TypedField } from './typed-field'

type SegmentListProps = {
  readonly audio: NodeOf<'audio'>
  /** What plays them; a sound without a file has nothing to play. */
  readonly deck?: Deck
  readonly selected: NodeOf<'segment'> | undefined
  /** The segment that was just made and is to be named. */
  readonly naming?: string | undefined
  readonly onNamed?: () => void
}

/** All segments of a sound: each can be heard, named, and found on the wave and on the canvas. */
export function SegmentList({ audio, deck, selected, naming, onNamed }: SegmentListProps) {
  const t = useTranslations('editor')
  const view = useEditor((state) => state.view)
  const segments = segmentsOf(view, audio.id)
  return (
    <>
      <h3 className="pt-3 pb-1 text-xs text-ink-2">{t('segments')}</h3>
      {segments.length === 0 && <p className="pb-1 text-xs text-ink-2">{t('sound.none')}</p>}
      <ul aria-label={t('segments')} className="flex flex-col gap-1">
        {segments.map((segment) => (
          <SegmentRow
            key={segment.id}
            segment={segment}
            deck={deck}
            isSelected={selected?.id === segment.id}
            onNamed={naming === segment.id ? onNamed : undefined}
          />
        ))}
      </ul>
    </>
  )
}

/** Brings a row into sight that becomes the one at hand. */
function useInSight(isSelected: boolean, isNamed: boolean) {
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // Who takes hold of a segment on the wave looks there, and it is not scrolled away.
    const isOnWave = Boolean(document.activeElement?.closest(playheadSelector))
    if (isSelected && (isNamed || !isOnWave)) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected, isNamed])
  return row
}

function SegmentRow({
  segment,
  deck,
  isSelected,
  onNamed,
}: {
  readonly segment: NodeOf<'segment'>
  readonly deck: Deck | undefined
  readonly isSelected: boolean
  readonly onNamed: (() => void) | undefined
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { flow } = useActionContext()
  const { alias = '' } = segment
  const pointing = usePointing([segment.id])
  const name = segment.label?.trim() || alias
  const isNamed = onNamed !== undefined
  const row = useInSight(isSelected, isNamed)
  const choose = () => store.setSession((session) => select(session, [segment.id]))
  return (
    <li
      ref={row}
      className={classNames(
        'flex items-start gap-1.5 rounded-md border-l-2 py-0.5 pl-1',
        isSelected ? 'border-accent bg-accent-soft/50' : 'border-transparent',
      )}
      onMouseMove={pointing.onMouseMove}
      onMouseLeave={pointing.onMouseLeave}
    >
      {deck && <PlaySegment segment={segment} deck={deck} name={name} />}
      <div className="min-w-0 grow">
        <div className="flex items-center gap-1.5">
          <AliasChip alias={alias} lit={isSelected} />
          <TypedField
            key={String(isNamed)}
            node={segment}
            field="label"
            label={t('sound.nameOf', { alias })}
            placeholder={toldInstead(segment) || t('kinds.segment')}
            autoFocus={isNamed}
            {...(onNamed && { onDone: onNamed })}
          />
        </div>
        <button
          type="button"
          aria-label={t('sound.select', { name })}
          aria-pressed={isSelected}
          onClick={choose}
          className="rounded px-1 py-0.5 font-mono text-[11px] text-ink-2 tabular-nums pointer-coarse:min-h-11 hover:bg-line/60 hover:text-ink"
        >
          {timeText(segment.start)} – {timeText(segment.end)}
        </button>
      </div>
      <IconButton
        label={t('sound.jump', { name })}
        onClick={() => {
          choose()
          const zoom = flow.getZoom()
          const there = { nodes: [{ id: segment.of }], minZoom: zoom, maxZoom: zoom }
          void flow.fitView({ ...there, ...motion() })
        }}
      >
        <Crosshair aria-hidden />
      </IconButton>
    </li>
  )
}

function PlaySegment({
  segment,
  deck,
  name,
}: {
  readonly segment: NodeOf<'segment'>
  readonly deck: Deck
  readonly name: string
}) {
  const t = useTranslations('editor')
  const isPlaying = useStore(deck, (state) => state.playingPart === segment.id)
  const Icon = isPlaying ? Pause : Play
  return (
    <IconButton
      label={isPlaying ? t('pause', { name }) : t('play', { name })}
      onClick={() => deck.togglePart({ id: segment.id, start: segment.start, end: segment.end })}
    >
      <Icon aria-hidden className="fill-current text-k-audio" />
    </IconButton>
  )
}
