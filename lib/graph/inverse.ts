import type { Command, CommandOf } from './command'

/**
 * Puts back what the going of a thing took from another: a field as a whole, which held less meanwhile.
 * Handlers give theirs to the draft, because only of these is it known that nothing rests on them.
 */
export type Restoration = CommandOf<'updateNode'> | CommandOf<'updateEdge'>

/**
 * An inverse without what a later restoration in it writes over. When every member of a set goes, each
 * removal restores the members as it found them, and the last of these commands restores them all.
 *
 * Until then the field holds less than it did: fewer members, evidence and links, which can break no rule
 * that more of them keep. Only offsets into a text rest on what it holds, so what stands before an
 * `editText` of the field stays.
 *
 * @param inverse in the order in which it is to be applied
 */
export function withoutOverwritten(
  inverse: readonly Command[],
  restorations: ReadonlySet<Command>,
): readonly Command[] {
  if (restorations.size < 2) return inverse
  const overwritten = new Set<string>()
  const kept: Command[] = []
  for (const command of [...inverse].reverse()) {
    if (command.type === 'editText') overwritten.delete(fieldKey(command, command.field))
    const left = restorations.has(command)
      ? shortened(command as Restoration, overwritten)
      : command
    if (left) kept.push(left)
  }
  return kept.reverse()
}

/** The fields of a restoration that none behind it writes, if any; they are noted as written from here on. */
function shortened(command: Restoration, overwritten: Set<string>): Restoration | undefined {
  const fields = Object.entries(command.patch)
  const left = fields.filter(([field]) => !overwritten.has(fieldKey(command, field)))
  for (const [field] of left) overwritten.add(fieldKey(command, field))
  if (left.length === 0) return undefined
  return left.length === fields.length ? command : { ...command, patch: Object.fromEntries(left) }
}

function fieldKey({ type, id }: Restoration | CommandOf<'editText'>, field: string): string {
  return `${type === 'updateEdge' ? 'edge' : 'node'} ${id} ${field}`
}
