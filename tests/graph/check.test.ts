import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { apply } from '@/lib/graph/apply'
import { check, warningsAbout } from '@/lib/graph/check'
import { documentSchema, type GraphDocument } from '@/lib/graph/document'
import { readDocument } from '@/lib/graph/migrate'
import { chainsFrom } from '@/lib/graph/nesting'
import { bounds } from '@/lib/std/bounds'
import { runs } from '../support/arbitraries'
import { documentOf, parsed } from './support'

const box = { type: 'box', x: 0, y: 0, width: 1, height: 1 }
const sound = {
  hash: `sha256-${'0'.repeat(64)}`,
  mediaType: 'audio/wav',
  byteCount: 1,
  durationSeconds: 2,
}

/** A document whose fields are valid, whether it is sound or not. */
function raw(nodes: unknown[], edges: unknown[] = [], more: object = {}): GraphDocument {
  return documentSchema.parse({ versions: { document: 1 }, title: '', nodes, edges, ...more })
}

function findings(of: GraphDocument): string[] {
  return check(of).map((each) => `${each.severity} ${each.code} ${each.nodeId ?? each.edgeId}`)
}

const thing = { id: 'd', kind: 'entity' }
const picture = {
  id: 'p',
  kind: 'image',
  asset: { ...sound, mediaType: 'image/png', durationSeconds: undefined },
}
const place = { id: 'q', kind: 'image' }
const region = (id: string, of: string, inside?: string) => ({
  id,
  kind: 'region',
  of,
  shape: box,
  ...(inside === undefined ? {} : { inside }),
})
const set = (id: string, ...members: string[]) => ({ id, kind: 'set', members })
const edge = { id: 'e', source: 'd', target: 'd', relation: 'is' }

describe('what is wrong is told by code and place', () => {
  test.each<[string, unknown[], unknown[]?]>([
    ['error node.idTaken d', [thing, thing]],
    ['error edge.idTaken e', [thing], [edge, edge]],
    ['error set.memberMissing s', [set('s', 'x')]],
    ['error set.holdsItself s', [set('s', 's')]],
    ['error region.ownerMissing r', [region('r', 'x')]],
    ['error region.ownerNotImage r', [thing, region('r', 'd')]],
    ['error segment.ownerMissing g', [{ id: 'g', kind: 'segment', of: 'x', start: 0, end: 1 }]],
    [
      'error segment.ownerNotAudio g',
      [thing, { id: 'g', kind: 'segment', of: 'd', start: 0, end: 1 }],
    ],
    [
      'error segment.pastEnd g',
      [
        { id: 'a', kind: 'audio', asset: sound },
        { id: 'g', kind: 'segment', of: 'a', start: 0, end: 2.1 },
      ],
    ],
    [
      'error document.passageTwice o',
      [
        {
          id: 'o',
          kind: 'document',
          passages: Array.from({ length: 2000 }, (_, i) => ({
            id: `i${Math.min(i, 1998)}`,
            text: '',
          })),
        },
      ],
    ],
    ['error edge.sourceMissing e', [thing], [{ ...edge, source: 'x' }]],
    ['error edge.targetMissing e', [thing], [{ ...edge, target: 'x' }]],
    ['error edge.evidenceMissing e', [thing], [{ ...edge, evidence: ['d', 'x'] }]],
    ['error alias.wrongKind d', [{ ...thing, alias: 'Set 1' }]],
    ['error alias.wrongKind d', [{ ...thing, alias: 'E01' }]],
    [
      'error alias.taken f',
      [
        { ...thing, alias: 'E1' },
        { id: 'f', kind: 'entity', alias: 'E1' },
      ],
    ],
    ['warning media.missing q', [place]],
    ['warning group.missing d', [{ ...thing, group: 'g' }]],
    ['warning reference.dangling t', [{ id: 't', kind: 'text', text: '[a](#x)' }]],
  ])('G24 %s', (finding, nodes, edges) => {
    expect(findings(raw(nodes, edges))).toEqual([finding])
    const [told] = check(raw(nodes, edges))
    expect(Object.keys(told?.params ?? {}).length).toBeGreaterThan(0)
  })

  it('G37 a class or a relation that the schema defines twice, each told once', () => {
    const named = (...names: string[]) => names.map((name) => ({ name }))
    const schema = {
      classes: named('Dog', 'makes', 'Dog', 'Dog'),
      relations: named('makes', 'likes', 'makes'),
    }
    expect(check(raw([thing], [], { schema }))).toEqual([
      { code: 'schema.classTwice', params: { name: 'Dog' }, severity: 'error' },
      { code: 'schema.relationTwice', params: { name: 'makes' }, severity: 'error' },
    ])
    const read = readDocument({ nodes: [], schema })
    expect(!read.ok && read.error.causes?.map(({ pointer }) => pointer)).toEqual([
      '/schema/classes/3',
      '/schema/relations/2',
    ])
    const [command] = parsed([{ type: 'setSchema', schema }])
    const refused = apply(raw([thing]), command as never)
    expect(!refused.ok && refused.error).toMatchObject({
      code: 'schema.classTwice',
      params: { name: 'Dog', index: 0 },
      pointer: '/commands/0/schema',
    })
  })

  it('G24 a region inside a region of another picture, or inside what is none', () => {
    const of = raw([
      place,
      { id: 'w', kind: 'image' },
      region('r', 'q'),
      region('o', 'w', 'r'),
      region('i', 'q', 'w'),
    ])
    expect(findings(of).slice(0, 2)).toEqual([
      'error region.insideOtherPicture o',
      'error region.insideMissing i',
    ])
  })

  it('G24 is silent about a sound document, also one whose segment ends within a frame of the end', () => {
    expect(
      findings(
        raw(
          [
            { ...thing, group: 'g' },
            { id: 'a', kind: 'audio', asset: sound },
            { id: 'g', kind: 'segment', of: 'a', start: 0, end: 2.04 },
          ],
          [edge],
          { groups: [{ id: 'g' }] },
        ),
      ),
    ).toEqual([])
    expect(picture.kind).toBe('image')
  })

  it('G25 warns about given nodes alone', () => {
    const of = documentOf([place, { id: 'w', kind: 'image' }, thing])
    expect(warningsAbout(of, ['w', 'd', 'w', 'gone']).map((each) => each.nodeId)).toEqual(['w'])
  })
})

