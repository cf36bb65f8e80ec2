import type { Node } from '../kinds'
import { phraseAt } from './detect'
import { owned } from './genitives'
import { HeadFirstReader } from './head-first'
import { isOtherSense } from './homographs'
import { memoryOf } from './memory'
import { isGenitive, type Phrase } from './phrase'
import type { Source } from './reader'
import type { Token } from './tokens'
import type { Vocabulary } from './vocabulary'

/** A label or an alias as it stands in a text. */
export type Name = {
  readonly start: number
  readonly end: number
  /** First and last token. */
  readonly from: number
  readonly to: number
  readonly positions: readonly number[]
}

const nameTokensCountMax = 8

/** 12도, 17도였다: a name whose last letters look like a particle, or are read as a word with what hangs on it. */
function withEnding(
  { labels }: Source['vocabulary'],
  tokens: readonly Token[],
  text: string,
  { start, from, to }: Pick<Name, 'start' | 'from' | 'to'>,
): Name | undefined {
  const token = tokens[to] as Token
  const { particles } = token.language
  if (!particles) return undefined
  const next = tokens[to + 1]
  const isJoined = token.particle === '' && next?.start === token.end && next.sense === undefined
  const ending = isJoined ? next.text + next.particle : token.particle
  for (let length = Math.min(3, ending.length); length > 0; length--) {
    const end = token.end + length
    const positions = labels.get(text.slice(start, end).toLowerCase())
    if (positions && particles.test(ending.slice(length)))
      return { start, end, from, to: isJoined ? to + 1 : to, positions }
  }
  return undefined
}

/** The longest label or alias that begins at an offset of a text, at a token. */
export function longestName(
  { tokens, vocabulary }: Source,
  text: string,
  start: number,
  from: number,
): Name | undefined {
  let found: Name | undefined
  const longest = vocabulary.labels.longestAt(text, start)
  for (let to = from; to - from < nameTokensCountMax && tokens[to]; to++) {
    const token = tokens[to] as Token
    if (token.type !== 'word' && token.type !== 'punctuation' && token.type !== 'stop') break
    if (token.end - start > longest) break
    const positions = vocabulary.labels.get(text.slice(start, token.end).toLowerCase())
    if (positions) found = { start, end: token.end, from, to, positions }
    found = withEnding(vocabulary, tokens, text, { start, from, to }) ?? found
    if (token.particle !== '' && token.particle !== '의') break
  }
  return found
}

/** How a label in a text is to be taken: a mention, one only if something points back at it, the start of a phrase, or a part of another word. */
export type Reading = {
  readonly name: Name
  readonly as: 'mention' | 'weak' | 'opening' | 'part'
}

/**
 * A whole label that stands in the text as such. An English common noun needs its article to point,
 * and a phrase with a place counts, whatever a label says.
 */
export function nameAt(source: Source, text: string, at: number): Reading | undefined {
  const { tokens } = source
  const token = tokens[at] as Token
  const article = token.sense?.tag === 'the' && !token.language.headFinal ? 1 : 0
  const named = tokens[at + article]
  const inner = named && longestName(source, text, named.start, at + article)
  const whole = article === 1 && !inner ? longestName(source, text, token.start, at) : undefined
  const name = inner ? { ...inner, start: token.start, from: at } : whole
  if (!named || !name || (article === 1 && name.to === at + 1)) return undefined
  if (named.sense?.tag === 'noun' && name.to === at) return undefined
  if (named.sense?.tag === 'place' && article === 1) return undefined
  const label = text.slice(named.start, name.end)
  if (name.positions.length > 1)
    return isSharedName(source, name, label) ? { name, as: 'mention' } : undefined
  if (isPartOfWord(source, name, label) || isOtherWord(source, name, label))
    return { name, as: 'part' }
  const common = /^[a-z]/.test(label) && !/[0-9_ ]/.test(label)
  if (common) return { name, as: 'weak' }
  const node = source.vocabulary.nodes[name.positions[0] as number]
  if (
    label.length < 2 &&
    node?.label !== label &&
    (token.sense !== undefined || !/^\p{Lu}/u.test(label))
  )
    return undefined
  // "Plan B" and "option C" are other things than B and C.
  const before = tokens[at - 1]
  const unclaimed =
    before?.type === 'word' &&
    !before.known &&
    (before.sense === undefined || before.sense.tag === 'abstract')
  if (label.length < 2 && unclaimed && before.text.length > 1 && !before.language.headFinal)
    return undefined
  const phrase = token.language.headFinal ? phraseAt(source, at) : undefined
  return { name, as: phrase && phrase.to > name.to ? 'opening' : 'mention' }
}

