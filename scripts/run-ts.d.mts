/** Writes a module that plain Node can import, and returns its absolute path. */
export function bundle(entry: string): Promise<string>
