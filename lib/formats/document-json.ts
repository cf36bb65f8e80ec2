import type { GraphDocument } from '../graph/document'
import { canonicalDocument } from '../graph/hash'
import { isObject, parseJson } from '../std/json'
import { fail, ok, type Result } from '../std/result'

type Raw = Readonly<Record<string, unknown>>

/** A document as canonical JSON (RFC 8785) in one line that ends with a break. */
export function documentText(document: GraphDocument): string {
  return `${canonicalDocument(document)}\n`
}

/**
 * The document in a JSON text: itself, or the member `document` of what the API answers with.
 *
 * @returns `import.notDocument` for JSON that is none, or a failure of `parseJson`
 */
export function readDocumentText(text: string, path: string): Result<Raw> {
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  const { value } = parsed
  if (!isObject(value)) return fail('import.notDocument', { file: path })
  const document = Array.isArray(value['nodes']) ? value : value['document']
  return isObject(document) && Array.isArray(document['nodes'])
    ? ok(document)
    : fail('import.notDocument', { file: path })
}

/** The hashes of a raw document's stored media, by the id of their node. */
export function storedHashes(document: Raw): ReadonlyMap<string, string> {
  const hashes = new Map<string, string>()
  const nodes: unknown = document['nodes']
  for (const node of Array.isArray(nodes) ? (nodes as unknown[]) : []) {
    const asset = isObject(node) ? node['asset'] : undefined
    const hash = isObject(asset) ? asset['hash'] : undefined
    if (isObject(node) && typeof node['id'] === 'string' && typeof hash === 'string') {
      hashes.set(node['id'], hash)
    }
  }
  return hashes
}
