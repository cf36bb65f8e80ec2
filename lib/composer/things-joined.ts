import type { LanguageTag } from '../references'
import { hanNumber } from '../references/languages/han'
import type { Around, FoundMedia, FoundSet, FoundThing, Keys, Meant, Stated } from './found'
import type { Introduction, Introductions } from './introductions'
import { joinedForms } from './languages/joined'
import { japanese } from './languages/ja'
import { chinese } from './languages/zh'
import { hole } from './text'
import type { Sentence } from './turns'

const places = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

function numberOf(word: string): number {
  const sense = hanNumber('number', word)
  return sense?.tag === 'number' ? sense.n : 0
}

const adjective = '(?:[\\u4e00-\\u9fff]{1,3}(?:い|な|た)|[\\u4e00-\\u9fff]{1,3}色の)'
/** Bounded, since a text without stops would be read to its end from each of its signs. */
const noun = '(?:[\\u4e00-\\u9fff]{1,12}|[ァ-ヴー]{1,24})'
const beforeJapanese = new RegExp(
  `(${japanese.owners})?((?:${adjective}){0,2})(${noun})(?:たち)?([がをはも、]?)(${japanese.number})(${japanese.counter})(?!目)`,
  'gu',
)
const behindJapanese = new RegExp(
  `(${japanese.owners})?(${japanese.number})(${japanese.counter})の((?:${adjective}){0,2})(${noun})`,
  'gu',
)
const chineseForm = new RegExp(
  `(?<!第)(${chinese.owners})?(?:养了|买了|拍了)?(${chinese.number})([${chinese.counter}])((?:${chinese.adjectives}){0,2})`,
  'gu',
)

/** Reads counted sets in scripts without spaces: 犬が三匹, 三匹の犬, 三只狗. */
export class JoinedFinder {
  readonly introductions: Introductions[] = []
  /** 第二位 in 第二位叫李强: of the set that is counted, whatever stands behind it. */
  readonly meant: Meant[] = []
  readonly sets: FoundSet[] = []
  readonly things: readonly FoundThing[] = []
  readonly media: readonly FoundMedia[] = []
  readonly #counts = new Map<string, number[]>()

  constructor(
    readonly text: string,
    readonly around: Around,
    readonly keys: Keys,
  ) {}

