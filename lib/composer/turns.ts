import { askedWithin, isAsking, isThanks } from './asking'
import { findLinks } from '../graph/links'
import { turnsOfSpeakers, type Said } from './speakers'
import { hole, sentencesIn, type Span } from './text'
import type { Turn } from './proposed'

/** A sentence and whether it states something of the graph or asks. */
export type Sentence = Span & { readonly asks: boolean; readonly isModel: boolean }

export type Read = { readonly turns: readonly Turn[]; readonly sentences: readonly Sentence[] }

/** What stands before a question and is no part of it. */
const beforeQuestion =
  /^(?:[\s—–―-]|(?:Q|Question|My question|질문|문제|質問|问题|問題)[ \t]*[:：.)])*/iu
const atEnd = /(?<![\s—–―-])[\s—–―-]+$/u

/** The stretches of a text that become notes and questions, in its order, and its sentences. */
export function turnsIn(text: string, readable: string): Read {
  const turns: Turn[] = []
  const sentences: Sentence[] = []
  const known = findLinks(readable)
  const spoken = turnsOfSpeakers(text).map((said) => ({
    said,
    sentences: sentencesIn(readable, said.start, said.end, known)
      .flatMap((span) => withoutRunOn(readable, span))
      .map((span) => ({
        ...span,
        isModel: said.isModel,
        asks: !said.isModel && isAsking(readable.slice(span.start, span.end)),
      })),
  }))
  const isAmong = isAmongPeople(spoken.map(({ said }) => said))
  const isPlea = ({ start, end }: Span) => plea.test(text.slice(start, end))
  const last = spoken.findLast((turn) => !turn.sentences.every(isPlea))
  for (const turn of spoken) {
    sentences.push(...turn.sentences)
    const asking = isAmong && turn !== last ? [] : turn.sentences
    turns.push(...turnsOf(text, turn.said, asking))
  }
  return { turns, sentences }
}

/** A question at the end of what is stated is a sentence of its own. */
function withoutRunOn(text: string, { start, end }: Span): readonly Span[] {
  const said = text.slice(start, end).replace(links, (link) => hole.repeat(link.length))
  const asked = said.endsWith('?') ? askedWithin(said) : undefined
  if (asked === undefined) return [{ start, end }]
  const before = said.slice(0, asked).replace(/, (?:\w+ )?$/, '').length
  return [
    { start, end: start + before },
    { start: start + asked, end },
  ]
}

const links = /\[[^\]\n]{0,500}\]\([^)\n]{0,500}\)/gu

function turnsOf(text: string, said: Said, sentences: readonly Sentence[]): readonly Turn[] {
  const about = said.speaker === undefined ? {} : { speaker: said.speaker }
  const question = said.isModel ? undefined : askedIn(text, sentences)
  const pieces: { kind: Turn['kind']; span: Span }[] = question
    ? [
        { kind: 'text', span: { start: said.start, end: question.start } },
        { kind: 'question', span: question },
        { kind: 'text', span: { start: question.end, end: said.end } },
      ]
    : [{ kind: 'text', span: said }]
  return pieces.flatMap(({ kind, span }) => {
    const { start, end } = trimmed(text, span, kind)
    return end > start && !isOnlyLinks(text.slice(start, end))
      ? [{ kind, start, end, ...about }]
      : []
  })
}

/** "Please hold.": what one asks another to do is no question, and no answer. */
const plea = /^please\b[^?]*$/i

/** Where several people talk and no model does, they ask one another, but for what nobody answers. */
function isAmongPeople(spoken: readonly Said[]): boolean {
  const speakers = new Set(spoken.flatMap(({ speaker = [] }) => speaker))
  return speakers.size > 1 && !spoken.some(({ isModel }) => isModel)
}

/**
 * The sentences that ask at the end of a turn, else those at its beginning, else the last that ask, are
 * more than a word behind a statement ("Odd, right?") and are not answered there.
 */
function askedIn(text: string, sentences: readonly Sentence[]): Span | undefined {
  const isOf = ({ start, end, asks }: Sentence) =>
    asks || isThanks(text.slice(start, end)) || isOnlyLinks(text.slice(start, end))
  let first = sentences.length
  while (first > 0 && isOf(sentences[first - 1] as Sentence)) first--
  while (first < sentences.length && !sentences[first]?.asks) first++
  const last = sentences.findLast(({ start, end }) => !isOnlyLinks(text.slice(start, end)))
  if (first < sentences.length && last) {
    return { start: (sentences[first] as Sentence).start, end: last.end }
  }
  let past = 0
  while (sentences[past]?.asks) past++
  const isOpen = (each: Sentence, at: number) => {
    const next = sentences[at + 1]
    return asksWhole(text, each) && !(next && answering.test(text.slice(next.start, next.end)))
  }
  const end = past - 1 < 0 ? sentences.findLastIndex(isOpen) : past - 1
  const closing = sentences[end]
  if (!closing) return undefined
  let opening = end
  while (sentences[opening - 1]?.asks) opening--
  return { start: (sentences[opening] as Sentence).start, end: closing.end }
}

/** Beginnings by which the writer answers what was just asked. */
const answering = /^(?:yes|yeah|yep|no|nope|sure|of course|네|예|응|아니요?|그럼)(?=[ ,.!]|$)/i
const tag = /^[^,]*(?:,|^)[ \t]*\S+[ \t]*[?？]$/u

function asksWhole(text: string, { start, end, asks }: Sentence): boolean {
  return asks && !tag.test(text.slice(start, end))
}

/** Media that were dropped beside the words say nothing of their own. */
function isOnlyLinks(text: string): boolean {
  return /[^\s\p{P}]/u.test(text) && !/[\p{L}\p{N}]/u.test(text.replace(links, ''))
}

function trimmed(text: string, { start, end }: Span, kind: Turn['kind']): Span {
  const lead = kind === 'question' ? beforeQuestion : /^\s*/u
  const from = start + (lead.exec(text.slice(start, end))?.[0].length ?? 0)
  const tail = atEnd.exec(text.slice(from, end))?.[0].length ?? 0
  return { start: from, end: end - tail }
}
