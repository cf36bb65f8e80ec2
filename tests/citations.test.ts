import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const folders = ['app', 'components', 'lib', 'prisma', 'scripts', 'tests']
const files = [
  ...readdirSync('.'),
  ...folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name).replaceAll('\\', '/'),
    ),
  ),
].sort()
/** Without this file, whose examples name pages that there are not. */
const sources = files.filter(
  (path) => /\.(ts|tsx|mts|mjs|css|prisma)$/.test(path) && path !== 'tests/citations.test.ts',
)
const pages = files.filter((path) => path.endsWith('.md'))
const pageNames = new Set(pages.map((path) => basename(path)))

/** A line that is a comment, or what stands behind `//` or between the marks of a comment on a line of code. */
const comment = /^\s*(?:\/\/|\/?\*).*|(?:\s\/\/ |\/\*).*/
const citedPage = /[\w./<>-]*\w\.md\b/g

/** `path:line names page` for every page that a comment names and that is not in the repository. */
function strayCitations(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const cited = comment.exec(line)?.[0].match(citedPage) ?? []
    return cited
      .filter((page) => !isPage(page, path))
      .map((page) => `${path}:${index + 1} names ${page}`)
  })
}

/** A bare name may be a page of any room (`a SPEC.md`); a path begins at the root or beside the file. */
function isPage(page: string, path: string): boolean {
  if (!page.includes('/')) return pageNames.has(page)
  return existsSync(page) || existsSync(join(dirname(path), page))
}

test('every page that a comment names is in the repository', () => {
  expect(pages).toContain('lib/graph/SPEC.md')
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap((path) => strayCitations(path, readFileSync(path, 'utf8')))).toEqual([])
})

test.each([
  ['// as plan.md says', ['plan.md']],
  ['const x = 1 // see docs/plan.md', ['docs/plan.md']],
  [' * (plan.md, "Undo"); and `lib/nowhere/SPEC.md`', ['plan.md', 'lib/nowhere/SPEC.md']],
  ['{/* plan.md */}', ['plan.md']],
  ["const output = 'plan.md'", []],
  ['// README.md, lib/graph/SPEC.md and ARCHITECTURE.md', []],
])('of %j these are not: %j', (line, pagesMissing) => {
  expect(strayCitations('lib/x.ts', line)).toEqual(
    pagesMissing.map((page) => `lib/x.ts:1 names ${page}`),
  )
})

test.each(['README.md', 'ARCHITECTURE.md'])('every path that %s names is there', (page) => {
  const named = [...readFileSync(page, 'utf8').matchAll(/`((?:[\w.-]+\/)+[\w.-]+\.\w+)`/g)]
  const paths = named
    .map(([, path = '']) => path)
    .filter((path) => folders.includes(path.split('/')[0] ?? ''))
  expect(paths.filter((path) => !existsSync(path))).toEqual([])
})
