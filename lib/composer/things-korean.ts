import type { Around, FoundMedia, FoundSet, FoundThing, Keys } from './found'
import * as ko from './languages/ko'
import {
  aloneForm,
  beforeForm,
  caseEnd,
  counterAlone,
  counterForm,
  having,
  joined,
  numberForm,
  tailOf,
} from './languages/ko-counts'
import { isAdnominal } from './languages/ko-forms'
import {
  namesBehind,
  nounOf,
  owner,
  statedBy,
  stemOf,
  wordsIn,
  type Counted,
  type Word,
} from './korean-words'
import { hole } from './text'
import type { Sentence } from './turns'

/** Reads what sentences of Korean introduce: 우리 개 세 마리, 두 대의 고장 난 펌프, 강아지 셋, 빨간 컵 하나와 파란 컵 하나. */
export class KoreanFinder {
  readonly sets: FoundSet[] = []
  readonly things: FoundThing[] = []
  readonly media: FoundMedia[] = []
  readonly #counts = new Map<string, number[]>()
  readonly #style: '째' | '번째'

  constructor(
    readonly text: string,
    readonly around: Around,
    readonly keys: Keys,
  ) {
    const counted =
      /(첫째|둘째|셋째|넷째)|(?:첫|두|세|네) ?번째(?! ?(?:사진|소리|그림|이미지|녹음|음성|장|이유|질문))/u.exec(
        text,
      )
    this.#style = counted && !counted[1] ? '번째' : '째'
  }

  read(sentence: Sentence): void {
    const said = this.text.slice(sentence.start, sentence.end)
    const words = wordsIn(
      said.replace(/\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)/gu, (link) => hole.repeat(link.length)),
      sentence.start,
    )
    const isOpen =
      /만약|만일|(?:으면|라면|다면|었으면|면 좋)|싶/u.test(said) ||
      /지 않|없(?:어|다|습|고|는데)/u.test(said)
    const singles: Counted[] = []
    for (let at = 0; at < words.length; at++) {
      const counted = this.#countedAt(words, at)
      if (!counted) continue
      at = Math.max(at, counted.last)
      if (counted.count === 1) singles.push(counted)
      else if (!isOpen && this.#isLicensed(words, counted, sentence)) this.#put(counted)
    }
    if (isOpen) return
    if (!sentence.asks || /비교/u.test(said)) this.#singles(said, words, singles)
  }

