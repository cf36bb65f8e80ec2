import { describe, expect, it } from 'vitest'
import { readEnvironment, type Environment } from '@/lib/services/env'
import { chosenModel, listModels } from '@/lib/services/models'
import { startOpenAI } from '../support/wire/openai'

function environment(source: Record<string, string>): Environment {
  const read = readEnvironment(source)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

describe('models of the environment', () => {
  it('API38 without a key or an address nobody is asked and the graph answers', async () => {
    expect(await listModels(environment({}))).toEqual({ models: [], providers: [], usual: null })
    expect(chosenModel(environment({}), undefined)).toEqual({ ok: true, value: undefined })
  })

  it('API38 a provider that cannot be reached is told and takes no other down', async () => {
    const wire = await startOpenAI(() => false)
    const told = await listModels(
      environment({
        OPENAI_API_KEY: 'k',
        OPENAI_BASE_URL: `${wire.baseUrl}/v1`,
        ANTHROPIC_API_KEY: 'k',
        ANTHROPIC_BASE_URL: 'http://127.0.0.1:9',
      }),
    )
    await wire.close()
    expect(told.models.map(({ id }) => id)).toEqual(['openai/gpt-4o', 'openai/gpt-audio'])
    expect(told.providers[1]).toMatchObject({
      id: 'anthropic',
      failure: { code: 'provider.unreachable', params: { address: 'http://127.0.0.1:9' } },
    })
  })

  it('API38 the usual model answers where none is named, and a server of one’s own is asked with care', () => {
    const own = environment({
      OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1',
      DEIXIS_MODEL: 'openai/qwen/vl',
    })
    const chosen = chosenModel(own, undefined)
    expect(chosen.ok && chosen.value).toMatchObject({ model: 'qwen/vl', provider: 'openai' })
    expect(chosen.ok && chosen.value?.profile.id).toBe('local')
    expect(chosenModel(own, 'graph')).toEqual({ ok: true, value: undefined })
    expect(chosenModel(own, 'gemini/x')).toMatchObject({
      ok: false,
      error: { code: 'model.unknown' },
    })
  })

  it.each([
    ['OPENAI_BASE_URL', 'ftp://host/secret'],
    ['GEMINI_API_KEY', 'two words secret'],
    ['DEIXIS_MODEL', 'secret'],
  ])('API38 a wrong %s is named, without its value', (name, value) => {
    const read = readEnvironment({ [name]: value })
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'environment.invalid', params: { name } },
    })
    expect(JSON.stringify(read)).not.toContain('secret')
  })
})
