import { expect, test } from 'vitest'
import { pageHeaders } from '@/lib/api/headers'

function directives(isDevelopment: boolean): Map<string, string> {
  const policy = pageHeaders('bm9uY2U=', isDevelopment)['Content-Security-Policy']
  return new Map(
    policy.split('; ').map((text) => {
      const space = text.indexOf(' ')
      return [text.slice(0, space), text.slice(space + 1)]
    }),
  )
}

test('a page runs its own scripts and those with its nonce alone', () => {
  const policy = directives(false)
  expect(policy.get('script-src')).toBe("'self' 'nonce-bm9uY2U=' 'strict-dynamic'")
  expect(policy.get('style-src')).toBe("'self' 'nonce-bm9uY2U='")
  expect(policy.get('default-src')).toBe("'self'")
  expect(policy.get('object-src')).toBe("'none'")
  expect(policy.get('base-uri')).toBe("'none'")
  expect(policy.get('frame-ancestors')).toBe("'none'")
  expect([...policy.values()].join(' ')).not.toMatch(/unsafe-eval|https?:|\*/)
})

test('only the development server may evaluate text', () => {
  expect(directives(true).get('script-src')).toContain("'unsafe-eval'")
})

test('no directive is doubled: the second would be ignored', () => {
  const policy = pageHeaders('n')['Content-Security-Policy']
  const names = policy.split('; ').map((text) => text.split(' ')[0])
  expect(new Set(names).size).toBe(names.length)
})
