import type { Around, FoundMedia, FoundSet, FoundThing, Keys, Meant, Stated } from './found'
import type { Introductions } from './introductions'
import { KoreanCounts } from './korean-counts'
import {
  freeThings,
  isNameOf,
  kindsOfMedia,
  koreanNames,
  type KoreanNames,
} from './korean-introductions'
import { classNouns, namesBehind, namesOfEntries, usesOf, type Listed } from './korean-lists'
import { placesIn } from './korean-measures'
import { shownIn, type Single } from './korean-singles'
import * as ko from './languages/ko'
import { caseEnd, having, joined } from './languages/ko-counts'
import { copulaEnd, isAdnominal, isProspective } from './languages/ko-forms'
import { nounOf, statedBy, wordsIn, type Counted, type Word } from './korean-words'
import { firstBehind, hole, type Span } from './text'
import type { Sentence } from './turns'

/** 세 명이에요: that so many are told of. */
const told = new RegExp(`^(?:${copulaEnd}|임)(?![가-힣])`, 'u')
/** 필요해요, 사 와: what is wished for is not there. */
const isWished = (said: string): boolean =>
  /필요(?:해|하|합|할)|(?<![가-힣])(?:사|가져|챙겨|갖다|구해|빌려) ?(?:와|오세요|줘|주세요|주라|와라|다 ?줘)[.!~]*$/u.test(
    said,
  )
/** 첫 번째 점은, 둘째 건이: a noun behind a place, as what is spoken of. */
const placesOf = (noun: string): RegExp =>
  new RegExp(
    `(?<![가-힣0-9])([첫둘셋넷]째|(?:첫|두|세|네) ?번째) ?${noun}(?=(?:은|는|이|가|의|도|에는) )`,
    'gu',
  )
/** How far behind a counted noun is looked for the verb that says that it is there. */
const licenceLengthMax = 1_000

/** Reads what sentences of Korean introduce: 우리 개 세 마리, 두 대의 고장 난 펌프, 강아지 셋, 빨간 컵 하나와 파란 컵 하나. */
export class KoreanFinder {
  readonly #sets: FoundSet[] = []
  readonly #things: FoundThing[] = []
  readonly #stated: Span[] = []
  readonly #counted: KoreanCounts
  #named: KoreanNames | undefined
  readonly #media: FoundMedia[] = []
  readonly #labelled: Meant[] = []
  readonly #counts = new Map<string, number[]>()
  readonly #style: '째' | '번째'
  /** Whether single things stand beside a set, of which 한 마리 may be as well. */
  #isMixed = false

  constructor(
    readonly text: string,
    readonly around: Around,
    readonly keys: Keys,
  ) {
    const { image, audio } = around.mediaCounts
    // 점 두 개 …. 첫 번째 점은 [사진 1]에 …: by their places and media they are things, whatever the noun.
    const isShown = (noun: string) => image + audio > 0 && placesOf(noun).test(text)
    this.#counted = new KoreanCounts(text, isShown)
    const counted =
      /(첫째|둘째|셋째|넷째)|(?:첫|두|세|네) ?번째(?! ?(?:사진|소리|그림|이미지|녹음|음성|장|이유|질문))/u.exec(
        text,
      )
    this.#style = counted && !counted[1] ? '번째' : '째'
  }

