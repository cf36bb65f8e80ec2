import type { Link } from '../graph/links'
import type { NodeKind } from '../kinds'
import { isPlural } from './concepts'
import type { Counted, Grade, Sense } from './languages'
import type { Name } from './longest-name'
import type { Token } from './tokens'

/** A place counted from the start (1, 2 …) or the end (−1, −2 …), and where it is written. */
export type Place = {
  readonly n: number
  readonly start: number
  readonly end: number
  /** The place counted from the end to which a range goes on: from the second to the last. */
  readonly until?: number
  /** Counted along the line from left to right, not in reading order. */
  readonly spatial?: boolean
}

export type Side = Extract<Sense, { tag: 'side' }>['side']

/** One end of a scale: the largest (`most`), or the larger of two. */
type Extreme = { readonly grade: Grade; readonly most: boolean }

/** Where a thing stands to others: left of the red cup, between Ana and Ben. */
export type Relation = {
  readonly where: 'left' | 'right' | 'between' | 'before' | 'after'
  readonly anchors: readonly Phrase[]
}

/** What a clause says of a noun by a relation of the graph: the dog that makes the third sound. */
export type Clause = {
  /** The relations that its verb may mean; undefined in a genitive (the third dog's sound), which says none. */
  readonly relations: readonly string[] | undefined
  /** What stands at the other end: phrases, or a link and its token. */
  readonly inner: readonly Phrase[]
  readonly link?: { readonly link: Link; readonly at: number }
  /** Whose it is, where a name says so (Hanna's second memo). */
  readonly owner?: readonly number[]
  /** Whether the other end does it (the sound that the third dog makes); not told where a participle may say either. */
  readonly agent: boolean | undefined
  /** It is said not to be so: that were not made by Omar. */
  readonly lacking?: boolean
}

/** What a whole is told to be without: a phrase, a link, or a name as it is written (db-01). */
export type Exception = Phrase | Link | Name

/** What is left out right before a phrase (첫 번째와 세 번째를 제외한 나머지): its tokens, and how. */
export type LeftOut = {
  readonly from: number
  readonly to: number
  readonly how: Extract<Sense, { tag: 'not' }>['how']
}

/** The noun of a phrase. */
export type Head = {
  readonly stem: string
  readonly kinds?: readonly NodeKind[]
  /** Stands for any thing: one, ones, 것, 애들. */
  readonly generic: boolean
  readonly person: boolean
  readonly plural: boolean
  /** Written as a name: with a capital, or with a particle of another language. */
  readonly proper: boolean
}

/** Words that describe together; `tied` to the noun by a preposition or a verb, else before it. */
export type Group = {
  readonly stems: readonly string[]
  readonly tied: boolean
  /** The noun is without it. */
  readonly lacking?: boolean
  /** What may be said instead: red or blue, Minji's or Tom's. */
  readonly others?: readonly (readonly string[])[]
  /** Stands for the noun itself ("the tenor"), which a part of a label does not ("the kitchen" is no kitchen plan). */
  readonly standing?: boolean
}

/** What detection finds: the words of one phrase that may point, by what they say. */
export type Phrase = {
  readonly start: number
  readonly end: number
  readonly sentence: number
  /** First and last token. */
  readonly from: number
  readonly to: number
  /** The token after the noun and what stands before it; what is tied on behind may be a phrase of its own. */
  readonly behindNoun: number
  readonly determiner: 'this' | 'the' | 'some' | 'none'
  readonly places: readonly Place[]
  /** The places are one expression (images 1 and 2), not several (the first and the third). */
  readonly together: boolean
  readonly middle: boolean
  readonly parity: 'odd' | 'even' | undefined
  readonly sides: readonly { readonly side: Side; readonly most: boolean }[]
  readonly quantity: 'both' | 'all' | 'one' | undefined
  readonly remainder: 'other' | 'rest' | undefined
  readonly pointer: 'former' | 'latter' | 'pronoun' | undefined
  readonly many: boolean
  readonly person: boolean
  readonly count: number | undefined
  /** What its counter counts and nothing else, where it tells (두 번째 채, 二匹目). */
  readonly counts: Counted | undefined
  readonly groups: readonly Group[]
  /** Describing words that nothing here is said to be. */
  readonly strangers: readonly string[]
  readonly head: Head | undefined
  readonly among: Phrase | undefined
  /** The two that it compares by themselves: the louder of the first and the last sound. */
  readonly pair: readonly Phrase[] | undefined
  readonly extreme: Extreme | undefined
  readonly relation: Relation | undefined
  readonly clause: Clause | undefined
  readonly leftOut: LeftOut | undefined
  /** What a whole is told to be without: all the boats but the second one. */
  readonly except?: readonly Exception[]
  /** The same, where it stands apart in the sentence: the boats are dry except the second one. */
  readonly apart?: readonly Exception[]
  /**
   * What was not understood and narrows it: something that it does or is (`its`), that somebody does to
   * it (`others`: the first boat I ever owned), or what it is told to be without (`except`).
   */
  readonly unread?: 'its' | 'others' | 'except'
  /** The phrase up to a noun that described another one here, if this one means nothing (二枚目の写真の人). */
  readonly shorter?: Phrase
  /** Of a language with articles, where a bare noun does not point. */
  readonly latin: boolean
  /** A pronoun for what lies before one: this, 이것, これ. */
  readonly near: boolean
  /** Followed by a particle of the subject or the topic, or counted (最左边那张): a side is then a thing. */
  readonly subject: boolean
  /** A noun with a particle of the subject stands right before: what describes may be a clause about that. */
  readonly hasSubject: boolean
  /** Its first word as written. */
  readonly word: string
}

