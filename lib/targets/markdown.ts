import { extensions } from '../media/extensions'
import { isDeviceName } from '../std/file-name'
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

/** The prompt as one readable text and its media as files, for any client it may be pasted into. */
export const markdown: Target<MarkdownRequest> = {
  id: 'markdown',
  request(prompt: Prompt, mediaOf: (part: MediaPart) => MediaSource): MarkdownRequest {
    const attachments: MarkdownAttachment[] = []
    const taken = new Set<string>()
    const lower = (part: Part): string => {
      if (part.type === 'text') return part.text
      const source = mediaOf(part)
      const { mediaType } = part.derivation
      const name = fileName(part, extensions[mediaType], taken)
      const place = 'base64' in source ? { data: source.base64 } : { url: source.url }
      attachments.push({ name, alias: part.alias, mediaType, ...place })
      const link = 'url' in source ? source.url : `<${name}>`
      return `${part.type === 'image' ? '!' : ''}[${part.alias}](${link})\n`
    }
    const turns = [
      ...(prompt.system.length > 0 ? [{ role: 'system', parts: prompt.system }] : []),
      ...prompt.turns.map((turn) => ({ role: turn.role as string, parts: turn.parts })),
    ]
    const text = turns.map((turn) => `[${turn.role}]\n${joined(turn.parts, lower)}`).join('\n')
    return { text, attachments }
  },
}

/** The text alone, which names the files that are attached beside it. */
export function textToPaste(prompt: Prompt): string {
  const unread = (part: MediaPart) => ({ base64: '', mediaType: part.derivation.mediaType })
  return markdown.request(prompt, unread).text
}

/**
 * A name that every system takes, and no other file has: `Image 1 / Region A` is `Image 1 - Region A.jpg`.
 * An alias that a person gave may be one of Windows's devices: `CON` is `image CON.jpg`.
 *
 * @param taken names given before, in small letters, since some systems do not tell these from capitals
 */
function fileName({ alias, type }: MediaPart, extension: string, taken: Set<string>): string {
  const plain = alias.replaceAll(' / ', ' - ').replace(/[\\/:*?"<>|]/g, '-')
  const stem = isDeviceName(plain) ? `${type} ${plain}` : plain
  let name = `${stem}.${extension}`
  for (let count = 2; taken.has(name.toLowerCase()); count++)
    name = `${stem} (${count}).${extension}`
  taken.add(name.toLowerCase())
  return name
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
