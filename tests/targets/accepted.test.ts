import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf, type Prompt } from '@/lib/prompt/prompt'
import { targets } from '@/lib/targets'
import { byReference, mediaUrl, type MediaSource } from '@/lib/targets/target'
import type { MediaPart } from '@/lib/prompt/prompt'
import { startAnthropic } from '../support/wire/anthropic'
import { startGemini } from '../support/wire/gemini'
import { startOpenAI } from '../support/wire/openai'
import type { Wire } from '../support/wire/server'
import { chat, clients, dogs, mediaOf, pictures, profileFor, sheet, sounds, watch } from './support'

// Addresses are only for looking at a prompt; a provider that could fetch these takes them like any other.
const known = new Set<string>()
const isReachable = (address: string) => known.has(address)

let wires: { readonly gemini: Wire; readonly openai: Wire; readonly anthropic: Wire }

beforeAll(async () => {
  const [gemini, openai, anthropic] = await Promise.all([
    startGemini(isReachable),
    startOpenAI(isReachable),
    startAnthropic(isReachable),
  ])
  wires = { gemini, openai, anthropic }
})

afterAll(() => Promise.all(Object.values(wires).map((wire) => wire.close())))

/** Sends a prompt by the provider's own client and gives what came over the wire. */
async function sent(
  target: keyof typeof clients,
  prompt: Prompt,
  source: (part: MediaPart) => MediaSource,
) {
  const wire = wires[target]
  const send = {
    gemini: () => clients.gemini(wire.baseUrl, targets.gemini.request(prompt, source)),
    openai: () => clients.openai(wire.baseUrl, targets.openai.request(prompt, source)),
    anthropic: () => clients.anthropic(wire.baseUrl, targets.anthropic.request(prompt, source)),
  }
  expect(await send[target]()).toBe('a bell [E3]')
  return JSON.stringify(wire.received.at(-1)?.body)
}

const examples = { chat, dogs, pictures, sheet, sounds, watch }

const cases = [
  ['dogs', 'gemini', 'gemini', { image: 2, audio: 3 }],
  ['pictures', 'gemini', 'gemini', { image: 12, audio: 0 }],
  ['sounds', 'gemini', 'gemini', { image: 0, audio: 3 }],
  ['dogs', 'openai', 'openai', { image: 3, audio: 0 }],
  ['pictures', 'openai', 'openai', { image: 24, audio: 0 }],
  ['sounds', 'openai', 'openai', { image: 0, audio: 0 }],
  ['dogs', 'openai', 'openai-audio', { image: 0, audio: 3 }],
  ['pictures', 'openai', 'openai-audio', { image: 0, audio: 0 }],
  ['sounds', 'openai', 'openai-audio', { image: 0, audio: 18 }],
  ['pictures', 'openai', 'local', { image: 16, audio: 0 }],
  ['dogs', 'anthropic', 'anthropic', { image: 2, audio: 0 }],
  ['pictures', 'anthropic', 'anthropic', { image: 12, audio: 0 }],
  ['sounds', 'anthropic', 'anthropic', { image: 0, audio: 0 }],
  ['sheet', 'gemini', 'gemini', { image: 1, audio: 0 }],
  ['sheet', 'openai', 'openai', { image: 20, audio: 0 }],
  ['sheet', 'anthropic', 'anthropic', { image: 1, audio: 0 }],
  ['watch', 'gemini', 'gemini', { image: 0, audio: 11 }],
  ['watch', 'openai', 'openai-audio', { image: 0, audio: 16 }],
  ['watch', 'anthropic', 'anthropic', { image: 0, audio: 0 }],
  ['chat', 'gemini', 'gemini', { image: 2, audio: 3 }],
  ['chat', 'openai', 'openai', { image: 2, audio: 0 }],
  ['chat', 'anthropic', 'anthropic', { image: 2, audio: 0 }],
] as const

describe.each(cases)('%s for %s by the profile %s', (name, target, profileId, least) => {
  const example = () => examples[name](profileFor(target, profileId))

  it('T5 is taken by the provider’s wire, sent by its own client, media in the request', async () => {
    const { prompt, inline, bytesOf } = await example()
    for (const type of ['image', 'audio'] as const) {
      const found = mediaOf(prompt).filter((part) => part.type === type)
      expect(found.length).toBeGreaterThanOrEqual(least[type])
      if (least[type] === 0) expect(found).toEqual([])
    }
    const body = await sent(target, prompt, inline)
    for (const part of mediaOf(prompt)) {
      expect(body).toContain(bytesOf(part).toString('base64'))
      expect(body).not.toContain(mediaUrl(part))
    }
    for (const part of partsOf(prompt)) {
      if (part.type === 'text') expect(body).toContain(JSON.stringify(part.text).slice(1, -1))
    }
  })

  it('T4 T5 and by reference, where the addresses can be fetched', async () => {
    const { prompt, bytesOf } = await example()
    const media = mediaOf(prompt)
    for (const part of media) known.add(mediaUrl(part))
    const body = await sent(target, prompt, byReference)
    for (const part of media) {
      expect(body).toContain(`"${mediaUrl(part)}"`)
      expect(body).not.toContain(bytesOf(part).toString('base64').slice(0, 200))
    }
    known.clear()
    if (media.length > 0) await expect(sent(target, prompt, byReference)).rejects.toThrow('400')
  })
})
