import { findLinks } from '../graph/links'
import type { GraphDocument } from '../graph/document'
import type { Mention } from '../references'
import { Facts, type Nodes } from './fact'
import { HeadFinalReader } from './head-final'
import { HeadFirstReader } from './head-first'
import type { Told } from './plan'
import type { Writing } from './proposed'
import { languageOfSentence } from './script'
import type { Sentence } from './turns'

/** What the sentences of a text state of the things of a graph, and the pronouns that became clear by it. */
export function factsIn(
  writing: Writing,
  document: GraphDocument,
  text: string,
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
): { readonly told: readonly Told[]; readonly pointed: readonly Mention[] } {
  const facts = new Facts(nodesOf(document))
  const whole = withLinks(text, mentions)
  const first = new HeadFirstReader(text, facts)
  const final = new HeadFinalReader(text, facts)
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
  const nodes = new Map(document.nodes.map((node) => [node.id as string, node]))
  const isThing = (id: string) => nodes.get(id)?.kind === 'entity'
  return {
    wholes: document.nodes.flatMap((node) =>
      node.kind === 'set' && node.members.every(isThing) ? [node.members] : [],
    ),
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

/** Mentions that are links, over the whole link and not its words alone. */
function withLinks(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const links = new Map(findLinks(text).map((link) => [link.textStart, link]))
  return mentions.map((mention) => {
    const link = links.get(mention.start)
    return link && link.textEnd === mention.end
      ? { ...mention, start: link.start, end: link.end }
      : mention
  })
}
