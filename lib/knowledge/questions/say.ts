import type { GraphDocument } from '../../graph/document'
import { findLinks, linkTo } from '../../graph/links'
import type { Message } from '../../std/result'
import type { NodeId } from '../../std/id'
import type { Fact, Term } from '../facts'
import type { Answer } from './answer'
import { lexiconOf } from './lexicon'
import type { Statement } from './statements'
import type { Told } from './tell'

/** An answer in sentences, whose params are Markdown with links to the nodes, and the facts behind it, each as one. */
export type Said = { readonly sentences: readonly Message[]; readonly facts: readonly Fact[] }

const thingsMax = 50
const factsMax = 100

/** What an answer says, as messages: its words are those of the reader's language, or of the question's. */
export function say(document: GraphDocument, answer: Answer): Said {
  const speaker = new Speaker(document)
  if (answer.status === 'answered') {
    return { sentences: speaker.told(answer.told), facts: factsOf(answer.told).slice(0, factsMax) }
  }
  if (answer.status === 'ambiguous') {
    const readings = answer.tellings.slice(0, 4).flatMap((told) => speaker.told(told))
    return { sentences: [message('graphAnswer.ambiguous'), ...readings], facts: [] }
  }
  if (answer.status === 'tooCostly')
    return { sentences: [message('graphAnswer.tooCostly')], facts: [] }
  if (answer.status === 'notStated')
    return { sentences: [message('graphAnswer.notStated')], facts: [] }
  const { unknown } = answer
  const sentence =
    unknown.length > 0
      ? message('graphAnswer.wordsUnknown', { words: unknown })
      : message('graphAnswer.notUnderstood')
  return { sentences: [sentence], facts: [] }
}

const message = (code: string, params: Message['params'] = {}): Message => ({ code, params })

/** Every fact that an answer rests on, each once. */
export function factsOf(told: Told): readonly Fact[] {
  const all =
    told.type === 'several'
      ? told.told.flatMap(factsOf)
      : 'found' in told
        ? told.found.flatMap(({ proof }) => proof)
        : told.statements.flatMap(({ proof }) => proof)
  return [...new Map(all.map((fact) => [JSON.stringify(fact), fact])).values()]
}

/** The nodes that an answer rests on: those of its facts and those that it names, each once. */
export function citedIn(facts: readonly Fact[], text: string): readonly string[] {
  const ofFacts = facts.flatMap(({ subject, object }) =>
    [subject, object].flatMap((term) => ('node' in term ? [term.node] : [])),
  )
  const named = findLinks(text).flatMap(({ targets }) => targets.map(({ id }) => id as string))
  return [...new Set([...named, ...ofFacts])]
}

class Speaker {
  constructor(readonly document: GraphDocument) {}

  told(told: Told): readonly Message[] {
    switch (told.type) {
      case 'several':
        return told.told.flatMap((each) => this.told(each))
      case 'list':
        return [this.#things(told.found.map(({ term }) => term))]
      case 'count': {
        const things = told.found.map(({ term }) => term)
        const count = String(told.count)
        if (told.count === 0) return [message('graphAnswer.none')]
        return [message('graphAnswer.count', { count, things: this.#names(things) })]
      }
      case 'truth':
        return [message(told.truth ? 'graphAnswer.yes' : 'graphAnswer.no')]
      case 'describe':
        return [
          message('graphAnswer.describe', {
            thing: this.name(told.of),
            facts: this.#facts(told.statements),
          }),
        ]
      case 'common':
        return [message('graphAnswer.common', { facts: this.#facts(told.statements) })]
      case 'differ':
        return told.of.map((term) => {
          const own = told.statements.filter(
            ({ of }) => JSON.stringify(of) === JSON.stringify(term),
          )
          return message('graphAnswer.differ', { thing: this.name(term), facts: this.#facts(own) })
        })
    }
  }

  #things(terms: readonly Term[]): Message {
    const things = this.#names(terms)
    if (terms.length > thingsMax)
      return message('graphAnswer.listCut', { things, count: terms.length - thingsMax })
    return message(terms.length === 1 ? 'graphAnswer.one' : 'graphAnswer.list', { things })
  }

  #names(terms: readonly Term[]): readonly string[] {
    return terms.slice(0, thingsMax).map((term) => this.name(term))
  }

  #facts(statements: readonly Statement[]): readonly string[] {
    return statements
      .slice(0, thingsMax)
      .map(({ name, value }) => `${escaped(name)} ${this.name(value)}`)
  }

  /** A node as a link by its label, a value as it is written. */
  name(term: Term): string {
    if ('value' in term) return escaped(String(term.value))
    const node = lexiconOf(this.document).nodes.get(term.node)
    const words = node?.label || node?.alias || term.node
    return linkTo(words, [{ id: term.node as NodeId }])
  }
}

/** Text of a person's as text of Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~!]/g, (letter) => `\\${letter}`).replace(/\s+/g, ' ')
}

/** A fact as one line: subject, relation and object, nodes as links. */
export function factLine(document: GraphDocument, { subject, predicate, object }: Fact): string {
  const speaker = new Speaker(document)
  const name =
    'relation' in predicate
      ? predicate.relation
      : 'attribute' in predicate
        ? predicate.attribute
        : predicate.property
  return `${speaker.name(subject)} — ${escaped(name)} → ${speaker.name(object)}`
}
