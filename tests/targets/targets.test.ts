import { describe, expect, it } from 'vitest'
import { compile } from '@/lib/compile'
import {
  audioMediaTypes,
  imageMediaTypes,
  type AudioMediaType,
  type ImageMediaType,
} from '@/lib/media/asset'
import { carriedBy, targetNames } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'
import { partsOf, type MediaPart, type Part, type Prompt } from '@/lib/prompt/prompt'
import { targets } from '@/lib/targets'
import type { AnthropicBlock } from '@/lib/targets/anthropic'
import type { GeminiPart } from '@/lib/targets/gemini'
import type { OpenAIContentPart } from '@/lib/targets/openai'
import { byReference, mediaUrl } from '@/lib/targets/target'
import { compiled, read } from '../compile/support'
import { dogs, mediaOf, profileFor, sounds } from './support'

const conversation = compiled({
  nodes: [
    { id: 'e1', kind: 'entity', label: 'bell' },
    { id: 'q1', kind: 'question', text: 'one' },
    { id: 'a1', kind: 'answer', text: 'two' },
    { id: 'q2', kind: 'question', text: 'three' },
  ],
  edges: [
    { source: 'a1', target: 'q1', relation: 'x', role: 'answers' },
    { source: 'q2', target: 'a1', relation: 'x', role: 'continues' },
  ],
}).prompt

const hash = `sha256-${'0'.repeat(64)}`

function picture(alias: string, mediaType: ImageMediaType = 'image/jpeg'): MediaPart {
  const asset = { hash, mediaType: 'image/png' as const, byteCount: 1, width: 4, height: 3 }
  const derivation = { width: 4, height: 3, mediaType }
  return { type: 'image', section: 'media', alias, nodeId: 'p', nodeIds: ['p'], asset, derivation }
}

function sound(alias: string, mediaType: AudioMediaType): MediaPart {
  const asset = { hash, mediaType, byteCount: 1, durationSeconds: 1 }
  const derivation = { mediaType }
  return { type: 'audio', section: 'media', alias, nodeId: 's', nodeIds: ['s'], asset, derivation }
}

const line = (section: Part['section'], text: string): Part =>
  ({ type: 'text', section, text, spans: [] }) as Part
const promptOf = (...parts: Part[]): Prompt => ({
  system: [line('instructions', 'be brief\n')],
  turns: [{ role: 'user', parts: [...parts, line('question', '# Question\nwhy?\n')] }],
})

