import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { ingest } from '../assets/ingest'
import type { Blobs } from '../assets/blobs'
import type { Asset } from '../media/asset'
import { ok, type Result } from '../std/result'
import type { FirstContents } from '../store/workspaces'
import { templates, type Template } from '../templates'
import { resolveAssets } from './assets'
import type { Environment } from './env'
import type { Intake } from './intake'

/**
 * The examples' pictures and sounds. The server runs in the checkout, and a bundler moves the code
 * but not these files, so they are found from the working directory.
 */
const mediaFolder = join(process.cwd(), 'lib', 'templates', 'media')

/**
 * The examples as a new workspace gets them: graphs like any other, which may be changed and deleted.
 * Those in the machine's language come first in the list, the dogs before the fruit. Their media are on
 * disk once this returns; until a workspace names them they are nobody's.
 */
export async function templateContents(
  blobs: Blobs,
  language: Environment['language'],
): Promise<Result<FirstContents>> {
  const rank = (template: Template) =>
    (template.language === language ? 0 : 2) + (template.id === 'three-dogs' ? 0 : 1)
  const assets: Asset[] = []
  const documents: unknown[] = []
  const intake: Intake = {
    async take(source) {
      const taken = await ingest(blobs, source)
      if (!taken.ok) return taken
      const { asset, existed } = taken.value
      assets.push(asset)
      return ok({ asset, created: !existed })
    },
    blobs: () => blobs,
    staged: () => assets,
    dispose: async () => {},
  }
  // The list shows the newest change first.
  for (const template of [...templates].sort((a, b) => rank(b) - rank(a))) {
    const document = await resolveAssets(template.document, {
      intake,
      file: async (path) => ok(createReadStream(join(mediaFolder, basename(path)))),
    })
    if (!document.ok) return document
    documents.push(document.value)
  }
  return ok({ assets, documents })
}
