import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { formatLimits } from '@/lib/formats/limits'
import { mediaBytes } from '../api/dogs'
import { useCommandLine } from './command-line'

const { run, runWith, inFolder, write } = useCommandLine()

const garden = new Uint8Array(mediaBytes('media/garden.jpg'))
const hash = `sha256-${createHash('sha256').update(garden).digest('hex')}`

const documentWith = (asset: object) => ({
  title: 'Garden',
  nodes: [
    { id: 'p', kind: 'image', label: 'garden', asset },
    { id: 'q', kind: 'question', text: 'What grows in [it](#p)?' },
  ],
})
const stored = documentWith({ hash, mediaType: 'image/jpeg' })

/** A backup, or what looks like one: an archive of these files. */
function backup(name: string, files: Readonly<Record<string, Uint8Array | object>>): string {
  const entries = Object.entries(files).map(([path, file]): [string, Uint8Array] => [
    path,
    file instanceof Uint8Array ? file : strToU8(JSON.stringify(file)),
  ])
  writeFileSync(inFolder(name), zipSync(Object.fromEntries(entries)))
  return name
}

const whole = () =>
  backup('Garden.deixis.zip', { 'document.json': stored, [`media/${hash}.jpg`]: garden })

describe('CL1 a backup', () => {
  test('gives the bytes that its document and its files give, whatever it is called', async () => {
    const plain = write('beside.json', documentWith({ path: 'media/garden.jpg' }))
    const compile = (file: string) => run('compile', file, '-t', 'gemini', '--whole')
    const expected = await compile(plain)
    expect([expected.code, expected.err]).toEqual([0, ''])
    expect(expected.out).toContain('"inlineData"')
    expect(await compile(whole())).toEqual(expected)
    const files = { 'document.json': stored, [`media/${hash}.jpg`]: garden }
    expect(await compile(backup('graph.json', files))).toEqual(expected)
  })

  test('CL6 comes down a pipe too', async () => {
    const entries = { 'document.json': strToU8(JSON.stringify(stored)) }
    const input = zipSync({ ...entries, [`media/${hash}.jpg`]: garden })
    const ran = await runWith({ input }, 'compile', '-', '-t', 'markdown')
    expect(ran).toEqual(await run('compile', whole(), '-t', 'markdown'))
    expect(ran.out).toContain('What grows in it [Image 1]?')
  })

  test('CL7 says what phrases point at', async () => {
    const ran = await run('resolve', whole(), '--text', 'the garden')
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toContain('Image 1 "garden"')
  })
})

describe('CL12 media of a backup', () => {
  test('that is not in it is told, and the rest is compiled', async () => {
    const ran = await run(
      'compile',
      backup('gone.zip', { 'document.json': stored }),
      '-t',
      'gemini',
    )
    expect(ran.code).toBe(0)
    expect(ran.err).toMatch(/^warning: Media that the file names are not here: garden \(1\)\./)
    expect(ran.out).not.toContain('inlineData')
  })

  test('that differs from what was saved is taken, and told', async () => {
    const files = { 'document.json': stored, [`media/${hash}.jpg`]: otherPicture() }
    const ran = await run('compile', backup('differs.zip', files), '-t', 'gemini')
    expect(ran.code).toBe(0)
    expect(ran.err).toMatch(/^warning: Media that differ from those .* garden \(1\)\./)
    expect(ran.out).toContain('"inlineData"')
  })

  test('that cannot be taken, or is of another kind than its node, is told, and the rest is compiled', async () => {
    const hashOf = (digit: string) => `sha256-${digit.repeat(64)}`
    const [broken, other] = [hashOf('1'), hashOf('2')]
    const nodes = [
      { id: 'a', kind: 'image', label: 'broken', asset: { hash: broken } },
      { id: 'b', kind: 'audio', label: 'bark', asset: { hash: other } },
    ]
    const document = { ...stored, nodes: [...nodes, ...stored.nodes] }
    const file = backup('some.zip', {
      'document.json': document,
      [`media/${broken}.jpg`]: garden.slice(0, 90),
      [`media/${other}.wav`]: otherPicture(),
      [`media/${hash}.jpg`]: garden,
    })
    const ran = await run('compile', file, '-t', 'gemini')
    expect(ran.code).toBe(0)
    const told = ran.err.split('\n')
    expect(told).toContainEqual(
      expect.stringMatching(/^warning: Files that are no picture .*: media\/sha256-1+/),
    )
    expect(told).toContainEqual(
      expect.stringMatching(/^warning: Files that are a sound where .*: bark \(1\)/),
    )
    expect(ran.out.match(/"inlineData"/g)).toHaveLength(1)
  })

  test.each(['media/garden.jpg', '../three-dogs.en.json', '/etc/hostname', 'constructor'])(
    'is never read from beside it: %s',
    async (path) => {
      const file = backup('path.zip', { 'document.json': documentWith({ path }) })
      const ran = await run('compile', file, '-t', 'gemini')
      expect(ran.code).toBe(0)
      expect(ran.err).toMatch(/^warning: Media that the file names are not here: garden \(1\)\./)
      expect(ran.out).not.toContain('inlineData')
    },
  )
})

describe('CL4 an archive that is no backup', () => {
  test.each<[string, () => string, string]>([
    ['other files', () => backup('other.zip', { 'a.txt': strToU8('a') }), 'holds no graph'],
    ['nothing', () => backup('empty.zip', {}), 'holds no files'],
    ['no document', () => backup('odd.zip', { 'document.json': [] }), 'but not a graph'],
    [
      'no document inside',
      () => backup('null.zip', { 'document.json': { title: 't', nodes: [null] } }),
      'not valid',
    ],
    ['half of itself', halved, 'cannot be read'],
    ['more than is taken', tooLarge, 'larger than 256 MB'],
  ])('%s', async (_what, file, told) => {
    for (const args of [
      ['compile', file(), '-t', 'gemini'],
      ['resolve', file(), '--text', 'x'],
    ]) {
      const ran = await run(...args)
      expect(ran).toEqual({ code: 1, out: '', err: expect.stringContaining(told) as string })
    }
  })
})

function otherPicture(): Uint8Array {
  return new Uint8Array(mediaBytes('media/living-room.jpg'))
}

function halved(): string {
  truncateSync(inFolder(whole()), 1000)
  return 'Garden.deixis.zip'
}

/** Only its beginning is there: no more is read of it. */
function tooLarge(): string {
  writeFileSync(inFolder('large.zip'), new Uint8Array([0x50, 0x4b, 3, 4]))
  truncateSync(inFolder('large.zip'), formatLimits.fileByteCountMax + 1)
  return 'large.zip'
}