describe('gemini', () => {
  it('T1 T2 one part of the prompt is one part there, each medium right after its label', async () => {
    const { prompt, inline, bytesOf } = await dogs(profileFor('gemini'))
    const { systemInstruction, contents } = targets.gemini.request(prompt, inline)
    expect(systemInstruction?.role).toBe('system')
    const parts = prompt.turns[0]?.parts ?? []
    const sent = contents[0]?.parts ?? []
    expect(sent).toHaveLength(parts.length)
    parts.forEach((part, index) => {
      const told = sent[index] as GeminiPart
      if (part.type === 'text') return expect(told).toEqual({ text: part.text })
      if (!('inlineData' in told)) throw new Error('a medium was not sent inline')
      expect(told.inlineData.mimeType).toBe(part.derivation.mediaType)
      expect(Buffer.from(told.inlineData.data, 'base64').equals(bytesOf(part))).toBe(true)
      const label = sent[index - 1] as { text: string }
      expect(label.text).toMatch(new RegExp(`^${part.alias}: "[^"\\n]+".*\\n$`))
    })
    const media = mediaOf(prompt).map((part) => part.alias)
    expect(media).toEqual(['Image 1', 'Image 2', 'Audio 1', 'Audio 2', 'Audio 3'])
    expect((sent.at(-1) as { text: string }).text).toMatch(/^# Question\n/)
  })

  it('T1 MP3 has the type that the provider’s guide gives it', () => {
    const prompt = promptOf(sound('Audio 1', 'audio/mpeg'))
    const { contents } = targets.gemini.request(prompt, byReference)
    expect(contents[0]?.parts[0]).toMatchObject({ fileData: { mimeType: 'audio/mp3' } })
  })

  it('T2 a conversation keeps its roles', () => {
    const { contents } = targets.gemini.request(conversation, byReference)
    expect(contents.map(({ role }) => role)).toEqual(['user', 'model', 'user'])
    expect(contents[1]?.parts).toEqual([{ text: '# Answer 1\ntwo\n' }])
    expect(contents[2]?.parts).toEqual([{ text: '# Question\nthree\n' }])
  })
})

describe('openai', () => {
  it('T6 instructions are a system message, a user’s parts are parts, an answer is its text', () => {
    const { messages } = targets.openai.request(conversation, byReference)
    const [system] = conversation.system
    expect(system?.type === 'text' && messages[0]).toEqual({
      role: 'system',
      content: system?.type === 'text' ? system.text : '',
    })
    expect(messages.slice(1).map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(messages[2]?.content).toBe('# Answer 1\ntwo\n')
    expect(messages[3]?.content).toEqual([{ type: 'text', text: '# Question\nthree\n' }])
    const first = conversation.turns[0]?.parts ?? []
    expect(messages[1]?.content).toEqual(
      first.map((part) => ({ type: 'text', text: part.type === 'text' ? part.text : '' })),
    )
  })

  it('T6 pictures are data addresses in high detail, right after their labels', async () => {
    const { prompt, inline, bytesOf } = await dogs(profileFor('openai'))
    const content = targets.openai.request(prompt, inline).messages[1]
      ?.content as OpenAIContentPart[]
    const parts = prompt.turns[0]?.parts ?? []
    expect(content).toHaveLength(parts.length)
    parts.forEach((part, index) => {
      if (part.type === 'text') {
        return expect(content[index]).toEqual({ type: 'text', text: part.text })
      }
      const url = `data:${part.derivation.mediaType};base64,${bytesOf(part).toString('base64')}`
      expect(content[index]).toEqual({ type: 'image_url', image_url: { url, detail: 'high' } })
      expect((content[index - 1] as { text: string }).text).toContain(part.alias)
    })
  })

  it('T6 sounds are WAV or MP3 in base64', async () => {
    const { prompt, inline, bytesOf } = await sounds(profileFor('openai', 'openai-audio'))
    const content = targets.openai.request(prompt, inline).messages[1]
      ?.content as OpenAIContentPart[]
    const sent = content.filter((part) => part.type === 'input_audio')
    const data = mediaOf(prompt).map((part) => bytesOf(part).toString('base64'))
    expect(sent.map((part) => part.input_audio)).toEqual(
      data.map((base64) => ({ data: base64, format: 'wav' })),
    )
    const mp3 = targets.openai.request(promptOf(sound('Audio 1', 'audio/mpeg')), byReference)
    expect(JSON.stringify(mp3)).toContain('"format":"mp3"')
  })
})

describe('anthropic', () => {
  const blocksOf = (prompt: Prompt) =>
    targets.anthropic.request(prompt, byReference).messages.flatMap(({ content }) => content)
  const marked = (prompt: Prompt) => blocksOf(prompt).filter((block) => block.cache_control)

  it('T7 instructions are the system field, turns keep their roles', () => {
    const { system, messages } = targets.anthropic.request(conversation, byReference)
    const [told] = conversation.system
    expect(told?.type === 'text' && system?.[0]?.text === told.text).toBe(true)
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user'])
    expect(messages[1]?.content).toEqual([{ type: 'text', text: '# Answer 1\ntwo\n' }])
  })

  it('T7 one part of the prompt is one block, text unchanged, each picture after its label', async () => {
    const { prompt, inline, bytesOf } = await dogs(profileFor('anthropic'))
    const blocks = targets.anthropic.request(prompt, inline).messages[0]?.content ?? []
    const parts = prompt.turns[0]?.parts ?? []
    expect(blocks).toHaveLength(parts.length)
    parts.forEach((part, index) => {
      const { cache_control: _, ...block } = blocks[index] as AnthropicBlock
      if (part.type === 'text') return expect(block).toEqual({ type: 'text', text: part.text })
      const data = bytesOf(part).toString('base64')
      const source = { type: 'base64', media_type: part.derivation.mediaType, data }
      expect(block).toEqual({ type: 'image', source })
    })
  })

  it('T8 the cache’s markers end the instructions and what stays when another question is asked', async () => {
    const { prompt } = await dogs(profileFor('anthropic'))
    const { system } = targets.anthropic.request(prompt, byReference)
    expect(system?.at(-1)?.cache_control).toEqual({ type: 'ephemeral' })
    const parts = prompt.turns[0]?.parts ?? []
    const last = parts.findLastIndex((part) => ['media', 'graph', 'notes'].includes(part.section))
    const blocks = blocksOf(prompt)
    expect(marked(prompt)).toEqual([blocks[last]])
    expect(parts[last + 1]?.section).toBe('question')
    expect(marked(conversation)).toEqual([blocksOf(conversation)[0]])
  })

  it('T8 where nothing stays, the instructions alone are marked', () => {
    expect(marked(promptOf())).toEqual([])
  })

  it('T7 a blank text is no block, and carries no marker', () => {
    const prompt = promptOf(line('graph', '# Graph\n'), line('notes', ' \n'))
    expect(blocksOf(prompt).map((block) => block.type === 'text' && block.text)).toEqual([
      '# Graph\n',
      '# Question\nwhy?\n',
    ])
    expect(marked(prompt)).toMatchObject([{ text: '# Graph\n' }])
  })
})

describe('every target', () => {
  it.each([
    ['gemini', picture('Image 1', 'image/gif'), 'image/gif'],
    ['gemini', sound('Audio 1', 'audio/mp4'), 'audio/mp4'],
    ['openai', picture('Image 1', 'image/avif'), 'image/avif'],
    ['openai', sound('Audio 1', 'audio/flac'), 'audio/flac'],
    ['anthropic', picture('Image 1', 'image/avif'), 'image/avif'],
    ['anthropic', sound('Audio 1', 'audio/wav'), 'audio/wav'],
  ] as const)('T9 %s fails on %o by name instead of dropping it', (id, part, type) => {
    expect(() => targets[id].request(promptOf(part), byReference)).toThrow(
      `invariant broken: ${id} carries no ${type}, which ${part.alias} is`,
    )
  })

  const everyType = read({
    nodes: [
      ...imageMediaTypes.flatMap((mediaType, i) => [
        {
          id: `p${i}`,
          kind: 'image',
          asset: { hash, mediaType, byteCount: 9_000_000, width: 9_000, height: 7_000 },
        },
        {
          id: `r${i}`,
          kind: 'region',
          of: `p${i}`,
          shape: { type: 'box', x: 0.1, y: 0.1, width: 0.01, height: 0.01 },
        },
      ]),
      ...audioMediaTypes.flatMap((mediaType, i) => [
        {
          id: `s${i}`,
          kind: 'audio',
          asset: { hash, mediaType, byteCount: 9, durationSeconds: 9 },
        },
        { id: `g${i}`, kind: 'segment', of: `s${i}`, start: 0.5, end: 1.25 },
      ]),
      { id: 'q', kind: 'question', text: 'what?' },
    ],
  })
  const pairs = targetNames.flatMap((target) =>
    Object.values(profiles).map((profile) => [target, profile.id, profile] as const),
  )

  it.each(pairs)('T9 M6 %s carries what is compiled by the profile %s', (target, _id, profile) => {
    const narrowed = carriedBy(profile, target)
    const { prompt } = compile({ document: everyType, profile: narrowed, scope: 'graph' })
    const request = JSON.stringify(targets[target].request(prompt, byReference))
    for (const part of mediaOf(prompt)) expect(request).toContain(JSON.stringify(mediaUrl(part)))
    const kinds = new Set(mediaOf(prompt).map((part) => part.type))
    expect(kinds.has('image')).toBe(narrowed.imagesCount.value > 0)
    const isHeard = narrowed.audiosCount.value > 0
    expect(kinds.has('audio')).toBe(isHeard && (narrowed.takesBoth.value || !kinds.has('image')))
  })

  it.each(Object.entries(targets))('T9 %s has the name that it is listed by', (id, target) => {
    expect(target.id).toBe(id)
  })
})

describe('markdown', () => {
  it('T3 names its files by alias, in document order, each where it is told', async () => {
    const { prompt, inline, bytesOf } = await dogs(profileFor('markdown'))
    const { text, attachments } = targets.markdown.request(prompt, inline)
    const names = ['Image 1.jpg', 'Image 2.jpg', 'Audio 1.wav', 'Audio 2.wav', 'Audio 3.wav']
    expect(attachments.map((each) => each.name)).toEqual(names)
    const media = mediaOf(prompt)
    attachments.forEach((each, index) => {
      const part = media[index] as MediaPart
      expect(each).toMatchObject({ alias: part.alias, mediaType: part.derivation.mediaType })
      expect(Buffer.from(each.data ?? '', 'base64').equals(bytesOf(part))).toBe(true)
    })
    expect(text).toContain('Image 1: "living room"\n![Image 1](<Image 1.jpg>)\nImage 1 / Region A:')
    expect(text).toContain('Audio 3: "bark three", 2.0 s\n[Audio 3](<Audio 3.wav>)\n\n# Graph\n')
  })

  it('T3 a file’s name is legal everywhere, its own, and of the type that was made', () => {
    const parts = [
      picture('Image 1 / Region A'),
      picture('Image 1 marked', 'image/png'),
      picture('image 1 - region a'),
      sound('Audio 2 / Segment B', 'audio/mp4'),
      picture('a:b?c'),
      picture('CON'),
      sound('com1', 'audio/mp4'),
      picture('Lpt1.x'),
    ]
    const inline = (part: MediaPart) => ({ base64: 'QUJD', mediaType: part.derivation.mediaType })
    const { text, attachments } = targets.markdown.request(promptOf(...parts), inline)
    const names = attachments.map(({ name }) => name)
    expect(names).toEqual([
      'Image 1 - Region A.jpg',
      'Image 1 marked.png',
      'image 1 - region a (2).jpg',
      'Audio 2 - Segment B.m4a',
      'a-b-c.jpg',
      'image CON.jpg',
      'audio com1.m4a',
      'image Lpt1.x.jpg',
    ])
    for (const name of names) expect(text).toContain(`](<${name}>)\n`)
    expect(text).toContain('![Image 1 / Region A](<Image 1 - Region A.jpg>)')
  })

  it('T4 by reference every medium is its address, and no bytes are carried', async () => {
    const { prompt } = await dogs(profileFor('markdown'))
    const { attachments } = targets.markdown.request(prompt, byReference)
    expect(attachments.map((each) => each.url)).toEqual(mediaOf(prompt).map(mediaUrl))
    expect(attachments.some((each) => 'data' in each)).toBe(false)
    expect(partsOf(prompt).length).toBeGreaterThan(attachments.length)
  })
})
