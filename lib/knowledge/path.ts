import type { Entry, Facts, SimplePredicate } from './facts'

/**
 * What leads from a subject to an object: a fact, one read backwards, several in a row, one of several ways, or one way
 * repeated. After the property paths of SPARQL 1.1 (section 9).
 */
export type Path =
  | SimplePredicate
  | { readonly inverse: Path }
  | { readonly sequence: readonly Path[] }
  | { readonly either: readonly Path[] }
  | {
      readonly repeat: Path
      /** How often at least and at most; without a greatest number, as often as there is anything new. */
      readonly min: number
      readonly max?: number | undefined
    }

/** An end that was reached, and the facts that lead there, from the subject on. */
export type Reached = { readonly end: number; readonly proof: Proof }

/** Facts in order; of what was reached in many ways the tail is shared. */
export type Proof = { readonly before: Proof; readonly entry: Entry } | undefined

/** Counts what is looked at, and ends what looks at too much. */
export class Steps {
  #left: number

  constructor(readonly max: number) {
    this.#left = max
  }

  /** @throws TooManySteps which only `runQuery` catches */
  take(count = 1): void {
    this.#left -= count
    if (this.#left < 0) throw new TooManySteps()
  }
}

export class TooManySteps extends Error {}

/** Whether a way is read from its subject to its object, or back. */
export type Direction = 'forth' | 'back'

/**
 * What a path leads to from one end, each end once, by one of its shortest proofs.
 *
 * Method: breadth first, so that it ends where facts go round. Linear in the facts that the path touches, for each
 * step of a sequence anew.
 */
export function reach(
  facts: Facts,
  path: Path,
  from: number,
  direction: Direction,
  steps: Steps,
): readonly Reached[] {
  return follow(facts, path, [{ end: from, proof: undefined }], direction, steps)
}

function follow(
  facts: Facts,
  path: Path,
  from: readonly Reached[],
  direction: Direction,
  steps: Steps,
): readonly Reached[] {
  if ('inverse' in path) return follow(facts, path.inverse, from, turned(direction), steps)
  if ('sequence' in path) {
    const parts = direction === 'forth' ? path.sequence : path.sequence.toReversed()
    return parts.reduce((reached, part) => follow(facts, part, reached, direction, steps), from)
  }
  if ('either' in path) {
    return once(path.either.flatMap((part) => follow(facts, part, from, direction, steps)))
  }
  if ('repeat' in path) return repeated(facts, path, from, direction, steps)
  const extent = facts.extent(path)
  const reached = from.flatMap(({ end, proof }) => {
    const entries = (direction === 'forth' ? extent.bySubject : extent.byObject).get(end) ?? []
    steps.take(1 + entries.length)
    return entries.map((entry) => ({
      end: direction === 'forth' ? entry.object : entry.subject,
      proof: { before: proof, entry },
    }))
  })
  return once(reached)
}

function repeated(
  facts: Facts,
  { repeat, min, max = Infinity }: Extract<Path, { repeat: Path }>,
  from: readonly Reached[],
  direction: Direction,
  steps: Steps,
): readonly Reached[] {
  let level = from
  // So often it goes on, also over what has been reached before.
  for (let count = 0; count < min && level.length > 0; count++) {
    level = follow(facts, repeat, level, direction, steps)
  }
  const seen = new Map(level.map((each) => [each.end, each]))
  for (let count = min; count < max && level.length > 0; count++) {
    const next = follow(facts, repeat, level, direction, steps)
    level = next.filter(({ end }) => !seen.has(end))
    for (const each of level) seen.set(each.end, each)
  }
  return [...seen.values()]
}

function once(reached: readonly Reached[]): readonly Reached[] {
  const ends = new Map<number, Reached>()
  for (const each of reached) if (!ends.has(each.end)) ends.set(each.end, each)
  return ends.size === reached.length ? reached : [...ends.values()]
}

const turned = (direction: Direction): Direction => (direction === 'forth' ? 'back' : 'forth')

/** How a pattern was found to hold. Kept as it was found, since of most that is found little is told. */
export type Evidence = { readonly proof: Proof; readonly direction: Direction }

/**
 * The facts of some evidence in order, each once: of what was read backwards from its object they are turned round.
 *
 * @param max how many are told at most
 */
export function factsOf(
  evidence: readonly Evidence[],
  max: number,
): { readonly entries: readonly Entry[]; readonly isCut: boolean } {
  const told = new Set<Entry>()
  for (const { proof, direction } of evidence) {
    const entries: Entry[] = []
    for (let at = proof; at; at = at.before) entries.push(at.entry)
    for (const entry of direction === 'forth' ? entries.reverse() : entries) {
      if (told.size === max && !told.has(entry)) return { entries: [...told], isCut: true }
      told.add(entry)
    }
  }
  return { entries: [...told], isCut: false }
}

/**
 * From what a path can begin or to what it can end, at most; `undefined` for everything, as where it may be
 * repeated no time.
 */
export function startsOf(
  facts: Facts,
  path: Path,
  direction: Direction,
): readonly number[] | undefined {
  if ('inverse' in path) return startsOf(facts, path.inverse, turned(direction))
  if ('sequence' in path) {
    const parts = direction === 'forth' ? path.sequence : path.sequence.toReversed()
    const [first] = parts
    return first && startsOf(facts, first, direction)
  }
  if ('either' in path) {
    const starts = path.either.map((part) => startsOf(facts, part, direction))
    if (starts.some((each) => each === undefined)) return undefined
    return [...new Set(starts.flatMap((each) => each ?? []))]
  }
  if ('repeat' in path) return path.min === 0 ? undefined : startsOf(facts, path.repeat, direction)
  const extent = facts.extent(path)
  return [...(direction === 'forth' ? extent.bySubject : extent.byObject).keys()]
}
