import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { widthOf } from '@/lib/editor/geometry'
import { heightOf, isFree } from '@/lib/editor/placement'
import { viewOf } from '@/lib/editor/view'
import { readDocument } from '@/lib/graph/migrate'
import { templateMediaPath, templates } from '@/lib/templates'

const ROOM = fileURLToPath(new URL('../../lib/templates/', import.meta.url))
const MEDIA = join(ROOM, 'media')
const SCRIPTS = new URL('../../scripts/', import.meta.url)

type Node = {
  id: string
  kind: string
  text?: string
  members?: string[]
  of?: string
  asset?: { path: string }
  shape?: { x: number; y: number; width: number; height: number }
  layout?: { x: number; y: number; width?: number; height?: number }
  [field: string]: unknown
}
type Edge = { id: string; source: string; target: string; order: number; relation: string }
type Document = { title: string; nodes: Node[]; edges: Edge[]; schema: { relations: unknown[] } }

const documents = templates.map((template) => ({
  ...template,
  name: `${template.id}.${template.language}`,
  document: template.document as Document,
}))
const named = (name: string) => documents.find((one) => one.name === name)!.document

// The makers are plain scripts without types, so they are loaded by address and their shapes are stated here.
const loadMaker = async () =>
  (await import(new URL('template-media.mjs', SCRIPTS).href)) as {
    makeTemplateMedia: (folder: string) => Promise<[string, Buffer][]>
  }
const loadPictures = async () =>
  (await import(new URL('template-media/pictures.mjs', SCRIPTS).href)) as {
    makeDogAlone: (id: 'd1' | 'd3') => Promise<Buffer>
  }

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const linkTargets = (text = '') => [...text.matchAll(/\]\(#([^)]*)\)/g)].map((match) => match[1]!)

/** Samples as fractions of full scale, after the header has been held to 16-bit mono PCM at 22.05 kHz. */
function samplesOf(name: string): Float64Array {
  const bytes = readFileSync(join(MEDIA, name))
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12)).toBe('RIFFWAVE')
  expect([bytes.readUInt16LE(20), bytes.readUInt16LE(22), bytes.readUInt16LE(34)]).toEqual([
    1, 1, 16,
  ])
  expect(bytes.readUInt32LE(24)).toBe(22050)
  expect(bytes.readUInt32LE(40)).toBe(bytes.length - 44)
  const count = (bytes.length - 44) / 2
  return Float64Array.from({ length: count }, (_, i) => bytes.readInt16LE(44 + i * 2) / 32768)
}

/**
 * The fundamental of the loudest 60 ms: the first peak of the normalised autocorrelation that comes within a tenth of its
 * highest, so that a multiple of the period is not taken for the period.
 */
function pitchHz(samples: Float64Array): number {
  const size = Math.round(22050 * 0.06)
  let best = { at: 0, energy: -1 }
  for (let at = 0; at + size <= samples.length; at += 110) {
    let energy = 0
    for (let i = at; i < at + size; i += 1) energy += samples[i]! * samples[i]!
    if (energy > best.energy) best = { at, energy }
  }
  const part = samples.subarray(best.at, best.at + size)
  const lags = Math.round(22050 / 100)
  const scores = Array.from({ length: lags + 1 }, (_, lag) => {
    let cross = 0
    let left = 0
    let right = 0
    for (let i = 0; i + lag < size; i += 1) {
      cross += part[i]! * part[i + lag]!
      left += part[i]! * part[i]!
      right += part[i + lag]! * part[i + lag]!
    }
    return cross / Math.sqrt(left * right)
  })
  const first = Math.floor(22050 / 2000)
  const highest = Math.max(...scores.slice(first))
  for (let lag = first; lag < lags; lag += 1) {
    const score = scores[lag]!
    if (score >= highest * 0.9 && score >= scores[lag - 1]! && score >= scores[lag + 1]!) {
      return 22050 / lag
    }
  }
  return Number.NaN
}

