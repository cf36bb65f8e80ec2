import { setImmediate } from 'node:timers/promises'
import { readFile } from 'node:fs/promises'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { openSlice, storeFailure } from '../assets/files'
import { renditionOf } from '../assets/rendition'
import { compile } from '../compile'
import { formatOf, type FormatId } from '../formats'
import type { ExportedFile, Format, PromptText } from '../formats/define'
import { safeName } from '../formats/file-names'
import { proseTexts } from '../formats/html'
import { ProseReader, type ProseTree } from '../formats/html/markdown'
import { formatLimits } from '../formats/limits'
import { Notes } from '../formats/notes'
import type { Words } from '../formats/words'
import type { GraphDocument } from '../graph/document'
import { nameOf } from '../kinds'
import type { Asset } from '../media/asset'
import type { Language } from '../messages'
import en from '../messages/interface/en.json' with { type: 'json' }
import ko from '../messages/interface/ko.json' with { type: 'json' }
import { carriedBy } from '../prompt/profile'
import { profileIds, profiles } from '../prompt/profiles'
import { bounds } from '../std/bounds'
import { fail, ok, type Message, type Result } from '../std/result'
import { targets } from '../targets'
import { hashNatively } from './hash'
import type { Instance } from './instance'
import type { Principal } from './principal'

/** A graph in some format, on its way out. */
export type ExportedGraph = {
  readonly fileName: string
  readonly mediaType: string
  /** What the format could not tell. */
  readonly notes: readonly Message[]
  readonly revision: number
  /** The bytes, made as they are read. */
  readonly chunks: AsyncIterable<Uint8Array>
}

export type ExportOptions = { readonly format: FormatId; readonly language: Language }

const words: { readonly en: Words; readonly ko: Words } = {
  en: { ...en.exported, kinds: en.editor.kinds },
  ko: { ...ko.exported, kinds: ko.editor.kinds },
}

/**
 * A graph as it is now in a format: one file, or an archive of several.
 *
 * @returns `graph.notFound`, `export.tooLarge`, or a failure of `renditionOf`; a medium whose file is gone
 * is left out and told
 */
export async function exportGraph(
  instance: Instance,
  principal: Principal,
  graphId: string,
  { format: id, language }: ExportOptions,
): Promise<Result<ExportedGraph>> {
  const graph = await instance.store.getGraph(principal, graphId)
  if (!graph.ok) return graph
  const { document, revision } = graph.value
  const format = formatOf(id)
  const media = format.embeds ? await dataUrls(instance, document) : ok(new Map<string, string>())
  if (!media.ok) return media
  const prompts = format.embeds ? await promptTexts(document) : []
  const prose = format.embeds ? await readProse(document) : new Map<string, ProseTree>()
  const context = { language, words, media: media.value, prompts, prose }
  const exported = format.export?.(document, context)
  if (!exported) return fail('export.notOffered', { format: id })
  const found = await findFiles(instance, document, exported.files)
  if (!found.ok) return found
  const { files, notes } = found.value
  const isPacked = format.packed === 'always' || (format.packed === 'withMedia' && files.length > 1)
  const chunks = isPacked ? zipped(files) : alone(files)
  const name = safeName(document.title, 'graph')
  return ok({
    fileName: `${name}.${endingOf(format, isPacked)}`,
    mediaType: isPacked ? 'application/zip' : format.mediaType,
    notes: [...exported.notes, ...notes],
    revision,
    chunks,
  })
}

function endingOf({ extension, packed }: Format, isPacked: boolean): string {
  return isPacked && packed === 'withMedia' ? `${extension}.zip` : extension
}

function assetsOf({ nodes }: GraphDocument): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  for (const node of nodes) {
    if ('asset' in node && node.asset) assets.set(node.asset.hash, node.asset)
  }
  return assets
}

/** Every rendition as a data address, by hash; judged by size before any is read. */
async function dataUrls(
  { blobs }: Instance,
  document: GraphDocument,
): Promise<Result<ReadonlyMap<string, string>>> {
  const urls = new Map<string, string>()
  let byteCount = 0
  for (const asset of assetsOf(document).values()) {
    const rendition = await renditionOf(blobs, asset)
    if (!rendition.ok && rendition.error.code === 'media.notFound') continue
    if (!rendition.ok) return rendition
    const { path, mediaType } = rendition.value
    byteCount += rendition.value.byteCount
    const limit = bounds.inlineByteCountMax
    if (byteCount > limit) return fail('export.tooLarge', { limit })
    try {
      const base64 = (await readFile(path)).toString('base64')
      urls.set(asset.hash, `data:${mediaType};base64,${base64}`)
    } catch (error) {
      return storeFailure(error)
    }
  }
  return ok(urls)
}