  /** The sets with the names that stand behind places. */
  get sets(): readonly FoundSet[] {
    const { placed, listed } = this.#names()
    for (const each of listed) this.#putListed(each)
    return this.#sets.map((set, index) =>
      index > 0 || placed.size === 0
        ? set
        : {
            ...set,
            members: set.members.map((member, at) => {
              const name = placed.get(at + 1)
              if (!name || member.name) return member
              const { start, end, value } = name
              return { ...member, name: { start, end, value } }
            }),
          },
    )
  }

  get things(): readonly FoundThing[] {
    const free = this.#names().free.filter(({ value }) => !this.around.hasThing(value))
    return [...this.#things, ...freeThings(free, (name) => this.keys.thing(name))]
  }

  /** 새소리 세 개: media of a kind, and of which each is told to be. */
  get media(): readonly FoundMedia[] {
    const told = this.#stated.flatMap(({ start, end }) =>
      kindsOfMedia(this.text.slice(start, end), start),
    )
    return this.#media.map((each) => (ko.ofNature.test(each.type) ? { ...each, told } : each))
  }

  /** 둘째 콩이 means the second, whatever 둘째 would mean elsewhere. */
  get meant(): readonly Meant[] {
    const [set] = this.#sets
    const last = set?.members.at(-1)
    const youngest = last ? this.#youngest().map((span) => ({ ...span, key: last.key })) : []
    const placed = [...this.#names().placed].flatMap(([place, { from, end }]) => {
      const member = set?.members[place - 1]
      return member ? [{ start: from, end, key: member.key }] : []
    })
    // 개 한 마리 is one phrase, of which 한 마리 means no other.
    const called = this.#sets.flatMap(({ members }) =>
      members.flatMap(({ name, key }) =>
        name ? usesOf(this.text, name).map((span) => ({ ...span, key })) : [],
      ),
    )
    // 두 번째 점: what is no thing elsewhere is no phrase elsewhere.
    const own = this.#sets.flatMap(({ members }) => {
      const noun = members[0]?.className ?? ''
      const uses = ko.abstractNouns.has(noun) ? this.text.matchAll(placesOf(noun)) : []
      return [...uses].flatMap(({ 0: said, 1: place = '', index }) => {
        const member = members[(ko.placeOf(place) ?? 0) - 1]
        return member ? [{ start: index, end: index + said.length, key: member.key }] : []
      })
    })
    return [...placed, ...youngest, ...called, ...own, ...this.#labelled, ...this.#things]
  }

  /** 막내 is the last, where the others are counted. */
  #youngest(): readonly Span[] {
    if (!/첫째/u.test(this.text)) return []
    return [...this.text.matchAll(/(?<![가-힣])막내(?=[은는이가도의])/gu)].map(({ index }) => ({
      start: index,
      end: index + 2,
    }))
  }

  get introductions(): readonly Introductions[] {
    return this.#names().groups
  }

  #names(): KoreanNames {
    return (this.#named ??= koreanNames(this.text, this.#stated, this.#sets, !this.#isMixed))
  }

  read(sentence: Sentence): void {
    const said = this.text.slice(sentence.start, sentence.end)
    const words = wordsIn(
      said.replace(/\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)/gu, (link) => hole.repeat(link.length)),
      sentence.start,
    )
    const isOpen =
      /만약|만일|(?:으면|라면|다면|었으면|면 좋)|(?<!(?:구분하|비교하|소개하|질문하|설명하|물어보|알|확인하|보여 주|팔)고 )싶|지 않/u.test(
        said,
      )
    if (!sentence.asks && !isOpen) this.#stated.push(sentence)
    const singles: Counted[] = []
    for (let at = 0; at < words.length; at++) {
      const counted = this.#counted.at(words, at)
      if (!counted) continue
      at = Math.max(at, counted.last)
      if (counted.count === 1) singles.push(counted)
      else if (!isOpen && this.#isLicensed(words, counted, sentence)) this.#put(words, counted)
    }
    if (isOpen) return
    if (!sentence.asks || /비교/u.test(said)) this.#singles(said, words, singles)
  }

  #isLicensed(words: readonly Word[], counted: Counted, sentence: Sentence): boolean {
    if (counted.count > 20) return false
    const before = words[firstBehind(words, counted.start) - 1]
    const said = this.text.slice(
      counted.end,
      Math.min(sentence.end, counted.end + licenceLengthMax),
    )
    if (sentence.asks && !counted.isOwned && !/비교/u.test(said)) return false
    if (/^\s?(?:이|가|은|는|도|밖에)?\s?없/u.test(said)) return false
    const isChosen = /^\s?중에서? ?(?:고민|고르|선택|뭐|뭘|어느|어떤|어디|하나만)/u.test(said)
    if (!isChosen && /^\s?(?:중|가운데|째|번째|정도만|보다|마다)/u.test(said)) return false
    if (/(?:중|중에|중에서|가운데|다른|나머지|처음|첫|마지막)$/u.test(before?.text ?? ''))
      return false
    if (isWished(said) && !counted.isOwned) return false
    // A: 균락 12개, 온도 37도: what one has.
    const lead = this.text.slice(sentence.start, counted.start)
    if (/: /u.test(lead) && /^\s*(?:[,.]|$)/u.test(said)) return false
    // 카메라 두 대 are no parts.
    const isPart = ko.parts.has(counted.noun.text) && !/(?:대|마리|명|채|권)$/u.test(counted.text)
    if (isPart && !counted.isOwned && !this.#counted.isThing(counted.noun.text)) return false
    // 첫 번째 집은 화장실이 두 개야: what one of them has.
    if (
      this.#sets.length > 0 &&
      /(?:째|[0-9]번)(?: [가-힣]+)?(?:은|는|에는|에|의|이|가) /u.test(lead)
    )
      return false
    if (namesOfEntries(this.text, counted.end, isNameOf).length === counted.count) return true
    if (counted.isCased)
      return (
        having.test(said) ||
        this.#isCountedByPlaces(counted.noun.text) ||
        told.test(said) ||
        /^(?:인데|이고|이라|[\s.,!]*$)/u.test(said)
      )
    const { image, audio } = this.around.mediaCounts
    return (
      counted.isOwned ||
      having.test(said) ||
      isProspective(before?.text ?? '') ||
      // 달걀 두 개를 풀고: what is done with them.
      (!before && !/^[을를]/u.test(said)) ||
      told.test(said) ||
      this.around.countsPlaces ||
      image + audio > 0
    )
  }

  /** 쿠키를 두 개 태웠어. 첫 번째는 …: whatever was done, the places are of them. */
  #isCountedByPlaces(noun: string): boolean {
    return placesOf(`(?:${noun}|것|거|건|${ko.counters})?`).test(this.text)
  }

  #put(words: readonly Word[], counted: Counted): void {
    const { count, noun, adjectives, compound, start, end, text } = counted
    const kind = ko.versionNouns.has(noun.text) ? compound.at(-1)?.text : undefined
    const medium = ko.mediumOf(kind ?? noun.text)
    const thing = [...compound, noun].map((word) => word.text).join(' ')
    // 그림 세 점 are things where as many pictures of them are brought.
    const isShown = noun.text === '그림' && this.around.mediaCounts.image === count
    if (
      medium &&
      !isShown &&
      (kind !== undefined || ko.plainMedia.has(noun.text) || this.around.mediaCounts[medium] > 0)
    ) {
      const isOwn = !ko.plainMedia.has(noun.text) || compound.length > 0
      if (isOwn && this.around.mediaCounts[medium] === count)
        this.#media.push({ start, end, kind: medium, count, type: thing })
      return
    }
    if (compound.length > 0 && ko.abstractNouns.has(thing.replaceAll(' ', ''))) return
    const counts = this.#counts.get(thing) ?? []
    const isAgain =
      this.around.hasSet(thing, count) ||
      counts.includes(count) ||
      ((counts.length > 0 || this.around.hasSet(thing)) && !counted.isOwned)
    if (isAgain) return
    this.#counts.set(thing, [...counts, count])
    const attributes = [...statedBy(adjectives), ...placeOf(words, counted)]
    const names = namesBehind(this.text, end, count) ?? []
    this.#putSet({ start, end, label: text, count }, thing, names, attributes)
  }

  /** 학생 지우, 민서, 하준이가: as many of the noun as names stand behind it. */
  #putListed({ noun, count, names, uses = [] }: Listed): void {
    const { start, value } = noun
    if (this.#sets.length > 0 || this.around.hasSet(value, count)) return
    const label = `${value} ${ko.countWord(count)}`
    const { end } = (uses.length === 0 && names.at(-1)) || noun
    const members = this.#putSet({ start, end, label, count }, value, names, [], noun.end)
    for (const { start, end, place } of uses) {
      const member = members[place - 1]
      if (member) this.#labelled.push({ start, end, key: member.key })
    }
  }

  #putSet(
    { start, end, label, count }: Span & { readonly label: string; readonly count: number },
    className: string,
    names: readonly NonNullable<FoundThing['name']>[],
    attributes: readonly Stated[],
    setEnd = end,
  ): readonly FoundThing[] {
    const key = this.keys.set(className.replaceAll(' ', '-'))
    const members = Array.from({ length: count }, (_, index): FoundThing => {
      const name = names[index]
      return {
        start,
        end,
        key: `thing:${key}:${index + 1}`,
        label: `${ko.placeWord(index + 1, this.#style)} ${className}`,
        className,
        attributes,
        ...(name ? { name } : {}),
      }
    })
    this.#sets.push({ start, end: setEnd, key: `set:${key}`, label, members })
    return members
  }

  #singles(said: string, words: readonly Word[], counted: readonly Counted[]): void {
    const possessed = this.#possessed(words)
    if (possessed) this.#things.push(possessed)
    const { image, audio } = this.around.mediaCounts
    const isShown = having.test(said)
    const known = counted.filter(
      ({ noun }) => !ko.mediumNouns.has(noun.text) && !ko.parts.has(noun.text),
    )
    // 개 한 마리와 고양이 두 마리: one beside several is a thing of its own, but for one of them.
    const [first, last] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
    const beside = this.#sets.filter(({ start, end }) => start >= first && end <= last)
    const isOfSet = ({ noun }: Counted) =>
      beside.some(({ members: [member] }) => member?.className.endsWith(noun.text))
    const own = known.filter((each) => !isOfSet(each) || each.compound.length > 0)
    const isBeside = beside.length > 0 && own.length > 0
    if (
      !isShown ||
      (known.length < 2 && image + audio === 0 && !isBeside && !this.#isSpokenOf(known[0]))
    )
      return
    if (isBeside) this.#isMixed = true
    for (const each of own) this.#single(each)
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
    if (this.#things.some((thing) => thing.label === label) || this.around.hasThing(label)) return
    this.#things.push({
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

  /** 우리 강아지 뽀삐야 [사진 1]. 뽀삐는 …: one of a class, by its name. */
  #called(found: Single): Single {
    const className = found.className.slice(0, -found.noun.length - 1)
    const isAgain = new RegExp(`(?<![가-힣])${found.noun}(?:은|는|이|가|도|의)(?= )`, 'u')
    return classNouns.test(className) && isAgain.test(this.text.slice(found.end))
      ? { ...found, className, label: found.noun }
      : found
  }

  /** 우리 개는 [사진 1]에 있어: a thing of the writer's own, where the text brings media. */
  #possessed(words: readonly Word[]): FoundThing | undefined {
    const { image, audio } = this.around.mediaCounts
    if (image + audio === 0) return undefined
    const found = shownIn(words)
    if (!found || this.#counts.has(found.noun) || this.around.hasThing(found.noun)) return undefined
    const { start, end, className, label } = this.#called(found)
    if (this.#things.some((thing) => thing.className === className)) return undefined
    return {
      start,
      end,
      key: this.keys.thing(className.replaceAll(' ', '-')),
      label,
      className,
      attributes: [],
    }
  }
}

/** 거실에 의자가 두 개 있어: where all of them are. */
function placeOf(words: readonly Word[], { start, end }: Counted): readonly Stated[] {
  const verb = words.find((word) => word.start >= end)
  if (!verb || !/^(?:있|놓여|살)/u.test(verb.text)) return []
  const place = placesIn([...words.filter((word) => word.end <= start), verb])
  return place && !place.value.each ? [place.value] : []
}
