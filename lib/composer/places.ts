import type { GraphDocument } from '../graph/document'
import { placeIn, type Mention } from '../references'
import { hanNumber } from '../references/languages/han'
import { isMedium as isMediumKind } from './fact'
import { unitOf } from './head-first-measures'
import { KnownGraph } from './known'
import * as en from './languages/en'
import * as ko from './languages/ko'

const ordinal =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9][0-9]?(?:st|nd|rd|th)'
const alone = new RegExp(`^(?:the[ \\t]+)?(${ordinal}|last)(?:[ \\t]+one)?$`, 'i')
const withNumber = new RegExp(
  `^((?:the[ \\t]+)?(?:${ordinal}|last)(?:[ \\t]+one)?)[ \\t]+[0-9]+$`,
  'i',
)
/** "both" and "the three", of what is not said. */
const total = /^(?:(?:all|these|those|the|all the)[ \t]+)?([a-z]+)$/i
/** 두 번째 분, 二匹目, 第二只: a place of what is not said. */
const headFinalPlace = (words: string): string | undefined =>
  /^(?:[가-힣0-9]{1,4} ?번 ?째|[가-힣]{1,4}째|[0-9]{1,2}번)(?: ?(?:분|것|거|건|게|놈|녀석|아이|애|쪽))?$|^.{1,3}目$|^第.{1,2}$/u.test(
    words,
  ) || counted.test(words)
    ? words
    : undefined
/** The place that words without spaces or of Korean count to. */
function placeOf(words: string): number | undefined {
  const counted = hanNumber('place', /^第?([0-9０-９]+|[一二三四五六七八九十]+)/u.exec(words)?.[1])
  return counted?.tag === 'place' ? counted.n : placeIn(words)
}
const counted = new RegExp(`^[가-힣0-9]{1,4} ?번 ?째 ?(?:${ko.counters})$`, 'u')
/** 둘 다, 二匹とも, 两只都, where the text has spoken of as many media besides. */
const isHeadFinalTotal = ({ text, refers, reason }: Mention, count: number): boolean =>
  /^reason\.(?:both|all)$/.test(reason.code) &&
  refers.length === count &&
  /^[가-힣]{1,3}(?: ?(?:다|모두))?$|^.{1,2}とも$|^[两二三四五]./u.test(text)
/** An ordinal without an article at the head of a clause, where a statement goes on: "second is …". */
const bare = (noun: string): RegExp =>
  new RegExp(
    `(?<=(?:^|[.!?;:,\\n(]|\\b(?:and|but|while))[ \\t]{0,8}(?:[-*•][ \\t]{0,8})?)(${ordinal})(?:[ \\t]+(?:one|${noun}))?(?=['’]s\\b|[ \\t]*:|[ \\t]+(?:is|was|has|looks|weighs|costs|makes|sounds)\\b)`,
    'gim',
  )

/** 앞의 두 개, 뒤 세 장: so many from one end. */
const fromEnd = new RegExp(
  `(?<=^|[.,!?\\n)] ?|[고며데만] )(?:맨 ?)?(앞|처음|뒤|마지막|끝)(?:의|쪽)? (${ko.numberForms}) ?(?:${ko.counters})(?=은|는|이|가|도|의|만|[ ,.])`,
  'gu',
)

/** "2 years" and "every day" are no things, and who "is 6" is of an age. */
const isMeasure = (text: string, { start, end, status }: Mention): boolean =>
  status !== 'explicit' &&
  (isSaidAlone(text, start, end) || isCounted(text, start) || isTime(text, start))
const isTime = (text: string, start: number): boolean =>
  en.abstractNouns.has(
    /^(?:every|each)[ \t]+([a-z]+)/i.exec(text.slice(start, start + 30))?.[1]?.toLowerCase() ?? '',
  )
