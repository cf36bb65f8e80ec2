import { findLinks } from '../graph/links'
import type { GraphDocument } from '../graph/document'
import { nameOf } from '../kinds'
import type { Mention } from '../references'
import { decided, draftOf, withoutLeft, type Planned } from './draft'
import { isMedium } from './fact'
import { factsIn } from './facts'
import type { Meant } from './found'
import { isVerbOnly } from './head-first-verbs'
import { KnownGraph } from './known'
import { mediumTypes, thingsIn } from './things'
import { mentionsIn } from './media-names'
import { areSame, withOthers } from './mentions'
import { withPlaces } from './places'
import { plannedThings, Planner } from './plan'
import type { Proposal, Proposed, Writing } from './proposed'
import { firstBehind, withoutForeign } from './text'
import { turnsIn, type Sentence } from './turns'

/** What is read for proposals; the rest of a text is kept as it stands. */
const readLengthMax = 20_000
/** What is stated may make more phrases clear, which state more; no text of a person needs more rounds. */
const roundsCountMax = 4

/**
 * What a writing comes to: things, relations and values that its words state, what its phrases mean in the
 * graph with them, and which stretches are notes and questions. Pure and total; linear in the text.
 */
export function propose(writing: Writing): Proposed {
  const readable = readablePart(writing.text)
  const { turns, sentences } = turnsIn(writing.text, withoutForeign(writing.text))
  const read = sentences.filter(({ end, isModel }) => end <= readable.length && !isModel)
  const found = thingsIn(writing, readable, read)
  const things = plannedThings(writing, found)
  const typed = mediumTypes(writing, found)
  let planned: readonly Planned[] = [...things, ...typed]
  let clear: readonly Mention[] = []
  const meant = found.meant ?? []
  const given = new Set(things.map(({ key }) => key))
  let state = settle(writing, planned, readable, meant)
  // What phrases mean before anything is stated.
  const plain = state.mentions.filter(({ status }) => status === 'resolved')
  let told: readonly Mention[] | undefined
  for (let round = 0; round < roundsCountMax; round++) {
    const phrases = withoutOwnValues(
      { ...state, mentions: mentionsForReading(state, read) },
      given,
      plain,
    )
    // The same phrases state the same.
    if (told && areSame(phrases, told)) break
    told = phrases
    const facts = factsIn(writing, state.document, readable, read, phrases, found.topical)
    const next = new Planner(writing, [...things, ...typed], state.document).plan(facts.told)
    const isSame = JSON.stringify(next) === JSON.stringify(planned)
    planned = next
    clear = facts.pointed
    if (isSame) break
    state = withLost(settle(writing, planned, readable, meant), plain)
  }
  // A name that is given means who bears it; the words of a value mean nobody.
  const free = new Set(withoutOwnValues(state, given, plain))
  const said = state.mentions.flatMap((each) =>
    each.reason.code === 'reason.label' || free.has(each) ? [each] : shorter(each, plain),
  )
  const complements = complementsIn({ ...state, mentions: said })
  const mentions = withOthers(
    withOthers(said, introduced(state.taken, readable), isClear),
    [...clear, ...complements].sort((a, b) => a.start - b.start),
    isClear,
  )
  const { taken, document, ...rest } = withoutLeft(writing, { ...state, mentions })
  return {
    proposals: inOrder(taken),
    refused: inOrder(state.refused),
    document,
    mentions: rest.mentions,
    turns,
  }
}

type State = {
  readonly taken: readonly Planned[]
  readonly refused: readonly Planned[]
  readonly document: GraphDocument
  readonly mentions: readonly Mention[]
  /** What phrases mean without the relations that the text itself states. */
  readonly unrelated: readonly Mention[]
}

/** A state in which no phrase is lost by what was told: where nothing else is read, it means what it meant. */
function withLost(state: State, plain: readonly Mention[]): State {
  const mentions = withOthers(plain, state.mentions, () => false)
  const isSame = state.unrelated === state.mentions
  return {
    ...state,
    mentions,
    unrelated: isSame ? mentions : withOthers(plain, state.unrelated, () => false),
  }
}

