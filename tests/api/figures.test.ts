import { describe, expect, it } from 'vitest'
import { figuresSchema, profileSchema } from '@/lib/api/contract/figures'
import { overridden, type OwnFigures, type Profile } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'
import { validate } from '@/lib/std/validate'

const causes = (value: unknown) => {
  const result = validate(figuresSchema, value, 'request.invalid', '/profile')
  return result.ok ? [] : (result.error.causes ?? []).map(({ code, pointer }) => [code, pointer])
}

describe('figures of a caller', () => {
  it.each(Object.entries(profiles))('M7 those of %s are within the bounds', (_id, profile) => {
    const { id: _, name: _name, target: _target, ...rows } = profile
    const figures = Object.fromEntries(
      Object.entries(rows).map(([name, { value }]) => [name, value] as const),
    )
    expect(figuresSchema.parse(figures)).toEqual(figures)
  })

  it('M7 a profile is an id, or like another but for some figures', () => {
    expect(profileSchema.parse('gemini')).toBe('gemini')
    const own = {
      like: 'local',
      contextTokenCount: 8_192,
      imageTokens: { rule: 'fixed', tokens: 9 },
    }
    expect(profileSchema.parse(own)).toEqual(own)
  })

  it.each([
    [{ contextTokens: 1 }, 'field.unknown', '/profile/contextTokens'],
    [{ contextTokenCount: 0 }, 'field.numberTooSmall', '/profile/contextTokenCount'],
    [{ contextTokenCount: 1e9 }, 'field.numberTooBig', '/profile/contextTokenCount'],
    [{ contextTokenCount: 1.5 }, 'field.notInteger', '/profile/contextTokenCount'],
    [{ contextTokenCount: '8k' }, 'field.notNumber', '/profile/contextTokenCount'],
    [{ imagesCount: -1 }, 'field.numberTooSmall', '/profile/imagesCount'],
    [{ imageSidePixels: 0 }, 'field.numberTooSmall', '/profile/imageSidePixels'],
    [{ imageMediaTypes: ['image/heic'] }, 'field.choice', '/profile/imageMediaTypes/0'],
    [{ coordinates: 'percent' }, 'field.choice', '/profile/coordinates'],
    [{ takesBoth: 1 }, 'field.notBoolean', '/profile/takesBoth'],
    [{ imageTokens: { rule: 'fixed' } }, 'field.required', '/profile/imageTokens/tokens'],
    [
      { imageTokens: { rule: 'patches', pixels: 28, tokens: 1, patchesMax: 0 } },
      'field.numberTooSmall',
      '/profile/imageTokens/patchesMax',
    ],
    [
      { charactersPerToken: { latin: 0, hangul: 1, han: 1, other: 1 } },
      'field.numberTooSmall',
      '/profile/charactersPerToken/latin',
    ],
    [
      { contextTokenCount: 100, answerTokenCount: 100 },
      'figures.answerTooLong',
      '/profile/answerTokenCount',
    ],
  ])('M7 %j is refused with its place', (value, code, pointer) => {
    expect(causes(value)).toEqual([[code, pointer]])
  })

  it('M5 M7 what the schema reads is what a profile takes over', () => {
    const figures: OwnFigures = figuresSchema.parse({ imagesCount: 2, caching: 'none' })
    const own = overridden(profiles.openai as Profile, figures)
    expect([own.imagesCount.value, own.caching.value]).toEqual([2, 'none'])
  })
})
