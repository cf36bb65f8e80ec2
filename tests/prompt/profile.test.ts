import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted } from '@/lib/media/derivation'
import {
  audioTokens,
  carriedBy,
  carriedMediaTypes,
  imageTokens,
  overridden,
  ownSource,
  targetNames,
  textTokens,
  type Profile,
  type Sourced,
} from '@/lib/prompt/profile'
import { profiles, usualProfile } from '@/lib/prompt/profiles'
import en from '@/lib/messages/interface/en.json'
import { nodeIdsOf, partsOf, type Part, type Prompt } from '@/lib/prompt/prompt'

const gemini = profiles.gemini as Profile
const openai = profiles.openai as Profile
const anthropic = profiles.anthropic as Profile

/** A page without its scheme, a paper, or an estimate, each with what of it counts in brackets. */
const sourcePattern =
  /^(\{estimate\}|arXiv \d{4}\.\d{5}|[a-z][a-z0-9.-]*\.[a-z]{2,}\/[\w./-]+)( \((?:\w+|\{\w+\})\))?$/

describe('profiles', () => {
  it.each(Object.entries(profiles))(
    'M1 every figure of %s names its source and date',
    (id, profile) => {
      expect(profile.id).toBe(id)
      const { id: _, name: _name, target: _target, ...figures } = profile
      for (const figure of Object.values(figures) as Sourced<unknown>[]) {
        for (const source of figure.source.split('; ')) expect(source).toMatch(sourcePattern)
        expect(figure.date).toMatch(/^20[0-9]{2}-[01][0-9]$/)
      }
    },
  )

  it('M1 what a source says in words, the interface says in its language', () => {
    const told = Object.values(profiles).flatMap((profile) =>
      [...JSON.stringify(profile).matchAll(/\{(\w+)\}/g)].map(([, key]) => key as string),
    )
    expect([...new Set(told)].sort()).toEqual(Object.keys(en.editor.limits.sources).sort())
  })

  it('M1 generic does not promise the window of one model', () => {
    const window = (profile: Profile | undefined) => profile?.contextTokenCount.value ?? 0
    expect(window(profiles.generic)).toBeGreaterThan(0)
    expect(window(profiles.generic)).toBeLessThan(window(gemini))
  })

  it.each([
    [gemini, 1, 1, 1_120],
    [gemini, 4_000, 3_000, 1_120],
    [openai, 1, 1, 2],
    [openai, 32, 32, 2],
    [openai, 1_024, 768, 922],
    [openai, 9_000, 9_000, 3_000],
    [anthropic, 28, 28, 1],
    [anthropic, 29, 28, 2],
    [anthropic, 1_000, 1_000, 1_296],
    [anthropic, 1_920, 1_080, 2_691],
    [anthropic, 9_000, 9_000, 4_784],
  ])('M2 a picture costs $name %i by %i pixels, %i tokens', (profile, width, height, tokens) =>
    expect(imageTokens({ width, height }, profile)).toBe(tokens),
  )

  it.each([
    [1_024, 1_024, 630],
    [2_048, 4_096, 910],
    [512, 512, 210],
  ])('M2 a picture of %i by %i costs %i tokens by tiles', (width, height, tokens) => {
    const sides = { longest: 2_048, shortest: 768 }
    const cost = { rule: 'tiles', pixels: 512, tokens: 140, base: 70, sides } as const
    expect(imageTokens({ width, height }, overridden(openai, { imageTokens: cost }))).toBe(tokens)
  })

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

describe('limits', () => {
  const extent = fc.record({
    width: fc.integer({ min: 1, max: 12_000 }),
    height: fc.integer({ min: 1, max: 12_000 }),
  })

  it.each([openai, anthropic])('M4 $name does not make smaller what fits its limits', (profile) => {
    const cost = profile.imageTokens.value
    if (cost.rule !== 'patches') throw new Error(`${profile.id} counts no patches`)
    const limits = { side: profile.imageSidePixels.value, pixels: profile.imagePixels.value }
    fc.assert(
      fc.property(extent, (picture) => {
        const { width, height } = fitted(picture, limits)
        const patches = Math.ceil(width / cost.pixels) * Math.ceil(height / cost.pixels)
        expect(patches).toBeLessThanOrEqual(cost.patchesMax)
        expect(Math.max(width, height)).toBeLessThanOrEqual(limits.side)
      }),
    )
  })
})

describe('own figures', () => {
  it('M5 replace those of a profile and say so, and no others', () => {
    const own = overridden(gemini, { imagesCount: 3, marks: undefined })
    expect(own.imagesCount).toEqual({ value: 3, source: ownSource, date: '' })
    expect({ ...own, imagesCount: gemini.imagesCount }).toEqual(gemini)
    expect(overridden(gemini, {})).toBe(gemini)
  })

  it.each([
    [{ contextTokenCount: 8_000 }, 2_000],
    [{ contextTokenCount: 8_000, answerTokenCount: 5_000 }, 5_000],
    [{ contextTokenCount: 10_000_000 }, gemini.answerTokenCount.value],
  ])('M5 of %j, %i tokens are kept for the answer', (figures, tokens) =>
    expect(overridden(gemini, figures).answerTokenCount.value).toBe(tokens),
  )
})

describe('what a form carries', () => {
  it.each(Object.values(profiles))('M6 $id names only what its target carries', (profile) => {
    expect(carriedBy(profile, profile.target)).toBe(profile)
  })

  it.each(Object.values(profiles))('M6 $id is narrowed for every other target', (profile) => {
    for (const target of targetNames) {
      const { imageMediaTypes: seen, audioMediaTypes: heard, ...rest } = carriedBy(profile, target)
      const { image, audio } = carriedMediaTypes[target]
      for (const type of seen.value) expect(image).toContain(type)
      for (const type of heard.value) expect(audio).toContain(type)
      if (seen.value.length === 0) expect(rest.imagesCount.value).toBe(0)
      if (heard.value.length === 0) expect(rest.audiosCount.value).toBe(0)
    }
  })

  it('M6 sounds are told as text where a form has no place for them', () => {
    const narrowed = carriedBy(gemini, 'anthropic')
    expect(narrowed.audiosCount.value).toBe(0)
    expect(narrowed.imagesCount).toBe(gemini.imagesCount)
    expect(carriedBy(gemini, 'openai').audioMediaTypes.value).toEqual(['audio/wav', 'audio/mpeg'])
  })

  it.each(targetNames)('M6 %s has a usual profile of its own', (target) =>
    expect(usualProfile(target).target).toBe(target),
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