function settle(
  writing: Writing,
  planned: readonly Planned[],
  readable: string,
  meant: readonly Meant[],
): State {
  const { taken, refused } = decided(writing, planned)
  const document = draftOf(writing, taken)
  const media = { before: writing.document, dropped: writing.media }
  const own = meantIn(writing, document, meant, readable)
  // 고양이가 두 마리 is the set, though its label is 고양이 두 마리.
  const sets = introduced(
    taken.filter(({ what }) => what === 'set'),
    readable,
  )
  const read = (graph: GraphDocument) =>
    withOthers(
      withOthers(
        withPlaces(mentionsIn(graph, readable, media, writing.language), graph, readable),
        sets,
        isClear,
      ).filter((each) => !isOfMediumAlone(each, own, graph) && !isOfOwned(each, graph)),
      own,
      isLink,
    )
  const mentions = read(document)
  const isRelated = taken.some(({ what }) => what === 'relation')
  return {
    taken,
    refused,
    document,
    mentions,
    unrelated: isRelated ? read({ ...document, edges: writing.document.edges }) : mentions,
  }
}

/** "This is a friend's bike: [photo 1]. It …": of a medium, where what it shows was spoken of as well. */
function isOfMediumAlone(
  { reason, refers, start }: Mention,
  own: readonly Mention[],
  graph: GraphDocument,
): boolean {
  const { nodes } = KnownGraph.of(graph)
  return (
    reason.code === 'reason.onlySpoken' &&
    refers.length > 0 &&
    own.some((each) => each.start < start) &&
    refers.every((id) => isMedium(nodes.get(id)?.kind))
  )
}

/** "My aunt has a parrot. The parrot …": what somebody has is not who has it. */
function isOfOwned({ text, refers, status }: Mention, graph: GraphDocument): boolean {
  const said = /^(?:the|this|that|his|her|its|their) (?:.* )?([\p{L}-]+)$/iu.exec(text)
  const noun = said?.[1]?.toLowerCase()
  const [id = '', other] = refers
  const node = KnownGraph.of(graph).nodes.get(id)
  if (status !== 'resolved' || noun === undefined || other !== undefined) return false
  if (node?.kind !== 'entity' || / (?:one|with|who|that|in|of) /i.test(` ${text} `)) return false
  const called = [nameOf(node), node.class ?? '', ...(node.alias ?? [])]
  const isLast = (words: string) => words.toLowerCase().split(' ').at(-1) === noun
  if (called.some((name) => name.toLowerCase().split(' ').includes(noun))) return false
  return Object.entries(node.attributes ?? {}).some(
    ([name, value]) =>
      isLast(name) || ((name === 'has' || isVerbOnly(name)) && isLast(String(value))),
  )
}

/**
 * A phrase in the sentence that states a relation is read without it: 둘째의 사진 in 둘째의 사진은 [사진 2]야
 * is no name of that picture yet.
 */
function mentionsForReading(
  { taken, mentions, unrelated }: State,
  sentences: readonly Sentence[],
): readonly Mention[] {
  if (mentions === unrelated) return mentions
  const stated = taken.filter(({ what }) => what === 'relation')
  const own = sentences.filter(({ start, end }) =>
    stated.some((each) => each.start >= start && each.start < end),
  )
  const isOwn = (mention: Mention) =>
    own.some(({ start, end }) => mention.start >= start && mention.start < end)
  return [...mentions.filter((each) => !isOwn(each)), ...unrelated.filter(isOwn)].sort(
    (a, b) => a.start - b.start,
  )
}

/** Phrases that introduce what was counted mean it, as long as it is there. */
function meantIn(
  writing: Writing,
  document: GraphDocument,
  meant: readonly Meant[],
  text: string,
): readonly Mention[] {
  const { nodes } = KnownGraph.of(document)
  return meant.flatMap(({ start, end, key }) => {
    const id = writing.idOf(key)
    const reason = { code: 'reason.label', params: {} } as const
    const mention = { start, end, text: text.slice(start, end), refers: [id], reason }
    return nodes.has(id) ? [{ ...mention, status: 'resolved' as const }] : []
  })
}

const isLink = ({ status }: Mention): boolean => status === 'explicit'

