import type { Citation } from './read'

/** Links and pictures of Markdown that the answer itself wrote. */
const ownLink = /!?\[([^[\]\n]{0,300})\]\(<?([^()\s<>]{0,2000})>?(?:\s+"[^"\n]{0,300}")?\)/g

/**
 * An answer as it is kept: each citation a link to its node. Links of the model's own keep their words only, since
 * an address that came out of a text is nobody's promise, and one into the graph would be a citation that was not made.
 *
 * @param citations of this very text, by `readCitations`
 */
export function storedAnswer(text: string, citations: readonly Citation[]): string {
  let kept = ''
  let from = 0
  for (const { start, end, nodeId } of citations) {
    if (nodeId === undefined) continue
    const bracket = bracketAround(text, start, end)
    const [begin, close] = bracket ?? [start, end]
    kept += harmless(text.slice(from, begin))
    kept += `[${text.slice(start, end).replace(/[[\]\\]/g, '')}](#${nodeId})`
    from = close
  }
  return kept + harmless(text.slice(from))
}

/** The brackets that hold one citation and nothing else; of several in one pair each is a link within it. */
function bracketAround(text: string, start: number, end: number): [number, number] | undefined {
  const isSquare = '[【［'.includes(text.charAt(start - 1)) && ']】］'.includes(text.charAt(end))
  return isSquare && start > 0 && end < text.length ? [start - 1, end + 1] : undefined
}

function harmless(text: string): string {
  return text.replace(ownLink, (_, words: string) => words)
}
