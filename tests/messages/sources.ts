import { readdirSync, readFileSync, statSync } from 'node:fs'
import ts from 'typescript'

/** All TypeScript files of these files and folders, sorted. */
export function typeScriptFiles(...paths: readonly string[]): string[] {
  return paths
    .flatMap((path) => {
      if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
      const names = readdirSync(path, { recursive: true, encoding: 'utf8' })
      return names.map((name) => `${path}/${name.replaceAll('\\', '/')}`)
    })
    .filter((path) => /\.tsx?$/.test(path) && statSync(path, { throwIfNoEntry: false })?.isFile())
    .sort()
}

/** A code where it is given. `params` are the names given beside it, undefined where they can't be told. */
export type CodeUse = { code: string; params: readonly string[] | undefined; file: string }

const codePattern = /^[a-z][A-Za-z]*\.[A-Za-z]+$/

/**
 * Reads where the sources give codes: `fail('a.b', {…})` and other calls that take a code first, the
 * members `code:`, `error:` and `reason:`, and lists of codes typed as such. A word with a point that is
 * a file's name is none.
 */
export function codesInSources(files: readonly string[]): CodeUse[] {
  return files.flatMap((file) => {
    if (file.startsWith('lib/messages/')) return []
    const source = ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    )
    const uses: CodeUse[] = []
    visit(source, (node) => {
      if (!ts.isStringLiteralLike(node) || !codePattern.test(node.text)) return
      if (isFileName(node.text) || !isCodePlace(node)) return
      // Components are full of keys of the interface's own catalogue, which look the same.
      if (file.startsWith('components/') && !isSpelledCode(node)) return
      uses.push({ code: node.text, params: paramsBeside(node), file })
    })
    return uses
  })
}

/** The names of the placeholders of a sentence, sorted, each once. */
export function paramsOf(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)(?::[^}]+)?\}/g)].map((match) => match[1] ?? '')
  return [...new Set(names)].sort()
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node)
  ts.forEachChild(node, (child) => visit(child, see))
}

function isFileName(text: string): boolean {
  return /\.(db|gif|html|jpg|js|json|md|mjs|mmd|png|sql|svg|ts|tsx|txt|wav|zip)$/.test(text)
}

/** Types and comparisons name codes without giving them; imports, keys and symbols are no codes. */
function isCodePlace(node: ts.StringLiteralLike): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return false
  if (ts.isCaseClause(parent) || ts.isElementAccessExpression(parent)) return false
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false
  if (ts.isCallExpression(parent) && parent.expression.getText() === 'Symbol.for') return false
  if (ts.isBinaryExpression(parent)) {
    const comparisons = [
      ts.SyntaxKind.EqualsEqualsEqualsToken,
      ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ]
    return !comparisons.includes(parent.operatorToken.kind)
  }
  return true
}

/** `fail('a.b')` or `code: 'a.b'`: no other place of a component gives a code. */
function isSpelledCode({ parent }: ts.StringLiteralLike): boolean {
  if (ts.isCallExpression(parent)) return isFail(parent)
  return ts.isPropertyAssignment(parent) && parent.name.getText() === 'code'
}

/** The names of the params object that goes with a code, where both are written out. */
function paramsBeside(node: ts.StringLiteralLike): readonly string[] | undefined {
  const { parent } = node
  if (ts.isCallExpression(parent) && isFail(parent)) {
    const given = parent.arguments[1]
    return given === undefined ? [] : namesOf(given)
  }
  if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'code') {
    const members = (parent.parent as ts.ObjectLiteralExpression).properties
    const params = members.find((member) => member.name?.getText() === 'params')
    if (params && ts.isPropertyAssignment(params)) return namesOf(params.initializer)
  }
  return undefined
}

function isFail(call: ts.CallExpression): boolean {
  return ts.isIdentifier(call.expression) && call.expression.text === 'fail'
}

function namesOf(given: ts.Expression): string[] | undefined {
  if (!ts.isObjectLiteralExpression(given)) return undefined
  const names: string[] = []
  for (const member of given.properties) {
    // What is spread in may hold any name.
    if (ts.isSpreadAssignment(member)) return undefined
    if (member.name) names.push(member.name.getText())
  }
  return names
}
