import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../std/json'
import type { GraphDocument } from './document'
import { sortedEdges } from './walk'

/**
 * `sha256-` and 64 hexadecimal digits over a text in UTF-8 that comes in pieces, none of which ends
 * within a character.
 */
export type HashPieces = (pieces: Iterable<string>) => string

/** Synchronous and in plain JavaScript, since browsers have sha-256 only behind a promise. */
export const hashPieces: HashPieces = (pieces) => {
  const hash = sha256.create()
  for (const piece of pieces) hash.update(utf8ToBytes(piece))
  return `sha256-${bytesToHex(hash.digest())}`
}

/** A piece of so many items is gone before the next is made, however large the graph is. */
const itemsPerPieceCount = 256

/**
 * The document as canonical JSON (RFC 8785), its edges in the order that counts: what is compared and
 * hashed.
 */
function* canonicalPieces(document: GraphDocument): Generator<string> {
  const members: Record<string, unknown> = { ...document, edges: sortedEdges(document) }
  let separator = '{'
  for (const key of Object.keys(members).sort()) {
    const value = members[key]
    if (value === undefined) continue
    yield `${separator}${JSON.stringify(key)}:`
    separator = ','
    if (Array.isArray(value)) yield* arrayPieces(value, canonicalJson)
    else yield canonicalJson(value)
  }
  yield '}'
}

/** An array as JSON, many items a piece. */
export function* arrayPieces(
  items: readonly unknown[],
  write: (items: readonly unknown[]) => string,
): Generator<string> {
  yield '['
  for (let start = 0; start < items.length; start += itemsPerPieceCount) {
    const text = write(items.slice(start, start + itemsPerPieceCount))
    yield (start === 0 ? '' : ',') + text.slice(1, -1)
  }
  yield ']'
}

/** The whole canonical text, for whoever compares documents. */
export function canonicalDocument(document: GraphDocument): string {
  return [...canonicalPieces(document)].join('')
}

const documentHashes = new WeakMap<GraphDocument, string>()

/** The hash of the canonical document; a document never changes in place, so it is made once. */
export function documentHash(document: GraphDocument, hash: HashPieces = hashPieces): string {
  const known = documentHashes.get(document)
  if (known !== undefined) return known
  const made = hash(canonicalPieces(document))
  documentHashes.set(document, made)
  return made
}
