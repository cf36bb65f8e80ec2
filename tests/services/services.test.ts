import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import sharp from 'sharp'
import { resolveAssets } from '@/lib/services/assets'
import { readEnvironment } from '@/lib/services/env'
import { deleteGraph, listGraphs } from '@/lib/services/graphs'
import { instance, openInstance, type Instance } from '@/lib/services/instance'
import { scratchIntake } from '@/lib/services/intake'
import { createLog } from '@/lib/services/log'
import { localPrincipal } from '@/lib/services/principal'
import type { Result } from '@/lib/std/result'

const opened: Instance[] = []
const folders: string[] = []

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'deixis-services-'))
  folders.push(path)
  return path
}

async function open(dataDirectory: string, language: 'en' | 'ko' = 'en'): Promise<Instance> {
  const made = await openInstance({ dataDirectory, language, logLevel: 'silent' })
  opened.push(made)
  return made
}

afterEach(async () => {
  vi.unstubAllEnvs()
  for (const each of opened.splice(0)) await each.store.close()
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true })
})

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

describe('SV1 the environment', () => {
  test('what is not set has its usual value, and what is empty is not set', () => {
    const usual = {
      databaseUrl: undefined,
      dataDirectory: './data',
      language: 'en',
      logLevel: 'info',
      access: {},
    }
    expect(value(readEnvironment({}))).toEqual(usual)
    expect(value(readEnvironment({ DATABASE_URL: '', DEIXIS_DATA: '', LANG: '' }))).toEqual(usual)
  })

  test.each([
    [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'ko_KR.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'fr_FR', LC_MESSAGES: 'ko' }, 'ko'],
  ])('%j speaks %s', (source, language) => {
    expect(value(readEnvironment(source)).language).toBe(language)
  })

  test('a wrong variable is named, and its value is not', () => {
    const read = readEnvironment({ DATABASE_URL: 'mysql://root:hunter2@host/db' })
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'environment.invalid', params: { name: 'DATABASE_URL' } },
    })
    expect(JSON.stringify(read)).not.toContain('hunter2')
    expect(readEnvironment({ DEIXIS_LOG_LEVEL: 'loud' })).toMatchObject({
      ok: false,
      error: { params: { name: 'DEIXIS_LOG_LEVEL' } },
    })
  })
})

describe('SV2 the instance', () => {
  test('one for all who ask, and another try after a failure', async () => {
    vi.stubEnv('DEIXIS_LOG_LEVEL', 'silent')
    vi.stubEnv('DEIXIS_DATA', '/dev/null/nowhere')
    await expect(instance()).rejects.toMatchObject({ failure: { code: 'store.folderUnusable' } })
    vi.stubEnv('DEIXIS_DATA', folder())
    const [first, second] = await Promise.all([instance(), instance()])
    expect(first).toBe(second)
    opened.push(first)
  })
})

describe('SV3 the examples', () => {
  const titles = async (made: Instance) => {
    const page = value(await listGraphs(made, localPrincipal, { limit: 50 }))
    return page.graphs.map(({ title }) => title)
  }

  test.each([
    ['en', ['Three dogs', 'Apples or bananas', '개 세 마리', '사과와 바나나']],
    ['ko', ['개 세 마리', '사과와 바나나', 'Three dogs', 'Apples or bananas']],
  ] as const)('a machine that speaks %s sees its own first', async (language, expected) => {
    expect(await titles(await open(folder(), language))).toEqual(expected)
  })

  test('one that was deleted does not come back', async () => {
    const path = folder()
    const first = await open(path)
    const page = value(await listGraphs(first, localPrincipal, { limit: 1 }))
    value(await deleteGraph(first, localPrincipal, page.graphs[0]?.id ?? ''))
    await first.store.close()
    const again = await open(path)
    expect(await titles(again)).toEqual(['Apples or bananas', '개 세 마리', '사과와 바나나'])
  })
})

