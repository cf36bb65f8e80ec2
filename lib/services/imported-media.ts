import type { ImportFormatId } from '../formats'
import { batchesOf, unpack, type ArchiveEntry } from '../formats/archive'
import type { Imported } from '../formats/define'
import type { Notes } from '../formats/notes'
import { readDocument } from '../graph/migrate'
import { isImageAsset, type Asset } from '../media/asset'
import { bounds } from '../std/bounds'
import { isObject } from '../std/json'
import { fail, ok, type Result } from '../std/result'
import { withoutAssets } from './assets'
import type { Intake } from './intake'
import type { Archive } from './opened'

type MediaContext = {
  readonly intake: Intake
  readonly notes: Notes
  readonly format: ImportFormatId
  /** Those of these hashes that the workspace has; without it there is no workspace. */
  readonly owned?: (hashes: readonly string[]) => Promise<Result<ReadonlyMap<string, unknown>>>
}

type Raw = Readonly<Record<string, unknown>>

type Placed = {
  /** Media of the archive stand in it as `{ part }`, by their paths there. */
  readonly document: Raw
  readonly parts: ReadonlyMap<string, Asset>
}

/**
 * Gives every node of a medium what the workspace has or the archive brings. A hash opens nothing that the
 * workspace does not have. A medium that is not there or cannot be taken leaves its node without one, and is told.
 *
 * @returns a failure of `readDocument`, `json.tooDeep`, `import.archiveBroken`, or a failure of the store that is not the medium's own
 */
export async function placeMedia(
  { document, media }: Imported,
  archive: Archive | undefined,
  context: MediaContext,
): Promise<Result<Placed>> {
  // Before any of its media is read: what is no document has no room for them.
  const judged = judge(document)
  if (!judged.ok) return judged
  const nodes = (document['nodes'] as readonly Raw[]) ?? []
  const hashes = nodes.flatMap((node) => hashOf(node) ?? [])
  const owned = (await context.owned?.([...new Set(hashes)])) ?? ok(new Map<string, unknown>())
  if (!owned.ok) return owned
  const isOwned = (node: Raw) => owned.value.has(hashOf(node) ?? '')
  const wanted = new Map<string, ArchiveEntry>()
  for (const node of nodes) {
    const entry = archive?.entries.get(media.get(node['id'] as string) ?? '')
    if (entry && !isOwned(node)) wanted.set(entry.path, entry)
  }
  const parts = archive ? await takeEntries(archive, wanted, context) : ok(new Map<string, Asset>())
  if (!parts.ok) return parts
  const placed = nodes.map((node) => {
    if (isOwned(node)) return node
    const path = media.get(node['id'] as string)
    return placeOne(node, path, parts.value, context)
  })
  return ok({ document: { ...document, nodes: placed }, parts: parts.value })
}

function placeOne(
  node: Raw,
  path: string | undefined,
  parts: ReadonlyMap<string, Asset>,
  { notes, format }: MediaContext,
): Raw {
  const asset = path === undefined ? undefined : parts.get(path)
  const name =
    typeof node['label'] === 'string' && node['label'] !== '' ? node['label'] : String(node['id'])
  if (asset && isImageAsset(asset) === (node['kind'] === 'image')) {
    if (format === 'deixis' && asset.hash !== hashOf(node)) notes.tell('import.mediaDiffers', name)
    return { ...node, asset: { part: path } }
  }
  if (asset) notes.tell('import.mediaOtherKind', name)
  const given = node['asset']
  // A data address brings its bytes itself.
  if (!isObject(given) || typeof given['dataUrl'] === 'string') return node
  if (path === undefined) notes.tell('import.mediaMissing', name)
  const { asset: _, ...rest } = node
  return rest
}

function hashOf(node: Raw): string | undefined {
  const asset = node['asset']
  const hash = isObject(asset) ? asset['hash'] : undefined
  return typeof hash === 'string' ? hash : undefined
}

/** Takes these entries in, a few at a time; what is no picture or sound that is taken in is told. */
async function takeEntries(
  { bytes }: Archive,
  wanted: ReadonlyMap<string, ArchiveEntry>,
  { intake, notes }: MediaContext,
): Promise<Result<ReadonlyMap<string, Asset>>> {
  const parts = new Map<string, Asset>()
  for (const batch of batchesOf([...wanted.values()])) {
    const unpacked = unpack(bytes, new Set(batch.map(({ path }) => path)))
    if (!unpacked.ok) return unpacked
    for (const { path } of batch) {
      const taken = await intake.take([unpacked.value[path] ?? new Uint8Array()])
      if (taken.ok) parts.set(path, taken.value.asset)
      else if (taken.error.code.startsWith('media.')) notes.tell('import.mediaRefused', path)
      else return taken
    }
  }
  return ok(parts)
}

function judge(document: Raw): Result<unknown> {
  const limit = bounds.jsonDepthMax
  // What is stored is read again by the one parser, which takes no more.
  if (depthOf(document) > limit) return fail('json.tooDeep', { limit })
  return readDocument(withoutAssets(document))
}

function depthOf(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0
  let deepest = 0
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner))
  return deepest + 1
}
