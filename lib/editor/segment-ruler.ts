import { timeText, toMilliseconds } from './segment-times'

/** A line of a ruler of time; those without words are shorter. */
export type Tick = { readonly seconds: number; readonly label?: string }

/** Steps between labelled lines in milliseconds, and into how many parts each is divided. */
const steps: readonly (readonly [step: number, parts: number])[] = [
  [10, 10],
  [20, 4],
  [50, 5],
  [100, 10],
  [200, 4],
  [500, 5],
  [1_000, 10],
  [2_000, 4],
  [5_000, 5],
  [10_000, 10],
  [15_000, 3],
  [30_000, 3],
  [60_000, 6],
  [120_000, 4],
  [300_000, 5],
  [600_000, 10],
  [1_800_000, 3],
  [3_600_000, 6],
  [7_200_000, 4],
  [36_000_000, 10],
  [360_000_000, 10],
]

/** So many pixels a label takes with the room beside it. */
const labelPixels = 72

/**
 * The lines of a ruler over a part of a sound, from left to right. How many they are depends on how wide it
 * is drawn, not on how long the sound is.
 */
export function rulerTicks(from: number, to: number, pixelsPerSecond: number): Tick[] {
  const isWide = ([step]: readonly [number, number]) =>
    (step / 1_000) * pixelsPerSecond >= labelPixels
  const [step, parts] = steps.find(isWide) ?? [steps.at(-1)?.[0] ?? 1_000, 1]
  const part = step / parts
  const decimalsCount = step >= 1_000 ? 0 : step >= 100 ? 1 : 2
  const ticks: Tick[] = []
  const last = toMilliseconds(to)
  for (let at = Math.ceil(toMilliseconds(from) / part) * part; at <= last; at += part) {
    const seconds = at / 1_000
    ticks.push(at % step === 0 ? { seconds, label: timeText(seconds, decimalsCount) } : { seconds })
  }
  return ticks
}
