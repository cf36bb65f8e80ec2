import { Readable } from 'node:stream'
import busboy from 'busboy'
import { bounds } from '../std/bounds'
import { fail, ok, type Failure, type Result } from '../std/result'
import { announcesMore } from './body'

export type Form = {
  /** Every text part by its name; a name that comes several times has several texts. */
  readonly fields: ReadonlyMap<string, readonly string[]>
}

/** A file of a multipart request as it arrives; it must be read to its end or refused. */
export type FilePart = {
  readonly name: string
  readonly fileName: string
  readonly stream: Readable
}

/**
 * Reads a multipart request (RFC 7578) as it arrives. The first failure ends the reading, so that
 * nothing is received in vain; no file is being taken any more when this returns.
 *
 * @param onFile takes a file; the next one may arrive before it has answered
 * @returns the texts, a failure of `onFile`, or `request.badMultipart`, `request.tooLarge`,
 * `request.tooManyParts`, `request.interrupted`
 */
export async function readMultipart(
  request: Request,
  onFile: (part: FilePart) => Promise<Result<unknown>>,
): Promise<Result<Form>> {
  const limit = bounds.multipartByteCountMax
  if (announcesMore(request, limit)) return fail('request.tooLarge', { limit })
  const parser = request.body === null ? undefined : createParser(request)
  if (parser === undefined || request.body === null) return fail('request.badMultipart')
  const source = countBytes(request.body, limit)
  const fields = new Map<string, string[]>()
  const streams: Readable[] = []
  const taking: Promise<void>[] = []
  const faults: unknown[] = []
  const failure = await new Promise<Failure | undefined>((resolve) => {
    const stop = ({ error }: { readonly error: Failure }) => resolve(error)
    const take = async (part: FilePart) => {
      const taken = await onFile(part)
      if (taken.ok) part.stream.resume()
      else stop(taken)
    }
    parser.on('field', (name, text, { valueTruncated }) => {
      if (valueTruncated) stop(fail('request.tooLarge', { limit: fieldByteCountMax }))
      fields.set(name, [...(fields.get(name) ?? []), text])
    })
    parser.on('file', (name, stream, { filename }) => {
      streams.push(stream)
      // A part that is cut off fails its own stream, and whoever takes it tells of it.
      stream.on('error', () => {})
      const taken = take({ name, fileName: filename ?? '', stream }).catch((fault: unknown) => {
        faults.push(fault)
        resolve(undefined)
      })
      taking.push(taken)
    })
    const tooMany = () => stop(fail('request.tooManyParts', { limit: partsCountMax }))
    parser.on('partsLimit', tooMany).on('filesLimit', tooMany).on('fieldsLimit', tooMany)
    parser.on('error', () => stop(fail('request.badMultipart')))
    parser.on('close', () => void Promise.all(taking).then(() => resolve(undefined)))
    source.stream.on('error', () =>
      stop(source.isOver() ? fail('request.tooLarge', { limit }) : fail('request.interrupted')),
    )
    source.stream.pipe(parser)
  })
  source.stream.unpipe(parser)
  for (const stream of [source.stream, parser, ...streams]) stream.destroy()
  await Promise.all(taking)
  if (faults.length > 0) throw faults[0]
  return failure ? { ok: false, error: failure } : ok({ fields })
}

const partsCountMax = bounds.multipartPartsCountMax
/** A text part may hold a whole document. */
const fieldByteCountMax = bounds.jsonByteCountMax

function createParser(request: Request): busboy.Busboy | undefined {
  const parts = partsCountMax
  try {
    return busboy({
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
      defParamCharset: 'utf8',
      limits: {
        parts,
        files: parts,
        fields: parts,
        fieldSize: fieldByteCountMax,
        fieldNameSize: 300,
      },
    })
  } catch {
    // No boundary, or another kind of form.
    return undefined
  }
}

function countBytes(body: ReadableStream<Uint8Array>, limit: number) {
  let byteCount = 0
  const counted = async function* () {
    for await (const chunk of body) {
      byteCount += chunk.length
      if (byteCount > limit) throw new Error('over the limit')
      yield chunk
    }
  }
  return {
    stream: Readable.from(counted(), { objectMode: false }),
    isOver: () => byteCount > limit,
  }
}
