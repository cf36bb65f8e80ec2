import { readFile } from 'node:fs/promises'
import type { Blobs } from '../assets/blobs'
import { storeFailure } from '../assets/files'
import { renditionOf, type Rendition } from '../assets/rendition'
import type { Asset } from '../media/asset'
import { partsOf, type Prompt } from '../prompt/prompt'
import { bounds } from '../std/bounds'
import { fail, ok, type Result } from '../std/result'

/** Base64 of renditions, the least recently used first. A hash stands for its bytes for good. */
class ContentCache {
  readonly #contents = new Map<string, string>()
  #length = 0

  get(hash: string): string | undefined {
    const content = this.#contents.get(hash)
    if (content === undefined) return undefined
    this.#contents.delete(hash)
    this.#contents.set(hash, content)
    return content
  }

  set(hash: string, content: string): void {
    if (this.#contents.has(hash) || content.length > cachedLengthMax / 4) return
    this.#contents.set(hash, content)
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
 * The bytes that leave the house, in base64 by hash, of every file that a prompt attaches.
 *
 * @param places where the files may lie, looked through in order
 * @returns `prompt.mediaTooLarge` before they are read, or a failure of `renditionOf`
 */
export async function readContents(
  prompt: Prompt,
  places: readonly Blobs[],
): Promise<Result<ReadonlyMap<string, string>>> {
  const assets = new Map<string, Asset>()
  for (const part of partsOf(prompt)) {
    if (part.type !== 'text') assets.set(part.asset.hash, part.asset)
  }
  const contents = new Map<string, string>()
  let byteCount = 0
  for (const [hash, asset] of assets) {
    const found = await findContent(asset, places)
    if (!found.ok) return found
    byteCount += found.value.byteCount
    if (byteCount > bounds.inlineByteCountMax) {
      return fail('prompt.mediaTooLarge', { limit: bounds.inlineByteCountMax })
    }
    const content = await found.value.read()
    if (!content.ok) return content
    contents.set(hash, content.value)
  }
  return ok(contents)
}

type Content = { readonly byteCount: number; readonly read: () => Promise<Result<string>> }

async function findContent(asset: Asset, places: readonly Blobs[]): Promise<Result<Content>> {
  for (const blobs of places) {
    const cache = cacheOf(blobs)
    const known = cache.get(asset.hash)
    if (known !== undefined) {
      return ok({ byteCount: Math.ceil((known.length * 3) / 4), read: async () => ok(known) })
    }
    const rendition = await renditionOf(blobs, asset)
    if (rendition.ok) {
      const { byteCount } = rendition.value
      return ok({ byteCount, read: () => readContent(rendition.value, asset, cache) })
    }
    if (rendition.error.code !== 'media.notFound') return rendition
  }
  return fail('media.notFound', { hash: asset.hash })
}

async function readContent(
  { path }: Rendition,
  { hash }: Asset,
  cache: ContentCache,
): Promise<Result<string>> {
  try {
    const content = (await readFile(path)).toString('base64')
    cache.set(hash, content)
    return ok(content)
  } catch (error) {
    return storeFailure(error)
  }
}
