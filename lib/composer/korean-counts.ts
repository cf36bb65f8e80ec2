import * as ko from './languages/ko'
import {
  aloneForm,
  beforeForm,
  counterAlone,
  counterForm,
  numberForm,
  tailOf,
} from './languages/ko-counts'
import {
  closes,
  isAdnominal,
  isConnective,
  isDescribing,
  isGoingOn,
  isPast,
  isProspective,
  nounOfPredicate,
} from './languages/ko-forms'
import { measureAt } from './korean-measures'
import { owner, stemOf, type Counted, type Word } from './korean-words'
import { firstBehind } from './text'

/** Reads how many of a noun a sentence of Korean counts: 우리 개 세 마리, 두 대의 고장 난 펌프, 강아지 셋. */
export class KoreanCounts {
  constructor(
    readonly text: string,
    /** Whether a noun that is no thing elsewhere (점, 안건) is one in this text. */
    readonly isThing: (noun: string) => boolean,
  ) {}

  /** So many of a noun at a word, if they stand there. */
  at(words: readonly Word[], at: number): Counted | undefined {
    const [word, next] = [words[at] as Word, words[at + 1]]
    const whole = next && numberForm.test(word.text) ? `${word.text} ${next.text}` : word.text
    const isTwo = whole !== word.text
    const match = counterForm.exec(whole)
    // 10분 is a time, 두 분 are people.
    if (match?.[2] === '분' && /^[0-9]/.test(match[1] ?? '')) return undefined
    if (match && tailOf.test(match[3] ?? '')) {
      const last = isTwo ? at + 1 : at
      const length = whole.length - (match[3]?.length ?? 0)
      const end = isTwo
        ? (next as Word).start + (length - word.text.length - 1)
        : word.start + length
      const count = ko.numberOf(match[1] ?? '') ?? 0
      const isOfNoun = this.#before(words, at, { count, end, last, counter: match[2] ?? '' })
      if ((match[3] ?? '').startsWith('의') && (!isOfNoun || isOfNoun.isCased))
        return this.#behind(words, last + 1, { count, start: word.start, last })
      return (
        isOfNoun ??
        (match[3] === '' && !/[가-힣](?:을|를)$/u.test(words[at - 1]?.text ?? '')
          ? this.#behind(words, last + 1, { count, start: word.start, last })
          : undefined)
      )
    }
    // 여섯 살 is a measure.
    if (measureAt(words, at)) return undefined
    const alone = aloneForm.exec(word.text)
    if (alone) {
      const length = (alone[1] ?? '').length
      return this.#before(words, at, {
        count: ko.numberOf(alone[1] ?? '') ?? 0,
        end: word.start + length,
        last: at,
        counter: '',
      })
    }
    // 두 잔이나: how much, of what is told elsewhere.
    if (/^(?:이나|씩|쯤|정도|가량|뿐|밖에)/u.test(match?.[3] ?? '')) return undefined
    const bare = beforeForm.exec(word.text)
    if (bare && next)
      return this.#behind(
        words,
        at + 1,
        { count: ko.numberOf(bare[1] ?? '') ?? 0, start: word.start, last: at + 1 },
        true,
      )
    return undefined
  }

  /** The noun before a number: 우리 개 세 마리, 고장 난 펌프 두 대, 개가 세 마리. */
  #before(
    words: readonly Word[],
    at: number,
    found: { count: number; end: number; last: number; counter: string },
  ): Counted | undefined {
    const noun = words[at - 1]
    if (
      !noun ||
      /[,.!?:;()]$|(?:니다|[가-힣]요),?$/u.test(noun.text) ||
      (/[고며]$/u.test(noun.text)
        ? isGoingOn(noun.text) || (found.count === 1 && nounOfPredicate(noun.text) !== undefined)
        : isConnective(noun.text))
    )
      return undefined
    if (
      found.counter === '' &&
      /^(?:다|모두|전부)(?:[은는이가의]|$)/u.test(words[at + 1]?.text ?? '')
    )
      return undefined
    const bare = noun.text.replace(/[,]$/u, '')
    const caseMatch = /^(.+?)(이|가|을|를|은|는|도)?$/u.exec(bare)
    const whole = this.#endsInI(words, found, bare) ? bare : stemOf(bare, caseMatch)
    const stem = whole?.replace(/(?<=.)들$/u, '')
    if (stem === undefined || !/^[가-힣A-Za-z]+$/u.test(stem)) return undefined
    const isCased = stem.length < bare.replace(/들$/u, '').length
    return this.#counted(words, at - 1, {
      ...found,
      noun: { ...noun, text: stem, end: noun.start + stem.length },
      isCased,
    })
  }

  /** 다육이 세 개를, 다육이 세 개 키워: no subject, where the count has a particle or is an object. */
  #endsInI(words: readonly Word[], found: { end: number; last: number }, noun: string): boolean {
    if (!/[가-힣]{2}이$/u.test(noun)) return false
    const own = this.text.slice(found.end, words[found.last]?.end)
    return (
      /^(?:이|가|을|를|은|는|의)$/u.test(own) ||
      (own === '' && handling.test(words[found.last + 1]?.text ?? ''))
    )
  }

  /** The noun behind a number: 세 마리의 개, 두 환자. */
  #behind(
    words: readonly Word[],
    at: number,
    found: { count: number; start: number; last: number },
    isBare = false,
  ): Counted | undefined {
    const opening = (words[at]?.text ?? '').replace(/(?:[은는이가을를도]|만|쯤|동안|[.,!?])+$/u, '')
    if (/^(?:번|째)/u.test(opening) || ko.abstractNouns.has(opening) || counterAlone.test(opening))
      return undefined
    let last = at
    while (
      last - at < 3 &&
      words[last] &&
      isAdnominal((words[last] as Word).text) &&
      words[last + 1]
    )
      last++
    const noun = words[last]
    if (!noun) return undefined
    const bare = noun.text
      .replace(/[.,!?~:;()]+$/u, '')
      .replace(
        /(?:이에요|예요|이야|입니다|이다|에게서|에게|한테|에서|의|과|와|랑|이랑|하고|에|야)$/u,
        '',
      )
    const stem = stemOf(bare, /^(.+?)(?:들)?(이|가|을|를|은|는|도)?$/u.exec(bare))?.replace(
      /들$/u,
      '',
    )
    if (
      stem === undefined ||
      !/^[가-힣A-Za-z]+$/u.test(stem) ||
      (isBare && (stem.length < 2 || /^(?:번|개|마리|명|대|장|가지|번째|살|시)/u.test(stem)))
    )
      return undefined
    // Without a counter only what is used as a noun is counted: 두 환자의, not 두 갔어.
    if (
      isBare &&
      stem.length === noun.text.replace(/[.,!?~:;()]+$/u, '').length &&
      !words[last + 1]
    )
      return undefined
    const own = { ...noun, text: stem, end: noun.start + stem.length }
    const adjectives = words.slice(at, last)
    if (ko.abstractNouns.has(stem) || isPast(stem) || isConnective(stem)) return undefined
    const from = owner(words, firstBehind(words, found.start))
    return {
      count: found.count,
      start: from ?? found.start,
      end: own.end,
      last,
      noun: own,
      adjectives,
      compound: [],
      isOwned: from !== undefined,
      isCased: false,
      text: this.text.slice(from ?? found.start, own.end),
    }
  }

  #counted(
    words: readonly Word[],
    at: number,
    found: {
      count: number
      end: number
      last: number
      counter: string
      noun: Word
      isCased: boolean
    },
  ): Counted | undefined {
    const { noun } = found
    if (!isCountable(noun.text, found.counter, this.isThing)) return undefined
    let from = at
    const adjectives: Word[] = []
    const compound: Word[] = []
    while (from > 0 && at - from < 4) {
      const word = words[from - 1] as Word
      if (
        !/^[가-힣A-Za-z]+$/u.test(word.text) ||
        ko.owners.has(word.text) ||
        ko.pointers.has(word.text)
      )
        break
      // 상담할 학생: what is to be done says nothing of it.
      if (isProspective(word.text)) break
      if (ko.stateNouns.has(word.text)) adjectives.unshift(word)
      else if (isOfNoun(word.text)) {
        const clause = clauseAt(words[from - 2], word)
        if (clause) {
          adjectives.unshift(...clause.said)
          from -= clause.said.length * 2
          break
        }
        adjectives.unshift(word)
      } else if (isFlawed.test(word.text) && adjectives[0])
        adjectives[0] = {
          start: word.start,
          end: adjectives[0].end,
          text: `${word.text} ${adjectives[0].text}`,
        }
      else if (
        adjectives.length === 0 &&
        !isBound(word.text) &&
        !(ko.mediumNouns.has(word.text) && ko.mediumOf(noun.text)) &&
        word.text.length > 1
      )
        compound.unshift(word)
      else break
      from--
    }
    const own = owner(words, from)
    const start = own ?? words[from]?.start ?? noun.start
    const label = found.isCased
      ? `${this.text.slice(start, noun.end)} ${this.text.slice(words[at + 1]?.start, found.end)}`
      : this.text.slice(start, found.end)
    return {
      count: found.count,
      start,
      end: found.end,
      last: found.last,
      noun,
      adjectives,
      compound,
      isOwned: own !== undefined,
      isCased: found.isCased,
      text: label.replace(/\s+/gu, ' '),
    }
  }
}

