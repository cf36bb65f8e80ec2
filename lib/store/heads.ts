import type { GraphDocument } from '../graph/document'

/** What was known about a snapshot when a head was read. */
export type SnapshotMark = {
  readonly revision: number
  readonly byteCount: number
  readonly logByteCount: number
}

/** A graph as it stands at a revision. Never changed in place: a newer head replaces it. */
export type Head = {
  readonly graphId: string
  readonly workspaceId: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly revision: number
  readonly document: GraphDocument
  /** Bytes of commands and inverses ever logged for this graph. */
  readonly logByteCount: number
  /** The newest snapshot, as far as this process knows. */
  readonly snapshot: SnapshotMark
}

/** Bytes of log since the last snapshot, which reading the head again would replay. */
export function loggedSinceSnapshot(head: Head): number {
  return head.logByteCount - head.snapshot.logByteCount
}

/** An upper estimate of the document's JSON: the snapshot and all that was logged since. */
function byteCountOf(head: Head): number {
  return head.snapshot.byteCount + loggedSinceSnapshot(head)
}

/**
 * The heads last used, bounded by bytes of JSON; the least recently used go first. A head in here may be
 * old, since other processes write too: whoever uses one proves its revision against the database.
 */
export class HeadCache {
  readonly #heads = new Map<string, Head>()
  readonly #byteCountMax: number
  #byteCount = 0

  constructor(byteCountMax: number) {
    this.#byteCountMax = byteCountMax
  }

  get byteCount(): number {
    return this.#byteCount
  }

  get(workspaceId: string, graphId: string): Head | undefined {
    const head = this.#heads.get(graphId)
    // Another workspace must not even learn that the graph exists.
    if (head === undefined || head.workspaceId !== workspaceId) return undefined
    this.#heads.delete(graphId)
    this.#heads.set(graphId, head)
    return head
  }

  /** Keeps a head, unless a newer one of the same graph is there already. */
  set(head: Head): void {
    const known = this.#heads.get(head.graphId)
    const sameGraph = known?.createdAt.getTime() === head.createdAt.getTime()
    if (known !== undefined && sameGraph && known.revision > head.revision) return
    this.delete(head.graphId)
    const byteCount = byteCountOf(head)
    if (byteCount > this.#byteCountMax) return
    this.#heads.set(head.graphId, head)
    this.#byteCount += byteCount
    for (const graphId of this.#heads.keys()) {
      if (this.#byteCount <= this.#byteCountMax) break
      this.delete(graphId)
    }
  }

  delete(graphId: string): void {
    const head = this.#heads.get(graphId)
    if (head === undefined) return
    this.#heads.delete(graphId)
    this.#byteCount -= byteCountOf(head)
  }

  clear(): void {
    this.#heads.clear()
    this.#byteCount = 0
  }
}
