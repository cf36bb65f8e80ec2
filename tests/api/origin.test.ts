import { describe, expect, test } from 'vitest'
import { isLoopbackHost, judgeOrigin, provenanceOf, type Provenance } from '@/lib/api/origin'

const plain: Provenance = {
  method: 'GET',
  host: '127.0.0.1:3000',
  origin: null,
  fetchSite: null,
  surface: 'api',
}

function code(change: Partial<Provenance>): string {
  const judged = judgeOrigin({ ...plain, ...change })
  return judged.ok ? 'ok' : judged.error.code
}

describe('host', () => {
  test.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:1',
    '127.0.0.1:65535',
    '[::1]',
    '[::1]:3000',
  ])('%s is ours', (host) => expect(isLoopbackHost(host)).toBe(true))

  test.each([
    '',
    'example.com',
    'localhost.example.com',
    'example.com:3000',
    '127.0.0.1.example.com',
    '127.0.0.1:3000.example.com',
    'example.com#localhost',
    'localhost@example.com',
    '127.0.0.2',
    '0.0.0.0:3000',
    '192.168.0.4:3000',
    '[::2]:3000',
    'localhost:',
    'localhost:3000\nexample.com',
    ' localhost',
  ])('%j is refused', (host) => expect(code({ host })).toBe('request.badHost'))

  test('an absent host is refused', () => expect(code({ host: null })).toBe('request.badHost'))
})

describe('origin', () => {
  test.each([
    ['http://127.0.0.1:3000', '127.0.0.1:3000'],
    ['http://localhost', 'localhost'],
    ['http://localhost', 'localhost:80'],
    ['https://localhost', 'LocalHost:443'],
    ['http://[::1]:3000', '[::1]:3000'],
  ])('%s may call %s', (origin, host) => expect(code({ origin, host, method: 'POST' })).toBe('ok'))

  test.each([
    'http://127.0.0.1:3001',
    'http://localhost:3000',
    'http://example.com',
    'null',
    '',
    'file://',
    'chrome-extension://abc',
  ])('%j is foreign to 127.0.0.1:3000, whatever it asks', (origin) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      for (const surface of ['page', 'api'] as const) {
        expect(code({ origin, method, surface })).toBe('request.crossSite')
      }
    }
  })
})

describe('fetch metadata', () => {
  test.each(['cross-site', 'same-site'])('%s opens pages and does nothing else', (fetchSite) => {
    expect(code({ fetchSite, surface: 'page' })).toBe('ok')
    expect(code({ fetchSite, surface: 'page', method: 'HEAD' })).toBe('ok')
    expect(code({ fetchSite, surface: 'page', method: 'POST' })).toBe('request.crossSite')
    expect(code({ fetchSite, surface: 'api' })).toBe('request.crossSite')
    expect(code({ fetchSite, surface: 'api', method: 'DELETE' })).toBe('request.crossSite')
  })

  test.each(['same-origin', 'none', null])('%s passes', (fetchSite) => {
    expect(code({ fetchSite, method: 'POST' })).toBe('ok')
  })
})

test('provenance is read from the headers of a request', () => {
  const headers = new Headers({
    host: 'localhost:1',
    origin: 'null',
    'sec-fetch-site': 'cross-site',
  })
  expect(provenanceOf({ method: 'PUT', headers }, 'page')).toEqual({
    method: 'PUT',
    host: 'localhost:1',
    origin: 'null',
    fetchSite: 'cross-site',
    surface: 'page',
  })
})
