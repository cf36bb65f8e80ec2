import { assetSchema, isImageAsset, type Asset } from '../media/asset'
import { assert } from '../std/assert'
import { fail, ok, type Failure, type Result } from '../std/result'
import type { StoreContext } from './context'
import { attempt, isForeignKeyViolation, isUniqueViolation } from './failure'
import type { Principal } from './principal'

/** SQLite and PostgreSQL both bound the values of one statement; this stays far below either bound. */
const hashesPerQueryCountMax = 500

/** Gives the workspace a blob that is on disk already. `created` is false when it had it before. */
export function putAsset(
  context: StoreContext,
  principal: Principal,
  asset: Asset,
): Promise<Result<{ readonly created: boolean }>> {
  return attempt(async (): Promise<Result<{ readonly created: boolean }>> => {
    const { hash, mediaType, byteCount } = asset
    const measure = isImageAsset(asset)
      ? { width: asset.width, height: asset.height }
      : { durationSeconds: asset.durationSeconds }
    try {
      await context.client.asset.create({
        data: {
          workspaceId: principal.workspaceId,
          hash,
          mediaType,
          byteCount,
          ...measure,
          createdAt: new Date(),
        },
        select: { hash: true },
      })
      return ok({ created: true })
    } catch (error) {
      if (isUniqueViolation(error)) return ok({ created: false })
      if (isForeignKeyViolation(error)) return workspaceNotFound(principal)
      throw error
    }
  })
}

/** An asset of the workspace, as it stands in a document; `media.notFound` when it has none such. */
export function getAsset(
  context: StoreContext,
  principal: Principal,
  hash: string,
): Promise<Result<Asset>> {
  return attempt(async () => {
    if (!/^sha256-[0-9a-f]{64}$/.test(hash))
      return fail('media.notFound', { hash: hash.slice(0, 80) })
    const row = await context.client.asset.findUnique({
      where: { workspaceId_hash: { workspaceId: principal.workspaceId, hash } },
      select: {
        hash: true,
        mediaType: true,
        byteCount: true,
        width: true,
        height: true,
        durationSeconds: true,
      },
    })
    if (row === null) return fail('media.notFound', { hash })
    const present = Object.entries(row).filter(([, value]) => value !== null)
    const asset = assetSchema.safeParse(Object.fromEntries(present))
    assert(asset.success, `the row of ${hash} is an asset`)
    return ok(asset.data)
  })
}

/** Which of these hashes the workspace does not have, each once, in the order given. */
export async function findMissingAssets(
  context: StoreContext,
  principal: Principal,
  hashes: Iterable<string>,
): Promise<string[]> {
  const wanted = [...new Set(hashes)]
  const owned = new Set<string>()
  for (let start = 0; start < wanted.length; start += hashesPerQueryCountMax) {
    const rows = await context.client.asset.findMany({
      where: {
        workspaceId: principal.workspaceId,
        hash: { in: wanted.slice(start, start + hashesPerQueryCountMax) },
      },
      select: { hash: true },
    })
    for (const { hash } of rows) owned.add(hash)
  }
  return wanted.filter((hash) => !owned.has(hash))
}

/** `asset.notOwned` naming the first few, or undefined when the workspace has them all. */
export async function refuseMissingAssets(
  context: StoreContext,
  principal: Principal,
  hashes: Iterable<string>,
): Promise<{ readonly ok: false; readonly error: Failure } | undefined> {
  const missing = await findMissingAssets(context, principal, hashes)
  return missing.length === 0 ? undefined : fail('asset.notOwned', { hashes: missing.slice(0, 10) })
}

/**
 * The hashes that nodes or commands name: every `hash` of an object under the key `asset`, however deep,
 * so that a new kind with an asset is judged without a word here.
 */
export function assetHashes(value: unknown, found = new Set<string>()): Set<string> {
  if (value === null || typeof value !== 'object') return found
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'asset' && inner !== null && typeof inner === 'object' && 'hash' in inner) {
      if (typeof inner.hash === 'string') found.add(inner.hash)
    } else if (key !== 'extra') assetHashes(inner, found)
  }
  return found
}

export function workspaceNotFound(principal: Principal) {
  return fail('workspace.notFound', { workspace: principal.workspaceId })
}
