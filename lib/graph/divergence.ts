import { concatenated, cutAt, runsOf, withRun, type RunTree } from './run-tree'
import type { TextEdit } from './text-edit'

/**
 * How a text with everybody's edits, the merged one, differs from the one with only one's own, while
 * either is edited (operational transformation of replaced ranges, after C. Ellis and S. Gibbs,
 * "Concurrency control in groupware systems", 1989).
 *
 * Method: the two texts are kept as one list of runs: what both have, what others took out, what others
 * put in. An edit divides at most two runs and makes one of all those between, so that `n` edits of both
 * sides together cost about `n log n`. An edit must lie within its text; how long that is is not known.
 */
export class Divergence {
  #runs: RunTree = withRun(undefined, { own: Infinity, merged: Infinity, text: '' })

  /** An edit of the merged text that one's own does not have. */
  editMerged({ start, end, insert }: TextEdit): void {
    const [before, rest] = cutAt(this.#runs, start, 'merged')
    const [replaced, behind] = cutAt(rest, end - start, 'merged')
    const withInsert = withRun(before, { own: 0, merged: insert.length, text: insert })
    const taken = withRun(withInsert, { own: replaced?.own ?? 0, merged: 0, text: '' })
    this.#runs = concatenated(taken, behind)
  }

  /**
   * An edit of one's own text, made in the merged one too. It stands behind what others put at its place,
   * and takes out nothing of what they put in between.
   *
   * @returns what it is in the merged text: edits to be applied one after the other, the later place
   * first, so that the earlier ones' offsets still hold
   */
  editOwn({ start, end, insert }: TextEdit): TextEdit[] {
    const [before, rest] = cutAt(this.#runs, start, 'own')
    const [replaced, behind] = cutAt(rest, end - start, 'own')
    let place = before?.merged ?? 0
    let last = { start: place, end: place, insert }
    const edits = [last]
    const kept: string[] = []
    for (const { own, merged, text } of runsOf(replaced)) {
      if (own === 0) kept.push(text)
      else if (merged > 0 && last.end === place) last.end += merged
      else if (merged > 0) edits.push((last = { start: place, end: place + merged, insert: '' }))
      place += merged
    }
    const text = kept.join('')
    const both = { own: insert.length, merged: insert.length, text: '' }
    const withKept = withRun(withRun(before, both), { own: 0, merged: text.length, text })
    this.#runs = concatenated(withKept, behind)
    return edits.reverse()
  }

  /** The merged text, given one's own. */
  mergedText(own: string): string {
    const parts: string[] = []
    let place = 0
    for (const run of runsOf(this.#runs)) {
      parts.push(run.own > 0 && run.merged > 0 ? own.slice(place, place + run.own) : run.text)
      place += run.own
    }
    return parts.join('')
  }
}
