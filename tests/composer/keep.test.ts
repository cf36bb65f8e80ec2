import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '@/lib/compile'
import { keep, type Writing } from '@/lib/composer'
import { applyBatch } from '@/lib/graph/apply'
import type { GraphDocument } from '@/lib/graph/document'
import { profiles } from '@/lib/prompt/profiles'
import { partsOf } from '@/lib/prompt/prompt'
import { bounds } from '@/lib/std/bounds'
import { example } from '../references/support'
import { mediaOf, propose, statesOf, undecided, writing } from './support'

type Chat = { readonly text: string; readonly media: readonly string[] }

function kept(given: Writing): GraphDocument {
  const applied = applyBatch(given.document, keep(given, propose(given)).commands)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.document
}

const textIn = (document: GraphDocument, kind: 'text' | 'question') =>
  document.nodes.flatMap((node) => (node.kind === kind && 'text' in node ? [node.text] : []))

/** What a text says without its links, and without the white space at which it may be cut. */
const wordsIn = (text: string) =>
  text.replace(/\[([^\]]*)\]\(#[^)]*\)/g, '$1').replace(/[\\\s]/g, '')

const lecture = (language: 'en' | 'ko'): Writing => {
  const [chat] = JSON.parse(
    readFileSync(`tests/fixtures/composer/${language}.json`, 'utf8'),
  ) as Chat[]
  return writing(chat!.text, { language, media: mediaOf(chat!.media) })
}

/** Where things stand in a picture and what colour they are, which the example tells by its regions or not at all. */
const ownValues = new Set(['place', 'colour', '장소', '색'])

/** Sets, things and what is stated of them, a line each; media by their order, regions by their pictures. */
function linesOf({ nodes, edges, schema }: GraphDocument): string[] {
  const nameOf = (id: string): string => {
    const node = nodes.find((each) => each.id === id)!
    if (node.kind === 'region') return nameOf(node.of)
    const place = nodes.filter(({ kind }) => kind === node.kind).indexOf(node)
    return node.kind === 'image' || node.kind === 'audio'
      ? `${node.kind} ${place + 1}`
      : node.label!
  }
  const symmetric = (name: string) =>
    schema?.relations.find((each) => each.name === name)?.symmetric === true
  return [
    ...nodes.flatMap((node) => {
      if (node.kind === 'set') return [`${node.label}: ${node.members.map(nameOf).join(', ')}`]
      if (node.kind !== 'entity') return []
      const values = Object.entries(node.attributes ?? {}).filter(([name]) => !ownValues.has(name))
      return [
        `${node.label}: ${node.class}`,
        ...values.map(([name, value]) => `${node.label}.${name} = ${String(value)}`),
      ]
    }),
    ...edges.map(
      ({ source, target, relation }) =>
        `${nameOf(source)} —${relation}→ ${nameOf(target)}${symmetric(relation) ? ' and back' : ''}`,
    ),
  ].sort()
}

describe('the batch', () => {
  it.each(['en', 'ko'] as const)(
    'CP1, CP4, CP5 and CP6 the lecture’s chat becomes the example graph: %s',
    (language) => {
      const lines = linesOf(kept(lecture(language)))
      expect(lines).toEqual(linesOf(example(language)))
      expect(lines).toHaveLength(17)
    },
  )

  it('CP14, CP16 no word is lost where links make a note longer than one may be', () => {
    const run = Array.from({ length: 700 }, (_, index) => `All twenty dogs run ${index}. `)
    const text = `I have twenty dogs. ${run.join('')}THE END.`
    let next = 0
    const ids = new Map<string, string>()
    const idOf = (key: string) => {
      const id = ids.get(key) ?? `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`
      ids.set(key, id)
      return id
    }
    const notes = textIn(kept(writing(text, { idOf })), 'text')
    expect(notes.length).toBeGreaterThan(1)
    expect(Math.max(...notes.map(({ length }) => length))).toBeLessThanOrEqual(bounds.textLengthMax)
    expect(notes.join('').match(/\]\(#/g)!.length).toBeGreaterThan(650)
    expect(wordsIn(notes.join(''))).toBe(wordsIn(text))
  })

  it('CP14 20,000 characters are read, the rest is kept', () => {
    const beyond = ' My two cats are grey.'
    const filler = 'It rains here. '.repeat(1_333)
    expect(filler.length).toBeLessThan(20_000)
    const text = `I have two dogs. ${filler}${beyond.repeat(20)}`
    const given = writing(text)
    expect(statesOf(propose(given))).toEqual(['set "two dogs": first dog, second dog'])
    expect(statesOf(propose(writing(`I have two dogs.${beyond}`)))).toHaveLength(4)
    expect(wordsIn(textIn(kept(given), 'text').join(''))).toBe(wordsIn(text))
  })

  it.each(['en', 'ko'] as const)(
    'CP16 the lecture’s chat compiles with nothing open: %s',
    (language) => {
      const document = kept(lecture(language))
      const { diagnostics, prompt } = compile({ document, profile: profiles.gemini! })
      expect(diagnostics.filter(({ code }) => code.startsWith('reference.'))).toEqual([])
      const said = partsOf(prompt)
        .map((part) => (part.type === 'text' ? part.text : ''))
        .join('\n')
      expect(said).toMatch(/\(E1 → Audio 1; E2 → Audio 2; E3 → Audio 3\)/)
      expect(said).toMatch(/\[E1, E3\]/)
    },
  )

  it('CP15 sets stand before their members, what was said last, edges are stated', () => {
    const given = writing(
      'I have two dogs. The first is in [a](#m1). Both look alike. Which is older?',
      {
        media: mediaOf(['image a']),
      },
    )
    const document = kept(given)
    expect(document.nodes.map(({ kind }) => kind)).toEqual([
      'set',
      'entity',
      'entity',
      'image',
      'text',
      'question',
    ])
    expect(document.edges.map(({ relation, status }) => [relation, status])).toEqual([
      ['shown in', undefined],
      ['looks like', undefined],
    ])
    expect(document.schema?.relations).toEqual([{ name: 'looks like', symmetric: true }])
  })

  it('CP11, CP15 a conversation is kept as it was said, and the prompt of its last question has all of it', () => {
    const turns = [
      'User: The pump is loud. Why does it rattle?',
      'Assistant: A bearing may be worn.',
      'User: I changed it. Does it need oil?',
      'User: And how much?',
      'Assistant: Two drops.',
    ]
    const document = kept(writing(turns.join('\n')))
    const kinds = ['text', 'question', 'answer', 'text', 'question', 'question', 'text']
    expect(document.nodes.map(({ kind }) => kind)).toEqual(kinds)
    const places = document.edges.map(({ source, target, role }) => {
      const [from, to] = [source, target].map((id) => document.nodes.findIndex((n) => n.id === id))
      return `${from} ${role} ${to}`
    })
    expect(places).toEqual(['2 answers 1', '4 continues 2', '5 continues 4'])
    const { prompt } = compile({ document, profile: profiles.gemini! })
    const said = partsOf(prompt).map((part) => (part.type === 'text' ? part.text : ''))
    expect(said.join('')).toMatch(/Why does it rattle\?[^]*worn[^]*need oil\?[^]*how much\?/)
  })

  it('CP16 phrases are written as links, open ones stay', () => {
    const given = writing(
      'I have two dogs. The first is white. Both are small. The blue one sleeps.',
    )
    const [note = ''] = textIn(kept(given), 'text')
    expect(note).toMatch(
      /\[two dogs\]\(#n1\)\. \[The first\]\(#n2\) is white\. \[Both\]\(#n2,n3\) are small/,
    )
    expect(note).toContain('The blue one sleeps')
    expect(note).not.toContain('[The blue one]')
  })

  it('CP4, CP15 a later turn speaks of what is there, in its own names', () => {
    const first = kept(
      writing('I have two dogs. The first is in [a](#m1).', { media: mediaOf(['image a']) }),
    )
    const renamed: GraphDocument = {
      ...first,
      edges: first.edges.map((edge) => ({ ...edge, relation: 'pictured in' })),
    }
    let next = 0
    const later = writing('My two dogs are small. The second is in [a](#m1).', {
      document: renamed,
      idOf: (key) => `later${key.length}x${next++}`,
    })
    expect(statesOf(propose(later))).toEqual([
      'first dog.size = small',
      'second dog.size = small',
      'second dog —pictured in→ a',
    ])
    const document = kept(later)
    expect(document.nodes.filter(({ kind }) => kind === 'set')).toHaveLength(1)
  })

  it('CP13 the graph with the proposals is the same object until something else is proposed', () => {
    const { document, idOf } = writing('')
    const of = (text: string) =>
      propose(writing(text, { document, idOf, media: mediaOf(['image a']) })).document
    const text = 'I have two dogs. The first is in [a](#m1).'
    expect(of(`${text} And so`)).toBe(of(text))
    expect(of(`${text} The second is red.`)).not.toBe(of(text))
  })

  it('CP12 a refused set takes its members and what is said of them', () => {
    const given = writing('I have two dogs. The first is white.')
    const refused = { ...given, decisions: { ...undecided, refused: new Set(['set:dog']) } }
    const proposed = propose(refused)
    expect(proposed.proposals).toEqual([])
    expect(proposed.refused.map(({ key }) => key)).toEqual(['set:dog'])
    expect(kept(refused).nodes.map(({ kind }) => kind)).toEqual(['text'])
  })

  const leaving = (key: string) => ({ ...undecided, refused: new Set([key]) })

  it.each([
    [
      'en',
      'I have three kettles. The first is red, the second is blue and the third is green. The third is in [a](#m1). The last one leaks. All three are old.',
      'kettle',
      ['the second'],
      'the second',
    ],
    [
      'ko',
      '주전자 세 개가 있어. 첫째는 빨간색이고 둘째는 파란색이고 셋째는 초록색이야. 셋째는 [a](#m1)에 나와. 셋 다 오래됐어.',
      '주전자',
      ['둘째'],
      '둘째',
    ],
  ])(
    'CP12 a member that is left out keeps its place in what the text says: %s',
    (language, text, noun, open, silenced) => {
      const given = writing(text, { language: language as 'en', media: mediaOf(['image a']) })
      const whole = propose(given)
      const decisions = leaving(`thing:${noun}:2`)
      const proposed = propose({ ...given, decisions })
      const [first, second, third] = [1, 2, 3].map((n) => given.idOf(`thing:${noun}:${n}`))
      const set = proposed.document.nodes.find(({ kind }) => kind === 'set')
      expect(set).toMatchObject({ members: [first, third] })
      expect(proposed.refused.map(({ key }) => key)).toEqual([`thing:${noun}:2`])
      // What is said of the others is said of the same ones, and of the one that is gone nothing.
      const about = (id: string | undefined) => (each: { nodes: readonly string[] }) =>
        each.nodes.includes(id ?? '')
      expect(proposed.proposals.some(about(second))).toBe(false)
      for (const id of [first, third]) {
        expect(proposed.proposals.filter(about(id))).toEqual(whole.proposals.filter(about(id)))
      }
      const openOnes = proposed.mentions.filter(({ status }) => status === 'unresolved')
      expect(openOnes.map((each) => each.text)).toEqual(open)
      expect(openOnes[0]?.reason.code).toBe('reason.leftOut')
      const meant = new Map(whole.mentions.map((each) => [each.start, each.refers]))
      for (const { start, refers, status } of proposed.mentions)
        if (status === 'resolved')
          expect(refers).toEqual(meant.get(start)?.filter((id) => id !== second))
      const [note] = textIn(kept({ ...given, decisions }), 'text')
      expect(note).toContain(`[${silenced}](#)`)
    },
  )

  it('CP12 aliases of what is kept again are those it had, where they are free', () => {
    const given = writing('I have two kettles. The first is red. Which is louder?')
    const before = kept(given)
    const aliases = new Map(before.nodes.map(({ id, alias }) => [id as string, alias!]))
    const { nodes: _, ...empty } = before
    const document = { ...empty, nodes: [], edges: [] }
    const again = kept({ ...given, document, aliases })
    expect(again.nodes.map(({ alias }) => alias)).toEqual(before.nodes.map(({ alias }) => alias))
    const other = { id: 'x', kind: 'entity', label: 'pan', alias: 'E2' } as const
    const beside = { ...document, nodes: [other as unknown as (typeof before.nodes)[number]] }
    const drawn = propose({ ...given, document: beside, aliases }).document.nodes
    const made = kept({ ...given, document: beside, aliases }).nodes
    expect(drawn.map(({ alias }) => alias)).toEqual(['E2', 'Set 1', 'E1', 'E3'])
    expect(made.map(({ alias }) => alias)).toEqual([
      'E2',
      'Set 1',
      'E1',
      'E3',
      'Note 1',
      'Question 1',
    ])
  })

  it('CP12 a changed value is taken, and a refused one stays refused while one types on', () => {
    const text = 'I have two dogs. The first is white.'
    const key = 'attribute:thing:dog:1:colour'
    const changed = { refused: new Set<string>(), changed: new Map([[key, 'cream']]) }
    expect(statesOf(propose(writing(text, { decisions: changed })))).toContain(
      'first dog.colour = cream',
    )
    const refused = { refused: new Set([key]), changed: new Map<string, string>() }
    for (const more of ['', ' The second is', ' The second is black.']) {
      const proposed = propose(writing(text + more, { decisions: refused }))
      expect(proposed.refused.map((each) => each.key)).toEqual([key])
      expect(proposed.proposals.some((each) => each.key === key)).toBe(false)
    }
  })
})
