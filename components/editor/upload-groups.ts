/** What shares a reason, once a reason, in the order in which the reasons first came. */
export function groupedBy<T>(
  all: readonly T[],
  reasonOf: (each: T) => string,
): readonly { readonly reason: string; readonly of: readonly T[] }[] {
  const groups = new Map<string, T[]>()
  for (const each of all) {
    const reason = reasonOf(each)
    const group = groups.get(reason)
    if (group) group.push(each)
    else groups.set(reason, [each])
  }
  return [...groups].map(([reason, of]) => ({ reason, of }))
}
