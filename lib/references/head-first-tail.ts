import { colourStems } from './concepts'
import { BoundsReader } from './head-first-bounds'
import { looksLikeVerb } from './head-first-verbs'
import { headOfToken, type Phrase } from './phrase'
import type { Token } from './tokens'

/** What English ties on behind its noun: numbers, prepositions, what a thing stands beside, what is chosen from. */
export abstract class TailReader extends BoundsReader {
  /** A phrase inside this one, if one begins at a token. */
  protected abstract inner(at: number): Phrase | undefined

  protected pointer(tag: 'former' | 'latter'): Phrase | undefined {
    const next = this.word(this.at + 1)
    // "the former president" is no pointer.
    const describes = next && next.sense === undefined && !next.known && !looksLikeVerb(next)
    if (this.draft.determiner !== 'the' || describes) return undefined
    this.draft.pointer = tag
    return this.finish(this.tag(this.at) === tag ? this.at : this.end)
  }

  /** "the first or the latter": beside the latter, the first is the former. */
  protected isFormer(): boolean {
    const { places, count } = this.draft
    if (places.length !== 1 || places[0]?.n !== 1 || count !== undefined) return false
    const article = this.tag(this.at + 1) === 'the' ? 1 : 0
    return this.tag(this.at) === 'and' && this.tag(this.at + 1 + article) === 'latter'
  }

  /** "from the right", "from the end" behind a place or its noun says from where it counts. */
  protected fromEnd(index: number): boolean {
    const place = this.draft.places.at(-1)
    if (!place || place.n < 1 || this.tokens[index]?.text.toLowerCase() !== 'from') return false
    const at = this.tag(index + 1) === 'the' ? index + 2 : index + 1
    const word = this.word(at)
    const next = this.word(at + 1)
    const side = word?.sense?.tag === 'side' ? word.sense.side : undefined
    const last = /^(?:right|end|back|bottom|last)$/i.test(word?.text ?? '')
    if (
      (!last && !/^(?:left|start|beginning|front|top|first)$/i.test(word?.text ?? '')) ||
      (next && this.isHead(next))
    )
      return false
    this.draft.places[this.draft.places.length - 1] = {
      ...place,
      n: last ? -place.n : place.n,
      spatial: side === 'left' || side === 'right',
    }
    this.at = at
    this.end = at
    return true
  }

  /** Whether "the first to the third" is a range where it stands: behind a verb it may say from what to what. */
  protected isSpan(): boolean {
    const isFrom = /^from$/i.test(this.word(this.from - 1)?.text ?? '')
    const before = this.tokens[this.from - (isFrom ? 2 : 1)]
    if (!before || before.type === 'stop') return true
    const tag = before.sense?.tag ?? ''
    const isThing = before.type === 'word' && this.isHead(before) && headOfToken(before).plural
    return isFrom ? isThing || ['all', 'be'].includes(tag) : ['of', 'be', 'tie'].includes(tag)
  }

  /** "From the first boat to the third", "the second boat to the last". */
  protected rangeBehind(): void {
    const { places, head } = this.draft
    const [first] = places
    if (!first || places.length > 1 || this.tag(this.end + 1) !== 'to' || !this.isSpan()) return
    const behind = this.tag(this.end + 2) === 'the' ? 3 : 2
    const noun = this.word(this.end + behind + 1)
    const isNoun = noun !== undefined && this.isHead(noun)
    if (isNoun && noun.stem !== head?.stem && !headOfToken(noun).generic) return
    this.draft.places = []
    const last = this.range(this.end, first.n, behind)
    if (last < 0) this.draft.places = places
    else {
      this.end = isNoun ? last + 1 : last
      this.at = this.end + 1
    }
  }

  /** "One through three", "2 through 4": places of what is spoken of. */
  protected bareRange(): boolean {
    const first = this.numberAt(this.from)
    const through = /^thr/i.test(this.word(this.from + 1)?.text ?? '')
    if (first === undefined || !through || this.at > this.from || !this.isSpan()) return false
    if (!this.standsAlone(this.from + 3)) return false
    this.end = this.range(this.from, first, 2)
    this.draft.determiner = 'the'
    return this.end >= 0
  }

  /** The number at a token; "one" is one only where a range begins with it. */
  protected numberAt(at: number): number | undefined {
    const token = this.word(at)
    if (token?.sense?.tag === 'number') return token.sense.n
    const begins = this.tag(at + 1) === 'to' && this.tag(at + 2) === 'number'
    return begins && /^one$/i.test(token?.text ?? '') ? 1 : undefined
  }

