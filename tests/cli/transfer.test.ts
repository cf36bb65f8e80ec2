import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GraphDocument } from '@/lib/graph/document'
import { documentHash } from '@/lib/graph/hash'
import { answer, call, send } from '../api/app'
import { asForm, example } from '../api/dogs'
import { useCommandLine } from './command-line'
import { useServer } from './server'

const { run, atTerminal, runWith, start, inFolder, write } = useCommandLine()
const { address } = useServer()
const on = () => ['--server', address()]

const graphOf = async (id: string) =>
  (await answer<{ document: GraphDocument }>(call('GET', `/graphs/${id}`))).document

let id = ''
beforeAll(async () => {
  const form = asForm(example(), {})
  ;({ id } = await answer<{ id: string }>(call('POST', '/graphs', { body: form }), 201))
})

describe('CL8 export', () => {
  test('a backup goes whole into a file, and comes back as the same graph', async () => {
    const saved = await run('export', id, '-o', 'backup.zip', ...on())
    expect(saved).toEqual({ code: 0, out: '', err: '' })
    expect(Object.keys(unzipSync(new Uint8Array(readFileSync(inFolder('backup.zip')))))).toContain(
      'document.json',
    )
    const back = await run('import', 'backup.zip', ...on())
    expect([back.code, back.err]).toEqual([0, ''])
    const [made = '', title, link] = back.out.trimEnd().split('\t')
    expect(made).not.toBe(id)
    expect([title, link]).toEqual(['Three dogs', `${address()}/graphs/${made}`])
    expect(documentHash(await graphOf(made))).toBe(documentHash(await graphOf(id)))
  })

  test('the environment may say where the server is', async () => {
    const environment = { DEIXIS_URL: `${address()}/` }
    const saved = await runWith({ environment }, 'export', id, '--format', 'json')
    expect(saved.code).toBe(0)
    expect(saved.out).toContain('third dog')
    const wrong = await runWith({ environment: { DEIXIS_URL: 'here' } }, 'export', id)
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('http://127.0.0.1:3000')])
  })

  test('an archive goes down a pipe byte for byte', async () => {
    const child = start('export', id, '--format', 'deixis', ...on())
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    const code = await new Promise((done) => child.on('close', done))
    const piped = Buffer.concat(chunks)
    const sent = await call('GET', `/graphs/${id}/export?format=deixis`)
    expect(code).toBe(0)
    expect(piped.equals(Buffer.from(await sent.arrayBuffer()))).toBe(true)
    const back = await runWith({ input: piped }, 'import', '-', ...on())
    expect([back.code, back.err]).toEqual([0, ''])
  })

  test.each(['json', 'markdown', 'mermaid', 'html'])('%s is text on a pipe', async (format) => {
    const { code, out } = await run('export', id, '--format', format, ...on())
    const sent = await call('GET', `/graphs/${id}/export?format=${format}&language=en`)
    expect([code, out]).toEqual([0, await sent.text()])
  })

  test('a folder takes the name that the server gives, and no file is written over', async () => {
    mkdirSync(inFolder('out'))
    const saved = await run('export', id, '--output', 'out', ...on())
    expect([saved.code, saved.out]).toEqual([0, ''])
    expect(saved.err).toContain('Saved as “out/Three dogs.deixis.zip”.')
    expect(existsSync(inFolder('out', 'Three dogs.deixis.zip'))).toBe(true)
    writeFileSync(inFolder('out', 'Three dogs.deixis.zip'), 'mine')
    const again = await run('export', id, '--output', 'out', ...on())
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('already')])
    expect(readFileSync(inFolder('out', 'Three dogs.deixis.zip'), 'utf8')).toBe('mine')
  })

  test('what the format could not tell goes to standard error, in the language asked for', async () => {
    const { code, err } = await run(
      ...['export', id, '-f', 'markdown', '-o', 'dogs.md', '--language', 'ko', ...on()],
    )
    expect([code, err]).toEqual([0, expect.stringMatching(/^warning: .*[가-힣]/)])
    expect(readFileSync(inFolder('dogs.md'), 'utf8')).toContain('## 대상')
  })

  test('an archive is not written to a terminal', async () => {
    const shown = await atTerminal('export', id, '-o', '-', ...on())
    expect([shown.code, shown.out]).toEqual([1, ''])
    expect(shown.err).toContain('which a terminal cannot show. Name a file with --output')
    const text = await atTerminal('export', id, '-f', 'mermaid', '-o', '-', ...on())
    expect([text.code, text.out]).toEqual([0, expect.stringMatching(/^flowchart/)])
  })
})

