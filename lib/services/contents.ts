import { readFile } from 'node:fs/promises'
import type { Blobs } from '../assets/blobs'
import { derivationOf } from '../assets/derive'
import { storeFailure } from '../assets/files'
import type { Rendition } from '../assets/rendition'
import { partsOf, type MediaPart, type Prompt } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import { fail, ok, type Result } from '../std/result'
import { mediaUrl } from '../targets/target'

/** Base64 of what was made, by address, the least recently used first. An address stands for its bytes for good. */
class ContentCache {
  readonly #contents = new Map<string, string>()
  #length = 0

  get(url: string): string | undefined {
    const content = this.#contents.get(url)
    if (content === undefined) return undefined
    this.#contents.delete(url)
    this.#contents.set(url, content)
    return content
  }

  set(url: string, content: string): void {
    if (this.#contents.has(url) || content.length > cachedLengthMax / 4) return
    this.#contents.set(url, content)
    plain.set(content, Buffer.from(content, 'latin1'))
    this.#length += content.length
    for (const [oldest, old] of this.#contents) {
      if (this.#length <= cachedLengthMax) return
      this.#contents.delete(oldest)
      plain.delete(old)
      this.#length -= old.length
    }
  }
}

/** The bytes of the contents in the caches, which are those of every prompt that attaches them. */
const plain = new Map<string, Uint8Array>()
const plainLengthMin = 1024

/** The bytes of a content that is remembered, to be sent without being written out anew. */
export function plainBytesOf(text: string): Uint8Array | undefined {
  return text.length < plainLengthMin ? undefined : plain.get(text)
}

const cachedLengthMax = 32 * 1024 * 1024
const caches = new WeakMap<Blobs, ContentCache>()

function cacheOf(blobs: Blobs): ContentCache {
  const cache = caches.get(blobs) ?? new ContentCache()
  caches.set(blobs, cache)
  return cache
}

/**
 * The bytes that leave the house, in base64 by address (`mediaUrl`), of every file that a prompt attaches:
 * renditions, and what is cut, marked or converted.
 *
 * @param places where the files may lie, looked through in order; what the last of them has is remembered
 * @returns `prompt.mediaTooLarge` by what is made and before it is read, or a failure of `derivationOf`
 */
export async function readContents(
  prompt: Prompt,
  places: readonly Blobs[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const parts = new Map<string, MediaPart>()
  for (const part of partsOf(prompt)) {
    if (part.type !== 'text') parts.set(mediaUrl(part), part)
  }
  const waiting = [...parts]
  const finding: Promise<Result<Content>>[] = []
  const contents = new Map<string, string>()
  let byteCount = 0
  for (const [index, [url]] of waiting.entries()) {
    // One is made while the next is, and no more than that for nothing where one fails.
    for (const [nextUrl, part] of waiting.slice(finding.length, index + aheadCount)) {
      finding.push(findContent(nextUrl, part, places))
    }
    const found = await (finding[index] as Promise<Result<Content>>)
    if (!found.ok) return found
    byteCount += found.value.byteCount
    if (byteCount > bounds.inlineByteCountMax) {
      return fail('prompt.mediaTooLarge', { limit: bounds.inlineByteCountMax })
    }
    const content = await found.value.read()
    if (!content.ok) return content
    contents.set(url, content.value)
  }
  return ok(contents)
}

/** As many as are made at once. */
const aheadCount = 2

type Content = { readonly byteCount: number; readonly read: () => Promise<Result<string>> }

async function findContent(
  url: string,
  { asset, derivation }: MediaPart,
  places: readonly Blobs[],
): Promise<Result<Content>> {
  for (const blobs of places) {
    // What came with one request is gone with it, and must not stay in memory.
    const cache = blobs === places.at(-1) ? cacheOf(blobs) : undefined
    const known = cache?.get(url)
    if (known !== undefined) {
      return ok({ byteCount: Math.ceil((known.length * 3) / 4), read: async () => ok(known) })
    }
    const made = await derivationOf(blobs, asset, derivation)
    if (made.ok) {
      const { byteCount } = made.value
      return ok({ byteCount, read: () => readContent(made.value, url, cache) })
    }
    if (made.error.code !== 'media.notFound') return made
  }
  return fail('media.notFound', { hash: asset.hash })
}

async function readContent(
  { path }: Rendition,
  url: string,
  cache: ContentCache | undefined,
): Promise<Result<string>> {
  try {
    const content = (await readFile(path)).toString('base64')
    cache?.set(url, content)
    return ok(content)
  } catch (error) {
    return storeFailure(error)
  }
}
