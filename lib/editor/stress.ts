/** A stretch of a text, in UTF-16 code units, `end` exclusive. */
type Stretch = { readonly start: number; readonly end: number }

/** A run of marks that stresses what stands up to its partner; both begin at these offsets. */
type Stress = { readonly marks: string; readonly from: number; readonly to: number }

// What stands in code, in the target of a link or behind a backslash stresses nothing.
const runs = /\\.|`[^`\n]*`|\]\([^)\s]*|\*{1,3}|_{1,3}|~~/g

/**
 * A text cut at a stretch of it, with marks of Markdown put in or moved so that no stress crosses an end of
 * the stretch: where it would be made a link, such a stress would be read as stars. What is stressed stays
 * so. Nothing is changed where none crosses.
 */
export function uncrossed(text: string, { start, end }: Stretch) {
  let [head, words, tail] = [text.slice(0, start), text.slice(start, end), text.slice(end)]
  const isWithin = (at: number) => at >= start && at < end
  const all = stressesIn(text, paragraphOf(text, { start, end }))
  const crossing = all.filter(({ from, to }) => isWithin(from) !== isWithin(to))
  // From the inner to the outer ones, as they are ended and begun.
  for (const { marks } of crossing
    .filter(({ to }) => isWithin(to))
    .sort((a, b) => b.from - a.from)) {
    words = marks + words
    if (head.endsWith(marks)) head = head.slice(0, -marks.length)
    else head = head.replace(/\s*$/, (gap) => marks + gap)
  }
  for (const { marks } of crossing.filter(({ to }) => !isWithin(to)).sort((a, b) => a.to - b.to)) {
    words += marks
    if (tail.startsWith(marks)) tail = tail.slice(marks.length)
    else tail = tail.replace(/^\s*/, (gap) => gap + marks)
  }
  return { head, words, tail }
}

/** From one empty line to the next: no stress goes on over it. */
function paragraphOf(text: string, { start, end }: Stretch): Stretch {
  const gap = /\n[ \t]*\n/g
  const before = [...text.slice(0, start).matchAll(gap)].at(-1)
  gap.lastIndex = end
  const after = gap.exec(text)
  return {
    start: before ? before.index + before[0].length : 0,
    end: after ? after.index : text.length,
  }
}

/** Partners are of one length; what is between them may hold others. Limit: `***` is one mark, not two. */
function stressesIn(text: string, { start, end }: Stretch): readonly Stress[] {
  const found: Stress[] = []
  const open: { marks: string; at: number }[] = []
  for (const { 0: marks, index } of text.slice(start, end).matchAll(runs)) {
    if (!/^[*_~]/.test(marks)) continue
    const at = start + index
    const isSpace = (letter: string | undefined) => letter === undefined || /\s/.test(letter)
    const partner = open.findLastIndex((each) => each.marks === marks)
    if (partner >= 0 && !isSpace(text[at - 1])) {
      found.push({ marks, from: open[partner]?.at ?? 0, to: at })
      open.length = partner
    } else if (!isSpace(text[at + marks.length])) open.push({ marks, at })
  }
  return found
}