/** A phrase while it is read. */
export class Draft {
  determiner: Phrase['determiner'] = 'none'
  places: Place[] = []
  together = false
  middle = false
  parity: Phrase['parity']
  sides: { side: Side; most: boolean }[] = []
  quantity: Phrase['quantity']
  remainder: Phrase['remainder']
  pointer: Phrase['pointer']
  many = false
  person = false
  count: number | undefined
  counts: Counted | undefined
  groups: Group[] = []
  strangers: string[] = []
  head: Head | undefined
  among: Phrase | undefined
  pair: readonly Phrase[] | undefined
  extreme: Extreme | undefined
  relation: Relation | undefined
  clause: Clause | undefined
  leftOut: LeftOut | undefined

  /** Whether anything in it says which. */
  get points(): boolean {
    return (
      this.places.length > 0 ||
      this.middle ||
      this.parity !== undefined ||
      this.sides.length > 0 ||
      this.quantity !== undefined ||
      this.remainder !== undefined ||
      this.extreme !== undefined ||
      this.pointer !== undefined
    )
  }

  /** Only building needs it, so it is no field of what is finished. */
  #nounTo: number | undefined

  /** Where the noun ends, if something is read behind it. */
  get nounTo(): number | undefined {
    return this.#nounTo
  }

  set nounTo(at: number) {
    this.#nounTo = at
  }

  finish(tokens: readonly Token[], from: number, to: number): Phrase {
    const first = tokens[from] as Token
    const last = tokens[to] as Token
    return {
      ...this,
      start: first.start,
      end: last.end,
      sentence: first.sentence,
      from,
      to,
      behindNoun: (this.#nounTo ?? to) + 1,
      near: /^(?:this|이것|이거|これ|这|這)$/i.test(first.text),
      subject:
        /^(?:은|는|이|가|도|만)$/.test(last.particle) ||
        /^(?:は|が|も)$/.test(tokens[to + 1]?.text ?? ''),
      hasSubject: /^[이가]$/.test(tokens[from - 1]?.particle ?? ''),
      word: first.text,
      latin: !first.language.headFinal && !(this.head?.proper ?? false),
    }
  }
}

/** The noun that a token is; `counting` where a counter stands for what it counts (두 마리). */
export function headOfToken(token: Token, counting = false): Head {
  const { sense } = token
  const noun = sense?.tag === 'noun' || (counting && sense?.tag === 'counter') ? sense : undefined
  return {
    stem: token.stem,
    ...(noun?.kinds ? { kinds: noun.kinds } : {}),
    generic: noun !== undefined && noun.kinds === undefined && noun.person !== true,
    person: noun?.person === true,
    plural:
      isPlural(token.text) ||
      /들$/.test(token.text) ||
      /^들/.test(token.particle) ||
      token.text.endsWith('たち'),
    proper:
      (noun === undefined && /^\p{Lu}/u.test(token.text) && token.start > 0) ||
      (!token.language.headFinal && /[\uac00-\ud7af]/.test(token.particle)),
  }
}

/** Whether a phrase chooses by itself, more than a label or a common noun does. */
export function isPointing(phrase: Phrase): boolean {
  const { places, sides, head, determiner } = phrase
  return (
    places.length > 0 ||
    sides.length > 0 ||
    phrase.middle ||
    phrase.extreme !== undefined ||
    phrase.remainder !== undefined ||
    phrase.pointer !== undefined ||
    phrase.relation !== undefined ||
    phrase.clause !== undefined ||
    determiner === 'this' ||
    (head?.kinds !== undefined && determiner === 'the') ||
    (head?.proper === true && determiner === 'none')
  )
}

/** Whether a word says whose something is. */
export const isPossessive = (word: string): boolean =>
  /^(?:my|your|his|her|its|our|their)$/i.test(word)

/** Whether an English word says whose what follows is: dog's, dogs'. */
export const isGenitive = (token: Token | undefined): boolean =>
  token?.type === 'word' && /^['’]s?$/.test(token.particle)

/** The phrase that a noun is by itself. */
export function phraseOf(tokens: readonly Token[], at: number): Phrase {
  const draft = new Draft()
  draft.head = headOfToken(tokens[at] as Token)
  return draft.finish(tokens, at, at)
}
