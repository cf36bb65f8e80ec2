import type { ManifestEscape } from '../prompt/manifest'

/**
 * What a person wrote must not pass for structure (P3): alias-like strings, headings, tags, fences,
 * role names and special tokens get a backslash before them. Each escape is told in the manifest.
 */
const prefix =
  '(?:E|Set |Image |Audio |Note |Document |Question |Answer |Region |Segment |Passage )'

const patterns = [
  // A line that begins as the line of a node does.
  `^[ \\t]*(?=${prefix}(?:[0-9]|[A-Z]\\b)[^\\n]{0,40}?["(:/,.→←↔])`,
  // An alias in brackets, or the brackets of a scaffold.
  `(?=\\[\\s*${prefix}?(?:[0-9]{1,9}|[A-Z])\\b)(?=\\[\\s*(?:E|S|I|A|N|D|Q|R|P))`,
  `(?=\\[\\s*/?(?:system|user|assistant|model|INST|SYS)\\s*\\])`,
  // Headings, with number signs or underlined.
  `^[ \\t]*(?=#{1,6}(?:[ \\t]|$))`,
  `^[ \\t]*(?=(?:={2,}|-{2,})[ \\t]*$)`,
  '(?=`{3,}|~{3,})',
  // Tags and special tokens such as <|end|>.
  '(?=<[A-Za-z/!|?<])',
  // Turns of a conversation.
  '^[ \\t]*(?=(?:Human|Assistant|System|User|Model):)',
]
const hostile = new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'gimu')

// Scanning for these few characters is several times quicker than trying every pattern everywhere.
const suspiciousInside = /[[#`~<\n\r\u0085\u2028\u2029\v\f]/
const suspiciousStart = new RegExp(
  `^[ \\t]*(?:${prefix}[0-9A-Z]|={2}|-{2}|(?:Human|Assistant|System|User|Model):)`,
  'i',
)
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g

export type Escapes = { readonly nodeId: string; readonly list: ManifestEscape[] }

/** A text of several lines with nothing in it that could pass for structure. */
export function escapeText(text: string, field: string, escapes: Escapes): string {
  if (!suspiciousInside.test(text) && !suspiciousStart.test(text)) return text
  const lines = text.replace(lineBreaks, '\n')
  return lines.replace(hostile, (indent: string, ...rest: unknown[]) => {
    const offset = rest.find((each) => typeof each === 'number') as number
    const at = offset + indent.length
    // A character that the person escaped needs no second backslash, which would free it again.
    if (isEscaped(lines, at)) return indent
    const found = lines.slice(at, at + 24).split('\n')[0] as string
    escapes.list.push({ nodeId: escapes.nodeId, field, text: found, sent: `\\${found}` })
    return `${indent}\\`
  })
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

/** The same on one line, for labels and values that stand inside a node's line. */
export function escapeLine(text: string, field: string, escapes: Escapes): string {
  return escapeText(text, field, escapes).replace(/\s*\n\s*/g, ' ')
}

/** A person's words in quotes; quotes and backslashes inside cannot end them. */
export function quoted(text: string, field: string, escapes: Escapes): string {
  return `"${escapeLine(text.replace(/["\\]/g, '\\$&'), field, escapes)}"`
}

const structural = /[;:→←↔"()[\],\n\r]/

/** A person's words without quotes where they hold nothing that separates. */
export function inlined(text: string, field: string, escapes: Escapes): string {
  return structural.test(text) || text.trim() !== text || text === ''
    ? quoted(text, field, escapes)
    : escapeLine(text, field, escapes)
}
