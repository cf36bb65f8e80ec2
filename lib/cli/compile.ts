import { constants, createReadStream } from 'node:fs'
import { access, realpath, stat, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { compileGraphContract } from '../api/contract/prompt'
import type { ByteSource } from '../assets/blobs'
import { errorCode } from '../assets/files'
import { Notes } from '../formats/notes'
import type { GraphDocument } from '../graph/document'
import type { Language } from '../messages'
import { promptArchive } from '../services/archive'
import { placeMedia } from '../services/imported-media'
import { scratchIntake, type Intake } from '../services/intake'
import {
  compilePrompt,
  readSentDocument,
  type PromptAnswer,
  type PromptOptions,
} from '../services/prompts'
import { toldPrompt } from '../services/sentences'
import { fail, ok, type Message, type Result } from '../std/result'
import { validate } from '../std/validate'
import { readDocumentFile, type DocumentFile } from './document'
import { fileFailure, withoutUndefined, type Streams } from './input'
import { describe, remark } from './told'

export type CompileFileOptions = PromptOptions & {
  readonly output?: string | undefined
  /** The whole answer of `POST /prompt` instead of the request alone. */
  readonly whole?: boolean | undefined
  readonly language: Language
}

/**
 * Compiles a document in a file and writes the request: for `markdown` its text, else JSON. The bytes
 * are those of the `request` that `POST /prompt` answers for the same document.
 *
 * @param path of the file, the document or a backup of it, or `-` for standard input, whose media are looked for in the
 *   current folder
 * @returns whether it went well; what is wrong is told on `err`
 */
export async function compileFile(
  path: string,
  options: CompileFileOptions,
  streams: Streams,
): Promise<boolean> {
  const { out, err } = streams
  const { output, whole, language, ...promptOptions } = options
  const intake = scratchIntake()
  try {
    const answer = await compileAt(path, promptOptions, intake, streams)
    if (!answer.ok) {
      err(describe(answer.error, language))
      return false
    }
    for (const note of answer.value.notes) err(remark(note, language))
    for (const diagnostic of answer.value.diagnostics) {
      err(remark(diagnostic, language, diagnostic.severity))
    }
    const content = contentOf(answer.value, whole === true, output)
    const written =
      output === undefined ? ok(out(content as string)) : await writeContent(output, content)
    if (!written.ok) err(describe(written.error, language))
    return written.ok
  } finally {
    await intake.dispose()
  }
}

type Compiled = PromptAnswer & { readonly notes: readonly Message[] }

async function compileAt(
  path: string,
  options: PromptOptions,
  intake: Intake,
  streams: Streams,
): Promise<Result<Compiled>> {
  // The same judgement of the same options as on the server.
  const given = withoutUndefined(options)
  const unknown = 'request.fieldUnknown'
  const valid = validate(compileGraphContract.body, given, 'request.invalid', '', unknown)
  if (!valid.ok) return valid
  const read = await readDocumentFile(path, streams)
  if (!read.ok) return read
  const notes = new Notes()
  const document = await documentIn(read.value, dirname(resolve(path)), intake, notes)
  if (!document.ok) return document
  const blobs = intake.blobs()
  const answer = await compilePrompt(document.value, valid.value, blobs ? [blobs] : [])
  return answer.ok
    ? ok({ ...answer.value, notes: [...importedNotes(read.value), ...notes.list()] })
    : answer
}

/** What a format says itself of a backup. */
function importedNotes(file: DocumentFile): readonly Message[] {
  return 'backup' in file ? file.backup.imported.notes : []
}

/** A document with its media: those of a backup are in it, others in the document's folder or below it. */
async function documentIn(
  file: DocumentFile,
  folder: string,
  intake: Intake,
  notes: Notes,
): Promise<Result<GraphDocument>> {
  if ('value' in file) {
    return readSentDocument(file.value, { intake, file: (name) => openBeside(folder, name) })
  }
  const { imported, archive } = file.backup
  const placed = await placeMedia(imported, archive, { intake, notes, format: 'deixis' })
  if (!placed.ok) return placed
  return readSentDocument(placed.value.document, { intake, parts: placed.value.parts })
}

async function writeContent(file: string, content: string | Uint8Array): Promise<Result<void>> {
  try {
    return ok(await writeFile(file, content))
  } catch (error) {
    return fail('file.notWritten', { file, reason: errorCode(error) ?? 'unknown' })
  }
}

/**
 * Opens a medium in the document's own folder or below it. What lies elsewhere is refused, links
 * followed: a document that someone sent must not pull other files into a prompt.
 */
async function openBeside(folder: string, name: string): Promise<Result<ByteSource>> {
  try {
    const [home, path] = await Promise.all([realpath(folder), realpath(resolve(folder, name))])
    const inside = relative(home, path)
    if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) {
      return fail('file.outside', { file: name, folder })
    }
    if (!(await stat(path)).isFile()) return fail('file.notFile', { file: name })
    // A stream that fails later would look like an upload that was cut off.
    await access(path, constants.R_OK)
    return ok(createReadStream(path))
  } catch (error) {
    return fileFailure(name, error)
  }
}

/** Only a file can take an archive: a terminal takes text. */
function contentOf(answer: PromptAnswer, whole: boolean, output: string | undefined) {
  if (whole) return `${JSON.stringify(toldPrompt(answer, 'en'))}\n`
  if (output?.endsWith('.zip')) return promptArchive(answer)
  return textOf(answer)
}

function textOf({ target, request }: PromptAnswer): string {
  if (target === 'markdown') return (request as { readonly text: string }).text
  return `${JSON.stringify(request)}\n`
}
