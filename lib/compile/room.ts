import type { Diagnostic } from '../graph/diagnostic'
import type { ManifestEscape, ManifestReference } from '../prompt/manifest'
import { bounds } from '../std/bounds'

/** What a prompt gathers while texts are told. */
export type Findings = {
  readonly references: ManifestReference[]
  readonly escapes: ManifestEscape[]
  readonly diagnostics: Diagnostic[]
  readonly room: Room
}

/** Findings without an entry and with all their room, for one compile. */
export function emptyFindings(): Findings {
  return { references: [], escapes: [], diagnostics: [], room: new Room() }
}

/**
 * How much a prompt may still hold. References repeat aliases and labels, and relations are told at both
 * ends, so a prompt may be many times as long as its document: telling ends where the bound is passed,
 * and what was told by then is kept, since a compile never throws (P6).
 */
export class Room {
  #length = 0
  #refersCount = 0
  #longest: { readonly nodeId: string; readonly length: number } | undefined

  /** Notes what was told of a node (`nodeId` is empty for a question that a caller sent). */
  take(nodeId: string, length: number): void {
    this.#length += length
    if (length > (this.#longest?.length ?? -1)) this.#longest = { nodeId, length }
  }

  /** Notes how many nodes a reference names, of which a short phrase may name all. */
  refer(count: number): void {
    this.#refersCount += count
  }

  get refersCount(): number {
    return this.#refersCount
  }

  get isFull(): boolean {
    return this.#length > bounds.promptLengthMax
  }

  /** What takes up most of the prompt: the first thing to shorten. */
  get longest(): { readonly nodeId: string; readonly length: number } | undefined {
    return this.#longest
  }
}

/** Whether no more may be told: the text is too long, or the manifest holds too much. */
export function isFull(findings: Findings): boolean {
  return findings.room.isFull || marksCountOf(findings) > bounds.manifestMarksCountMax
}

/** What was found in a stretch of telling. */
export type Found = Omit<Findings, 'room'> & { readonly room: Pick<Room, 'refersCount'> }

/** References, escapes and what is reported of them, of which a short text may hold many. */
function marksCountOf({ references, escapes, diagnostics, room }: Found): number {
  return references.length + room.refersCount + escapes.length + diagnostics.length
}

/** Tells something, and says what was found by it. */
export function foundBy<T>(findings: Findings, tell: () => T): { told: T; found: Found } {
  const { references, escapes, diagnostics, room } = findings
  const before = {
    references: references.length,
    escapes: escapes.length,
    diagnostics: diagnostics.length,
    refersCount: room.refersCount,
  }
  const told = tell()
  const found = {
    references: references.slice(before.references),
    escapes: escapes.slice(before.escapes),
    diagnostics: diagnostics.slice(before.diagnostics),
    room: { refersCount: room.refersCount - before.refersCount },
  }
  return { told, found }
}

/** Notes again what was found before; says no, and notes nothing, where the manifest would hold too much. */
export function findAgain(findings: Findings, found: Found): boolean {
  if (marksCountOf(findings) + marksCountOf(found) > bounds.manifestMarksCountMax) return false
  for (const each of found.references) findings.references.push(each)
  for (const each of found.escapes) findings.escapes.push(each)
  for (const each of found.diagnostics) findings.diagnostics.push(each)
  findings.room.refer(found.room.refersCount)
  return true
}
