import { Readable } from 'node:stream'
import type { ExportedGraph } from '../services/exports'
import { receiveImport, type ImportInput } from '../services/imports'
import type { Instance } from '../services/instance'
import { told } from '../services/sentences'
import { fail, ok, type Result } from '../std/result'
import { mediaTypeOf, refuseEncoding } from './body'
import { notesHeader } from './contract/formats'
import { readMultipart } from './multipart'
import { apiHeaders } from './response'
import { revisionTag } from './revision'

type Received = Pick<ImportInput, 'staged' | 'fileName'>

/**
 * Puts the one file of a request on disk: its raw body, or the only file of a multipart request.
 *
 * @returns the file, which whoever called discards, or a failure of `receiveImport`, `request.noFile`,
 * `request.oneFile` or another of `readMultipart`
 */
export async function receiveSentFile(
  request: Request,
  instance: Instance,
  name: string,
): Promise<Result<Received>> {
  const refused = refuseEncoding(request)
  if (refused) return refused
  if (mediaTypeOf(request) !== 'multipart/form-data') {
    if (request.body === null) return fail('import.empty')
    const body = Readable.fromWeb(request.body as never)
    const staged = await receiveImport(instance, body, request.signal)
    return staged.ok ? ok({ staged: staged.value, fileName: name }) : staged
  }
  const received: Received[] = []
  let count = 0
  const form = await readMultipart(request, async ({ stream, fileName }) => {
    count += 1
    if (count > 1) return fail('request.oneFile')
    const staged = await receiveImport(instance, stream, request.signal)
    if (staged.ok) received.push({ staged: staged.value, fileName: name || fileName })
    return staged
  })
  const [file] = received
  if (form.ok && file) return ok(file)
  if (file) await instance.blobs.discard(file.staged)
  return form.ok ? fail('request.noFile') : form
}

/** Sends an exported graph to be saved under its name, as it is made. */
export function exportResponse(exported: ExportedGraph): Response {
  const { fileName, mediaType, notes, revision, chunks } = exported
  const body = Readable.toWeb(Readable.from(chunks, { objectMode: false }))
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      ...apiHeaders,
      // A browser that opens it by itself runs nothing of it.
      'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'Content-Type': mediaType,
      'Content-Disposition': disposition(fileName),
      ETag: revisionTag(revision),
      [notesHeader]: encodeURIComponent(JSON.stringify(notes.map((note) => told(note, 'en')))),
    },
  })
}

/** A name in ASCII for old readers, and the whole one as RFC 8187 writes it. */
function disposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const whole = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
