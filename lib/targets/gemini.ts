import type { MediaPart, Part, Prompt } from '../prompt/prompt'
import type { MediaSource, Target } from './target'

export type GeminiPart =
  | { text: string }
  | { inlineData: { mimeType: string; data: string } }
  | { fileData: { mimeType: string; fileUri: string } }

/** The body of `models/*:generateContent`, as `@google/generative-ai` sends it. */
export type GeminiRequest = {
  systemInstruction: { role: 'system'; parts: GeminiPart[] }
  contents: { role: 'user' | 'model'; parts: GeminiPart[] }[]
}

/** Instructions in the system field, then real roles (P24); one part of the prompt is one part here. */
export const gemini: Target<GeminiRequest> = {
  id: 'gemini',
  profileId: 'gemini',
  request(prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource): GeminiRequest {
    const lower = (part: Part): GeminiPart => {
      if (part.type === 'text') return { text: part.text }
      const source = mediaOf(part)
      return 'base64' in source
        ? { inlineData: { mimeType: source.mediaType, data: source.base64 } }
        : { fileData: { mimeType: source.mediaType, fileUri: source.url } }
    }
    return {
      systemInstruction: { role: 'system', parts: prompt.system.map(lower) },
      contents: prompt.turns.map((turn) => ({
        role: turn.role === 'assistant' ? 'model' : 'user',
        parts: turn.parts.map(lower),
      })),
    }
  },
}
