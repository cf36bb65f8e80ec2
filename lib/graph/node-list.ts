/**
 * Nodes in reading order for a batch that puts in and takes out many: each change and each place asked
 * for costs about the square root of the length, where an array would move all that stands behind.
 *
 * Method: the list is kept in short runs, with the run of each id noted (an unrolled list; Z. Shao,
 * J. Reppy, A. Appel, "Unrolling lists", 1994). Limit: making one costs as much as copying all nodes
 * a few times, so it pays from some dozens of changes on.
 */
import type { Node } from '../kinds'

/** A run that grows beyond this is cut in two. */
const runCountMax = 512

export class NodeList {
  readonly #runs: Node[][] = []
  readonly #runOf = new Map<string, Node[]>()
  #count: number

  constructor(nodes: readonly Node[]) {
    this.#count = nodes.length
    for (let start = 0; start < nodes.length; start += runCountMax / 2) {
      this.#runs.push(this.#note(nodes.slice(start, start + runCountMax / 2)))
    }
  }

  get count(): number {
    return this.#count
  }

  /** The node's place, or -1. */
  positionOf(id: string): number {
    const run = this.#runOf.get(id)
    if (run === undefined) return -1
    let position = placeIn(run, id)
    for (const before of this.#runs) {
      if (before === run) break
      position += before.length
    }
    return position
  }

  /** Puts a node in the place of the one with its id. */
  replace(node: Node): void {
    const run = this.#runOf.get(node.id)
    if (run !== undefined) run[placeIn(run, node.id)] = node
  }

  /** Puts a new node before the one that stands at `position`, or behind all. */
  insert(node: Node, position: number): void {
    let rest = position
    let index = 0
    for (; index < this.#runs.length - 1; index++) {
      const { length } = this.#runs[index] ?? []
      if (rest <= length) break
      rest -= length
    }
    const run = this.#runs[index] ?? []
    if (this.#runs.length === 0) this.#runs.push(run)
    run.splice(rest, 0, node)
    this.#runOf.set(node.id, run)
    this.#count++
    if (run.length > runCountMax) {
      this.#runs.splice(index + 1, 0, this.#note(run.splice(runCountMax / 2)))
    }
  }

  remove(id: string): void {
    const run = this.#runOf.get(id)
    if (run === undefined) return
    run.splice(placeIn(run, id), 1)
    this.#runOf.delete(id)
    this.#count--
    if (run.length === 0) this.#runs.splice(this.#runs.indexOf(run), 1)
  }

  toArray(): Node[] {
    return this.#runs.flat()
  }

  #note(run: Node[]): Node[] {
    for (const node of run) this.#runOf.set(node.id, run)
    return run
  }
}

function placeIn(run: readonly Node[], id: string): number {
  return run.findIndex((node) => node.id === id)
}
