import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { apply, applyBatch } from '@/lib/graph/apply'
import { check } from '@/lib/graph/check'
import { commandSchema, type Command } from '@/lib/graph/command'
import { documentSchema, type GraphDocument } from '@/lib/graph/document'
import { canonicalDocument } from '@/lib/graph/hash'
import { idsLinkedFrom } from '@/lib/graph/mentions'
import {
  aimed,
  command,
  commandOfType,
  commands,
  commandTypes,
  deepFreeze,
  document,
  runs,
} from '../support/arbitraries'
import { applied, documentOf, dogs, parsed } from './support'

/** The whole document but for the counts, which never go back. */
function withoutCounts(value: GraphDocument): string {
  const { aliasCounts: _, ...rest } = value
  return canonicalDocument(rest)
}

function sentAsJson(list: readonly Command[]): Command[] {
  return list.map((each) => commandSchema.parse(JSON.parse(JSON.stringify(each))))
}

function refusal(from: GraphDocument, ...list: unknown[]) {
  const result = applyBatch(from, parsed(list))
  return result.ok ? undefined : { code: result.error.code, pointer: result.error.pointer }
}

describe('every command', () => {
  test.each(commandTypes)('G6 %s: its inverse restores the document exactly', (type) => {
    fc.assert(
      fc.property(document, commandOfType(type), (from, any) => {
        const one = aimed(from, any)
        const result = apply(from, one)
        // Refused commands are passed over and others tried in their place.
        fc.pre(result.ok)
        if (!result.ok) return
        const back = applyBatch(result.value.document, sentAsJson(result.value.inverse))
        expect(back.ok && withoutCounts(back.value.document)).toBe(withoutCounts(from))
      }),
      { seed: 6, numRuns: runs(30) },
    )
  })

  it('G6 the inverse of a batch restores the document exactly', () => {
    fc.assert(
      fc.property(document, commands, (from, list) => {
        const taken = list.map((one) => aimed(from, one)).filter((one) => apply(from, one).ok)
        const result = applyBatch(from, taken)
        if (!result.ok) return
        const back = applyBatch(result.value.document, sentAsJson(result.value.inverse))
        expect(back.ok && withoutCounts(back.value.document)).toBe(withoutCounts(from))
      }),
      { seed: 66, numRuns: runs(250) },
    )
  })

  it('G7 commands and inverses go through JSON and the schema unchanged', () => {
    fc.assert(
      fc.property(document, command, (from, any) => {
        const one = aimed(from, any)
        expect(JSON.stringify(sentAsJson([one])[0])).toBe(JSON.stringify(one))
        const result = apply(from, one)
        if (!result.ok) return
        const inverse = result.value.inverse
        const sent = sentAsJson(inverse)
        const there = applyBatch(result.value.document, inverse)
        const here = applyBatch(result.value.document, sent)
        expect(there.ok && here.ok && canonicalDocument(here.value.document)).toBe(
          there.ok && canonicalDocument(there.value.document),
        )
      }),
      { seed: 7, numRuns: runs(250) },
    )
  })

  it('G8 a batch is applied all or none, and the document given never changes', () => {
    fc.assert(
      fc.property(document, commands, (from, list) => {
        const before = JSON.stringify(from)
        const result = applyBatch(deepFreeze(from), deepFreeze(list))
        expect(JSON.stringify(from)).toBe(before)
        if (result.ok) return
        const index = Number(result.error.params.index)
        expect(result.error.pointer).toMatch(new RegExp(`^/commands/${index}(/|$)`))
        // All before the one that is named can be applied, and it cannot.
        const good = applyBatch(from, list.slice(0, index))
        expect(good.ok).toBe(true)
        if (good.ok) expect(apply(good.value.document, list[index] as Command).ok).toBe(false)
      }),
      { seed: 8, numRuns: runs(250) },
    )
  })

  it('G9 whatever is applied leaves a document that is sound, or is refused with a code', () => {
    fc.assert(
      fc.property(document, fc.array(command, { maxLength: 30 }), (from, list) => {
        let now = from
        for (const one of list) {
          const result = apply(now, aimed(now, one))
          if (result.ok) now = result.value.document
          else expect(result.error.code).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/)
        }
        expect(check(now).filter((finding) => finding.severity === 'error')).toEqual([])
        expect(documentSchema.safeParse(now).error?.issues).toBeUndefined()
      }),
      { seed: 9, numRuns: runs(150) },
    )
  })
})

