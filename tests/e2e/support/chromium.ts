import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Record<string, string>
}

/** Inside a container there is no sandbox to use; the rest keeps the browser off the network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The first Chromium that there is: Playwright's own download, the system's, or the one that comes
 * packed in npm, which is unpacked once.
 */
export function findChromium(): Browser {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )
  for (const executablePath of [chromium.executablePath(), '/usr/bin/chromium']) {
    if (existsSync(executablePath)) return { executablePath, args, env }
  }
  const folder = unpack()
  const executablePath = join(folder, 'chromium')
  return { executablePath, args, env: { ...env, ...missingParts(folder, executablePath) } }
}

/** Unpacks beside its final place and renames, so that an interrupted unpacking is not taken for a whole one. */
function unpack(): string {
  const home = resolve('node_modules/@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = resolve(`node_modules/.cache/deixis/chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const partial = mkdtempSync(`${folder}-`)
  const script = `import('@sparticuz/chromium').then((module) => module.default.executablePath())`
  // It unpacks into the temporary folder; told that it runs on Amazon Linux, it adds the libraries it needs.
  const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  execFileSync(process.execPath, ['-e', script], { env, stdio: 'inherit' })
  try {
    renameSync(partial, folder)
  } catch (error) {
    // Another process was faster, and its copy is the same.
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** Libraries and fonts from the package, where the system has none. */
function missingParts(folder: string, executablePath: string): Record<string, string> {
  const libraries = execFileSync('ldd', [executablePath], { encoding: 'utf8' })
  return {
    ...(libraries.includes('not found') && {
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
        .filter(Boolean)
        .join(':'),
    }),
    ...(!existsSync('/etc/fonts') && { FONTCONFIG_PATH: join(folder, 'fonts') }),
  }
}
