import { sentence, type Language } from '../messages'
import type { Failure, Message } from '../std/result'

/** The sentence of a failure and, below it, of each bad field with its place. */
export function describe(failure: Failure, language: Language): string {
  const fields = failure.causes ?? []
  const where = fields.length === 0 && failure.pointer ? `${failure.pointer}: ` : ''
  const lines = fields.map(
    (field) => `  ${onOneLine(`${field.pointer ?? ''}: ${sentence(field, language)}`)}\n`,
  )
  return `deixis: ${onOneLine(where + sentence(failure, language))}\n${lines.join('')}`
}

/** The sentence of a remark, behind a word that says how grave it is. */
export function remark(message: Message, language: Language, severity = 'warning'): string {
  return `${severity}: ${onOneLine(sentence(message, language))}\n`
}

/**
 * A phrase, a label or a title may hold a tab, a line's end, or what would command a terminal or turn around what
 * stands behind it.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ')
}

/** A text of many lines as a terminal may show it: nothing in it but letters, signs, tabs and ends of lines. */
export function forTerminal(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(/[^\P{C}\n\t]/gu, ' ')
}

const fileNameByteCountMax = 255
const endings = /(?:\.[A-Za-z0-9]{1,8}){1,2}$/

/**
 * The name that a server gives a file, without the folders that it has no say in, and as long as file systems take:
 * it loses its end, and keeps its ending.
 */
export function localFileName(fileName: string): string {
  const name = fileName
    .toWellFormed()
    .replace(/^.*[\\/]/s, '')
    .replace(/\p{C}/gu, '')
  const ending = endings.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - ending.length)
  let byteCount = Buffer.byteLength(ending)
  let kept = ''
  for (const letter of stem) {
    byteCount += Buffer.byteLength(letter)
    if (byteCount > fileNameByteCountMax) break
    kept += letter
  }
  const local = kept + ending
  return ['', '.', '..'].includes(local) ? 'graph' : local
}