/** 작은, 놓인 describe what stands behind them; 오늘은 and 나는 are topics. */
const isOfNoun = (word: string): boolean =>
  ko.mediumOf(word) === undefined && !/는$/u.test(word) && isDescribing(word)

/**
 * 꼬리가 긴, 창가에 놓인 before a noun: a clause of its own, that says how a part is or where the thing is;
 * of any other (엄마가 만든) nothing is said of the thing.
 */
function clauseAt(before: Word | undefined, verb: Word): { said: readonly Word[] } | undefined {
  const match = /^([가-힣]+?)(이|가|을|를|에|에서|에게|한테)$/u.exec(before?.text ?? '')
  const [, noun = '', particle = ''] = match ?? []
  const isPlace = particle === '에' && ko.staying.test(verb.text)
  if (!before || !match || isFlawed.test(before.text) || (particle === '에' && !isPlace))
    return undefined
  const isPart = /[이가]/u.test(particle) && (ko.parts.has(noun) || ko.attributeNouns.has(noun))
  const isSaid = isPlace || (isPart && !/^(?:다른|같은|비슷한)$/u.test(verb.text))
  return {
    said: isSaid
      ? [{ start: before.start, end: verb.end, text: `${before.text} ${verb.text}` }]
      : [],
  }
}

/** Whether a particle or an ending hangs on a word: 컵은, 크고, 사과와; not 로고, 사과 nor 고양이. */
const isBound = (word: string): boolean =>
  /[은는이가을를도]$/u.test(word)
    ? stemOf(word, /^(.+?)([은는이가을를도])$/u.exec(word)) !== word
    : /[와과]$/u.test(word)
      ? closes(word.slice(0, -1)) === word.endsWith('과')
      : /[고며]$/u.test(word)
        ? isGoingOn(word) || /[라다자]고$/u.test(word)
        : /(?:[에의로만게히랑]|한테|부터|까지|보다|처럼|[에아어여해와워]서)$/u.test(word)

