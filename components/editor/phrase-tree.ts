import { piecesOf, type Phrase } from '@/lib/editor/phrases'

/** What of a tree of HTML matters here (hast). */
type TreeNode = {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly position?: {
    readonly start: { readonly offset?: number }
    readonly end: { readonly offset?: number }
  }
  children?: TreeNode[] | undefined
  readonly properties?: Readonly<Record<string, string>>
  data?: PhraseData
}

/** What a link into the graph or a `<mark>`, of which Markdown has none of its own, carries. */
export type PhraseData = { readonly phrase: Phrase; readonly isLast: boolean }

/** In a link no other phrase stands, and code is left alone. */
const keptWhole = new Set(['a', 'code', 'pre'])

/**
 * Puts a `<mark>` around each phrase of what is read, found by where it stands in the source, and gives
 * links theirs. Runs behind the sanitising, so that no mark but these is drawn.
 */
export function rehypePhrases(options: {
  readonly source: string
  readonly phrases: readonly Phrase[]
}) {
  return (tree: TreeNode) => mark(tree, options.source, options.phrases)
}

function mark(parent: TreeNode, source: string, phrases: readonly Phrase[]): void {
  parent.children = parent.children?.flatMap((child): TreeNode[] => {
    if (child.type === 'text') return marked(child, source, phrases)
    if (child.tagName === 'a') giveLink(child, phrases)
    if (child.tagName === undefined || !keptWhole.has(child.tagName)) mark(child, source, phrases)
    return [child]
  })
}

function giveLink(child: TreeNode, phrases: readonly Phrase[]): void {
  const start = child.position?.start.offset
  const phrase = phrases.find(({ link }) => link !== undefined && link.start === start)
  if (phrase) child.data = { phrase, isLast: true }
}

function marked(child: TreeNode, source: string, phrases: readonly Phrase[]): TreeNode[] {
  const start = child.position?.start.offset
  const end = child.position?.end.offset
  if (child.value === undefined || start === undefined || end === undefined) return [child]
  return piecesOf(child.value, source, start, end, phrases).map((piece): TreeNode => {
    const text = { type: 'text', value: piece.text }
    if (!piece.phrase) return text
    const data = { phrase: piece.phrase, isLast: piece.isLast ?? true }
    return { type: 'element', tagName: 'mark', properties: {}, children: [text], data }
  })
}
