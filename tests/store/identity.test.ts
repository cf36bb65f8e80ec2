import { expect, test } from 'vitest'
import { openDatabase, type DatabaseLocation } from '@/lib/store/client'
import { nameDatabase } from '@/lib/store/identity'
import { openStore } from '@/lib/store/store'
import { describeOnEachDatabase } from './databases'
import { value } from './fixtures'

async function nameAt(location: DatabaseLocation): Promise<string> {
  const store = await openStore(location)
  const name = await value(store.name())
  await store.close()
  return name
}

describeOnEachDatabase('the name of a database', ({ fresh }) => {
  test('ST29 stays, and no other database has it', async () => {
    const [one, other] = [await fresh(), await fresh()]
    const name = await nameAt(one)
    expect(await nameAt(one)).toBe(name)
    expect(await nameAt(other)).not.toBe(name)
  })

  test('ST29 tells where it is, so that a copy has another, and not who may enter', async () => {
    const location = await fresh()
    const { client, close } = await openDatabase(location)
    const nameOf = (databaseUrl: string) =>
      nameDatabase(client, { dataDirectory: location.dataDirectory, databaseUrl })
    const name = await nameOf('postgresql://me:p@ss@host:5432/dogs?schema=x')
    expect(name).toMatch(/^host:5432\/dogs \S+$/)
    expect(await nameOf('postgresql://me:word@host:5432/dogs')).toBe(name)
    expect(await nameOf('postgresql://me:word@host:5432/copy')).not.toBe(name)
    await close()
  })
})
