import type { ByteSource } from '../assets/blobs'
import type { Asset } from '../media/asset'
import { fail, ok, type Failure, type Result } from '../std/result'
import type { Intake } from './intake'

/** Where the media come from that a document names without saying what they are. */
export type AssetSources = {
  readonly intake: Intake
  /** Files that came with the request, by the names that a document may use for them. */
  readonly parts?: ReadonlyMap<string, Asset>
  /** The asset of a hash, as the workspace knows it. */
  readonly stored?: (hash: string) => Promise<Result<Asset>>
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
 * `asset.pathNotHere`, a failure of `Intake.take` or of a source, with the pointer to the asset
 */
export async function resolveAssets(
  document: unknown,
  sources: AssetSources,
): Promise<Result<unknown>> {
  const nodes = isObject(document) ? document['nodes'] : undefined
  if (!Array.isArray(nodes)) return ok(document)
  const known = await findStored(nodes as unknown[], sources)
  const resolved = []
  for (const [index, node] of (nodes as unknown[]).entries()) {
    const given = assetIn(node)
    if (given === undefined) {
      resolved.push(node)
      continue
    }
    // One file may be named by many nodes.
    const key = keyOf(given)
    const asset = known.get(key) ?? (await resolveAsset(given, sources))
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

const storedPerQueryCountMax = 500

/** What is stored is asked for at once, which the database answers as one question for many. */
async function findStored(
  nodes: readonly unknown[],
  { stored }: AssetSources,
): Promise<Map<string, Result<Asset>>> {
  const found = new Map<string, Result<Asset>>()
  if (stored === undefined) return found
  const given = nodes.map((node) => assetIn(node)?.['hash'])
  const hashes = [...new Set(given.filter((hash) => typeof hash === 'string'))]
  for (let start = 0; start < hashes.length; start += storedPerQueryCountMax) {
    const asked = hashes.slice(start, start + storedPerQueryCountMax)
    const answers = await Promise.all(asked.map(stored))
    asked.forEach((hash, index) => found.set(keyOf({ hash }), answers[index] as Result<Asset>))
  }
  return found
}

async function resolveAsset(given: Raw, sources: AssetSources): Promise<Result<Asset>> {
  const { dataUrl, part, path, hash } = given
  if (typeof hash === 'string') return fail('asset.storedNotHere')
  if (Object.keys(given).length !== 1) return fail('asset.form')
  if (typeof dataUrl === 'string') return takeDataUrl(dataUrl, sources.intake)
  if (typeof part === 'string') return findPart(part, sources.parts ?? new Map())
  if (typeof path !== 'string') return fail('asset.form')
  if (sources.file === undefined) return fail('asset.pathNotHere', { path: path.slice(0, 200) })
  const source = await sources.file(path)
  return source.ok ? assetOf(await sources.intake.take(source.value)) : source
}

function findPart(name: string, parts: ReadonlyMap<string, Asset>): Result<Asset> {
  const asset = parts.get(name)
  if (asset) return ok(asset)
  return fail('asset.partMissing', {
    part: name.slice(0, 200),
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

function isObject(value: unknown): value is Raw {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
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
