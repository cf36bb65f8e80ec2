import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** `- **G1** …` or `- H1. …` in a SPEC.md. */
const behaviour = /^- (?:\*\*)?([A-Z]+\d+)(?:\*\*|\.) \S/gm
/** The numbers that a title begins with: `G1 …`, `A1, A14 …`. */
const citation = /^[A-Z]+\d+(?:(?:, | and )[A-Z]+\d+)*(?= )/
const callers = new Set(['it', 'test', 'describe'])

function filesOf(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => name.test(path))
    .sort()
}

type Cited = { readonly number: string; readonly path: string; readonly title: string }

/** The numbers that the titles of a file cite: first arguments of `it`, `test.each(…)` and the like. */
function citedIn(path: string): Cited[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
  const cited: Cited[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && callers.has(rootOf(node.expression))) {
      const title = textOf(node.arguments[0])
      for (const number of citation.exec(title)?.[0].split(/, | and /) ?? []) {
        cited.push({ number, path, title })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return cited
}

function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text
  const isInner = ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression)
  return isInner ? rootOf(expression.expression) : ''
}

function textOf(argument: ts.Expression | undefined): string {
  if (!argument) return ''
  if (ts.isStringLiteralLike(argument)) return argument.text
  return ts.isTemplateExpression(argument) ? argument.head.text : ''
}

/** The room of `lib/<room>/…` or `tests/<room>/…`. */
const roomOf = (path: string) => path.split(/[\\/]/)[1] ?? ''

const specs = filesOf('lib', /SPEC\.md$/).map((path) => ({
  path,
  room: roomOf(path),
  numbers: [...readFileSync(path, 'utf8').matchAll(behaviour)].map((match) => match[1] as string),
}))
const cited = filesOf('tests', /\.(test|spec)\.tsx?$/).flatMap(citedIn)
const prefixOf = (number: string) => number.replace(/\d+$/, '')

/** The SPEC.md that a title speaks of: its own room's, or that of another whose prefix this is. */
function specCited({ number, path }: Cited) {
  const isPrefixOf = (spec: (typeof specs)[number]) =>
    spec.numbers.some((each) => prefixOf(each) === prefixOf(number))
  return (
    specs.find((spec) => spec.room === roomOf(path) && isPrefixOf(spec)) ?? specs.find(isPrefixOf)
  )
}

describe('behaviours and their tests', () => {
  it('every number in a SPEC.md is cited by the title of a test', () => {
    const tested = new Set(cited.map((each) => `${specCited(each)?.path}: ${each.number}`))
    const all = specs.flatMap(({ path, numbers }) => numbers.map((each) => `${path}: ${each}`))
    expect(all.filter((each) => !tested.has(each))).toEqual([])
  })

  it('every number that a title cites is in a SPEC.md, unless its room has none yet', () => {
    const rooms = new Set(specs.map(({ room }) => room))
    const unknown = cited.filter((each) => {
      const spec = specCited(each)
      return spec ? !spec.numbers.includes(each.number) : rooms.has(roomOf(each.path))
    })
    expect(unknown.map(({ path, title }) => `${path}: ${title}`)).toEqual([])
  })

  it('no number stands twice in a SPEC.md, and each numbers its behaviours', () => {
    for (const { path, numbers } of specs) {
      expect([path, new Set(numbers).size]).toEqual([path, numbers.length])
      expect([path, numbers.length > 0]).toEqual([path, true])
    }
  })
})
