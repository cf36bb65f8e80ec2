import type { Atom } from './atoms'
import { paired, type Facts } from './fact'
import { areMedia, breaks } from './head-first-clauses'
import { polarityOf } from './head-first-polarity'
import { isVerb } from './head-first-verbs'
import { spanOf } from './head-first-words'
import * as en from './languages/en'
import { ageAt, refsAt, type Refs } from './refs'
import type { Topics } from './topics'

const introducing = /^(?:this|that|here|it|these|those|below|attached|above|following)$/
/** Words that say no more than that a medium stands there, and of what it is. */
const pointing =
  /^(?:see|seen|show|shown|pictured|heard|hear|listen|look|photo|photos|picture|pictures|image|images|pic|pics|sound|sounds|recording|recordings|voice|bark|x-ray|scan|screenshot|close-up|in|at|on|from|of|as|the|a|an|this|that|that's|these|here|here's|is|are|'s|'re|it|her|him|them|its|his|their|he|she|front|back|side|sides|left|right|top|behind|above|below|inside|outside|attached|for|example|and|also|again|view|you|can|i|we|took|take|recorded|photographed|filmed|e\.g|respectively|order|,|:|\(|\)|-|–|—|\.|!|;)$/
/** Words by which a medium beside a thing is not of it. */
const comparing =
  /^(?:compare|compared|like|unlike|than|with|without|instead|similar|same|or|before|after)$/

/** Reads media that stand beside things: "(see [photo 1])", "first dog: [photo 1]", "[photo 1] from the back". */
export class Beside {
  constructor(
    readonly facts: Facts,
    readonly topics: Topics,
  ) {}

  /**
   * The words of a statement without its parts that only point at media, which are of its topic: "costs $9:
   * [photo 1] from the front, [photo 2] from the back".
   */
  parted(words: readonly Atom[], topic: readonly string[]): readonly Atom[] {
    const kept: Atom[] = []
    for (const [index, piece] of piecesIn(this.facts, words).entries()) {
      const media = this.#mediaIn(piece)
      if (index === 0 || media.length === 0 || !this.#isPointing(piece, topic)) kept.push(...piece)
      else this.topics.add(topic, media, spanOf(piece), { isShared: isShared(piece) })
    }
    return kept
  }

  /** Media in a clause whose subject is nothing known: of the topic, if it only points; else of nobody. */
  alone(words: readonly Atom[], topic: readonly string[]): boolean {
    const media = this.#mediaIn(words)
    if (media.length === 0) return false
    if (!this.#isPointing(words, topic)) return false
    this.topics.add(topic, media, spanOf(words), { isShared: isShared(words) })
    return true
  }

  /** The media of a clause that is about these. */
  of(words: readonly Atom[], topic: readonly string[]): void {
    const media = this.#mediaIn(words)
    const isCompared =
      words.some(({ lower }) => comparing.test(lower)) || polarityOf(this.facts, words) !== 'told'
    if (media.length === 0) return
    if (isCompared) this.topics.skip(media, spanOf(words))
    else this.topics.add(topic, media, spanOf(words), { isShared: isShared(words) })
  }

  #mediaIn(words: readonly Atom[]): readonly string[] {
    return words.flatMap(({ type, mention }) =>
      type === 'ref' && areMedia(this.facts, mention?.refers ?? []) ? (mention?.refers ?? []) : [],
    )
  }

  #isPointing(words: readonly Atom[], topic: readonly string[] = []): boolean {
    return words.every(({ type, lower, mention }) => {
      if (type !== 'ref') return pointing.test(lower)
      const ids = mention?.refers ?? []
      const isTopic = this.facts.expand(ids).every((id) => topic.includes(id))
      return areMedia(this.facts, ids) || isTopic
    })
  }

  /** "In [photo 1] you can see the first": things that are seen there. */
  seenIn(
    atoms: readonly Atom[],
    { ids, next }: { ids: readonly string[]; next: number },
    end: number,
  ): void {
    const words = atoms.slice(next, end)
    if (polarityOf(this.facts, words) !== 'told') return
    const verb = words.findIndex(({ lower }) =>
      /^(?:see|is|are|there's|'s|sits|stands|lies)$/.test(lower),
    )
    // "…, in [photo 2] the other".
    const isBare = verb < 0 && words.length === 1
    const listed = verb < 0 && !isBare ? undefined : refsAt(words, verb + 1, this.facts)
    if (!listed) return
    for (const thing of this.facts.expand(listed.ids))
      for (const id of ids) this.facts.medium(thing, id, listed.span)
  }

