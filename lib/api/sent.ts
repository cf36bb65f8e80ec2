import { Readable } from 'node:stream'
import type { Asset } from '../media/asset'
import { bounds } from '../std/bounds'
import { isObject, parseJson, type JsonValue } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import { cutText } from '../std/text'
import { decodeUtf8 } from '../std/utf8'
import type { Intake, Taken } from '../services/intake'
import { announcesMore, mediaTypeOf, readJsonBody, refuseEncoding } from './body'
import { readMultipart, type FilePart, type Form } from './multipart'

const multipart = 'multipart/form-data'
const json = 'application/json'

/** A body with a document, and the files that came with it by part name and by file name. */
export type SentBody = { readonly value: JsonValue; readonly parts: ReadonlyMap<string, Asset> }

/**
 * Reads a request that brings a document: JSON, or a multipart request whose part `document` is the
 * document (or the whole JSON body), whose other texts are the body's other fields, and whose files
 * are media. Part and file may come in any order.
 */
export async function readSentBody(request: Request, intake: Intake): Promise<Result<SentBody>> {
  if (mediaTypeOf(request) !== multipart) {
    const body = await readJsonBody(request, false)
    if (body.ok) return ok({ value: body.value, parts: new Map() })
    const { code } = body.error
    return code === 'request.badContentType' ? fail(code, { accepted: [json, multipart] }) : body
  }
  const refused = refuseEncoding(request)
  if (refused) return refused
  const parts = new Map<string, Asset>()
  const documents: string[] = []
  const form = await readMultipart(request, async (part) => {
    if (part.name === 'document') {
      const text = await readTextPart(part)
      if (text.ok) documents.push(text.value)
      return text
    }
    const taken = await intake.take(part.stream)
    if (!taken.ok) return named(taken, part)
    for (const name of new Set([part.name, part.fileName])) {
      if (name !== '' && !parts.has(name)) parts.set(name, taken.value.asset)
    }
    return taken
  })
  if (!form.ok) return form
  const value = bodyOf(form.value, [...documents, ...(form.value.fields.get('document') ?? [])])
  return value.ok ? ok({ value: value.value, parts }) : value
}

/** Says which of several files is meant. */
function named<T>(failure: Result<T>, part: FilePart): Result<T> {
  if (failure.ok) return failure
  const { error } = failure
  const file = cutText(part.fileName || part.name, 200)
  return { ok: false, error: { ...error, params: { ...error.params, file } } }
}

async function readTextPart({ stream }: FilePart): Promise<Result<string>> {
  const chunks: Uint8Array[] = []
  let byteCount = 0
  const limit = bounds.jsonByteCountMax
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      byteCount += chunk.length
      if (byteCount > limit) return fail('request.tooLarge', { limit })
      chunks.push(chunk)
    }
  } catch {
    return fail('request.interrupted')
  }
  return decodeUtf8(Buffer.concat(chunks))
}

function bodyOf(form: Form, documents: readonly string[]): Result<JsonValue> {
  const [text] = documents
  if (text === undefined) return fail('request.noDocument')
  if (documents.length > 1) return fail('request.partTwice', { part: 'document' })
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  const whole = isObject(parsed.value) && isObject(parsed.value['document'])
  const body: Record<string, JsonValue> = whole
    ? { ...(parsed.value as Record<string, JsonValue>) }
    : { document: parsed.value }
  for (const [name, texts] of form.fields) {
    if (name === 'document') continue
    const value = fieldValue(name, texts)
    if (!value.ok) return value
    // Assigning would let a part of this name set the object's prototype.
    Object.defineProperty(body, name, { value: value.value, enumerable: true })
  }
  return ok(body)
}

/** A form has only texts: `focus` is its ids, and a text that begins like an object is one. */
function fieldValue(name: string, texts: readonly string[]): Result<JsonValue> {
  if (name === 'focus') return ok(texts.flatMap((text) => text.split(',')).map((id) => id.trim()))
  const [text = ''] = texts
  if (texts.length > 1) return fail('request.partTwice', { part: cutText(name, 100) })
  if (name !== 'question' || !/^\s*\{\s*"node"\s*:/.test(text)) return ok(text)
  return parseJson(text)
}

/**
 * Takes in the one file of a request: its raw body, whatever type it claims, or the only file of a
 * multipart request.
 */
export async function takeSentFile(request: Request, intake: Intake): Promise<Result<Taken>> {
  const refused = refuseEncoding(request)
  if (refused) return refused
  if (mediaTypeOf(request) !== multipart) {
    const limit = bounds.uploadByteCountMax
    if (announcesMore(request, limit)) return fail('media.tooLarge', { limit })
    if (request.body === null) return fail('media.empty')
    return intake.take(Readable.fromWeb(request.body as never), request.signal)
  }
  let taken: Taken | undefined
  let count = 0
  const form = await readMultipart(request, async (part) => {
    count += 1
    if (count > 1) return fail('request.oneFile')
    const result = await intake.take(part.stream)
    if (result.ok) taken = result.value
    return named(result, part)
  })
  if (!form.ok) return form
  return taken ? ok(taken) : fail('request.noFile')
}
