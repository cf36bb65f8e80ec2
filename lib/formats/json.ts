import { ok } from '../std/result'
import { defineFormat } from './define'
import { documentText, readDocumentText } from './document-json'
import { Notes } from './notes'

/** The document alone. Its media are named by hash, so it comes back whole where they already are. */
export const json = defineFormat({
  id: 'json',
  extension: 'json',
  mediaType: 'application/json',
  packed: 'never',
  export(document) {
    const notes = new Notes()
    for (const node of document.nodes) {
      if ('asset' in node && node.asset) {
        notes.tell('export.mediaNamedOnly', node.label || node.alias || node.id)
      }
    }
    return { files: [{ path: 'document.json', text: documentText(document) }], notes: notes.list() }
  },
  import({ text, path }) {
    const document = readDocumentText(text, path)
    if (!document.ok) return document
    return ok({ document: document.value, media: new Map(), notes: [] })
  },
})
