import {
  partsOf,
  type MediaPart,
  type Prompt,
  type SectionName,
  type Span,
} from '@/lib/prompt/prompt'

/** A stretch of the prompt that tells of certain nodes, or a medium in its place. */
type Block =
  | { readonly type: 'text'; readonly text: string; readonly ids: readonly string[] }
  | { readonly type: 'media'; readonly part: MediaPart }

/** A section as it is read: its own heading, and its blocks in the order in which they are sent. */
type PromptSection = {
  readonly name: SectionName
  readonly heading: string | undefined
  readonly blocks: readonly Block[]
}

/** Cuts a prompt into what is drawn; every character and every medium of it is in exactly one block. */
export function promptSections(prompt: Prompt): PromptSection[] {
  const sections: { name: SectionName; heading: string | undefined; blocks: Block[] }[] = []
  for (const part of partsOf(prompt)) {
    let last = sections.at(-1)
    if (last?.name !== part.section) {
      last = { name: part.section, heading: undefined, blocks: [] }
      sections.push(last)
    }
    if (part.type !== 'text') {
      last.blocks.push({ type: 'media', part })
      continue
    }
    const blocks = textBlocks(part.text, part.spans)
    const [first] = blocks
    if (last.heading === undefined && last.blocks.length === 0 && first) {
      const heading = /^(?:# [^\n]*|<[a-z0-9_]+>)\n/.exec(part.text)?.[0]
      if (heading !== undefined) {
        last.heading = heading.trim()
        const rest = { ...first, text: first.text.slice(heading.length) }
        blocks[0] = rest
      }
    }
    last.blocks.push(...blocks.filter((block) => block.text !== ''))
  }
  return sections
}

/** A text cut at its outermost spans. */
function textBlocks(
  text: string,
  spans: readonly Span[],
): { type: 'text'; text: string; ids: readonly string[] }[] {
  const blocks: { type: 'text'; text: string; ids: readonly string[] }[] = []
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let at = 0
  for (const span of sorted) {
    if (span.start < at) continue
    if (span.start > at) blocks.push({ type: 'text', text: text.slice(at, span.start), ids: [] })
    blocks.push({ type: 'text', text: text.slice(span.start, span.end), ids: span.nodeIds })
    at = span.end
  }
  if (at < text.length) blocks.push({ type: 'text', text: text.slice(at), ids: [] })
  return blocks
}

const aliasPattern =
  /(?:Image \d+ \/ Region [A-Z]+|Audio \d+ \/ Segment [A-Z]+|Document \d+ \/ Passage \d+|(?:Set|Image|Audio|Note|Document|Question|Answer) \d+|\bE\d+)\b/g

/** A text as plain stretches and aliases that stand in it. */
export function aliasPieces(
  text: string,
  ids: ReadonlyMap<string, string>,
): { readonly text: string; readonly id?: string }[] {
  const pieces: { text: string; id?: string }[] = []
  let at = 0
  for (const match of text.matchAll(aliasPattern)) {
    const id = ids.get(match[0])
    if (id === undefined) continue
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) })
    pieces.push({ text: match[0], id })
    at = match.index + match[0].length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}
