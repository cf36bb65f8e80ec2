import type { LanguageTag, Mention } from '../references'
import { isMedium, paired, type Facts } from './fact'
import { joinedForms, type JoinedForms } from './languages/joined'
import { signed, type Signed } from './signs'
import type { Span } from './text'
import type { Topics } from './topics'
import { statedBy } from './things-joined'

type Told = { readonly respectively: boolean; readonly crossed: boolean; readonly isList: boolean }
type Clause = {
  readonly signs: Signed
  readonly text: string
  readonly span: Span
  readonly ids: readonly string[]
  readonly told: Told
  readonly rest: string
  readonly restAt: number
}

/** Where a stretch of a clause's rest stands in the text. */
type SpanOf = (from: number, length: number) => Span

const sign = '[\\ue000-\\uf8ff]'

/**
 * Reads what sentences of Japanese and Chinese state: in scripts without spaces a clause is its signs for
 * what is known and the words between them, which the forms of the language part.
 */
export class JoinedReader {
  #focus: readonly string[] = []

  constructor(
    readonly text: string,
    readonly facts: Facts,
    readonly topics: Topics,
  ) {}

  read(sentence: Span, language: LanguageTag, mentions: readonly Mention[]): void {
    if (language !== 'ja' && language !== 'zh') return
    const forms = joinedForms[language]
    const signs = signed(this.text, sentence, mentions)
    if (forms.open.test(signs.text)) return
    const told = { respectively: forms.respectively.test(signs.text), crossed: false }
    let ids: readonly string[] = []
    let isList = false
    for (const match of signs.text.matchAll(forms.clause)) {
      const raw = match[0]
      const lead = /^[、，,\s]*/u.exec(raw)?.[0].length ?? 0
      const text = raw.slice(lead)
      const named = forms.subject.exec(text)
      // …，[a]和[b]。: media alone are no subject, but stand beside what is spoken of.
      const isBare =
        named !== null &&
        ids.length > 0 &&
        /^[。，；、]?$/u.test(text.slice(named[0].length)) &&
        this.#isMedia(this.facts.expand([...(named[1] ?? '')].flatMap((each) => signs.idsOf(each))))
      const found = isBare ? null : named
      const whole = found ? undefined : forms.whole.exec(text)
      if (found) {
        const list = [...(found[1] ?? '')].flatMap((letter) => signs.idsOf(letter))
        ids = this.facts.expand(list)
        isList = new RegExp(`${sign}.*${sign}`, 'u').test(found[1] ?? '') || ids.length === 1
      } else if (whole) {
        ids = this.#wholeOf(whole[0])
        isList = false
      } else if (forms.pronoun.test(text)) {
        ids = this.#focus.length === 1 ? this.#focus : []
      } else if (
        match.index === 0 &&
        ids.length === 0 &&
        this.#focus.length === 1 &&
        forms.goesOn.test(text)
      ) {
        ids = this.#focus
      }
      const cut =
        found?.[0].length ?? whole?.[0].length ?? forms.pronoun.exec(text)?.[0].length ?? 0
      const from = match.index + lead
      const span = { start: signs.at(from), end: signs.at(from + text.length) }
      const clause: Clause = {
        signs,
        text,
        span,
        ids,
        told: { ...told, isList },
        rest: text.slice(cut),
        restAt: from + cut,
      }
      if (!forms.negated.test(text) || forms.lacking.test(clause.rest))
        this.#clause(language, forms, clause)
      // 两辆车出售，[a]和[b]: what goes on behind a set is of its members.
      if (ids.length === 0) ids = this.#setIn(signs, text)
    }
    const things = ids.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (things.length > 0) this.#focus = things
  }

