import type { MediaType } from '../media/asset'
import type { MediaPart, Part, Prompt, SectionName } from '../prompt/prompt'
import type { MediaSource, Target } from './target'

/** A file that goes with the text, named by its alias since other clients reorder attachments. */
export type MarkdownAttachment = {
  name: string
  alias: string
  mediaType: string
  data?: string
  url?: string
}

export type MarkdownRequest = { text: string; attachments: MarkdownAttachment[] }

const extensions: Readonly<Record<MediaType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/flac': 'flac',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
}

/** The prompt as one readable text and its media as files, for any client it may be pasted into. */
export const markdown: Target<MarkdownRequest> = {
  id: 'markdown',
  profileId: 'generic',
  request(prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource): MarkdownRequest {
    const attachments: MarkdownAttachment[] = []
    const lower = (part: Part): string => {
      if (part.type === 'text') return part.text
      const source = mediaOf(part)
      const name = `${part.alias}.${extensions[source.mediaType]}`
      const place = 'base64' in source ? { data: source.base64 } : { url: source.url }
      attachments.push({ name, alias: part.alias, mediaType: source.mediaType, ...place })
      const link = 'url' in source ? source.url : `<${name}>`
      return `${part.type === 'image' ? '!' : ''}[${part.alias}](${link})\n`
    }
    const turns = [
      { role: 'system', parts: prompt.system },
      ...prompt.turns.map((turn) => ({ role: turn.role as string, parts: turn.parts })),
    ]
    const text = turns.map((turn) => `[${turn.role}]\n${joined(turn.parts, lower)}`).join('\n')
    return { text, attachments }
  },
}

/** A blank line between sections, none inside. */
function joined(parts: readonly Part[], lower: (part: Part) => string): string {
  let text = ''
  let section: SectionName | undefined
  for (const part of parts) {
    if (section !== undefined && section !== part.section) text += '\n'
    section = part.section
    text += lower(part)
  }
  return text
}