/** Phrases but those that mean a thing by the very words that state its value: 푸들 in 둘째는 푸들이야. */
function withoutOwnValues(
  { taken, mentions }: State,
  given: ReadonlySet<string>,
  plain: readonly Mention[],
): readonly Mention[] {
  const values = taken.filter(
    ({ what, key }) => (what === 'attribute' || what === 'name') && !given.has(key),
  )
  return mentions.flatMap((mention) => {
    const { start, end, refers, status } = mention
    if (status !== 'resolved') {
      const isOwn = values.some((each) => each.start >= start && each.end <= end)
      // 다크 모드 of two screens: a word of what is told of one is no phrase.
      const isWord = values.some((each) => each.start < start && end <= each.end)
      if (status === 'ambiguous' && isWord) return []
      const [less = mention] = isOwn ? shorter(mention, plain) : []
      return [less]
    }
    const owners = new Set(
      values.filter((each) => each.end <= end && start < each.end).flatMap(({ nodes }) => nodes),
    )
    for (const each of values)
      if (each.start <= start && end <= each.end) each.nodes.forEach((id) => owners.add(id))
    const isOwn = owners.size > 0 && refers.every((id) => owners.has(id))
    return isOwn ? shorter(mention, plain) : [mention]
  })
}

/** "the second" in "the second coughs", 나비 in 하얗고 나비만, once it is told that it coughs and is white. */
function shorter({ start, end }: Mention, plain: readonly Mention[]): readonly Mention[] {
  for (let at = firstBehind(plain, start); (plain[at]?.end ?? Infinity) <= end; at++) {
    const inner = plain[at] as Mention
    const isShorter = inner.start === start ? inner.end < end : inner.end === end
    if (isShorter && inner.status === 'resolved' && inner.start >= start) return [inner]
  }
  return []
}

/** 첫째와 셋째는 흰 개야: what is said of them means them, however many others are such. */
function complementsIn({ taken, mentions }: State): readonly Mention[] {
  const values = taken.filter(({ what }) => what === 'attribute')
  return mentions.flatMap((mention): readonly Mention[] => {
    const { start, end, status, candidates = [], text } = mention
    if (status !== 'ambiguous' || candidates.length === 0) return []
    const owners = new Set(
      values.filter((each) => each.start < end && start < each.end).flatMap(({ nodes }) => nodes),
    )
    if (!candidates.every((id) => owners.has(id))) return []
    const reason = { code: 'reason.lastSpoken', params: {} } as const
    return [{ start, end, text, refers: candidates, status: 'resolved', reason }]
  })
}

/** The words that introduce sets and things mean them. */
function introduced(taken: readonly Planned[], text: string): readonly Mention[] {
  const seen = new Set<number>()
  return taken.flatMap(({ what, start, end, nodes, needs }) => {
    if ((what !== 'set' && what !== 'thing') || needs.length > 0 || seen.has(start)) return []
    seen.add(start)
    return [
      {
        start,
        end,
        text: text.slice(start, end),
        refers: nodes,
        status: 'resolved' as const,
        reason: { code: 'reason.label', params: {} },
      },
    ]
  })
}

/** What was only spoken of last gives way to what the statement itself made clear. */
const isClear = ({ status, reason }: Mention): boolean =>
  (status === 'resolved' && !/^reason\.(?:both|all|lastSpoken)$/.test(reason.code)) ||
  status === 'explicit'

/** The beginning of a long text, up to the end of a line or a word. */
function readablePart(text: string): string {
  const read = withoutForeign(text.slice(0, readLengthMax))
  if (text.length <= readLengthMax) return read
  const cut = Math.max(read.lastIndexOf('\n'), read.lastIndexOf(' '))
  const end = cut > readLengthMax / 2 ? cut : readLengthMax
  const link = findLinks(text.slice(0, readLengthMax + 1_000)).find(
    ({ start, end: last }) => start < end && last > end,
  )
  return read.slice(0, link?.start ?? end)
}

const order: Readonly<Record<Proposal['what'], number>> = {
  set: 0,
  thing: 1,
  name: 2,
  attribute: 3,
  relation: 4,
}

function inOrder(planned: readonly Planned[]): readonly Proposal[] {
  return planned
    .map(({ makes: _, isLeft: __, ...proposal }) => proposal)
    .sort((a, b) => a.start - b.start || order[a.what] - order[b.what])
}
