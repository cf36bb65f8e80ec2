import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { documentOf, exportAs, importAs, read, sourceOf, textOf } from './support'

type Raw = Record<string, unknown>
type Canvas = { nodes: Raw[]; edges: Raw[] } & Raw

const board = readFileSync('tests/fixtures/formats/vault.canvas', 'utf8')
const plain = readFileSync('tests/fixtures/formats/minimal.canvas', 'utf8')
const beside = {
  'Vault/Plans/Trip.canvas': '',
  'Vault/Pictures/harbour.png': '',
  'Vault/Notes/Ferry.md': '# Ferry\n\nLeaves at nine.',
  'Vault/Papers/ticket.pdf': '',
}
const trip = () => importAs('canvas', sourceOf(board, 'Vault/Plans/Trip.canvas', beside))

describe('a canvas of another program', () => {
  test('F7 texts, links, files and frames become what they are here', () => {
    const imported = trip()
    const { title, nodes, groups } = read(imported)
    const of = (id: string) => nodes.find((node) => node.id === id)
    expect(title).toBe('Trip')
    expect(of('6f0ad84f44ce9c17')).toMatchObject({
      kind: 'text',
      text: '# Monday\n\n- pack\n- 배표',
    })
    expect(of('a1b2c3d4e5f60718')).toMatchObject({
      kind: 'text',
      text: '<https://example.org/ferry?day=1&x="2">',
    })
    expect(of('harbour')).toMatchObject({
      kind: 'image',
      label: 'harbour',
      layout: { x: 460, y: -40 },
    })
    expect(imported.media.get('harbour')).toBe('Vault/Pictures/harbour.png')
    expect(of('ferry-note')).toMatchObject({
      kind: 'text',
      text: '# Ferry\n\nLeaves at nine.',
      label: 'Ferry',
    })
    expect(of('ticket')).toMatchObject({ kind: 'document', source: 'Papers/ticket.pdf' })
    expect(of('gull')).toMatchObject({ kind: 'audio', label: 'gull' })
    expect(groups).toEqual([
      { id: 'frame', label: 'Day one', layout: { x: -40, y: -80, width: 480, height: 620 } },
      { id: 'inner', layout: { x: -20, y: -60, width: 300, height: 260 } },
    ])
    expect(of('6f0ad84f44ce9c17')?.group).toBe('inner')
    expect(of('a1b2c3d4e5f60718')?.group).toBe('frame')
  })

  test('F7 edges keep their words and direction; what cannot be an edge is told', () => {
    const imported = trip()
    const edges = read(imported).edges.map(({ source, target, relation }) => [
      source,
      relation,
      target,
    ])
    expect(edges).toEqual([
      ['6f0ad84f44ce9c17', 'needs', 'ticket'],
      ['harbour', 'leads to', '6f0ad84f44ce9c17'],
    ])
    const codes = Object.fromEntries(
      imported.notes.map(({ code, params }) => [code, params['names']]),
    )
    expect(codes).toEqual({
      'import.filesMissing': ['Sounds/gull.wav'],
      'import.filesNotTaken': ['Papers/ticket.pdf'],
      'import.edgesUnlabelled': ['leads to'],
      'import.edgesOfGroups': ['holds'],
      'import.edgesLoose': ['nowhere'],
      'import.keysNotTaken': ['# Monday\n\n- pack\n- 배표: nothing'],
    })
  })

  test('F8 colours, sides, ends, addresses and foreign members are written out again', () => {
    const again = JSON.parse(textOf(exportAs('canvas', read(trip())))) as Canvas
    const before = JSON.parse(board) as Canvas
    expect(again['metadata']).toEqual(before['metadata'])
    for (const node of before.nodes) {
      // Markdown in a file became a note, and null could not be kept.
      if (node['id'] === 'ferry-note') continue
      const { nothing: _, ...rest } = node
      const { file, ...others } = rest
      expect(again.nodes).toContainEqual(
        expect.objectContaining(
          node['id'] === 'harbour' ? others : { ...others, ...(file !== undefined && { file }) },
        ),
      )
    }
    for (const edge of before.edges.slice(0, 2)) {
      expect(again.edges).toContainEqual(expect.objectContaining(edge))
    }
    expect(again.edges.find(({ id }) => id === 'back')).not.toHaveProperty('label')
  })

  test('F7 a canvas of the least that the specification asks for', () => {
    const { nodes, edges } = read(importAs('canvas', sourceOf(plain, 'minimal.canvas')))
    expect(nodes.map(({ id }) => id)).toEqual(['1', 'n1', 'two-words'])
    expect(edges).toMatchObject([{ source: '1', target: 'two-words', relation: 'and' }])
    const empty = read(importAs('canvas', sourceOf('{}', 'Empty.canvas')))
    expect(empty).toMatchObject({ title: 'Empty', nodes: [] })
  })

  test('F8 members that are too deep or too large are told', () => {
    const deep = { a: { b: { c: { d: { e: 1 } } } } }
    const node = { id: 'x', type: 'text', text: 't', x: 0, y: 0, width: 9, height: 9 }
    const canvas = { nodes: [{ ...node, deep, large: 'x'.repeat(9_000), fine: [1, null] }] }
    const imported = importAs('canvas', sourceOf(JSON.stringify(canvas), 'x.canvas'))
    expect(read(imported).nodes[0]?.extra).toEqual({ canvas: { keys: { fine: [1, null] } } })
    expect(imported.notes[0]?.params['names']).toEqual(['t: deep', 't: large'])
  })
})

describe('texts', () => {
  test('F9 a text becomes a note a heading, and code is no heading', () => {
    const text = 'front\n# Dogs\nall\n```\n# no heading\n```\n## Rex ##\nwhite\n'
    const { title, nodes } = read(importAs('markdown', sourceOf(text, 'dogs.md')))
    expect(title).toBe('Dogs')
    expect(nodes).toMatchObject([
      { text: 'front' },
      { label: 'Dogs', text: '# Dogs\nall\n```\n# no heading\n```' },
      { label: 'Rex', text: '## Rex ##\nwhite' },
    ])
  })

  test('F9 every node has its anchor, and references lead there', () => {
    const document = documentOf({
      nodes: [
        {
          id: 'd1',
          kind: 'entity',
          label: 'R*e*x',
          class: 'Dog',
          attributes: { fur: '<b>white</b>' },
        },
        { id: 'd2', kind: 'entity', label: 'Bello' },
        { id: 't1', kind: 'text', text: 'The [first](#d1) and [both](#d1,d2).' },
      ],
      edges: [{ source: 'd1', target: 'd2', relation: 'chases' }],
    })
    const text = textOf(exportAs('markdown', document))
    expect(text).toContain('### <a id="d1"></a>E1 R\\*e\\*x (Dog)')
    expect(text).toContain('- fur: \\<b\\>white\\</b\\>')
    expect(text).toContain('- chases → [Bello](#d2)')
    expect(text).toContain('The [first](#d1) and both ([R\\*e\\*x](#d1), [Bello](#d2)).')
  })

  test('F10 nothing in a label is markup of Mermaid', () => {
    const label = 'a"]; end\nn9 --> n8 <script>#quot; `x` | ~~~ %% {{'
    const text = textOf(
      exportAs(
        'mermaid',
        documentOf({
          nodes: [
            { id: 'end', kind: 'entity', label },
            { id: 'x', kind: 'text', text: '' },
          ],
        }),
      ),
    )
    const lines = text.trim().split('\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]).toMatch(/^ {2}n0\(\["[^"[\]{}<>`|%;~]*(#\d+;[^"[\]{}<>`|%;~]*)*"\]\)$/)
  })
})
