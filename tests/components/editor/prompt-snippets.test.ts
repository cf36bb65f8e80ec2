import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typescriptOf } from '@/components/editor/prompt-snippets'
import { targetIds } from '@/lib/targets'

/** Within the checkout, where the providers' own packages are found. */
const cache = resolve('node_modules/.cache/deixis')

let folder = ''
beforeAll(() => {
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'snippets-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the program that is copied', () => {
  test.each(['lib.es2022.d.ts', 'lib.es2022.d.ts lib.dom.d.ts'])(
    'keeps to strict types with Node’s own and %s',
    (libraries) => {
      const files = targetIds.map((target) => {
        const path = join(folder, `${target}.mts`)
        writeFileSync(path, typescriptOf('http://localhost:3000/api/v1/prompt', { target }))
        return path
      })
      const program = ts.createProgram(files, {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        lib: libraries.split(' '),
        types: ['node'],
        typeRoots: [resolve('node_modules/@types')],
      })
      const found = ts.getPreEmitDiagnostics(program)
      expect(
        found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      ).toEqual([])
    },
  )
})
