import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { compile, type CompileInput, type Compiled } from '@/lib/compile'
import type { GraphDocument } from '@/lib/graph/document'
import { readDocument } from '@/lib/graph/migrate'
import type { Profile } from '@/lib/prompt/profile'
import { profiles } from '@/lib/prompt/profiles'
import { partsOf } from '@/lib/prompt/prompt'
import { templates } from '@/lib/templates'

export const gemini = profiles.gemini as Profile

const room = fileURLToPath(new URL('../../lib/templates/', import.meta.url))

export function mediaBytes(path: string): Buffer {
  return readFileSync(room + path)
}

/** A medium of the templates as it stands in a document, told from its bytes. */
async function assetOf(path: string): Promise<Record<string, unknown>> {
  const bytes = mediaBytes(path)
  const hash = `sha256-${createHash('sha256').update(bytes).digest('hex')}`
  const byteCount = bytes.length
  if (path.endsWith('.wav')) {
    const durationSeconds = bytes.readUInt32LE(40) / bytes.readUInt32LE(28)
    return { hash, mediaType: 'audio/wav', byteCount, durationSeconds }
  }
  const { width, height } = await sharp(bytes).metadata()
  return { hash, mediaType: 'image/jpeg', byteCount, width, height }
}

/** A template with its media filled in, and where each medium's file lies, by hash. */
export async function templateDocument(
  id: string,
  language: string,
): Promise<{ document: GraphDocument; paths: ReadonlyMap<string, string> }> {
  const template = templates.find((each) => each.id === id && each.language === language)
  if (!template) throw new Error(`no template ${id}.${language}`)
  const raw = structuredClone(template.document) as {
    nodes: { id: string; asset?: { path?: string } }[]
  }
  // The example's other question, which the graph answers by itself, stands last in it.
  raw.nodes = raw.nodes.filter(({ id: node }) => node !== 'q2')
  const paths = new Map<string, string>()
  for (const node of raw.nodes) {
    const path = node.asset?.path
    if (path === undefined) continue
    const asset = await assetOf(path)
    paths.set(asset.hash as string, path)
    node.asset = asset as { path?: string }
  }
  return { document: read(raw), paths }
}

/** A document that must be acceptable, as a caller would send it. */
export function read(value: unknown): GraphDocument {
  const result = readDocument(value)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Compiles what a caller would send: any nodes and edges, for Gemini. */
export function compiled(
  value: { nodes: unknown[]; edges?: unknown[]; schema?: unknown } | GraphDocument,
  asked: Partial<Omit<CompileInput, 'document'>> = {},
): Compiled {
  return compile({ document: read(value), profile: gemini, ...asked })
}

/** All text of a prompt, one part after the other. */
export function textOf(result: Compiled): string {
  return partsOf(result.prompt)
    .map((part) => (part.type === 'text' ? part.text : `<${part.alias}>\n`))
    .join('')
}

/** The text of one section, media left out. */
export function sectionText(result: Compiled, section: string): string {
  return partsOf(result.prompt)
    .map((part) => (part.type === 'text' && part.section === section ? part.text : ''))
    .join('')
}

export const imageAsset = (digit = '0') => ({
  hash: `sha256-${digit.repeat(64)}`,
  mediaType: 'image/png',
  byteCount: 10,
  width: 100,
  height: 80,
})

export const audioAsset = (digit = '0') => ({
  hash: `sha256-${digit.repeat(64)}`,
  mediaType: 'audio/wav',
  byteCount: 10,
  durationSeconds: 2,
})
