import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { referenceLanguages, resolvedTextSchema } from '@/lib/api/contract/resolve'
import { sentence } from '@/lib/messages'
import { languages } from '@/lib/references/languages'
import { instance } from '@/lib/services/instance'
import { localPrincipal } from '@/lib/services/principal'
import { bounds } from '@/lib/std/bounds'
import { answer, call, notes, problem, send, useApp } from './app'
import { asDataUrl, asForm, example, withAssets } from './dogs'

useApp()

const document = example()

async function resolved(body: object) {
  const answered = answer(send('POST', '/resolve', { document, ...body }))
  return resolvedTextSchema.strict().parse(await answered).mentions
}

const dogs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `d${index}`,
    kind: 'entity',
    class: 'Dog',
    label: `dog of street ${index}`,
    attributes: { fur: 'white' },
  }))

describe('API26 what a text points at', () => {
  test('a resolved, an ambiguous, an unresolved phrase and a link, each with its reason in English', async () => {
    const text = '🐕 What is the third dog wearing? The white one? The tenth dog? [That](#d2,d1)!'
    const mentions = await resolved({ text })
    expect(mentions).toMatchObject([
      {
        text: 'the third dog',
        start: 11,
        refers: ['d3'],
        status: 'resolved',
        reason: { params: { place: 3 }, message: expect.stringContaining('Number 3 of') as string },
      },
      { text: 'The white one', refers: [], status: 'ambiguous', candidates: ['d1', 'd3'] },
      {
        text: 'The tenth dog',
        refers: [],
        status: 'unresolved',
        reason: {
          code: 'reason.outOfRange',
          params: { place: 10, count: 3 },
        },
      },
      { text: 'That', refers: ['d2', 'd1'], status: 'explicit' },
    ])
    for (const { start, end, text: phrase, reason } of mentions) {
      expect(text.slice(start, end)).toBe(phrase)
      expect(reason.message).toBe(sentence(reason, 'en'))
    }
  })

  test('"respectively" as pairs', async () => {
    const text = 'The first and the third dog are in the first and the second photo, respectively.'
    expect((await resolved({ text })).at(-1)).toMatchObject({
      text: 'respectively',
      status: 'resolved',
      pairs: [
        ['d1', 'p1'],
        ['d3', 'p2'],
      ],
    })
  })

  test.each([
    ['en', 'the third dog', 'd3'],
    ['ko', '세 번째 강아지', 'd3'],
    ['ja', '第三の犬', 'd3'],
    ['zh', '第一张照片', 'p1'],
  ])('in %s, asked for or not', async (language, text, id) => {
    const [told] = await resolved({ text, language })
    expect(told).toMatchObject({ text, refers: [id] })
    expect(await resolved({ text })).toEqual([told])
  })

  test('every language that has words for pointing may be asked for', () => {
    expect([...referenceLanguages].sort()).toEqual(Object.keys(languages).sort())
  })

  test('the language tells what the script leaves open', async () => {
    const text = '最後録音'
    expect(await resolved({ text, language: 'ja' })).toMatchObject([{ refers: ['s3'] }])
    expect(await resolved({ text, language: 'zh' })).toEqual([])
  })

  test('the node in which the text stands tells which set is counted', async () => {
    const nodes = [
      ...dogs(4),
      { id: 'ours', kind: 'set', label: 'ours', members: ['d0', 'd1'] },
      { id: 'theirs', kind: 'set', label: 'theirs', members: ['d2', 'd3'] },
      { id: 't', kind: 'text', text: '' },
    ]
    const edges = [{ source: 't', target: 'theirs', relation: 'about' }]
    const ask = async (more: object) =>
      (await resolved({ document: { nodes, edges }, text: 'Take the first.', ...more }))[0]?.refers
    expect(await ask({ node: 't' })).toEqual(['d2'])
    expect(await ask({ node: 'd1' })).toEqual(['d0'])
  })

  test('a text without references, and none', async () => {
    expect(await resolved({ text: 'First of all, good morning.' })).toEqual([])
    expect(await resolved({ text: '' })).toEqual([])
    expect(await resolved({ document: { nodes: [] }, text: 'the first dog' })).toEqual([])
  })
})

