/** Bundles the worker that prepares pictures and sounds as `deriver.mjs`, into `dist` where no folder is given. */
export function buildDeriver(folder?: string): Promise<void>
