import { fileURLToPath } from 'node:url'

/** The root of the checkout, absolute, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** The databases that the store runs on; each has a folder under `prisma` and one under `generated`. */
export const providers = ['sqlite', 'postgresql']
