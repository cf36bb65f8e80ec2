import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { compileGraph } from '@/lib/services/prompts'
import { deleteGraph, listGraphs } from '@/lib/services/graphs'
import { openInstance, type Instance } from '@/lib/services/instance'
import { localPrincipal } from '@/lib/services/principal'
import { openDatabase } from '@/lib/store/client'
import { bundle } from '@/scripts/run-ts.mjs'
import { value } from '../store/fixtures'
import { sized } from '../support/long'

const root = mkdtempSync(join(tmpdir(), 'deixis-first-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const open = (dataDirectory: string) =>
  openInstance({ dataDirectory, language: 'en', logLevel: 'silent' })

/**
 * Opens an instance in a process of its own and kills that after so many milliseconds of work.
 *
 * @returns how long it worked, and whether it came to its end
 */
function openAndKill(script: string, dataDirectory: string, milliseconds: number) {
  return new Promise<{ milliseconds: number; finished: boolean }>((resolve) => {
    const child = spawn(process.execPath, [script, dataDirectory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let start = 0
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (start === 0 && output.startsWith('opening')) {
        start = performance.now()
        setTimeout(() => child.kill('SIGKILL'), milliseconds)
      }
      if (output.includes('open\n')) child.kill('SIGKILL')
    })
    child.on('close', () => {
      resolve({ milliseconds: performance.now() - start, finished: output.endsWith('\nopen\n') })
    })
  })
}

async function graphsOf(made: Instance) {
  return (await value(listGraphs(made, localPrincipal, { limit: 50 }))).graphs
}

/** Whether there is a workspace, and how many graphs it has, as the database says. */
async function countRows(dataDirectory: string) {
  const { client, close } = await openDatabase({ dataDirectory })
  const counts = { workspaces: await client.workspace.count(), graphs: await client.graph.count() }
  await close()
  return counts
}

const titles = ['Three dogs', 'Apples or bananas', '개 세 마리', '사과와 바나나']

describe('SV3 a first start that is killed', () => {
  test('leaves all of the examples or no workspace, and the next start has them all', async () => {
    const script = await bundle('tests/services/first-start.mts')
    const whole = await openAndKill(script, join(root, 'whole'), 60_000)
    expect(whole.finished).toBe(true)
    const killsCount = sized(3, 6)
    let beforeTheEndCount = 0
    for (let round = 1; round <= killsCount; round++) {
      const directory = join(root, String(round))
      const at = (whole.milliseconds * round) / killsCount
      const { finished } = await openAndKill(script, directory, at)
      const left = await countRows(directory)
      expect([0, titles.length]).toContain(left.graphs)
      expect(left.workspaces).toBe(left.graphs === 0 ? 0 : 1)
      if (!finished && left.graphs === 0) beforeTheEndCount++
      const made = await open(directory)
      const graphs = await graphsOf(made)
      expect(graphs.map(({ title }) => title)).toEqual(titles)
      for (const { id } of graphs) {
        // Every medium is on disk: its bytes go into the request.
        await value(compileGraph(made, localPrincipal, id, { target: 'gemini' }))
      }
      await made.store.close()
    }
    expect(beforeTheEndCount).toBeGreaterThan(0)
  }, 120_000)

  test('does not bring back what was deleted after it', async () => {
    const directory = join(root, 'deleted')
    await openAndKill(await bundle('tests/services/first-start.mts'), directory, 150)
    const first = await open(directory)
    for (const { id } of await graphsOf(first)) await value(deleteGraph(first, localPrincipal, id))
    await first.store.close()
    const again = await open(directory)
    expect(await graphsOf(again)).toEqual([])
    await again.store.close()
  }, 60_000)
})
