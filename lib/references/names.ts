import type { Node } from '../kinds'
import { isNameAmongOthers, phraseAt } from './detect'
import { owned } from './genitives'
import { HeadFirstReader } from './head-first'
import { looksLikeVerb } from './head-first-verbs'
import { isOtherSense } from './homographs'
import {
  boundLetter,
  complementVerbs,
  degreeAdverbs,
  monthCues,
  monthNames,
  pronounLetters,
} from './languages/homographs'
import { longestName, type Name } from './longest-name'
import { memoryOf } from './memory'
import { isNamedPet, isPerson } from './people'
import { isGenitive, type Phrase } from './phrase'
import type { Source } from './reader'
import type { Token } from './tokens'
import type { Vocabulary } from './vocabulary'

/** How a label in a text is to be taken: a mention, one only if something points back at it, the start of a phrase, or a part of another word. */
export type Reading = {
  readonly name: Name
  readonly as: 'mention' | 'weak' | 'opening' | 'part'
}

/**
 * A whole label that stands in the text as such. An English common noun needs its article to point,
 * and a phrase with a place counts, whatever a label says.
 */
export function nameAt(source: Source, at: number): Reading | undefined {
  const { tokens, text } = source
  const token = tokens[at] as Token
  const article = token.sense?.tag === 'the' && !token.language.headFinal ? 1 : 0
  const named = tokens[at + article]
  const inner = named && longestName(source, named.start, at + article)
  const whole = article === 1 && !inner ? longestName(source, token.start, at) : undefined
  const name = inner ? { ...inner, start: token.start, from: at } : whole
  if (!named || !name || (article === 1 && name.to === at + 1)) return undefined
  if (named.sense?.tag === 'noun' && name.to === at) return undefined
  if (named.sense?.tag === 'place' && article === 1) return undefined
  const label = text.slice(named.start, name.end)
  if (name.positions.length > 1)
    return isSharedName(source, name, label) ? { name, as: 'mention' } : undefined
  if (
    isPartOfWord(source, name, label) ||
    isOtherWord(source, name, label) ||
    isPartOfCompound(source, name, label)
  )
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
  const isRead = token.language.headFinal || isNameAmongOthers(source, at)
  const phrase = isRead ? phraseAt(source, at) : undefined
  return { name, as: phrase && phrase.to > name.to ? 'opening' : 'mention' }
}

/** "Hanna's second memo": what belongs to the bearer of a name, if a noun stands behind it. */
export function thingOf(source: Source, name: Name): Phrase | undefined {
  const next = source.tokens[name.to + 1]
  if (!isGenitive(source.tokens[name.to]) || next?.type !== 'word' || name.positions.length > 1)
    return undefined
  const thing = HeadFirstReader.read(source, name.to + 1, 1)
  const isThing = thing?.head && !thing.head.generic && thing.determiner === 'none' && !thing.clause
  return isThing
    ? HeadFirstReader.limited(source, owned(name, thing, { inner: [], owner: name.positions }))
    : undefined
}

/** "Attic theatre", "Attic Theatre", "the Attic door": another thing, in whose name that of a thing here stands. */
function isPartOfCompound(
  { tokens, vocabulary }: Source,
  { from, to, positions }: Name,
  label: string,
): boolean {
  const start = tokens[from - 1]?.sense?.tag === 'the' ? from - 1 : from
  const [before, last, next, behind] = [start - 1, to, to + 1, to + 2].map((at) => tokens[at])
  // "Keep the Attic. Sell …": a full stop behind a short name ends no sentence.
  const isBehind = next?.type === 'word' && next.start - (last?.end ?? 0) === 1
  const isNoun = !next?.sense || (next.sense.tag === 'abstract' && /^\p{Lu}/u.test(next.text))
  const isOther = isBehind && isNoun && !next.known && !next.language.headFinal
  if (!isOther || last?.particle !== '' || !/(?:^|\s)\p{Lu}\p{L}*\p{Ll}$/u.test(label)) return false
  const node = vocabulary.nodes[positions[0] as number] as Node
  if (isPerson(node)) return false
  // "Lotus Park" is a park; a surname stands behind people alone.
  if (/^\p{Lu}/u.test(next.text)) return true
  const isPlural = /^(?:are|were|have)$/i.test(behind?.text ?? '') && next.text.endsWith('s')
  if (isNamedPet(node) || (looksLikeVerb(next) && !isPlural)) return false
  const ends =
    behind?.type !== 'word' ||
    looksLikeVerb(behind) ||
    /^(?:be|close|and|of|tie)$/.test(behind.sense?.tag ?? '')
  const isSubject = before?.type !== 'word' || /^(?:tie|of)$/.test(before.sense?.tag ?? '')
  return ends && isSubject && !complementVerbs.test(before?.text ?? '')
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

/** A name that stands for something else here: "May 5", 하나 둘 셋, 얘기 하나, 很高兴. */
function isOtherWord({ tokens }: Source, { from }: Name, label: string): boolean {
  const token = tokens[from] as Token
  if (token.text !== label) return false
  if (isOtherSense(tokens, from)) return true
  const [before, next] = [tokens[from - 1], tokens[from + 1]]
  if (monthNames.test(label)) {
    const isDay = (each: Token | undefined) =>
      each?.type === 'word' && /^[0-9]{1,4}(?:st|nd|rd|th)?$/.test(each.text)
    return isDay(before) || isDay(next) || monthCues.test(before?.text ?? '')
  }
  if (token.language.tag === 'zh') {
    const isJoined = next?.type === 'word' && next.start === token.end
    return (isJoined && boundLetter.test(next.text)) || degreeAdverbs.test(before?.text ?? '')
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
    return isJoined && /^[\u3400-\u9fff][们們]/.test(next.text) && !pronounLetters.test(next.text)
  const isKanji = /[\u3400-\u9fff]$/.test(label) && /^[\u3400-\u9fff]/.test(next.text)
  return next.language.tag === 'ja' && isJoined && isKanji && !/^[様氏君殿嬢]/.test(next.text)
}
