import { canvas } from './canvas'
import type { Format } from './define'
import { deixis } from './deixis'
import { baseName, endingOf, folderOf } from './file-names'
import { html } from './html'
import { json } from './json'
import { markdown } from './markdown'
import { mermaid } from './mermaid'
import type { FormatId, ImportFormatId } from './names'

export { formatIds, importFormatIds, type FormatId, type ImportFormatId } from './names'

/** Every format. A new one is a line here, and its name in `names.ts`. */
const formats: { readonly [Id in FormatId]: Format & { readonly id: Id } } = {
  deixis,
  canvas,
  html,
  markdown,
  mermaid,
  json,
}

export function formatOf(id: FormatId): Format {
  return formats[id]
}

/** The format that a file is in by the ending of its name; undefined for one that says nothing. */
export function formatByName(path: string): ImportFormatId | undefined {
  const ending = endingOf(path)
  if (ending === 'canvas') return 'canvas'
  if (ending === 'json') return 'json'
  return ending === 'md' || ending === 'markdown' ? 'markdown' : undefined
}

/** The format of a file without a telling name: JSON with nodes that have a `type` is a canvas. */
export function formatByText(text: string): ImportFormatId {
  if (!/^[\s\uFEFF]*\{/.test(text)) return 'markdown'
  // A canvas's nodes have a `type`, a document's a `kind`, and of a node of ours in a canvas the type comes first.
  const type = text.search(/"type"\s*:\s*"(?:text|file|link|group)"/)
  const kind = text.search(/"kind"\s*:/)
  return type !== -1 && (kind === -1 || type < kind) ? 'canvas' : 'json'
}

/** The format that only goes out in which a file is, by the ending of its name or by how its text begins. */
export function outwardFormatOf(path: string, text: string): FormatId | undefined {
  const ending = endingOf(path)
  if (ending === 'html' || ending === 'htm') return 'html'
  if (ending === 'mmd' || ending === 'mermaid') return 'mermaid'
  if (formatByName(path) !== undefined) return undefined
  if (/^[\s\uFEFF]*<(?:!doctype\s+html|html)[\s>]/i.test(text)) return 'html'
  return /^[\s\uFEFF]*(?:flowchart|graph)\s+(?:TB|TD|BT|RL|LR)\b/.test(text) ? 'mermaid' : undefined
}

/** The file of an archive that is its document, and the format that it is in; several of one rank are all named. */
export function mainEntries(paths: readonly string[], wanted?: ImportFormatId): readonly string[] {
  const backups = paths.filter((path) => baseName(path) === 'document.json' && isOnTop(path, paths))
  const byFormat = (id: ImportFormatId) => paths.filter((path) => formatByName(path) === id)
  if (wanted === 'deixis') return backups
  if (wanted !== undefined) return byFormat(wanted)
  const choices = [backups, byFormat('canvas'), byFormat('markdown'), byFormat('json')]
  return choices.find((each) => each.length > 0) ?? []
}

/** The format of an archive's document by its path. */
export function formatOfEntry(path: string): ImportFormatId {
  return baseName(path) === 'document.json' ? 'deixis' : (formatByName(path) ?? 'json')
}

/** Whether no other document lies nearer to the top. */
function isOnTop(path: string, paths: readonly string[]): boolean {
  const depth = (each: string) => folderOf(each).split('/').length
  return paths.every((each) => baseName(each) !== 'document.json' || depth(each) >= depth(path))
}
