import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenerativeAI, type GenerateContentRequest } from '@google/generative-ai'
import OpenAI from 'openai'
import sharp from 'sharp'
import { compile, compileLinear } from '@/lib/compile'
import { isWholePicture, isWholeSound } from '@/lib/media/derivation'
import { carriedBy, type Profile, type TargetName } from '@/lib/prompt/profile'
import { profiles, usualProfile } from '@/lib/prompt/profiles'
import { partsOf, type MediaPart, type Prompt } from '@/lib/prompt/prompt'
import type { AnthropicRequest } from '@/lib/targets/anthropic'
import type { GeminiRequest } from '@/lib/targets/gemini'
import type { OpenAIRequest } from '@/lib/targets/openai'
import { mediaUrl, type MediaSource } from '@/lib/targets/target'
import { wav } from '../assets/samples'
import { contactSheet, longSound } from '../compile/documents'
import { mediaBytes, read, templateDocument } from '../compile/support'

/** A prompt and its media, as bytes that were made for it. */
export type Example = {
  readonly prompt: Prompt
  readonly inline: (part: MediaPart) => MediaSource
  readonly bytesOf: (part: MediaPart) => Buffer
}

export const mediaOf = (prompt: Prompt): readonly MediaPart[] =>
  partsOf(prompt).flatMap((part) => (part.type === 'text' ? [] : [part]))

/** The profile whose media a target is given most of. */
export function profileFor(target: TargetName, id?: string): Profile {
  const profile = id === undefined ? usualProfile(target) : profiles[id]
  if (!profile) throw new Error(`no profile ${id}`)
  return carriedBy(profile, target)
}

/** The bytes of a part in the size, the length and the type that it says; what it shows does not matter here. */
async function made(part: MediaPart, original: Buffer | undefined): Promise<Buffer> {
  if (part.type === 'audio') {
    const { asset, derivation } = part
    if (original && isWholeSound(derivation, asset)) return original
    if (derivation.mediaType !== 'audio/wav') throw new Error(`cannot make ${derivation.mediaType}`)
    const { start, end } = derivation.clip ?? { start: 0, end: asset.durationSeconds }
    // At the 8 kHz of the sample.
    return Buffer.from(wav(Math.max(1, Math.round((end - start) * 8_000))))
  }
  const { asset, derivation } = part
  if (original && isWholePicture(derivation, asset)) return original
  const { width, height, mediaType } = derivation
  const canvas = { width, height, channels: 3 as const, background: '#886644' }
  const format = mediaType.slice('image/'.length) as 'png' | 'jpeg' | 'webp' | 'gif'
  return sharp({ create: canvas }).toFormat(format).toBuffer()
}

async function exampleOf(
  prompt: Prompt,
  originalOf: (part: MediaPart) => Buffer | undefined = () => undefined,
): Promise<Example> {
  const bytes = new Map<string, Buffer>()
  for (const part of mediaOf(prompt)) {
    if (!bytes.has(mediaUrl(part))) bytes.set(mediaUrl(part), await made(part, originalOf(part)))
  }
  const bytesOf = (part: MediaPart) => bytes.get(mediaUrl(part)) as Buffer
  const inline = (part: MediaPart): MediaSource => ({
    base64: bytesOf(part).toString('base64'),
    mediaType: part.derivation.mediaType,
  })
  return { prompt, inline, bytesOf }
}

/** The example that the product ships. */
export async function dogs(profile: Profile): Promise<Example> {
  const { document, paths } = await templateDocument('three-dogs', 'en')
  const { prompt } = compile({ document, profile })
  return exampleOf(prompt, (part) => mediaBytes(paths.get(part.asset.hash) as string))
}

const hashOf = (number: number) => `sha256-${number.toString(16).padStart(64, '0')}`

