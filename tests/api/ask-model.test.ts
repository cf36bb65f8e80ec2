import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { modelAnswerSchema } from '@/lib/api/contract/ask'
import { modelsSchema } from '@/lib/api/contract/models'
import { providerIds, type ProviderId } from '@/lib/providers/define'
import { startAnthropic } from '../support/wire/anthropic'
import { startGemini } from '../support/wire/gemini'
import { startOpenAI } from '../support/wire/openai'
import type { Script } from '../support/wire/script'
import type { Wire } from '../support/wire/server'
import { answer, call, problem, send, useApp } from './app'

const canary = 'canary-9f2c71'
let script: Script = {}
let wires: Readonly<Record<ProviderId, Wire>>

beforeAll(async () => {
  const next = () => script
  const [gemini, openai, anthropic] = await Promise.all([
    startGemini(() => false, next),
    startOpenAI(() => false, next),
    startAnthropic(() => false, next),
  ])
  wires = { gemini, openai, anthropic }
  process.env['GEMINI_API_KEY'] = canary
  process.env['GEMINI_BASE_URL'] = gemini.baseUrl
  process.env['OPENAI_API_KEY'] = canary
  process.env['OPENAI_BASE_URL'] = `${openai.baseUrl}/v1`
  process.env['ANTHROPIC_API_KEY'] = canary
  process.env['ANTHROPIC_BASE_URL'] = anthropic.baseUrl
})
useApp()
beforeEach(() => {
  script = {}
})
afterAll(async () => {
  for (const id of ['GEMINI', 'OPENAI', 'ANTHROPIC']) {
    delete process.env[`${id}_API_KEY`]
    delete process.env[`${id}_BASE_URL`]
  }
  await Promise.all(Object.values(wires).map((wire) => wire.close()))
})

const document = {
  title: 'Dogs',
  nodes: [
    { id: 'd1', kind: 'entity', label: 'Rex', class: 'Dog', alias: 'E1' },
    { id: 'd2', kind: 'entity', label: 'Ada', class: 'Dog', alias: 'E2' },
    { id: 'rug', kind: 'entity', label: 'rug', alias: 'E3' },
  ],
  edges: [{ id: 'e1', source: 'd1', target: 'rug', relation: 'sits on' }],
}

async function made(): Promise<string> {
  const { id } = (await answer(send('POST', '/graphs', { document }), 201)) as { id: string }
  return id
}

type Node = { id: string; kind: string; text?: string; model?: string; status?: string }
type Kept = {
  revision: number
  document: {
    nodes: readonly (Node & { promptHash?: string; usage?: object })[]
    edges: readonly { source: string; target: string; role?: string }[]
  }
}
const read = async (id: string) => (await answer(call('GET', `/graphs/${id}`))) as unknown as Kept
const answers = ({ document: { nodes } }: Kept) => nodes.filter(({ kind }) => kind === 'answer')
const asked = async (id: string, body: object) =>
  modelAnswerSchema.parse(await answer(send('POST', `/graphs/${id}/ask`, body)))

type Event = { name: string; data: Record<string, unknown> }

/** The events of a stream, each told to `onEvent` as it comes. */
async function streamed(
  id: string,
  body: object,
  onEvent: (event: Event, stop: () => void) => void = () => {},
): Promise<Event[]> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
  const init = { headers, body: JSON.stringify(body) }
  const response = await call('POST', `/graphs/${id}/ask`, init)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  const events: Event[] = []
  let text = ''
  let isStopped = false
  while (reader && !isStopped) {
    const { done, value } = await reader.read()
    if (done) break
    text += decoder.decode(value, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, name = '', data = 'null'] =
        /^event: (.*)\ndata: (.*)$/.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      const event = { name, data: JSON.parse(data) as Event['data'] }
      events.push(event)
      onEvent(event, () => {
        isStopped = true
        void reader.cancel()
      })
    }
  }
  expect(JSON.stringify(events)).not.toContain(canary)
  return events
}

