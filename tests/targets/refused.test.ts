import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { targets } from '@/lib/targets'
import { startAnthropic } from '../support/wire/anthropic'
import { startGemini } from '../support/wire/gemini'
import { startOpenAI } from '../support/wire/openai'
import type { Wire } from '../support/wire/server'
import { dogs, profileFor } from './support'

type Body = Record<string, unknown>
type Provider = 'openai' | 'anthropic' | 'gemini'

const wires = new Map<Provider, Wire>()
const bodies = new Map<Provider, Body>()
const paths = {
  openai: '/v1/chat/completions',
  anthropic: '/v1/messages',
  gemini: '/v1beta/models/gemini-x:generateContent',
}
const keys = {
  openai: { authorization: 'Bearer key' },
  anthropic: { 'x-api-key': 'key', 'anthropic-version': '2023-06-01' },
  gemini: { 'x-goog-api-key': 'key' },
}

beforeAll(async () => {
  wires.set('openai', await startOpenAI(() => false))
  wires.set('anthropic', await startAnthropic(() => false))
  wires.set('gemini', await startGemini(() => false))
  const seen = await dogs(profileFor('openai'))
  const { messages } = targets.openai.request(seen.prompt, seen.inline)
  const heard = await dogs(profileFor('openai', 'openai-audio'))
  const sound = (heard.prompt, targets.openai.request(heard.prompt, heard.inline).messages[1])
  bodies.set('openai', {
    model: 'x',
    messages: [...messages, { role: 'assistant', content: 'a' }, sound],
  })
  const claude = await dogs(profileFor('anthropic'))
  const request = targets.anthropic.request(claude.prompt, claude.inline)
  bodies.set('anthropic', { model: 'x', max_tokens: 1, ...request })
  const gemini = await dogs(profileFor('gemini'))
  bodies.set('gemini', { ...targets.gemini.request(gemini.prompt, gemini.inline) })
})

afterAll(() => Promise.all([...wires.values()].map((wire) => wire.close())))