/** Twelve pictures with thirty regions, a third of them so small that they are cut out for most models. */
export async function pictures(profile: Profile): Promise<Example> {
  const images = Array.from({ length: 12 }, (_, i) => ({
    id: `p${i}`,
    kind: 'image',
    label: `picture ${i}`,
    asset: {
      hash: hashOf(i + 1),
      mediaType: 'image/png',
      byteCount: 9_000,
      width: 640,
      height: 480,
    },
  }))
  const regions = Array.from({ length: 30 }, (_, i) => {
    const side = i % 3 === 0 ? 0.1 : 0.5
    const shape = { type: 'box', x: (i % 5) / 10, y: (i % 4) / 10, width: side, height: side }
    return { id: `r${i}`, kind: 'region', of: `p${i % 12}`, shape, label: `part ${i}` }
  })
  const question = { id: 'q', kind: 'question', text: 'Which [part](#r7) is like [this](#r8)?' }
  const document = read({ nodes: [...images, ...regions, question] })
  return exampleOf(compile({ document, profile, scope: 'graph' }).prompt)
}

/** Three sounds with fifteen segments, of which some lie on whole seconds and are long. */
export async function sounds(profile: Profile): Promise<Example> {
  const audios = Array.from({ length: 3 }, (_, i) => ({
    id: `s${i}`,
    kind: 'audio',
    label: `sound ${i}`,
    caption: 'a tone',
    asset: {
      hash: hashOf(i + 100),
      mediaType: 'audio/wav',
      byteCount: 320_044,
      durationSeconds: 20,
    },
  }))
  const segments = Array.from({ length: 15 }, (_, i) => {
    const start = i % 5 === 0 ? 2 : i * 0.7
    return {
      id: `g${i}`,
      kind: 'segment',
      of: `s${i % 3}`,
      start,
      end: start + (i % 5 === 0 ? 8 : 1.25),
    }
  })
  const question = { id: 'q', kind: 'question', text: 'Is [this](#g1) higher than [that](#g2)?' }
  const document = read({ nodes: [...audios, ...segments, question] })
  return exampleOf(compile({ document, profile, scope: 'graph' }).prompt)
}

/** The providers' own clients; that these lines compile says that our bodies are of their own types. */
export const clients = {
  gemini: async (baseUrl: string, request: GeminiRequest) => {
    const body: GenerateContentRequest = request
    const client = new GoogleGenerativeAI('key').getGenerativeModel(
      { model: 'gemini-x' },
      { baseUrl },
    )
    return (await client.generateContent(body)).response.text()
  },
  openai: async (baseUrl: string, request: OpenAIRequest) => {
    const body: OpenAI.ChatCompletionCreateParamsNonStreaming = { model: 'gpt-x', ...request }
    const client = new OpenAI({ apiKey: 'key', baseURL: `${baseUrl}/v1`, maxRetries: 0 })
    return (await client.chat.completions.create(body)).choices[0]?.message.content
  },
  anthropic: async (baseUrl: string, request: AnthropicRequest) => {
    const body: Anthropic.MessageCreateParamsNonStreaming = {
      model: 'claude-x',
      max_tokens: 64,
      ...request,
    }
    const client = new Anthropic({ apiKey: 'key', baseURL: baseUrl, maxRetries: 0 })
    const [block] = (await client.messages.create(body)).content
    return block?.type === 'text' ? block.text : undefined
  },
}

/** One photo with thirty regions in and beside one another. */
export async function sheet(profile: Profile): Promise<Example> {
  return exampleOf(compile({ document: contactSheet(), profile, scope: 'graph' }).prompt)
}

/** Twenty minutes of sound with fifteen segments. */
export async function watch(profile: Profile): Promise<Example> {
  return exampleOf(compile({ document: longSound(), profile, scope: 'graph' }).prompt)
}

/** The shipped example as a plain chat, which has no instructions. */
export async function chat(profile: Profile): Promise<Example> {
  const { document, paths } = await templateDocument('three-dogs', 'en')
  const { prompt } = compileLinear({ document, profile })
  return exampleOf(prompt, (part) => mediaBytes(paths.get(part.asset.hash) as string))
}
