import type { Eojeol } from './eojeols'
import { isMedium, paired, type Facts } from './fact'
import { namesIn } from './korean-words'
import { valuesIn } from './korean-values'
import * as ko from './languages/ko'
import { dictionaryForm } from './languages/ko-forms'
import type { Span } from './text'

/** What a clause of Korean is about, and the words left when that is taken away. */
export type Theme = {
  readonly ids: readonly string[]
  readonly isList: boolean
  readonly isEach: boolean
  readonly isCrossed: boolean
  readonly rest: readonly Eojeol[]
  readonly extra: readonly string[]
}

const adverbs =
  /^(?:각각|각기|차례로|차례대로|순서대로|서로|둘|셋|다|모두|전부|또한|역시|그리고|하지만|그런데|또|아주|매우|정말|참|꽤|좀|조금|둘이|지금|현재|여기|이렇게|또는),?$/u
const places = new RegExp(
  `^(?:${ko.placeNouns})(?:쪽)?(?:에|에서|에는|에다|의|와|과|으로)?[,]?$`,
  'u',
)

/** Reads one clause of Korean. */
export class KoreanClause {
  readonly #words: readonly Eojeol[]
  readonly #said: string
  readonly #span: Span

  constructor(
    readonly text: string,
    readonly facts: Facts,
    clause: readonly Eojeol[],
    readonly theme: Theme,
  ) {
    this.#words = theme.rest.filter(({ text: word, ref }) => ref || !adverbs.test(word))
    const [first, last] = [clause[0], clause.at(-1)]
    this.#span = { start: first?.start ?? 0, end: last?.end ?? 0 }
    this.#said = clause.map(({ ref, text: word }) => (ref ? `#${ref.tail}` : word)).join(' ')
  }

  read(): void {
    const { ids } = this.theme
    if (ko.negated.test(this.#said.replace(/[가-힣]+[이가은는도] 없/gu, ''))) return
    if (ids.length > 0 && this.#areMedia(ids)) return this.#ofMedium()
    const media = this.#media()
    if (media.length > 0) this.#shown(media)
    if (ids.length === 0) return
    if (this.#areNamed()) return
    if (ko.alike.test(this.#said) && this.#alike()) return
    if (this.#related()) return
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length === 0) return
    this.#values(things)
  }

  #areMedia(ids: readonly string[]): boolean {
    return ids.length > 0 && ids.every((id) => isMedium(this.facts.nodes.kindOf(id)))
  }

  /** Media that the clause brings besides its subject. */
  #media(): readonly string[] {
    const found = this.#words.flatMap(({ ref }) => {
      const ids = ref ? this.facts.expand(ref.ids) : []
      return this.#areMedia(ids) && !/^(?:보다|처럼|말고)/u.test(ref?.tail ?? '') ? ids : []
    })
    return [...new Set(found)]
  }

  #shown(media: readonly string[]): void {
    const kinds = new Set(media.map((id) => this.facts.nodes.kindOf(id)))
    const [kind] = kinds
    const verb = this.#words
      .filter(({ ref }) => !ref)
      .map(({ text: word }) => word)
      .join(' ')
      .replace(/[.,!~]+$/u, '')
    const last = this.#words.at(-1)
    const isCopula =
      last?.ref !== undefined &&
      /^(?:이?야|이?다|입니다|예요|이에요|이?고|이?며|인데|이지만|임|요|죠|이죠)?[.,!]*$/u.test(
        last.ref.tail,
      )
    const isTold =
      isCopula ||
      (kind === 'audio' || kind === 'segment'
        ? ko.sounding.test(verb)
        : ko.showing.test(verb) ||
          /^(?:에|에서|속에|속|안에)/u.test(this.#words.find(({ ref }) => ref)?.ref?.tail ?? ''))
    if (kinds.size !== 1 || !isTold) return
    const { ids, isList, isEach, isCrossed } = this.theme
    const things = ids.length > 0 ? ids : this.#thingsInside(kind === 'audio')
    for (const [thing, medium] of paired(things, media, {
      respectively: isEach || isCrossed,
      crossed: isCrossed,
      isList,
    }))
      this.facts.medium(thing, medium, this.#span)
  }

  /** Things that a clause about none names with 이 or 가 behind its medium: [사진 1]에 첫째가 있어. */
  #thingsInside(isHeard: boolean): readonly string[] {
    const found = this.#words.flatMap(({ ref }) =>
      ref &&
      (/^(?:와|과|이|가|,|랑|하고|은|는|도)/u.test(ref.tail) ||
        (isHeard && /^(?:에서|한테서|에게서)/u.test(ref.tail)))
        ? this.facts.expand(ref.ids)
        : [],
    )
    return found.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
  }

  /** [사진 2]는 둘째야, [소리 1]은 첫째가 내는 소리야. */
  #ofMedium(): void {
    const things = this.#words.flatMap(({ ref }) => {
      const ids = ref ? this.facts.expand(ref.ids) : []
      return ref && !/^(?:보다|처럼|말고)/u.test(ref.tail) && !this.#areMedia(ids) ? ids : []
    })
    const [thing] = things
    if (thing === undefined) return
    const plain = this.#words
      .filter(({ ref }) => !ref)
      .map(({ text: word }) => word)
      .join(' ')
      .replace(/[.,!~]+$/u, '')
    const isPlain =
      plain === '' ||
      ko.sounding.test(plain) ||
      ko.showing.test(plain) ||
      /^(?:개|것|거|모습|사진|영상|엑스레이|목소리|얼굴|소리|녹음)[가-힣]*[.!]*$/u.test(plain)
    if (!isPlain) return
    const { ids, isList, isEach, isCrossed } = this.theme
    for (const [medium, each] of paired(ids, things, {
      respectively: isEach || isCrossed,
      crossed: isCrossed,
      isList,
    }))
      this.facts.medium(each, medium, this.#span)
  }

