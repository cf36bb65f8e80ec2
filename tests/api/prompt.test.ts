import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { GoogleGenerativeAI, type GenerateContentRequest } from '@google/generative-ai'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compiledPromptSchema, type CompiledPrompt } from '@/lib/api/contract/prompt'
import type { Asset } from '@/lib/media/asset'
import { instance } from '@/lib/services/instance'
import { bounds } from '@/lib/std/bounds'
import { exifWithPlace, quarters, secrets } from '../assets/samples'
import { answer, call, createNotes, problem, send, useApp } from './app'
import { asDataUrl, asForm, example, mediaPaths, shuffled, withAssets } from './dogs'

const app = useApp()

type Gemini = {
  systemInstruction: { parts: { text: string }[] }
  contents: {
    role: string
    parts: {
      text?: string
      inlineData?: { mimeType: string; data: string }
      fileData?: { fileUri: string }
    }[]
  }[]
}

async function compiled(response: Promise<Response>) {
  const value = compiledPromptSchema.parse(await answer(response))
  return { ...value, request: value.request as Gemini }
}

const options = { target: 'gemini' }

function scratchFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^deixis-[A-Za-z0-9]{6}$/.test(name))
}

test('API25 P12 a link to nothing is told as open, an edge to nothing is refused', async () => {
  const note = { id: 't', kind: 'text', text: 'See [it](#nope).' }
  const told = await compiled(send('POST', '/prompt', { document: { nodes: [note] }, ...options }))
  expect(told.diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'reference.dangling',
      severity: 'warning',
      params: { node: 'Note 1', id: 'nope', phrase: 'it' },
    }),
  )
  expect(JSON.stringify(told.request)).toContain('See it [?].')
  const edges = [{ source: 't', target: 'nope', relation: 'cites' }]
  const refused = problem(
    send('POST', '/prompt', { document: { nodes: [note], edges }, ...options }),
  )
  expect(await refused).toMatchObject({
    status: 422,
    code: 'document.refused',
    errors: [{ code: 'edge.targetMissing' }],
  })
})

test('API24 a prompt that references make too long is refused, and what takes up most is named', async () => {
  // What a model cannot read is left out; this is more than a prompt can be.
  const profile = { like: 'gemini', contextTokenCount: 100_000_000 }
  const boundless = { ...options, profile }
  const shape = { type: 'box', x: 0, y: 0, width: 1, height: 1 }
  const label = 'x'.repeat(bounds.labelLengthMax)
  const text = `[respectively](#${'a:r,'.repeat(24_000)}a:r)`
  const document = {
    nodes: [
      { id: 'a', kind: 'entity' },
      { id: 'p', kind: 'image' },
      { id: 'r', kind: 'region', of: 'p', shape, label },
      ...Array.from({ length: 60 }, (_, index) => ({ id: `t${index}`, kind: 'text', text })),
    ],
  }
  const refused = await problem(send('POST', '/prompt', { document, ...boundless }))
  expect(refused).toMatchObject({
    status: 413,
    code: 'prompt.tooLong',
    params: { limit: bounds.promptLengthMax, node: 'Note 1' },
  })
  const { id } = await answer<{ id: string }>(send('POST', '/graphs', { document }), 201)
  expect(await problem(send('POST', `/graphs/${id}/prompt`, boundless))).toMatchObject({
    status: 413,
    code: 'prompt.tooLong',
  })
}, 60_000)

