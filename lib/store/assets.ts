import { isDeepStrictEqual } from 'node:util'
import type { Command } from '../graph/command'
import type { GraphDocument } from '../graph/document'
import { assetSchema, isImageAsset, type Asset } from '../media/asset'
import { assert } from '../std/assert'
import { hashPattern } from '../std/hash'
import { fail, ok, type Failure, type Result } from '../std/result'
import { cutText } from '../std/text'
import type { StoreContext } from './context'
import { attempt, isForeignKeyViolation, isUniqueViolation } from './failure'
import type { Principal } from './principal'

/** SQLite and PostgreSQL both bound the values of one statement; this stays far below either bound. */
const hashesPerQueryCountMax = 500

/** An asset as the workspace keeps it, and whether it is new there. */
export type PutAsset = { readonly asset: Asset; readonly created: boolean }

/**
 * Gives the workspace a blob that is on disk already. What it had before stays as it was, and is what a
 * document may name.
 */
export function putAsset(
  context: StoreContext,
  principal: Principal,
  asset: Asset,
): Promise<Result<PutAsset>> {
  return attempt(async (): Promise<Result<PutAsset>> => {
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
      return ok({ asset, created: true })
    } catch (error) {
      if (isForeignKeyViolation(error)) return workspaceNotFound(principal)
      if (!isUniqueViolation(error)) throw error
      const known = (await findAssets(context, principal, [hash])).get(hash)
      return ok({ asset: known ?? asset, created: false })
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
    const asset = (await findAssets(context, principal, [hash])).get(hash)
    return asset ? ok(asset) : fail('media.notFound', { hash: cutText(hash, 80) })
  })
}

/** Those of these hashes that the workspace has, each as it stands in a document. */
export async function findAssets(
  context: StoreContext,
  principal: Principal,
  hashes: Iterable<string>,
): Promise<Map<string, Asset>> {
  // What is no hash is nobody's, and may be text that no database takes.
  const wanted = [...new Set(hashes)].filter((hash) => hashPattern.test(hash))
  const found = new Map<string, Asset>()
  for (let start = 0; start < wanted.length; start += hashesPerQueryCountMax) {
    const rows = await context.client.asset.findMany({
      where: {
        workspaceId: principal.workspaceId,
        hash: { in: wanted.slice(start, start + hashesPerQueryCountMax) },
      },
      select: {
        hash: true,
        mediaType: true,
        byteCount: true,
        width: true,
        height: true,
        durationSeconds: true,
      },
    })
    for (const row of rows) {
      const present = Object.entries(row).filter(([, value]) => value !== null)
      const asset = assetSchema.safeParse(Object.fromEntries(present))
      assert(asset.success, `the row of ${row.hash} is an asset`)
      found.set(row.hash, asset.data)
    }
  }
  return found
}

/** Those of these hashes that some workspace has: what is on disk for nobody may be swept. */
export async function findReferenced(
  context: StoreContext,
  hashes: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>()
  for (let start = 0; start < hashes.length; start += hashesPerQueryCountMax) {
    const rows = await context.client.asset.findMany({
      where: { hash: { in: hashes.slice(start, start + hashesPerQueryCountMax) } },
      select: { hash: true },
    })
    for (const { hash } of rows) found.add(hash)
  }
  return found
}

/** An asset as a node or a command has it: that of a command may be a patch and lack any field. */
type Named = { readonly [field: string]: unknown }
type Refused = { readonly ok: false; readonly error: Failure } | undefined

/**
 * Refuses assets that are not as the workspace keeps them. A hash is a right to bytes, and what stands
 * beside it says how they are told to a model, so both must be the workspace's.
 *
 * @returns `asset.notOwned` or `asset.differs` naming the first few hashes, or undefined
 */
async function refuseAssets(
  context: StoreContext,
  principal: Principal,
  whole: readonly Named[],
  hashes: Iterable<string>,
): Promise<Refused> {
  const wanted = new Set([...hashes, ...whole.flatMap(hashOf)])
  if (wanted.size === 0) return undefined
  const known = await findAssets(context, principal, wanted)
  const missing = [...wanted].filter((hash) => !known.has(hash))
  if (missing.length > 0) return fail('asset.notOwned', { hashes: missing.slice(0, 10) })
  const differing = whole.flatMap((asset) =>
    hashOf(asset).filter((hash) => !isDeepStrictEqual(asset, known.get(hash))),
  )
  return differing.length === 0
    ? undefined
    : fail('asset.differs', { hashes: differing.slice(0, 10) })
}

/** `refuseAssets` for every node of a document. */
export function refuseAssetsOfDocument(
  context: StoreContext,
  principal: Principal,
  document: GraphDocument,
): Promise<Refused> {
  return refuseAssets(context, principal, assetsIn(document.nodes), [])
}

/**
 * `refuseAssets` for what commands name, and for the nodes that have an asset of theirs afterwards: a
 * patch may change what stands beside a hash without naming it.
 *
 * @param after the document that the commands led to
 */
export function refuseAssetsOfCommands(
  context: StoreContext,
  principal: Principal,
  commands: readonly Command[],
  after: GraphDocument,
): Promise<Refused> {
  const ids = new Set<string>()
  const hashes = new Set<string>()
  for (const command of commands) {
    const named = assetsIn(command)
    if (named.length === 0) continue
    for (const hash of named.flatMap(hashOf)) hashes.add(hash)
    if (command.type === 'addNode') ids.add(command.node.id)
    else if ('id' in command) ids.add(command.id)
  }
  const nodes = ids.size === 0 ? [] : after.nodes.filter((node) => ids.has(node.id))
  return refuseAssets(context, principal, assetsIn(nodes), hashes)
}

/**
 * The assets that nodes or commands name: every object under the key `asset`, however deep, so that a
 * new kind with an asset is judged without a word here.
 */
export function assetsIn(value: unknown, found: Named[] = []): readonly Named[] {
  if (value === null || typeof value !== 'object') return found
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'asset' && inner !== null && typeof inner === 'object') found.push(inner as Named)
    else if (key !== 'extra') assetsIn(inner, found)
  }
  return found
}

function hashOf({ hash }: Named): string[] {
  return typeof hash === 'string' ? [hash] : []
}

/** `workspace.notFound`, for a principal whose workspace is gone. */
export function workspaceNotFound(principal: Principal) {
  return fail('workspace.notFound', { workspace: principal.workspaceId })
}
