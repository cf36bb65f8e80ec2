import { ClauseReader } from './head-final-clause'
import type { Step } from './head-final-counts'
import type { Phrase } from './phrase'
import type { Token } from './tokens'

/** What a thing stands beside or between, said before its noun: 赤いカップの左のカップ, A와 B 사이의 침대. */
export abstract class BesideReader extends ClauseReader {
  /** 赤いカップの左のカップ: what stands before says beside what the thing behind it is. */
  protected besideThing(where: 'left' | 'right'): Step {
    this.addGroup(this.group, false)
    this.group = []
    const anchor = this.finish(this.end)
    const outer = anchor && this.behindRelation(this.at + 1)
    if (!outer) return 'stop'
    this.result = {
      ...outer,
      start: anchor.start,
      from: anchor.from,
      relation: { where, anchors: [anchor] },
    }
    return 'last'
  }

  /** A와 B 사이의 침대, AとBの間の席: the phrase so far and the next one, if they are what something is between. */
  protected between(first: Phrase): Phrase | undefined {
    const and = this.tag(first.to + 1) === 'and' ? 1 : 0
    if (and === 0 && !/(?:와|과|랑|하고)$/.test((this.tokens[first.to] as Token).particle))
      return undefined
    const at = first.to + 1 + and
    const second = first.head && this.word(at) ? this.inner(at) : undefined
    if (!second?.head || this.tag(second.to + 1) !== 'relation') return undefined
    const outer = this.behindRelation(second.to + 2)
    return (
      outer && {
        ...outer,
        start: first.start,
        from: first.from,
        relation: { where: 'between', anchors: [first, second] },
      }
    )
  }

  protected behindRelation(from: number): Phrase | undefined {
    let at = from
    while (['of', 'tie'].includes(this.tag(at) ?? '')) at++
    const outer = this.word(at) ? this.inner(at) : undefined
    return outer?.head && !outer.relation ? outer : undefined
  }
}
