import type { ByteSource } from '../assets/blobs'
import { isArchive, unpack } from '../formats/archive'
import { deixis } from '../formats/deixis'
import { storedHashes } from '../formats/document-json'
import { formatLimits } from '../formats/limits'
import { Notes } from '../formats/notes'
import { openArchive } from '../services/opened'
import { bounds } from '../std/bounds'
import { isObject, parseJson } from '../std/json'
import { fail, ok, type Message, type Result } from '../std/result'
import { cutText } from '../std/text'
import { decodeUtf8 } from '../std/utf8'
import { readBytes, type Streams } from './input'

/** A document in a file of its own, or in a backup together with its media. */
export type DocumentFile = {
  /** For `readSentDocument`; media of a backup are named by their paths in it. */
  readonly value: unknown
  /** What a backup brings beside its document; undefined for a file that is the document alone. */
  readonly backup?: {
    readonly open: (path: string) => Promise<Result<ByteSource>>
    /** The hash that each medium had when it was saved, by the id of its node. */
    readonly hashes: ReadonlyMap<string, string>
    /** What the document names and the archive does not hold. */
    readonly notes: readonly Message[]
  }
}

const limitOfText = bounds.jsonByteCountMax
const limitOfArchive = formatLimits.fileByteCountMax

/**
 * Reads a document as JSON, or a backup (`.deixis.zip`), whichever the file is by its first bytes.
 *
 * @param path of the file, or `-` for standard input
 * @returns what `readBytes`, `parseJson`, `openArchive` or the format fail with, or `text.badEncoding`
 */
export async function readDocumentFile(
  path: string,
  streams: Streams,
): Promise<Result<DocumentFile>> {
  const read = await readBytes(path, streams, (begin) =>
    isArchive(begin)
      ? {
          byteCountMax: limitOfArchive,
          tooLarge: fail('file.tooLarge', { file: path, limit: limitOfArchive }),
        }
      : { byteCountMax: limitOfText, tooLarge: fail('json.tooLarge', { limit: limitOfText }) },
  )
  if (!read.ok) return read
  if (isArchive(read.value)) return readBackup(read.value)
  const text = decodeUtf8(read.value)
  if (!text.ok) return text
  const json = parseJson(text.value)
  return json.ok ? ok({ value: json.value }) : json
}

function readBackup(bytes: Uint8Array): Result<DocumentFile> {
  const opened = openArchive(bytes, { format: 'deixis' })
  if (!opened.ok) return opened
  const imported = deixis.import(opened.value.source)
  if (!imported.ok) return imported
  const { document, media } = imported.value
  const notes = new Notes()
  const nodes = (document['nodes'] as readonly unknown[]).map((node) => {
    if (!isObject(node) || !isObject(node['asset'])) return node
    const { asset, ...rest } = node
    const path = media.get(String(node['id']))
    if (path !== undefined) return { ...rest, asset: { path } }
    // A data address brings its bytes itself; a hash alone opens nothing here.
    if (!('hash' in asset)) return node
    notes.tell('import.mediaMissing', String(node['label'] || node['id']))
    return rest
  })
  const open = async (path: string): Promise<Result<ByteSource>> => {
    const unpacked = unpack(bytes, new Set([path]))
    if (!unpacked.ok) return unpacked
    // A document may name anything, also what every object has.
    const medium = Object.hasOwn(unpacked.value, path) ? unpacked.value[path] : undefined
    return medium ? ok([medium]) : fail('file.notFound', { file: cutText(path, 200) })
  }
  const hashes = storedHashes(document)
  return ok({ value: { ...document, nodes }, backup: { open, hashes, notes: notes.list() } })
}