describe('API27 documents and their files', () => {
  test('no file is asked for or read, whatever stands in its place', async () => {
    const text = 'the second photo'
    const bare = await resolved({ text })
    expect(bare).toMatchObject([{ refers: ['p2'] }])
    const foreign = `sha256-${'0'.repeat(64)}`
    for (const asset of [{ hash: foreign }, { part: 'x' }, { path: '/etc/passwd' }, {}]) {
      expect(await resolved({ document: withAssets(document, () => asset), text })).toEqual(bare)
    }
  })

  test('a form gives what JSON gives, and nothing is kept of it', async () => {
    // A folder of its own: others on the machine keep theirs in the system's.
    const folder = mkdtempSync(join(tmpdir(), 'deixis-resolve-'))
    vi.stubEnv('TMPDIR', folder)
    onTestFinished(() => {
      vi.unstubAllEnvs()
      rmSync(folder, { recursive: true })
    })
    const scratch = () => readdirSync(folder)
    const { store } = await instance()
    const state = async () => [scratch(), await store.listGraphs(localPrincipal, { limit: 9 })]
    const before = await state()
    const text = 'the first bark'
    const form = asForm(document, { text, language: 'en' })
    const byForm = await answer(call('POST', '/resolve', { body: form }))
    const sent = { document: withAssets(document, asDataUrl), text, language: 'en' }
    expect(byForm).toEqual(await answer(send('POST', '/resolve', sent)))
    expect(await state()).toEqual(before)
  })
})

describe('API28 refusals', () => {
  const nodes = notes(2)
  const refuse = (body: object) =>
    problem(send('POST', '/resolve', { document: { nodes }, text: 'x', ...body }))

  test.each<[string, object, string, string, string]>([
    [
      'a node that is not there',
      { node: 'gone' },
      'resolve.nodeUnknown',
      'resolve.nodeUnknown',
      '/node',
    ],
    ['what is no id', { node: 'a b' }, 'request.invalid', 'id.invalid', '/node'],
    [
      'a language without tables',
      { language: 'fr' },
      'request.invalid',
      'field.choice',
      '/language',
    ],
    ['no text', { text: undefined }, 'request.invalid', 'field.required', '/text'],
    ['a text that is none', { text: 7 }, 'request.invalid', 'field.notText', '/text'],
    [
      'a text past the bound',
      { text: 'x'.repeat(bounds.textLengthMax + 1) },
      'request.invalid',
      'field.textTooLong',
      '/text',
    ],
    ['half a surrogate pair', { text: '\ud800' }, 'json.badText', 'json.badText', '/text'],
    ['no document', { document: undefined }, 'request.invalid', 'field.required', '/document'],
    ['an unknown field', { focus: ['n0'] }, 'request.invalid', 'request.fieldUnknown', '/focus'],
  ])('%s', async (_, body, code, fieldCode, pointer) => {
    const refused = await refuse(body)
    expect(refused).toMatchObject({ status: 422, code, errors: [{ code: fieldCode, pointer }] })
  })

  test('the longest text is taken', async () => {
    const text = `${'x '.repeat(bounds.textLengthMax / 2 - 7)}the first note`
    expect(text).toHaveLength(bounds.textLengthMax)
    expect(await resolved({ document: { nodes }, text })).toMatchObject([
      { start: bounds.textLengthMax - 14, end: bounds.textLengthMax },
    ])
  })

  test('phrases that may mean more nodes than an answer holds', async () => {
    const many = { nodes: dogs(bounds.mentionedNodesCountMax / 500 + 1) }
    const refused = await refuse({ document: many, text: 'The white dog barks. '.repeat(500) })
    expect(refused).toMatchObject({
      status: 413,
      code: 'resolve.tooManyNodes',
      params: { limit: bounds.mentionedNodesCountMax },
      errors: [{ pointer: '/text' }],
    })
  })
})
