import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, ok, type Result } from '../std/result'
import type { Instance } from './instance'

export type Health = { readonly status: 'ready'; readonly database: 'sqlite' | 'postgresql' }

/** Whether database and media answer now; else `store.unavailable`, or `store.folderUnusable`. */
export async function readHealth({ store, environment }: Instance): Promise<Result<Health>> {
  const database = await store.health()
  if (!database.ok) return database
  const folder = join(environment.dataDirectory, 'incoming')
  try {
    await access(folder, constants.R_OK | constants.W_OK)
  } catch {
    return fail('store.folderUnusable', { folder: environment.dataDirectory })
  }
  return ok({ status: 'ready', database: database.value.provider })
}
