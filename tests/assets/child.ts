import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * A module of these tests as a program of its own, bundled once for the test file that asks.
 *
 * @param entry its file beside this one
 * @returns what gives its folder, for files of its own, and the path of the program
 */
export function useChild(
  entry: string,
): () => { readonly directory: string; readonly path: string } {
  let directory = ''
  const path = () => join(directory, 'child.mjs')
  beforeAll(async () => {
    await mkdir(join(root, 'node_modules/.cache'), { recursive: true })
    directory = await mkdtemp(join(root, 'node_modules/.cache/assets-child-'))
    await build({
      entryPoints: [join(root, 'tests/assets', entry)],
      outfile: path(),
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      alias: { '@': root },
    })
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))
  return () => ({ directory, path: path() })
}
