import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providerIds, type ProviderId } from '@/lib/providers/define'
import type { Script } from '../support/wire/script'
import { ask, endOf, startProvider, textIn } from './support'

const unheard: unknown[] = []
const hear = (reason: unknown) => unheard.push(reason)
beforeAll(() => void process.on('unhandledRejection', hear))
afterAll(() => void process.off('unhandledRejection', hear))

/** Asks a provider that does what a list of scripts says, and closes it again. */
async function tried(
  id: ProviderId,
  scripts: readonly Script[],
  more: Parameters<typeof ask>[2] = {},
  key: string | undefined = 'test-key',
) {
  const { wire, access } = await startProvider(id, ...scripts)
  try {
    const events = await ask(id, { ...access, key }, more)
    return { events, wire }
  } finally {
    await wire.close()
  }
}

describe.each(providerIds)('%s', (id) => {
  it.each([
    [403, 'provider.forbidden'],
    [404, 'provider.modelUnknown'],
    [413, 'provider.requestTooLarge'],
    [422, 'provider.requestRefused'],
  ])('PV2 %i is told at once as %s, with what was said', async (status, code) => {
    const message = `it said test-key ${'very long '.repeat(100)}`
    const { events, wire } = await tried(id, [{ status, message }])
    expect(events).toHaveLength(1)
    expect(endOf(events)).toBe(code)
    expect(wire.received).toHaveLength(1)
    const [event] = events
    const params = event?.type === 'failed' ? event.failure.params : {}
    expect(params['reason']).toContain('it said …')
    expect(String(params['reason']).length).toBeLessThanOrEqual(300)
    expect(JSON.stringify(events)).not.toContain('test-key')
  })

  it('PV2 a wrong key is told as such, without the key', async () => {
    const { events, wire } = await tried(id, [{}], {}, 'a-wrong-key')
    expect(endOf(events)).toBe('provider.keyRefused')
    expect(wire.received).toHaveLength(1)
    expect(JSON.stringify(events)).not.toContain('a-wrong-key')
  })

  it.each([429, 500, 503, 529])('PV3 %i is tried again and answered', async (status) => {
    const { events, wire } = await tried(id, [{ status }, { status }, {}])
    expect(wire.received).toHaveLength(3)
    expect(textIn(events)).toBe('a bell [E3]')
    expect(endOf(events)).toBe('complete')
    expect(events.filter(({ type }) => type === 'retry')).toHaveLength(2)
  })

  it('PV3 tries are bounded', async () => {
    const { events, wire } = await tried(id, [{ status: 503, message: 'busy' }])
    expect(wire.received).toHaveLength(4)
    expect(endOf(events)).toBe('provider.failed')
  })

  it.each([
    ['seconds', () => '1'],
    ['a date', () => new Date(Date.now() + 2000).toUTCString()],
  ])('PV3 Retry-After as %s is kept to', async (_, value) => {
    const begun = Date.now()
    const { events } = await tried(id, [{ status: 429, headers: { 'retry-after': value() } }, {}])
    expect(Date.now() - begun).toBeGreaterThan(900)
    expect(endOf(events)).toBe('complete')
  })

  it('PV3 a longer wait than is borne is told and not waited for', async () => {
    const headers = { 'retry-after': '3600' }
    const { events, wire } = await tried(id, [{ status: 429, headers }])
    expect(wire.received).toHaveLength(1)
    const [event] = events
    expect(event?.type === 'failed' && event.failure).toMatchObject({
      code: 'provider.rateLimited',
      params: { waitSeconds: 3600 },
    })
  })

  it('PV3 nothing is tried again after the first word', async () => {
    const half = (whole: Buffer) => [whole.subarray(0, whole.indexOf(' [E3]'))]
    const { events, wire } = await tried(id, [{ bytes: half }, {}])
    expect(wire.received).toHaveLength(1)
    expect(textIn(events)).toBe('a bell')
    expect(endOf(events)).not.toBe('complete')
  })

  it('PV6 a hang before headers is given up', async () => {
    const { events } = await tried(id, [{ hangs: 'headers' }], { limits: { firstSeconds: 0.2 } })
    expect(endOf(events)).toBe('provider.timedOut')
  })

  it('PV6 a hang in mid-stream is given up, and what was said is kept', async () => {
    const { events, wire } = await tried(id, [{ hangs: 'middle' }], {
      limits: { stallSeconds: 0.3 },
    })
    expect(textIn(events)).toBe('a bell [E3]')
    expect(endOf(events)).toBe('provider.timedOut')
    expect(wire.received).toHaveLength(1)
  })

  it('PV6 a slow drip is given up when all its time is over', async () => {
    const text = Array.from({ length: 400 }, () => 'x')
    const script = { text, pause: 20 }
    const { events } = await tried(id, [script], { limits: { totalSeconds: 0.6 } })
    expect(endOf(events)).toBe('provider.timedOut')
    expect(textIn(events).length).toBeGreaterThan(0)
  })

  it.each(['headers', 'middle'] as const)(
    'PV7 a stop reaches the provider within a second, hanging in %s',
    async (hangs) => {
      const { wire, access } = await startProvider(id, { hangs })
      const stopping = new AbortController()
      let stoppedAt = 0
      const stop = () => {
        if (stoppedAt > 0) return
        stoppedAt = Date.now()
        stopping.abort()
      }
      const timer = setInterval(() => {
        if (hangs === 'headers' && wire.received.length > 0) stop()
      }, 20)
      const onEvent = ({ type }: { type: string }) => void (type === 'delta' && stop())
      const events = await ask(id, access, { signal: stopping.signal, onEvent })
      clearInterval(timer)
      expect(Date.now() - stoppedAt).toBeLessThan(500)
      await expect.poll(() => wire.abandoned.length, { timeout: 1000 }).toBe(1)
      expect((wire.abandoned[0] ?? 0) - stoppedAt).toBeLessThan(1000)
      expect(endOf(events)).toBe('provider.stopped')
      await wire.close()
    },
  )

  it('PV7 a stop before the beginning sends nothing that is answered', async () => {
    const { events } = await tried(id, [{}], { signal: AbortSignal.abort() })
    expect(endOf(events)).toBe('provider.stopped')
    expect(textIn(events)).toBe('')
  })

  it('PV7 a stop while it waits for another try ends the wait', async () => {
    const stopping = new AbortController()
    const begun = Date.now()
    const { events } = await tried(id, [{ status: 429, headers: { 'retry-after': '2' } }], {
      signal: stopping.signal,
      onEvent: ({ type }) => type === 'retry' && setTimeout(() => stopping.abort(), 50),
    })
    expect(endOf(events)).toBe('provider.stopped')
    expect(Date.now() - begun).toBeLessThan(1500)
  })

  it.each([
    ['a safety block of the answer', { end: 'blocked' }, 'a bell [E3]', 'blocked'],
    ['a safety block of the prompt', { end: 'promptBlocked' }, '', 'blocked'],
    ['a length stop', { end: 'length' }, 'a bell [E3]', 'length'],
    ['an empty answer', { text: [] }, '', 'provider.empty'],
    ['an end without a reason', { end: 'none' }, 'a bell [E3]', 'provider.cutOff'],
  ] as const)('PV4, PV5 %s is told as such', async (_, script, text, end) => {
    const { events } = await tried(id, [script])
    expect(textIn(events)).toBe(text)
    expect(endOf(events)).toBe(end)
    expect(events.filter(({ type }) => type === 'end' || type === 'failed')).toHaveLength(1)
  })

  it.each([
    ['broken JSON', 'data: {"a": \n\n'],
    ['another form', 'data: {"choices": 5, "candidates": 5, "type": 5}\n\n'],
    ['no event at all', '<html>busy</html>'],
  ])('PV5 %s is no answer', async (_, sent) => {
    const { events } = await tried(id, [{ bytes: () => [Buffer.from(sent)] }])
    expect(textIn(events)).toBe('')
    expect(['provider.answerUnreadable', 'provider.cutOff']).toContain(endOf(events))
  })

  it('PV4 cut into two pieces at any byte, within letters too, it is the same answer', async () => {
    const text = ['가나 [E3]', ' 🔔é', ' ok']
    const wires = await startProvider(id, { text })
    const whole = await ask(id, wires.access)
    expect(textIn(whole)).toBe(text.join(''))
    await wires.wire.close()
    let length = Infinity
    let cut = 1
    const bytes = (all: Buffer) => {
      length = all.length
      return [all.subarray(0, cut), all.subarray(cut)]
    }
    const { wire, access } = await startProvider(id, { text, bytes })
    for (; cut < length; cut += 1) expect(await ask(id, access), `cut at ${cut}`).toEqual(whole)
    await wire.close()
  }, 60_000)

  it('PV4 ended after any byte it is complete only once the reason came', async () => {
    let length = Infinity
    let kept = 0
    const bytes = (all: Buffer) => {
      length = all.length
      return [all.subarray(0, kept)]
    }
    const { wire, access } = await startProvider(id, { text: ['가나', ' [E3]'], bytes })
    const { wire: whole, access: sound } = await startProvider(id, { text: ['가나', ' [E3]'] })
    const text = textIn(await ask(id, sound))
    await whole.close()
    for (; kept < length; kept += 1) {
      const events = await ask(id, access, { limits: { attemptsCount: 1 } })
      expect(text.startsWith(textIn(events)), `ended at ${kept}`).toBe(true)
      if (endOf(events) === 'complete') expect(textIn(events)).toBe(text)
    }
    kept = Math.floor(length / 2)
    expect(endOf(await ask(id, access, { limits: { attemptsCount: 1 } }))).not.toBe('complete')
    await wire.close()
  }, 60_000)

  it('PV2 a server that is not there is named, without what else its address holds', async () => {
    const events = await ask(id, { baseUrl: 'http://127.0.0.1:9/secret', key: 'test-key' })
    expect(endOf(events)).toBe('provider.unreachable')
    expect(events.filter(({ type }) => type === 'retry')).toHaveLength(3)
    const last = events.at(-1)
    expect(last?.type === 'failed' && last.failure.params['address']).toBe('http://127.0.0.1:9')
  })

  it('PV9 a redirect is not followed', async () => {
    const { wire, access } = await startProvider(id, {})
    const server = createServer((_, response) => {
      response.writeHead(307, { location: access.baseUrl }).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const baseUrl = `http://127.0.0.1:${port}`
    const events = await ask(id, { ...access, baseUrl }, { limits: { attemptsCount: 1 } })
    expect(endOf(events)).toBe('provider.unreachable')
    expect(wire.received).toHaveLength(0)
    server.close()
    await wire.close()
  })
})

it('PV2 no request goes out without the key that it needs', async () => {
  for (const id of ['gemini', 'anthropic'] as const) {
    const { events, wire } = await tried(id, [{}], {}, '')
    expect(endOf(events)).toBe('provider.keyMissing')
    expect(wire.received).toHaveLength(0)
  }
})

it('PV8 none of all this left a rejection unheard', async () => {
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(unheard).toEqual([])
})
