import { bounds } from '../std/bounds'

/** What decides of a file that a browser keeps until it has arrived; times in milliseconds of the epoch. */
type Kept = { readonly time: number; readonly byteCount: number }

/** A text is written to the browser's storage a moment after its files, also by another tab. */
const unwrittenMillisecondsMax = 60_000

/** Whether nobody will come back for it: no text that is being written has it, or it is too old. */
export function isForgotten({ time }: Pick<Kept, 'time'>, isWanted: boolean, now: number): boolean {
  return now - time > (isWanted ? bounds.keptFileMillisecondsMax : unwrittenMillisecondsMax)
}

/** Whether one more of so many bytes may be kept beside these. */
export function hasRoom(kept: readonly Pick<Kept, 'byteCount'>[], byteCount: number): boolean {
  const all = kept.reduce((sum, each) => sum + each.byteCount, byteCount)
  return kept.length < bounds.keptFilesCountMax && all <= bounds.keptFilesByteCountMax
}
