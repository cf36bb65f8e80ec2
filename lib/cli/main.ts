import { run } from './program'

// Whoever reads may have had enough, as `head` has: what is left is then for nobody (CL5).
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await run(process.argv.slice(2), {
  input: () => process.stdin,
  out: (content) => process.stdout.write(content),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
})
