// `npm start` sets up, builds what changed and serves on this machine alone; `npm run dev` serves the
// sources as they are edited. `--port 4000` or PORT chooses the port, `--help` says this.
import { createServer } from 'node:net'
import util from 'node:util'
import { build, buildDeriver } from './build.mjs'
import { setup } from './setup.mjs'
import { commands, ended, handOnSignals, say, spawnNode, stop } from './steps.mjs'

const loopback = '127.0.0.1'
const readyTimeoutMilliseconds = 60_000

function readOptions() {
  try {
    return util.parseArgs({
      options: {
        dev: { type: 'boolean', default: false },
        port: { type: 'string', short: 'p' },
        host: { type: 'string', short: 'H' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return stop(`${error.message.split('. ')[0]}. npm start -- --help says what there is.`)
  }
}

function readPort(text) {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  return stop(`"${text}" is no port. Give a number from 1 to 65535: npm start -- --port 4000`)
}

/** There are no accounts yet, so whoever reaches the port may read and change everything. */
function checkHost(host) {
  if (host === undefined || host === loopback || host === 'localhost') return
  stop(
    `the server listens on ${loopback} alone and not on ${host}, because everyone who reaches it may change everything. Leave --host out; from another machine, use a tunnel: ssh -L 3000:${loopback}:3000 <this machine>`,
  )
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error.code !== 'EADDRINUSE' ? error.code : false))
    probe.listen(port, loopback, () => probe.close(() => resolve(true)))
  })
}

async function checkPort(port) {
  const free = await isFree(port)
  if (free === true) return
  const other = `npm start -- --port ${port + 1 < 65_536 ? port + 1 : port - 1}`
  if (free === false) stop(`port ${port} is in use. End what uses it, or choose another: ${other}`)
  stop(`port ${port} can't be used (${free}). Choose another: ${other}`)
}

/** Asks until the server answers. `undefined` when it ended or stayed silent. */
async function firstAnswer(address, child) {
  const end = Date.now() + readyTimeoutMilliseconds
  while (Date.now() < end && child.exitCode === null) {
    try {
      return await fetch(`${address}/api/v1/health`, { signal: AbortSignal.timeout(10_000) })
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return undefined
}

async function announce(address, child) {
  const answer = await firstAnswer(address, child)
  if (child.exitCode !== null) return
  if (answer?.ok) {
    say(`ready at ${address} (Ctrl-C ends it)`)
    return
  }
  const problem = await answer?.json().catch(() => undefined)
  const reason = problem?.detail ?? 'it does not say why; look at the lines above'
  console.error(`deixis: the server runs at ${address} and is not ready: ${reason}`)
}

const options = readOptions()
if (options.help) {
  say('npm start [-- --port 4000]; npm run dev [-- --port 4000]')
  process.exit(0)
}
const port = readPort(options.port ?? process.env.PORT ?? '3000')
checkHost(options.host)
await checkPort(port)
await setup()
if (options.dev) await buildDeriver()
else await build()

const address = `http://${loopback}:${port}`
say(`starting ${address} …`)
const mode = options.dev ? 'dev' : 'start'
// Decoders of pictures free large blocks; with this threshold glibc gives them back to the system at once.
const environment = { MALLOC_MMAP_THRESHOLD_: '1048576' }
const child = spawnNode([commands.next, mode, '-H', loopback, '-p', String(port)], environment)
handOnSignals(child)
const [code] = await Promise.all([ended(child), announce(address, child)])
process.exit(code === 130 || code === 143 ? 0 : code)