  /** "The boats one to three", not "the boats one to three years old". */
  #isRangeOfNumbers(): boolean {
    const behind = this.word(this.at + 3)
    const isCounted =
      behind?.sense?.tag === 'abstract' ||
      (behind !== undefined && this.isStranger(behind) && !looksLikeVerb(behind))
    return this.tag(this.at + 1) === 'to' && this.tag(this.at + 2) === 'number' && !isCounted
  }

  /** images 1 and 2, dogs 1-3, photo 2. */
  protected numbersBehind(): boolean {
    if (/^(?:number|numbers|no|nos|nr)$/i.test(this.word(this.at)?.text ?? '')) this.at++
    if (this.draft.determiner === 'some') return false
    const { head } = this.draft
    const first = this.word(this.at)
    // "Clip one is louder", but "this clip one day".
    const isOne = /^one$/i.test(first?.text ?? '') && !this.word(this.at + 1)?.known
    if (head?.kinds && isOne && this.numberAt(this.at) === undefined) {
      const behind = this.tag(this.at + 1)
      if (behind === undefined && this.word(this.at + 1)) return false
      this.draft.places.push({
        n: 1,
        start: (first as Token).start,
        end: (first as Token).end,
      })
      this.end = this.at
      return true
    }
    if (this.numberAt(this.at) === undefined) return false
    // "It takes two": behind any plural but those of media, figures count.
    const isFigure = /^[0-9]/.test(first?.text ?? '')
    if (head?.plural && !head.kinds && !isFigure && !this.#isRangeOfNumbers()) return false
    this.draft.together = true
    for (let count = 0; count < 40; count++) {
      const token = this.word(this.at)
      const n = this.numberAt(this.at)
      if (!token || n === undefined) break
      const last = this.range(this.at, n)
      if (last < 0) this.draft.places.push({ n, start: token.start, end: token.end })
      this.end = last < 0 ? this.at : last
      const comma = this.tokens[this.end + 1]?.type === 'comma' ? 1 : 0
      const and = this.tag(this.end + 1 + comma) === 'and' ? 1 : 0
      if (comma + and === 0) break
      this.at = this.end + 1 + comma + and
    }
    return true
  }

  /** A preposition, or a relation of the graph as a participle or behind "that": holding, shown in, that makes. */
  protected isTie(at: number): boolean {
    const token = this.word(at)
    if (!token) return false
    // "that has", "who is on": what it says is a predicate.
    if (token.sense?.tag === 'tie' || token.sense?.tag === 'without')
      return !/^(?:that|which|who)\s/i.test(token.text)
    const relative = /^(?:that|which|who)$/i.test(token.text) ? this.word(at + 1) : token
    if (!relative) return false
    const base = relative.text.toLowerCase().replace(/(?:ing|ed|es|s)$/, '')
    // "reported by Ana": who does it may be several.
    if (/^by$/i.test(this.word(at + (relative === token ? 1 : 2))?.text ?? '')) return false
    const known = [relative.stem, base, `${base}e`].some((stem) =>
      this.vocabulary.relations.has(stem),
    )
    return known && (relative !== token || /(?:ing|ed|n)$/.test(relative.text))
  }

  /** "the photo of the cat" is described by what it shows; "the sound of silence" and "my cup of tea" are others. */
  protected content(): void {
    const { head } = this.draft
    if (!head || head.generic || this.tag(this.at) !== 'of') return
    let next = this.at + 1
    while (head.kinds && ['the', 'some', 'this'].includes(this.tag(next) ?? '')) next++
    const token = this.word(next)
    if (!token || token.sense !== undefined || /^\p{Lu}/u.test(token.text)) return
    if (head.kinds && this.groupBehind(next, { named: true }) > next) this.at = this.end + 1
    else this.draft.strangers.push(token.stem)
  }

  /** in the orange shirt, with the yellow shirt and orange hat, on the left, in the middle, holding the kite. */
  protected tail(): void {
    const start = this.at
    while (this.isTie(this.at) && this.at - start < 16) {
      const from = this.at
      let next = this.at + 1
      while (['the', 'some', 'this'].includes(this.tag(next) ?? '') || this.isTie(next)) next++
      if (this.sideBehind(next)) continue
      const { length } = this.draft.groups
      const before = this.end
      next = this.groupBehind(next, { lacking: this.tag(from) === 'without' })
      // "the photos that show a boat": the verb alone was understood; "with the red sail": what is so.
      const isRelative = /^(?:that|which|who)$/i.test(this.word(from)?.text ?? '')
      if ((isRelative && next === from + 2) || this.#isOfUnknown(from, next)) {
        this.draft.groups.length = length
        this.end = before
        return
      }
      if (next <= from + 1 || this.end < from) return
      this.at = next
    }
  }

  /** "with the red sail": what describes a noun that nothing here is called says nothing of what has it. */
  #isOfUnknown(from: number, at: number): boolean {
    const [last, noun] = [this.word(at - 1), this.word(at)]
    const isHad = /^(?:with|wearing|having)$/i.test(this.word(from)?.text ?? '')
    if (!isHad || !last || !noun || noun.sense || this.isHead(last) || !this.isStranger(noun))
      return false
    const isVerb = looksLikeVerb(noun) || this.vocabulary.relations.has(noun.stem)
    return !isVerb && colourStems.has(last.stem)
  }

  /** The cup left of the red one, the seat between Ana and Ben: the phrase takes in what it stands to. */
  protected relation(): void {
    const sense = this.word(this.end + 1)?.sense
    if (sense?.tag !== 'relation' || this.draft.determiner === 'none') return
    const anchors: Phrase[] = []
    for (let at = this.end + 2; anchors.length < 2;) {
      const anchor = this.word(at) ? this.inner(at) : undefined
      if (!anchor || !(anchor.head ?? anchor.places.length > 0)) break
      anchors.push(anchor)
      if (sense.where !== 'between' || this.tag(anchor.to + 1) !== 'and') break
      at = anchor.to + 2
    }
    const last = anchors.at(-1)
    if (
      !last ||
      (sense.where === 'between' && anchors.length < 2 && !last.head?.plural && last.count !== 2)
    )
      return
    this.draft.relation = { where: sense.where, anchors }
    this.end = last.to
  }

  /** on the left, in the middle. */
  protected sideBehind(at: number): boolean {
    const sense = this.word(at)?.sense
    if ((sense?.tag !== 'side' && sense?.tag !== 'middle') || this.tag(at + 1) === 'noun')
      return false
    if (sense.tag === 'side') this.draft.sides.push({ side: sense.side, most: sense.most })
    else this.draft.middle = true
    this.end = at
    this.at = at + 1
    return true
  }

  /** A word that something here is said to be; `inside`: behind another, where letters and numbers name (ward A). */
  protected says(at: number, inside = false): boolean {
    const token = this.word(at)
    if (!token || !this.describes(token)) return false
    const tag = token.sense?.tag
    if (tag === undefined || tag === 'noun' || tag === 'abstract') return true
    return inside && (tag === 'number' || this.isLetter(at))
  }

  /** "ward A": a letter that is no article. */
  protected isLetter(at: number): boolean {
    const token = this.word(at)
    return token?.text === 'A' && this.describes(token)
  }

  /** The words that a preposition ties, and a second group joined to them; where they end. */
  protected groupBehind(from: number, { lacking = false, named = false } = {}): number {
    const group: string[] = []
    let at = from
    for (; at - from < 5; at++) {
      if (!this.says(at, group.length > 0)) break
      group.push((this.word(at) as Token).stem)
    }
    if (group.length === 0) return from
    this.addGroup(group, !named, { lacking })
    this.end = at - 1
    const comma = this.tokens[at]?.type === 'comma' ? 1 : 0
    if (this.tag(at + comma) !== 'and') return at
    const skipped = ['the', 'some'].includes(this.tag(at + comma + 1) ?? '') ? 1 : 0
    const behind = at + comma + 1 + skipped
    const pair = [this.word(behind), this.word(behind + 1)]
    const joined =
      group.length > 1 && pair.every((token) => token && !token.sense && this.describes(token))
    return joined ? this.groupBehind(behind) : at
  }

  /** "the first of the red cars", "two of the dogs", "the first on the shortlist". */
  protected among(): void {
    const tag = this.tag(this.end + 1)
    const listed = tag === 'tie' && !this.draft.head && this.draft.places.length > 0
    if (tag !== 'of' && tag !== 'among' && !listed) return
    const inner = this.word(this.end + 2) ? this.inner(this.end + 2) : undefined
    if (
      !inner ||
      inner.determiner === 'some' ||
      !(this.draft.points || this.draft.count !== undefined)
    )
      return
    if (listed && !this.namesSet(inner)) return
    this.draft.among = inner
    this.draft.pair = this.#pairOf(inner)
    if (this.draft.pair) return
    // "the last finding of the dictation" names two things; "the first of the cars" one.
    const { head } = this.draft
    const owned = head && !head.generic && inner.head && inner.head.stem !== head.stem
    if (!owned) this.end = inner.to
  }

  /** "the louder of the first and the last sound": the two that are compared are mentions of their own. */
  #pairOf(first: Phrase): readonly Phrase[] | undefined {
    const { extreme, head } = this.draft
    const isOne = !first.head?.plural && first.quantity === undefined && !first.among
    if (!extreme || head || !isOne || this.tag(first.to + 1) !== 'and') return undefined
    const last = this.word(first.to + 2) ? this.inner(first.to + 2) : undefined
    if (!last || last.head?.plural) return undefined
    return [!first.head && last.head ? { ...first, head: last.head } : first, last]
  }

  protected namesSet({ head }: Phrase): boolean {
    const { heads, nodes } = this.vocabulary
    return (
      head !== undefined &&
      (heads.get(head.stem) ?? []).some((position) => nodes[position]?.kind === 'set')
    )
  }
}
