import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '@/lib/compile'
import { keep, type Writing } from '@/lib/composer'
import { applyBatch } from '@/lib/graph/apply'
import type { GraphDocument } from '@/lib/graph/document'
import { profiles } from '@/lib/prompt/profile'
import { partsOf } from '@/lib/prompt/prompt'
import { mediaOf, propose, statesOf, undecided, writing } from './support'

type Chat = { readonly text: string; readonly media: readonly string[] }

function kept(given: Writing): GraphDocument {
  const applied = applyBatch(given.document, keep(given, propose(given)).commands)
  if (!applied.ok) throw new Error(applied.error.code)
  return applied.value.document
}

const textIn = (document: GraphDocument, kind: 'text' | 'question') =>
  document.nodes.flatMap((node) => (node.kind === kind && 'text' in node ? [node.text] : []))

describe('the batch', () => {
  it.each(['en', 'ko'] as const)(
    'CP16 the lecture’s chat compiles with nothing open: %s',
    (language) => {
      const [chat] = JSON.parse(
        readFileSync(`tests/fixtures/composer/${language}.json`, 'utf8'),
      ) as Chat[]
      const given = writing(chat!.text, { language, media: mediaOf(chat!.media) })
      const document = kept(given)
      const { diagnostics, prompt } = compile({ document, profile: profiles.gemini! })
      expect(diagnostics.filter(({ code }) => code.startsWith('reference.'))).toEqual([])
      const said = partsOf(prompt)
        .map((part) => (part.type === 'text' ? part.text : ''))
        .join('\n')
      expect(said).toMatch(/\(E1 → Audio 1; E2 → Audio 2; E3 → Audio 3\)/)
      expect(said).toMatch(/\[E1, E3\]/)
    },
  )

  it('CP15 sets stand before their members, questions last, edges are stated', () => {
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

  it('CP12 a refused set takes its members and what is said of them', () => {
    const given = writing('I have two dogs. The first is white.')
    const refused = { ...given, decisions: { ...undecided, refused: new Set(['set:dog']) } }
    const proposed = propose(refused)
    expect(proposed.proposals).toEqual([])
    expect(proposed.refused.map(({ key }) => key)).toEqual(['set:dog'])
    expect(kept(refused).nodes.map(({ kind }) => kind)).toEqual(['text'])
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