describe.each(providerIds)('API36 a question is put to %s', (provider) => {
  const model = `${provider}/m-1`

  test('API36 and answered with citations, both kept as nodes', async () => {
    script = { text: ['It is ', '[E3', '], like [E9].'] }
    const id = await made()
    const told = await asked(id, { question: 'What does [Rex](#d1) sit on?', model })
    expect(told).toMatchObject({
      status: 'complete',
      model,
      revision: 2,
      text: 'It is [E3](#rug), like [E9].',
      cites: ['rug'],
      unknown: ['E9'],
      usage: { inputTokens: 1210, outputTokens: 8 },
    })
    const kept = await read(id)
    const node = kept.document.nodes.find((each) => each.id === told.answerId)
    expect(node).toMatchObject({
      kind: 'answer',
      model,
      status: 'complete',
      revision: 1,
      promptHash: told.promptHash,
      usage: { inputTokens: 1210, outputTokens: 8 },
    })
    const edges = kept.document.edges.filter(({ source }) => source === told.answerId)
    expect(edges.map(({ target, role }) => [role, target])).toEqual([
      ['answers', told.questionId],
      ['cites', 'rug'],
    ])
    expect(JSON.stringify(wires[provider].received.at(-1)?.body)).toContain('E1')
    expect(JSON.stringify([told, kept])).not.toContain(canary)
  })

  test('API37 it streams: prompt, deltas, citations, usage, and what is done', async () => {
    script = { text: ['It is ', '[E', '3].'] }
    const events = await streamed(await made(), { question: 'What does Rex sit on?', model })
    const names = events.map(({ name }) => name).filter((name) => name !== 'usage')
    expect(names).toEqual(['prompt', 'delta', 'delta', 'delta', 'citation', 'done'])
    expect(events.filter(({ name }) => name === 'delta').map(({ data }) => data['text'])).toEqual([
      'It is ',
      '[E',
      '3].',
    ])
    expect(events.find(({ name }) => name === 'citation')?.data).toEqual({
      nodeId: 'rug',
      text: 'E3',
    })
    expect(events.some(({ name }) => name === 'usage')).toBe(true)
    expect(modelAnswerSchema.parse(events.at(-1)?.data)).toMatchObject({ status: 'complete' })
  })

  test.each([
    ['a cut in mid-stream', { end: 'none' }, 'provider.cutOff', 'partial'],
    ['a length stop', { end: 'length' }, 'answer.cutShort', 'partial'],
    ['a safety block', { end: 'blocked' }, 'answer.blocked', 'partial'],
  ] as const)('API37 %s keeps what there is, marked as partial', async (_, next, code, status) => {
    script = { text: ['It is [E3]'], ...next }
    const id = await made()
    const events = await streamed(id, { question: 'What does Rex sit on?', model })
    const { name, data } = events.at(-1) ?? {}
    expect(name).toBe('error')
    expect(data).toMatchObject({ code, answer: { status, text: 'It is [E3](#rug)' } })
    expect(answers(await read(id))).toMatchObject([{ status, text: 'It is [E3](#rug)' }])
    expect(
      (await problem(send('POST', `/graphs/${id}/ask`, { question: 'Again?', model }))).code,
    ).toBe(code)
  })

  test.each([
    ['a wrong request', { status: 400 }, 'provider.requestRefused'],
    ['an empty answer', { text: [] }, 'provider.empty'],
    [
      'no JSON',
      { bytes: () => [Buffer.from('event: content_block_delta\ndata: {\n\n')] },
      'provider.answerUnreadable',
    ],
  ] as const)('API37 %s loses no question and makes no answer', async (_, next, code) => {
    script = next as Script
    const id = await made()
    const events = await streamed(id, { question: 'What does Rex sit on?', model })
    expect(events.at(-1)).toMatchObject({ name: 'error', data: { code } })
    expect(events.at(-1)?.data['answer']).toBeUndefined()
    const kept = await read(id)
    expect(answers(kept)).toEqual([])
    const question = kept.document.nodes.find(({ kind }) => kind === 'question')
    expect(question?.text).toBe('What does Rex sit on?')
    // The same question is asked anew by its node.
    script = { text: ['[E3]'] }
    const again = await asked(id, { question: { node: question?.id }, model })
    expect(again.questionId).toBe(question?.id)
  })

  test('API37 who goes away stops the provider within a second; what there is by then is kept', async () => {
    script = { text: ['It is [E3]', ' and'], hangs: 'middle' }
    const id = await made()
    const before = wires[provider].abandoned.length
    let stoppedAt = 0
    await streamed(id, { question: 'What does Rex sit on?', model }, ({ name }, stop) => {
      if (name !== 'citation' || stoppedAt > 0) return
      stoppedAt = Date.now()
      stop()
    })
    await expect.poll(() => wires[provider].abandoned.length, { timeout: 1000 }).toBe(before + 1)
    await expect.poll(async () => answers(await read(id)).length, { timeout: 3000 }).toBe(1)
    const [node] = answers(await read(id))
    expect(node).toMatchObject({ status: 'stopped' })
    expect(node?.text).toContain('It is [E3](#rug)')
  })
})

