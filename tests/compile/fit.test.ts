import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, compileLinear, type Compiled } from '@/lib/compile'
import type { GraphDocument } from '@/lib/graph/document'
import { partsOf } from '@/lib/prompt/prompt'
import { profiles } from '@/lib/prompt/profiles'
import { overridden, type Profile } from '@/lib/prompt/profile'
import { documents, hostile, plainText } from './arbitraries'
import { audioAsset, compiled, gemini, imageAsset, read, sectionText } from './support'

const any = fc.oneof(documents(plainText), documents(hostile))
const profileOf = fc.constantFrom(...(Object.values(profiles) as Profile[]))

/** What a prompt holds: the nodes with a line, and the media by what the text calls them. */
function heldBy({ prompt, manifest }: Compiled): ReadonlySet<string> {
  const media = partsOf(prompt).flatMap((part) => (part.type === 'text' ? [] : [part.alias]))
  return new Set([...manifest.aliases.map(({ nodeId }) => nodeId), ...media])
}

function leastOf(document: GraphDocument, profile: Profile): number {
  const { manifest } = compile({ document, profile, budget: { tokens: 0 } })
  const { instructions = 0, question = 0 } = manifest.tokens.sections
  return instructions + question
}

const aliasInBrackets =
  /\[((?:E|(?:Set|Image|Audio|Note|Document|Question|Answer) )[0-9]+(?: \/ (?:Region|Segment|Passage) [A-Z0-9]+)?)/g

describe('P18 budgets', () => {
  it('P18 any budget of at least instructions and question gives a prompt under it', () => {
    fc.assert(
      fc.property(any, profileOf, fc.nat(4_000), (document, profile, more) => {
        const tokens = leastOf(document, profile) + more
        const result = compile({ document, profile, budget: { tokens } })
        expect(result.manifest.tokens.total).toBeLessThanOrEqual(tokens)
      }),
      { numRuns: 300, seed: 41 },
    )
  })

  it('P18 no alias stands in brackets whose line is left out', () => {
    fc.assert(
      fc.property(documents(plainText), fc.nat(2_000), (document, more) => {
        const tokens = leastOf(document, gemini) + more
        const result = compile({ document, profile: gemini, budget: { tokens } })
        const defined = new Set(result.manifest.aliases.map(({ alias }) => alias))
        for (const part of partsOf(result.prompt)) {
          if (part.type !== 'text' || part.section === 'instructions') continue
          for (const [, alias = ''] of part.text.matchAll(aliasInBrackets)) {
            expect(defined).toContain(alias.replace(/ \/ Passage .*/, ''))
          }
        }
      }),
      { numRuns: 300, seed: 42 },
    )
  })

  it.each(['tokens', 'images', 'bytes'] as const)(
    'P18 more %s never drop what fewer kept',
    (kind) => {
      const most = { tokens: 4_000, images: 3, bytes: 60 }
      fc.assert(
        fc.property(
          any,
          profileOf,
          fc.nat(most[kind]),
          fc.nat(most[kind]),
          (document, profile, a, more) => {
            const held = (count: number) =>
              heldBy(compile({ document, profile, budget: { [kind]: count } }))
            const kept = held(a + more)
            for (const id of held(a)) expect(kept).toContain(id)
          },
        ),
        { numRuns: 200, seed: 43 },
      )
    },
  )

  it('P18 what all of it takes is enough for all of it', () => {
    fc.assert(
      fc.property(any, profileOf, (document, profile) => {
        const whole = compile({ document, profile })
        const again = compile({
          document,
          profile,
          budget: { tokens: whole.manifest.tokens.total },
        })
        expect(again.manifest.promptHash).toBe(whole.manifest.promptHash)
      }),
      { numRuns: 100, seed: 44 },
    )
  })

  it('P18 marks are drawn of the regions that are told', () => {
    const regions = Array.from({ length: 12 }, (_, index) => ({
      id: `r${index}`,
      kind: 'region',
      of: 'p',
      caption: 'one of many things that can be seen in this picture of a yard',
      shape: { type: 'box', x: index / 20, y: 0, width: 0.3, height: 0.3 },
    }))
    const asset = { ...imageAsset(), width: 900, height: 900 }
    const nodes = [{ id: 'p', kind: 'image', inPrompt: 'always', asset }, ...regions]
    const profile = overridden(profiles.openai as Profile, { cropBelowPixels: 0 })
    const asked = { profile, question: 'What is [this](#r3)?', scope: 'graph' } as const
    const { tokens } = compiled({ nodes }, asked).manifest
    const cut = compiled({ nodes }, { ...asked, budget: { tokens: tokens.total - 60 } })
    const told = new Set(cut.manifest.aliases.map(({ nodeId }) => nodeId))
    expect(told.size).toBeLessThan(13)
    for (const part of partsOf(cut.prompt)) {
      if (part.type !== 'image') continue
      for (const id of part.nodeIds) expect(told).toContain(id)
      const names = part.derivation.marks?.map(({ text }) => text) ?? []
      expect(names).toHaveLength(part.derivation.marks ? part.nodeIds.length : 0)
    }
  })

  it('P18, P29 of pictures over a limit the pinned one goes along, and the plain chat has the same', () => {
    const asset = { ...imageAsset(), width: 900, height: 900 }
    for (const pinned of ['p0', 'p1', 'p2']) {
      const nodes = ['p0', 'p1', 'p2'].map((id) => ({
        id,
        kind: 'image',
        asset,
        ...(id === pinned && { inPrompt: 'always' }),
      }))
      const asked = { question: 'What is on [this](#p1)?', budget: { images: 1 } }
      const sent = ({ prompt }: Compiled) =>
        partsOf(prompt).flatMap((part) => (part.type === 'image' ? part.nodeIds : []))
      expect(sent(compiled({ nodes }, asked))).toEqual([pinned])
      const plain = compileLinear({ document: read({ nodes }), profile: gemini, ...asked })
      expect(sent(plain)).toEqual([pinned])
    }
  })

  const graph = {
    nodes: [
      ...Array.from({ length: 30 }, (_, index) => ({
        id: `far${index}`,
        kind: 'entity',
        label: `far ${index}`,
        attributes: { about: 'something that nobody asks about here' },
      })),
      { id: 'dog', kind: 'entity', label: 'dog' },
      { id: 'bone', kind: 'entity', label: 'bone' },
      { id: 'note', kind: 'text', text: 'The [bone](#bone) is old.' },
      { id: 'park', kind: 'entity', label: 'park', inPrompt: 'always' },
    ],
    edges: [{ source: 'dog', target: 'bone', relation: 'gnaws' }],
  }
  const question = 'What does [it](#dog) gnaw?'

  it('P18 keeps what is near the question and what is pinned, and lists the rest with its cost', () => {
    const { manifest, diagnostics } = compiled(graph, { question, budget: { tokens: 330 } })
    const kept = manifest.aliases.map(({ nodeId }) => nodeId)
    expect(kept).toEqual(expect.arrayContaining(['dog', 'bone', 'note', 'park']))
    expect(manifest.omitted.length + kept.length).toBe(34)
    for (const each of manifest.omitted) {
      expect(each.reason).toBe('budget')
      expect(each.tokens).toBeGreaterThan(5)
    }
    expect(manifest.tokens.total).toBeLessThanOrEqual(330)
    expect(diagnostics).toMatchObject([
      { code: 'prompt.cut', params: { limit: 330, count: manifest.omitted.length } },
    ])
  })

  it('P18 a budget under instructions and question is an error that names the least', () => {
    const { diagnostics, manifest } = compiled(graph, { question, budget: { tokens: 10 } })
    const { instructions = 0, question: asked = 0 } = manifest.tokens.sections
    const found = diagnostics.find(({ code }) => code === 'budget.tooSmall')
    expect(found).toMatchObject({ params: { limit: 10 }, severity: 'error' })
    // What is pinned must fit as well.
    expect(found?.params['least']).toBeGreaterThan(instructions + asked)
  })

  it('P18 the least that is named is what the bare prompt takes, and enough for it', () => {
    fc.assert(
      fc.property(documents(plainText), profileOf, (document, profile) => {
        const bare = compile({ document, profile, budget: { tokens: 0 } })
        const least = bare.diagnostics.find(({ code }) => code === 'budget.tooSmall')?.params
        expect(least?.['least']).toBe(bare.manifest.tokens.total)
        const budget = { tokens: bare.manifest.tokens.total }
        const { manifest, diagnostics } = compile({ document, profile, budget })
        expect(diagnostics.map(({ code }) => code)).not.toContain('budget.tooSmall')
        expect(manifest.tokens.total).toBeLessThanOrEqual(budget.tokens)
      }),
      { numRuns: 200, seed: 43 },
    )
  })

  it('P18 what was taken out by hand has no line, and its parts and edges go with it', () => {
    const result = compiled({
      nodes: [
        { id: 'dog', kind: 'entity', label: 'dog' },
        { id: 'p', kind: 'image', asset: imageAsset(), inPrompt: 'never' },
        {
          id: 'r',
          kind: 'region',
          of: 'p',
          shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 },
        },
        { id: 't', kind: 'text', text: 'See [this](#r).' },
      ],
      edges: [{ source: 'dog', target: 'r', relation: 'shown in' }],
    })
    expect(result.manifest.omitted).toEqual([{ nodeId: 'p', reason: 'hand', tokens: 0 }])
    expect(sectionText(result, 'media')).toBe('')
    expect(sectionText(result, 'graph')).toBe('# Graph\nE1 "dog".\n')
    expect(sectionText(result, 'notes')).toBe('# Notes\nNote 1: See this [?].\n')
  })

  it('P13 P18 of pictures and sounds the nearest go along, up to what is allowed and what the model takes', () => {
    const nodes = [
      ...Array.from({ length: 5 }, (_, index) => ({
        id: `p${index}`,
        kind: 'image',
        asset: imageAsset(String(index)),
      })),
      { id: 's', kind: 'audio', asset: audioAsset('9') },
    ]
    const asked = { question: 'What of [it](#p3)?', scope: 'graph', budget: { images: 2 } } as const
    const result = compiled({ nodes }, asked)
    const media = partsOf(result.prompt).flatMap((part) =>
      part.type === 'text' ? [] : part.nodeId,
    )
    expect(media).toEqual(['p0', 'p3', 's'])
    expect(result.manifest.omitted.map(({ nodeId, reason }) => [nodeId, reason])).toEqual(
      ['p1', 'p2', 'p4'].map((id) => [id, 'limit']),
    )
    expect(sectionText(result, 'media')).toContain('Image 2: not attached\n')
    expect(result.diagnostics).toMatchObject([
      { code: 'media.overLimit', params: { media: ['Image 2', 'Image 3', 'Image 5'] } },
    ])
    // All is told of the others, whose lines do not depend on the limit of pictures.
    expect(read({ nodes }).nodes).toHaveLength(result.manifest.aliases.length)
  })
})
