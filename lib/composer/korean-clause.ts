import type { Eojeol, Ref } from './eojeols'
import { paired, type Facts } from './fact'
import type { Polarity } from './polarity'
import { areMedia, isMediumTopic } from './korean-clauses'
import { namesOf } from './korean-lists'
import { dimensionOf } from './korean-measures'
import { valuesIn } from './korean-values'
import * as ko from './languages/ko'
import {
  copulaEnd,
  copulaOn,
  dictionaryForm,
  isDescribing,
  nounOfPredicate,
  predicateOf,
  presentOf,
} from './languages/ko-forms'
import type { Span } from './text'
import type { Topics } from './topics'

/** What a clause of Korean is about, and the words left when that is taken away. */
export type Theme = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly isEach: boolean
  readonly isCrossed: boolean
  /** Taken from the clause or the sentence before. */
  readonly isDropped: boolean
  readonly rest: readonly Eojeol[]
  readonly extra: readonly string[]
  /** A line of a list. */
  readonly isLine: boolean
  readonly keys: ReadonlySet<string> | undefined
}

/** The part that the last clause was about, and what was told of it: 첫째는 벨이 있고 둘째는 없어. */
export type Said = { part: string | undefined; about: string | undefined }

const adverbs =
  /^(?:각각|각기|차례로|차례대로|순서대로|서로|둘|셋|다|모두|전부|또한|역시|그리고|하지만|그런데|또|아주|매우|정말|참|꽤|좀|조금|둘이|(?:지금|현재|이제|요즘|올해)(?:은|는)?|여기|이렇게|또는|아예|전혀|원래|항상|늘|맨날|매일|자주|가끔|약간|살짝|잘|자꾸|너무|많이|거의|약|완전|되게|진짜|엄청|무척|아직|이미|벌써|특히|물론),?$/u
const places = new RegExp(
  `^(?:${ko.placeNouns})(?:쪽)?(?:에|에서|에는|에다|의|와|과|으로)?[,]?$`,
  'u',
)
const copula = new RegExp(`^(?:${copulaEnd}|${copulaOn}|임|요|이?죠|이네요?)?[.,!]*$`, 'u')
const tiedNouns =
  /^(?:형제|자매|남매|친구|부부|쌍둥이|동료|라이벌|가족|이웃|커플|짝|짝꿍|모녀|모자|부자|부녀|사촌|동창|앙숙|절친|친척|동갑)$/u

/** Verbs of making, of which the medium is what was made. */
const making = /^(?:그리다|만들다|찍다|쓰다|부르다|(?:연주|작곡|녹음|칠|조각|디자인|촬영)하다)$/u

/** 그린 → 그리다, 만든 → 만들다. */
const madeBy = (word: string): string => predicateOf(word).replace(/^만드다$/u, '만들다')

