import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptedType } from '@/lib/api/accept'

const offered = ['application/json', 'application/zip'] as const
type Offered = (typeof offered)[number]

/** What is chosen, or undefined where nothing is accepted. */
function chosen(header: string | null): Offered | undefined {
  const result = acceptedType<Offered>(header, offered)
  if (!result.ok) expect(result.error).toMatchObject({ code: 'request.notAcceptable' })
  return result.ok ? result.value : undefined
}

describe('API33 the form of an answer by Accept', () => {
  const [json, zip] = offered
  test.each<[string | null, Offered | undefined]>([
    [null, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    ['application/zip', zip],
    ['APPLICATION/ZIP;Q=1.0', zip],
    ['application/json, application/zip;q=0.5', json],
    ['application/json;q=0.5, application/zip', zip],
    ['application/zip, application/json', zip],
    ['application/json, application/zip', json],
    ['application/zip, */*', zip],
    ['application/json, text/plain, */*', json],
    ['text/html, application/xml;q=0.9, */*;q=0.8', json],
    ['application/json;q=0, */*', zip],
    ['application/json;charset=utf-8', json],
    ['text/plain;note="a, application/zip", application/json;q=0.1', json],
    ['application/*;q=0.2, application/zip;q=0.1', json],
    ['text/html', undefined],
    ['application/zip;q=0', undefined],
    ['*/*;q=0', undefined],
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', json],
    ['text/html, */*;q=.8', json],
    ['*', json],
    ['application/json;q=.1, *', zip],
    ['application/json;q=.5, application/zip;q=1.00000', zip],
    ['application/json;q=0.12345, application/zip;q=0.1234', json],
    ['application/zip;q=2, application/json;q=0.1', zip],
    ['application/json;q=-1, application/zip;q=0.1', zip],
    ['application/json;q=0.5, application/zip; Q = "0.9"', zip],
    ['application/zip;q=high', zip],
    ['application/zip;q=', zip],
    ['application/json;q=.0, *;q=.', zip],
    ['zip', json],
    ['*/zip', json],
    [', ,', json],
  ])('API33 %j gives %s', (header, type) => {
    expect(chosen(header)).toBe(type)
  })

  const range = fc.record({
    name: fc.constantFrom(...offered, 'application/*', '*/*', 'text/html', 'text/*'),
    thousandths: fc.integer({ min: 0, max: 1000 }),
  })
  const ranges = fc.uniqueArray(range, { minLength: 1, selector: ({ name }) => name })
  const written = (list: readonly { name: string; thousandths: number }[], space = '') =>
    list
      .map(({ name, thousandths }) => `${name}${space};${space}q=${thousandths / 1000}`)
      .join(`${space},${space}`)
  const fits = (type: Offered) => [type, 'application/*', '*/*']

  test('API33 what is chosen has the greatest weight, which its most specific range gives', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const weightOf = (type: Offered) =>
          fits(type)
            .map((name) => list.find((each) => each.name === name))
            .find((each) => each !== undefined)?.thousandths ?? 0
        const type = chosen(written(list))
        const most = Math.max(...offered.map(weightOf))
        if (most === 0) expect(type).toBeUndefined()
        else expect(type && weightOf(type)).toBe(most)
      }),
    )
  })

  test('API33 neither spaces nor capitals nor members that are none change it', () => {
    fc.assert(
      fc.property(ranges, fc.constantFrom('', ' ', '\t '), (list, space) => {
        const header = `;;, "${written(list, space).toUpperCase()}", nothing,`.replaceAll('"', '')
        expect(chosen(header)).toBe(chosen(written(list)))
      }),
    )
  })

  test('API33 no header makes it throw or take long', () => {
    const units = fc.constantFrom(...'*/;,="\\ q01.azApplication')
    fc.assert(
      fc.property(fc.string({ unit: units, maxLength: 300 }), (header) => {
        chosen(header)
      }),
    )
    const begun = performance.now()
    for (const hostile of ['"', '"\\', 'a/', ',', ';q=', '*/*;q=0,']) {
      chosen(hostile.repeat(16_384 / hostile.length))
    }
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