  read(sentence: Sentence, language: LanguageTag): void {
    const said = this.text
      .slice(sentence.start, sentence.end)
      .replace(/\[[^\]\n]{0,300}\]\([^)\n]{0,300}\)/gu, (link) => hole.repeat(link.length))
    if (language !== 'ja' && language !== 'zh') return
    if (sentence.asks) return
    const isOpen =
      /もし|なら|たら、|れば|ない[。で]|いません|ません|如果|没有|假如|要是|也许|可能/u.test(said)
    if (!isOpen && language === 'ja') this.#japanese(said, sentence.start)
    else if (!isOpen) this.#chinese(said, sentence.start)
    this.#introduced(said, sentence.start, language)
  }

  /** タマ、ミケ、クロです; 分别叫小白和小黑: names in a row, and who is called by one. */
  #introduced(said: string, from: number, language: 'ja' | 'zh'): void {
    for (const match of said.matchAll(joinedForms[language].names)) {
      const listed = match[1] ?? ''
      let at = match.index + match[0].indexOf(listed)
      const each = listed.split(/[、と和]/u).map((value): Introduction => {
        const start = said.indexOf(value, at)
        at = start + value.length
        const span = { start: from + start, end: from + at }
        return { ...span, identity: value, isSure: false, name: { ...span, value }, attributes: [] }
      })
      if (new Set(each.map(({ identity }) => identity)).size === each.length)
        this.introductions.push({ isList: true, each })
    }
    for (const match of said.matchAll(joinedForms[language].topics))
      this.introductions.push(...this.#topic(match, said, from, language))
    const [set] = this.sets
    const noun = set?.members[0]?.className ?? ''
    const placed = `第([一二三四五六七八九十])(?:[${chinese.ownCounter}](?:${noun})?|[\\u4e00-\\u9fff]{1,4}?(?=叫|名叫|名字))`
    for (const match of said.matchAll(new RegExp(placed, 'gu'))) {
      const member = set?.members[numberOf(match[1] ?? '') - 1]
      const start = from + match.index
      if (member) this.meant.push({ start, end: start + match[0].length, key: member.key })
    }
  }

  /** ポチは…, 長男は…, 左边的人…: a name counts where it is spoken of again or stands beside a medium. */
  #topic(
    match: RegExpExecArray,
    said: string,
    from: number,
    language: 'ja' | 'zh',
  ): readonly Introductions[] {
    const { name, side, noun } = match.groups ?? {}
    const [identity] = match
    const span = { start: from + match.index, end: from + match.index + identity.length }
    const clause = said.slice(match.index).split(/[。、，；]/u, 1)[0] ?? ''
    const isUsed = this.text.split(identity).length > 2 || clause.includes(hole)
    if (name !== undefined && !isUsed) return []
    const place = language === 'ja' ? '場所' : '位置'
    return [
      {
        isList: false,
        each: [
          {
            ...span,
            identity: side ?? identity,
            isSure: side !== undefined,
            ...(noun === undefined ? {} : { noun }),
            ...(name === undefined ? {} : { name: { ...span, value: name } }),
            attributes: side === undefined ? [] : [{ ...span, name: place, value: side }],
          },
        ],
      },
    ]
  }

  #japanese(said: string, from: number): void {
    for (const match of said.matchAll(beforeJapanese)) {
      const [
        whole,
        owner = '',
        adjectives = '',
        name = '',
        particle = '',
        count = '',
        counter = '',
      ] = match
      const label = particle === '' ? whole : `${owner}${adjectives}${name}${count}${counter}`
      this.#put('ja', {
        start: from + match.index,
        whole,
        label,
        name,
        adjectives,
        count: numberOf(count),
        counter,
      })
    }
    for (const match of said.matchAll(behindJapanese)) {
      const [whole, , count = '', counter = '', adjectives = '', name = ''] = match
      this.#put('ja', {
        start: from + match.index,
        whole,
        label: whole,
        name,
        adjectives,
        count: numberOf(count),
        counter,
      })
    }
  }

  #chinese(said: string, from: number): void {
    for (const match of said.matchAll(chineseForm)) {
      const [whole, owner = '', count = '', counter = '', described = ''] = match
      const behind = said.slice(match.index + whole.length, match.index + whole.length + 12)
      const stop = behind.search(chinese.stops)
      const noun = (stop < 0 ? behind : behind.slice(0, stop)).slice(0, 6)
      // 黄瓜, 红酒, 新闻: two letters are one word, but of what has colours.
      const isWord = noun.length === 1 && !chinese.coloured.test(noun)
      const adjectives = isWord ? described.replace(/[^的]$/u, '') : described
      const name = `${described.slice(adjectives.length)}${noun}`
      if (!/^[\u4e00-\u9fff]{1,5}$/u.test(name)) continue
      const own = owner === '我的' || owner === '我们的' || owner === '我家的' ? owner : ''
      const lead = whole.length - `${count}${counter}${adjectives}`.length
      const start = from + match.index + (own === '' ? lead : 0)
      this.#put('zh', {
        start,
        whole: `${own}${count}${counter}${adjectives}${name}`,
        label: `${own}${count}${counter}${adjectives}${name}`,
        name,
        adjectives,
        count: numberOf(count),
        counter,
      })
    }
  }

  #put(
    language: 'ja' | 'zh',
    found: {
      start: number
      whole: string
      label: string
      name: string
      adjectives: string
      count: number
      counter: string
    },
  ): void {
    const { start, whole, label, name, adjectives, count, counter } = found
    const table = language === 'ja' ? japanese : chinese
    const isPeople = /^人$/u.test(name) && this.around.mediaCounts.image > 0
    if (count < 2 || count > 20 || table.media.has(name)) return
    if (table.abstract.test(name) && !isPeople) return
    if (language === 'ja' && japanese.parts.test(name)) return
    const counts = this.#counts.get(name) ?? []
    if (this.around.hasSet(name, count) || counts.length > 0) return
    this.#counts.set(name, [...counts, count])
    const key = this.keys.set(name)
    const span = { start, end: start + whole.length }
    const place = (n: number) =>
      language === 'ja'
        ? `${places[n] ?? n}${counter === 'つ' ? 'つ' : counter}目の${name}`
        : `第${places[n] ?? n}${counter}${name}`
    const attributes: readonly Stated[] =
      adjectives === '' ? [] : [{ ...span, ...statedBy(language, adjectives) }]
    const members = Array.from({ length: count }, (_, index): FoundThing => ({
      ...span,
      key: `thing:${key}:${index + 1}`,
      label: place(index + 1),
      className: name,
      attributes,
    }))
    this.sets.push({ ...span, key: `set:${key}`, label, members })
  }
}

const colours = /^(?:[白黒红紅赤青蓝藍绿緑黄黑茶灰]|茶色|灰色|棕色|金色|银色)/u

/** What words before a noun or in a predicate say: a colour, a size, a condition, else a feature. */
export function statedBy(language: 'ja' | 'zh', words: string): { name: string; value: string } {
  const value = words.replace(/(?:の|的)$/u, '')
  const names =
    language === 'ja'
      ? { colour: '色', size: '大きさ', state: '状態', other: '特徴' }
      : { colour: '颜色', size: '大小', state: '状态', other: '特征' }
  if (colours.test(value)) return { name: names.colour, value }
  if (/^(?:大き|小さ|大|小)/u.test(value)) return { name: names.size, value }
  if (/壊|破|古|新|坏|旧|割れ/u.test(value)) return { name: names.state, value }
  return { name: names.other, value }
}