  /** "The first ([photo 1]) …", "The first, in [photo 1], …": a medium put in behind a subject. */
  aside(atoms: readonly Atom[], subject: Refs, from: number): number {
    const opens = atoms[from]?.lower
    // "The first speaker in [sound 1] is …".
    const isDirect = atoms[from]?.type === 'ref'
    const inMedium =
      opens === 'in' || isDirect ? refsAt(atoms, isDirect ? from : from + 1, this.facts) : undefined
    if (inMedium && areMedia(this.facts, inMedium.ids) && isVerb(atoms[inMedium.next])) {
      this.#pair(subject, inMedium, !isDirect)
      return inMedium.next
    }
    if (opens !== '(' && opens !== ',') return from
    const at = /^(?:in|on|see|shown)$/.test(atoms[from + 1]?.lower ?? '') ? from + 2 : from + 1
    const media = refsAt(atoms, atoms[at]?.lower === 'in' ? at + 1 : at, this.facts)
    const close = media && atoms[media.next]?.lower
    if (!media || close !== (opens === '(' ? ')' : ',')) return from
    if (!areMedia(this.facts, media.ids)) return from
    this.#pair(subject, media)
    return media.next + 1
  }

  #pair(subject: Refs, media: Refs, isShared = false): void {
    const things = this.facts.expand(subject.ids)
    const ids = this.facts.expand(media.ids)
    const isOpen = things.length > 1 && things.length !== ids.length
    if (isOpen && !(isShared && ids.length === 1)) return
    const pairs = paired(things, ids, { respectively: true, isList: true })
    for (const [thing, id] of pairs)
      this.facts.medium(thing, id, { start: subject.span.start, end: media.span.end })
  }

  /** "first dog: [photo 1]", "my three dogs ([photo 1], [photo 2] and [photo 3])". */
  direct(atoms: readonly Atom[]): void {
    if (polarityOf(this.facts, atoms) !== 'told') return
    // "Max (10) and Lily (8)".
    for (const [at, { mention, text }] of atoms.entries()) {
      const age = mention && !/[0-9]/.test(text) ? ageAt(atoms, at + 1) : undefined
      if (age) this.facts.attribute(this.facts.expand(mention?.refers ?? []), 'age', age.text, age)
    }
    for (let at = 0; at < atoms.length;) {
      const subject = refsAt(atoms, at, this.facts)
      if (!subject) {
        at++
        continue
      }
      at = subject.next
      const mark = atoms[at]?.lower ?? ''
      // "[sound 1] for the first", "[photo 1] (the first)".
      const next = /^(?:for|\()$/.test(mark) ? refsAt(atoms, at + 1, this.facts) : undefined
      const owner = mark === 'for' || atoms[next?.next ?? 0]?.lower === ')' ? next : undefined
      if (owner && areMedia(this.facts, subject.ids) && !areMedia(this.facts, owner.ids))
        this.#pair(owner, subject)
      const isDirect = atoms[at]?.type === 'ref'
      const media = refsAt(atoms, isDirect ? at : at + 1, this.facts)
      if (!media || areMedia(this.facts, subject.ids) || !areMedia(this.facts, media.ids)) continue
      const things = this.facts.expand(subject.ids)
      const isWhole = things.length > 1 && things.length === this.facts.expand(media.ids).length
      const before = atoms[at - 2]?.lower ?? ''
      const isNamed =
        subject.from === 0 ||
        breaks.has(before) ||
        (mark === 'with' && /^(?:,|and)$/.test(before)) ||
        (en.be.has(before) && introducing.test(atoms[at - 3]?.lower ?? ''))
      const isBeside =
        mark === '(' ||
        (mark === 'with' && isNamed) ||
        ((mark === ':' || mark === '=' || mark === '-' || mark === '→') && (isNamed || isWhole)) ||
        (mark === ',' && isWhole && subject.next - subject.from === 1)
      // "my kids, Ella [photo 1] and Tom [photo 2]".
      const isListed = isDirect && /^(?:,|and|&)$/.test(before) && things.length === 1
      if (isBeside || isListed || (isDirect && (isWhole || isNamed))) this.#pair(subject, media)
    }
  }
}

/** "in [photo 1]", "all in [photo 1]": one medium may be that of several. */
const isShared = (words: readonly Atom[]): boolean =>
  words.some(
    ({ type }, index) =>
      type === 'ref' && /^(?:in|on|:|of|see)$/.test(words[index - 1]?.lower ?? ''),
  )

/** What commas and colons part, but those between media of one list. */
function piecesIn(facts: Facts, words: readonly Atom[]): readonly (readonly Atom[])[] {
  const isMediumAt = (at: number) =>
    words[at]?.type === 'ref' && areMedia(facts, words[at]?.mention?.refers ?? [])
  const pieces: Atom[][] = [[]]
  words.forEach((atom, at) => {
    const next = /^(?:and|&)$/.test(words[at + 1]?.lower ?? '') ? at + 2 : at + 1
    const isParting = /^[,:]$/.test(atom.lower) && !(isMediumAt(at - 1) && isMediumAt(next))
    if (isParting) pieces.push([atom])
    else pieces.at(-1)?.push(atom)
  })
  return pieces
}