describe('CL8, CL9 what is refused', () => {
  test('by the server: exit code 1, with its sentence in the language asked for', async () => {
    const gone = await run('export', 'nothing-here', ...on())
    expect(gone).toMatchObject({ code: 1, out: '' })
    expect(gone.err).toMatch(/^deixis: .*graph/)
    const korean = await run('export', 'nothing-here', '--language', 'ko', ...on())
    expect(korean.err).toMatch(/^deixis: .*그래프/)
    const bad = await run('import', write('bad.json', []), ...on())
    expect(bad).toMatchObject({ code: 1, out: '' })
    expect(bad.err).toContain('it has no list “nodes”')
    const field = await run(
      ...['import', write('field.json', { nodes: [{ id: 'a', kind: 'text' }] }), ...on()],
    )
    expect([field.code, field.err]).toEqual([1, expect.stringContaining('\n  /nodes/0')])
  })

  test('by the world: no file, a folder, no server', async () => {
    const none = await run('import', 'nothing.zip', ...on())
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('no file “nothing.zip”')])
    const folder = await run('import', 'media', ...on())
    expect([folder.code, folder.err]).toEqual([1, expect.stringContaining('“media” is not a file')])
    const alone = await run('export', id, '--server', 'http://127.0.0.1:9/')
    expect([alone.code, alone.out]).toEqual([1, ''])
    expect(alone.err).toContain('No Deixis server answers at http://127.0.0.1:9. Start it')
    const unwritten = await run('export', id, '-o', 'nowhere/x.zip', ...on())
    expect([unwritten.code, unwritten.err]).toEqual([1, expect.stringContaining('ENOENT')])
  })

  test('by the command: exit code 2', async () => {
    for (const args of [
      ['export'],
      ['export', id, '--format', 'pdf'],
      ['import', 'x.json', '--format', 'html'],
      ['import', 'x.json', '--server', 'ftp://example.org'],
      ['import', 'x.json', '--server', 'localhost'],
    ]) {
      const { code, out } = await run(...args)
      expect([args, code, out]).toEqual([args, 2, ''])
    }
  })
})

describe('CL9 import', () => {
  test('tells what was not taken, and names the graph after the file', async () => {
    const vault = readFileSync('tests/fixtures/formats/vault.canvas', 'utf8')
    const { code, out, err } = await run('import', write('Trip.canvas', vault), ...on())
    expect([code, out]).toEqual([0, expect.stringContaining('\tTrip\t')])
    expect(err).toContain('warning: Files that the canvas names are not in the archive')
    const lines = err.trimEnd().split('\n')
    expect(lines.every((line) => line.startsWith('warning: '))).toBe(true)
  })

  test('a text of a format that its name does not tell, and the whole answer as JSON', async () => {
    const file = write('plan.txt', '# Plan\n\nWalk.\n\n## Then\n\nRest.\n')
    const { code, out } = await run('import', file, '-f', 'markdown', '--json', ...on())
    expect(code).toBe(0)
    const told = JSON.parse(out) as { format: string; document: GraphDocument }
    expect([told.format, told.document.title]).toEqual(['markdown', 'Plan'])
    expect(told.document.nodes).toHaveLength(2)
  })

  test('nothing that a file holds commands a terminal', async () => {
    const file = write('odd.canvas', {
      nodes: [{ id: 'a', type: 'hex\u001b]0;x\u0007', x: 0, y: 0, width: 9, height: 9 }],
      edges: [],
    })
    const { code, out, err } = await run('import', file, ...on())
    expect(code).toBe(0)
    expect(err).toMatch(/^warning: .*\n$/)
    expect(out.trimEnd() + err.trimEnd()).not.toMatch(/[\u001b\u0007]/)
  })

  test('a title is one field of the line, whatever it holds', async () => {
    const document = { title: 'a\tb\nc\u001b[2J', nodes: [] }
    const { id: odd } = await answer<{ id: string }>(send('POST', '/graphs', { document }), 201)
    await run('export', odd, '-f', 'json', '-o', 'odd.json', ...on())
    const { code, out } = await run('import', 'odd.json', ...on())
    expect(code).toBe(0)
    expect(out.split('\t')).toHaveLength(3)
    expect(out.trimEnd()).not.toMatch(/[\n\u001b]/)
  })
})
