import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { AudioAsset } from '@/lib/media/asset'
import { loudnessOf, type Loudness } from './media'
import { retryMillisecondsMax, retryMillisecondsMin } from './sync'

/** How often what could not be fetched was asked for again; each sound that is drawn listens. */
const useTries = create<{ readonly count: number }>(() => ({ count: 0 }))

let timer: ReturnType<typeof setTimeout> | undefined
let pauseMilliseconds = retryMillisecondsMin

/** Asks again for the loudness of every sound that is drawn and could not be fetched. */
export function readLoudnessAgain(): void {
  clearTimeout(timer)
  timer = undefined
  useTries.setState(({ count }) => ({ count: count + 1 }))
}

/** A server that is away while the network is there is asked again after an ever longer pause. */
function askLater(): void {
  if (timer !== undefined) return
  timer = setTimeout(readLoudnessAgain, pauseMilliseconds)
  pauseMilliseconds = Math.min(pauseMilliseconds * 2, retryMillisecondsMax)
}

// Who waits for a network does not wait for the next try as well.
if (typeof window !== 'undefined') window.addEventListener('online', readLoudnessAgain)

/** How loud a sound is along its length; undefined until that is known. */
export function useLoudness(asset: AudioAsset | undefined): Loudness | undefined {
  const [read, setRead] = useState<{ hash: string; loudness: Loudness }>()
  const tries = useTries(({ count }) => count)
  useEffect(() => {
    if (!asset) return
    let isCurrent = true
    const { hash } = asset
    void loudnessOf(asset).then((loudness) => {
      if (!isCurrent) return
      if (loudness === 'away') askLater()
      else pauseMilliseconds = retryMillisecondsMin
      setRead((before) =>
        before?.hash === hash && before.loudness === loudness ? before : { hash, loudness },
      )
    })
    return () => {
      isCurrent = false
    }
  }, [asset, tries])
  return read?.hash === asset?.hash ? read?.loudness : undefined
}