/** "Hanna's second memo": what belongs to the bearer of a name, if a noun stands behind it. */
export function thingOf(source: Source, name: Name): Phrase | undefined {
  const next = source.tokens[name.to + 1]
  if (!isGenitive(source.tokens[name.to]) || next?.type !== 'word' || name.positions.length > 1)
    return undefined
  const thing = HeadFirstReader.read(source, name.to + 1, 1)
  const isThing = thing?.head && !thing.head.generic && thing.determiner === 'none' && !thing.clause
  return isThing ? owned(name, thing, { inner: [], owner: name.positions }) : undefined
}

/** Several nodes of one name are told apart by asking; several of one common noun ("photo") are not named by it. */
function isSharedName(
  { vocabulary, tokens }: Source,
  { positions, to }: Name,
  label: string,
): boolean {
  const next = tokens[to + 1]
  if (next?.sense?.tag === 'number' || next?.sense?.tag === 'place') return false
  if (/^[a-z]/.test(label)) return false
  const bearers = memoryOf(vocabulary).derived(positions, `called ${label}`, () =>
    bearersOf(vocabulary, positions, label),
  )
  if (!bearers.areCalledSo) return false
  if (/^\p{Lu}/u.test(label)) return true
  // What has a class besides is named by its label.
  return bearers.areClassed && !vocabulary.classes.has(label)
}

/** Found out once for a label, which a text may repeat as often as nodes bear it. */
function bearersOf(vocabulary: Vocabulary, positions: readonly number[], label: string) {
  return {
    areCalledSo: positions.every((position) => {
      const node = vocabulary.nodes[position] as Node
      return node.kind === 'entity' && node.label === label
    }),
    areClassed: positions.every((position) => vocabulary.classed.has(position)),
  }
}

const months =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/
const dateWords = /^(?:in|early|late|mid|until|till|since|last|next|of|every|by|during)$/i
/** Letters that make another word of a Chinese one: 合同法, 花店. */
const boundLetter = /^[法学學家员員者性化费費率版式型类類科室馆館店厂廠]$/
const degree = /^(?:很|太|非常|十分|特别|更|最|真|挺|不|不太|好不)$/

/** A name that stands for something else here: "May 5", 하나 둘 셋, 얘기 하나, 很高兴. */
function isOtherWord({ tokens }: Source, { from }: Name, label: string): boolean {
  const token = tokens[from] as Token
  if (token.text !== label) return false
  if (isOtherSense(tokens, from)) return true
  const [before, next] = [tokens[from - 1], tokens[from + 1]]
  if (months.test(label)) {
    const isDay = (each: Token | undefined) =>
      each?.type === 'word' && /^[0-9]{1,4}(?:st|nd|rd|th)?$/.test(each.text)
    return isDay(before) || isDay(next) || dateWords.test(before?.text ?? '')
  }
  if (token.language.tag === 'zh') {
    const isJoined = next?.type === 'word' && next.start === token.end
    return (isJoined && boundLetter.test(next.text)) || degree.test(before?.text ?? '')
  }
  if (token.sense?.tag === 'number' && /^[가-힣]/.test(label)) return isCounting(tokens, from)
  return false
}

/** 하나도, 하나 둘 셋, 얘기 하나, 둘이 먹다 하나가: the numeral, not who is called so. */
function isCounting(tokens: readonly Token[], at: number): boolean {
  const { particle, sentence } = tokens[at] as Token
  if (/^(?:|도|만|씩|로|라도|같이|밖에|뿐|조차|마저)$/.test(particle)) return true
  const near = tokens.slice(Math.max(0, at - 6), at + 7)
  return near.some(
    (token) => token !== tokens[at] && token.sentence === sentence && token.sense?.tag === 'number',
  )
}

/** 小明他们, 小明人们: what stands behind the name is a word of its own. */
const pronouns = /^[我你您他她它咱人]/

/** "Max out the volume" is a verb, 健太鼓 a kind of drum that Kenta has nothing to do with. */
function isPartOfWord({ tokens }: Source, { from, to }: Name, label: string): boolean {
  const [before, next, behind] = [tokens[from - 1], tokens[to + 1], tokens[to + 2]]
  if (next?.type !== 'word') return false
  if (/^\p{Lu}\p{Ll}+$/u.test(label)) {
    const begins = before === undefined || before.type === 'stop'
    const object = behind?.sense?.tag
    return (
      begins &&
      /^(?:out|down|up|off|over|away)$/i.test(next.text) &&
      (object === 'the' || object === 'this' || object === 'some' || object === 'all')
    )
  }
  const isJoined =
    next.start === (tokens[to] as Token).end && next.sense === undefined && !next.known
  // 小明星们: the plural is of a noun of two letters, the first of which ends the name.
  if (next.language.tag === 'zh')
    return isJoined && /^[\u3400-\u9fff][们們]/.test(next.text) && !pronouns.test(next.text)
  const isKanji = /[\u3400-\u9fff]$/.test(label) && /^[\u3400-\u9fff]/.test(next.text)
  return next.language.tag === 'ja' && isJoined && isKanji && !/^[様氏君殿嬢]/.test(next.text)
}
