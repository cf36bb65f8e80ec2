import { isPlural } from './concepts'
import { isOf } from './head-first-bounds'
import { looksLikeVerb } from './head-first-verbs'
import { clauseWords } from './languages/en'
import { LimitReader, type Narrowing } from './head-first-limits'
import { longestName } from './longest-name'
import { isGenitive, type Exception, type Phrase } from './phrase'

const exceptionsCountMax = 8
/** How many tokens away what a whole is without may stand. */
const apartDistanceMax = 24

/** What English tells a whole to be without: "all the boats but the second one". */
export abstract class ExceptReader extends LimitReader {
  /** What was read, with what it is told to be without, or with that this was not understood. */
  protected limited(phrase: Phrase | undefined): Phrase | undefined {
    if (!phrase) return undefined
    const plain = this.unread ? narrowedBy(phrase, this.unread) : phrase
    // What stands in a phrase leaves its exceptions to that.
    const except = this.depth > 0 ? undefined : this.#exceptions(plain)
    if (!except) {
      if (isEverything(plain)) return undefined
      const apart = this.depth > 0 ? [] : this.#apart(plain)
      return apart.length > 0 ? { ...plain, apart } : plain
    }
    const shorter = narrowedBy(plain, 'except')
    const last = except.at(-1)
    if (!last) return shorter
    const isRead = 'to' in last && !except.some((each) => 'targets' in each)
    const end = isRead ? last : plain
    return { ...plain, to: end.to, end: end.end, except, shorter }
  }

  /** What stands behind "except", "other than" or "all but"; empty where it is none of what can be read. */
  #exceptions(whole: Phrase): readonly Exception[] | undefined {
    const { to, quantity, determiner, head } = whole
    let at = to + 1
    if (this.tokens[at]?.type === 'comma' && this.tag(at + 1) === 'except') at++
    const isBut = /^but$/i.test(this.word(at)?.text ?? '') && quantity === 'all'
    if ((!isBut && this.tag(at) !== 'except') || determiner === 'some') return undefined
    if (!head && quantity !== 'all') return undefined
    at++
    if (this.tag(at) === 'not') at++
    if (!this.#isThing(at)) return undefined
    const found: Exception[] = []
    while (found.length < exceptionsCountMax) {
      const next = this.#exception(at)
      if (!next) return []
      found.push(next)
      const end = 'to' in next ? next.to : at
      const comma = this.tokens[end + 1]?.type === 'comma' ? 1 : 0
      const and = this.tag(end + 1 + comma) === 'and' ? 1 : 0
      if (comma + and === 0 || (and === 0 && !this.#isItem(end + 2))) {
        if (isBut && this.#isOwn(whole, end + 1))
          return this.#isAgreeing(whole, end + 1) ? [] : undefined
        return withNounOfLast(found)
      }
      at = end + 1 + comma + and
    }
    return []
  }

  /** A phrase, a link or a name (db-01), whichever is the longest. */
  #exception(at: number): Exception | undefined {
    const token = this.tokens[at]
    if (token?.link) return token.link
    const phrase = this.word(at) ? this.inner(at) : undefined
    const start = this.tag(at) === 'the' ? at + 1 : at
    const first = this.word(start)
    const name = first && longestName(this.source, first.start, start)
    const isNamed = name?.positions.length === 1 && name.to >= (phrase?.to ?? -1)
    const found = isNamed ? name : phrase
    // "except Noor's": her what, was not read.
    return found && !isGenitive(this.tokens[found.to]) ? found : undefined
  }

  /** "I washed all the boats but the first is still dirty": behind an object a verb is that of what follows alone. */
  #isOwn({ from }: Phrase, at: number): boolean {
    const before = this.word(from - 1)
    const isSubject = !before || /^(?:close|and)$/.test(before.sense?.tag ?? '')
    const verb = this.word(at)
    const { copulas, auxiliaries } = clauseWords
    const isVerb = isOf(copulas, verb) || isOf(auxiliaries, verb)
    return !isSubject && (isVerb || (verb !== undefined && !verb.sense && looksLikeVerb(verb)))
  }

  /** "I know all the boats but the first are dry": the verb may be that of the whole. */
  #isAgreeing({ head }: Phrase, at: number): boolean {
    return !head?.plural || !/^(?:is|was|has|does)$/i.test(this.word(at)?.text ?? '')
  }

  /** "except the first, the third and the last": not "except the first, the third is new". */
  #isItem(at: number): boolean {
    const item = this.word(at) ? this.inner(at) : undefined
    const behind = item && this.tokens[item.to + 1]
    return item !== undefined && (behind?.type !== 'word' || behind.sense?.tag === 'and')
  }

  /** Not "except when it rains", "except on Sundays". */
  #isThing(at: number): boolean {
    const token = this.tokens[at]
    const isElse = /^(?:close|tie|be|to|of|and)$/.test(this.tag(at) ?? '')
    return token?.type === 'link' || (token?.type === 'word' && !isElse)
  }

  /** "Except for the fourth, the boats are dry", "the boats are dry except the fourth". */
  #apart({ from, to, head, quantity, places, determiner }: Phrase): readonly Exception[] {
    const isWhole = head?.plural || quantity === 'all' || quantity === 'both'
    if (!isWhole || places.length > 0 || determiner === 'some') return []
    const at = this.#exceptBehind(to) ?? this.#exceptBefore(from)
    const found = at !== undefined && this.#isThing(at) ? this.#exception(at) : undefined
    return found ? [found] : []
  }

  #exceptBehind(to: number): number | undefined {
    const sentence = this.tokens[to]?.sentence
    for (let at = to + 2; at <= to + apartDistanceMax; at++) {
      if (this.tokens[at]?.sentence !== sentence) return undefined
      if (!this.#isExcept(at)) continue
      const last = this.word(this.tokens[at - 1]?.type === 'comma' ? at - 2 : at - 1)
      // "The dogs saw all the boats except the first": it belongs to what stands right before.
      return last && this.isHead(last) && isPlural(last.text) ? undefined : at + 1
    }
    return undefined
  }

  #exceptBefore(from: number): number | undefined {
    if (this.tokens[from - 1]?.type !== 'comma') return undefined
    const sentence = this.tokens[from]?.sentence
    for (let at = from - 2; at >= from - apartDistanceMax; at--) {
      const [token, before] = [this.tokens[at], this.tokens[at - 1]]
      if (token?.sentence !== sentence) return undefined
      if (this.#isExcept(at)) return !before || before.type === 'stop' ? at + 1 : undefined
    }
    return undefined
  }

  /** "Besides the first we have two boats" adds. */
  #isExcept(at: number): boolean {
    return this.tag(at) === 'except' && !/^besides$/i.test(this.word(at)?.text ?? '')
  }
}

function isEverything({ word, head }: Phrase): boolean {
  return !head && /^every(?:thing|one|body)$/i.test(word)
}

function narrowedBy(phrase: Phrase, unread: Narrowing): Phrase {
  const { shorter } = phrase
  return { ...phrase, unread, ...(shorter ? { shorter: narrowedBy(shorter, unread) } : {}) }
}

/** "the first and third boat": the noun of the last is that of all. */
function withNounOfLast(list: readonly Exception[]): readonly Exception[] {
  const last = list.at(-1)
  if (!last || !('places' in last) || !last.head || last.head.proper) return list
  const { head } = last
  return list.map((each) =>
    'places' in each && !each.head && each.places.length > 0 ? { ...each, head } : each,
  )
}
