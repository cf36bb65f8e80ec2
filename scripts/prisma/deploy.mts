// Applies pending migrations to the database that the environment names, as the server does at its start.
import { openDatabase } from '../../lib/store/client'
import { StoreError } from '../../lib/store/failure'
import { readEnvironment } from '../../lib/services/env'
import { sentence } from '../../lib/messages'

/** @returns whether the database is up to date now; what was done or is wrong is said. */
export async function deploy(): Promise<boolean> {
  const environment = readEnvironment()
  if (!environment.ok) {
    console.error(sentence(environment.error, 'en'))
    return false
  }
  try {
    const database = await openDatabase(environment.value)
    await database.close()
    for (const name of database.migrated) console.log(`Applied ${name}.`)
    console.log(`The ${database.provider} database is up to date.`)
    return true
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    console.error(sentence(error.failure, 'en'))
    return false
  }
}