describe('media', () => {
  const names = [...new Set(templates.flatMap((template) => template.media))].sort()

  it('are exactly the files that the templates name', () => {
    expect(readdirSync(MEDIA).sort()).toEqual(names)
    for (const { document, media } of documents) {
      const paths = document.nodes.flatMap((node) => (node.asset ? [node.asset.path] : []))
      expect(paths.sort()).toEqual(media.map(templateMediaPath).sort())
    }
  })

  it('come out of the makers byte by byte as they are kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deixis-media-'))
    try {
      const { makeTemplateMedia } = await loadMaker()
      await makeTemplateMedia(folder)
      const hashes = (from: string) =>
        readdirSync(from)
          .sort()
          .map((name) => `${name} ${sha256(readFileSync(join(from, name)))}`)
      expect(hashes(folder)).toEqual(hashes(MEDIA))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 60_000)

  it('stay under a megabyte together, and each sound under 100 kB', () => {
    const sizes = names.map((name) => readFileSync(join(MEDIA, name)).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000)
    names.forEach((name, i) => {
      if (name.endsWith('.wav')) expect(sizes[i]).toBeLessThan(100_000)
    })
  })

  it.each([
    ['living-room.jpg', 1200, 800],
    ['garden.jpg', 1200, 800],
    ['apples.jpg', 800, 600],
    ['bananas.jpg', 800, 600],
    ['byungkook.jpg', 800, 600],
  ])('%s decodes at %i × %i', async (name, width, height) => {
    const { info } = await sharp(join(MEDIA, name)).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([width, height, 3])
  })

  it.each(['bark-one.wav', 'bark-two.wav', 'bark-three.wav'])(
    '%s lasts two seconds and peaks at −3 dB',
    (name) => {
      const samples = samplesOf(name)
      expect(samples.length / 22050).toBe(2)
      const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      expect(20 * Math.log10(peak)).toBeCloseTo(-3, 1)
    },
  )

  it('bark at pitches at least a fifth apart, the third lower than the second', () => {
    const [one, two, three] = ['one', 'two', 'three'].map((n) =>
      pitchHz(samplesOf(`bark-${n}.wav`)),
    )
    expect(one! / two!).toBeGreaterThan(1.5)
    expect(two! / three!).toBeGreaterThan(1.5)
  })

  it.each([
    ['d1', 'r1'],
    ['d3', 'r2'],
  ] as const)('the region of %s encloses that dog tightly', async (dog, region) => {
    const { makeDogAlone } = await loadPictures()
    const { data, info } = await sharp(await makeDogAlone(dog))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const box = { left: info.width, top: info.height, right: 0, bottom: 0 }
    for (let i = 3; i < data.length; i += 4) {
      if (data[i]! < 32) continue
      const x = ((i - 3) / 4) % info.width
      const y = Math.floor((i - 3) / 4 / info.width)
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x + 1)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y + 1)
    }
    const shape = named('three-dogs.en').nodes.find((node) => node.id === region)!.shape!
    const gaps = [
      box.left - shape.x * 1200,
      box.top - shape.y * 800,
      (shape.x + shape.width) * 1200 - box.right,
      (shape.y + shape.height) * 800 - box.bottom,
    ]
    for (const gap of gaps) expect(Math.abs(gap)).toBeLessThan(4)
  })
})

