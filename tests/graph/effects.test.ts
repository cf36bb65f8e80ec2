import { describe, expect, it } from 'vitest'
import { applied, documentOf, dogs } from './support'

describe('the effect of a command', () => {
  it('G12 a patch follows RFC 7396 and leaves all that it does not name', () => {
    const patch = { label: null, attributes: { fur: null, tail: 'short' } }
    const { document: next } = applied(dogs, [{ type: 'updateNode', id: 'd1', patch }])
    expect(next.nodes[3]).toEqual({
      id: 'd1',
      kind: 'entity',
      alias: 'E1',
      attributes: { legs: 4, tail: 'short' },
    })
    expect(next.nodes[0]).toBe(dogs.nodes[0])
  })

  it('G13 an edited text that was absent is absent again after the inverse', () => {
    const typed = applied(dogs, [
      { type: 'editText', id: 'd1', field: 'notes', start: 0, end: 0, insert: 'a' },
    ])
    expect(typed.document.nodes[3]).toMatchObject({ notes: 'a' })
    expect(applied(typed.document, typed.inverse).document.nodes[3]).not.toHaveProperty('notes')
  })

  it('G14 reordering puts the block at its place, and its inverse is short', () => {
    const { document: next } = applied(dogs, [{ type: 'reorderNodes', ids: ['t1', 'r1'], at: 1 }])
    expect(next.nodes.map((node) => node.id)).toEqual(['p1', 't1', 'r1', 'r2', 'd1', 's1'])
    const many = documentOf(
      Array.from({ length: 900 }, (_, i) => ({ id: `n${i}`, kind: 'entity' })),
    )
    for (const step of [1, 2, 3, 100]) {
      const ids = many.nodes
        .filter((_, i) => i % step === 0)
        .map((node) => node.id)
        .reverse()
      const moved = applied(many, [{ type: 'reorderNodes', ids, at: 0 }])
      expect(moved.inverse.length).toBeLessThanOrEqual(101)
      expect(applied(moved.document, moved.inverse).document.nodes).toEqual(many.nodes)
    }
  })

  it('G15 touched names what was added or changed, and renumbering what got another alias', () => {
    const { touched } = applied(dogs, [
      { type: 'addNode', node: { id: 'd2', kind: 'entity' }, at: 0 },
      { type: 'moveNodes', moves: [{ id: 'p1', layout: { x: 1, y: 2 } }] },
      { type: 'updateEdge', id: 'e1', patch: { order: 1 } },
      { type: 'renumber' },
    ])
    expect(touched).toEqual({ nodes: ['d2', 'p1', 'd1'], edges: ['e1'] })
  })

  it('G15 touched names the nodes whose group came or went', () => {
    const grouped = documentOf([
      { id: 'a', kind: 'entity', group: 'g' },
      { id: 'b', kind: 'entity', group: 'h' },
      { id: 'c', kind: 'entity' },
    ])
    const both = { type: 'setGroups', groups: [{ id: 'g' }, { id: 'h' }] }
    const one = { type: 'setGroups', groups: [{ id: 'h', label: 'herd' }] }
    const made = applied(grouped, [both])
    expect(made.touched.nodes).toEqual(['a', 'b'])
    expect(applied(made.document, [one]).touched.nodes).toEqual(['a'])
  })
})
