import { rmSync, symlinkSync, writeFileSync, readFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import vm from 'node:vm'
import { build } from 'esbuild'
import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompiledPrompt } from '@/lib/api/contract/prompt'
import { openInstance, type Instance } from '@/lib/services/instance'
import { workspaceIntake } from '@/lib/services/intake'
import { localPrincipal } from '@/lib/services/principal'
import { compileGraph, compileSent, readSentDocument } from '@/lib/services/prompts'
import { bounds } from '@/lib/std/bounds'
import { asDataUrl, example, mediaBytes, shuffled, withAssets, type RawDocument } from '../api/dogs'
import { useCommandLine } from './command-line'

const { start, run, runWith, inFolder, write } = useCommandLine()

test('CL5 a reader that has had enough ends the command without a word', async () => {
  const child = start('compile', 'three-dogs.en.json', '-t', 'gemini')
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((done) => child.on('close', done))
  expect({ code, err }).toEqual({ code: 0, err: '' })
})

describe('CL1, CL2 compile', () => {
  test('within a budget, with own figures, as a plain chat, and as an archive with names on its pictures', async () => {
    const compile = (...more: string[]) => run('compile', 'three-dogs.en.json', ...more)
    const cut = await compile('-t', 'anthropic', '--budget', '500', '--whole')
    expect(cut.code).toBe(0)
    expect((JSON.parse(cut.out) as CompiledPrompt).manifest.tokens.total).toBeLessThanOrEqual(500)
    expect(cut.err).toContain('500 are to be used')
    const few = await compile(
      '-t',
      'gemini',
      '--figures',
      '{"imagesCount":1}',
      '--media',
      'reference',
    )
    expect(few.out.match(/fileData/g)).toHaveLength(4)
    const wrong = await compile('-t', 'gemini', '--figures', 'one')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('{"imagesCount":4}')])
    const plain = await compile('-t', 'openai', '--baseline', 'linear', '--media', 'reference')
    expect(plain.out).not.toContain('[E1]')
    const zip = await compile('-t', 'markdown', '--strips', '-o', 'prompt.zip')
    expect([zip.code, zip.err]).toEqual([0, ''])
    const files = unzipSync(new Uint8Array(readFileSync(inFolder('prompt.zip'))))
    expect(Object.keys(files).slice(0, 3)).toEqual(['prompt.md', 'Image 1.jpg', 'Image 2.jpg'])
    const { height } = await sharp(files['Image 1.jpg']).metadata()
    expect(height).toBeGreaterThan(800)
  })

  test('the example, as Markdown and as a request', async () => {
    const markdown = await run('compile', 'three-dogs.en.json', '--target', 'markdown')
    expect([markdown.code, markdown.err]).toEqual([0, ''])
    expect(markdown.out).toContain('E3 "third dog" (Dog): fur curly white')
    const request = await run(
      'compile',
      'three-dogs.en.json',
      '-t',
      'gemini',
      '-q',
      'Which [one](#d2)?',
    )
    expect(request.code).toBe(0)
    expect(request.out).toContain('# Question\\nWhich one [E2]?')
    expect(request.out).toContain('"inlineData":{"mimeType":"image/jpeg"')
  })

  test('--output writes a file, and nothing to standard output', async () => {
    const ran = await run(
      'compile',
      'fruit.ko.json',
      '-t',
      'markdown',
      '--media',
      'reference',
      '-o',
      'out.md',
    )
    expect(ran).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(inFolder('out.md'), 'utf8')).toContain('# Question')
    const refused = await run(
      'compile',
      'fruit.ko.json',
      '-t',
      'markdown',
      '-o',
      'no/such/folder.md',
    )
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('“no/such/folder.md” cannot be written (ENOENT)')
  })
})

describe('CL3 media', () => {
  const picture = (path: string) => ({ nodes: [{ id: 'p', kind: 'image', asset: { path } }] })

  test.each(['../outside.jpg', '/etc/hostname', 'link.jpg'])(
    '%s outside the folder is refused',
    async (path) => {
      const inner = inFolder('inner')
      mkdirSync(inner, { recursive: true })
      writeFileSync(inFolder('outside.jpg'), mediaBytes('media/garden.jpg'))
      rmSync(join(inner, 'link.jpg'), { force: true })
      symlinkSync(inFolder('outside.jpg'), join(inner, 'link.jpg'))
      writeFileSync(join(inner, 'graph.json'), JSON.stringify(picture(path)))
      const ran = await run('compile', 'inner/graph.json', '-t', 'markdown')
      expect([ran.code, ran.out]).toEqual([1, ''])
      expect(ran.err).toContain(`/nodes/0/asset: “${path}” lies outside`)
    },
  )

  test.each([
    ['media/gone.jpg', 'There is no file “media/gone.jpg”.'],
    ['media', '“media” is not a file.'],
    ['three-dogs.en.json', 'This type of file is not accepted.'],
  ])('%s', async (path, sentence) => {
    const ran = await run('compile', write('one.json', picture(path)), '-t', 'markdown')
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(sentence)])
  })
})