  #countedAt(words: readonly Word[], at: number): Counted | undefined {
    const [word, next] = [words[at] as Word, words[at + 1]]
    const whole = next && numberForm.test(word.text) ? `${word.text} ${next.text}` : word.text
    const isTwo = whole !== word.text
    const match = counterForm.exec(whole)
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
        (match[3] === ''
          ? this.#behind(words, last + 1, { count, start: word.start, last })
          : undefined)
      )
    }
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
    if (!noun || /[.!?:;()]$/u.test(noun.text)) return undefined
    const bare = noun.text.replace(/[,]$/u, '')
    const caseMatch = /^(.+?)(?:들)?(이|가|을|를|은|는|도)?$/u.exec(bare)
    const stem = stemOf(bare, caseMatch)
    if (stem === undefined || !/^[가-힣A-Za-z]+$/u.test(stem)) return undefined
    const isCased = stem.length < bare.replace(/들$/u, '').length
    return this.#counted(words, at - 1, {
      ...found,
      noun: { ...noun, text: stem, end: noun.start + stem.length },
      isCased,
    })
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
    if (ko.abstractNouns.has(stem)) return undefined
    const from = owner(
      words,
      words.indexOf(words.find(({ start }) => start === found.start) as Word),
    )
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
    if (ko.abstractNouns.has(noun.text) && !(noun.text === '개' && found.counter === '마리'))
      return undefined
    if (
      noun.text.length === 1 &&
      !/^[개소말양닭새쥐돼곰차책컵옷꽃배손공칼탑집방별돌병종북뱀꿩벌]$/u.test(noun.text)
    )
      return undefined
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
      if (isAdnominal(word.text) && !/(?:나는|저는|우리는|에는|에서는|는)$/u.test(word.text))
        adjectives.unshift(word)
      else if (/^(?:고장|금이|구멍|때|녹이|물이)$/u.test(word.text) && adjectives[0])
        adjectives[0] = {
          start: word.start,
          end: adjectives[0].end,
          text: `${word.text} ${adjectives[0].text}`,
        }
      else if (
        adjectives.length === 0 &&
        !/(?:[은는이가을를에서와과도로의며고만]|에게|한테|부터|까지|보다|처럼|하고|랑|게|서|히)$/u.test(
          word.text,
        ) &&
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

  #isLicensed(words: readonly Word[], counted: Counted, sentence: Sentence): boolean {
    if (counted.count > 20) return false
    const before = words.filter(({ end }) => end <= counted.start)
    const said = this.text.slice(counted.end, sentence.end)
    if (sentence.asks && !counted.isOwned && !/비교/u.test(said)) return false
    if (/^\s?(?:중|가운데|째|번째|정도만|보다|마다)/u.test(said)) return false
    if (/(?:중|중에|중에서|가운데|다른|나머지|처음|첫|마지막)$/u.test(before.at(-1)?.text ?? ''))
      return false
    const isPart = ko.parts.has(counted.noun.text)
    if (isPart && !counted.isOwned) return false
    if (counted.isCased)
      return having.test(said) || /^(?:이야|야|입니다|이에요|예요|다|이다)?[\s.,!]*$/u.test(said)
    if (counted.isOwned || having.test(said) || before.length === 0) return true
    const { image, audio } = this.around.mediaCounts
    return this.around.countsPlaces || image + audio > 0
  }

  #put(counted: Counted): void {
    const { count, noun, adjectives, compound, start, end, text } = counted
    const medium = ko.mediumNouns.get(noun.text)
    const thing = [...compound, noun].map((word) => word.text).join(' ')
    if (medium && (ko.plainMedia.has(noun.text) || this.around.mediaCounts[medium] > 0)) {
      const isOwn = !ko.plainMedia.has(noun.text) || compound.length > 0
      if (isOwn && this.around.mediaCounts[medium] === count)
        this.media.push({ start, end, kind: medium, count, type: thing })
      return
    }
    const counts = this.#counts.get(thing) ?? []
    const isAgain =
      this.around.hasSet(thing, count) ||
      counts.includes(count) ||
      ((counts.length > 0 || this.around.hasSet(thing)) && !counted.isOwned)
    if (isAgain) return
    this.#counts.set(thing, [...counts, count])
    const key = this.keys.set(thing.replaceAll(' ', '-'))
    const attributes = statedBy(adjectives)
    const names = namesBehind(this.text, end, count)
    const members = Array.from({ length: count }, (_, index): FoundThing => {
      const name = names?.[index]
      return {
        start,
        end,
        key: `thing:${key}:${index + 1}`,
        label: `${ko.placeWord(index + 1, this.#style)} ${thing}`,
        className: thing,
        attributes,
        ...(name ? { name } : {}),
      }
    })
    this.sets.push({ start, end, key: `set:${key}`, label: text, members })
  }

  #singles(said: string, words: readonly Word[], counted: readonly Counted[]): void {
    const own = this.#possessed(words)
    if (own) this.things.push(own)
    const { image, audio } = this.around.mediaCounts
    const isShown = having.test(said)
    const known = counted.filter(
      ({ noun }) =>
        !ko.abstractNouns.has(noun.text) &&
        !ko.mediumNouns.has(noun.text) &&
        !ko.parts.has(noun.text),
    )
    if (!isShown || (known.length < 2 && image + audio === 0 && !this.#isSpokenOf(known[0]))) return
    for (const each of known) this.#single(each)
    if (known.length === 0) this.#pairOf(said, words)
  }

  #isSpokenOf(counted: Counted | undefined): boolean {
    if (!counted) return true
    return new RegExp(`(?:그|이|저|우리|내) ?${counted.noun.text}`, 'u').test(
      this.text.slice(counted.end, counted.end + 4_000),
    )
  }

  #single({
    noun,
    adjectives,
    compound,
    start,
    end,
  }: Pick<Counted, 'noun' | 'adjectives' | 'compound' | 'start' | 'end'>): void {
    const className = [...compound, noun].map(({ text }) => text).join(' ')
    const label = [...adjectives, ...compound, noun].map(({ text }) => text).join(' ')
    if (this.things.some((thing) => thing.label === label) || this.around.hasThing(label)) return
    this.things.push({
      start,
      end,
      key: this.keys.thing(className.replaceAll(' ', '-')),
      label,
      className,
      attributes: statedBy(adjectives),
    })
  }

  /** 빨간 컵과 파란 컵이 있어: two described nouns that are joined. */
  #pairOf(said: string, words: readonly Word[]): void {
    const at = words.findIndex(({ text }) => new RegExp(`^[가-힣]{1,8}${joined}$`, 'u').test(text))
    const [first, second] = [words[at], words[at + 2]]
    const [one, two] = [words[at - 1], words[at + 1]]
    if (!first || !second || !one || !two || !/있|비교/u.test(said)) return
    if (
      !isAdnominal(one.text) ||
      !isAdnominal(two.text) ||
      !new RegExp(`^[가-힣]{1,8}?${caseEnd}[.,!]?$`, 'u').test(second.text)
    )
      return
    for (const [adjective, word] of [
      [one, first],
      [two, second],
    ] as const) {
      const noun = nounOf(word)
      if (ko.abstractNouns.has(noun.text) || ko.mediumNouns.has(noun.text)) return
      this.#single({
        noun,
        adjectives: [adjective],
        compound: [],
        start: adjective.start,
        end: noun.end,
      })
    }
  }

  /** 우리 개는 [사진 1]에 있어: a thing of the writer's own, where the text brings media. */
  #possessed(words: readonly Word[]): FoundThing | undefined {
    const [first, second] = words
    const { image, audio } = this.around.mediaCounts
    if (!first || !second || !/^(?:우리|내|제)$/u.test(first.text) || image + audio === 0)
      return undefined
    const stem = stemOf(second.text, /^(.+?)(은|는|이|가)?$/u.exec(second.text))
    const noun = stem === second.text || !/^[가-힣]{1,8}$/u.test(stem ?? '') ? undefined : stem
    if (
      noun === undefined ||
      ko.abstractNouns.has(noun) ||
      ko.mediumNouns.has(noun) ||
      this.#counts.has(noun) ||
      this.around.hasThing(noun)
    )
      return undefined
    if (this.things.some(({ className }) => className === noun)) return undefined
    const end = second.start + noun.length
    return {
      start: first.start,
      end,
      key: this.keys.thing(noun),
      label: `${first.text} ${noun}`,
      className: noun,
      attributes: [],
    }
  }
}
