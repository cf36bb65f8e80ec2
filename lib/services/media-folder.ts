import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, syncPath } from '../assets/files'

/**
 * Which databases have ever had this folder open, one name a line. Files that one of them has are nobody's
 * to another, so whoever removes such files must know that there is no other.
 */
const namesFile = 'media-of'

/** The names of all databases that were ever signed in. */
export async function databasesOf(folder: string): Promise<ReadonlySet<string>> {
  try {
    const text = await readFile(join(folder, namesFile), 'utf8')
    return new Set(text.split('\n').filter((line) => line !== ''))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Set()
    throw error
  }
}

/** Adds a database to those of a folder. Once this returns, the name survives a crash. */
export async function signIn(folder: string, database: string): Promise<void> {
  if ((await databasesOf(folder)).has(database)) return
  const path = join(folder, namesFile)
  await appendFile(path, `${database}\n`)
  await syncPath(path)
  await syncPath(folder)
}
