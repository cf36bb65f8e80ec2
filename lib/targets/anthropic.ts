import type { MediaPart, Part, Prompt, SectionName } from '../prompt/prompt'
import { assert } from '../std/assert'
import { assertCarried, type MediaSource, type Target } from './target'

type CacheControl = { cache_control?: { type: 'ephemeral' } }

export type AnthropicTextBlock = CacheControl & { type: 'text'; text: string }

type AnthropicImageType = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp'

export type AnthropicImageBlock = CacheControl & {
  type: 'image'
  source:
    { type: 'base64'; media_type: AnthropicImageType; data: string } | { type: 'url'; url: string }
}

export type AnthropicBlock = AnthropicTextBlock | AnthropicImageBlock

/** The body of `messages` without its model and `max_tokens`, as `@anthropic-ai/sdk` sends it. */
export type AnthropicRequest = {
  system?: AnthropicTextBlock[]
  messages: { role: 'user' | 'assistant'; content: AnthropicBlock[] }[]
}

/** What stays the same while people ask on (P5), the end of which is marked for the provider's cache. */
const stableSections: readonly SectionName[] = ['media', 'graph', 'notes']

/**
 * Instructions in the system field, then real roles, and a marker for the cache behind the instructions and
 * behind the last part before conversation and question (P24). One part of the prompt is one block here; a
 * blank text, which the provider refuses, is none.
 */
export const anthropic: Target<AnthropicRequest> = {
  id: 'anthropic',
  request(prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource): AnthropicRequest {
    const system = prompt.system.filter(saysSomething)
    const turns = prompt.turns.map(({ role, parts }) => ({
      role,
      parts: parts.filter(saysSomething),
    }))
    const lastStable = turns
      .flatMap(({ parts }) => parts)
      .findLast((part) => stableSections.includes(part.section))
    const lower = (part: Part): AnthropicBlock => ({
      ...(part.type === 'text' ? textBlock(part) : imageBlock(part, mediaOf(part))),
      ...(part === lastStable && marker),
    })
    return {
      ...(system.length > 0 && {
        system: system.map((part) => ({
          ...textBlock(part),
          ...(part === system.at(-1) && marker),
        })),
      }),
      messages: turns.map(({ role, parts }) => ({ role, content: parts.map(lower) })),
    }
  },
}

const marker = { cache_control: { type: 'ephemeral' } } as const

function saysSomething(part: Part): boolean {
  return part.type !== 'text' || part.text.trim() !== ''
}

function textBlock(part: Part): AnthropicTextBlock {
  assert(part.type === 'text', 'instructions of a prompt hold a medium')
  return { type: 'text', text: part.text }
}

function imageBlock(part: MediaPart, source: MediaSource): AnthropicImageBlock {
  assertCarried('anthropic', part, source)
  if ('url' in source) return { type: 'image', source: { type: 'url', url: source.url } }
  const media_type = source.mediaType as AnthropicImageType
  return { type: 'image', source: { type: 'base64', media_type, data: source.base64 } }
}
