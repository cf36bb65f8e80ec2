import { bounds } from '../std/bounds'
import { parseJson, type JsonValue } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import { decodeUtf8 } from '../std/utf8'

/**
 * Reads a JSON body. Its announced length is judged before a byte is read and its true one while it
 * arrives, so what is too large is refused before it is all here.
 *
 * @param isOptional whether an empty body stands for `{}`
 * @returns the value, `request.badContentType`, `request.badEncoding`, `request.tooLarge`,
 * `request.interrupted`, `request.empty`, `text.badEncoding`, or a failure of `parseJson`
 */
export async function readJsonBody(
  request: Request,
  isOptional: boolean,
): Promise<Result<JsonValue>> {
  if (isOptional && request.body === null) return ok({})
  const refused = refuseEncoding(request)
  if (refused) return refused
  const mediaType = mediaTypeOf(request)
  if (mediaType !== 'application/json' && !mediaType.endsWith('+json')) {
    if (mediaType === '' && !hasBody(request)) return isOptional ? ok({}) : fail('request.empty')
    return fail('request.badContentType', { accepted: ['application/json'] })
  }
  const bytes = await readBytes(request, bounds.jsonByteCountMax)
  if (!bytes.ok) return bytes
  if (bytes.value.length === 0) return isOptional ? ok({}) : fail('request.empty')
  const text = decodeUtf8(bytes.value)
  return text.ok ? parseJson(text.value) : text
}

/** The type of a request without its parameters, in small letters. */
export function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** Whether a message has a body, which its headers alone say (RFC 9112, 6.3). */
function hasBody({ headers }: Request): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0
}

/** A compressed body could grow without bound as it is unpacked, so none is taken. */
export function refuseEncoding(request: Request): ReturnType<typeof fail> | undefined {
  const encoding = request.headers.get('content-encoding')
  if (encoding === null || encoding.toLowerCase() === 'identity') return undefined
  return fail('request.badEncoding', { encoding: encoding.slice(0, 40) })
}

/** Whether the announced length is over a limit; a request may announce none. */
export function announcesMore(request: Request, limit: number): boolean {
  return Number(request.headers.get('content-length') ?? 0) > limit
}

async function readBytes(request: Request, limit: number): Promise<Result<Uint8Array>> {
  if (announcesMore(request, limit)) return fail('request.tooLarge', { limit })
  if (request.body === null) return ok(new Uint8Array())
  const chunks: Uint8Array[] = []
  let byteCount = 0
  // A reader costs half of what `for await` does over a stream.
  const reader = request.body.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      byteCount += read.value.length
      if (byteCount > limit) {
        await reader.cancel()
        return fail('request.tooLarge', { limit })
      }
      chunks.push(read.value)
    }
  } catch {
    return fail('request.interrupted')
  }
  return ok(Buffer.concat(chunks))
}