describe('removal', () => {
  it('G10 takes parts, edges and mentions along, and the links become their phrases', () => {
    const { document: left, touched } = applied(dogs, [{ type: 'removeNode', id: 'p1' }])
    expect(left.nodes.map((node) => node.id)).toEqual(['d1', 's1', 't1'])
    expect(left.nodes[1]).toMatchObject({ members: ['d1'] })
    expect(left.nodes[2]).toMatchObject({ text: 'it and [both](#d1) 😀😀' })
    expect(left.edges).toMatchObject([{ id: 'e2', evidence: ['t1'] }])
    expect(touched).toEqual({ nodes: ['s1', 't1'], edges: ['e2'] })
  })

  it('G10 a region inside one that goes is inside nothing', () => {
    const { document: left } = applied(dogs, [{ type: 'removeNode', id: 'r1' }])
    expect(left.nodes.find((node) => node.id === 'r2')).not.toHaveProperty('inside')
  })

  it('G10 after any removal nothing names what is gone', () => {
    fc.assert(
      fc.property(document, fc.nat(), (from, pick) => {
        const gone = from.nodes[pick % Math.max(1, from.nodes.length)]
        if (!gone) return
        const { document: left } = applied(from, [{ type: 'removeNode', id: gone.id }])
        expect(left.nodes.flatMap((node) => [...idsLinkedFrom(node)])).not.toContain(gone.id)
        const structure = JSON.stringify([
          left.nodes.map((node) => ({
            ...node,
            text: '',
            caption: '',
            transcript: '',
            notes: '',
            extra: {},
          })),
          left.edges,
        ])
        expect(structure).not.toContain(`"${gone.id}"`)
      }),
      { seed: 10, numRuns: runs(200) },
    )
  })
})

