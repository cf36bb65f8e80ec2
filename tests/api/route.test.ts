import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { nothing } from '@/lib/api/contract/common'
import type { Contract } from '@/lib/api/contract/define'
import { parseRange } from '@/lib/api/range'
import { methods, route } from '@/lib/api/route'
import { statusOfCode, titleOf } from '@/lib/api/status'
import { instance } from '@/lib/services/instance'
import { sentences } from '@/lib/messages'
import { codesInSources, typeScriptFiles } from '../messages/sources'
import { answer, call, createNotes, problem, send, useApp } from './app'

useApp()

const paths = [
  '/graphs',
  '/graphs/x',
  '/graphs/x/commands',
  '/graphs/x/duplicate',
  '/graphs/x/prompt',
  '/prompt',
  '/resolve',
  '/media',
  '/media/x',
  '/health',
  '/nowhere',
]
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

describe.each(paths)('%s', (path) => {
  test.each(verbs)('API1 %s is refused to a foreign host and to another site', async (method) => {
    const hostile = [
      { host: 'deixis.example' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of hostile) {
      const { code } = await problem(call(method, path, { headers }))
      expect(code).toBe('host' in headers ? 'request.badHost' : 'request.crossSite')
    }
  })

  test.each(verbs)('API2 %s answers with the headers of data', async (method) => {
    const { headers } = await call(method, path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('cache-control')).toMatch(/^private/)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-robots-tag')).toBe('noindex')
  })
})

test('API4 an id that could not be one is answered with the code that its contract names', async () => {
  const contract = {
    method: 'GET',
    path: '/graphs/{id}',
    params: z.strictObject({ id: z.string().max(1) }),
    notFound: 'media.notFound',
    query: nothing,
    bodyType: 'none',
    body: nothing,
    output: z.undefined(),
    status: 200,
  } as const satisfies Contract
  const GET = route(contract, async () => ({ ok: true, value: undefined }))
  const request = new Request('http://localhost/api/v1/graphs/xx', {
    headers: { host: 'localhost' },
  })
  const answered = GET(request, { params: Promise.resolve({ id: 'xx' }) })
  expect(await problem(answered)).toMatchObject({ status: 404, code: 'media.notFound' })
})

test('API8 an unknown field or query parameter is refused where it stands', async () => {
  const body = await problem(send('POST', '/graphs', { titel: 'Dogs' }))
  expect(body).toMatchObject({
    status: 422,
    errors: [{ code: 'request.fieldUnknown', pointer: '/titel' }],
  })
  const query = await problem(call('GET', '/graphs?limt=3'))
  expect(query).toMatchObject({
    status: 422,
    errors: [{ code: 'query.unknown', pointer: '/query/limt' }],
  })
  // Only what a document holds may go into its `extra`.
  for (const { errors } of [body, query]) expect(errors[0]?.detail).not.toContain('extra')
})

describe('API4 methods', () => {
  test.each([
    ['PUT', '/graphs', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/graphs/x', 'GET, HEAD, PATCH, DELETE, OPTIONS'],
    ['GET', '/prompt', 'POST, OPTIONS'],
    ['GET', '/resolve', 'POST, OPTIONS'],
    ['DELETE', '/health', 'GET, HEAD, OPTIONS'],
  ])('%s %s is refused, and told what there is', async (method, path, allow) => {
    const response = await call(method, path)
    expect(response.headers.get('allow')).toBe(allow)
    expect(await problem(Promise.resolve(response))).toMatchObject({
      status: 405,
      code: 'request.badMethod',
    })
  })

  test('a path that there is not', async () => {
    expect(await problem(call('GET', '/graph'))).toMatchObject({
      status: 404,
      code: 'request.noRoute',
    })
  })

  test('HEAD says what GET does, without the body', async () => {
    const id = await createNotes()
    const [get, head] = [await call('GET', `/graphs/${id}`), await call('HEAD', `/graphs/${id}`)]
    expect([...head.headers]).toEqual([...get.headers])
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  test('OPTIONS lets no other site in', async () => {
    const response = await call('OPTIONS', '/graphs')
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([
      204,
      null,
    ])
  })
})

test('the health of a server that works', async () => {
  expect(await answer(call('GET', '/health'))).toEqual({ status: 'ready', database: 'sqlite' })
})

test('API5 what is thrown is a 500 with an id and nothing of the error', async () => {
  const contract = {
    method: 'GET',
    path: '/broken',
    params: nothing,
    query: nothing,
    bodyType: 'none',
    body: nothing,
    output: z.null(),
    status: 200,
  } as const satisfies Contract
  const { GET } = methods({
    GET: route(contract, () => Promise.reject(new Error('the secret of line 7'))),
  })
  const { log } = await instance()
  const records: unknown[] = []
  const error = log.error.bind(log)
  log.error = (record: unknown) => void records.push(record)
  const request = new Request('http://127.0.0.1:3000/api/v1/broken', {
    headers: { host: '127.0.0.1:3000' },
  })
  const response = await GET(request, { params: Promise.resolve({}) })
  log.error = error
  const text = await response.clone().text()
  const fault = await problem(Promise.resolve(response))
  expect(fault).toMatchObject({ status: 500, code: 'server.fault' })
  expect(text).not.toContain('secret')
  expect(records).toMatchObject([
    {
      id: fault['id'],
      method: 'GET',
      path: '/api/v1/broken',
      err: { message: 'the secret of line 7' },
    },
  ])
})

describe('API3 statuses', () => {
  const files = typeScriptFiles(
    'lib/api',
    'lib/services',
    'lib/assets',
    'lib/store',
    'lib/std',
    'lib/graph',
  )
  // Codes of the fields of a body or a document, and of findings: they come under a code of their own.
  const inner = new Set(
    files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/error: '([a-z]\w*\.\w+)'/g)].map(
        (match) => match[1],
      ),
    ),
  )
  const answers = codesInSources(files).filter(
    ({ code, file }) =>
      !inner.has(code) && !code.startsWith('field.') && !file.startsWith('lib/graph/'),
  )

  test('every code that can be an answer has a status', () => {
    expect(answers.length).toBeGreaterThan(60)
    expect(
      answers
        .filter(({ code }) => !Object.hasOwn(statusOfCode, code))
        .map(({ code, file }) => `${code} (${file})`),
    ).toEqual([])
  })

  test('no status is left of a code that is gone, and each has its title', () => {
    expect(Object.keys(statusOfCode).filter((code) => !Object.hasOwn(sentences.en, code))).toEqual(
      [],
    )
    expect(Object.values(statusOfCode).map(titleOf)).not.toContain('Error')
  })
})

test.each([
  ['bytes=0-0', { start: 0, end: 1 }],
  ['bytes=9-', { start: 9, end: 10 }],
  ['bytes=-3', { start: 7, end: 10 }],
  ['bytes=-99', { start: 0, end: 10 }],
  ['bytes=0-99', { start: 0, end: 10 }],
  ['bytes=10-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=-', 'whole'],
  ['bytes=4-2', 'whole'],
  ['lines=1-2', 'whole'],
  [null, 'whole'],
])('API18 the range %s of ten bytes', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected)
})
