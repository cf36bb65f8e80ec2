import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { localFileName } from '@/lib/cli/told'
import { useCommandLine } from './command-line'

const { run, atTerminal, runWith, inFolder, write } = useCommandLine()

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((end) => end()))

/** The address of a server that answers as it likes. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const answering = (status: number, body: string, headers: Record<string, string> = {}) =>
  serving((request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body))
  })

describe('CL11 what answers instead of a server', () => {
  test.each<[number, string]>([
    [201, '{}'],
    [201, '{"id":"a","document":{"title":3},"notes":[]}'],
    [201, 'null'],
    [201, '<!doctype html>'],
    [204, ''],
    [404, 'Not Found'],
    [502, '{"error":"gateway"}'],
  ])('an answer %d with %j is told as no Deixis server', async (status, body) => {
    const server = await answering(status, body)
    const file = write('note.md', '# Note\n')
    const told = await run('import', file, '--server', server)
    expect([told.code, told.out]).toEqual([1, ''])
    expect(told.err).toContain(`What answers at ${server} is no Deixis server`)
    const korean = await run('import', file, '--server', server, '--json', '--language', 'ko')
    expect([korean.code, korean.out]).toEqual([1, ''])
    expect(korean.err).toMatch(/^deixis: .*Deixis 서버가 아니거나/)
  })

  test.each<[string, RequestListener]>([
    ['before its answer', (request) => request.socket.destroy()],
    [
      'within its answer',
      (request, response) => {
        response.writeHead(request.method === 'GET' ? 200 : 201, { 'Content-Length': '1000' })
        response.write('{"id":"a"')
        setTimeout(() => request.socket.destroy(), 20)
      },
    ],
  ])('a server that dies %s is told as a connection that broke off', async (_when, answer) => {
    const server = await serving(answer)
    const exported = await run('export', 'a', '-o', 'broken.zip', '--server', server)
    const imported = await run('import', write('note.md', '# Note\n'), '--server', server)
    for (const { code, out, err } of [exported, imported]) {
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(`The connection to ${server} broke off`)
    }
    expect(existsSync(inFolder('broken.zip'))).toBe(false)
  })

  test('no server at all is told as that', async () => {
    const server = await answering(200, '')
    ends.splice(0).forEach((end) => end())
    const told = await run('export', 'a', '--server', server)
    expect([told.code, told.err]).toEqual([1, expect.stringContaining('No Deixis server answers')])
  })
})

describe('CL8 the address of the server', () => {
  test.each([
    ['http://ann:hidden@host/?x=1', 'a user and a password and a query'],
    ['http://:hidden@host', 'a password'],
    ['http://host/?hidden', 'a query'],
    ['http://host/#hidden', 'a fragment'],
    ['ftp://ann:hidden@host', 'takes an address such as'],
    ['http://ann:hidden@host:99999', 'takes an address such as'],
  ])('%s is refused with what it holds and without the password', async (server, told) => {
    for (const args of [
      ['export', 'a'],
      ['import', '-'],
    ]) {
      const { code, out, err } = await run(...args, '--server', server)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(told)
      expect(err).not.toContain('hidden')
    }
    const { code, err } = await runWith({ environment: { DEIXIS_URL: server } }, 'export', 'a')
    expect([code, err]).toEqual([2, expect.stringContaining(told)])
    expect(err).not.toContain('hidden')
  })
})

describe('CL8, CL10 what a server gives', () => {
  const hostile = 'a\u001b[2J\u009b1m\u202eb\u2066c\u200bd\r\n\te\n'

  test('a name has no folder, commands nothing, and is cut to 255 bytes before its ending', () => {
    expect(localFileName('../../etc/a\u202egpj.exe\u0000')).toBe('agpj.exe')
    expect(localFileName('C:\\temp\\x.zip')).toBe('x.zip')
    expect(['', '..', 'a/', '\u202e'].map(localFileName)).toEqual(Array(4).fill('graph'))
    const long = localFileName(`${'개😀'.repeat(200)}.deixis.zip`)
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(255)
    expect(Buffer.byteLength(long)).toBeGreaterThan(250)
    expect(long).toMatch(/^(개😀)+개?\.deixis\.zip$/u)
    expect(localFileName('개'.repeat(85))).toBe('개'.repeat(85))
    expect(localFileName('개'.repeat(86))).toBe('개'.repeat(85))
  })

  test('a file of a long name is saved', async () => {
    const name = encodeURIComponent(`${'개'.repeat(300)}.md`)
    const server = await answering(200, 'text', {
      'Content-Type': 'text/markdown',
      'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    })
    const { code, err } = await run('export', 'a', '-f', 'markdown', '-o', '.', '--server', server)
    expect([code, err]).toEqual([0, expect.stringContaining('Saved as')])
    expect(readdirSync(inFolder())).toContain(`${'개'.repeat(84)}.md`)
  })

  test('a terminal is not commanded by it, and a pipe takes it as it is', async () => {
    const server = await answering(200, hostile, { 'Content-Type': 'text/markdown' })
    const args = ['export', 'a', '-f', 'markdown', '-o', '-', '--server', server]
    const shown = await atTerminal(...args)
    expect([shown.code, shown.out]).toEqual([0, 'a [2J 1m b c d\n\te\n'])
    expect((await run(...args)).out).toBe(hostile)
  })

  test('neither does what a document holds, compiled or resolved', async () => {
    const document = { title: 't', nodes: [{ id: 'q', kind: 'question', text: `Why ${hostile}?` }] }
    const file = inFolder(write('hostile.json', document))
    for (const args of [
      ['compile', file, '--target', 'markdown'],
      ['compile', file, '--target', 'gemini', '--whole'],
      ['resolve', file, '--text', 'the first \u202edog', '--json'],
    ]) {
      const { code, out } = await atTerminal(...args)
      expect([args, code, /[^\P{C}\n\t]/u.test(out)]).toEqual([args, 0, false])
      expect(out.length).toBeGreaterThan(2)
    }
  })

  test('CL9 a warning holds nothing that turns its line around', async () => {
    const notes = [{ code: 'no.such\u202ecode\u009b', params: {}, message: 'x' }]
    const server = await answering(200, 'x', {
      'Content-Type': 'text/markdown',
      'Deixis-Notes': encodeURIComponent(JSON.stringify(notes)),
    })
    const { err } = await run('export', 'a', '-f', 'markdown', '-o', 'x.md', '--server', server)
    expect(err).toBe('warning: no.such code \n')
  })
})

describe('CL6, CL9 files that have no size', () => {
  const pipe = (name: string) => {
    execFileSync('mkfifo', [inFolder(name)])
    return name
  }

  test('a device is refused', async () => {
    for (const args of [
      ['import', '/dev/zero', '--server', 'http://127.0.0.1:9'],
      ['compile', '/dev/zero', '--target', 'markdown'],
    ]) {
      const { code, err } = await run(...args)
      expect([code, err]).toEqual([1, expect.stringContaining('“/dev/zero” is not a file')])
    }
  })

  test('a named pipe is read', async () => {
    const name = pipe('given.fifo')
    const written = spawn('sh', ['-c', `cat dogs.json > ${name}`], { cwd: inFolder() })
    write('dogs.json', { title: 't', nodes: [{ id: 'q', kind: 'question', text: 'Which?' }] })
    const { code, out } = await run('compile', name, '--target', 'markdown')
    written.kill()
    expect([code, out]).toEqual([0, expect.stringContaining('Which?')])
  })

  test('a named pipe that does not end is read to the limit', async () => {
    const name = pipe('endless.fifo')
    const written = spawn('sh', ['-c', `exec cat /dev/zero > ${name}`], { cwd: inFolder() })
    const { code, err } = await run('compile', name, '--target', 'markdown')
    written.kill()
    expect([code, err]).toEqual([1, expect.stringMatching(/larger than 6[47] MB/)])
  })
})
