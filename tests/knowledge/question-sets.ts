import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphDocument } from '@/lib/graph/document'
import { folded, type Fact, type Term } from '@/lib/knowledge/facts'
import type { Answer } from '@/lib/knowledge/questions/answer'
import type { Told } from '@/lib/knowledge/questions/tell'
import { documentOf } from './support'

/** What a question is to be answered, decided by hand from the document alone. */
export type Gold =
  | { readonly nodes: readonly string[] }
  | { readonly values: readonly (string | number | boolean)[] }
  | { readonly count: number }
  | { readonly truth: boolean }
  | {
      readonly common: readonly {
        readonly attribute?: string
        readonly relation?: string
        readonly value?: string | number | boolean
        readonly node?: string
        readonly class?: string
      }[]
    }
  | { readonly differ: readonly string[] }
  | { readonly several: readonly Gold[] }
  | { readonly unanswerable: true }

export type GoldQuestion = {
  readonly id: string
  readonly language: 'en' | 'ko'
  readonly question: string
  readonly answer: Gold
  /** Other readings that are as right. */
  readonly accepts?: readonly Gold[]
}

export type QuestionSet = {
  readonly name: string
  readonly document: GraphDocument
  readonly questions: readonly GoldQuestion[]
}

/** The graphs of a folder with what is asked of them. */
export function questionSets(folder: string): readonly QuestionSet[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const { document, questions } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        document: object
        questions: readonly GoldQuestion[]
      }
      return { name: file.replace('.json', ''), document: documentOf(document), questions }
    })
}

export type Verdict = 'right' | 'abstained' | 'wrong'

/** Whether an answer is right; saying nothing is never wrong. */
export function verdictOf({ answer: gold, accepts = [] }: GoldQuestion, answer: Answer): Verdict {
  const told = answer.status === 'answered' ? answer.told : undefined
  if ([gold, ...accepts].some((each) => isRight(each, told, answer.status))) return 'right'
  return told ? 'wrong' : 'abstained'
}

function isRight(gold: Gold, told: Told | undefined, status: Answer['status']): boolean {
  if ('unanswerable' in gold) return status !== 'answered'
  if (!told) return status === 'notStated' && 'nodes' in gold && gold.nodes.length === 0
  if ('several' in gold) {
    if (told.type !== 'several' || told.told.length !== gold.several.length) return false
    return gold.several.every((each, at) => isRight(each, told.told[at], status))
  }
  if ('truth' in gold) return told.type === 'truth' && told.truth === gold.truth
  if ('count' in gold) return countOf(told) === gold.count
  if ('nodes' in gold)
    return isSame(
      termsOf(told),
      gold.nodes.map((node) => `#${node}`),
    )
  if ('values' in gold) {
    if (told.type === 'count') return isSame([folded(String(told.count))], gold.values.map(textOf))
    return isSame(termsOf(told), gold.values.map(textOf))
  }
  if ('differ' in gold) {
    return (
      told.type === 'differ' &&
      gold.differ.every((name) => told.statements.some((each) => each.name === name))
    )
  }
  return (
    told.type === 'common' &&
    gold.common.every((one) =>
      told.statements.some(
        ({ name, value }) =>
          name === (one.attribute ?? one.relation ?? 'class') &&
          wordOf(value) ===
            (one.node === undefined ? textOf(one.value ?? one.class ?? '') : `#${one.node}`),
      ),
    )
  )
}

const textOf = (value: unknown) => folded(String(value))
const wordOf = (term: Term) => ('node' in term ? `#${term.node}` : textOf(term.value))
const isSame = (one: readonly string[], other: readonly string[]) =>
  [...one].sort().join('\n') === [...other].sort().join('\n')

function termsOf(told: Told): readonly string[] {
  if (told.type === 'list') return told.found.map(({ term }) => wordOf(term))
  return told.type === 'describe' ? [wordOf(told.of)] : []
}

function countOf(told: Told): number | undefined {
  if (told.type === 'count') return told.count
  const [only] = told.type === 'list' ? told.found : []
  return only && 'value' in only.term ? Number(only.term.value) : undefined
}

/** Whether a fact stands in the document where it says that it does. */
export function isStated(document: GraphDocument, { subject, object, source }: Fact): boolean {
  const ids = [subject, object].map(wordOf)
  if ('edge' in source) {
    const edge = document.edges.find(({ id }) => id === source.edge)
    return edge !== undefined && isSame(ids, [`#${edge.source}`, `#${edge.target}`])
  }
  const node = document.nodes.find(({ id }) => id === source.node)
  const value = source.field
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], node)
  const told = (Array.isArray(value) ? value : [value]).flatMap((each) => [
    textOf(each),
    `#${String(each)}`,
  ])
  return node !== undefined && ids.includes(`#${node.id}`) && ids.some((id) => told.includes(id))
}
