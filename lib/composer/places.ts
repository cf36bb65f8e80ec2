import type { GraphDocument } from '../graph/document'
import type { Mention } from '../references'
import { isMedium as isMediumKind } from './fact'
import { unitOf } from './head-first-measures'
import { KnownGraph } from './known'
import * as en from './languages/en'

const ordinal =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9][0-9]?(?:st|nd|rd|th)'
const alone = new RegExp(`^(?:the[ \\t]+)?(${ordinal}|last)(?:[ \\t]+one)?$`, 'i')
/** "both" and "the three", of what is not said. */
const total = /^(?:(?:all|these|those|the|all the)[ \t]+)?([a-z]+)$/i
/** An ordinal without an article at the head of a clause, where a statement goes on: "second is …". */
const bare = (noun: string): RegExp =>
  new RegExp(
    `(?<=(?:^|[.!?;:,\\n(]|\\b(?:and|but|while))[ \\t]*(?:[-*•][ \\t]*)?)(${ordinal})(?:[ \\t]+(?:one|${noun}))?(?=['’]s\\b|[ \\t]*:|[ \\t]+(?:is|was|has|looks|weighs|costs|makes|sounds)\\b)`,
    'gim',
  )

/** "2 years" are no two things. */
const isMeasure = (text: string, { start, status }: Mention): boolean =>
  status !== 'explicit' &&
  unitOf(/^(?:[0-9]+|[a-z]+)[ \t-]?([a-z]+)\b/i.exec(text.slice(start, start + 30))?.[1] ?? '') !==
    undefined &&
  /^[0-9]|^(?:two|three|four|five|six|seven|eight|nine|ten)\b/i.test(text.slice(start, start + 6))

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
  const mentions = all.filter((mention) => !isMeasure(text, mention))
  const [set, other] = wholes
  if (!set || other || set.members.length < 2) return mentions
  const count = set.members.length
  const memberAt = (word: string) =>
    set.members.at(/^last$/i.test(word) ? -1 : (en.placeOf(word) ?? count + 1) - 1)
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
  // "the other one" is of the things, whichever: what reads the statement knows of whom it goes on.
  const isOther = (mention: Mention) =>
    mention.reason.code === 'reason.remainder' && isMediumOnly(mention)
  const known = mentions
    .filter((mention) => !isOther(mention))
    .map((mention) => {
      const word = alone.exec(mention.text)?.[1]
      const number = total.exec(mention.text)?.[1]?.toLowerCase() ?? ''
      const isTotal = (number === 'both' ? 2 : en.numberOf(number)) === count
      if (isTotal && mention.status === 'resolved' && isMediumOnly(mention))
        return { ...mention, refers: set.members }
      const isMedium = mention.refers.every((id) => !own.has(id))
      const isPart = 'count' in mention.reason.params && mention.reason.params.count !== count
      if (word === undefined || mention.status === 'explicit' || !(isMedium || isPart))
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
  return added.length === 0 ? known : [...known, ...added].sort((a, b) => a.start - b.start)
}
