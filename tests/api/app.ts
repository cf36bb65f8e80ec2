import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Problem } from '@/lib/api/contract/problem'
import { problemSchema } from '@/lib/api/contract/problem'
import { instance } from '@/lib/services/instance'

type Module = Readonly<Record<string, (request: Request, context: Context) => Promise<Response>>>
type Context = { params: Promise<Record<string, string>> }

/** The route files, by their pattern. */
const routes: readonly [RegExp, () => Promise<unknown>][] = [
  [/^\/graphs$/, () => import('@/app/api/v1/graphs/route')],
  [/^\/graphs\/(?<id>[^/]+)$/, () => import('@/app/api/v1/graphs/[id]/route')],
  [/^\/graphs\/(?<id>[^/]+)\/commands$/, () => import('@/app/api/v1/graphs/[id]/commands/route')],
  [/^\/graphs\/(?<id>[^/]+)\/duplicate$/, () => import('@/app/api/v1/graphs/[id]/duplicate/route')],
  [/^\/graphs\/(?<id>[^/]+)\/prompt$/, () => import('@/app/api/v1/graphs/[id]/prompt/route')],
  [/^\/graphs\/(?<id>[^/]+)\/ask$/, () => import('@/app/api/v1/graphs/[id]/ask/route')],
  [/^\/graphs\/(?<id>[^/]+)\/query$/, () => import('@/app/api/v1/graphs/[id]/query/route')],
  [/^\/graphs\/(?<id>[^/]+)\/export$/, () => import('@/app/api/v1/graphs/[id]/export/route')],
  [/^\/import$/, () => import('@/app/api/v1/import/route')],
  [/^\/prompt$/, () => import('@/app/api/v1/prompt/route')],
  [/^\/resolve$/, () => import('@/app/api/v1/resolve/route')],
  [/^\/media$/, () => import('@/app/api/v1/media/route')],
  [/^\/media\/(?<hash>[^/]+)\/peaks$/, () => import('@/app/api/v1/media/[hash]/peaks/route')],
  [/^\/media\/(?<hash>[^/]+)$/, () => import('@/app/api/v1/media/[hash]/route')],
  [/^\/models$/, () => import('@/app/api/v1/models/route')],
  [/^\/health$/, () => import('@/app/api/v1/health/route')],
  [/^(\/.*)?$/, () => import('@/app/api/[[...path]]/route')],
]

const origin = 'http://127.0.0.1:3000'

/** Calls the route handler of a path, as the server does, with a real request. */
export async function dispatch(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  const path = pathname.replace('/api/v1', '')
  for (const [pattern, load] of routes) {
    const match = pattern.exec(path)
    if (!match) continue
    const handler = ((await load()) as Module)[request.method]
    if (!handler) throw new Error(`${request.method} ${path} has no handler`)
    const params = Object.entries(match.groups ?? {})
    const decoded = params.map(([name, value]) => [name, decodeURIComponent(value)])
    return handler(request, { params: Promise.resolve(Object.fromEntries(decoded)) })
  }
  throw new Error(`no route for ${path}`)
}

export function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  if (!headers.has('host')) headers.set('host', '127.0.0.1:3000')
  const stream = init.body instanceof ReadableStream ? { duplex: 'half' } : {}
  return dispatch(new Request(`${origin}/api/v1${path}`, { ...init, ...stream, method, headers }))
}

export function send(method: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return call(method, path, { headers, body: JSON.stringify(body) })
}

/** The JSON of an answer of this status; what it says instead is shown. */
export async function answer<T = Record<string, unknown>>(
  response: Promise<Response>,
  status = 200,
): Promise<T> {
  const settled = await response
  const text = await settled.text()
  expect(settled.status, text.slice(0, 1000)).toBe(status)
  return JSON.parse(text) as T
}

/** The problem of an answer, of the form that every problem has. */
export async function problem(response: Promise<Response>): Promise<Problem> {
  const settled = await response
  expect(settled.headers.get('content-type')).toBe('application/problem+json')
  const parsed = problemSchema.parse(await settled.json())
  expect(parsed.status).toBe(settled.status)
  expect(parsed.detail).not.toBe(parsed.code)
  return parsed
}

/** A workspace of this test file's own, with a real database and real files in a folder of its own. */
export function useApp(): { readonly directory: () => string } {
  let directory = ''
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'deixis-api-'))
    process.env['DEIXIS_DATA'] = directory
    process.env['DEIXIS_LOG_LEVEL'] = 'silent'
    delete process.env['DATABASE_URL']
    await instance()
  })
  afterAll(async () => {
    await (await instance()).store.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return { directory: () => directory }
}

export const notes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `n${index}`,
    kind: 'text',
    text: `note ${index}`,
  }))

/** A new graph of a few notes. */
export async function createNotes(count = 2): Promise<string> {
  const created = await answer<{ id: string }>(
    send('POST', '/graphs', { document: { title: 'Notes', nodes: notes(count) } }),
    201,
  )
  return created.id
}
