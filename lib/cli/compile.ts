import { constants, createReadStream } from 'node:fs'
import { access, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { dirname, relative, resolve, sep } from 'node:path'
import { compileGraphContract } from '../api/contract/prompt'
import type { ByteSource } from '../assets/blobs'
import { errorCode } from '../assets/files'
import { sentence, type Language } from '../messages'
import { scratchIntake, type Intake } from '../services/intake'
import {
  compilePrompt,
  readSentDocument,
  type PromptAnswer,
  type PromptOptions,
} from '../services/prompts'
import { toldPrompt } from '../services/sentences'
import { parseJson } from '../std/json'
import { fail, ok, type Failure, type Result } from '../std/result'
import { decodeUtf8 } from '../std/utf8'
import { validate } from '../std/validate'

export type CompileFileOptions = PromptOptions & {
  readonly output?: string | undefined
  /** The whole answer of `POST /prompt` instead of the request alone. */
  readonly whole?: boolean | undefined
  readonly language: Language
}

type Streams = { readonly out: (text: string) => void; readonly err: (text: string) => void }

/**
 * Compiles a document in a file and writes the request: for `markdown` its text, else JSON. The bytes
 * are those of the `request` that `POST /prompt` answers for the same document.
 *
 * @returns whether it went well; what is wrong is told on `err`
 */
export async function compileFile(
  path: string,
  options: CompileFileOptions,
  { out, err }: Streams,
): Promise<boolean> {
  const { output, whole, language, ...promptOptions } = options
  const intake = scratchIntake()
  try {
    const answer = await compileAt(path, promptOptions, intake)
    if (!answer.ok) {
      err(describe(answer.error, language))
      return false
    }
    for (const diagnostic of answer.value.diagnostics) {
      err(`${diagnostic.severity}: ${sentence(diagnostic, language)}\n`)
    }
    const text = whole
      ? `${JSON.stringify(toldPrompt(answer.value, 'en'))}\n`
      : textOf(answer.value)
    const written = output === undefined ? ok(out(text)) : await writeText(output, text)
    if (!written.ok) err(describe(written.error, language))
    return written.ok
  } finally {
    await intake.dispose()
  }
}

async function compileAt(
  path: string,
  options: PromptOptions,
  intake: Intake,
): Promise<Result<PromptAnswer>> {
  // The same judgement of the same options as on the server.
  const valid = validate(compileGraphContract.body, withoutUndefined(options), 'request.invalid')
  if (!valid.ok) return valid
  const text = await readText(path)
  if (!text.ok) return text
  const json = parseJson(text.value)
  if (!json.ok) return json
  const folder = dirname(resolve(path))
  const file = (name: string) => openBeside(folder, name)
  const document = await readSentDocument(json.value, { intake, file })
  if (!document.ok) return document
  const blobs = intake.blobs()
  return compilePrompt(document.value, valid.value, blobs ? [blobs] : [])
}

function withoutUndefined(options: PromptOptions): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
}

async function readText(path: string): Promise<Result<string>> {
  try {
    return decodeUtf8(await readFile(path))
  } catch (error) {
    return fileFailure(path, error)
  }
}

async function writeText(file: string, text: string): Promise<Result<void>> {
  try {
    return ok(await writeFile(file, text))
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

function fileFailure(file: string, error: unknown): { ok: false; error: Failure } {
  const code = errorCode(error) ?? 'unknown'
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('file.notFound', { file })
  if (code === 'EISDIR') return fail('file.notFile', { file })
  return fail('file.notRead', { file, reason: code })
}

function textOf({ target, request }: PromptAnswer): string {
  if (target === 'markdown') return (request as { readonly text: string }).text
  return `${JSON.stringify(request)}\n`
}

/** The sentence of a failure and, below it, of each bad field with its place. */
function describe(failure: Failure, language: Language): string {
  const fields = failure.causes ?? []
  const where = fields.length === 0 && failure.pointer ? `${failure.pointer}: ` : ''
  const lines = fields.map((field) => `  ${field.pointer ?? ''}: ${sentence(field, language)}\n`)
  return `deixis: ${where}${sentence(failure, language)}\n${lines.join('')}`
}