describe('API23 nothing to compile', () => {
  test.each(['gemini', 'openai', 'anthropic', 'markdown'])(
    'is refused for %s with the remedy',
    async (target) => {
      const refused = await problem(send('POST', '/prompt', { document: { nodes: [] }, target }))
      expect(refused).toMatchObject({ status: 422, code: 'prompt.empty' })
      expect(refused.detail).toContain('Add a node or a question')
      const { id } = await answer<{ id: string }>(send('POST', '/graphs', {}), 201)
      const ofGraph = await problem(send('POST', `/graphs/${id}/prompt`, { target }))
      expect(ofGraph).toMatchObject({ status: 422, code: 'prompt.empty' })
    },
  )

  test('a question alone, or a node alone, is something', async () => {
    const empty = { nodes: [] }
    const asked = { document: empty, question: 'What can you do?', ...options }
    expect((await compiled(send('POST', '/prompt', asked))).request.contents).toHaveLength(1)
    const note = { nodes: [{ id: 't', kind: 'text', text: 'a note' }] }
    const told = await compiled(send('POST', '/prompt', { document: note, ...options }))
    expect(told.request.contents).toHaveLength(1)
    expect(told.diagnostics.map(({ code }) => code)).toEqual(['question.missing'])
  })
})

describe('the example', () => {
  test('API9, API19, API20 parts, data URLs, the whole body as a part and stored assets give one prompt', async () => {
    const document = example()
    const byParts = await compiled(call('POST', '/prompt', { body: asForm(document, options) }))
    const byDataUrl = await compiled(
      send('POST', '/prompt', { document: withAssets(document, asDataUrl), ...options }),
    )
    const form = asForm(document, {})
    const whole = { document: JSON.parse(String(form.get('document'))), ...options }
    form.set('document', new Blob([JSON.stringify(whole)]), 'body.json')
    const byWhole = await compiled(call('POST', '/prompt', { body: form }))
    const graph = await answer<{ id: string; document: object }>(
      send('POST', '/graphs', { document: withAssets(document, asDataUrl) }),
      201,
    )
    const stored = await compiled(
      send('POST', '/prompt', { document: shuffled(graph.document), ...options }),
    )
    const ofGraph = await compiled(send('POST', `/graphs/${graph.id}/prompt`, options))
    for (const other of [byDataUrl, byWhole, stored, ofGraph]) {
      expect(other.manifest.promptHash).toBe(byParts.manifest.promptHash)
      expect(other.request).toEqual(byParts.request)
    }
    expect(JSON.stringify(stored.request)).toBe(JSON.stringify(ofGraph.request))
  })

  test('API20 each medium stands right behind its own label, the question last', async () => {
    const { request, manifest, diagnostics } = await compiled(
      call('POST', '/prompt', { body: asForm(example(), options) }),
    )
    const parts = request.contents.flatMap((turn) => turn.parts)
    const labels = parts.flatMap((part, index) => (part.inlineData ? [parts[index - 1]?.text] : []))
    expect(labels.map((label) => /^(Image|Audio) \d/.exec(label ?? '')?.[0])).toEqual([
      'Image 1',
      'Image 2',
      'Audio 1',
      'Audio 2',
      'Audio 3',
    ])
    expect(parts.at(-1)?.text).toContain('# Question')
    expect(manifest.aliases).toContainEqual({ alias: 'E1', nodeId: 'd1' })
    expect(manifest.references[0]?.reason).toMatchObject({
      code: 'reason.link',
      message: 'A link that was set by hand.',
    })
    expect(diagnostics).toEqual([])
  })

  test('API20 by reference the addresses stand where the bytes would', async () => {
    const inline = await compiled(call('POST', '/prompt', { body: asForm(example(), options) }))
    const reference = await compiled(
      call('POST', '/prompt', { body: asForm(example(), { ...options, media: 'reference' }) }),
    )
    expect(reference.manifest).toEqual(inline.manifest)
    const files = reference.request.contents
      .flatMap((turn) => turn.parts)
      .flatMap((part) => part.fileData ?? [])
    expect(files).toHaveLength(mediaPaths(example()).length)
    expect(files[0]?.fileUri).toMatch(/^\/api\/v1\/media\/sha256-[0-9a-f]{64}$/)
  })

  test('API19 the question, the focus and the scope of a form are read as those of JSON', async () => {
    const document = withAssets(example(), asDataUrl)
    for (const fields of [
      { question: 'Which [one](#d2)?' },
      { question: '{"node":"q1"}' },
      { focus: 'd1, d2', scope: 'question' },
    ]) {
      const json = {
        document,
        ...options,
        ...fields,
        ...('focus' in fields && { focus: ['d1', 'd2'] }),
        ...(fields.question?.startsWith('{') && {
          question: JSON.parse(fields.question) as object,
        }),
      }
      const byForm = await compiled(
        call('POST', '/prompt', { body: asForm(example(), { ...options, ...fields }) }),
      )
      const byJson = await compiled(send('POST', '/prompt', json))
      expect(byForm.manifest).toEqual(byJson.manifest)
    }
  })

  test('markdown is one text with its files', async () => {
    const { request } = await compiled(
      send('POST', '/prompt', {
        document: withAssets(example('ko'), asDataUrl),
        target: 'markdown',
      }),
    )
    const { text, attachments } = request as unknown as {
      text: string
      attachments: { name: string; data: string }[]
    }
    expect(text).toContain('# Question\n')
    expect(attachments.map(({ name }) => name)).toEqual([
      'Image 1.jpg',
      'Image 2.jpg',
      'Audio 1.wav',
      'Audio 2.wav',
      'Audio 3.wav',
    ])
    expect(attachments.every(({ data }) => data.length > 1000)).toBe(true)
  })
})

