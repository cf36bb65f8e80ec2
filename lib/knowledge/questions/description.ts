import type { Term, Value } from '../facts'
import type { Path } from '../path'

/** How a value is compared with another: `over 30 kg`, `since 2020`. */
export type Comparison = {
  readonly operator: '=' | '<' | '<=' | '>' | '>='
  readonly than: Value | { readonly of: Description; readonly by: Path }
}

/**
 * What a phrase describes, as a set of terms: the unary half of lambda dependency-based compositional semantics
 * (P. Liang, "Lambda Dependency-Based Compositional Semantics", arXiv 1309.4408), whose binary half is `Path`.
 */
export type Description =
  | { readonly type: 'anything' }
  | { readonly type: 'terms'; readonly terms: readonly Term[] }
  /** From each of them the path leads to one of `to`. */
  | { readonly type: 'linked'; readonly path: Path; readonly to: Description }
  | { readonly type: 'all'; readonly parts: readonly Description[] }
  /** Any of several; `isBoth` where they were joined by "and", so that as an object all of them are meant. */
  | { readonly type: 'any'; readonly parts: readonly Description[]; readonly isBoth?: boolean }
  | { readonly type: 'not'; readonly part: Description }
  /** Those whose value by a path is the greatest or the least, or comes at a place from that end. */
  | {
      readonly type: 'extreme'
      readonly of: Description
      readonly by: Path
      readonly most: boolean
      readonly rank: number
      /** By how many ends the path leads to, not by their size. */
      readonly counts?: boolean
    }
  /** Those of which some value by a path compares so. */
  | { readonly type: 'compared'; readonly by: Path; readonly comparison: Comparison }
  /** Those from which a path leads to so many different ends of `to`. */
  | {
      readonly type: 'counted'
      readonly path: Path
      readonly to: Description
      readonly operator: Comparison['operator']
      readonly count: number
    }
  /** What stands so many places behind something in the order of a set, or before it. */
  | { readonly type: 'next'; readonly to: Description; readonly offset: number }
  /** The one at a place of reading order, or of the order of a set's members; −1 is the last. */
  | { readonly type: 'place'; readonly of: Description; readonly place: number }

export const anything: Description = { type: 'anything' }

/** What is all of these at once. */
export function allOf(...parts: readonly Description[]): Description {
  const flat = parts
    .flatMap((part) => (part.type === 'all' ? part.parts : [part]))
    .filter((part) => part.type !== 'anything')
  const [first] = flat
  if (!first) return anything
  return flat.length === 1 ? first : { type: 'all', parts: flat }
}

export function nodesOf(ids: readonly string[]): Description {
  return { type: 'terms', terms: ids.map((node) => ({ node })) }
}

export function linked(path: Path, to: Description): Description {
  return { type: 'linked', path, to }
}

/** What leads to an object as a person joined it: on A and B is on both, on A or B is on either. */
export function linkedTo(path: Path, object: Description): Description {
  if (object.type !== 'any' || !object.isBoth) return linked(path, object)
  return allOf(...object.parts.map((part) => linkedTo(path, part)))
}

/** Of an attribute or of what is somebody's, as long as it is not said whose: the path that leads to it. */
export function unownedPath(description: Description): Path | undefined {
  if (description.type !== 'linked' || description.to.type !== 'anything') return undefined
  return 'inverse' in description.path ? description.path.inverse : undefined
}

/** A path read from its end. */
export function inverse(path: Path): Path {
  return 'inverse' in path ? path.inverse : { inverse: path }
}

/** One of several paths, each once. */
export function either(paths: readonly Path[]): Path {
  const told = new Map(
    paths
      .flatMap((path) => ('either' in path ? path.either : [path]))
      .map((path) => [JSON.stringify(path), path]),
  )
  const [first, ...others] = told.values()
  if (!first) throw new RangeError('a path of no ways')
  return others.length === 0 ? first : { either: [first, ...others] }
}
