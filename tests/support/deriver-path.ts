import { resolve } from 'node:path'

/** Beside the command line that tests bundle, as the real one is. */
export const deriverPath = resolve('node_modules/.cache/deriver.mjs')
