import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../std/json'
import type { GraphDocument } from './document'
import { sortedEdges } from './walk'

const canonicalTexts = new WeakMap<object, string>()

/** A node or an edge never changes in place, so its canonical text is made once. */
function canonicalTextOf(value: object): string {
  const known = canonicalTexts.get(value)
  if (known !== undefined) return known
  const text = canonicalJson(value)
  canonicalTexts.set(value, text)
  return text
}

/**
 * The document as canonical JSON (RFC 8785), its edges in the order that counts: what is stored,
 * compared and hashed.
 */
export function canonicalDocument(document: GraphDocument): string {
  const { nodes, edges, ...rest } = document
  const parts: Record<string, string> = {
    nodes: `[${nodes.map(canonicalTextOf).join(',')}]`,
    edges: `[${sortedEdges({ ...rest, nodes, edges })
      .map(canonicalTextOf)
      .join(',')}]`,
  }
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined) parts[key] = canonicalJson(value)
  }
  const members = Object.keys(parts).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${parts[key]}`).join(',')}}`
}

/** `sha256-` and 64 hexadecimal digits over a text in UTF-8. Synchronous, in browsers too. */
export function hashText(text: string): string {
  return `sha256-${bytesToHex(sha256(utf8ToBytes(text)))}`
}

const documentHashes = new WeakMap<GraphDocument, string>()

export function documentHash(document: GraphDocument): string {
  const known = documentHashes.get(document)
  if (known !== undefined) return known
  const hash = hashText(canonicalDocument(document))
  documentHashes.set(document, hash)
  return hash
}
