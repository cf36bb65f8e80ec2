import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** `- **G1** …` in a SPEC.md. */
const behaviour = /^- \*\*([A-Z]+\d+)\*\* \S/gm
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

const specs = filesOf('lib', /SPEC\.md$/).map((path) => ({
  path,
  numbers: [...readFileSync(path, 'utf8').matchAll(behaviour)].map((match) => match[1] as string),
}))
const cited = filesOf('tests', /\.(test|spec)\.tsx?$/).flatMap(citedIn)
const prefixOf = (number: string) => number.replace(/\d+$/, '')

describe('behaviours and their tests', () => {
  it('every number in a SPEC.md is cited by the title of a test', () => {
    const tested = new Set(cited.map((each) => each.number))
    const untested = specs.flatMap(({ path, numbers }) =>
      numbers.filter((number) => !tested.has(number)).map((number) => `${path}: ${number}`),
    )
    expect(untested).toEqual([])
  })

  it('every number that a title cites is in a SPEC.md', () => {
    const known = new Set(specs.flatMap(({ numbers }) => numbers))
    const prefixes = new Set([...known].map(prefixOf))
    const rooms = new Set(specs.map(({ path }) => path.split(/[\\/]/)[1]))
    const unknown = cited.filter(({ number, path }) => {
      if (known.has(number)) return false
      // A room whose behaviours are not written down yet may number them ahead.
      return prefixes.has(prefixOf(number)) || rooms.has(path.split(/[\\/]/)[1])
    })
    expect(unknown.map(({ path, title }) => `${path}: ${title}`)).toEqual([])
  })

  it('no number stands twice, and each SPEC.md numbers its behaviours', () => {
    const all = specs.flatMap(({ numbers }) => numbers)
    expect(all.filter((number, index) => all.indexOf(number) !== index)).toEqual([])
    expect(specs.filter(({ numbers }) => numbers.length === 0)).toEqual([])
  })
})
