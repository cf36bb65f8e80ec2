/** Names that differ by more are other names, not slips of the keyboard. */
const distanceMax = 2

/**
 * The names that one which is not among them may have been meant as: at most two slips apart, capitals and
 * underscores aside, and fewer than half of its letters. The nearest come first, and equally near
 * ones in the order in which they are given.
 */
export function nearestNames(name: string, names: readonly string[]): string[] {
  const plain = plainName(name)
  return names
    .map((each) => ({ each, distance: distanceBetween(plain, plainName(each)) }))
    .filter(({ each, distance }) => distance <= Math.min(distanceMax, (each.length - 1) / 2))
    .sort((a, b) => a.distance - b.distance)
    .map(({ each }) => each)
}

function plainName(name: string): string {
  // No name is so long; what is may be megabytes.
  return name.slice(0, 100).replaceAll('_', '').toLowerCase()
}

/**
 * Letters to add, remove, replace or swap with the next to make one of the other, none of them twice (optimal string
 * alignment, Damerau 1964): Wagner and Fischer's table, a row at a time.
 */
function distanceBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > distanceMax) return Infinity
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swapped = isSwapped ? (before[j - 2] as number) + 1 : Infinity
      next.push(Math.min(replaced, swapped, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] as number
}