/** Reads one clause of Korean. */
export class KoreanClause {
  readonly #words: readonly Eojeol[]
  readonly #said: string
  readonly #span: Span

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly topics: Topics,
    clause: readonly Eojeol[],
    readonly theme: Theme,
    readonly last: Said,
    readonly polarity: Exclude<Polarity, 'open'>,
  ) {
    this.#words = theme.rest.filter(({ text: word, ref }) => ref || !adverbs.test(word))
    const [first, end] = [clause[0], clause.at(-1)]
    this.#span = { start: first?.start ?? 0, end: end?.end ?? 0 }
    this.#said = clause.map(({ ref, text: word }) => (ref ? `#${ref.tail}` : word)).join(' ')
  }

  read(): void {
    const { ids } = this.theme
    const media = this.#media()
    if (this.polarity === 'lacking')
      return this.#values(ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity'))
    if (areMedia(ids, this.facts)) return this.#ofMedium()
    if (media.length > 0) this.#shown(media)
    if (ids.length === 0 || this.#made() !== undefined) return
    if (this.#areNamed()) return
    if (ko.alike.test(this.#said) && this.#alike()) return
    if (this.#tied()) return
    if (this.#related()) return
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length === 0) return
    this.#values(things)
  }

  /** Media that the clause brings besides its subject. */
  #media(): readonly string[] {
    const found = this.#words.flatMap(({ ref }) => {
      const ids = ref ? this.facts.expand(ref.ids) : []
      return areMedia(ids, this.facts) && !/^(?:보다|처럼|말고)/u.test(ref?.tail ?? '') ? ids : []
    })
    return [...new Set(found)]
  }

  #shown(media: readonly string[]): void {
    const { ids, isList, isEach, isCrossed } = this.theme
    const tails = this.#words.flatMap(({ ref }) =>
      ref && areMedia(ref.ids, this.facts) ? [ref.tail] : [],
    )
    const verb = this.#verb()
    const isInside = tails.some((tail) => /^(?:에|에서|속에|안에)/u.test(tail))
    const object = tails.some((tail) => /^(?:을|를)/u.test(tail)) && this.#words.at(-1)
    if (
      object &&
      !ko.sounding.test(verb) &&
      !/(?:봐|보세요|보면|참고|보시|첨부|올[려리릴])/u.test(verb)
    ) {
      const words = presentOf(dictionaryForm(object.text))
      if (ids.length === 1 && words.endsWith('다') && !object.ref)
        media.forEach((id) => this.facts.relation(ids[0] as string, id, { words }, this.#span))
      return
    }
    const others = this.theme.isDropped ? this.#others() : []
    // 첫째를 찍은 게 [사진 2]야: of another than who was spoken of; 첫째에게서 [소리 1] 소리가 나: of the first.
    const from = others.filter(({ tail }) => /^(?:에서|한테서|에게서)/u.test(tail))
    if (others.length > 0 && from.length === 0) return this.topics.skip(media, this.#span)
    const made = this.#made()
    const given = from.length > 0 ? this.facts.expand(from.flatMap((ref) => ref.ids)) : ids
    const subjects = given.length > 0 ? given : this.#thingsInside(isInside)
    const told = { respectively: isEach || isCrossed, crossed: isCrossed, isList }
    if (made !== undefined) {
      for (const [thing, medium] of paired(subjects, media, told))
        this.facts.relation(thing, medium, { words: made }, this.#span)
      return
    }
    const kinds = new Set(media.map((id) => this.facts.nodes.kindOf(id)))
    const isCopula = copula.test(this.#words.at(-1)?.ref?.tail ?? '-')
    const isTold =
      isCopula || isInside || (kinds.has('image') ? ko.showing.test(verb) : ko.sounding.test(verb))
    if (
      isTold &&
      kinds.size === 1 &&
      (subjects.length < 2 || media.length < 2 || told.respectively || isList)
    ) {
      for (const [thing, medium] of paired(subjects, media, told))
        this.facts.medium(thing, medium, this.#span)
    } else if (!isInside || subjects.length < 2) this.topics.add(subjects, media, this.#span)
  }

  /** Things in a clause that has no subject, but who was spoken of before it. */
  #others(): readonly Ref[] {
    const { ids } = this.theme
    if (ids.length === 0) return []
    return this.#words.flatMap(({ ref }) =>
      ref &&
      !areMedia(ref.ids, this.facts) &&
      this.facts.expand(ref.ids).some((id) => !ids.includes(id))
        ? [ref]
        : [],
    )
  }

  #verb(): string {
    return this.#words
      .filter(({ ref }) => !ref)
      .map(({ text: word }) => word)
      .join(' ')
      .replace(/[.,!~]+$/u, '')
  }

  /** 지우가 그린 그림은 [사진 1]: what was done to make it. */
  #made(): string | undefined {
    const found = this.#words.find(
      ({ ref, text: word }, index) =>
        !ref &&
        making.test(madeBy(word)) &&
        /^(?:그림|사진|영상|글|곡|노래|것|거|게|작품|소리|녹음|연주)?(?:은|는|이|가)$/u.test(
          this.#words[index + 1]?.text ?? '',
        ),
    )
    return found && madeBy(found.text)
  }

  /** Things that a clause about none names with 이 or 가 beside its medium: [사진 1]에 첫째가 있어. */
  #thingsInside(isInside: boolean): readonly string[] {
    const found = this.#words.flatMap(({ ref }) =>
      ref &&
      (/^(?:와|과|이|가|,|랑|하고|은|는|도)/u.test(ref.tail) ||
        (isInside && ref.tail === '') ||
        /^(?:에서|한테서|에게서)/u.test(ref.tail))
        ? this.facts.expand(ref.ids)
        : [],
    )
    return found.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
  }

  /** [사진 2]는 둘째야, [소리 1]은 첫째가 내는 소리야. */
  #ofMedium(): void {
    const things = this.#words.flatMap(({ ref }) => {
      const ids = ref ? this.facts.expand(ref.ids) : []
      return ref && !/^(?:보다|처럼|말고)/u.test(ref.tail) && !areMedia(ids, this.facts) ? ids : []
    })
    const [thing] = things
    if (thing === undefined) return
    const plain = this.#verb()
    const made = this.#words.findIndex(({ text: word }) => /^(?:그린|만든|찍은)$/u.test(word)) >= 0
    const isPlain =
      plain === '' ||
      ko.sounding.test(plain) ||
      ko.showing.test(plain) ||
      /^(?:개|것|거|모습|사진|영상|엑스레이|목소리|얼굴|소리|녹음)[가-힣]*[.!]*$/u.test(plain)
    const { ids, isList, isEach, isCrossed } = this.theme
    const words = presentOf(dictionaryForm(this.#words.at(-1)?.text ?? ''))
    const doer = this.#words.find(({ ref }) => ref?.ids.includes(thing))
    if (making.test(words) && /^[이가]$/u.test(doer?.ref?.tail ?? '')) {
      for (const medium of ids) this.facts.relation(thing, medium, { words }, this.#span)
      return
    }
    if (!isPlain || made) return
    for (const [medium, each] of paired(ids, things, {
      respectively: isEach || isCrossed,
      crossed: isCrossed,
      isList,
    }))
      this.facts.medium(each, medium, this.#span)
  }

  /** 첫째의 이름은 렉스야, 둘째는 맥스라고 해, 이름은 각각 렉스, 맥스, 벨라야. */
  #areNamed(): boolean {
    const at = this.#words.findIndex(({ ref, text: word }) => !ref && /^이름[은이도]$/u.test(word))
    const called = /(?:^|\s)([가-힣A-Za-z]{1,12}?)(?:이라고|라고)\s(?:해|하|불|부르|부른|합)/u
    const start = this.#words[Math.max(0, at)]?.start ?? this.#span.start
    const all = this.text.slice(start, this.#span.end)
    const said = at < 0 ? all : all.replace(/이?라고 (?:해|하|불|부르|합)\S*$/u, '')
    const match =
      at < 0
        ? called.exec(said)
        : /^이름[은이도]\s(?:(?:각각|차례로|순서대로)\s)?(.+?)[.,!~]*$/u.exec(said)
    if (!match) return false
    const listed = match[1] ?? ''
    const from = start + match.index + match[0].lastIndexOf(listed)
    const { ids } = this.theme
    const names = namesOf(listed, from, (last) => (at < 0 ? last : (nounOfPredicate(last) ?? last)))
    if (names.length === ids.length)
      names.forEach((name, index) => this.facts.name(ids[index] as string, name.value, name))
    if (at > 0) this.#values(ids, this.#words.slice(0, at))
    return true
  }

  /** 둘은 형제야, 첫째는 둘째와 친구야, 셋째는 첫째의 동생이야. */
  #tied(): boolean {
    const last = this.#words.at(-1)
    if (!last || last.ref) return false
    const noun = nounOfPredicate(last.text) ?? last.text.replace(/[.,!]+$/u, '')
    const others = this.#words.filter(({ ref }) => ref && !areMedia(ref.ids, this.facts))
    const [other] = others
    const { ids } = this.theme
    if (this.#words.length === 1 && tiedNouns.test(noun) && ids.length > 1) {
      this.facts.alike(ids, this.#span, { words: noun, symmetric: true })
      return true
    }
    if (this.#words.length !== 2 || others.length !== 1 || !other?.ref || ids.length !== 1)
      return false
    const [target, more] = this.facts.expand(other.ref.ids)
    const [source] = ids
    if (target === undefined || more !== undefined || source === undefined) return false
    const isMutual = /^(?:와|과|랑|이랑|하고)$/u.test(other.ref.tail) && tiedNouns.test(noun)
    if (!isMutual && !(/^의?$/u.test(other.ref.tail) && ko.kin.test(noun))) return false
    this.facts.relation(source, target, { words: noun, symmetric: isMutual }, this.#span)
    return true
  }

  #alike(): boolean {
    const { ids } = this.theme
    const others = this.#words.flatMap(({ ref }) =>
      ref && /^(?:와|과|을|를|랑|이랑|하고|하고는)$/u.test(ref.tail)
        ? this.facts.expand(ref.ids)
        : [],
    )
    const things = others.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length === 0) {
      if (ids.length < 2) return false
      this.facts.alike(ids, this.#span)
      return true
    }
    for (const source of ids)
      for (const target of things)
        if (this.facts.nodes.kindOf(source) === 'entity')
          this.facts.relation(source, target, { concept: 'looksLike' }, this.#span)
    return true
  }

  /** 첫째는 둘째를 쫓는다, 첫째는 둘째 옆에 있다, 셋째는 첫째보다 크다. */
  #related(): boolean {
    const at = this.#words.findIndex(
      ({ ref }) =>
        ref &&
        !areMedia(ref.ids, this.facts) &&
        /^(?:을|를|보다|에게|한테|에|와|과|랑|하고|의)?$/u.test(ref.tail),
    )
    const object = this.#words[at]
    if (!object?.ref || this.theme.extra.some((id) => object.ref?.ids.includes(id))) return false
    const behind = this.#words.slice(at + 1)
    const last = behind.at(-1)
    if (!last || last.ref || behind.length > 4 || behind.some(({ ref }) => ref)) return true
    const { tail } = object.ref
    const isPlace = behind.length > 1 && places.test(behind[0]?.text ?? '')
    if (
      tail === '의' ||
      (tail === '' && !isPlace) ||
      (/^(?:와|과|랑|하고)$/u.test(tail) && behind.length < 2)
    )
      return true
    const said = dictionaryForm(last.text)
    const verb = /^(?:을|를|에게|한테|에)$/u.test(tail) ? presentOf(said) : said
    // 둘째는 첫째에 연결돼: of what is there, only its place could be told.
    if (!verb.endsWith('다') || (tail === '에' && !/[하되]다$/u.test(verb))) return true
    const before = behind
      .slice(0, -1)
      .map(({ text: word }) => word)
      .filter((word) => !/^(?:더|훨씬|조금|아주)$/u.test(word))
    const lead = tail === '보다' ? ['보다'] : []
    const words = [...lead, ...before, verb].join(' ')
    for (const source of this.theme.ids) {
      for (const target of this.facts.expand(object.ref.ids)) {
        if (
          this.facts.nodes.kindOf(source) === 'entity' &&
          this.facts.nodes.kindOf(target) === 'entity'
        )
          this.facts.relation(source, target, { words }, this.#span)
      }
    }
    return true
  }

  /** Everything else that is said of things: their parts and how they are. */
  #values(things: readonly string[], of: readonly Eojeol[] = this.#words): void {
    const { isEach, isList, extra } = this.theme
    const words = (this.#media().length > 0 ? withoutMedium(of) : of).filter(({ ref }) => !ref)
    const { part: before, about } = this.last
    const told = valuesIn(words, {
      className: this.facts.nodes.classOf(things[0] ?? ''),
      isDropped: this.theme.isDropped,
      part: before,
      isLine: this.theme.isLine,
      keys: this.theme.keys,
    }).map((value, _, { length }) =>
      // 모모는 눈이 초록색인데 코코는 파란색이야: of the eyes too.
      length === 1 && !value.isPart && before !== undefined && value.name === about
        ? { ...value, name: before, isPart: true }
        : value,
    )
    const part = told.findLast(({ isPart }) => isPart)
    if (part) this.last.part = part.name
    this.last.about = part && (ko.subjectMatterOf(part.value) ?? dimensionOf(part.value))
    const owners = [...new Set([...things, ...extra])]
    for (const { name, value, start, end, each } of told) {
      const values = each ?? []
      if (values.length > 1 && values.length === things.length && (isEach || isList)) {
        things.forEach((owner, index) =>
          this.facts.attribute([owner], name, values[index] as string, { start, end }),
        )
      } else if (values.length <= 1) this.facts.attribute(owners, name, value, { start, end })
    }
  }
}

/** 기침 소리가 [소리 1] 이렇게 납니다: what names a medium, and that it is heard or seen, is no value. */
function withoutMedium(all: readonly Eojeol[]): readonly Eojeol[] {
  // 민지는 [사진 1]을 썼고: what is done with it.
  const object = all.findIndex(({ ref }) => /^[을를]$/u.test(ref?.tail ?? ''))
  const words = object < 0 ? all : all.slice(0, object)
  const at = words.findIndex(({ ref, text }) => !ref && isMediumTopic(text))
  const plain = words.filter(({ ref }) => !ref)
  // [사진 1]에 있고
  if (at < 0) return plain.length === 1 && ko.showing.test(plain[0]?.text ?? '') ? [] : words
  let from = at
  while (from > 0 && isOfNoun(words[from - 1] as Eojeol)) from--
  const last = words.at(-1)
  const isVerb = last && !last.ref && (ko.sounding.test(last.text) || ko.showing.test(last.text))
  return [...words.slice(0, from), ...words.slice(at + 1, isVerb ? -1 : undefined)]
}

/** 기침, 짖는: a word that may belong to the noun behind it. */
const isOfNoun = ({ ref, text }: Eojeol): boolean =>
  !ref && (isDescribing(text) || !/(?:[은는이가을를에도의로며고,]|에서)$/u.test(text))
