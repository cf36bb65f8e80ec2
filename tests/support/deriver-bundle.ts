import { dirname } from 'node:path'
import { buildDeriver } from '../../scripts/build.mjs'
import { deriverPath } from './deriver-path'

/** Bundles the worker that prepares pictures and sounds once, before all test files. */
export default async function setup(): Promise<void> {
  await buildDeriver(dirname(deriverPath))
}