async function post(provider: Provider, body: unknown, headers: Record<string, string>) {
  const answer = await fetch(`${wires.get(provider)?.baseUrl}${paths[provider]}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: answer.status, text: await answer.text() }
}

/** The first object of a body, wherever it is, that has this field. */
function holderOf(value: unknown, field: string): Body {
  const found = search(value, field)
  if (!found) throw new Error(`nothing has ${field}`)
  return found
}

function search(value: unknown, field: string): Body | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (Object.hasOwn(value, field)) return value as Body
  for (const inner of Object.values(value)) {
    const found = search(inner, field)
    if (found) return found
  }
  return undefined
}

const set = (field: string, next: unknown) => (body: Body) => {
  holderOf(body, field)[field] = next
}
const list = (body: Body, field: string) => body[field] as Body[]

type Breach = readonly [what: string, breach: (body: Body) => void, told: string]

const breaches: Readonly<Record<Provider, readonly Breach[]>> = {
  openai: [
    ['a field that there is not', (body) => Object.assign(body, { prompt: 1 }), 'prompt'],
    ['no model', (body) => delete body.model, 'model'],
    ['no messages', set('messages', []), 'messages'],
    ['a role that there is not', set('role', 'model'), 'messages.0'],
    ['instructions at the end', (body) => list(body, 'messages').reverse(), 'conversation began'],
    ['an answer at the end', (body) => list(body, 'messages').pop(), 'last message'],
    [
      'a part that there is not',
      (body) => list(body, 'messages').forEach(set('content', [{ type: 'image' }])),
      'messages.0',
    ],
    ['a path in place of an address', set('image_url', { url: 'dog.jpg' }), 'address'],
    [
      'a picture that is none',
      set('image_url', { url: 'data:image/png;base64,QUJD' }),
      'image/png',
    ],
    [
      'a type that is not taken',
      set('image_url', { url: 'data:image/avif;base64,QUJD' }),
      'address',
    ],
    [
      'data with line breaks',
      set('image_url', { url: 'data:image/png;base64,QU\nJD' }),
      'not base64',
    ],
    ['a detail that there is not', set('detail', 'finest'), 'detail'],
    ['a sound in another form', set('format', 'flac'), 'format'],
    ['a sound called by another form', set('format', 'mp3'), 'called audio/mp3'],
  ],
  anthropic: [
    ['a field that there is not', (body) => Object.assign(body, { prompt: 1 }), 'prompt'],
    ['no max_tokens', (body) => delete body.max_tokens, 'max_tokens'],
    ['a system role', set('role', 'system'), 'messages.0.role'],
    ['an answer first', set('role', 'assistant'), 'alternate'],
    [
      'an answer last',
      (body) => list(body, 'messages').push({ role: 'assistant', content: 'a' }),
      'last message',
    ],
    [
      'two turns of one role',
      (body) => list(body, 'messages').push({ role: 'user', content: 'a' }),
      'alternate',
    ],
    ['a message of nothing', set('content', []), 'content'],
    ['a blank text', set('text', ' \n'), 'non-empty'],
    ['a sound', (body) => set('content', [{ type: 'audio', source: {} }])(body), 'messages.0'],
    ['a type that is not taken', set('media_type', 'image/avif'), 'media_type'],
    ['a picture called by another type', set('media_type', 'image/png'), 'called image/png'],
    ['data that is not base64', set('data', '####'), 'not base64'],
    [
      'an address that gives nothing',
      set('source', { type: 'url', url: 'https://a.example/b' }),
      'gives nothing',
    ],
    [
      'five markers',
      (body) => {
        const block = { type: 'text', text: 'a', cache_control: { type: 'ephemeral' } }
        body.system = Array.from({ length: 5 }, () => block)
      },
      'cache_control',
    ],
    ['a marker of another kind', set('cache_control', { type: 'forever' }), 'cache_control'],
    ['a system that is no list of texts', set('system', [{ type: 'image' }]), 'system'],
  ],
  gemini: [
    ['a field that there is not', (body) => Object.assign(body, { messages: 1 }), 'messages'],
    ['no contents', set('contents', []), 'contents'],
    [
      'the role of another provider',
      (body) => set('role', 'assistant')(list(body, 'contents')[0] as Body),
      'role',
    ],
    [
      'an answer first',
      (body) => set('role', 'model')(list(body, 'contents')[0] as Body),
      'alternate',
    ],
    [
      'an answer last',
      (body) => list(body, 'contents').push({ role: 'model', parts: [{ text: 'a' }] }),
      'last turn',
    ],
    ['a turn of nothing', (body) => set('parts', [])(list(body, 'contents')[0] as Body), 'parts'],
    ['a type that is not taken', set('mimeType', 'image/gif'), 'mimeType'],
    [
      'the registered type of MP3',
      set('inlineData', { mimeType: 'audio/mpeg', data: 'QUJD' }),
      'mimeType',
    ],
    ['a picture called by another type', set('mimeType', 'image/png'), 'called image/png'],
    ['data that is not base64', set('data', '####'), 'not base64'],
    [
      'media among the instructions',
      set('systemInstruction', { parts: [{ inlineData: {} }] }),
      'systemInstruction',
    ],
  ],
}

const all = Object.entries(breaches).flatMap(([provider, each]) =>
  each.map((breach) => [provider as Provider, ...breach] as const),
)

describe('the wires that bodies are tried on', () => {
  it.each(Object.keys(paths) as Provider[])('T5 %s takes the body as it is', async (provider) => {
    expect(await post(provider, bodies.get(provider), keys[provider])).toMatchObject({
      status: 200,
    })
  })

  it.each(all)('T5 %s refuses %s', async (provider, _what, breach, told) => {
    const body = structuredClone(bodies.get(provider)) as Body
    breach(body)
    const { status, text } = await post(provider, body, keys[provider])
    expect([status, text.includes(told) ? told : text]).toEqual([400, told])
  })

  it.each(Object.keys(paths) as Provider[])('T5 %s refuses who has no key', async (provider) => {
    const { status } = await post(provider, bodies.get(provider), {})
    expect([401, 403]).toContain(status)
  })
})