describe('what is kept', () => {
  test('API19 nothing: no blob, no row, no temporary', async () => {
    const bytes = await sharp({ create: { width: 7, height: 5, channels: 3, background: 'teal' } })
      .png()
      .toBuffer()
    const before = scratchFolders()
    const node = {
      id: 'p',
      kind: 'image',
      asset: { dataUrl: `data:image/png;base64,${bytes.toString('base64')}` },
    }
    const { manifest, request } = await compiled(
      send('POST', '/prompt', { document: { nodes: [node] }, question: 'What?', ...options }),
    )
    const inline = request.contents
      .flatMap((turn) => turn.parts)
      .flatMap((part) => part.inlineData ?? [])
    expect(inline.map(({ mimeType }) => mimeType)).toEqual(['image/png'])
    expect(manifest.parts.some((part) => part.type === 'image')).toBe(true)
    const { store, blobs } = await instance()
    const reference = await compiled(
      send('POST', '/prompt', {
        document: { nodes: [node] },
        question: 'What?',
        ...options,
        media: 'reference',
      }),
    )
    const uri =
      reference.request.contents
        .flatMap((turn) => turn.parts)
        .flatMap((part) => part.fileData ?? [])[0]?.fileUri ?? ''
    const hash = uri.split('/').at(-1) ?? ''
    expect(await blobs.has(hash)).toBe(false)
    expect((await store.getAsset({ workspaceId: 'local', actor: 'owner' }, hash)).ok).toBe(false)
    expect(scratchFolders()).toEqual(before)
    expect(readdirSync(`${app.directory()}/incoming`)).toEqual([])
  })

  test('SV6 the bytes that leave are upright and without metadata', async () => {
    const bytes = await quarters()
      .withExif(exifWithPlace)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const asset = { dataUrl: `data:image/jpeg;base64,${bytes.toString('base64')}` }
    const { request } = await compiled(
      send('POST', '/prompt', {
        document: { nodes: [{ id: 'p', kind: 'image', asset }] },
        question: 'What?',
        ...options,
      }),
    )
    const data =
      request.contents.flatMap((turn) => turn.parts).find((part) => part.inlineData)?.inlineData
        ?.data ?? ''
    const sent = Buffer.from(data, 'base64')
    expect(await sharp(sent).metadata()).toMatchObject({ width: 32, height: 48 })
    for (const secret of secrets) expect(sent.includes(secret), secret).toBe(false)
  })

  test('API19 a stored asset is believed in its hash alone, and must be the workspace’s', async () => {
    const bytes = await sharp({
      create: { width: 90, height: 60, channels: 3, background: 'navy' },
    })
      .png()
      .toBuffer()
    const { asset } = await answer<{ asset: Asset }>(
      call('POST', '/media', { body: bytes as BodyInit }),
      201,
    )
    const lie = { ...asset, width: 9000, height: 9000 }
    const body = (given: object) => ({
      document: { nodes: [{ id: 'p', kind: 'image', asset: given }] },
      question: 'What?',
      ...options,
    })
    const [honest, lied] = [
      await compiled(send('POST', '/prompt', body(asset))),
      await compiled(send('POST', '/prompt', body(lie))),
    ]
    expect(lied.manifest).toEqual(honest.manifest)
    const foreign = await problem(
      send('POST', '/prompt', body({ ...asset, hash: `sha256-${'0'.repeat(64)}` })),
    )
    expect(foreign).toMatchObject({ status: 422, code: 'asset.notOwned' })
    expect(foreign.errors.map(({ pointer }) => pointer)).toEqual(['/document/nodes/0/asset'])
  })
})

