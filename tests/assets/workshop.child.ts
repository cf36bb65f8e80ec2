import { readdirSync, readFileSync } from 'node:fs'
import { createWorkshop } from '@/lib/assets/workshop'

/** Makes one derivation, tells what came of it and which workers it has, and does nothing to end. */
const [entry = '', path = '', target = ''] = process.argv.slice(2)
const derivation = { width: 8, height: 8, mediaType: 'image/png' } as const
const result = await createWorkshop(entry).run({ path, mediaType: 'image/png', derivation, target })
const workers = (process.platform === 'linux' ? readdirSync('/proc') : [])
  .filter((name) => /^\d+$/.test(name))
  .filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/status`, 'latin1').includes(`PPid:\t${process.pid}\n`)
    } catch {
      return false
    }
  })
  .map(Number)
process.stdout.write(JSON.stringify({ result, workers }))
