import { describe, expect, it } from 'vitest'
import {
  audioTokens,
  imageTokens,
  profiles,
  textTokens,
  type Profile,
  type Sourced,
} from '@/lib/prompt/profile'
import { nodeIdsOf, partsOf, type Part, type Prompt } from '@/lib/prompt/prompt'

const gemini = profiles.gemini as Profile

describe('profiles', () => {
  it.each(Object.entries(profiles))(
    'M1 every figure of %s names its source and date',
    (id, profile) => {
      expect(profile.id).toBe(id)
      const { id: _, ...figures } = profile
      for (const figure of Object.values(figures) as Sourced<unknown>[]) {
        expect(figure.source).not.toBe('')
        expect(figure.date).toMatch(/^20[0-9]{2}-[01][0-9]$/)
      }
    },
  )

  it('M1 generic does not promise the window of one model', () => {
    const window = (profile: Profile | undefined) => profile?.contextTokenCount.value ?? 0
    expect(window(profiles.generic)).toBeGreaterThan(0)
    expect(window(profiles.generic)).toBeLessThan(window(gemini))
  })

  it.each([
    [1, 1, 258],
    [768, 768, 258],
    [769, 768, 516],
    [1200, 800, 4 * 258],
  ])('M2 a picture of %i by %i costs %i tokens', (width, height, tokens) =>
    expect(imageTokens({ width, height }, gemini)).toBe(tokens),
  )

  it.each([
    [2, 64],
    [0.01, 1],
  ])('M2 a sound of %d s costs %i tokens', (durationSeconds, tokens) =>
    expect(audioTokens({ durationSeconds }, gemini)).toBe(tokens),
  )

  it.each([
    ['', 0],
    ['curly white', 3],
    ['안녕하세요', 4],
    ['犬が', 2],
    ['🐕🐕', 2],
  ])('M2 the text %j is estimated at %i tokens', (text, tokens) =>
    expect(textTokens(text, gemini)).toBe(tokens),
  )
})

describe('prompts', () => {
  const span = (start: number, ...nodeIds: string[]) => ({ start, end: start + 1, nodeIds })
  const text: Part = {
    type: 'text',
    section: 'notes',
    text: 'abc\n',
    spans: [span(0, 'b', 'a'), span(1, 'a', 'c')],
  }

  it('M3 a part tells of its nodes in the order of first mention', () => {
    expect(nodeIdsOf(text)).toEqual(['b', 'a', 'c'])
  })

  it('M3 parts are numbered through instructions and then turns', () => {
    const other: Part = { ...text, text: 'other\n' }
    const prompt: Prompt = { system: [other], turns: [{ role: 'user', parts: [text, other] }] }
    expect(partsOf(prompt)).toEqual([other, text, other])
  })
})
