import { plainWords } from '../graph/links'
import { boxOf } from '../media/shape'
import { isPart, ownerOf, type Node } from '../kinds'
import type { Part, Prompt, SectionName, Turn } from '../prompt/prompt'
import type { Attachment, MediaPlan } from './media'
import type { Ordered } from './order'
import type { Naming } from './relevance'
import type { Selection } from './select'
import { merged } from './structure'

/** What a plain chat holds: words as a person writes them, and media without names. */
export type LinearChat = {
  readonly words: string
  readonly media: MediaPlan
  /** The media in order of mention. */
  readonly order: readonly Attachment[]
}

/**
 * The graph as a plain chat: what people write where there is no graph, so that both can be read and run
 * side by side. Their own words are taken as they are, links as the words they were set on; what the graph
 * states and no words tell is added in plain sentences, since a weakened chat would prove nothing.
 *
 * @param media those that go along with the graph; marked copies, crops and clips have no place in a chat
 * @param naming what each text means, by its node, in the order of its words
 */
export function linearChat(ordered: Ordered, media: MediaPlan, naming: Naming): LinearChat {
  const notes = ordered.told.flatMap((node) => wordsIn(node))
  const said = notes.join('\n').toLowerCase()
  const together = pairsIn(naming)
  const facts = ordered.told.flatMap((node) => factsOf(ordered, node, said, together))
  const attachments = new Map<string, readonly Attachment[]>()
  for (const [id, all] of media.attachments) {
    const whole = all.filter(({ role }) => role === 'whole')
    if (whole.length > 0) attachments.set(id, whole)
  }
  const order = mentionOrder(ordered, naming).flatMap((id) => attachments.get(id) ?? [])
  return { words: [...notes, ...facts].join('\n'), media: { ...media, attachments }, order }
}

/** Nodes in the order in which words speak of them or of their parts, and then in reading order. */
function mentionOrder(ordered: Ordered, naming: Naming): readonly string[] {
  const mentioned = ordered.told.flatMap((node) =>
    (naming.get(node.id) ?? []).map((id) => {
      const named = ordered.nodesById.get(id)
      return (named && ownerOf(named)) ?? id
    }),
  )
  return [...new Set([...mentioned, ...ordered.told.map(({ id }) => id)])]
}

function wordsIn(node: Node): string[] {
  if (node.kind === 'text') return node.text === '' ? [] : [plainWords(node.text)]
  if (node.kind !== 'document') return []
  const passages = (node.passages ?? []).map(({ text }) => text)
  return [...(node.text ? [plainWords(node.text)] : []), ...passages]
}

/** What the graph states of a node and no words tell, a sentence each. */
function factsOf(
  ordered: Ordered,
  node: Node,
  said: string,
  together: (one: string, other: string) => boolean,
): string[] {
  const name = callOf(ordered, node.id)
  const facts: string[] = []
  if (node.kind === 'set' && node.members.length > 0) {
    const members = node.members.map((id) => callOf(ordered, id))
    if (!members.every((each) => said.includes(each.toLowerCase()))) {
      facts.push(sentence(`${name}: ${members.join(', ')}`))
    }
  }
  if ('attributes' in node) {
    for (const key of Object.keys(node.attributes ?? {}).sort()) {
      const value = String(node.attributes?.[key])
      if (!said.includes(value.toLowerCase())) facts.push(sentence(`${name}: ${key} ${value}`))
    }
  }
  for (const field of ['caption', 'transcript'] as const) {
    const text = field in node ? (node as { [field]?: string })[field] : undefined
    if (text) facts.push(sentence(`${name}: ${plainWords(text)}`))
  }
  for (const edge of ordered.outgoing.get(node.id) ?? []) {
    if (together(edge.source, edge.target)) continue
    facts.push(sentence(`${name} ${edge.relation} ${callOf(ordered, edge.target)}`))
  }
  return facts
}

/** Whether one text speaks of both, and so of what one is to the other. */
function pairsIn(naming: Naming): (one: string, other: string) => boolean {
  const textsOf = new Map<string, Set<string>>()
  for (const [text, named] of naming) {
    for (const id of named) textsOf.set(id, (textsOf.get(id) ?? new Set()).add(text))
  }
  return (one, other) => {
    const texts = textsOf.get(other)
    return texts !== undefined && [...(textsOf.get(one) ?? [])].some((text) => texts.has(text))
  }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** What a person calls it in writing: its label, else its kind and number, a part with where it is. */
function callOf(ordered: Ordered, id: string): string {
  const node = ordered.nodesById.get(id)
  if (!node) return id
  const own = node.label || spokenKinds[node.kind](node)
  if (!isPart(node)) return own
  const owner = callOf(ordered, node.of)
  if (node.kind === 'segment') return `${own} (${node.start} to ${node.end} s of ${owner})`
  const { x, y, width, height } = boxOf(node.shape)
  return `${own} (${sideOf(x + width / 2, y + height / 2)} of ${owner})`
}

/** `upper left`: the third of the picture in which a point lies, in the words that people use. */
function sideOf(x: number, y: number): string {
  const third = (value: number) => Math.min(2, Math.floor(value * 3))
  const rows = ['upper', '', 'lower'] as const
  const columns = ['left', 'middle', 'right'] as const
  return [rows[third(y)], columns[third(x)]].filter(Boolean).join(' ')
}

const numberOf = (node: Node) => /[0-9A-Z]+$/.exec(node.alias ?? '')?.[0] ?? ''

const spokenKinds: { readonly [K in Node['kind']]: (node: Node) => string } = {
  entity: (node) =>
    `${(node.kind === 'entity' && node.class) || 'thing'} ${numberOf(node).slice(1)}`,
  set: (node) => `list ${numberOf(node)}`,
  text: (node) => `note ${numberOf(node)}`,
  image: (node) => `photo ${numberOf(node)}`,
  region: () => 'the part',
  audio: (node) => `sound ${numberOf(node)}`,
  segment: () => 'the part',
  question: () => 'the question',
  answer: () => 'the answer',
  document: (node) => `document ${numberOf(node)}`,
}

/** The chat as turns: what led to the question in real roles, and the question behind the words. */
export function linearPrompt(
  { words, order }: LinearChat,
  { attachments }: MediaPlan,
  selection: Selection,
): Prompt {
  const goesAlong = new Set([...attachments.values()].flat())
  const media = order.filter((each) => goesAlong.has(each)).map(({ part }) => part)
  const text = (section: SectionName, content: string): Part[] =>
    content === '' ? [] : [{ type: 'text', section, text: `${content}\n`, spans: [] }]
  const turns: Turn[] = [{ role: 'user', parts: [...media, ...text('notes', words)] }]
  for (const node of selection.conversation) {
    const role = node.kind === 'question' ? 'user' : 'assistant'
    turns.push({ role, parts: text('conversation', plainWords(node.text)) })
  }
  const { question } = selection
  if (question) turns.push({ role: 'user', parts: text('question', plainWords(question.text)) })
  return { system: [], turns: merged(turns) }
}
