import { describe, expect, it } from 'vitest'
import { providers } from '@/lib/providers'
import { providerIds } from '@/lib/providers/define'
import { startOpenAI } from '../support/wire/openai'
import { targets } from '@/lib/targets'
import { dogs, profileFor } from '../targets/support'
import { ask, baseUrlOf, endOf, startProvider, textAsk, textIn } from './support'

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['nodes'],
  properties: { nodes: { type: 'array', items: { type: 'string', enum: ['E1', 'E2'] } } },
}

describe.each(providerIds)('%s', (id) => {
  it('PV1, PV13 a prompt with text, pictures and sounds is answered word by word, with usage', async () => {
    const { wire, access } = await startProvider(id, { text: ['It is', ' [E3]', '.'] })
    const { prompt, inline } = await dogs(profileFor(id))
    const request = targets[id].request(prompt, inline)
    const events = await ask(id, access, { ask: { ...textAsk(id), request } })
    expect(events.filter(({ type }) => type === 'delta')).toEqual([
      { type: 'delta', text: 'It is' },
      { type: 'delta', text: ' [E3]' },
      { type: 'delta', text: '.' },
    ])
    expect(endOf(events)).toBe('complete')
    const usage = events.filter((event) => event.type === 'usage').at(-1)?.usage
    expect(usage?.outputTokens).toBe(8)
    const first = events.find((event) => event.type === 'usage')?.usage
    expect(first?.inputTokens).toBe(1210)
    expect(wire.received).toHaveLength(1)
    await wire.close()
  })

  it('PV10 an answer in a form of its own is asked for by the provider’s own means', async () => {
    const { wire, access } = await startProvider(id, { text: ['{"nodes":', '["E1"]}'] })
    const events = await ask(id, access, { ask: { ...textAsk(id), schema } })
    expect(JSON.parse(textIn(events))).toEqual({ nodes: ['E1'] })
    expect(JSON.stringify(wire.received[0]?.body)).toContain('"enum":["E1","E2"]')
    await wire.close()
  })

  it('PV11 the models of a provider are listed, and a wrong key is told', async () => {
    const { wire, access } = await startProvider(id)
    const { signal } = new AbortController()
    const models = await providers[id].models(access, signal)
    const expected = {
      gemini: ['gemini-2.5-flash'],
      openai: ['gpt-4o', 'gpt-audio', 'text-embedding-3-small'],
      anthropic: ['claude-sonnet-4-5'],
    }
    expect(models.ok && models.value.map((model) => model.id)).toEqual(expected[id])
    const refused = await providers[id].models({ ...access, key: 'a-wrong-key' }, signal)
    expect(!refused.ok && refused.error.code).toBe('provider.keyRefused')
    await wire.close()
    const gone = await providers[id].models(access, signal)
    expect(!gone.ok && gone.error.code).toBe('provider.unreachable')
  })
})

it('PV12 a server that knows no stream_options is asked without', async () => {
  const wire = await startOpenAI(
    () => false,
    () => ({}),
    true,
  )
  const events = await ask('openai', { baseUrl: baseUrlOf('openai', wire), key: 'k' })
  expect(textIn(events)).toBe('a bell [E3]')
  expect(endOf(events)).toBe('complete')
  expect(wire.received).toHaveLength(2)
  await wire.close()
})

it('PV12 without a key none is sent', async () => {
  const { wire, access } = await startProvider('openai')
  const events = await ask('openai', { baseUrl: access.baseUrl })
  // The real one wants a key; what counts is that nothing was made up.
  expect(endOf(events)).toBe('provider.keyRefused')
  expect(wire.received[0]?.headers.authorization).toBeUndefined()
  await wire.close()
})
