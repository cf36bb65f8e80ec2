import { stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  importGraphContract,
  type FormatId,
  type ImportFormatId,
  type Notes,
} from '../api/contract/formats'
import { errorCode } from '../assets/files'
import type { Download } from '../client'
import { formatLimits } from '../formats/limits'
import { sentence, type Language } from '../messages'
import { bounds } from '../std/bounds'
import { fail, ok, type Message, type Result } from '../std/result'
import { readBytes, standardInput, type Streams } from './input'
import { serverAt } from './server'
import { describe, localFileName, onOneLine, remark } from './told'

type ServerOptions = {
  /** Where the server is, without a `/` at the end. */
  readonly server: string
  readonly language: Language
}

export type ExportOptions = ServerOptions & {
  readonly format: FormatId
  /** A file, a folder for the server's own name, or `-` for standard output. */
  readonly output?: string | undefined
}

export type ImportOptions = ServerOptions & {
  /** Told from the file where it is left out. */
  readonly format?: ImportFormatId | undefined
  /** The whole answer of `POST /import` instead of a line. */
  readonly json?: boolean | undefined
}

/**
 * Saves a graph of a running server in a format. Without an output it goes down a pipe, or at a terminal into
 * a file of the name that the server gives, in the current folder.
 *
 * @returns whether it went well; what is wrong, and what the format could not tell, goes to `err`
 */
export async function exportFromServer(
  graphId: string,
  options: ExportOptions,
  streams: Streams,
): Promise<boolean> {
  const { server, language, format } = options
  const { client, refused } = serverAt(server)
  const exported = await client.exportGraph(graphId, { format, language })
  const written = exported.ok
    ? await writeExport(exported.value, options, streams)
    : refused(exported.error)
  if (!written.ok) {
    streams.err(describe(written.error, language))
    return false
  }
  tellNotes(written.value, language, streams)
  return true
}

/** What names standard output where a file is expected; a file of that name is `./-`. */
const standardOutput = '-'

/** Writes the file to where it is wanted, and gives what its format could not tell. */
async function writeExport(
  { file: content, fileName, notes }: Download,
  { format, output, language }: ExportOptions,
  { out, err, isTerminal }: Streams,
): Promise<Result<Notes>> {
  const bytes = new Uint8Array(await content.arrayBuffer())
  if (output === standardOutput || (output === undefined && !isTerminal)) {
    const isArchive = content.type === 'application/zip'
    if (isArchive && isTerminal) return fail('output.terminal', { format })
    // What a person reads is text, in which nothing may command the terminal.
    out(isTerminal ? new TextDecoder().decode(bytes) : bytes)
    return ok(notes)
  }
  const folder = output === undefined ? '.' : (await isFolder(output)) ? output : undefined
  const file = folder === undefined ? (output ?? '') : join(folder, localFileName(fileName))
  try {
    // A name that nobody typed takes no file's place.
    await writeFile(file, bytes, { flag: folder === undefined ? 'w' : 'wx' })
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return fail('file.exists', { file })
    return fail('file.notWritten', { file, reason: errorCode(error) ?? 'unknown' })
  }
  if (folder !== undefined)
    err(`${onOneLine(sentence({ code: 'file.saved', params: { file } }, language))}\n`)
  return ok(notes)
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

/**
 * Makes a graph of a file on a running server, and writes its id, its title and where it is to be seen, with
 * tabs between them.
 *
 * @param path of the file, or `-` for standard input
 * @returns whether it went well; what is wrong, and what was not taken, goes to `err`
 */
export async function importToServer(
  path: string,
  { server, language, format, json }: ImportOptions,
  streams: Streams,
): Promise<boolean> {
  const bytes = await readImport(path, streams)
  if (!bytes.ok) {
    streams.err(describe(bytes.error, language))
    return false
  }
  const name = path === standardInput ? undefined : basename(path).slice(-bounds.titleLengthMax)
  const query = { ...(format && { format }), ...(name !== undefined && { name }) }
  const { client, refused } = serverAt(server)
  const imported = await client.importGraph(new Blob([bytes.value]), query)
  if (!imported.ok) {
    streams.err(describe(refused(imported.error).error, language))
    return false
  }
  // Another server, or one of another version, may answer whatever it likes.
  const answer = importGraphContract.output.safeParse(imported.value)
  if (!answer.success) {
    streams.err(describe(fail('server.foreign', { server }).error, language))
    return false
  }
  const { id, document, notes } = answer.data
  const line = [id, onOneLine(document.title), `${server}/graphs/${id}`].join('\t')
  streams.out(json ? `${JSON.stringify(imported.value)}\n` : `${line}\n`)
  tellNotes(notes, language, streams)
  return true
}

/** No more is read than the server would take. */
function readImport(path: string, streams: Streams): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const limit = formatLimits.fileByteCountMax
  const tooLarge = fail('file.tooLarge', { file: path, limit })
  return readBytes(path, streams, () => ({ byteCountMax: limit, tooLarge }))
}

function tellNotes(notes: readonly Message[], language: Language, { err }: Streams): void {
  for (const note of notes) err(remark(note, language))
}
