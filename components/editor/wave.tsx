'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { AudioAsset } from '@/lib/media/asset'
import { mediaUrl, peaksOf } from './media'
import { usePlayer } from './player'

const barWidth = 2.5

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
  const url = mediaUrl(asset)
  const [decoded, setDecoded] = useState<{ url: string; peaks: readonly number[] | undefined }>()
  useEffect(() => {
    let isCurrent = true
    void peaksOf(url).then((peaks) => isCurrent && setDecoded({ url, peaks }))
    return () => {
      isCurrent = false
    }
  }, [url])
  const fraction = usePlayer((state) => (state.key === clipKey ? state.fraction : 0))
  const known = decoded?.url === url ? decoded : undefined
  if (known && !known.peaks) {
    return <span className="flex h-full items-center text-xs text-ink-2">{t('soundBroken')}</span>
  }
  // Until it is decoded a flat line holds the place, so that nothing jumps.
  const peaks = known?.peaks ?? new Array<number>(56).fill(0)
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