describe('CL6 standard input', () => {
  test('holds the document, and media are found in the current folder', async () => {
    const input = readFileSync(inFolder('three-dogs.en.json'))
    const piped = await runWith({ input }, 'compile', '-', '-t', 'gemini')
    expect(piped).toEqual(await run('compile', 'three-dogs.en.json', '-t', 'gemini'))
    expect(piped.out).toContain('"inlineData":{"mimeType":"image/jpeg"')
  })

  test.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'The JSON could not be read'],
    ['bytes that are no text', new Uint8Array([0x7b, 0xff, 0x7d]), 'UTF-8'],
    ['more than is taken', new Uint8Array(bounds.jsonByteCountMax + 1), 'larger than 64 MB'],
    [
      'a picture outside the folder',
      JSON.stringify({ nodes: [{ id: 'p', kind: 'image', asset: { path: '/etc/hostname' } }] }),
      '/nodes/0/asset: “/etc/hostname” lies outside',
    ],
  ])('is refused with %s', async (_, input, expected) => {
    const ran = await runWith({ input }, 'compile', '-', '-t', 'markdown')
    expect([ran.code, ran.out, ran.err]).toEqual([1, '', expect.stringContaining(expected)])
  })
})

describe('CL4 what is wrong', () => {
  test('an empty graph without a question, in either language', async () => {
    const path = write('empty.json', { nodes: [] })
    const english = await run('compile', path, '-t', 'gemini', '--language', 'en')
    expect([english.code, english.out]).toEqual([1, ''])
    expect(english.err).toContain('Add a node or a question.')
    const korean = await run('compile', path, '-t', 'markdown', '--language', 'ko')
    expect([korean.code, korean.out]).toEqual([1, ''])
    expect(korean.err).toContain('노드나 질문을 추가하세요.')
  })

  test.each<[string, unknown, string]>([
    ['no JSON', '{', 'The JSON could not be read'],
    [
      'a dangling edge',
      { nodes: [], edges: [{ source: 'a', target: 'b', relation: 'to' }] },
      '/edges/0: The edge “e1” (to) begins at “a”',
    ],
    ['an unknown kind', { nodes: [{ id: 'a', kind: 'dream' }] }, '/nodes/0/kind'],
  ])('%s', async (_, value, expected) => {
    const ran = await run('compile', write('wrong.json', value), '-t', 'gemini')
    expect([ran.code, ran.out, ran.err]).toEqual([1, '', expect.stringContaining(expected)])
  })

  test('in Korean', async () => {
    const ran = await run('compile', 'gone.json', '-t', 'gemini', '--language', 'ko')
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('‘gone.json’ 파일이 없어요')])
  })

  test('warnings stand beside a prompt that is good', async () => {
    const ran = await run(
      'compile',
      write('warned.json', { nodes: [{ id: 'p', kind: 'image', label: 'dog' }] }),
      '-t',
      'markdown',
      '-q',
      'What?',
    )
    expect([ran.code, ran.err]).toEqual([
      0,
      expect.stringContaining('warning: “dog” has no file yet.'),
    ])
  })

  test.each([
    [[], 2, 'Usage: deixis'],
    [['compile', '-t', 'gemini'], 2, "missing required argument 'file'"],
    [['compile', 'a.json'], 2, "required option '-t, --target <target>' not specified"],
    [
      ['compile', 'a.json', '-t', 'mistral'],
      2,
      'Allowed choices are gemini, openai, anthropic, markdown',
    ],
    [
      ['compile', 'three-dogs.en.json', '-t', 'gemini', '--profile', 'none'],
      1,
      'There is no profile “none”. Choose one of gemini, openai, openai-audio, anthropic, local, generic.',
    ],
    [
      ['compile', 'three-dogs.en.json', '-t', 'gemini', '--question-node', 'd1'],
      1,
      '“d1” is no question of this graph.',
    ],
  ])('%j', async (args, code, expected) => {
    const ran = await run(...args)
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(expected)])
  })

  test('CL4 names what could not be written, and what could not be made', async () => {
    const path = write('notes.json', { nodes: [{ id: 'a', kind: 'text', text: 'x' }] })
    const output = await run('compile', path, '-t', 'markdown', '-o', '/dev/null/request')
    expect([output.code, output.err]).toEqual([
      1,
      expect.stringContaining('“/dev/null/request” cannot be written (ENOTDIR)'),
    ])
    const { nodes } = example()
    const medium = nodes.find((node) => node.asset)
    const media = write('scratch.json', { nodes: [medium] })
    const scratch = await runWith(
      { environment: { TMPDIR: '/dev/null/none' } },
      'compile',
      media,
      '-t',
      'gemini',
    )
    expect([scratch.code, scratch.err]).toEqual([
      1,
      expect.stringContaining('“/dev/null/none” (ENOTDIR)'),
    ])
  })

  test('--help says what there is', async () => {
    const ran = await run('compile', '--help')
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toContain('Examples:')
  })
})

