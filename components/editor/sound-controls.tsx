'use client'
import { Bookmark, Pause, Play, Repeat } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStore } from 'zustand'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { timeText } from '@/lib/editor/segment-times'
import type { NodeOf } from '@/lib/kinds'
import { useAlias } from './context'
import { rates, type Deck } from './sound-deck'

/** What plays a sound that is looked at closely: play, where it is, loop, speed, and marks. */
export function SoundControls({
  audio,
  deck,
  durationSeconds,
  canLoop,
  isMarking,
  onMark,
}: {
  readonly audio: NodeOf<'audio'>
  readonly deck: Deck
  readonly durationSeconds: number
  /** A loop goes over the segment that is selected. */
  readonly canLoop: boolean
  readonly isMarking: boolean
  readonly onMark: () => void
}) {
  const t = useTranslations('editor')
  const alias = useAlias(audio.id)
  const name = audio.label?.trim() || alias
  const isPlaying = useStore(deck, (state) => state.isPlaying)
  const isLooping = useStore(deck, (state) => state.isLooping)
  const rate = useStore(deck, (state) => state.rate)
  const Icon = isPlaying ? Pause : Play
  return (
    <div className="@container">
      <div className="flex flex-wrap items-center gap-1">
        <IconButton
          label={isPlaying ? t('sound.pause', { name }) : t('sound.play', { name })}
          keys={t('sound.space')}
          onClick={deck.toggle}
          className="border border-line-strong bg-card text-k-audio!"
        >
          <Icon aria-hidden className="fill-current" />
        </IconButton>
        <Clock deck={deck} durationSeconds={durationSeconds} />
        <span className="grow" />
        <IconButton
          label={t('sound.loop')}
          keys="L"
          aria-pressed={isLooping}
          disabled={!canLoop && !isLooping}
          onClick={() => deck.setLooping(!isLooping)}
          className={isLooping ? 'bg-line/60 text-ink!' : ''}
        >
          <Repeat aria-hidden />
        </IconButton>
        <Select
          aria-label={t('sound.rate')}
          value={String(rate)}
          onChange={(value) => deck.setRate(Number(value))}
          choices={rates.map((each) => ({
            value: String(each),
            label: t('sound.times', { rate: each }),
          }))}
          className="w-16! rounded-md px-1! text-sm"
        />
        <Button aria-pressed={isMarking} onClick={onMark} className={isMarking ? 'grow' : ''}>
          <Bookmark aria-hidden className="size-4" />
          {isMarking ? t('sound.markEnd') : t('sound.mark')}
        </Button>
      </div>
    </div>
  )
}

/** Where the playhead is; it alone is drawn anew with each frame. */
function Clock({
  deck,
  durationSeconds,
}: {
  readonly deck: Deck
  readonly durationSeconds: number
}) {
  const seconds = useStore(deck, (state) => state.seconds)
  return (
    // In a narrow panel the length stands below, where it takes no room from the buttons.
    <span className="flex gap-x-[1ch] px-1 font-mono text-xs whitespace-nowrap tabular-nums @max-[21.5rem]:flex-col pointer-coarse:@max-[23rem]:flex-col">
      <span data-clock>{timeText(seconds)}</span>
      <span data-length className="text-ink-2">
        / {timeText(durationSeconds, 0)}
      </span>
    </span>
  )
}
