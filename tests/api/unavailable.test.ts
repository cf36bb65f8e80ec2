import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { instance } from '@/lib/services/instance'
import { answer, call } from './app'

const folder = mkdtempSync(join(tmpdir(), 'deixis-unavailable-'))

afterAll(async () => {
  await instance().then(({ store }) => store.close())
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('API6 a data folder that cannot be used is 503 with the reason, and the next request tries again', async () => {
  // A file stands where the folder should be, which not even root can get round.
  const data = join(folder, 'data')
  writeFileSync(data, '')
  vi.stubEnv('DEIXIS_DATA', data)
  vi.stubEnv('DATABASE_URL', undefined)
  const refused = await call('GET', '/graphs')
  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toMatch(/^[1-9][0-9]*$/)
  expect(await refused.json()).toMatchObject({ code: 'store.folderUnusable' })
  rmSync(data)
  expect(await answer(call('GET', '/graphs'))).toHaveProperty('graphs')
})
