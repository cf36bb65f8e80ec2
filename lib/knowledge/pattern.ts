import type { Term, Value } from './facts'
import type { Path } from './path'

/** A name for what is asked for, such as `?dog`. */
export type Variable = `?${string}`
export type End = Variable | Term

/** What must hold: that a path leads from one end to the other. */
export type Pattern = { readonly subject: End; readonly path: Path; readonly object: End }

export type Operand = Variable | { readonly value: Value }
export type Filter = {
  readonly left: Operand
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains'
  readonly right: Operand
}

/** The terms that a variable may stand for, or may not. */
export type Values = { readonly of: Variable; readonly in: readonly Term[] }

export type Aggregate = {
  /** Solutions that agree in these are told together; all of them where there is none. */
  readonly by: readonly Variable[]
  readonly function: 'count' | 'sum' | 'average' | 'min' | 'max'
  /** `count` counts its different terms; the others reckon over the solutions in which it is a number. */
  readonly of: Variable
  readonly as: Variable
}

/** A question to the graph. All of `where` holds of a solution, and none of the groups of `not` does. */
export type Query = {
  readonly where: readonly Pattern[]
  readonly not?: readonly (readonly Pattern[])[] | undefined
  readonly filters?: readonly Filter[] | undefined
  /** What variables stand for where it is known already, as the result of another question. */
  readonly values?: readonly Values[] | undefined
  /** What they do not stand for. */
  readonly except?: readonly Values[] | undefined
  readonly aggregate?: Aggregate | undefined
  /** What is told of each; all that `where` names where it is left out. */
  readonly select?: readonly Variable[] | undefined
  readonly order?:
    readonly { readonly by: Variable; readonly descending?: boolean | undefined }[] | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

export const isVariable = (end: unknown): end is Variable => typeof end === 'string'

/** The variables of some patterns, in the order in which they are named. */
export function variablesOf(patterns: readonly Pattern[]): readonly Variable[] {
  return [
    ...new Set(patterns.flatMap(({ subject, object }) => [subject, object].filter(isVariable))),
  ]
}
