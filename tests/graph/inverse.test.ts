import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { applyBatch } from '@/lib/graph/apply'
import type { Command } from '@/lib/graph/command'
import type { GraphDocument } from '@/lib/graph/document'
import { canonicalDocument } from '@/lib/graph/hash'
import { aimed, command, document, runs } from '../support/arbitraries'
import { applied, documentOf, dogs } from './support'

function withoutCounts({ aliasCounts: _, ...rest }: GraphDocument): string {
  return canonicalDocument(rest)
}

const remove = (id: string) => ({ type: 'removeNode', id })

function things(count: number) {
  return Array.from({ length: count }, (_, i) => ({ id: `n${i}`, kind: 'entity' }))
}

/** Links within and beside links, code, quotes and lists, whose reading changes as one of them goes. */
const linkSoup = fc
  .array(
    fc.oneof(
      fc.constantFrom('[', ']', '`', '~~~\n', '\n', '    ', '<', '>', '- ', '!', '\\', 'word', ' '),
      fc
        .tuple(
          fc.constantFrom('', 'word', '- word', '    code', '~~~', '`', '[in](#n1)'),
          fc.constantFrom('#n0', '#n1', '#n2,n3', '#n2:n1', '<#n3>', '#n0 "`"'),
        )
        .map(([phrase, target]) => `[${phrase}](${target})`),
      fc.constantFrom('](#n0)', '](#n1)', '](#n2)'),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''))

describe('many removals in one batch', () => {
  it('G8 leave what they leave one by one, whatever texts, sets and parts they go through', () => {
    const order = fc.shuffledSubarray(['n0', 'n1', 'n2', 'n3', 'n1', 's'], { minLength: 2 })
    fc.assert(
      fc.property(linkSoup, linkSoup, order, (text, notes, ids) => {
        const from = documentOf(
          [
            ...things(4),
            { id: 's', kind: 'set', members: ['n3', 'n0', 'n1'], notes },
            { id: 't', kind: 'text', text },
          ],
          [{ source: 't', target: 's', relation: 'of', evidence: ['n0', 'n2'] }],
        )
        let now = from
        const taken: Command[] = []
        for (const id of ids) {
          const one = applyBatch(now, [remove(id) as Command])
          if (!one.ok) continue
          now = one.value.document
          taken.push(remove(id) as Command)
        }
        const whole = applied(from, taken)
        expect(whole.document).toEqual(now)
        const back = applied(whole.document, whole.inverse)
        expect(withoutCounts(back.document)).toBe(withoutCounts(from))
        const again = applied(back.document, back.inverse)
        expect(withoutCounts(again.document)).toBe(withoutCounts(now))
      }),
      { seed: 38, numRuns: runs(400) },
    )
  })

  it('G8 among other commands leave what they leave one by one, and name the first that cannot go', () => {
    const removal = fc.nat({ max: 11 }).map((n) => remove(`n${n}`) as Command)
    const list = fc.array(fc.oneof({ weight: 3, arbitrary: removal }, command), { maxLength: 20 })
    fc.assert(
      fc.property(document, list, (from, commands) => {
        let now = from
        let failedAt = -1
        const aimedAt = commands.map((one) => aimed(from, one))
        for (const [index, one] of aimedAt.entries()) {
          const result = applyBatch(now, [one])
          if (result.ok) now = result.value.document
          else {
            failedAt = index
            break
          }
        }
        const whole = applyBatch(from, aimedAt)
        expect(whole.ok ? -1 : whole.error.params['index']).toBe(failedAt)
        if (!whole.ok) return
        expect(withoutCounts(whole.value.document)).toBe(withoutCounts(now))
        const back = applied(whole.value.document, whole.value.inverse)
        expect(withoutCounts(back.document)).toBe(withoutCounts(from))
      }),
      { seed: 88, numRuns: runs(300) },
    )
  })

  it('G8 a part that went with its owner is named as unknown, at its place', () => {
    const result = applyBatch(dogs, ['d1', 'p1', 'r1'].map(remove) as Command[])
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'command.nodeUnknown', pointer: '/commands/2/id', params: { id: 'r1' } },
    })
  })
})

describe('inverses', () => {
  it('G38 the members of a set come back in one command', () => {
    const from = documentOf([...things(200), { id: 's', kind: 'set', members: ids(200) }])
    // A command between the removals keeps them apart.
    const list = ids(200).flatMap((id) => [remove(id), { type: 'setTitle', title: id }])
    const { document: empty, inverse } = applied(from, list)
    expect(inverse.filter((one) => one.type === 'updateNode')).toEqual([
      { type: 'updateNode', id: 's', patch: { members: ids(200) } },
    ])
    expect(withoutCounts(applied(empty, inverse).document)).toBe(withoutCounts(from))
  })

  it('G38 what an edit of the text rests on stays', () => {
    const from = documentOf([
      ...things(2),
      { id: 't', kind: 'text', text: '[one](#n0) and [two](#n1)' },
    ])
    const edit = { type: 'editText', id: 't', field: 'text', start: 3, end: 8, insert: ', ' }
    const { document: next, inverse } = applied(from, [remove('n0'), edit, remove('n1')])
    expect(next.nodes[0]).toMatchObject({ text: 'one, two' })
    expect(inverse.map(({ type }) => type)).toEqual([
      'addNode',
      'updateNode',
      'editText',
      'addNode',
      'updateNode',
    ])
    expect(withoutCounts(applied(next, inverse).document)).toBe(withoutCounts(from))
  })

  it('G38 nodes that a text waited for leave one restoration of it', () => {
    const text = ids(100)
      .map((id) => `[it](#${id})`)
      .join(' ')
    const from = documentOf([{ id: 't', kind: 'text', text }])
    const { document: full, inverse } = applied(
      from,
      things(100).map((node) => ({ type: 'addNode', node })),
    )
    expect(inverse.filter((one) => one.type === 'updateNode')).toEqual([
      { type: 'updateNode', id: 't', patch: { text } },
    ])
    expect(withoutCounts(applied(full, inverse).document)).toBe(withoutCounts(from))
  })
})

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `n${i}`)
}

test('G6 a set that goes with its members comes back with them', () => {
  const nodes = [{ id: 'set', kind: 'set', members: ['n0', 'n1'] }, ...things(2)]
  const before = documentOf(nodes)
  fc.assert(
    fc.property(fc.shuffledSubarray(['set', 'n0', 'n1'], { minLength: 1 }), (going) => {
      const { document: after, inverse } = applied(before, going.map(remove) as Command[])
      expect(withoutCounts(applied(after, inverse).document)).toEqual(withoutCounts(before))
    }),
    { seed: 6 },
  )
})
