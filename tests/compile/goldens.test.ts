import { describe, expect, it } from 'vitest'
import { compile } from '@/lib/compile'
import { profiles, type Profile } from '@/lib/prompt/profile'
import { targets } from '@/lib/targets'
import { byReference } from '@/lib/targets/target'
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