describe('documents', () => {
  it.each(documents.map((one) => [one.name, one] as const))('%s is whole', (name, { document }) => {
    expect(JSON.parse(readFileSync(join(ROOM, `${name}.json`), 'utf8'))).toEqual(document)
    const ids = document.nodes.map((node) => node.id)
    expect(new Set(ids).size).toBe(ids.length)
    const mentioned = document.nodes.flatMap((node) => [
      ...(node.members ?? []),
      ...(node.of ? [node.of] : []),
      ...linkTargets(node.text).flatMap((target) => target.split(/[,:]/)),
    ])
    for (const edge of document.edges) mentioned.push(edge.source, edge.target)
    for (const id of mentioned) expect(ids).toContain(id)
    for (const node of document.nodes) {
      expect(node).not.toHaveProperty('alias')
      expect('layout' in node).toBe(node.kind !== 'region' && node.kind !== 'segment')
    }
  })

  it.each(documents.map((one) => [one.name, one.document] as const))(
    '%s lays no card over another',
    (_, { nodes }) => {
      // The asset's path stands for a file that is not read here; its card is as high as one of 3:2.
      const read = readDocument({ nodes: nodes.map(({ asset: _asset, ...node }) => node) })
      if (!read.ok) throw new Error(JSON.stringify(read.error))
      const view = viewOf(read.value)
      const cards = view.document.nodes.filter((node) => isFree(view, node))
      for (const [i, a] of cards.entries()) {
        for (const b of cards.slice(i + 1)) {
          const [p, q] = [a.layout!, b.layout!]
          const apart =
            p.x + widthOf(a) <= q.x ||
            q.x + widthOf(b) <= p.x ||
            p.y + heightOf(view, a) <= q.y ||
            q.y + heightOf(view, b) <= p.y
          expect(apart, `${a.id} and ${b.id}`).toBe(true)
        }
      }
    },
  )

  it.each(['three-dogs', 'fruit'])('%s is one graph in both languages', (id) => {
    const skeleton = ({ nodes, edges, schema }: Document) => ({
      nodes: nodes.map(({ id, kind, members, of, asset, shape, layout }) => {
        return { id, kind, members, of, asset, shape, layout }
      }),
      edges: edges.map(({ id, source, target, order }) => ({ id, source, target, order })),
      links: nodes.map((node) => linkTargets(node.text).sort()),
      relations: schema.relations.length,
    })
    expect(skeleton(named(`${id}.ko`))).toEqual(skeleton(named(`${id}.en`)))
  })

  it.each(documents.map((one) => [one.name] as const))('%s gives nothing away', (name) => {
    const text = readFileSync(join(ROOM, `${name}.json`), 'utf8')
    expect(text).not.toMatch(/collar|scarf|\bbells?\b|bandana|pitch|목줄|스카프|방울|목도리|두건/i)
  })

  it('the note reads as the worked example once its links are told by alias', () => {
    const alias: Record<string, string> = {
      d1: 'E1',
      d2: 'E2',
      d3: 'E3',
      dogs: 'Set 1: E1, E2, E3',
      p1: 'Image 1',
      p2: 'Image 2',
      r1: 'on the table [Image 1 / Region A]',
      r2: 'on the chair [Image 1 / Region B]',
      s1: 'Audio 1',
      s2: 'Audio 2',
      s3: 'Audio 3',
    }
    const told = (text = '') =>
      text.replace(/\[([^\]]*)\]\(#([^)]*)\)/g, (_, phrase: string, target: string) => {
        const parts = target.split(',').map((part) => part.split(':').map((id) => alias[id]!))
        if (!target.includes(':')) return `${phrase} [${parts.flat().join(', ')}]`
        return `${phrase} (${parts.map((pair) => pair.join(' → ')).join('; ')})`
      })
    const { nodes } = named('three-dogs.en')
    expect(told(nodes.find((node) => node.id === 't1')?.text)).toBe(
      'The first [E1] and the third [E3] are the white dogs sitting respectively (E1 → on the table ' +
        '[Image 1 / Region A]; E3 → on the chair [Image 1 / Region B]) in this photo [Image 1]. ' +
        'Both [E1, E3] have curly white fur.\n' +
        'The three [Set 1: E1, E2, E3] make these sounds respectively (E1 → Audio 1; E2 → Audio 2; ' +
        'E3 → Audio 3). The second [E2] is in this other photo [Image 2] and, like the third [E3], ' +
        'has a long snout and short legs. The first [E1] and the third [E3] look alike.',
    )
    expect(told(nodes.find((node) => node.id === 'q1')?.text)).toBe(
      'What is the one that makes the third sound [Audio 3] wearing, and is its bark higher than ' +
        "the second's [E2]?",
    )
  })
})
