/** An alias of the prompt and the node that it stands for, as the manifest lists them. */
export type AliasOf = { readonly alias: string; readonly nodeId: string }

/** One alias in an answer. Offsets are UTF-16 code units, `end` exclusive; unknown ones have no node. */
export type Citation = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly nodeId?: string | undefined
}

/** A bracket that is no longer than this may hold citations. */
const bracketLengthMax = 300

/** The form that aliases have where a bracket holds one that the prompt does not know. */
const aliasForm =
  /^(?:E|(?:Set|Note|Image|Audio|Document|Question|Answer|Region|Segment|Passage) )\s?[0-9A-Z]{1,4}(?: ?\/ ?(?:Region|Segment|Passage) [0-9A-Z]{1,4})?$/i

/** Brackets, code and links, whichever begins first; none of the repeated parts can match another's beginning. */
const brackets =
  /(?<fence>^ {0,3}(?:`{3,}|~{3,})[^\n]*$)|(?<code>`+)|!?\[(?<link>[^[\]\n]{0,300})\]\((?<address>[^()\s]{0,2000})\)|[[【［](?<square>[^[\]【】［］\n]{1,300})[\]】］]|\((?<round>[^()\n]{1,300})\)/gmu

const separators = /\s*(?:[,;&]|\band\b|및|[와과](?=\s))\s*/giu

/**
 * Finds what a model's answer cites, forgivingly (P21), in the order in which it stands there.
 *
 * @param aliases of the prompt; those within another node are whole, such as `Image 1 / Region A`
 */
export function readCitations(text: string, aliases: readonly AliasOf[]): readonly Citation[] {
  const names = new Map(aliases.map(({ alias, nodeId }) => [folded(alias), nodeId]))
  const bare = bareReader(aliases)
  const found: Citation[] = []
  let plainFrom = 0
  const plainUntil = (end: number) => {
    if (end > plainFrom) bare(text.slice(plainFrom, end), plainFrom, found)
  }
  brackets.lastIndex = 0
  for (let match = brackets.exec(text); match; match = brackets.exec(text)) {
    const { fence, code, square, round, address } = match.groups ?? {}
    const { index } = match
    const end = index + match[0].length
    if (fence !== undefined || code !== undefined) {
      plainUntil(index)
      const close =
        fence === undefined ? codeEnd(text, end, code ?? '`') : fenceEnd(text, end, fence)
      plainFrom = close
      brackets.lastIndex = close
      continue
    }
    if (address !== undefined) {
      plainUntil(index)
      plainFrom = end
      continue
    }
    const inside = square ?? round ?? ''
    const pieces = piecesOf(inside, index + 1, names)
    const known = pieces.filter(({ nodeId }) => nodeId !== undefined).length
    const isCited =
      square === undefined ? known === pieces.length : pieces.length > 0 && pieces.every(isAlias)
    if (!isCited || pieces.length === 0) {
      // What is in brackets may cite by bare aliases, in brackets within it too.
      brackets.lastIndex = index + 1
      continue
    }
    plainUntil(index)
    found.push(...pieces)
    plainFrom = end
  }
  plainUntil(text.length)
  return found
}

function isAlias({ nodeId, text }: Citation): boolean {
  return nodeId !== undefined || aliasForm.test(text)
}

/** `E1, E3` as two, `Image 1, Region B` as one. */
function piecesOf(inside: string, at: number, names: ReadonlyMap<string, string>): Citation[] {
  if (inside.length > bracketLengthMax) return []
  const whole = citationOf(inside, at, inside.length, names)
  if (whole?.nodeId !== undefined) return [whole]
  const pieces: Citation[] = []
  let start = 0
  for (const match of [...inside.matchAll(separators), undefined]) {
    const end = match?.index ?? inside.length
    const piece = citationOf(inside.slice(start, end), at + start, end - start, names)
    const before = pieces.at(-1)
    const joined =
      before && piece && /^(?:Region|Segment|Passage) /i.test(piece.text)
        ? names.get(folded(`${before.text} / ${piece.text}`))
        : undefined
    if (before && piece && joined !== undefined) {
      pieces[pieces.length - 1] = {
        start: before.start,
        end: piece.end,
        text: inside.slice(before.start - at, piece.end - at),
        nodeId: joined,
      }
    } else if (piece) pieces.push(piece)
    start = match ? end + match[0].length : inside.length
  }
  return pieces
}

/** What stands between two separators, without the label after an alias. */
function citationOf(
  written: string,
  at: number,
  length: number,
  names: ReadonlyMap<string, string>,
): Citation | undefined {
  const lead = written.length - written.trimStart().length
  const text = written.trim()
  if (text === '' || length === 0) return undefined
  const start = at + lead
  const labelled = /^([^"“:：]{1,80}?)\s*(?:["“:：].{0,200})$/su.exec(text)?.[1]
  for (const name of labelled === undefined ? [text] : [text, labelled]) {
    const nodeId = names.get(folded(name)) ?? names.get(folded(turnedRound(name)))
    if (nodeId !== undefined) return { start, end: start + text.length, text, nodeId }
  }
  return { start, end: start + text.length, text: labelled ?? text }
}

/** `Region B of Image 1` as the prompt has it. */
function turnedRound(name: string): string {
  const [, part, whole] = /^(.{1,40}?) (?:of|in) (.{1,40})$/i.exec(name) ?? []
  return part === undefined || whole === undefined ? name : `${whole} / ${part}`
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Reads aliases that stand without brackets: only as the prompt has them. */
function bareReader(aliases: readonly AliasOf[]) {
  const nodes = new Map(aliases.map(({ alias, nodeId }) => [alias, nodeId]))
  // Every alias ends in a number or a letter of its own; the words before it are looked up whole.
  const form =
    /(?<![\p{L}\p{N}_\-/#.])(?:(Region|Segment|Passage) ([0-9A-Z]{1,4}) of )?((?:E|(?:Set|Note|Image|Audio|Document|Question|Answer) )[0-9]{1,5}(?: \/ (?:Region|Segment|Passage) [0-9A-Z]{1,4})?)(?![A-Za-z0-9_\-/])/gu
  return (plain: string, at: number, found: Citation[]) => {
    for (const match of plain.matchAll(form)) {
      const [text, kind, letter, alias = ''] = match
      const name = kind === undefined ? alias : `${alias} / ${kind} ${letter}`
      const nodeId = nodes.get(name)
      const start = at + match.index
      if (nodeId !== undefined) found.push({ start, end: start + text.length, text, nodeId })
    }
  }
}

/** Behind the same number of backticks, or behind these where none closes them. */
function codeEnd(text: string, from: number, ticks: string): number {
  const closing = text.indexOf(ticks, from)
  return closing < 0 ? from : closing + ticks.length
}

/** Behind the line that closes a fence, or the end of the text. */
function fenceEnd(text: string, from: number, fence: string): number {
  const mark = /`{3,}|~{3,}/.exec(fence)?.[0] ?? '```'
  const closing = text.indexOf(`\n${mark}`, from)
  if (closing < 0) return text.length
  const line = text.indexOf('\n', closing + 1)
  return line < 0 ? text.length : line
}
