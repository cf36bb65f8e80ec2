/**
 * Moves text edits over edits that were made at the same time (`divergence.ts` has the method; SPEC.md,
 * GT1 to GT11, what is promised). Offsets are UTF-16 code units.
 */
import type { Command, CommandOf } from './command'
import { Divergence } from './divergence'
import type { GraphDocument } from './document'
import { textEdit } from './text-edit'
import { textKey, TextEffects } from './text-effects'

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
  const steps = transformStepwise(base, batches, over)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** `transformBatches`, stopping after each command, so that a server may answer others in between. */
export function* transformStepwise(
  base: GraphDocument,
  batches: readonly (readonly Command[])[],
  over: readonly Command[],
): Generator<undefined, Command[][], undefined> {
  const edits = batches.flat().filter((command) => command.type === 'editText')
  if (edits.length === 0 || over.length === 0) return batches.map((batch) => [...batch])
  const mover = new Mover(base, new Set(edits.map(({ id }) => id)))
  for (const command of over) {
    mover.takeIn(command)
    yield
  }
  const moved: Command[][] = []
  for (const batch of batches) {
    const commands: Command[] = []
    for (const command of batch) {
      for (const each of mover.move(command)) commands.push(each)
      yield
    }
    moved.push(commands)
  }
  return moved
}

/** Follows the texts of some nodes as one side has them and as both sides together make them. */
class Mover {
  readonly #own: TextEffects
  readonly #merged: TextEffects
  /** By field, how these two differ; fields that are alike may be left out. */
  readonly #divergences = new Map<string, Divergence>()

  constructor(base: GraphDocument, watched: ReadonlySet<string>) {
    this.#own = new TextEffects(base, watched)
    this.#merged = new TextEffects(base, watched)
  }

  /** A command of the other side; they come before all of one's own. */
  takeIn(command: Command): void {
    for (const { key, edit } of this.#merged.apply(command))
      this.#divergenceOf(key).editMerged(edit)
  }

  /** The next command of one's own, as it must be applied after the other side's. */
  move(command: Command): readonly Command[] {
    return command.type === 'editText' ? this.#moveEdit(command) : this.#moveOther(command)
  }

  #moveEdit(command: CommandOf<'editText'>): readonly Command[] {
    // What is no range is left to be refused by whoever applies it.
    if (command.start > command.end) return [command]
    const key = textKey(command.id, command.field)
    const moved = this.#divergenceOf(key).editOwn(command)
    const commands = moved.map((edit) => ({ ...command, ...edit }))
    this.#own.apply(command)
    for (const each of commands) this.#merged.apply(each)
    return commands
  }

  #moveOther(command: Command): readonly Command[] {
    const keys = new Set<string>()
    for (const { key, edit } of this.#own.apply(command)) {
      this.#divergenceOf(key).editOwn(edit)
      keys.add(key)
    }
    for (const { key } of this.#merged.apply(command)) keys.add(key)
    for (const key of keys) this.#reconcile(key)
    return [command]
  }

  /** The command may have met other texts there than here: links that only one side has. */
  #reconcile(key: string): void {
    const own = this.#own.textAt(key)
    const now = this.#merged.textAt(key)
    if (now === own) {
      this.#divergences.delete(key)
      return
    }
    const divergence = this.#divergenceOf(key)
    const difference = textEdit(divergence.mergedText(own), now)
    if (difference) divergence.editMerged(difference)
  }

  #divergenceOf(key: string): Divergence {
    const known = this.#divergences.get(key)
    if (known) return known
    const divergence = new Divergence()
    this.#divergences.set(key, divergence)
    return divergence
  }
}
