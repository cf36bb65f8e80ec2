import type { Asset } from '../media/asset'
import { fail, ok, type Result } from '../std/result'
import { putAsset } from './assets'
import type { StoreContext } from './context'
import { attempt, isUniqueViolation, StoreError } from './failure'
import { createGraph } from './graphs'
import { HeadCache } from './heads'
import type { Principal } from './principal'

/** What a new workspace holds from its first moment: graphs, oldest first, and the assets that they name. */
export type FirstContents = {
  readonly assets: readonly Asset[]
  readonly documents: readonly unknown[]
}

/** Whether the workspace was made now. */
export type EnsuredWorkspace = { readonly created: boolean }

/**
 * Makes the principal's workspace with its first contents, both or neither, unless it is there: a
 * process that ends in between leaves nothing, and the next one begins anew. What was deleted from a
 * workspace stays away, since it is made once.
 *
 * @param contents asked only where the workspace is missing; its blobs must be on disk by then
 * @returns whether it was made, the failure of `contents`, or one of `createGraph`; then it is not made
 */
export function ensureWorkspace(
  context: StoreContext,
  principal: Principal,
  contents?: () => Promise<Result<FirstContents>>,
): Promise<Result<EnsuredWorkspace>> {
  return attempt(async (): Promise<Result<EnsuredWorkspace>> => {
    const { workspaceId } = principal
    if (workspaceId === '') return fail('workspace.notFound', { workspace: workspaceId })
    const find = () =>
      context.client.workspace.findUnique({
        where: { id: workspaceId },
        select: { id: true },
      })
    const known = await find()
    if (known !== null) return ok({ created: false })
    const first = contents === undefined ? ok({ assets: [], documents: [] }) : await contents()
    if (!first.ok) return first
    try {
      // Nothing of a transaction is kept in memory before it is kept on disk.
      const inside = { ...context, heads: new HeadCache(0) }
      await context.transact((client) => fill({ ...inside, client }, principal, first.value))
      return ok({ created: true })
    } catch (error) {
      if (!isUniqueViolation(error) || (await find()) === null) throw error
      return ok({ created: false })
    }
  })
}

/** What it throws undoes the transaction that it runs in. */
async function fill(
  inside: StoreContext,
  principal: Principal,
  { assets, documents }: FirstContents,
): Promise<void> {
  await inside.client.workspace.create({
    data: { id: principal.workspaceId, createdAt: new Date() },
    select: { id: true },
  })
  // One twice would be a broken constraint, after which PostgreSQL goes no further.
  const distinct = new Map(assets.map((asset) => [asset.hash, asset]))
  for (const asset of distinct.values()) demand(await putAsset(inside, principal, asset))
  for (const document of documents) demand(await createGraph(inside, principal, { document }))
}

function demand(result: Result<unknown>): void {
  if (!result.ok) throw new StoreError(result.error)
}