describe('refusals', () => {
  test.each([
    [{ target: 'mistral' }, 'request.invalid', '/target'],
    [{ target: 'gemini', profile: 'gpt' }, 'prompt.profileUnknown', '/profile'],
    [{ target: 'gemini', question: { node: 'n0' } }, 'question.nodeUnknown', '/question/node'],
    [{ target: 'gemini', focus: ['nobody'] }, 'focus.nodeUnknown', '/focus'],
    [{ target: 'gemini', scope: 'all' }, 'request.invalid', '/scope'],
    [{ target: 'gemini', temperature: 1 }, 'request.invalid', '/temperature'],
  ])('%j', async (body, code, pointer) => {
    const id = await createNotes()
    const refused = await problem(send('POST', `/graphs/${id}/prompt`, body))
    expect(refused).toMatchObject({ status: 422, code })
    expect(refused.errors[0]?.pointer).toBe(pointer)
    if (pointer === '/target')
      expect(refused.errors[0]?.detail).toContain('gemini, openai, anthropic, markdown')
  })
})

describe('over the wire of Gemini', () => {
  let server: Server
  const received: { url: string; body: GenerateContentRequest }[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        received.push({
          url: request.url ?? '',
          body: JSON.parse(Buffer.concat(chunks).toString()) as GenerateContentRequest,
        })
        response.setHeader('content-type', 'application/json')
        response.end(
          JSON.stringify({
            candidates: [
              {
                content: { role: 'model', parts: [{ text: 'A red scarf [E3].' }] },
                finishReason: 'STOP',
              },
            ],
          }),
        )
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('API21 the SDK sends the request as it is', async () => {
    const { request }: CompiledPrompt = await compiled(
      call('POST', '/prompt', { body: asForm(example(), options) }),
    )
    const { port } = server.address() as AddressInfo
    const model = new GoogleGenerativeAI('test-key').getGenerativeModel(
      { model: 'gemini-test' },
      { baseUrl: `http://127.0.0.1:${port}` },
    )
    const { response } = await model.generateContent(request as GenerateContentRequest)
    expect(response.text()).toBe('A red scarf [E3].')
    const [call1] = received
    expect(call1?.url).toBe('/v1beta/models/gemini-test:generateContent')
    const sent = call1?.body
    expect(sent?.contents).toEqual((request as GenerateContentRequest).contents)
    expect(sent?.systemInstruction).toMatchObject({
      parts: [{ text: expect.stringContaining('Things have aliases') as string }],
    })
    for (const turn of sent?.contents ?? []) {
      expect(['user', 'model']).toContain(turn.role)
      for (const part of turn.parts) {
        const keys = Object.keys(part)
        expect(keys).toHaveLength(1)
        expect(['text', 'inlineData']).toContain(keys[0])
        if (part.inlineData)
          expect(Object.keys(part.inlineData).sort()).toEqual(['data', 'mimeType'])
      }
    }
  })
})
