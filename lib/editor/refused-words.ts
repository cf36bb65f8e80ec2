import type { Command } from '../graph/command'
import { kindOf, textIn, type Node } from '../kinds'

/**
 * What refused commands would have written, for a person to put elsewhere: the whole text as it was
 * last seen where a node is known, else the words of the commands themselves. Commands that write no
 * words are given as JSON, which the API takes.
 *
 * @param nodeOf the node as it is seen here, with these commands in it
 */
export function refusedWords(
  commands: readonly Command[],
  nodeOf: (id: string) => Node | undefined,
): string {
  const texts = new Map<string, string>()
  for (const command of commands) {
    for (const [key, text] of wordsIn(command, nodeOf)) texts.set(key, text)
  }
  const words = [...texts.values()].filter((text) => text.trim() !== '')
  return words.length > 0 ? words.join('\n\n') : JSON.stringify(commands, null, 2)
}

/** The texts of a command, each by what it is a text of, so that the last of many edits stands for all. */
function wordsIn(
  command: Command,
  nodeOf: (id: string) => Node | undefined,
): readonly (readonly [string, string])[] {
  if (command.type === 'addNode') return textsOf(command.node)
  if (command.type === 'setTitle') return [['title', command.title]]
  if (command.type === 'editText') {
    const { id, field, insert } = command
    const seen = nodeOf(id)
    return [[`${id} ${field}`, (seen && textIn(seen, field)) ?? insert]]
  }
  if (command.type !== 'updateNode') return []
  const patch = Object.entries(command.patch as Readonly<Record<string, unknown>>)
  return patch.flatMap(([field, value]) =>
    typeof value === 'string' ? [[`${command.id} ${field}`, value] as const] : [],
  )
}

function textsOf(node: Node): readonly (readonly [string, string])[] {
  return kindOf(node).textFields.flatMap((field) => {
    const text = textIn(node, field)
    return text === undefined ? [] : [[`${node.id} ${field}`, text] as const]
  })
}