/** The prompt of every profile as text, those that are the same under one name. */
async function promptTexts(document: GraphDocument): Promise<readonly PromptText[]> {
  const names = new Map<string, string[]>()
  for (const id of profileIds) {
    const profile = profiles[id]
    if (!profile) continue
    const { prompt } = compile({
      document,
      profile: carriedBy(profile, 'markdown'),
      hash: hashNatively,
    })
    if (prompt.turns.length === 0) continue
    const { text } = targets.markdown.request(prompt, ({ nodeId, derivation: { mediaType } }) => ({
      url: `#${nodeId}`,
      mediaType,
    }))
    names.set(text, [...(names.get(text) ?? []), profile.name])
    // A large graph takes a while for each; others are answered in between.
    await setImmediate()
  }
  return [...names].map(([text, all]) => ({ name: all.join(', '), text }))
}

/** Each text takes a moment; others are answered in between. */
async function readProse(document: GraphDocument): Promise<ReadonlyMap<string, ProseTree>> {
  const reader = new ProseReader()
  for (const text of proseTexts(document)) if (reader.read(text)) await setImmediate()
  return reader.trees
}

type ReadyFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly from: string }

/** Where the bytes of every file are; what is gone is left out and told. */
async function findFiles(
  { blobs }: Instance,
  document: GraphDocument,
  files: readonly ExportedFile[],
): Promise<Result<{ readonly files: readonly ReadyFile[]; readonly notes: readonly Message[] }>> {
  const assets = assetsOf(document)
  const notes = new Notes()
  const ready: ReadyFile[] = []
  let byteCount = 0
  for (const file of files) {
    if ('text' in file) {
      byteCount += file.text.length
      ready.push(file)
      continue
    }
    const asset = assets.get(file.hash)
    if (!asset) continue
    const isThere = await blobs.has(file.hash)
    const rendition =
      file.variant === 'rendition' && isThere ? await renditionOf(blobs, asset) : undefined
    if (rendition && !rendition.ok) return rendition
    if (!isThere) {
      const node = document.nodes.find((each) => 'asset' in each && each.asset?.hash === file.hash)
      notes.tell('export.mediaNotThere', node ? nameOf(node) : file.path)
      continue
    }
    byteCount += rendition?.value.byteCount ?? asset.byteCount
    ready.push({ path: file.path, from: rendition?.value.path ?? blobs.pathOf(file.hash) })
  }
  const limit = formatLimits.fileByteCountMax
  return byteCount > limit
    ? fail('export.tooLarge', { limit })
    : ok({ files: ready, notes: notes.list() })
}

async function* alone(files: readonly ReadyFile[]): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    if ('text' in file) yield strToU8(file.text)
    else yield* bytesOf(file.from)
  }
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const slice = await openSlice(path)
  if (!slice.ok) throw new Error(slice.error.code)
  yield* slice.value.stream as AsyncIterable<Uint8Array>
}

/** The same bytes for the same files: an archive has no time of its own. */
const mtime = new Date(1980, 0, 1)

/** An archive as it is made; media are stored as they are, since they are compressed already. */
async function* zipped(files: readonly ReadyFile[]): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const faults: Error[] = []
  const zip = new Zip((error, chunk) => {
    if (error) faults.push(error)
    else made.push(chunk)
  })
  for (const file of files) {
    const entry =
      'text' in file ? new ZipDeflate(file.path, { level: 6 }) : new ZipPassThrough(file.path)
    entry.mtime = mtime
    zip.add(entry)
    if ('text' in file) entry.push(strToU8(file.text), true)
    else {
      for await (const chunk of bytesOf(file.from)) {
        entry.push(chunk)
        yield* made.splice(0)
      }
      entry.push(new Uint8Array(), true)
    }
    if (faults[0]) throw faults[0]
    yield* made.splice(0)
  }
  zip.end()
  yield* made.splice(0)
}
