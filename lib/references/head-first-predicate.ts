import { stemOf } from './concepts'
import { isOf } from './head-first-bounds'
import { isPast, looksLikeVerb } from './head-first-verbs'
import { ClauseReader } from './head-first-clause'
import { clauseWords } from './languages/en'
import { basesOf } from './relations'
import type { Token } from './tokens'

/** What begins a predicate: the words that say that something is, has or is not so. */
type Copula = {
  readonly to: number
  readonly tied: boolean
  readonly lacking: boolean
  /** It is that of the item before. */
  readonly shared: boolean
}
type Item = Copula & { readonly stems: readonly string[] }
type Joint = 'and' | 'or' | 'but' | 'comma'

const itemsCountMax = 8
/** Behind a predicate these belong to the sentence; all else but a verb would say more of it. */
const enders = /^(?:be|close|to|except|the|this|pronoun|all|both|respectively|reversed)$/

const isNegated = (token: Token | undefined) => /n['’]t$/i.test(token?.text ?? '')

/**
 * What English says that a thing is, is not, has or is owned by. A predicate is read whole, up to where the
 * sentence goes on, or not at all.
 */
export abstract class PredicateReader extends ClauseReader {
  /** "are red or blue", "don't have a lid and aren't on the shelf": whether all of it was understood. */
  protected predicate(from: number): boolean {
    const copula = this.#copula(from)
    const read = copula && this.#list(copula)
    if (!read) return false
    const { items, joints } = read
    const isOr = joints.includes('or')
    const [first, ...others] = items as [Item, ...Item[]]
    const isAlike = others.every((each) => each.lacking === first.lacking)
    const isTiedAlike = others.every((each) => each.tied === first.tied)
    if (isOr && (!isAlike || joints.some((each) => each === 'and' || each === 'but'))) return false
    if (isOr && !first.lacking) {
      if (!isTiedAlike) return false
      this.addGroup(first.stems, first.tied, { others: others.map(({ stems }) => stems) })
    } else
      for (const { stems, tied, lacking } of items)
        this.addGroup(stems, tied, lacking ? { lacking } : {})
    this.end = items.at(-1)?.to as number
    return true
  }

  /** Whether something that is said of a thing begins at a token. */
  protected isPredicate(at: number): boolean {
    return this.#copula(at) !== undefined
  }

  #copula(from: number): Copula | undefined {
    let at = from
    let lacking = false
    const take = (isIt: boolean) => {
      if (!isIt) return false
      lacking ||= isNegated(this.word(at)) || isOf(clauseWords.denials, this.word(at))
      at++
      return true
    }
    // "the chairs not in the hall": as "that are not".
    const isOwn = take(isOf(clauseWords.copulas, this.word(at))) || take(this.tag(at) === 'not')
    if (!isOwn) take(isOf(clauseWords.dos, this.word(at)))
    take(isOf(clauseWords.denials, this.word(at)))
    const isTied = this.isTied(at) || (!isOwn && isOf(clauseWords.haves, this.word(at)))
    if (!isOwn && !isTied) return undefined
    if (isTied) lacking = this.tag(at++) === 'without' || lacking
    take(isOf(clauseWords.denials, this.word(at)))
    const isBehind = !isTied && this.isTied(at)
    return { to: isBehind ? at + 1 : at, tied: isTied || isBehind, lacking, shared: false }
  }

  protected isTied(at: number): boolean {
    return ['tie', 'without'].includes(this.tag(at) ?? '')
  }

  /** All items up to the end of the predicate, and how they are joined. */
  #list(first: Copula): { items: readonly Item[]; joints: readonly Joint[] } | undefined {
    const items: Item[] = []
    const joints: Joint[] = []
    let copula = first
    while (items.length < itemsCountMax) {
      const item = this.#item(copula)
      if (!item) return undefined
      items.push(item)
      const joint = this.#joint(item.to + 1)
      const next = joint && this.#next(joint.to, joint.kind, copula)
      if (!next) return this.#upTo(items, joints, joint)
      joints.push(joint.kind)
      copula = next
    }
    return undefined
  }

  /** What was read, if nothing of the predicate is left behind it: a list with commas has its "and" or "or". */
  #upTo(items: Item[], joints: Joint[], joint: { kind: Joint; to: number } | undefined) {
    const last = items.at(-1) as Item
    const isOver = joint
      ? joint.kind === 'comma' || this.#beginsAnew(joint.to)
      : this.isOver(last.to + 1, last.tied)
    if (!isOver && joints.at(-1) !== 'comma') return undefined
    while (joints.at(-1) === 'comma') {
      joints.pop()
      items.pop()
    }
    // "aren't red and blue": neither, or not both; "aren't red or not blue".
    const isOr = joints.includes('or')
    const isUnclear = items.some(({ lacking, shared }, at) => at > 0 && lacking && shared !== isOr)
    return isUnclear ? undefined : { items, joints }
  }

  #joint(from: number): { kind: Joint; to: number } | undefined {
    const isComma = this.tokens[from]?.type === 'comma'
    const at = isComma ? from + 1 : from
    const text = this.word(at)?.text.toLowerCase() ?? ''
    if (this.tag(at) === 'and') return { kind: /^n?or$/.test(text) ? 'or' : 'and', to: at + 1 }
    if (text === 'but') return { kind: 'but', to: at + 1 }
    return isComma ? { kind: 'comma', to: at } : undefined
  }

  /** What the next item is said by: a copula of its own, or that of the one before. */
  #next(from: number, kind: Joint, { tied, lacking }: Copula): Copula | undefined {
    const isRelative = isOf(clauseWords.relatives, this.word(from))
    const own = this.#copula(isRelative ? from + 1 : from)
    const isAnew = own && (isRelative || own.to > from + 1 || !own.tied)
    if (isAnew) return this.#item(own) && own
    if (isRelative) return undefined
    const isDenied = isOf(clauseWords.denials, this.word(from))
    const at = isDenied ? from + 1 : from
    const next = {
      to: this.isTied(at) ? at + 1 : at,
      tied: tied || this.isTied(at),
      // "not male, but female"
      lacking: isDenied || (lacking && kind !== 'but'),
      shared: !isDenied,
    }
    return this.#item(next) && next
  }

  #item({ to: from, tied, lacking, shared }: Copula): Item | undefined {
    let at = from
    while (tied && ['the', 'some'].includes(this.tag(at) ?? '') && !this.isLetter(at)) at++
    const stems: string[] = []
    for (; this.says(at, stems.length > 0); at++) {
      const { stem } = this.word(at) as Token
      const isVerb = this.vocabulary.relations.has(stem) && !this.vocabulary.heads.has(stem)
      if (isVerb && stems.length > 0) break
      stems.push(stem)
    }
    return stems.length > 0 ? { stems, tied, lacking, shared, to: at - 1 } : undefined
  }

  /** Whether the sentence goes on at a token with something that is not said of the thing. */
  protected isOver(at: number, tied = false): boolean {
    const token = this.word(at)
    if (!token) return true
    if (token.sense) return enders.test(token.sense.tag) && !isOf(clauseWords.ties, token)
    const { stem, text } = token
    if (this.vocabulary.relations.has(stem) && !this.vocabulary.heads.has(stem)) return true
    const isVerb = this.draft.head?.plural
      ? isPast(token) || text.endsWith('ly')
      : looksLikeVerb(token) && !text.endsWith('ing')
    // "have red painted legs"
    const next = this.word(at + 1)
    return isVerb && !(tied && next && !next.sense && !text.endsWith('ly'))
  }

  /** Behind "and" another thing stands, or another sentence. */
  #beginsAnew(at: number): boolean {
    const token = this.word(at)
    if (!token) return true
    const tag = token.sense?.tag ?? ''
    return (
      /^(?:the|this|pronoun|place|number|all|both|one)$/.test(tag) || /^\p{Lu}/u.test(token.text)
    )
  }

  /** "that Noor and Ben own", "owned by Noor" where an attribute says who: owner Noor. */
  protected agents(from: number): boolean {
    let at = from
    const lacking =
      isNegated(this.word(at)) || [at, at + 1].some((each) => this.tag(each) === 'not')
    while (isOf(clauseWords.copulas, this.word(at)) || this.tag(at) === 'not') at++
    const isPassive = /^by$/i.test(this.word(at + 1)?.text ?? '')
    if (!isPassive && at > from) return false
    const verb = isPassive ? this.word(at) : undefined
    if (isPassive) at += 2
    const names: string[][] = []
    while (names.length < itemsCountMax) {
      const name: string[] = []
      for (; this.#isNamed(at); at++) name.push(this.word(at)?.stem as string)
      if (name.length === 0) break
      names.push(name)
      if (this.tag(at) !== 'and' || !this.#isNamed(at + 1)) break
      at++
    }
    const agent = this.#agentOf((verb ?? this.word(at))?.text ?? '')
    const end = isPassive ? at - 1 : at
    const isWhole =
      this.isOver(end + 1) ||
      isOf(clauseWords.relatives, this.word(end + 1)) ||
      this.tag(end + 1) === 'and'
    if (names.length === 0 || agent === undefined || !isWhole) return false
    const [first = [], ...others] = names.map((name) => [agent, ...name])
    const how = others.length > 0 ? { others } : {}
    this.addGroup(first, true, lacking ? { ...how, lacking } : how)
    this.end = end
    return true
  }

  #isNamed(at: number): boolean {
    const token = this.word(at)
    return token !== undefined && /^\p{Lu}/u.test(token.text) && this.says(at)
  }

  /** Who does it, if an attribute is called so: own, owner. */
  #agentOf(verb: string): string | undefined {
    if (!/^[a-z]+$/.test(verb)) return undefined
    return [...basesOf(verb)]
      .flatMap((base) => [`${base}er`, `${base}r`, `${base}or`, `${base}${base.at(-1)}er`])
      .map(stemOf)
      .find((stem) => this.vocabulary.facets.has(stem))
  }
}
