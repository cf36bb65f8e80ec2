import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import type { z } from 'zod'
import { documentVersion, edgeSchema } from '@/lib/graph/document'
import { canonicalDocument, documentHash } from '@/lib/graph/hash'
import { readDocument } from '@/lib/graph/migrate'
import { kinds } from '@/lib/kinds'
import { canonicalJson } from '@/lib/std/json'
import { document, runs } from '../support/arbitraries'

const fixture = (version: number | string): unknown =>
  JSON.parse(readFileSync(`tests/fixtures/documents/version-${version}.json`, 'utf8'))
type Fixture = { nodes: { kind: string }[]; edges: object[] }
const versionOne = fixture(1) as Fixture
/** Fields that came later within a version: whoever leaves them out loses nothing. */
const later = fixture('1-later') as Fixture

function refused(value: unknown) {
  const result = readDocument(value)
  if (result.ok) return undefined
  const { code, pointer, causes } = result.error
  return { code, pointer, causes: causes?.map((cause) => `${cause.code} ${cause.pointer}`) }
}

describe('reading a document', () => {
  it('G1 takes every kind with every field as it is, of every version that there was', () => {
    for (let version = 1; version <= documentVersion; version++) {
      const result = readDocument(fixture(version))
      if (!result.ok) throw new Error(JSON.stringify(result.error))
      if (version === documentVersion) expect(result.value).toEqual(fixture(version))
    }
    const result = readDocument(later)
    expect(result.ok && result.value).toEqual(later)
  })

  it('G1 the fixtures hold every field of every kind and of edges', () => {
    const named = (values: object[]) =>
      [...new Set(values.flatMap((each) => Object.keys(each)))].sort()
    const fieldsOf = (schema: z.ZodObject) => Object.keys(schema.shape).sort()
    for (const [kind, { schema }] of Object.entries(kinds)) {
      const nodes = [...versionOne.nodes, ...later.nodes].filter((node) => node.kind === kind)
      expect(named(nodes)).toEqual(fieldsOf(schema))
    }
    expect(named(versionOne.edges)).toEqual(fieldsOf(edgeSchema))
  })

  it('G1 the frozen fixture has not changed', () => {
    const result = readDocument(fixture(1))
    expect(result.ok && documentHash(result.value)).toMatchInlineSnapshot(
      `"sha256-bc5a4d23dece17749e2033c8865551d5ea4fcb5db9145fec38a806a75ce56483"`,
    )
  })

  it('G2 fills in version, title, edges, their ids and aliases', () => {
    const result = readDocument({
      nodes: [{ id: 'a', kind: 'entity' }],
      edges: [
        { source: 'a', target: 'a', relation: 'is' },
        { id: 'e1', source: 'a', target: 'a', relation: 'is' },
      ],
    })
    expect(result.ok && result.value).toEqual({
      versions: { document: documentVersion },
      title: '',
      nodes: [{ id: 'a', kind: 'entity', alias: 'E1' }],
      edges: [
        { id: 'e2', source: 'a', target: 'a', relation: 'is' },
        { id: 'e1', source: 'a', target: 'a', relation: 'is' },
      ],
      aliasCounts: { entity: 1 },
    })
    expect(readDocument({ nodes: [] }).ok).toBe(true)
  })

  it('G3 a second reading changes nothing, also of what was written as canonical JSON', () => {
    fc.assert(
      fc.property(document, (from) => {
        const again = readDocument(JSON.parse(canonicalDocument(from)))
        expect(again.ok && canonicalJson(again.value.nodes)).toBe(canonicalJson(from.nodes))
        expect(again.ok && canonicalDocument(again.value)).toBe(canonicalDocument(from))
      }),
      { seed: 3, numRuns: runs(150) },
    )
  })

  test.each<[unknown, string]>([
    [2, 'document.tooNew'],
    [0, 'document.versionInvalid'],
    [1.5, 'document.versionInvalid'],
    ['1', 'document.versionInvalid'],
    [undefined, 'document.versionInvalid'],
  ])('G4 version %j is %s', (version, code) => {
    const value = { ...versionOne, versions: { document: version } }
    expect(refused(value)).toMatchObject({ code, pointer: '/versions/document' })
  })

  test.each([null, 1, 'x', [], true])('G4 %j is no document', (value) => {
    expect(refused(value)?.code).toBe('document.invalid')
  })

  it('G5 names all bad fields at once, each with code and place', () => {
    const nodes = [
      { id: 'a', kind: 'entity', color: 'red' },
      { id: 'b', kind: 'film' },
      {
        id: 'c',
        kind: 'region',
        of: 'a',
        shape: { type: 'box', x: 0.5, y: 0, width: 0.6, height: 1 },
      },
      { id: 'c c', kind: 'text' },
      { id: 's', kind: 'set', members: ['a', 'a'] },
      { id: 'g', kind: 'segment', of: 'a', start: 2, end: 1 },
    ]
    expect(refused({ nodes, versions: { document: 1, store: 2 }, colour: 1 })).toEqual({
      code: 'document.invalid',
      pointer: '/versions/store',
      causes: [
        'field.unknown /versions/store',
        'field.unknown /nodes/0/color',
        'field.choiceUnknown /nodes/1/kind',
        'region.outside /nodes/2/shape',
        'id.invalid /nodes/3/id',
        'field.required /nodes/3/text',
        'set.memberTwice /nodes/4/members',
        'segment.endsBeforeStart /nodes/5/end',
        'field.unknown /colour',
      ],
    })
  })

  it('G5 names all findings of an unsound document, each with its place', () => {
    const nodes = [{ id: 's', kind: 'set', members: ['x', 's'] }]
    const edges = [{ source: 's', target: 'x', relation: 'has' }]
    expect(refused({ nodes, edges })).toEqual({
      code: 'document.refused',
      pointer: undefined,
      causes: [
        'set.memberMissing /nodes/0',
        'set.holdsItself /nodes/0',
        'edge.targetMissing /edges/0',
      ],
    })
    const twice = [
      { id: 'a', kind: 'entity' },
      { id: 'b', kind: 'entity' },
      { id: 'a', kind: 'entity' },
    ]
    expect(refused({ nodes: twice })?.causes).toEqual(['node.idTaken /nodes/2'])
  })
})
