/**
 * Moves text edits over edits that were made at the same time (operational transformation of replaced
 * ranges, after C. Ellis and S. Gibbs, "Concurrency control in groupware systems", 1989). Offsets are
 * UTF-16 code units.
 *
 * What is promised: what one writer typed is never removed by an edit that did not see it, a deletion
 * removes exactly what was selected of what is still there, and of two insertions at one place the
 * earlier logged stands first. Limit: the text under an edit is not known here, so an edit of a field
 * that was replaced as a whole ends up behind the new text.
 */
import type { Command } from './command'

/** Replaces the text between `start` and `end` by `insert`. */
export type TextEdit = { readonly start: number; readonly end: number; readonly insert: string }

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
 * Commands of a batch as they must be applied after `over`, the commands logged since the batch's base.
 * Only `editText` changes: everything else is last writer wins.
 */
export function transformCommands(
  commands: readonly Command[],
  over: readonly Command[],
): Command[] {
  const others = new Map<string, TextEdit[]>()
  for (const command of over) {
    for (const { key, edit } of editsOf(command))
      others.set(key, [...(others.get(key) ?? []), edit])
  }
  return commands.flatMap((command): Command[] => {
    if (command.type !== 'editText') {
      // After a field was set as a whole, nothing of the others' is left in it.
      for (const { key } of editsOf(command)) others.delete(key)
      return [command]
    }
    const key = keyOf(command.id, command.field)
    const [moved, rest] = transformOne(command, others.get(key) ?? [])
    others.set(key, rest)
    return moved.map(({ start, end, insert }) => ({ ...command, start, end, insert }))
  })
}

function keyOf(id: string, field: string): string {
  return JSON.stringify([id, field])
}

/** The text edits that a command amounts to; setting or removing a field replaces all that was in it. */
function editsOf(command: Command): { readonly key: string; readonly edit: TextEdit }[] {
  if (command.type === 'editText') {
    const { start, end, insert } = command
    return [{ key: keyOf(command.id, command.field), edit: { start, end, insert } }]
  }
  if (command.type !== 'updateNode') return []
  return Object.entries(command.patch).flatMap(([field, value]) => {
    if (typeof value !== 'string' && value !== null) return []
    const edit = { start: 0, end: Number.POSITIVE_INFINITY, insert: value ?? '' }
    return [{ key: keyOf(command.id, field), edit }]
  })
}
