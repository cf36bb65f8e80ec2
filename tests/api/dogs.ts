import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templates } from '@/lib/templates'

type RawNode = { id: string; kind: string; asset?: Record<string, string> }
export type RawDocument = {
  title: string
  nodes: RawNode[]
  edges: Record<string, unknown>[]
} & Record<string, unknown>

const folder = 'lib/templates'

/** The example as it stands on disk, its media as paths. */
export function example(language: 'en' | 'ko' = 'en'): RawDocument {
  const found = templates.find((each) => each.id === 'three-dogs' && each.language === language)
  return structuredClone(found?.document) as RawDocument
}

export function mediaPaths(document: RawDocument): string[] {
  return document.nodes.flatMap(({ asset }) => asset?.['path'] ?? [])
}

export function mediaBytes(path: string): Buffer {
  return readFileSync(join(folder, path))
}

/** The document with each medium given in another way. */
export function withAssets(
  document: RawDocument,
  asset: (path: string) => Record<string, unknown>,
): RawDocument {
  const nodes = document.nodes.map((node) =>
    node.asset?.['path'] ? { ...node, asset: asset(node.asset['path']) } : node,
  )
  return { ...document, nodes } as RawDocument
}

export const asDataUrl = (path: string) => ({
  dataUrl: `data:application/octet-stream;base64,${mediaBytes(path).toString('base64')}`,
})

/** A multipart request whose parts are named as files are. */
export function asForm(document: RawDocument, fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const path of mediaPaths(document)) {
    form.set(path, new Blob([mediaBytes(path) as BlobPart]), path)
  }
  form.set('document', JSON.stringify(withAssets(document, (path) => ({ part: path }))))
  for (const [name, text] of Object.entries(fields)) form.set(name, text)
  return form
}

/** The same document told in another order: edges backwards, the keys of every object backwards. */
export function shuffled<T>(value: T): T {
  const turn = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(turn)
    if (each === null || typeof each !== 'object') return each
    return Object.fromEntries(
      Object.entries(each)
        .reverse()
        .map(([key, inner]) => [
          key,
          key === 'edges' ? (turn(inner) as unknown[]).reverse() : turn(inner),
        ]),
    )
  }
  return turn(value) as T
}