  #setIn(signs: Signed, text: string): readonly string[] {
    const found = [...text].flatMap((letter) => signs.idsOf(letter))
    return this.facts.expand(found.filter((id) => this.facts.nodes.membersOf(id).length > 0))
  }

  #wholeOf(words: string): readonly string[] {
    const n = ['', '', '[二两兩2]', '[三3]', '[四4]', '[五5]'].findIndex(
      (form, index) => index > 1 && new RegExp(form, 'u').test(words),
    )
    const count = n > 1 ? n : 2
    return this.#ofCount(count)
  }

  #ofCount(count: number): readonly string[] {
    if (this.#focus.length === count) return this.#focus
    const all = this.facts.nodes.wholes.filter((members) => members.length === count)
    return all.length === 1 ? (all[0] as readonly string[]) : []
  }

  #isMedia(ids: readonly string[]): boolean {
    return ids.length > 0 && ids.every((id) => isMedium(this.facts.nodes.kindOf(id)))
  }

  #clause(language: 'ja' | 'zh', forms: JoinedForms, clause: Clause): void {
    const { signs, rest, ids, span, told } = clause
    const others = [...rest]
      .flatMap((letter) => signs.idsOf(letter))
      .filter((id) => !ids.includes(id))
    const all = this.facts.expand(others)
    const media = all.filter((id) => this.#isMedia([id]))
    const things = all.filter((id) => this.facts.nodes.kindOf(id) === 'entity')
    if (this.#isMedia(ids)) {
      if (things.length > 0 && media.length === 0 && forms.ofMedium.test(rest))
        for (const [medium, thing] of paired(ids, things, told))
          this.facts.medium(thing, medium, span)
      return
    }
    if (media.length > 0) {
      const whole = told.respectively && things.length === 0 ? this.#ofCount(media.length) : []
      const subjects = ids.length > 0 ? ids : things.length > 0 ? things : whole
      const kinds = new Set(media.map((id) => this.facts.nodes.kindOf(id)))
      const isTold = kinds.has('image') ? forms.shown.test(rest) : forms.heard.test(rest)
      if (kinds.size === 1 && isTold && (ids.length === 0 || things.length === 0))
        for (const [thing, medium] of paired(subjects, media, told))
          this.facts.medium(thing, medium, span)
      if (ids.length > 1 && !told.respectively && !told.isList && /^[\ue000-\uf8ff]/u.test(rest))
        this.topics.add(ids, media, span)
      return
    }
    if (ids.length === 0) return
    if (forms.alike.test(rest)) {
      if (things.length === 0) this.facts.alike(ids, span)
      for (const source of ids)
        for (const target of things)
          this.facts.relation(source, target, { concept: 'looksLike' }, span)
      return
    }
    if (things.length > 0) return this.#related(forms, clause, things)
    this.#values(language, forms, clause)
  }

  #related(forms: JoinedForms, { rest, ids, span }: Clause, things: readonly string[]): void {
    const match = forms.related.exec(rest)
    const [, before = '', behind = ''] = match ?? []
    const words = (before + behind).replace(/^[はがもを]/u, '')
    if (!match || words === '' || words.length > 10 || things.length > 3) return
    for (const source of ids)
      for (const target of things) this.facts.relation(source, target, { words }, span)
  }

  /** Parts with how they are, then what is said of the whole. */
  #values(language: 'ja' | 'zh', forms: JoinedForms, { ids, rest, restAt, signs }: Clause): void {
    if (new RegExp(sign, 'u').test(rest)) return
    const spanOf: SpanOf = (from, length) => ({
      start: signs.at(restAt + from),
      end: signs.at(restAt + from + length),
    })
    const name = forms.name.exec(rest)?.[1]
    if (name !== undefined) {
      if (ids.length === 1)
        this.facts.name(ids[0] as string, name, spanOf(rest.indexOf(name), name.length))
      return
    }
    const age = forms.age.exec(rest)?.[1]
    if (age !== undefined)
      return this.facts.attribute(
        ids,
        language === 'ja' ? '年齢' : '年龄',
        age,
        spanOf(rest.indexOf(age), age.length),
      )
    const habit = forms.habit.exec(rest)?.[1]
    if (habit !== undefined)
      return this.facts.attribute(
        ids,
        habit,
        language === 'ja' ? 'はい' : '是',
        spanOf(rest.indexOf(habit), habit.length),
      )
    const lacking = forms.lacking.exec(rest)
    if (lacking?.[1] !== undefined)
      return this.facts.attribute(
        ids,
        lacking[1],
        language === 'ja' ? 'なし' : '没有',
        spanOf(lacking.index, lacking[0].length),
      )
    const having = forms.having.exec(rest)
    const had = having?.[1] ?? having?.[2]
    if (having && had !== undefined && !forms.noPart.test(had))
      return this.facts.attribute(
        ids,
        had,
        language === 'ja' ? 'あり' : '有',
        spanOf(having.index, having[0].length),
      )
    let told = false
    for (const match of rest.matchAll(forms.part)) {
      const part = match.groups?.part ?? match.groups?.owned ?? ''
      const value = match.groups?.how ?? match.groups?.kind ?? ''
      if (part === '' || value === '' || forms.noPart.test(part)) continue
      told = true
      this.facts.attribute(ids, part, forms.plain(value), spanOf(match.index, match[0].length))
    }
    if (told) return
    const place = forms.place.exec(rest)
    const where = place?.[1] ?? place?.[2]
    if (place && where !== undefined)
      return this.facts.attribute(
        ids,
        language === 'ja' ? '場所' : '位置',
        where,
        spanOf(place.index, place[0].length),
      )
    this.#predicate(language, forms, { ids, rest, spanOf })
  }

  /** 白くて小さい: what the whole is. */
  #predicate(
    language: 'ja' | 'zh',
    forms: JoinedForms,
    { ids, rest, spanOf }: { ids: readonly string[]; rest: string; spanOf: SpanOf },
  ): void {
    const how = forms.predicate.exec(rest)?.[1]
    if (how === undefined) return
    let at = rest.indexOf(how)
    for (const each of how.split(/(?<=くて)/u)) {
      const stated = statedBy(language, forms.plain(each))
      this.facts.attribute(ids, stated.name, stated.value, spanOf(at, each.length))
      at += each.length
    }
  }
}
