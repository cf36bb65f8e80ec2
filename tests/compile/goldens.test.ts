import { describe, expect, it } from 'vitest'
import { compile } from '@/lib/compile'
import type { Profile } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'
import { targets } from '@/lib/targets'
import { byReference } from '@/lib/targets/target'
import { contactSheet, longSound } from './documents'
import { gemini, templateDocument } from './support'

const fixture = (name: string) => `../fixtures/prompts/${name}`

describe('the worked examples', () => {
  it.each([
    ['three-dogs', 'en'],
    ['three-dogs', 'ko'],
    ['fruit', 'en'],
    ['fruit', 'ko'],
  ])('P4 P7 P9 P10 %s.%s as Markdown', async (id, language) => {
    const { document } = await templateDocument(id, language)
    const { prompt, diagnostics } = compile({ document, profile: profiles.generic as Profile })
    const { text } = targets.markdown.request(prompt, byReference)
    await expect(text).toMatchFileSnapshot(fixture(`${id}.${language}.md`))
    expect(diagnostics).toEqual([])
  })

  it('P2 P24 three-dogs.en for Gemini', async () => {
    const { document } = await templateDocument('three-dogs', 'en')
    const { prompt } = compile({ document, profile: gemini })
    const request = targets.gemini.request(prompt, byReference)
    const text = `${JSON.stringify(request, null, 2)}\n`
    await expect(text).toMatchFileSnapshot(fixture('three-dogs.gemini.en.json'))
  })
})

describe('P2 P8 P14 P15 prompts for every target', () => {
  const documents = {
    'contact-sheet': async () => contactSheet(),
    'long-sound': async () => longSound(),
    'three-dogs': async () => (await templateDocument('three-dogs', 'en')).document,
  }
  const models = ['gemini', 'openai', 'openai-audio', 'anthropic'] as const
  const cases = Object.keys(documents).flatMap((name) =>
    models.map((model) => [name as keyof typeof documents, model] as const),
  )

  it.each(cases)('P2 P8 P14 P15 P25 %s for %s', async (name, model) => {
    const profile = profiles[model] as Profile
    const { prompt } = compile({ document: await documents[name](), profile })
    const request = targets[profile.target].request(prompt, byReference)
    const text = `${JSON.stringify(request, null, 1)}\n`
    await expect(text).toMatchFileSnapshot(fixture(`${name}.${model}.json`))
  })

  it.each(['contact-sheet', 'long-sound'] as const)('P2 P14 P15 %s as Markdown', async (name) => {
    const profile = profiles.generic as Profile
    const { prompt } = compile({ document: await documents[name](), profile })
    const { text } = targets.markdown.request(prompt, byReference)
    await expect(text).toMatchFileSnapshot(fixture(`${name}.md`))
  })
})
