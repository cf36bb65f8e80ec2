/** The `ETag` of a graph: its revision, in quotes. */
export function revisionTag(revision: number): string {
  return `"${revision}"`
}

/**
 * The revisions at which `If-Match` lets a graph be changed (RFC 9110, 13.1.1: compared strongly).
 *
 * @returns undefined where any will do, without the header or with `*`; a tag that is none of a graph's
 * allows nothing
 */
export function revisionsAllowed({ headers }: Request): readonly number[] | undefined {
  const header = headers.get('if-match')?.trim()
  if (header === undefined || header === '*') return undefined
  return header.split(',').flatMap((tag) => {
    const digits = /^"(\d{1,15})"$/.exec(tag.trim())?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
}
