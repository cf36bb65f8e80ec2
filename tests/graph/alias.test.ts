import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { apply, applyBatch } from '@/lib/graph/apply'
import { letters, wholeAliases, withAliases } from '@/lib/graph/alias'
import { command, document, runs } from '../support/arbitraries'
import { documentOf, parsed } from './support'

const box = { type: 'box', x: 0, y: 0, width: 1, height: 1 }

describe('aliases', () => {
  test.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [52, 'AZ'],
    [53, 'BA'],
    [702, 'ZZ'],
    [703, 'AAA'],
  ])('G18 the %i. part is lettered %s', (number, text) => expect(letters(number)).toBe(text))

  it('G18 are numbered by kind over the document, and lettered within the owner', () => {
    const of = documentOf([
      { id: 'a', kind: 'image' },
      { id: 'b', kind: 'region', of: 'c', shape: box },
      { id: 'c', kind: 'image' },
      { id: 'd', kind: 'region', of: 'a', shape: box },
      { id: 'e', kind: 'region', of: 'c', shape: box },
      { id: 'f', kind: 'audio' },
      { id: 'g', kind: 'segment', of: 'f', start: 0, end: 1 },
      { id: 'h', kind: 'text', text: '' },
      { id: 'i', kind: 'entity' },
      { id: 'j', kind: 'entity' },
    ])
    expect([...wholeAliases(of).values()]).toEqual([
      'Image 1',
      'Image 2 / Region A',
      'Image 2',
      'Image 1 / Region A',
      'Image 2 / Region B',
      'Audio 1',
      'Audio 1 / Segment A',
      'Note 1',
      'E1',
      'E2',
    ])
  })

  it('G19 are each the only one, and none that the graph gives was ever given before', () => {
    fc.assert(
      fc.property(document, fc.array(command, { maxLength: 40 }), (from, list) => {
        let now = from
        const given = new Set(wholeAliases(from).values())
        for (const one of list) {
          const before = wholeAliases(now)
          const result = apply(now, one)
          if (!result.ok) continue
          now = result.value.document
          const after = wholeAliases(now)
          expect(new Set(after.values()).size).toBe(now.nodes.length)
          if (one.type === 'addNode') {
            const alias = after.get(one.node.id) ?? ''
            expect(given.has(alias)).toBe(false)
          } else if (one.type !== 'renumber') {
            for (const [id, alias] of after) expect(before.get(id)).toBe(alias)
          }
          for (const alias of after.values()) given.add(alias)
        }
      }),
      { seed: 19, numRuns: runs(100) },
    )
  })

  it('G19 are not given again after an undo', () => {
    const one = documentOf([{ id: 'a', kind: 'entity' }])
    const added = applyBatch(one, parsed([{ type: 'addNode', node: { id: 'b', kind: 'entity' } }]))
    const undone = added.ok && applyBatch(added.value.document, added.value.inverse)
    const again =
      undone &&
      undone.ok &&
      applyBatch(
        undone.value.document,
        parsed([{ type: 'addNode', node: { id: 'b', kind: 'entity' } }]),
      )
    expect(again && again.ok && again.value.document.nodes[1]?.alias).toBe('E3')
  })

  it('G20 are given to those that have none, behind all that were given; twice changes nothing', () => {
    const of = documentOf([
      { id: 'a', kind: 'entity' },
      { id: 'b', kind: 'entity', alias: 'E7' },
      { id: 'c', kind: 'entity' },
    ])
    expect(of.nodes.map((node) => node.alias)).toEqual(['E8', 'E7', 'E9'])
    expect(withAliases(of)).toBe(of)
  })

  it('G20 a document without counts is counted by the aliases that it has', () => {
    const { aliasCounts: _, ...of } = documentOf([{ id: 'a', kind: 'entity' }])
    const result = applyBatch(of, parsed([{ type: 'addNode', node: { id: 'b', kind: 'entity' } }]))
    expect(result.ok && result.value.document.nodes[1]?.alias).toBe('E2')
  })

  it('G21 renumbering counts in reading order and never lowers the counts; its inverse gives all back', () => {
    fc.assert(
      fc.property(document, fc.array(command, { maxLength: 10 }), (from, list) => {
        let now = from
        for (const one of list) {
          const result = apply(now, one)
          if (result.ok) now = result.value.document
        }
        const result = applyBatch(now, [{ type: 'renumber' }])
        if (!result.ok) throw new Error(result.error.code)
        const { aliasCounts: _, ...bare } = now
        const anew = withAliases({
          ...bare,
          nodes: now.nodes.map(({ alias: _gone, ...node }) => node),
        })
        expect(wholeAliases(result.value.document)).toEqual(wholeAliases(anew))
        for (const [counter, count] of Object.entries(now.aliasCounts ?? {})) {
          expect(result.value.document.aliasCounts?.[counter]).toBeGreaterThanOrEqual(count)
        }
        const back = applyBatch(result.value.document, result.value.inverse)
        expect(back.ok && wholeAliases(back.value.document)).toEqual(wholeAliases(now))
      }),
      { seed: 21, numRuns: runs(100) },
    )
  })

  it('G22 that are used up refuse another node of the kind, not the document', () => {
    const of = documentOf([{ id: 'a', kind: 'entity', alias: 'E999999999' }])
    const result = applyBatch(of, parsed([{ type: 'addNode', node: { id: 'b', kind: 'entity' } }]))
    expect(!result.ok && result.error.code).toBe('alias.usedUp')
    expect(
      applyBatch(of, parsed([{ type: 'addNode', node: { id: 'b', kind: 'set', members: [] } }])).ok,
    ).toBe(true)
  })
})
