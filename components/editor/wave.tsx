'use client'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { AudioAsset } from '@/lib/media/asset'
import { fewerWindows } from './media'
import { usePlayer } from './player'
import { useLoudness } from './sound-loudness'

const barWidth = 2.5
const barsCount = 56

/** A sound's loudness over time; what has been heard is tinted. */
export function Wave({
  asset,
  clipKey,
  width,
  height,
}: {
  readonly asset: AudioAsset
  readonly clipKey: string
  readonly width: number
  readonly height: number
}) {
  const t = useTranslations('editor')
  const loudness = useLoudness(asset)
  const fraction = usePlayer((state) => (state.key === clipKey ? state.fraction : 0))
  const peaks = useMemo(() => {
    // Until it is read a flat line holds the place, so that nothing jumps.
    return fewerWindows(typeof loudness === 'string' ? [] : (loudness ?? []), barsCount)
  }, [loudness])
  if (loudness === 'broken') {
    return <span className="flex h-full items-center text-xs text-ink-2">{t('soundBroken')}</span>
  }
  const step = width / peaks.length
  return (
    <svg width={width} height={height} aria-hidden className="block">
      {peaks.map((peak, index) => {
        const bar = Math.max(2, peak * (height - 8))
        const isHeard = fraction > 0 && index / peaks.length <= fraction
        return (
          <rect
            key={index}
            x={index * step + (step - barWidth) / 2}
            y={(height - bar) / 2}
            width={barWidth}
            height={bar}
            rx={barWidth / 2}
            className={isHeard ? 'fill-k-audio' : 'fill-ink-3/50'}
          />
        )
      })}
    </svg>
  )
}
