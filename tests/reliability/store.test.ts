import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { bundle } from '@/scripts/run-ts.mjs'
import { describeOnEachDatabase } from '../store/databases'
import { sized } from '../support/long'
import { createGraph, killRounds, verify } from './rounds'
import { storeVictim, type Acknowledgement } from './victims'

describeOnEachDatabase('several processes', ({ fresh }) => {
  test('ST18 three processes on one graph at once: nothing lost, nothing twice, nobody starves', async () => {
    const batchesCount = sized(15, 40)
    const script = await bundle('tests/reliability/writer.mts')
    const location = await fresh()
    const graphId = await createGraph(location)
    const env = { ...process.env, DATABASE_URL: location.databaseUrl ?? '' }
    const runs = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        promisify(execFile)(
          process.execPath,
          [script, location.dataDirectory, graphId, name, String(batchesCount)],
          { env },
        ),
      ),
    )
    const acknowledged = runs.flatMap(({ stdout }) =>
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Acknowledgement),
    )
    expect(acknowledged).toHaveLength(3 * batchesCount)
    expect((await verify(location, graphId, acknowledged, 0)).loggedCount).toBe(3 * batchesCount)
  }, 120_000)

  test('ST24 two processes are killed while they write: nothing acknowledged is lost, nothing is half there', async () => {
    const script = await bundle('tests/reliability/writer.mts')
    const location = await fresh()
    const graphId = await createGraph(location)
    const tally = await killRounds(location, graphId, sized(2, 5), async (round) =>
      ['a', 'b'].map((name) => storeVictim(script, location, graphId, `${name}${round}`)),
    )
    expect(tally.acknowledgedCount).toBeGreaterThan(sized(4, 10))
    expect(tally.loggedCount).toBeGreaterThanOrEqual(tally.acknowledgedCount)
  }, 120_000)
})