const chain = (length: number, last: string[] = []) =>
  Array.from({ length }, (_, i) => set(`s${i}`, ...(i + 1 < length ? [`s${i + 1}`] : last)))
const regions = (length: number) => [
  place,
  ...Array.from({ length }, (_, i) => region(`r${i}`, 'q', i > 0 ? `r${i - 1}` : undefined)),
]
const errorsOf = (of: GraphDocument) => check(of).filter((each) => each.severity === 'error')

describe('nesting', () => {
  test.each([
    ['sets, the last empty', chain(10), chain(11)],
    ['sets, the last with a thing', [thing, ...chain(10, ['d'])], [thing, ...chain(11, ['d'])]],
    ['regions', regions(10), regions(11)],
  ])('G26 ten levels of %s are taken, eleven refused', (_what, ten, eleven) => {
    expect(errorsOf(raw(ten))).toEqual([])
    expect(new Set(errorsOf(raw(eleven)).map((each) => each.code.split('.')[1]))).toEqual(
      new Set(['tooDeep']),
    )
  })

  it('G26 the eleventh level is refused wherever a command puts it', () => {
    const five = chain(5).map((each) => ({
      ...each,
      id: `a${each.id}`,
      members: each.members.map((id) => `a${id}`),
    }))
    const of = documentOf([...chain(6), ...five])
    const joined = apply(
      of,
      parsed([{ type: 'setMembers', id: 's5', members: ['as0'] }])[0] as never,
    )
    expect(!joined.ok && joined.error.code).toBe('set.tooDeep')
    const shorter = apply(
      of,
      parsed([{ type: 'setMembers', id: 's4', members: ['as0', 's5'] }])[0] as never,
    )
    expect(shorter.ok).toBe(true)
  })

  it('G26 members that are shared are counted by the longest way, in linear time', () => {
    const layers = Array.from({ length: 10 }, (_, layer) =>
      Array.from({ length: 60 }, (_, i) =>
        set(
          `l${layer}-${i}`,
          ...(layer < 9 ? Array.from({ length: 60 }, (_, j) => `l${layer + 1}-${j}`) : []),
        ),
      ),
    ).flat()
    const of = raw([...layers, set('top', 'l1-0')])
    const start = performance.now()
    expect(errorsOf(of)).toEqual([])
    // Ways through these layers number 60 to the ninth.
    expect(performance.now() - start).toBeLessThan(2000)
    expect(errorsOf(raw([...layers, set('top', 'l0-0')])).map((each) => each.nodeId)).toContain(
      'top',
    )
  })

  it('G27 what holds itself is named, and what merely leads there or lies between is not', () => {
    const of = raw([
      set('a', 'b'),
      set('b', 'c'),
      set('c', 'b', 'm'),
      set('m', 'x'),
      set('x', 'y'),
      set('y', 'x'),
    ])
    expect(errorsOf(of).map((each) => `${each.code} ${each.nodeId}`)).toEqual(
      ['b', 'c', 'x', 'y'].map((id) => `set.holdsItself ${id}`),
    )
    const ring = Array.from({ length: 50_000 }, (_, i) => set(`s${i}`, `s${(i + 1) % 50_000}`))
    expect(errorsOf(raw(ring)).every((each) => each.code === 'set.holdsItself')).toBe(true)
  })

  it('G27 chains and cycles are those that a search through all ways finds', () => {
    const graph = fc.array(fc.array(fc.nat(7), { maxLength: 2 }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(graph, (rows) => {
        const next = (id: string) => (rows[Number(id)] ?? []).map(String)
        const ids = rows.map((_, i) => String(i))
        const reached = (from: string) => {
          const seen = new Set<string>()
          const border = [...next(from)]
          for (let id = border.pop(); id !== undefined; id = border.pop()) {
            if (seen.has(id)) continue
            seen.add(id)
            border.push(...next(id))
          }
          return seen
        }
        const { cyclic, depths } = chainsFrom(ids, next)
        expect([...cyclic].sort()).toEqual(ids.filter((id) => reached(id).has(id)))
        const longest = (id: string): number => 1 + Math.max(0, ...next(id).map(longest))
        for (const id of ids) {
          if ([id, ...reached(id)].some((each) => cyclic.has(each))) continue
          expect(depths.get(id)).toBe(longest(id))
          expect(chainsFrom([id], next).depths.get(id)).toBe(longest(id))
        }
      }),
      { seed: 27, numRuns: runs(1000) },
    )
  })
})

describe('bounds', () => {
  test.each<[string, object]>([
    ['title', { title: 'a'.repeat(bounds.titleLengthMax + 1) }],
    ['nodes/0/label', { nodes: [{ ...thing, label: 'a'.repeat(bounds.labelLengthMax + 1) }] }],
    [
      'nodes/0/text',
      { nodes: [{ id: 't', kind: 'text', text: 'a'.repeat(bounds.textLengthMax + 1) }] },
    ],
    [
      'nodes/0/members',
      {
        nodes: [set('s', ...Array.from({ length: bounds.membersCountMax + 1 }, (_, i) => `m${i}`))],
      },
    ],
    [
      'nodes/0/attributes',
      {
        nodes: [
          {
            ...thing,
            attributes: Object.fromEntries(
              Array.from({ length: bounds.attributesPerNodeCountMax + 1 }, (_, i) => [`k${i}`, 1]),
            ),
          },
        ],
      },
    ],
    [
      'nodes/0/extra',
      { nodes: [{ ...thing, extra: { a: 'b'.repeat(bounds.extraByteCountMax) } }] },
    ],
    ['nodes/0/layout/x', { nodes: [{ ...thing, layout: { x: bounds.coordinateMax + 1, y: 0 } }] }],
    [
      'edges/0/evidence',
      {
        edges: [
          { ...edge, evidence: Array.from({ length: bounds.evidenceCountMax + 1 }, () => 'd') },
        ],
      },
    ],
    [
      'groups',
      { groups: Array.from({ length: bounds.groupsCountMax + 1 }, (_, i) => ({ id: `g${i}` })) },
    ],
    ['groups', { groups: [{ id: 'g' }, { id: 'g' }] }],
    ['aliasCounts/entity', { aliasCounts: { entity: bounds.aliasNumberMax + 1 } }],
    ['nodes/0/id', { nodes: [{ ...thing, id: 'a'.repeat(65) }] }],
    ['nodes/0/id', { nodes: [{ ...thing, id: '__proto__' }] }],
    ['edges/0/confidence', { edges: [{ ...edge, confidence: 1.01 }] }],
  ])('G36 is refused past the bound: %s', (path, more) => {
    const result = documentSchema.safeParse({
      versions: { document: 1 },
      title: '',
      nodes: [thing],
      edges: [],
      ...more,
    })
    expect(result.error?.issues.map((issue) => issue.path.join('/'))).toEqual([path])
  })

  it('G36 one node and one edge too many are refused by the command that adds them', () => {
    const nodes = Array.from({ length: bounds.nodeCountMax }, (_, i) => ({
      id: `n${i}`,
      kind: 'entity',
    }))
    const full = raw(nodes)
    const one = apply(
      full,
      parsed([{ type: 'addNode', node: { id: 'x', kind: 'entity' } }])[0] as never,
    )
    expect(!one.ok && one.error.code).toBe('graph.tooManyNodes')
    expect(documentSchema.safeParse({ ...full, nodes: [...nodes, thing] }).success).toBe(false)
  })
})
