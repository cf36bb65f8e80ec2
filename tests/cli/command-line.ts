import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { Readable } from 'node:stream'
import { afterAll, beforeAll } from 'vitest'
import { run as runProgram } from '@/lib/cli/program'

export type Ran = { code: number | null; out: string; err: string }

type Circumstances = {
  readonly environment?: Readonly<Record<string, string>>
  /** What standard input holds; nothing by default. */
  readonly input?: string | Uint8Array
}

/** The command line as a process of its own, in a folder with the examples that is this test file's own. */
export function useCommandLine() {
  let folder = ''
  /** Beside the packages that it imports, as the real one is. */
  const bundle = resolve(`node_modules/.cache/deixis-cli-test-${randomUUID()}.mjs`)
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deixis-cli-'))
    cpSync('lib/templates', folder, { recursive: true })
    await build({
      entryPoints: ['lib/cli/main.ts'],
      outfile: bundle,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'warning',
    })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    rmSync(bundle, { force: true })
  })

  /** Starts it with nothing in its environment but what is given. */
  const start = (environment: Circumstances['environment'], args: readonly string[]) =>
    spawn(process.execPath, [bundle, ...args], {
      cwd: folder,
      env: { NODE_ENV: 'production', ...environment },
    })
  const runWith = ({ environment, input = '' }: Circumstances, ...args: string[]): Promise<Ran> =>
    new Promise((done) => {
      const child = start(environment, args)
      const ran: Ran = { code: null, out: '', err: '' }
      child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
      child.on('close', (code) => done({ ...ran, code }))
      // A command that reads nothing may have ended before all is written.
      child.stdin.on('error', () => {})
      child.stdin.end(input)
    })
  /** The same program without the second that a process takes to begin; in the folder, and nothing is typed. */
  const runHere = async (isTerminal: boolean, args: readonly string[]): Promise<Ran> => {
    const ran: Ran = { code: null, out: '', err: '' }
    const decoder = new TextDecoder()
    const before = process.cwd()
    process.chdir(folder)
    try {
      ran.code = await runProgram(args, {
        input: () => Readable.from([]),
        out: (content) =>
          (ran.out += typeof content === 'string' ? content : decoder.decode(content)),
        err: (text) => (ran.err += text),
        isTerminal,
      })
    } finally {
      process.chdir(before)
    }
    return ran
  }
  return {
    start: (...args: string[]) => start({}, args),
    /** What goes down pipes. */
    run: (...args: string[]) => runHere(false, args),
    /** What a terminal shows. */
    atTerminal: (...args: string[]) => runHere(true, args),
    /** As a process, which has what it is given as its environment and its standard input. */
    runWith,
    /** A path in the folder. */
    inFolder: (...names: string[]) => join(folder, ...names),
    /** Writes a file, JSON unless it is a text, and gives its name. */
    write: (name: string, value: unknown) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      writeFileSync(join(folder, name), text)
      return name
    },
  }
}
