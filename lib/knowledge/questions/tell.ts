import type { Facts, Term } from '../facts'
import type { Query } from '../pattern'
import { anything, linked, unownedPath, type Description } from './description'
import type { Intent } from './intent'
import { keyOf, planOf, runPlan, type Found } from './plan'
import { statementsOf, type Statement } from './statements'

/** What the graph says to a question, with the facts that prove it and the queries that found them. */
export type Told =
  | { readonly type: 'list'; readonly found: readonly Found[] }
  | { readonly type: 'count'; readonly count: number; readonly found: readonly Found[] }
  | { readonly type: 'truth'; readonly truth: boolean; readonly found: readonly Found[] }
  | { readonly type: 'describe'; readonly of: Term; readonly statements: readonly Statement[] }
  | { readonly type: 'common'; readonly statements: readonly Statement[] }
  | {
      readonly type: 'differ'
      readonly of: readonly Term[]
      readonly statements: readonly Statement[]
    }
  | { readonly type: 'several'; readonly told: readonly Told[] }

/** What a reading finds, and the queries that found it. */
export type Made = { readonly told: Told; readonly queries: readonly Query[] }

/** To find something would look at too much. */
export class TooCostly extends Error {}

/** Runs readings over the facts of one graph. */
export class Teller {
  readonly #hasParts: boolean

  constructor(readonly facts: Facts) {
    this.#hasParts = facts.extent({ property: 'part' }).entries.length > 0
  }

  #find(of: Description, loose = false): { found: readonly Found[]; queries: readonly Query[] } {
    const ran = runPlan(this.facts, planOf(of, { loose, hasParts: this.#hasParts }))
    if (ran.ok) return ran.value
    throw new TooCostly(ran.error.code)
  }

  /** What a reading finds; nothing where it finds nothing. `loose`: what is said of a part counts for its whole. */
  tell(intent: Intent, loose: boolean): Made | undefined {
    if (intent.type === 'several') {
      const made = intent.intents.map((each) => this.tell(each, loose))
      const whole = made.filter((each) => each !== undefined)
      if (whole.length < made.length) return undefined
      const told = whole.map((each) => each.told)
      return { told: { type: 'several', told }, queries: whole.flatMap(({ queries }) => queries) }
    }
    if (intent.type === 'common' || intent.type === 'differ') return this.#compared(intent, loose)
    const { found, queries } = this.#find(intent.of, loose)
    if (found.length === 0) return undefined
    if (intent.type === 'count') {
      return { told: { type: 'count', count: found.length, found }, queries }
    }
    if (intent.type === 'truth') return { told: { type: 'truth', truth: true, found }, queries }
    if (intent.type === 'list') return { told: { type: 'list', found }, queries }
    const [only, ...others] = found
    const statements = only && others.length === 0 ? statementsOf(this.facts, only.term) : []
    if (!only || statements.length === 0) return undefined
    return { told: { type: 'describe', of: only.term, statements }, queries }
  }

  /**
   * The answer where nothing is found: that there are none, or that it is not so. What is said of others in that
   * way and not of this is not so; what is said of nobody is not known.
   */
  none(intent: Intent): Made | undefined {
    if (intent.type === 'count') {
      const { queries } = this.#find(intent.of)
      return { told: { type: 'count', count: 0, found: [] }, queries }
    }
    if (intent.type !== 'truth') return undefined
    const isKnown = this.#find(intent.about).found.length > 0
    if (!isKnown || this.#find(inGeneral(intent.predicate)).found.length === 0) return undefined
    const { queries } = this.#find(intent.of)
    return { told: { type: 'truth', truth: false, found: [] }, queries }
  }

  #compared(
    { type, of }: Extract<Intent, { type: 'common' | 'differ' }>,
    loose: boolean,
  ): Made | undefined {
    const parts = of.map((each) => this.#find(each, loose))
    const terms = parts.flatMap(({ found }) => found.map(({ term }) => term))
    const isEach = parts.length === 1 || parts.every(({ found }) => found.length === 1)
    const isTwo = terms.length > 1 && new Set(terms.map(keyOf)).size === terms.length
    if (!isEach || !isTwo) return undefined
    const queries = parts.flatMap((each) => each.queries)
    const all = terms.map((term) => statementsOf(this.facts, term))
    if (type === 'common') {
      const statements = inCommon(all)
      return statements.length > 0 ? { told: { type, statements }, queries } : undefined
    }
    const statements = all.flatMap((list, at) =>
      list.filter((one) => all.some((other, index) => index !== at && !holds(other, one))),
    )
    return statements.length > 0 ? { told: { type, of: terms, statements }, queries } : undefined
  }
}

/** Whether a reading asks for something in particular. */
export function isParticular(intent: Intent): boolean {
  if (intent.type === 'several') return intent.intents.every(isParticular)
  if (intent.type === 'count') return isGrounded(intent.of)
  // "What is the age?" is of nobody in particular.
  return intent.type !== 'list' || (isGrounded(intent.of) && !unownedPath(intent.of))
}

/** Whether a description says what things are, not only what they are not: else all the graph would be told. */
function isGrounded(description: Description): boolean {
  if (description.type === 'anything' || description.type === 'not') return false
  if (description.type === 'all') return description.parts.some(isGrounded)
  if (description.type === 'any') return description.parts.every(isGrounded)
  return description.type !== 'place' || isGrounded(description.of)
}

/** The same of any ends: whether anybody likes anything, of whether anybody likes Rex. */
function inGeneral(description: Description): Description {
  if (description.type === 'linked') return linked(description.path, anything)
  if (description.type === 'compared') return linked(description.by, anything)
  if (description.type === 'counted') return linked(description.path, anything)
  if (description.type === 'all' || description.type === 'any') {
    return { ...description, parts: description.parts.map(inGeneral) }
  }
  return description.type === 'not' ? inGeneral(description.part) : description
}

const isSame = (one: Statement, other: Statement) =>
  one.name === other.name && keyOf(one.value) === keyOf(other.value)

const holds = (statements: readonly Statement[], one: Statement) =>
  statements.some((each) => isSame(one, each))

/** What all state alike, each with the facts of all of them. */
function inCommon(all: readonly (readonly Statement[])[]): readonly Statement[] {
  const [first = [], ...others] = all
  return first
    .filter((one) => others.every((list) => holds(list, one)))
    .map((one) => ({
      ...one,
      proof: all.flatMap((list) =>
        list.filter((each) => isSame(one, each)).flatMap(({ proof }) => proof),
      ),
    }))
}

/** What two answers must agree in to be one. */
export function signatureOf(told: Told): string {
  if (told.type === 'list')
    return `list ${told.found
      .map(({ term }) => keyOf(term))
      .sort()
      .join()}`
  if (told.type === 'count') return `count ${told.count}`
  if (told.type === 'truth') return `truth ${told.truth}`
  if (told.type === 'several') return told.told.map(signatureOf).join('; ')
  if (told.type === 'describe') return `list ${keyOf(told.of)}`
  return `${told.type} ${told.statements.map(({ name, value }) => name + keyOf(value)).join()}`
}
