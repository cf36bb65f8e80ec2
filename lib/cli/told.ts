import { sentence, type Language } from '../messages'
import type { Failure } from '../std/result'

/** The sentence of a failure and, below it, of each bad field with its place. */
export function describe(failure: Failure, language: Language): string {
  const fields = failure.causes ?? []
  const where = fields.length === 0 && failure.pointer ? `${failure.pointer}: ` : ''
  const lines = fields.map((field) => `  ${field.pointer ?? ''}: ${sentence(field, language)}\n`)
  return `deixis: ${where}${sentence(failure, language)}\n${lines.join('')}`
}
