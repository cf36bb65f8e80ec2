/** What shares a key, once a key, in the order in which the keys first came. */
export function groupedBy<T, K>(
  all: readonly T[],
  keyOf: (each: T) => K,
): readonly { readonly key: K; readonly of: readonly T[] }[] {
  const groups = new Map<K, T[]>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return [...groups].map(([key, of]) => ({ key, of }))
}
