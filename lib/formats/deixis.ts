import { ok } from '../std/result'
import { defineFormat, type ExportedFile } from './define'
import { documentText, readDocumentText, storedHashes } from './document-json'
import { extensions } from '../media/extensions'
import { folderOf } from './file-names'

/**
 * A backup: the document and the original of every file in it, so that the same graph can be made of it
 * anywhere. Originals keep their metadata, which the sentence of the format says.
 */
export const deixis = defineFormat({
  id: 'deixis',
  extension: 'deixis.zip',
  mediaType: 'application/zip',
  packed: 'always',
  export(document) {
    const media = new Map<string, ExportedFile>()
    for (const node of document.nodes) {
      if (!('asset' in node) || !node.asset) continue
      const { hash, mediaType } = node.asset
      const path = `media/${hash}.${extensions[mediaType]}`
      media.set(path, { path, hash, variant: 'original' })
    }
    const files = [{ path: 'document.json', text: documentText(document) }, ...media.values()]
    return { files, notes: [] }
  },
  import({ text, path, entries }) {
    const document = readDocumentText(text, path)
    if (!document.ok) return document
    // The ending is for people; the hash names the file.
    const folder = `${folderOf(path)}media/`
    const byHash = new Map<string, string>()
    for (const entry of entries) {
      if (entry.startsWith(folder))
        byHash.set(entry.slice(folder.length).replace(/\..*$/, ''), entry)
    }
    const media = new Map<string, string>()
    for (const [id, hash] of storedHashes(document.value)) {
      const entry = byHash.get(hash)
      if (entry !== undefined) media.set(id, entry)
    }
    return ok({ document: document.value, media, notes: [] })
  },
})
