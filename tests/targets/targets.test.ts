import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { GoogleGenerativeAI } from '@google/generative-ai'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compile } from '@/lib/compile'
import { partsOf, type MediaPart } from '@/lib/prompt/prompt'
import { targets } from '@/lib/targets'
import type { GeminiPart, GeminiRequest } from '@/lib/targets/gemini'
import { byReference, mediaUrl, type MediaSource } from '@/lib/targets/target'
import { compiled, gemini, mediaBytes, templateDocument } from '../compile/support'

let server: Server
let baseUrl = ''
const received: { url: string; body: GeminiRequest & Record<string, unknown> }[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as GeminiRequest
      received.push({ url: request.url ?? '', body: body as (typeof received)[number]['body'] })
      response.setHeader('content-type', 'application/json')
      const content = { role: 'model', parts: [{ text: 'a bell [E3]' }] }
      response.end(JSON.stringify({ candidates: [{ index: 0, content, finishReason: 'STOP' }] }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

async function dogs() {
  const { document, paths } = await templateDocument('three-dogs', 'en')
  const { prompt } = compile({ document, profile: gemini })
  const bytesOf = (part: MediaPart) => mediaBytes(paths.get(part.asset.hash) as string)
  const inline = (part: MediaPart): MediaSource => ({
    base64: bytesOf(part).toString('base64'),
    mediaType: part.asset.mediaType,
  })
  return { prompt, inline, bytesOf }
}

async function send(request: GeminiRequest) {
  const model = new GoogleGenerativeAI('key').getGenerativeModel({ model: 'gemini-x' }, { baseUrl })
  const result = await model.generateContent(request)
  return { answer: result.response.text(), body: received.at(-1) as (typeof received)[number] }
}

describe('gemini', () => {
  it('T1 T2 the provider’s own client sends the request as it is, its media byte by byte', async () => {
    const { prompt, inline, bytesOf } = await dogs()
    const request = targets.gemini.request(prompt, inline)
    const { answer, body } = await send(request)
    expect(answer).toBe('a bell [E3]')
    expect(body.url).toBe('/v1beta/models/gemini-x:generateContent')
    expect(body.body.systemInstruction).toEqual(request.systemInstruction)
    expect(body.body.contents).toEqual(request.contents)
    const sent = body.body.contents[0]?.parts ?? []
    const parts = partsOf(prompt).slice(prompt.system.length)
    expect(sent).toHaveLength(parts.length)
    parts.forEach((part, index) => {
      const told = sent[index] as GeminiPart
      if (part.type === 'text') return expect(told).toEqual({ text: part.text })
      if (!('inlineData' in told)) throw new Error('a medium was not sent inline')
      expect(told.inlineData.mimeType).toBe(part.asset.mediaType)
      expect(Buffer.from(told.inlineData.data, 'base64').equals(bytesOf(part))).toBe(true)
      const label = sent[index - 1] as { text: string }
      expect(label.text).toMatch(new RegExp(`^${part.alias}: "[^"\\n]+".*\\n$`))
    })
    const media = parts.flatMap((part) => (part.type === 'text' ? [] : [part.alias]))
    expect(media).toEqual(['Image 1', 'Image 2', 'Audio 1', 'Audio 2', 'Audio 3'])
    expect((sent.at(-1) as { text: string }).text).toMatch(/^# Question\n/)
  })

  it('T2 a conversation keeps its roles', async () => {
    const { prompt } = compiled({
      nodes: [
        { id: 'q1', kind: 'question', text: 'one' },
        { id: 'a1', kind: 'answer', text: 'two' },
        { id: 'q2', kind: 'question', text: 'three' },
      ],
      edges: [
        { source: 'a1', target: 'q1', relation: 'x', role: 'answers' },
        { source: 'q2', target: 'a1', relation: 'x', role: 'continues' },
      ],
    })
    const { body } = await send(targets.gemini.request(prompt, byReference))
    expect(body.body.contents).toEqual([
      { role: 'user', parts: [{ text: '# Question 1\none\n' }] },
      { role: 'model', parts: [{ text: '# Answer 1\ntwo\n' }] },
      { role: 'user', parts: [{ text: '# Question\nthree\n' }] },
    ])
  })
})

describe('markdown', () => {
  it('T3 names its files by alias, in document order, each where it is told', async () => {
    const { prompt, inline, bytesOf } = await dogs()
    const { text, attachments } = targets.markdown.request(prompt, inline)
    const names = ['Image 1.jpg', 'Image 2.jpg', 'Audio 1.wav', 'Audio 2.wav', 'Audio 3.wav']
    expect(attachments.map((each) => each.name)).toEqual(names)
    const media = partsOf(prompt).flatMap((part) => (part.type === 'text' ? [] : [part]))
    attachments.forEach((each, index) => {
      const part = media[index] as MediaPart
      expect(each).toMatchObject({ alias: part.alias, mediaType: part.asset.mediaType })
      expect(Buffer.from(each.data ?? '', 'base64').equals(bytesOf(part))).toBe(true)
    })
    expect(text).toContain('Image 1: "living room"\n![Image 1](<Image 1.jpg>)\nImage 1 / Region A:')
    expect(text).toContain('Audio 3: "bark three", 2.0 s\n[Audio 3](<Audio 3.wav>)\n\n# Graph\n')
  })

  it('T4 by reference every medium is its address, and no bytes are carried', async () => {
    const { prompt } = await dogs()
    const { attachments } = targets.markdown.request(prompt, byReference)
    const media = partsOf(prompt).flatMap((part) => (part.type === 'text' ? [] : [part]))
    expect(attachments.map((each) => each.url)).toEqual(media.map((part) => mediaUrl(part.asset)))
    expect(attachments.some((each) => 'data' in each)).toBe(false)
  })
})