describe('refusals', () => {
  const entity = { id: 'd1', kind: 'entity' }
  test.each<[string, string, string, unknown]>([
    ['node.idTaken', '/node/id', 'an id that is taken', { type: 'addNode', node: entity }],
    [
      'command.indexPastEnd',
      '/at',
      'a place past the end',
      { type: 'addNode', node: { id: 'x', kind: 'entity' }, at: 7 },
    ],
    [
      'alias.taken',
      '/node/alias',
      'an alias that is taken',
      { type: 'addNode', node: { id: 'x', kind: 'entity', alias: 'E1' } },
    ],
    [
      'alias.wrongKind',
      '/node/alias',
      'an alias of another kind',
      { type: 'addNode', node: { id: 'x', kind: 'entity', alias: 'Set 9' } },
    ],
    [
      'command.nodeUnknown',
      '/id',
      'a node that is not there',
      { type: 'updateNode', id: 'x', patch: {} },
    ],
    [
      'patch.fieldFixed',
      '/patch/alias',
      'a fixed field',
      { type: 'updateNode', id: 'd1', patch: { alias: 'E7' } },
    ],
    [
      'patch.fieldFixed',
      '/patch/of',
      'another owner',
      { type: 'updateNode', id: 'r1', patch: { of: 'd1' } },
    ],
    [
      'node.invalid',
      '/patch/shape',
      'a field that the kind does not have',
      { type: 'updateNode', id: 'd1', patch: { shape: 1 } },
    ],
    [
      'edge.idTaken',
      '/edge/id',
      'an edge id that is taken',
      { type: 'addEdge', edge: { id: 'e1', source: 'd1', target: 'd1', relation: 'r' } },
    ],
    [
      'edge.sourceMissing',
      '',
      'an edge from nowhere',
      { type: 'addEdge', edge: { id: 'e9', source: 'x', target: 'd1', relation: 'r' } },
    ],
    [
      'edge.targetMissing',
      '',
      'an edge turned to nowhere',
      { type: 'updateEdge', id: 'e1', patch: { target: 'x' } },
    ],
    [
      'patch.fieldFixed',
      '/patch/id',
      "an edge's id",
      { type: 'updateEdge', id: 'e1', patch: { id: 'e7' } },
    ],
    ['command.edgeUnknown', '/id', 'an edge that is not there', { type: 'removeEdge', id: 'x' }],
    [
      'editText.fieldUnknown',
      '/field',
      'a field that is no text',
      { type: 'editText', id: 'd1', field: 'text', start: 0, end: 0, insert: 'a' },
    ],
    [
      'editText.outOfRange',
      '/start',
      'a place past the text',
      { type: 'editText', id: 'd1', field: 'label', start: 0, end: 6, insert: 'a' },
    ],
    [
      'editText.splitsCharacter',
      '/start',
      'half a character',
      { type: 'editText', id: 't1', field: 'text', start: 29, end: 30, insert: '' },
    ],
    [
      'editText.splitsCharacter',
      '/start',
      'half of each of two',
      { type: 'editText', id: 't1', field: 'text', start: 30, end: 32, insert: '' },
    ],
    [
      'command.nodeUnknown',
      '/moves/0/id',
      'a move of what is not there',
      { type: 'moveNodes', moves: [{ id: 'x', layout: null }] },
    ],
    [
      'reorder.idTwice',
      '/ids',
      'one node twice',
      { type: 'reorderNodes', ids: ['d1', 'd1'], at: 0 },
    ],
    [
      'command.indexPastEnd',
      '/at',
      'an order past the end',
      { type: 'reorderNodes', ids: ['d1'], at: 6 },
    ],
    [
      'setMembers.notASet',
      '/id',
      'members of what is no set',
      { type: 'setMembers', id: 'd1', members: [] },
    ],
    [
      'set.memberMissing',
      '',
      'a member that is not there',
      { type: 'setMembers', id: 's1', members: ['x'] },
    ],
    ['set.holdsItself', '', 'a set in itself', { type: 'setMembers', id: 's1', members: ['s1'] }],
    [
      'region.holdsItself',
      '',
      'regions inside each other',
      { type: 'updateNode', id: 'r1', patch: { inside: 'r2' } },
    ],
    [
      'command.nodeUnknown',
      '/aliases',
      'an alias for what is not there',
      { type: 'renumber', aliases: { x: 'E1' } },
    ],
    [
      'alias.wrongKind',
      '/aliases/d1',
      'a new alias of another kind',
      { type: 'renumber', aliases: { d1: 'Set 3' } },
    ],
    [
      'alias.taken',
      '/aliases/r1',
      'a new alias that is taken',
      { type: 'renumber', aliases: { r1: 'Region B' } },
    ],
  ])('G11 %s at %j for %s', (code, pointer, _what, one) => {
    expect(refusal(dogs, one)).toEqual({ code, pointer: `/commands/0${pointer}` })
  })

  it('G11 a sound that gets shorter than its segment is refused', () => {
    const asset = {
      hash: `sha256-${'0'.repeat(64)}`,
      mediaType: 'audio/wav',
      byteCount: 1,
      durationSeconds: 3,
    }
    const sound = documentOf([
      { id: 'a', kind: 'audio', asset },
      { id: 'g', kind: 'segment', of: 'a', start: 1, end: 3 },
    ])
    const patch = { asset: { durationSeconds: 2 } }
    expect(refusal(sound, { type: 'updateNode', id: 'a', patch })?.code).toBe('segment.pastEnd')
  })
})
