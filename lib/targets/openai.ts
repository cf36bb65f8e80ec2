import type { MediaPart, Part, Prompt } from '../prompt/prompt'
import { assert } from '../std/assert'
import { assertCarried, type MediaSource, type Target } from './target'

export type OpenAIContentPart =
  | { type: 'text'; text: string }
  | { type: 'image_url'; image_url: { url: string; detail: 'high' } }
  | { type: 'input_audio'; input_audio: { data: string; format: 'wav' | 'mp3' } }

export type OpenAIMessage =
  { role: 'system' | 'assistant'; content: string } | { role: 'user'; content: OpenAIContentPart[] }

/** The body of `chat/completions` without its model, as the `openai` package sends it. */
export type OpenAIRequest = { messages: OpenAIMessage[] }

/**
 * Instructions in a message of the role `system`, which models that call it `developer` take as such, then real
 * roles (P24). In a user's message one part of the prompt is one part here; instructions and answers are one
 * text each, since servers on people's own machines read nothing else there.
 */
export const openai: Target<OpenAIRequest> = {
  id: 'openai',
  request(prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource): OpenAIRequest {
    const lower = (part: Part): OpenAIContentPart =>
      part.type === 'text' ? { type: 'text', text: part.text } : lowerMedium(part, mediaOf(part))
    const turns = prompt.turns.map(({ role, parts }): OpenAIMessage =>
      role === 'user'
        ? { role, content: parts.map(lower) }
        : { role, content: textOf(parts, 'an answer') },
    )
    if (prompt.system.length === 0) return { messages: turns }
    const content = textOf(prompt.system, 'instructions')
    return { messages: [{ role: 'system', content }, ...turns] }
  },
}

/** Pictures are read in `high` detail, whose limits and costs are those of the profile. */
function lowerMedium(part: MediaPart, source: MediaSource): OpenAIContentPart {
  assertCarried('openai', part, source)
  if (part.type === 'image') {
    const url = 'url' in source ? source.url : `data:${source.mediaType};base64,${source.base64}`
    return { type: 'image_url', image_url: { url, detail: 'high' } }
  }
  const format = source.mediaType === 'audio/wav' ? 'wav' : 'mp3'
  const data = 'url' in source ? source.url : source.base64
  return { type: 'input_audio', input_audio: { data, format } }
}

function textOf(parts: readonly Part[], place: string): string {
  let text = ''
  for (const part of parts) {
    assert(part.type === 'text', `${place} of a prompt holds a medium`)
    text += part.text
  }
  return text
}
