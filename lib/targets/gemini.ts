import type { MediaPart, Part, Prompt } from '../prompt/prompt'
import { assertCarried, type MediaSource, type Target } from './target'

export type GeminiPart =
  | { text: string }
  | { inlineData: { mimeType: string; data: string } }
  | { fileData: { mimeType: string; fileUri: string } }

/** The body of `models/*:generateContent`, as `@google/generative-ai` sends it. */
export type GeminiRequest = {
  systemInstruction?: { role: 'system'; parts: GeminiPart[] }
  contents: { role: 'user' | 'model'; parts: GeminiPart[] }[]
}

/** Instructions in the system field, then real roles (P24); one part of the prompt is one part here. */
export const gemini: Target<GeminiRequest> = {
  id: 'gemini',
  request(prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource): GeminiRequest {
    const lower = (part: Part): GeminiPart =>
      part.type === 'text' ? { text: part.text } : lowerMedium(part, mediaOf(part))
    return {
      ...(prompt.system.length > 0 && {
        systemInstruction: { role: 'system', parts: prompt.system.map(lower) },
      }),
      contents: prompt.turns.map((turn) => ({
        role: turn.role === 'assistant' ? 'model' : 'user',
        parts: turn.parts.map(lower),
      })),
    }
  },
}

function lowerMedium(part: MediaPart, source: MediaSource): GeminiPart {
  assertCarried('gemini', part, source)
  // Its guide names MP3 by this type, which is not the registered one.
  const mimeType = source.mediaType === 'audio/mpeg' ? 'audio/mp3' : source.mediaType
  return 'base64' in source
    ? { inlineData: { mimeType, data: source.base64 } }
    : { fileData: { mimeType, fileUri: source.url } }
}
