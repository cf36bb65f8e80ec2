import { fileTypeFromBuffer } from 'file-type'
import type { z } from 'zod'

/** Whether a medium can be had from an address, as a provider that fetches it finds out. */
export type Reachable = (address: string) => boolean

const typesByAnotherName: Readonly<Record<string, string>> = {
  'audio/mp3': 'audio/mpeg',
  'audio/x-flac': 'audio/flac',
}

const plainType = (type: string) => {
  const [bare = ''] = type.split(';')
  return typesByAnotherName[bare] ?? bare
}

/** The bytes of strict base64: no line breaks, no other alphabet, padded. */
export function bytesOf(base64: string): Buffer | undefined {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length > 0 && bytes.toString('base64') === base64 ? bytes : undefined
}

/** Why bytes are not what they are called, or nothing where they are. */
export async function mediaFault(base64: string, mediaType: string): Promise<string | undefined> {
  const bytes = bytesOf(base64)
  if (!bytes) return 'not base64'
  const found = await fileTypeFromBuffer(bytes)
  const actual = found ? plainType(found.mime) : 'of no known type'
  return actual === plainType(mediaType) ? undefined : `called ${mediaType}, but ${actual}`
}

/** Adds a fault at a place of the body, as zod tells them. */
export function refuse(context: z.RefinementCtx, message: string, path: PropertyKey[] = []): void {
  context.addIssue({ code: 'custom', message, path: [...path] })
}

/** The first fault of a body in words, with the place where it is. */
export function faultOf(error: z.ZodError): { message: string; place: string } {
  const { message, path } = deepest(error.issues[0] as z.core.$ZodIssue)
  const place = path.map(String).join('.')
  return { message: `${place}: ${message}`, place }
}

/** Of several forms that a value may have, the one that it comes nearest to says best what is wrong. */
function deepest(issue: z.core.$ZodIssue): { message: string; path: PropertyKey[] } {
  const { message, path } = issue
  if (issue.code !== 'invalid_union') return { message, path }
  const inner = issue.errors.flatMap(([first]) => (first ? [deepest(first)] : []))
  const best = inner.sort((a, b) => b.path.length - a.path.length)[0]
  return best ? { message: best.message, path: [...path, ...best.path] } : { message, path }
}
