/** Whether all is tried, at its full size: `vitest run --mode long`, which `npm run reliability` does. */
export const isLong = process.env['DEIXIS_LONG'] === 'yes'

/** The size of something in the short form of a test, and in the long one. */
export function sized<T>(short: T, long: T): T {
  return isLong ? long : short
}

/** The first cases in the short form of a test, all of them in the long one. */
export function some<T>(cases: readonly T[], shortCount = 1): T[] {
  return cases.slice(0, isLong ? undefined : shortCount)
}