const isSaidAlone = (text: string, start: number, end: number): boolean =>
  (/^[0-9]+$/.test(text.slice(start, end)) || en.numberOf(text.slice(start, end)) !== undefined) &&
  /(?:\b(?:is|are|was|were)|['’](?:s|re))[ \t]+$/.test(text.slice(Math.max(0, start - 6), start))
const isCounted = (text: string, start: number): boolean =>
  unitOf(/^(?:[0-9]+|[a-z]+)[ \t-]?([a-z]+)\b/i.exec(text.slice(start, start + 30))?.[1] ?? '') !==
    undefined &&
  /^[0-9]|^(?:two|three|four|five|six|seven|eight|nine|ten)\b/i.test(text.slice(start, start + 6))

/** "The first is 60 m2, the second 75": the number is said of it. */
function withoutNumber(mention: Mention): Mention {
  const said = withNumber.exec(mention.text)?.[1]
  if (said === undefined || mention.status === 'explicit') return mention
  return { ...mention, end: mention.start + said.length, text: said }
}

/**
 * Ordinals that stand alone mean the members of the one set of things that a text speaks of, whatever was
 * spoken of last: neither media that were listed in between nor a part of the set.
 */
export function withPlaces(
  all: readonly Mention[],
  document: GraphDocument,
  text: string,
): readonly Mention[] {
  const { nodes, wholes } = KnownGraph.of(document)
  const mentions = all.filter((mention) => !isMeasure(text, mention)).map(withoutNumber)
  const [set, other] = wholes
  if (!set || other || set.members.length < 2) return mentions
  const count = set.members.length
  const memberAt = (word: string) =>
    set.members.at(/^last$/i.test(word) ? -1 : (en.placeOf(word) ?? placeOf(word) ?? count + 1) - 1)
  const place = (word: string, start: number, end: number): Mention | undefined => {
    const id = memberAt(word)
    if (id === undefined) return undefined
    const params = { place: set.members.indexOf(id) + 1, set: set.label ?? '' }
    const reason = { code: 'reason.placeInSet', params } as const
    return { start, end, text: text.slice(start, end), refers: [id], status: 'resolved', reason }
  }
  const own = new Set<string>(set.members)
  const isMediumOnly = ({ refers }: Mention) =>
    refers.length > 0 && refers.every((id) => isMediumKind(nodes.get(id)?.kind))
  const hasMedium = ({ refers }: Mention) => refers.some((id) => isMediumKind(nodes.get(id)?.kind))
  // "the other one" is of the things, whichever: what reads the statement knows of whom it goes on.
  const isOther = (mention: Mention) =>
    mention.reason.code === 'reason.remainder' && isMediumOnly(mention)
  const known = mentions
    .filter((mention) => !isOther(mention))
    .map((mention) => {
      const word = alone.exec(mention.text)?.[1] ?? headFinalPlace(mention.text)
      const number = total.exec(mention.text)?.[1]?.toLowerCase() ?? ''
      const isTotal =
        (number === 'both' ? 2 : en.numberOf(number)) === count || isHeadFinalTotal(mention, count)
      if (isTotal && mention.status === 'resolved' && hasMedium(mention))
        return { ...mention, refers: set.members }
      const isMedium = mention.refers.every((id) => !own.has(id))
      const isPart = 'count' in mention.reason.params && mention.reason.params.count !== count
      const isOther =
        mention.status === 'resolved' && !mention.refers.includes(memberAt(word ?? '') ?? '')
      if (word === undefined || mention.status === 'explicit' || !(isMedium || isPart || isOther))
        return mention
      return place(word, mention.start, mention.end) ?? mention
    })
  const first = nodes.get(set.members[0] ?? '')
  const named = first?.kind === 'entity' ? (first.class ?? '').split(' ').at(-1) : undefined
  const noun = /^\p{L}+$/u.test(named ?? '') ? (named ?? 'one') : 'one'
  const added: Mention[] = []
  for (const match of text.matchAll(bare(noun))) {
    const [start, end] = [match.index, match.index + match[0].length]
    if (known.some((each) => each.start < end && start < each.end)) continue
    const mention = place(match[1] ?? '', start, end)
    if (mention) added.push(mention)
  }
  for (const { 0: said, index, 1: end = '', 2: number = '' } of text.matchAll(fromEnd)) {
    const some = ko.numberOf(number) ?? count
    const span = { start: index, end: index + said.length, text: said }
    const isKnown = known.some((each) => each.start < span.end && span.start < each.end)
    if (some >= count || isKnown) continue
    const refers = /[앞처]/u.test(end) ? set.members.slice(0, some) : set.members.slice(-some)
    const places = refers.map((id) => `${set.members.indexOf(id) + 1}`)
    const params = { places, set: set.label ?? '' }
    const reason = { code: 'reason.placesInSet', params } as const
    added.push({ ...span, refers, status: 'resolved', reason })
  }
  return added.length === 0 ? known : [...known, ...added].sort((a, b) => a.start - b.start)
}
