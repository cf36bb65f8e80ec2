import { describe, expect, test } from 'vitest'
import { graphAnswerSchema } from '@/lib/api/contract/ask'
import { rowsSchema } from '@/lib/api/contract/query'
import { answer, problem, send, useApp } from './app'

useApp()

const document = {
  title: 'Dogs',
  nodes: [
    { id: 'd1', kind: 'entity', label: 'Rex', class: 'Dog', attributes: { weight: '9 kg' } },
    { id: 'd2', kind: 'entity', label: 'Ada', class: 'Dog', attributes: { weight: '12 kg' } },
    { id: 'rug', kind: 'entity', label: 'rug' },
    { id: 'q', kind: 'question', text: 'Where is [Rex](#d1)?' },
  ],
  edges: [{ id: 'e1', source: 'd1', target: 'rug', relation: 'sits on' }],
}

async function made(given: object = document): Promise<string> {
  const { id } = (await answer(send('POST', '/graphs', { document: given }), 201)) as { id: string }
  return id
}

const asked = async (id: string, body: object) =>
  graphAnswerSchema.parse(await answer(send('POST', `/graphs/${id}/ask`, body)))

type Kept = {
  revision: number
  document: {
    nodes: readonly { id: string; kind: string; text?: string; model?: string; status?: string }[]
    edges: readonly { source: string; target: string; role?: string }[]
  }
}

describe('API35 the graph is asked', () => {
  test('API35 and answers with the facts that prove it and queries that find it again', async () => {
    const id = await made()
    const told = await asked(id, { question: 'Which dog is heavier than 10 kg?', store: false })
    expect(told).toMatchObject({
      revision: 0,
      status: 'answered',
      language: 'en',
      text: 'It is [Ada](#d2).',
      suggestions: [],
    })
    expect(told.facts).toContainEqual({
      subject: { node: 'd2' },
      predicate: { attribute: 'weight' },
      object: { value: '12 kg' },
      source: { node: 'd2', field: 'attributes/weight' },
    })
    expect(told.questionId).toBeUndefined()
    for (const query of told.queries) {
      const rows = rowsSchema.parse(await answer(send('POST', `/graphs/${id}/query`, query)))
      expect(rows.count).toBeGreaterThan(0)
    }
  })

  test('API35 question and answer become nodes with what they rest on', async () => {
    const id = await made()
    const told = await asked(id, { question: '[Rex](#d1)는 어디에 앉아 있어?' })
    expect(told).toMatchObject({ revision: 1, language: 'ko', text: '[rug](#rug)이에요(예요).' })
    const { document: kept } = (await answer(send('GET', `/graphs/${id}`, undefined))) as Kept
    const node = kept.nodes.find((each) => each.id === told.answerId)
    expect(node).toMatchObject({
      kind: 'answer',
      model: 'graph',
      status: 'complete',
      text: told.text,
    })
    const roles = kept.edges
      .filter(({ source }) => source === told.answerId)
      .map(({ target, role }) => `${role} ${target}`)
    expect(roles).toEqual([`answers ${told.questionId}`, 'cites rug', 'cites d1'])
  })

  test('API35 without a question the last one of the graph is answered, and not written twice', async () => {
    const id = await made()
    const told = await asked(id, {})
    expect(told).toMatchObject({ status: 'answered', text: 'It is [rug](#rug).', questionId: 'q' })
    const again = await asked(id, { question: { node: 'q' }, store: false })
    expect(again).toMatchObject({ revision: 1, text: 'It is [rug](#rug).' })
  })

  test('API35 a question continues from an answer', async () => {
    const id = await made()
    const first = await asked(id, {})
    const next = await asked(id, { question: 'How heavy is Rex?', parents: [first.answerId] })
    const { document: kept } = (await answer(send('GET', `/graphs/${id}`, undefined))) as Kept
    expect(kept.edges).toContainEqual(
      expect.objectContaining({
        source: next.questionId,
        target: first.answerId,
        role: 'continues',
      }),
    )
  })

  test('API35 what the graph does not state is said so, and the question is kept without an answer', async () => {
    const id = await made()
    const told = await asked(id, { question: 'Who walks Rex?' })
    expect(told).toMatchObject({ status: 'notUnderstood', facts: [], queries: [] })
    expect(told.text).toContain('walks')
    expect(told.suggestions).toContain('What is the weight of Rex?')
    expect(told.answerId).toBeUndefined()
    const { document: kept } = (await answer(send('GET', `/graphs/${id}`, undefined))) as Kept
    expect(kept.nodes.find(({ id: node }) => node === told.questionId)?.text).toBe('Who walks Rex?')
    expect(kept.nodes.some(({ kind }) => kind === 'answer')).toBe(false)
  })

  test.each([
    [{ question: { node: 'nobody' } }, 422, 'question.nodeUnknown'],
    [{ question: '  ' }, 422, 'question.missing'],
    [{ question: 'Where is Rex?', parents: ['nobody'] }, 422, 'ask.parentUnknown'],
    [{ model: 'someone' }, 422, 'model.unknown'],
    [{ model: 7 }, 422, 'request.invalid'],
  ])('API35 %j is refused', async (body, status, code) => {
    const id = await made()
    expect(await problem(send('POST', `/graphs/${id}/ask`, body))).toMatchObject({ status, code })
  })

  test('API35 a graph that is not there is not found', async () => {
    expect(await problem(send('POST', '/graphs/nobody/ask', { question: 'x' }))).toMatchObject({
      status: 404,
      code: 'graph.notFound',
    })
  })
})
