import { strToU8, zipSync, type Zippable } from 'fflate'
import type { MarkdownRequest } from '../targets/markdown'
import type { PromptAnswer } from './prompts'

/** The same bytes for the same files: an archive has no time of its own. */
const mtime = new Date(1980, 0, 1)
/** A larger request is mostly media in base64, which took long to make little smaller. */
const packedByteCountMax = 1024 * 1024

/**
 * A prompt as one archive: its text, or its request as the provider takes it, and beside that the files that go
 * along, each by its alias. Media are stored as they are, since they are compressed already;
 * a prompt whose media are told by their addresses has no files.
 */
export function promptArchive({ request, target, files }: PromptAnswer): Uint8Array<ArrayBuffer> {
  const isText = target === 'markdown'
  const bytes = strToU8(isText ? (request as MarkdownRequest).text : JSON.stringify(request))
  const level = !isText && bytes.length > packedByteCountMax ? 0 : 6
  const entries: Zippable = {
    [isText ? 'prompt.md' : 'request.json']: [bytes, { level, mtime }],
  }
  for (const { name, data } of files()) {
    if (data !== undefined) entries[name] = [Buffer.from(data, 'base64'), { level: 0, mtime }]
  }
  return zipSync(entries) as Uint8Array<ArrayBuffer>
}
