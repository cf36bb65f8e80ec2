// A process that opens an instance for the first time. Argument: its data directory.
import { writeSync } from 'node:fs'
import { openInstance } from '../../lib/services/instance'

const [dataDirectory = ''] = process.argv.slice(2)
// Told at once: from here on the test may end this process at any moment.
writeSync(1, 'opening\n')
await openInstance({ dataDirectory, language: 'en', logLevel: 'silent' })
writeSync(1, 'open\n')
