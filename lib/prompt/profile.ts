/** A figure with where it was read and when, since sources disagree and change (P17). */
export type Sourced<T> = { readonly value: T; readonly source: string; readonly date: string }

/** What a family of models takes and costs. A row of data, never constants in code. */
export type Profile = {
  readonly id: string
  /** What the model reads at most; a prompt estimated at more is reported (`prompt.overContext`). */
  readonly contextTokenCount: Sourced<number>
  /** Up to so many pictures and sounds accuracy holds; beyond, only what a question needs is attached (P13). */
  readonly imagesComfortableCount: Sourced<number>
  readonly audiosComfortableCount: Sourced<number>
  /** A picture costs so many tokens for each tile of so many pixels a side, begun or whole. */
  readonly imageTile: Sourced<{ readonly pixels: number; readonly tokens: number }>
  readonly audioTokensPerSecond: Sourced<number>
  /** Characters a token by script class; estimates, the provider's own count is exact. */
  readonly charactersPerToken: Sourced<{
    readonly latin: number
    readonly hangul: number
    readonly han: number
    readonly other: number
  }>
}

const geminiTokens = 'ai.google.dev/gemini-api/docs/tokens'
const comfortable = 'arXiv 2508.13744; arXiv 2603.09714'

const gemini: Profile = {
  id: 'gemini',
  contextTokenCount: {
    value: 1_048_576,
    source: 'ai.google.dev/gemini-api/docs/models',
    date: '2026-11',
  },
  imagesComfortableCount: { value: 16, source: comfortable, date: '2026-11' },
  audiosComfortableCount: { value: 8, source: comfortable, date: '2026-11' },
  imageTile: { value: { pixels: 768, tokens: 258 }, source: geminiTokens, date: '2026-11' },
  audioTokensPerSecond: { value: 32, source: geminiTokens, date: '2026-11' },
  charactersPerToken: {
    value: { latin: 4, hangul: 1.6, han: 1.4, other: 2.5 },
    source: `${geminiTokens} (Latin); own estimate (others)`,
    date: '2026-11',
  },
}

/**
 * A prompt as text and files, for whatever client it is pasted into. Nothing is known of the model behind
 * it: the window is that of the smallest in wide use that takes pictures, the other figures are Gemini's.
 */
const generic: Profile = {
  ...gemini,
  id: 'generic',
  contextTokenCount: {
    value: 128_000,
    source: 'docs.venice.ai/models/gpt-4o',
    date: '2026-11',
  },
}

export const profiles: Readonly<Record<string, Profile>> = { gemini, generic }
export const profileIds = Object.keys(profiles)

/** Tokens that a picture costs: its tiles, at least one. Sizes in pixels. */
export function imageTokens(asset: { width: number; height: number }, profile: Profile): number {
  const { pixels, tokens } = profile.imageTile.value
  return Math.ceil(asset.width / pixels) * Math.ceil(asset.height / pixels) * tokens
}

/** Tokens that a sound costs by its length in seconds. */
export function audioTokens(asset: { durationSeconds: number }, profile: Profile): number {
  return Math.ceil(asset.durationSeconds * profile.audioTokensPerSecond.value)
}

/**
 * Tokens of a text, estimated from script class and length in one pass: a real tokenizer costs six
 * times what writing the whole graph as JSON does.
 */
export function textTokens(text: string, profile: Profile): number {
  let latin = 0
  let hangul = 0
  let han = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x250) latin++
    else if (unit >= 0xac00 && unit <= 0xd7a3) hangul++
    else if ((unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x4e00 && unit <= 0x9fff)) han++
  }
  const other = text.length - latin - hangul - han
  const rate = profile.charactersPerToken.value
  return Math.ceil(latin / rate.latin + hangul / rate.hangul + han / rate.han + other / rate.other)
}
