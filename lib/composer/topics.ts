import { isMedium, paired, type Facts } from './fact'
import type { Span } from './text'

/*
 * What a reader of a language supplies: for each clause in which media stand, of what the clause is, with
 * `topic`. The topic is the clause's own subject; where it has none, or a pronoun, it is that of the clause
 * before, in the same sentence or the one before it. Clauses that ask, deny, suppose, or whose subject is
 * unknown are not supplied (`skip` says that a medium stood in one: it then belongs to no other topic).
 * `isShared` where the words say that all of a plural topic are in one medium ("in", "all of them", 모두).
 */

type Beside = Span & {
  readonly topic: readonly string[]
  readonly media: readonly string[]
  readonly isShared: boolean
}

/**
 * Media that stand beside what a clause is about and that no relation took: that is where it is seen, or
 * what it gives off. Read once the whole text is, for what is stated anywhere goes before.
 */
export class Topics {
  readonly #beside: Beside[] = []

  constructor(readonly facts: Facts) {}

  add(
    topic: readonly string[],
    media: readonly string[],
    span: Span,
    { isShared = false }: { readonly isShared?: boolean } = {},
  ): void {
    const things = this.facts.expand(topic).filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    const shown = this.facts.expand(media).filter((id) => isMedium(this.facts.nodes.kindOf(id)))
    if (shown.length === 0) return
    this.#beside.push({ topic: things, media: shown, isShared, start: span.start, end: span.end })
  }

  /** Media in a clause that gives them to nothing. */
  skip(media: readonly string[], span: Span): void {
    this.add([], media, span)
  }

  /** States what is left, and no medium for two topics. */
  state(): void {
    const taken = new Set(
      this.facts.list.flatMap((fact) =>
        fact.what === 'relation' ? [fact.target, fact.source] : [],
      ),
    )
    const topicOf = new Map<string, string>()
    const contested = new Set<string>()
    for (const { topic, media } of this.#beside) {
      for (const medium of media) {
        const said = topic.join(' ')
        if ((topicOf.get(medium) ?? said) !== said) contested.add(medium)
        topicOf.set(medium, said)
      }
    }
    for (const { topic, media, isShared, start, end } of this.#beside) {
      const free = media.filter((id) => !taken.has(id) && !contested.has(id))
      if (free.length !== media.length || topic.length === 0) continue
      const isOne = topic.length === 1 || isShared || topic.length === media.length
      if (!isOne) continue
      for (const [thing, medium] of paired(topic, free, { respectively: true, isList: true }))
        this.facts.medium(thing, medium, { start, end })
    }
  }
}
