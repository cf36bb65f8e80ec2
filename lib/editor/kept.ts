/** What was made, with what it was made of: it is made anew only when that changes (EC2). */
export type Kept<T> = { readonly inputs: readonly unknown[]; readonly made: T }

/** Whether two lists hold the very same things. */
export function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
