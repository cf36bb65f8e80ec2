import { emptyDocument, type GraphDocument } from '@/lib/graph/document'
import { readDocument } from '@/lib/graph/migrate'
import { formatOf, type FormatId, type ImportFormatId } from '@/lib/formats'
import type { ExportContext, Exported, Imported, ImportSource } from '@/lib/formats/define'
import { proseTexts } from '@/lib/formats/html'
import { ProseReader } from '@/lib/formats/html/markdown'
import type { Words } from '@/lib/formats/words'
import en from '@/lib/messages/interface/en.json'
import ko from '@/lib/messages/interface/ko.json'

const words: { en: Words; ko: Words } = {
  en: { ...en.exported, kinds: en.editor.kinds },
  ko: { ...ko.exported, kinds: ko.editor.kinds },
}

export const context: ExportContext = {
  language: 'en',
  words,
  media: new Map(),
  prompts: [],
  prose: new Map(),
}

export function exportAs(
  id: FormatId,
  document: GraphDocument,
  more: Partial<ExportContext> = {},
): Exported {
  const reader = new ProseReader()
  if (formatOf(id).embeds) for (const text of proseTexts(document)) reader.read(text)
  const exported = formatOf(id).export?.(document, { ...context, prose: reader.trees, ...more })
  if (!exported) throw new Error(`${id} exports nothing`)
  return exported
}

/** The text of the one file that is no medium. */
export function textOf(exported: Exported): string {
  const [file] = exported.files
  if (!file || !('text' in file)) throw new Error('no text')
  return file.text
}

export function sourceOf(
  text: string,
  path: string,
  beside: Record<string, string> = {},
): ImportSource {
  return {
    text,
    path,
    entries: new Set(Object.keys(beside)),
    textOf: (each) => beside[each],
  }
}

export function importAs(id: ImportFormatId, source: ImportSource): Imported {
  const imported = formatOf(id).import?.(source)
  if (!imported?.ok) throw new Error(JSON.stringify(imported?.error))
  return imported.value
}

/** What is imported as a document, which must be sound. */
export function read(imported: Imported): GraphDocument {
  const document = readDocument(imported.document)
  if (!document.ok) throw new Error(JSON.stringify(document.error))
  return document.value
}

export function documentOf(value: Record<string, unknown>): GraphDocument {
  const document = readDocument({ ...emptyDocument('Test'), ...value })
  if (!document.ok) throw new Error(JSON.stringify(document.error))
  return document.value
}
