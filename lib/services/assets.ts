import type { ByteSource } from '../assets/blobs'
import type { Asset } from '../media/asset'
import { hashPattern } from '../std/hash'
import { isObject } from '../std/json'
import { fail, ok, type Failure, type Result } from '../std/result'
import { cutText } from '../std/text'
import type { Intake } from './intake'

/** Where the media come from that a document names without saying what they are. */
export type AssetSources = {
  readonly intake: Intake
  /** Files that came with the request, by the names that a document may use for them. */
  readonly parts?: ReadonlyMap<string, Asset>
  /** Those of these hashes that the workspace has, each as it knows it. */
  readonly stored?: (hashes: readonly string[]) => Promise<Result<ReadonlyMap<string, Asset>>>
  /** The bytes of a file beside the document; only where the caller owns the files. */
  readonly file?: (path: string) => Promise<Result<ByteSource>>
}

type Raw = Record<string, unknown>

/**
 * Puts a whole asset in the place of each that a caller gave as `{ dataUrl }`, `{ part }`, `{ path }`
 * or as stored. Size, type and length in seconds are read from the bytes, whatever the caller claims.
 * What is no document is handed on untouched, for `readDocument` to judge.
 *
 * @returns the document, or `asset.form`, `asset.dataUrlInvalid`, `asset.partMissing`,
 * `asset.pathNotHere`, `asset.notOwned`, a failure of `Intake.take` or of a source, with the pointer to the asset
 */
export async function resolveAssets(
  document: unknown,
  sources: AssetSources,
): Promise<Result<unknown>> {
  const nodes = isObject(document) ? document['nodes'] : undefined
  if (!Array.isArray(nodes)) return ok(document)
  const stored = await findStored(nodes as unknown[], sources)
  if (!stored.ok) return stored
  const known = new Map<string, Result<Asset>>()
  const resolved = []
  for (const [index, node] of (nodes as unknown[]).entries()) {
    const given = assetIn(node)
    if (given === undefined) {
      resolved.push(node)
      continue
    }
    // One file may be named by many nodes.
    const key = keyOf(given)
    const asset = known.get(key) ?? (await resolveAsset(given, sources, stored.value))
    known.set(key, asset)
    if (!asset.ok) return at(asset.error, `/nodes/${index}/asset`)
    resolved.push({ ...(node as Raw), asset: asset.value })
  }
  return ok({ ...(document as Raw), nodes: resolved })
}

function assetIn(node: unknown): Raw | undefined {
  const given = isObject(node) ? node['asset'] : undefined
  return isObject(given) ? given : undefined
}

function keyOf({ dataUrl, part, path, hash }: Raw): string {
  return JSON.stringify(typeof hash === 'string' ? [hash] : [dataUrl, part, path, null])
}

/** What is stored is asked for at once; undefined where nothing can be. */
async function findStored(
  nodes: readonly unknown[],
  { stored }: AssetSources,
): Promise<Result<ReadonlyMap<string, Asset> | undefined>> {
  if (stored === undefined) return ok(undefined)
  const given = nodes.map((node) => assetIn(node)?.['hash'])
  const hashes = [...new Set(given.filter((hash) => typeof hash === 'string'))]
  return hashes.length === 0 ? ok(new Map()) : stored(hashes)
}

/** Whether files come with a document itself: what is stored or came beside it is there already. */
export function bringsFiles(document: Raw): boolean {
  const nodes: unknown = document['nodes']
  return Array.isArray(nodes) && nodes.some((node) => isFileGiven(assetIn(node)))
}

/** The document as far as it can be judged before any file of its own is taken in. */
export function withoutFiles(document: Raw): Raw {
  return withoutThose(document, isFileGiven)
}

/** The document without any of its assets, for what needs none. What is no document is handed on. */
export function withoutAssets(document: unknown): unknown {
  return isObject(document) ? withoutThose(document, (given) => given !== undefined) : document
}

function withoutThose(document: Raw, isMeant: (given: Raw | undefined) => boolean): Raw {
  const nodes: unknown = document['nodes']
  if (!Array.isArray(nodes)) return document
  return {
    ...document,
    nodes: nodes.map((node: unknown) => {
      if (!isMeant(assetIn(node))) return node
      const { asset: _, ...rest } = node as Raw
      return rest
    }),
  }
}

function isFileGiven(given: Raw | undefined): boolean {
  return given !== undefined && typeof given['hash'] !== 'string'
}

async function resolveAsset(
  given: Raw,
  sources: AssetSources,
  stored: ReadonlyMap<string, Asset> | undefined,
): Promise<Result<Asset>> {
  const { dataUrl, part, path, hash } = given
  if (typeof hash === 'string') {
    const asset = stored?.get(hash)
    if (asset) return ok(asset)
    if (!stored) return fail('asset.storedNotHere')
    // What is no hash can be in no workspace; what it should look like says more.
    if (!hashPattern.test(hash)) return fail('asset.hashInvalid')
    return fail('asset.notOwned', { hashes: [cutText(hash, 80)] })
  }
  if (Object.keys(given).length !== 1) return fail('asset.form')
  if (typeof dataUrl === 'string') return takeDataUrl(dataUrl, sources.intake)
  if (typeof part === 'string') return findPart(part, sources.parts ?? new Map())
  if (typeof path !== 'string') return fail('asset.form')
  if (sources.file === undefined) return fail('asset.pathNotHere', { path: cutText(path, 200) })
  const source = await sources.file(path)
  return source.ok ? assetOf(await sources.intake.take(source.value)) : source
}

function findPart(name: string, parts: ReadonlyMap<string, Asset>): Result<Asset> {
  const asset = parts.get(name)
  if (asset) return ok(asset)
  if (parts.size === 0) return fail('asset.noParts', { part: cutText(name, 200) })
  return fail('asset.partMissing', {
    part: cutText(name, 200),
    parts: [...parts.keys()].slice(0, 20),
  })
}

async function takeDataUrl(dataUrl: string, intake: Intake): Promise<Result<Asset>> {
  // The type that the address names is not read: the bytes say what they are.
  const match = /^data:[^,]{0,200};base64,/.exec(dataUrl)
  const base64 = match ? dataUrl.slice(match[0].length) : ''
  const bytes = Buffer.from(base64, 'base64')
  // Node skips what is no base64, so a text that was cut or garbled shows only in its length.
  const length = base64.replace(/=+$/, '').length
  if (!match || Math.ceil((bytes.length * 4) / 3) !== length) return fail('asset.dataUrlInvalid')
  return assetOf(await intake.take([bytes]))
}

function assetOf(taken: Result<{ asset: Asset }>): Result<Asset> {
  return taken.ok ? ok(taken.value.asset) : taken
}

/** A failure of something inside, with the place of that thing before its pointers. */
export function at(
  failure: Failure,
  base: string,
): { readonly ok: false; readonly error: Failure } {
  const causes = failure.causes?.map((cause) => ({
    ...cause,
    pointer: base + (cause.pointer ?? ''),
  }))
  const pointer = base + (failure.pointer ?? '')
  return { ok: false, error: { ...failure, pointer, ...(causes && { causes }) } }
}