describe('SV4 assets', () => {
  test('every form becomes the same whole asset, read from the bytes', async () => {
    const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'plum' } })
      .png()
      .toBuffer()
    const intake = scratchIntake()
    const { asset } = value(await intake.take([bytes]))
    const given = [
      { dataUrl: `data:text/html;base64,${bytes.toString('base64')}` },
      { part: 'plum.png' },
      { path: 'plum.png' },
      { hash: asset.hash, width: 1, height: 1, byteCount: 1, mediaType: 'audio/wav' },
    ]
    const document = {
      nodes: given.map((each, index) => ({ id: `p${index}`, kind: 'image', asset: each })),
    }
    const resolved = value(
      await resolveAssets(document, {
        intake,
        parts: new Map([['plum.png', asset]]),
        stored: async () => ({ ok: true, value: new Map([[asset.hash, asset]]) }),
        file: async () => ({ ok: true, value: [bytes] }),
      }),
    ) as typeof document
    expect(resolved.nodes.map((node) => node.asset)).toEqual(given.map(() => asset))
    expect(asset).toMatchObject({
      mediaType: 'image/png',
      width: 8,
      height: 6,
      byteCount: bytes.length,
    })
    await intake.dispose()
  })

  test('a failure points at its asset', async () => {
    const document = {
      nodes: [
        { id: 'a', kind: 'text' },
        { id: 'b', kind: 'image', asset: { part: 'gone' } },
      ],
    }
    const resolved = await resolveAssets(document, { intake: scratchIntake() })
    expect(resolved).toMatchObject({
      ok: false,
      error: { code: 'asset.noParts', pointer: '/nodes/1/asset' },
    })
  })

  test.each([
    [null],
    [7],
    [{ nodes: 'none' }],
    [{ nodes: [null, 3, { asset: null }, { asset: [] }] }],
  ])('what is no document is handed on: %j', async (document) => {
    expect(value(await resolveAssets(document, { intake: scratchIntake() }))).toEqual(document)
  })
})

test('SV5 a scratch intake leaves nothing behind', async () => {
  const scratch = () => readdirSync(tmpdir()).filter((name) => /^deixis-[A-Za-z0-9]{6}$/.test(name))
  const before = new Set(scratch())
  const intake = scratchIntake()
  expect(await intake.take([Buffer.from('no picture')])).toMatchObject({
    ok: false,
    error: { code: 'media.unsupported' },
  })
  expect(scratch().filter((name) => !before.has(name))).toHaveLength(1)
  await intake.dispose()
  expect(scratch().filter((name) => !before.has(name))).toEqual([])
})

test('SV5 a scratch folder that cannot be made is named', async () => {
  vi.stubEnv('TMPDIR', '/dev/null/nowhere')
  const intake = scratchIntake()
  expect(await intake.take([Buffer.from('any')])).toEqual({
    ok: false,
    error: {
      code: 'scratch.unusable',
      params: { folder: '/dev/null/nowhere', reason: 'ENOTDIR' },
    },
  })
  await intake.dispose()
})

test('SV8 logs keep no secret however deep, however named, in no text and no error', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const canary = 'canary-7f3a'
  const address = `postgresql://me:${canary}@host/db`
  const cause = new Error(`second ${address}`)
  const error = Object.assign(new Error(`cannot reach ${address}`, { cause }), { apiKey: canary })
  const circle: Record<string, unknown> = { Token: canary }
  circle['again'] = circle
  log.info({ a: { b: { c: { d: { token: canary } } } }, headers: { Authorization: canary } }, 'x')
  log.info({ apiKey: canary, API_KEY: canary, 'set-cookie': [canary], sessionToken: canary }, 'x')
  log.info({ url: address, odd: `postgres://me:p@${canary}"quoted@host/db`, circle }, 'x')
  log.info({ list: [{ deep: `key dx_${canary} and Bearer ${canary}` }] }, `at ${address}`)
  log.info(`token=${canary}`)
  log.info('asked %s', address)
  log.error({ err: error }, 'failed')
  log.error(error)
  log.error({ failure: { code: 'x.y', params: { url: address } } })
  expect(lines).toHaveLength(9)
  expect(lines.join('')).not.toContain(canary)
  // What is no secret stays.
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({
    level: 50,
    msg: 'failed',
    err: {
      type: 'Error',
      message: 'cannot reach postgresql://[redacted]@host/db',
      cause: { message: 'second postgresql://[redacted]@host/db' },
    },
  })
  log.info({ tokens: 12, at: new Date(0), monkey: 'see', none: null }, 'kept')
  expect(JSON.parse(lines[9] ?? '')).toMatchObject({
    tokens: 12,
    at: '1970-01-01T00:00:00.000Z',
    monkey: 'see',
    none: null,
    msg: 'kept',
  })
})

test('SV8 logs keep no secret', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const canary = 'canary-7f3a'
  log.info(
    { headers: { authorization: canary, cookie: canary }, key: canary, user: { token: canary } },
    'asked',
  )
  log.error({ environment: { databaseUrl: canary } }, 'opened')
  expect(lines).toHaveLength(2)
  expect(lines.join()).not.toContain(canary)
  expect(lines[0]).toContain('[redacted]')
})
