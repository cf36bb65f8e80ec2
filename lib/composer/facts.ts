import type { GraphDocument } from '../graph/document'
import type { Mention } from '../references'
import { Facts, type Nodes } from './fact'
import { HeadFinalReader } from './head-final'
import { HeadFirstReader } from './head-first'
import { KnownGraph } from './known'
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
): { readonly told: readonly Told[]; readonly pointed: readonly Mention[] } {
  const facts = new Facts(nodesOf(document))
  const whole = overLinks(text, mentions)
  const topics = new Topics(facts)
  const first = new HeadFirstReader(text, facts, topics)
  const final = new HeadFinalReader(text, facts, topics)
  const told: Told[] = []
  let next = 0
  for (const sentence of sentences) {
    while ((whole[next]?.end ?? Infinity) <= sentence.start) next++
    const own: Mention[] = []
    for (let at = next; at < whole.length && (whole[at]?.start ?? 0) < sentence.end; at++)
      own.push(whole[at] as Mention)
    if (sentence.asks || sentence.isModel) continue
    const language = languageOfSentence(text, sentence, writing.language)
    const before = facts.list.length
    if (language === 'en') first.read(sentence, own)
    else final.read(sentence, language, own)
    told.push(...facts.list.slice(before).map((fact) => ({ fact, language })))
  }
  const before = facts.list.length
  topics.state()
  told.push(...facts.list.slice(before).map((fact) => ({ fact, language: writing.language })))
  const pointed = [...first.pronouns, ...final.pronouns].map(({ start, end, ids }): Mention => ({
    start,
    end,
    text: text.slice(start, end),
    refers: ids,
    status: 'resolved',
    reason: { code: 'reason.lastSpoken', params: {} },
  }))
  return { told, pointed }
}

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
  }
}