/** Verbs of what one does with things. */
const handling =
  /^(?:키[우워운]|기르|길[러렀]|샀|사[서왔]|데려|구매|구입|입양|분양|받|심[었은]|팔|찍)/u
const isFlawed = /^(?:고장이?|금이|구멍이?|때가?|녹이|물이|흠집이)$/u
/** Nouns that are no things but where their counter says so: 배 두 척 are ships. */
const homographs: ReadonlyMap<string, RegExp> = new Map([
  ['개', /^마리$/u],
  ['배', /^(?:척|대|개|알|상자|박스)$/u],
  ['말', /^(?:마리|필)$/u],
  ['시', /^편$/u],
])

const orderForm = new RegExp(`^(?:${ko.placeNouns}|처음|마지막|첫|끝|먼저)(?:쪽)?(?:의|번)?$`, 'u')

/** Whether a noun may be counted as a thing: no time, no reason, no place with its particle, no stray syllable. */
function isCountable(noun: string, counter: string, isThing: (noun: string) => boolean): boolean {
  if (/[가-힣](?:에|에서|에는|으로|한테|에게)$/u.test(noun)) return false
  // 앞의 두 개, 나머지 세 장: members of what is there, by their place.
  if (/^(?:다른|나머지|또|어느|어떤|그중|이중)$|^[첫둘셋넷]째$|번째$/u.test(noun)) return false
  if (orderForm.test(noun)) return false
  if (ko.abstractNouns.has(noun)) return homographs.get(noun)?.test(counter) ?? isThing(noun)
  return (
    noun.length > 1 ||
    isThing(noun) ||
    /^[개소말양닭새쥐돼곰차책컵옷꽃배손공칼탑집방별돌병종북뱀꿩벌딸빵폰펜떡감귤섬산강팀게술]$/u.test(
      noun,
    )
  )
}
