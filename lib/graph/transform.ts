/**
 * Moves text edits over edits that were made at the same time (operational transformation of replaced
 * ranges, after C. Ellis and S. Gibbs, "Concurrency control in groupware systems", 1989). Offsets are
 * UTF-16 code units.
 *
 * What is promised: what one writer typed is never removed by an edit that did not see it, a deletion
 * removes exactly what was selected of what is still there, and of two insertions at one place the
 * earlier logged stands first. Limit: an edit of a field that was replaced as a whole ends up behind the
 * new text.
 */
import type { Command } from './command'
import type { GraphDocument } from './document'
import { edited, textEdit, type TextEdit } from './text-edit'
import { textKey, TextEffects, type FieldEdit } from './text-effects'

/** Whether an edit stands before or behind another's insertion at the same place. */
type Side = 'before' | 'behind'

/**
 * One edit, moved over another of the same text. It may fall into two, to be applied one after the other,
 * where the other inserted something in the middle of what it deletes.
 */
function moveOver(edit: TextEdit, other: TextEdit, side: Side): TextEdit[] {
  const delta = other.insert.length - (other.end - other.start)
  if (edit.start > other.end) return [{ ...edit, start: edit.start + delta, end: edit.end + delta }]
  const stays = edit.start < other.start || (edit.start === other.start && side === 'before')
  const behind = other.start + other.insert.length
  // What is left to delete on either side of what the other replaced.
  const rest = Math.max(0, edit.end - other.end)
  if (!stays) return [{ start: behind, end: behind + rest, insert: edit.insert }]
  const first = { ...edit, end: Math.max(edit.start, Math.min(edit.end, other.start)) }
  if (rest === 0) return [first]
  const second = { start: behind, end: behind + rest, insert: '' }
  // The later place is edited first, so that the earlier one's offsets still hold.
  return [second, first]
}

type Pair = readonly [TextEdit[], TextEdit[]]

/**
 * Two sequences of edits of the same text, each made without the other: the first moved over the second,
 * which was logged before it, and the second moved over the first. Either way the text comes out the same.
 */
export function transformEdits(edits: readonly TextEdit[], others: readonly TextEdit[]): Pair {
  let rest: TextEdit[] = [...others]
  const moved: TextEdit[] = []
  for (const edit of edits) {
    const [movedEdits, movedRest] = transformOne(edit, rest)
    moved.push(...movedEdits)
    rest = movedRest
  }
  return [moved, rest]
}

function transformOne(edit: TextEdit, others: readonly TextEdit[]): Pair {
  let edits: TextEdit[] = [edit]
  const movedOthers: TextEdit[] = []
  for (const other of others) {
    const [single] = edits
    const [nextEdits, nextOthers]: Pair =
      edits.length === 1 && single !== undefined
        ? [moveOver(single, other, 'behind'), moveOver(other, single, 'before')]
        : transformEdits(edits, [other])
    edits = nextEdits
    movedOthers.push(...nextOthers)
  }
  return [edits, movedOthers]
}

/**
 * Commands of a batch as they must be applied after `over`, the commands logged since the batch's base:
 * `transformBatches` of one.
 */
export function transformCommands(
  base: GraphDocument,
  commands: readonly Command[],
  over: readonly Command[],
): Command[] {
  return transformBatches(base, [commands], over).flat()
}

/**
 * Batches that were made one after the other on `base`, as they must be applied after `over`, which was
 * applied to it meanwhile. Only `editText` changes: everything else is last writer wins. What the
 * commands of either side edit besides, such as the links to a node that goes, is taken into account.
 */
export function transformBatches(
  base: GraphDocument,
  batches: readonly (readonly Command[])[],
  over: readonly Command[],
): Command[][] {
  const edits = batches.flat().filter((command) => command.type === 'editText')
  if (edits.length === 0 || over.length === 0) return batches.map((batch) => [...batch])
  const move = mover(base, new Set(edits.map(({ id }) => id)), over)
  return batches.map((batch) => batch.flatMap(move))
}

/** Moves one command after the other; `watched` are the nodes whose texts they edit. */
function mover(base: GraphDocument, watched: ReadonlySet<string>, over: readonly Command[]) {
  const mine = new TextEffects(base, watched)
  const merged = new TextEffects(base, watched)
  /** By field, what leads from the text as mine has it to the text with both. */
  const others = new Map<string, TextEdit[]>()
  for (const command of over) collect(others, merged.apply(command))

  return (command: Command): Command[] => {
    if (command.type === 'editText') {
      const key = textKey(command.id, command.field)
      const [moved, rest] = transformOne(command, others.get(key) ?? [])
      others.set(key, rest)
      const commands = moved.map(({ start, end, insert }) => ({ ...command, start, end, insert }))
      mine.apply(command)
      for (const each of commands) merged.apply(each)
      return commands
    }
    const edits = editsByKey(mine.apply(command))
    const keys = merged.apply(command).map(({ key }) => key)
    for (const key of new Set([...edits.keys(), ...keys])) {
      const [, rest] = transformEdits(edits.get(key) ?? [], others.get(key) ?? [])
      const text = mine.textAt(key)
      const expected = rest.reduce(edited, text)
      const now = merged.textAt(key)
      // The command may have met other texts there than here: links that only one side has.
      const difference = textEdit(expected, now)
      if (difference) rest.push(difference)
      others.set(key, text === now ? [] : rest)
    }
    return [command]
  }
}

function collect(into: Map<string, TextEdit[]>, edits: readonly FieldEdit[]): void {
  for (const { key, edit } of edits) {
    const before = into.get(key)
    if (before) before.push(edit)
    else into.set(key, [edit])
  }
}

function editsByKey(edits: readonly FieldEdit[]): Map<string, TextEdit[]> {
  const byKey = new Map<string, TextEdit[]>()
  collect(byKey, edits)
  return byKey
}
