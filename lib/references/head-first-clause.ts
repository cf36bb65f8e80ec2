import { owned } from './genitives'
import { isGenitive, isPointing, type Clause, type Phrase } from './phrase'
import type { Token } from './tokens'
import { isAuxiliary, isOf } from './head-first-bounds'
import { isPast } from './head-first-verbs'
import { TailReader } from './head-first-tail'
import { clauseWords } from './languages/en'
import { relationsMeant } from './relations'

type Verb = {
  readonly to: number
  readonly relations: readonly string[]
  readonly text: string
  readonly lacking: boolean
}
type Inner = Pick<Clause, 'inner' | 'link'> & { readonly to: number }

/** Forms among those of irregular verbs that are no participles: "the dogs make", "the man wore". */
const finite =
  /^(?:ate|awoke|became|began|blew|bore|broke|came|chose|drank|drew|drove|feel|fell|fit|flew|forbade|forgot|froze|gave|get|give|go|grew|knew|lay|let|look|make|meet|put|rang|read|rode|rose|ran|sang|sank|saw|say|see|seem|set|shook|show|sit|sound|spoke|sprang|stand|stole|swam|swore|take|tell|think|threw|took|tore|understand|wear|went|woke|wore|wrote)$/i
const verbPrepositions =
  /^(?:in|on|at|to|with|like|from|for|by|under|behind|beside|near|into|over|about|after|around|next)$/i

/** What stands before a verb: has been, does also. */
const isHelping = (token: Token | undefined): boolean =>
  isAuxiliary(token) || isOf(clauseWords.participles, token) || isOf(clauseWords.adverbs, token)

/** English clauses whose verb is a relation of the graph, and which hold another reference. */
export abstract class ClauseReader extends TailReader {
  /** The last token of the clause that was read. */
  protected clauseTo = -1

  /** "that makes the third sound", "shown in this photo", "(that) the third dog makes"; whether one was read. */
  protected clause(): boolean {
    if (this.vocabulary.edges.length === 0 || this.draft.determiner === 'some') return false
    const isRelative = isOf(clauseWords.relatives, this.word(this.at))
    const at = this.at + (isRelative ? 1 : 0)
    return this.#withObject(at, isRelative) || this.#withSubject(at)
  }