/** What a browser loads: compiler and targets alone, with nothing of Node around them. */
async function inBrowser(
  document: unknown,
  options: { target: string; question?: string },
): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { readDocument } from './lib/graph/migrate'
        import { compile } from './lib/compile'
        import { targets } from './lib/targets'
        import { byReference } from './lib/targets/target'
        import { usualProfile } from './lib/prompt/profiles'
        const { value: document } = readDocument(JSON.parse(input))
        const { target, ...asked } = JSON.parse(options)
        const { prompt, manifest } = compile({ document, profile: usualProfile(target), ...asked })
        output = JSON.stringify({ request: targets[target].request(prompt, byReference), manifest })
      `,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'warning',
  })
  // TextEncoder and URLSearchParams are of the web, not of the language.
  const context = vm.createContext({
    input: JSON.stringify(document),
    options: JSON.stringify(options),
    output: '',
    TextEncoder,
    URLSearchParams,
  })
  vm.runInContext(outputFiles[0]?.text ?? '', context)
  return JSON.parse(String(context['output']))
}

describe('SV7 one prompt everywhere', () => {
  let instance: Instance
  let stored: RawDocument
  beforeAll(async () => {
    instance = await openInstance({
      dataDirectory: inFolder('data'),
      language: 'en',
      logLevel: 'silent',
    })
    const document = await readSentDocument(withAssets(example(), asDataUrl), {
      intake: workspaceIntake(instance, localPrincipal),
    })
    if (!document.ok) throw new Error(JSON.stringify(document.error))
    stored = document.value as unknown as RawDocument
  })
  afterAll(() => instance.store.close())

  test.each(['gemini', 'openai', 'anthropic', 'markdown'] as const)(
    'service, command line and browser, edges and keys shuffled: %s',
    async (target) => {
      for (const question of [undefined, 'Which [one](#d3) is it? — 어느 [것](#d1,d2)?']) {
        const asked = { target, ...(question !== undefined && { question }) }
        const created = await instance.store.createGraph(localPrincipal, { document: stored })
        if (!created.ok) throw new Error(JSON.stringify(created.error))
        const reference = { ...asked, media: 'reference' as const }
        const byGraph = await compileGraph(instance, localPrincipal, created.value.id, reference)
        const intake = workspaceIntake(instance, localPrincipal)
        const sent = {
          document: shuffled(stored) as Record<string, unknown>,
          parts: new Map(),
          intake,
        }
        const bySent = await compileSent(instance, localPrincipal, sent, reference)
        if (!byGraph.ok || !bySent.ok) throw new Error('the service refused')
        const flags = [
          '--target',
          target,
          '--media',
          'reference',
          '--whole',
          ...(question === undefined ? [] : ['--question', question]),
        ]
        const byCommand = JSON.parse(
          (await run('compile', write('shuffled.json', shuffled(example())), ...flags)).out,
        ) as CompiledPrompt
        const byBrowser = (await inBrowser(shuffled(stored), asked)) as CompiledPrompt
        const expected = JSON.stringify(byGraph.value.request)
        for (const other of [bySent.value, byCommand, byBrowser]) {
          expect(JSON.stringify(other.request)).toBe(expected)
          expect(other.manifest.promptHash).toBe(byGraph.value.manifest.promptHash)
        }
        expect(byBrowser.manifest.documentHash).toBe(byGraph.value.manifest.documentHash)
      }
    },
  )

  test('with the bytes too: the command line writes what POST /prompt answers', async () => {
    const sent = {
      document: stored as Record<string, unknown>,
      parts: new Map(),
      intake: workspaceIntake(instance, localPrincipal),
    }
    for (const target of ['gemini', 'markdown'] as const) {
      const answer = await compileSent(instance, localPrincipal, sent, { target })
      if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      const { request } = answer.value
      const expected =
        target === 'markdown' ? (request as { text: string }).text : `${JSON.stringify(request)}\n`
      expect((await run('compile', 'three-dogs.en.json', '-t', target)).out).toBe(expected)
    }
  })
})