  /** 첫째의 이름은 렉스야, 둘째는 맥스라고 해, 이름은 각각 렉스, 맥스, 벨라야. */
  #areNamed(): boolean {
    const start = this.#words[0]?.start ?? this.#span.start
    const said = this.text.slice(start, this.#span.end)
    const match =
      /이름[은이]\s?(?:각각\s|차례로\s|순서대로\s)?((?:[가-힣A-Za-z]{1,12}(?:\s?(?:,|와|과|랑|그리고)\s?)?)+?)(?:이야|야|이에요|예요|입니다|이다|다|이고|고|이며)[.,!]*$/u.exec(
        said,
      )
    const called =
      match ??
      /(?:^|\s)([가-힣A-Za-z]{1,12}?)(?:이라고|라고)\s(?:해|하|불|부르|부른|합)/u.exec(said)
    if (!called) return false
    const listed = called[1] ?? ''
    const from = start + called.index + called[0].indexOf(listed)
    const { ids } = this.theme
    const names =
      ids.length === 1
        ? [{ start: from, end: from + listed.length, value: listed }]
        : namesIn(listed, from, ids.length)
    names?.forEach((name, index) => this.facts.name(ids[index] as string, name.value, name))
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
        !this.#areMedia(this.facts.expand(ref.ids)) &&
        /^(?:을|를|보다|에게|한테|와|과|랑|하고|의)?$/u.test(ref.tail),
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
    const verb = dictionaryForm(last.text)
    if (!verb.endsWith('다')) return true
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
  #values(things: readonly string[]): void {
    const { isEach, isList, extra } = this.theme
    const words = this.#words.filter(({ ref }) => !ref)
    const told = valuesIn(this.text, words, this.facts.nodes.classOf(things[0] ?? ''))
    const owners = [...new Set([...things, ...extra])]
    for (const { name, value, start, end, each } of told) {
      const values = each ?? []
      if (values.length > 1 && values.length === things.length && (isEach || isList)) {
        things.forEach((owner, index) =>
          this.facts.attribute([owner], name, values[index] as string, { start, end }),
        )
      } else if (
        values.length <= 1 &&
        !(isEach && things.length > 1 && name === '장소' && values.length > 1)
      )
        this.facts.attribute(owners, name, value, { start, end })
    }
  }
}
