// A process that streams batches into one graph and says each one that was acknowledged, until it is
// killed or has written as many as it was told.
// Arguments: data directory, graph, its own name, number of batches (0: without end). DATABASE_URL as ever.
import { writeSync } from 'node:fs'
import { openStore } from '../../lib/store/store'
import { addText, alice, setText, value } from '../store/fixtures'

const [dataDirectory = '', graphId = '', name = '', countText = '0'] = process.argv.slice(2)
const databaseUrl = process.env['DATABASE_URL'] || undefined
const store = await openStore({ dataDirectory, databaseUrl })
const countMax = Number(countText) || Number.POSITIVE_INFINITY
// Heavy enough that snapshots are renewed, and so killed, many times in a round.
const filling = 'x'.repeat(4_000)

for (let count = 0; count < countMax; count++) {
  const batchId = `${name}-${count}`
  const commands = [addText(batchId, filling), setText('a', `${batchId} ${filling}`)]
  const { revision } = await value(store.appendBatch(alice, graphId, { batchId, commands }))
  // Written at once, so that nothing acknowledged is left in a buffer when the process dies.
  writeSync(1, `${JSON.stringify({ graph: graphId, revision, batchId })}\n`)
  await new Promise((resolve) => setImmediate(resolve))
}
await store.close()
