import type { Asset } from '../media/asset'
import { ok, type Result } from '../std/result'
import type { Store } from '../store/store'
import type { Principal } from './principal'

/**
 * Assets that workspaces have, by workspace and hash, the least recently used first: who compiles one
 * document again and again is not looked up each time. Only what was found is kept. It cannot go stale:
 * a hash stands for its bytes for good, and what a workspace has is never taken from it.
 */
const owned = new WeakMap<Store, Map<string, Asset>>()
const ownedCountMax = 10_000

/**
 * Those of these hashes that the workspace has. A document cannot borrow what is not the workspace's: the
 * answer would hold its bytes.
 */
export async function findOwned(
  store: Store,
  principal: Principal,
  hashes: readonly string[],
): Promise<Result<ReadonlyMap<string, Asset>>> {
  const known = owned.get(store) ?? new Map<string, Asset>()
  owned.set(store, known)
  const keyOf = (hash: string) => `${principal.workspaceId} ${hash}`
  const unknown = hashes.filter((hash) => !known.has(keyOf(hash)))
  const read =
    unknown.length === 0 ? ok(new Map<string, Asset>()) : await store.getAssets(principal, unknown)
  if (!read.ok) return read
  const found = new Map<string, Asset>()
  for (const hash of hashes) {
    const key = keyOf(hash)
    const asset = read.value.get(hash) ?? known.get(key)
    if (!asset) continue
    found.set(hash, asset)
    known.delete(key)
    known.set(key, asset)
  }
  for (const oldest of known.keys()) {
    if (known.size <= ownedCountMax) break
    known.delete(oldest)
  }
  return ok(found)
}
