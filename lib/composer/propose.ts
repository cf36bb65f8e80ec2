import { findLinks } from '../graph/links'
import type { GraphDocument } from '../graph/document'
import type { LanguageTag, Mention } from '../references'
import { decided, draftOf, type Planned } from './draft'
import { factsIn } from './facts'
import { mediumTypes, thingsIn } from './things'
import { mentionsIn } from './media-names'
import { plannedThings, Planner } from './plan'
import type { Proposal, Proposed, Writing } from './proposed'
import { withoutForeign } from './text'
import { turnsIn } from './turns'

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
  let state = settle(writing, planned, readable)
  for (let round = 0; round < roundsCountMax; round++) {
    const { told, pointed } = factsIn(
      writing,
      state.document,
      readable,
      read,
      withoutOwnValues(state),
    )
    const next = new Planner(writing, [...things, ...typed], state.document).plan(told)
    const isSame = JSON.stringify(next) === JSON.stringify(planned)
    planned = next
    clear = pointed
    if (isSame) break
    state = settle(writing, planned, readable)
  }
  const mentions = withPointed(
    withPointed(state.mentions, introduced(state.taken, readable)),
    clear,
  )
  return {
    proposals: inOrder(state.taken),
    refused: inOrder(state.refused),
    document: state.document,
    mentions,
    turns,
  }
}

type State = {
  readonly taken: readonly Planned[]
  readonly refused: readonly Planned[]
  readonly document: GraphDocument
  readonly mentions: readonly Mention[]
}

function settle(writing: Writing, planned: readonly Planned[], readable: string): State {
  const { taken, refused } = decided(writing, planned)
  const document = draftOf(writing, taken)
  const media = { before: writing.document, dropped: writing.media }
  return {
    taken,
    refused,
    document,
    mentions: mentionsIn(document, readable, media, languageFor(writing)),
  }
}

const languageFor = ({ language }: Writing): LanguageTag => language

/** Phrases but those that mean a thing by the very words that state its value: 푸들 in 둘째는 푸들이야. */
function withoutOwnValues({ taken, mentions }: State): readonly Mention[] {
  const values = taken.filter(({ what }) => what === 'attribute' || what === 'name')
  return mentions.filter(({ start, end, refers, status }) => {
    if (status !== 'resolved') return true
    const owners = new Set(
      values.filter((each) => each.start <= start && end <= each.end).flatMap(({ nodes }) => nodes),
    )
    return owners.size === 0 || !refers.every((id) => owners.has(id))
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

/** Phrases that the statements themselves made clear, in place of what was open there. */
function withPointed(
  mentions: readonly Mention[],
  pointed: readonly Mention[],
): readonly Mention[] {
  const isClear = ({ status }: Mention) => status === 'resolved' || status === 'explicit'
  const overlap = (a: Mention, b: Mention) => a.start < b.end && b.start < a.end
  const clear = mentions.filter(isClear)
  const free = pointed.filter((each) => !clear.some((other) => overlap(each, other)))
  if (free.length === 0) return mentions
  const left = mentions.filter(
    (each) => isClear(each) || !free.some((other) => overlap(each, other)),
  )
  return [...left, ...free].sort((a, b) => a.start - b.start)
}

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
    .map(({ makes: _, ...proposal }) => proposal)
    .sort((a, b) => a.start - b.start || order[a.what] - order[b.what])
}
