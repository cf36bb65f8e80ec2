import { describe, expect, test } from 'vitest'
import { createClient } from '@/lib/client'
import { wav } from '../assets/samples'
import { dispatch, notes, useApp } from '../api/app'

useApp()

/** The client over the real route handlers: what it sends is what they receive. */
const client = createClient({
  baseUrl: 'http://127.0.0.1:3000',
  headers: { host: '127.0.0.1:3000' },
  fetch: (input, init) => dispatch(new Request(input, init)),
})

describe('the typed client', () => {
  test('walks through everything that the API does', async () => {
    expect(await client.health()).toEqual({
      ok: true,
      value: { status: 'ready', database: 'sqlite' },
    })
    const uploaded = await client.uploadMedia(new Blob([wav(8000) as BlobPart]))
    if (!uploaded.ok) throw new Error(JSON.stringify(uploaded))
    const { asset } = uploaded.value
    const created = await client.createGraph({
      document: { title: 'By client', nodes: [...notes(1), { id: 's', kind: 'audio', asset }] },
    })
    if (!created.ok) throw new Error(JSON.stringify(created))
    const { id } = created.value
    const commands = [{ type: 'setTitle' as const, title: 'Changed & <sent>' }]
    expect(await client.appendCommands(id, { commands })).toMatchObject({
      ok: true,
      value: { revision: 1 },
    })
    expect(await client.renameGraph(id, 'Renamed')).toMatchObject({
      ok: true,
      value: { revision: 2 },
    })
    expect(await client.readGraph(id, { revision: 1 })).toMatchObject({
      ok: true,
      value: { document: { title: 'Changed & <sent>' } },
    })
    expect(await client.listCommands(id, { after: 1 })).toMatchObject({
      ok: true,
      value: { batches: [{ revision: 2 }] },
    })
    expect(await client.listGraphs({ q: 'renamed' })).toMatchObject({
      ok: true,
      value: { graphs: [{ id }] },
    })
    const prompt = await client.compileGraph(id, {
      target: 'markdown',
      question: 'What?',
      media: 'reference',
    })
    expect(prompt).toMatchObject({ ok: true, value: { target: 'markdown' } })
    const { document } = created.value
    expect(await client.resolve({ document, text: 'the first note' })).toMatchObject({
      ok: true,
      value: { mentions: [{ text: 'the first note', refers: ['n0'] }] },
    })
    const copied = await client.duplicateGraph(id)
    expect(copied).toMatchObject({ ok: true, value: { document: { title: 'Renamed (copy)' } } })
    expect(await client.deleteGraph(id)).toEqual({ ok: true, value: undefined })
    expect(await client.readGraph(id)).toMatchObject({
      ok: false,
      error: { kind: 'refused', problem: { code: 'graph.notFound' } },
    })
  })

  test('a server that does not answer, and one that is another', async () => {
    const away = createClient({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
    expect(await away.listGraphs()).toEqual({ ok: false, error: { kind: 'unreachable' } })
    const other = createClient({ fetch: async () => new Response('<h1>502</h1>', { status: 502 }) })
    expect(await other.listGraphs()).toEqual({ ok: false, error: { kind: 'unreachable' } })
  })
})
