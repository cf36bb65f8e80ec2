import { isArchive } from '../formats/archive'
import type { Imported } from '../formats/define'
import { deixis } from '../formats/deixis'
import { formatLimits } from '../formats/limits'
import { openArchive, type Archive } from '../services/opened'
import { bounds } from '../std/bounds'
import { parseJson } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import { decodeUtf8 } from '../std/utf8'
import { readBytes, type Streams } from './input'

/** A document in a file of its own, or in a backup together with its media. */
export type DocumentFile =
  | { readonly value: unknown }
  | { readonly backup: { readonly imported: Imported; readonly archive: Archive } }

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
  const { source, archive } = opened.value
  const imported = deixis.import(source)
  if (!imported.ok) return imported
  return ok({ backup: { imported: imported.value, archive } })
}
