import type { Asset } from '../media/asset'
import { fail, type Result } from '../std/result'
import type { Store } from '../store/store'
import type { Principal } from './principal'

/**
 * Assets that workspaces have, by workspace and hash, the least recently used first: who compiles one
 * document again and again is not looked up each time. Only what was found is kept. It cannot go stale:
 * a hash stands for its bytes for good, and what a workspace has is never taken from it.
 */
const owned = new WeakMap<Store, Map<string, Result<Asset>>>()
const ownedCountMax = 10_000

/**
 * An asset of the workspace. A document cannot borrow what is not the workspace's: the answer would hold
 * its bytes.
 *
 * @returns the asset, `asset.notOwned`, or a failure of the store
 */
export async function findOwned(
  store: Store,
  principal: Principal,
  hash: string,
): Promise<Result<Asset>> {
  const known = owned.get(store) ?? new Map<string, Result<Asset>>()
  owned.set(store, known)
  const key = `${principal.workspaceId} ${hash}`
  const found = known.get(key) ?? (await store.getAsset(principal, hash))
  if (found.ok) {
    known.delete(key)
    known.set(key, found)
    for (const oldest of known.keys()) {
      if (known.size <= ownedCountMax) break
      known.delete(oldest)
    }
    return found
  }
  const isMissing = found.error.code === 'media.notFound'
  return isMissing ? fail('asset.notOwned', { hashes: [hash.slice(0, 80)] }) : found
}
