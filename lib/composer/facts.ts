import type { GraphDocument } from '../graph/document'
import { nameOf } from '../kinds'
import type { Mention } from '../references'
import { genderOf, isPerson } from '../references/people'
import { Corrections } from './corrections'
import { Facts, type Nodes } from './fact'
import type { Topical } from './found'
import { HeadFirstReader } from './head-first'
import type { About } from './head-first-entry'
import { JoinedReader } from './joined'
import { KnownGraph } from './known'
import { genderOfTitle } from './languages/en'
import { KoreanReader } from './korean'
import type { Told } from './plan'
import type { Writing } from './proposed'
import { languageOfSentence } from './script'
import { Topics } from './topics'
import type { Sentence } from './turns'
import { overLinks } from './typed-links'

/** What the sentences of a text state of the things of a graph, and the pronouns that became clear by it. */
export function factsIn(
  writing: Writing,
  document: GraphDocument,
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  topical: readonly Topical[] = [],
): { readonly told: readonly Told[]; readonly pointed: readonly Mention[] } {
  const facts = new Facts(nodesOf(document))
  const whole = overLinks(text, mentions)
  const topics = new Topics(facts)
  const english = new HeadFirstReader(text, facts, topics)
  const korean = new KoreanReader(text, facts, topics)
  const joined = new JoinedReader(text, facts, topics)
  const corrections = new Corrections(facts)
  const told: Told[] = []
  const topicAt = new Map(topical.map((each) => [each.start, each]))
  let next = 0
  for (const sentence of sentences) {
    while ((whole[next]?.end ?? Infinity) <= sentence.start) next++
    const own: Mention[] = []
    for (let at = next; at < whole.length && (whole[at]?.start ?? 0) < sentence.end; at++)
      own.push(whole[at] as Mention)
    if (sentence.asks) corrections.asked()
    if (sentence.asks || sentence.isModel) continue
    const language = languageOfSentence(text, sentence, writing.language)
    const before = facts.added.length
    corrections.read(text.slice(sentence.start, sentence.end), language, (from) => {
      const said = { ...sentence, start: sentence.start + from }
      if (language === 'en') english.read(said, own, aboutIn(writing, topicAt.get(sentence.start)))
      else if (language === 'ko') korean.read(said, own)
      else joined.read(said, language, own)
    })
    told.push(...facts.added.slice(before).map((fact) => ({ fact, language })))
  }
  const before = facts.added.length
  topics.state()
  told.push(...facts.added.slice(before).map((fact) => ({ fact, language: writing.language })))
  const pointed = [...english.pronouns, ...korean.pronouns].map(({ start, end, ids }): Mention => ({
    start,
    end,
    text: text.slice(start, end),
    refers: ids,
    status: 'resolved',
    reason: { code: 'reason.lastSpoken', params: {} },
  }))
  const stated = new Set(facts.list)
  return { told: told.filter(({ fact }) => stated.has(fact)), pointed }
}

/** What a sentence of a list is about. */
const aboutIn = (writing: Writing, topical: Topical | undefined): About | undefined =>
  topical && { id: writing.idOf(topical.key), said: topical.said }

function nodesOf(document: GraphDocument): Nodes {
  const { nodes, wholes } = KnownGraph.of(document)
  return {
    wholes: wholes.map(({ members }) => members),
    kindOf: (id) => nodes.get(id)?.kind,
    membersOf: (id) => {
      const node = nodes.get(id)
      return node?.kind === 'set' ? node.members : []
    },
    classOf: (id) => {
      const node = nodes.get(id)
      return node?.kind === 'entity' ? node.class : undefined
    },
    genderOf: (id) => {
      const node = nodes.get(id)
      return node && (genderOf(node) ?? genderOfTitle(nameOf(node)))
    },
    isPerson: (id) => {
      const node = nodes.get(id)
      return node !== undefined && isPerson(node)
    },
  }
}
