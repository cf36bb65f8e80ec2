import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findBreaches, findClimbs, rooms, roomsOnPage } from './architecture'
import { typeScriptFiles } from './messages/sources'

const paths = typeScriptFiles('lib', 'components', 'app', 'proxy.ts', 'instrumentation.ts')

test('every import goes where the table lets it', () => {
  const files = paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  expect(files.length).toBeGreaterThan(20)
  expect(findBreaches(files)).toEqual([])
})

test('the table itself only goes down', () => {
  expect(findClimbs()).toEqual([])
})

test('ARCHITECTURE.md shows this table and no other', () => {
  const byPath = (list: readonly { path: string; floor: number; imports: readonly string[] }[]) =>
    Object.fromEntries(list.map(({ path, floor, imports }) => [path, [floor, ...imports].sort()]))
  expect(byPath(roomsOnPage(readFileSync('ARCHITECTURE.md', 'utf8')))).toEqual(byPath(rooms))
})

test('the table holds no room that does not exist', () => {
  expect(rooms.map(({ path }) => path).filter((path) => !existsSync(path))).toEqual([])
})

describe('a planted breach is found', () => {
  test.each([
    ['lib/graph/x.ts', `import { en } from '../messages/index'`, 'lib/messages'],
    ['lib/std/x.ts', `import type { Asset } from '@/lib/media/asset'`, 'lib/media'],
    ['lib/kinds/x.ts', `export * from '../graph/document'`, 'lib/graph'],
    ['lib/compile/x.ts', `const x = await import('../store/store')`, 'lib/store'],
    ['lib/prompt/x.ts', `type X = import('../graph/document').GraphDocument`, 'lib/graph'],
    ['components/x.tsx', `import { route } from '@/lib/api/route'`, 'lib/api'],
    ['lib/api/contract/x.ts', `import { route } from '../route'`, 'lib/api'],
    ['lib/templates/x.ts', `import { ok } from '../std/result'`, 'lib/std'],
    ['lib/nowhere/x.ts', ``, 'no room'],
    ['lib/media/x.ts', `import { readFileSync } from 'node:fs'`, 'node:fs'],
    ['lib/graph/x.ts', `import pino from 'pino'`, 'pino'],
    ['lib/compile/x.ts', `import { z } from 'zod'`, 'zod'],
    ['lib/kinds/x.ts', `import { something } from 'zodiac'`, 'zodiac'],
    ['lib/api/contract/x.ts', `const x = Date.now()`, 'Date.now'],
    ['lib/services/x.ts', `import { useState } from 'react'`, 'react'],
    ['components/graphs/x.tsx', `import { ReactFlow } from '@xyflow/react'`, '@xyflow/react'],
    ['lib/editor/canvas.ts', `import { ReactFlow } from '@xyflow/react'`, '@xyflow/react'],
    ['lib/services/x.ts', `import { Prisma } from '@prisma/client'`, '@prisma/client'],
    ['lib/graph/x.ts', `const now = Date.now()`, 'Date.now'],
    ['lib/graph/x.ts', `const now = new Date()`, 'new Date()'],
    ['lib/graph/x.ts', `let latest = ''`, 'let latest'],
    ['lib/compile/x.ts', `const x = Math.random()`, 'Math.random'],
    ['lib/compile/x.ts', `const x = crypto.randomUUID()`, 'crypto'],
    ['lib/targets/x.ts', `void fetch('/')`, 'fetch'],
    ['lib/graph/x.ts', `names.sort((a, b) => a.localeCompare(b))`, 'localeCompare'],
    ['lib/graph/x.ts', `const x = new Intl.NumberFormat('en')`, 'Intl'],
    ['lib/graph/x.ts', `const x = process.env.HOME`, 'process'],
    ['lib/api/x.ts', `const x = process.env.HOME`, 'process.env'],
    ['lib/api/x.ts', `const x = process.env['NODE_ENV']`, 'process.env'],
  ])('%s: %s', (path, text, named) => {
    const breaches = findBreaches([{ path, text }])
    expect(breaches).not.toEqual([])
    expect(breaches[0]).toContain(path)
    expect(breaches.join()).toContain(named)
  })

  test.each([
    ['lib/graph/x.ts', `import { isAsset } from '../media/asset'`],
    ['lib/editor/canvas.ts', `import type { Node } from '@xyflow/react'`],
    ['lib/graph/x.ts', `import { sha256 } from '@noble/hashes/sha2.js'`],
    ['components/editor/x.tsx', `import { ReactFlow } from '@xyflow/react'`],
    ['lib/graph/x.ts', `export const titleOf = (document: { title: string }) => document.title`],
    ['lib/graph/x.ts', `const x = { fetch: 1, process: 2 }; const y = x.process`],
    ['lib/graph/x.ts', `export const at = new Date(0)`],
    ['lib/graph/x.ts', `function count() { let sum = 0; return sum++ }`],
    ['proxy.ts', `const isDevelopment = process.env.NODE_ENV === 'development'`],
    ['lib/services/env.ts', `const x = process.env.HOME`],
  ])('and nothing is found where nothing is wrong: %s: %s', (path, text) => {
    expect(findBreaches([{ path, text }])).toEqual([])
  })
})