test('API36 a question may continue from two answers, of which each turn is told once', async () => {
  const id = await made()
  script = { text: ['first said'] }
  const first = await asked(id, { question: 'First?', model: 'openai/a' })
  script = { text: ['second said'] }
  const second = await asked(id, { question: { node: first.questionId }, model: 'anthropic/b' })
  expect(second.questionId).toBe(first.questionId)
  const parents = [first.answerId, second.answerId]
  script = { text: ['both'] }
  const joined = await asked(id, { question: 'And together?', parents, model: 'openai/a' })
  const body = JSON.stringify(wires.openai.received.at(-1)?.body)
  for (const text of ['First?', 'first said', 'second said', 'And together?']) {
    expect(body.split(text), text).toHaveLength(2)
  }
  const kept = await read(id)
  const continued = kept.document.edges.filter(({ source }) => source === joined.questionId)
  expect(continued.map(({ target }) => target).sort()).toEqual([...parents].sort())
})

test('API36 nothing is kept where the caller wants nothing kept', async () => {
  const id = await made()
  script = { text: ['[E3]'] }
  const told = await asked(id, { question: 'What?', model: 'gemini/m', store: false })
  expect(told).toMatchObject({ revision: 0, text: '[E3](#rug)' })
  expect(told.answerId ?? told.questionId).toBeUndefined()
  expect((await read(id)).revision).toBe(0)
})

test('API36 a model that cannot be asked is named with those that can, and nothing is kept', async () => {
  const id = await made()
  const told = await problem(send('POST', `/graphs/${id}/ask`, { question: 'What?', model: 'x/y' }))
  expect(told).toMatchObject({ code: 'model.unknown', status: 422, params: { model: 'x/y' } })
  expect((await read(id)).revision).toBe(0)
})

test('API37 the graph’s own answer streams as well', async () => {
  const id = await made()
  const events = await streamed(id, { question: 'What does Rex sit on?', model: 'graph' })
  expect(events.map(({ name }) => name)).toEqual(['delta', 'done'])
  expect(events.at(-1)?.data).toMatchObject({ status: 'answered', text: 'It is [rug](#rug).' })
})

test('API38 the models that can be asked are listed, with what they take', async () => {
  const told = modelsSchema.parse(await answer(call('GET', '/models')))
  expect(told.models.map(({ id }) => id)).toEqual([
    'gemini/gemini-2.5-flash',
    'openai/gpt-4o',
    'openai/gpt-audio',
    'anthropic/claude-sonnet-4-5',
  ])
  expect(told.models[0]?.takes).toEqual({ image: true, audio: true, both: true })
  expect(told.usual).toBeNull()
  expect(told.providers.map(({ id, failure }) => [id, failure])).toEqual([
    ['gemini', undefined],
    ['openai', undefined],
    ['anthropic', undefined],
  ])
  expect(JSON.stringify(told)).not.toContain(canary)
})
