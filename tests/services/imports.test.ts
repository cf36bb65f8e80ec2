import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { listGraphs } from '@/lib/services/graphs'
import { importGraph, receiveImport } from '@/lib/services/imports'
import { openInstance, type Instance } from '@/lib/services/instance'
import { scratchIntake } from '@/lib/services/intake'
import { localPrincipal } from '@/lib/services/principal'
import type { Result } from '@/lib/std/result'

async function open(): Promise<Instance> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'deixis-imports-'))
  const made = await openInstance({ dataDirectory, language: 'en', logLevel: 'silent' })
  onTestFinished(async () => {
    await made.store.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  })
  return made
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** What comes of a file whose sender goes at a moment of the making. */
async function imported(instance: Instance, signal: AbortSignal) {
  const text = new TextEncoder().encode('# Dogs\n\nThe first one barks.\n')
  const staged = value(await receiveImport(instance, [text]))
  const input = { staged, fileName: 'dogs.md', signal }
  return importGraph(instance, localPrincipal, input, scratchIntake())
}

async function countOf(instance: Instance): Promise<number> {
  return value(await listGraphs(instance, localPrincipal, { limit: 50 })).graphs.length
}

test('F16 whoever goes while the graph is being made leaves none behind', async () => {
  const instance = await open()
  const leaving = new AbortController()
  const { store } = instance
  const watched: Instance = {
    ...instance,
    store: {
      ...store,
      createGraph: async (...given: Parameters<typeof store.createGraph>) => {
        const created = await store.createGraph(...given)
        // It stands in the database before anyone could have been told.
        expect(created.ok).toBe(true)
        leaving.abort()
        return created
      },
    },
  }
  const examplesCount = await countOf(instance)
  const left = await imported(watched, leaving.signal)
  expect(left).toMatchObject({ ok: false, error: { code: 'request.interrupted' } })
  expect(await countOf(instance)).toBe(examplesCount)
  // Who stays has it.
  value(await imported(instance, new AbortController().signal))
  expect(await countOf(instance)).toBe(examplesCount + 1)
})