  #withObject(at: number, isRelative: boolean): boolean {
    const verb = this.#verb(at)
    if (!verb) return false
    const [first = ''] = verb.text.split(' ')
    const token = this.word(this.tag(at) === 'not' ? at + 1 : at)
    const isParticiple =
      /(?:ing|ed|n)$/i.test(first) ||
      (token !== undefined && isPast(token) && !finite.test(token.text))
    // "visible in", "part of": the relation itself, which is no verb of the sentence.
    const isSaid =
      / /.test(verb.text) &&
      !/s$/i.test(first) &&
      !this.draft.head?.plural &&
      verb.relations.some((relation) => relation.toLowerCase() === verb.text.toLowerCase())
    if (!isRelative && !isParticiple && !isSaid) return false
    const isDone = / by\b/i.test(verb.text)
    const any = verb.lacking ? this.#any(verb.to + 1) : undefined
    const inner = any ?? this.#inner(verb.to + 1, isDone ? this.#isName : undefined)
    if (!inner) return false
    const isActive =
      /ing$/i.test(first) || (isRelative && (!isHelping(token) || isOf(clauseWords.dos, token)))
    const agent = isDone ? true : isActive ? false : undefined
    return this.#put(verb, inner, inner.to, agent)
  }

  #withSubject(at: number): boolean {
    for (const joins of [(next: Phrase) => this.#says(next), undefined]) {
      const inner = this.#inner(at, joins)
      const verb = inner && this.#verb(inner.to + 1)
      // "The dog that second": nothing of the clause is left out, so it has its verb at its end.
      if (verb) return this.#put(verb, inner, verb.to, true)
      if (!inner || inner.inner.length < 2) return false
    }
    return false
  }

  #put(
    { relations, lacking }: Verb,
    { inner, link }: Inner,
    to: number,
    agent: boolean | undefined,
  ): boolean {
    const how = { ...(link ? { link } : {}), ...(lacking ? { lacking } : {}) }
    this.draft.clause = { relations, inner, agent, ...how }
    this.clauseTo = to
    // A link inside keeps its own span, so that of the phrase ends before it.
    if (!link) this.end = to
    return true
  }

  /** `joins`: whether what stands behind "and" belongs to it though no place says so (that Noor and Ben sail). */
  #inner(at: number, joins?: (next: Phrase) => boolean): Inner | undefined {
    const token = this.tokens[at]
    if (token?.type === 'link' && token.link)
      return { inner: [], link: { link: token.link, at }, to: at }
    const first = token?.type === 'word' ? this.inner(at) : undefined
    if (!first || !this.#says(first)) return undefined
    const inner: Phrase[] = [first]
    // the first and third sounds
    while (inner.length < 8) {
      const last = inner.at(-1) as Phrase
      const and = this.tag(last.to + 1) === 'and' ? 2 : this.tag(last.to + 2) === 'and' ? 3 : 0
      const next = and > 0 && this.word(last.to + and) ? this.inner(last.to + and) : undefined
      if (!next || (next.places.length === 0 && !joins?.(next))) break
      inner.push(next)
    }
    const head = inner.at(-1)?.head
    return {
      inner: inner.map((each) => (each.head || !head ? each : { ...each, head })),
      to: (inner.at(-1) as Phrase).to,
    }
  }

  /** "that isn't shown in any photo": in none of them all. */
  #any(at: number): Inner | undefined {
    if (!/^any$/i.test(this.word(at)?.text ?? '')) return undefined
    const thing = this.inner(at)
    if (!thing?.head || thing.head.generic) return undefined
    const all = { ...thing, determiner: 'the', head: { ...thing.head, plural: true } } as const
    return { inner: [all], to: thing.to }
  }

  /** Noor, not Noor's. */
  readonly #isName = ({ head, determiner, to }: Phrase): boolean =>
    head?.proper === true && determiner === 'none' && !isGenitive(this.tokens[to])

  #says(phrase: Phrase): boolean {
    return isPointing(phrase) || this.#namesOne(phrase)
  }

  /** "the crane", "the red chair", where one thing is called and said to be so. */
  #namesOne({ head, groups, count, determiner, strangers }: Phrase): boolean {
    if (!head || head.generic || count !== undefined || determiner !== 'the') return false
    if (strangers.length > 0) return false
    const { heads, facets } = this.vocabulary
    const said = groups.map(({ stems }) => facets.saying(stems, ['name', 'own']))
    const called = heads.get(head.stem) ?? []
    return called.filter((each) => said.every((fitting) => fitting.has(each))).length === 1
  }

  /** A verb of the graph's relations with what helps it and its preposition. */
  #verb(from: number): Verb | undefined {
    let at = from
    let lacking = false
    for (; at - from < 3; at++) {
      const text = this.word(at)?.text ?? ''
      const isDenied = this.tag(at) === 'not' || /^never$|n['’]t$/i.test(text)
      if (!isDenied && !isHelping(this.word(at))) break
      lacking ||= isDenied
    }
    const token = this.word(at)
    if (
      !token ||
      token.language.headFinal ||
      ['the', 'this', 'place', 'noun'].includes(token.sense?.tag ?? '')
    )
      return undefined
    let { text } = token
    if (verbPrepositions.test(this.word(at + 1)?.text ?? '')) text += ` ${this.tokens[++at]?.text}`
    if (/next$/i.test(text) && this.tag(at + 1) === 'to') text += ` ${this.tokens[++at]?.text}`
    const relations = relationsMeant(this.vocabulary, text)
    return relations.length > 0 ? { to: at, relations, text, lacking } : undefined
  }

  /** "Tom's second memo": whose it is was not understood, so it is none of those here. */
  protected isOwned(): boolean {
    const before = this.tokens[this.from - 1]
    const tag = before?.sense?.tag
    return this.depth === 0 && isGenitive(before) && (tag === undefined || tag === 'noun')
  }

  /** "The third dog's sound": the noun behind a genitive is the head of the whole. */
  protected genitive(owner: Phrase): Phrase | undefined {
    if (!isGenitive(this.tokens[owner.to]) || !this.word(owner.to + 1)) return undefined
    if (!isPointing(owner) && owner.determiner !== 'the') return undefined
    const thing = this.inner(owner.to + 1)
    if (!thing?.head || thing.head.generic || thing.determiner !== 'none' || thing.clause)
      return undefined
    return owned(owner, thing, { inner: [owner] }, owner)
  }

  /** "Noor's ink sketch": a name that is said of a thing describes it. */
  protected owner(token: Token): void {
    if (!isGenitive(token) || token.sense || !/^\p{Lu}/u.test(token.text)) return
    if (!this.describes(token) || this.isHead(token)) return
    this.addGroup([token.stem], false)
    this.draft.determiner = 'the'
    this.end = this.at++
  }

  /** "The sound of the third dog": what belongs to what is pointed at. */
  protected ofOwner(): boolean {
    const { draft } = this
    const isPlain = draft.head && !draft.head.generic && !draft.points && draft.count === undefined
    if (!isPlain || this.depth > 0 || draft.determiner !== 'the' || this.tag(this.at) !== 'of')
      return false
    const owner = this.word(this.at + 1) ? this.inner(this.at + 1) : undefined
    if (!owner || !isPointing(owner) || owner.clause) return false
    draft.clause = { relations: undefined, inner: [owner], agent: undefined }
    this.end = owner.to
    return true
  }
}
