import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { templates, type Template } from '../templates'
import { ok, type Result } from '../std/result'
import { resolveAssets } from './assets'
import type { Instance } from './instance'
import { workspaceIntake } from './intake'
import type { Principal } from './principal'

/**
 * The examples' pictures and sounds. The server runs in the checkout, and a bundler moves the code
 * but not these files, so they are found from the working directory.
 */
const mediaFolder = join(process.cwd(), 'lib', 'templates', 'media')

/**
 * Puts the examples into a workspace, as graphs like any other: they may be changed and deleted and
 * do not come back. Those in the machine's language come first in the list, the dogs before the fruit.
 */
export async function installTemplates(
  instance: Instance,
  principal: Principal,
): Promise<Result<null>> {
  const { language } = instance.environment
  const rank = (template: Template) =>
    (template.language === language ? 0 : 2) + (template.id === 'three-dogs' ? 0 : 1)
  // The list shows the newest change first.
  for (const template of [...templates].sort((a, b) => rank(b) - rank(a))) {
    const document = await resolveAssets(template.document, {
      intake: workspaceIntake(instance, principal),
      file: async (path) => ok(createReadStream(join(mediaFolder, basename(path)))),
    })
    if (!document.ok) return document
    const created = await instance.store.createGraph(principal, { document: document.value })
    if (!created.ok) return created
  }
  return ok(null)
}
