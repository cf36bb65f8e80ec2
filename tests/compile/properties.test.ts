import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile, type Compiled } from '@/lib/compile'
import type { GraphDocument } from '@/lib/graph/document'
import { kindOf, type Node } from '@/lib/kinds'
import { partsOf } from '@/lib/prompt/prompt'
import { documents, hostile, hostileAndPlain, plainText } from './arbitraries'
import { scaffoldOf, withoutQuotes } from './lines'
import { audioAsset, compiled, gemini, imageAsset, read, sectionText, textOf } from './support'

const any = fc.oneof(documents(plainText), documents(hostile))

/** The same value with the members of every object in another order. */
function withKeysReversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withKeysReversed) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, inner]) => [key, withKeysReversed(inner)])) as T
}

/** Whether words of a text mean the last node, or may, now that there is one: then it is connected. */
function isNamed(document: GraphDocument, { manifest }: Compiled): boolean {
  const id = manifest.aliases.at(-1)?.nodeId ?? ''
  return (
    JSON.stringify(document).includes(`[${manifest.aliases.at(-1)?.alias}`) ||
    manifest.references.some(({ refers, candidates }) => [refers, candidates].flat().includes(id))
  )
}

const hasLine = (node: Node) => kindOf(node).section !== 'conversation'

describe('order', () => {
  it('P5 P6 shuffled edges and object keys give identical bytes', () => {
    fc.assert(
      fc.property(any, fc.nat(), (document, seed) => {
        const edges = document.edges
          .map((edge, index) => ({ edge, rank: Math.imul(seed + index, 2654435761) >>> 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ edge }) => edge)
        // Straight into the compiler: reading a document would put the keys in order.
        const shuffled = withKeysReversed({ ...document, edges })
        const bytes = (each: GraphDocument) =>
          JSON.stringify(compile({ document: each, profile: gemini, question: 'x' }))
        expect(bytes(shuffled)).toBe(bytes(document))
      }),
      { numRuns: 300, seed: 1 },
    )
  })

  it('P4 P5 the question is last, and changing it changes nothing before it', () => {
    fc.assert(
      fc.property(any, hostile, hostile, (document, one, other) => {
        const ask = (question: string) => {
          const parts = partsOf(compile({ document, question, profile: gemini }).prompt)
          expect(parts.at(-1)?.section).toBe('question')
          return JSON.stringify(parts.slice(0, -1))
        }
        expect(ask(one)).toBe(ask(other))
        const question = document.nodes.find((node) => node.kind === 'question')
        if (!question) return
        const stable = (asked: string | { node: string }) =>
          JSON.stringify(
            partsOf(compile({ document, question: asked, profile: gemini }).prompt).filter(
              (part) => part.section !== 'conversation' && part.section !== 'question',
            ),
          )
        expect(stable({ node: question.id })).toBe(stable(one))
      }),
      { numRuns: 300, seed: 2 },
    )
  })

  it('P5 an unconnected thing added at the end changes bytes only from its own line on', () => {
    fc.assert(
      fc.property(any, (document) => {
        const added = { id: 'new', kind: 'entity', label: 'new', class: 'New' }
        const before = compile({ document, profile: gemini })
        const after = compiled({ ...document, nodes: [...document.nodes, added] } as GraphDocument)
        fc.pre(!isNamed(document, after))
        const end = sectionText(after, 'graph').search(
          /E[0-9]+ "new" \(New\)\.\n(?!.*"new" \(New\))/s,
        )
        const own = sectionText(after, 'graph').slice(0, end)
        const media = sectionText(before, 'media')
        expect(sectionText(after, 'media')).toBe(media)
        const graph = sectionText(before, 'graph') || '# Graph\n'
        expect(graph.startsWith(own)).toBe(true)
        expect(sectionText(after, 'notes')).toBe(sectionText(before, 'notes'))
        // All that follows its line was there before, behind what precedes it.
        const line = /^.*\n/.exec(sectionText(after, 'graph').slice(end))?.[0] ?? ''
        expect(sectionText(after, 'graph').replace(own + line, () => own)).toBe(graph)
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  it('P5 an added medium changes bytes only from the end of the media section on', () => {
    fc.assert(
      fc.property(any, fc.boolean(), (document, isSound) => {
        const added = isSound
          ? { id: 'new', kind: 'audio', asset: audioAsset('f') }
          : { id: 'new', kind: 'image', asset: imageAsset('f') }
        const scope = 'graph'
        const before = compile({ document, scope, profile: gemini })
        const nodes = [...document.nodes, added]
        const after = compiled({ ...document, nodes } as GraphDocument, { scope })
        fc.pre(!isNamed(document, after))
        expect(sectionText(after, 'media').startsWith(sectionText(before, 'media'))).toBe(true)
        for (const section of ['instructions', 'graph', 'notes']) {
          expect(sectionText(after, section)).toBe(sectionText(before, section))
        }
      }),
      { numRuns: 200, seed: 4 },
    )
  })

  it('P4 sections stand in the one fixed order', () => {
    const rank = ['instructions', 'media', 'graph', 'notes', 'conversation', 'question']
    fc.assert(
      fc.property(any, (document) => {
        const ranks = partsOf(compile({ document, profile: gemini }).prompt).map((part) =>
          rank.indexOf(part.section),
        )
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      }),
      { numRuns: 200, seed: 5 },
    )
  })
})

describe('labels', () => {
  it('P1 every node told has exactly one alias and exactly one line that defines it', () => {
    fc.assert(
      fc.property(hostileAndPlain, (told) => {
        for (const document of [told.hostile, told.plain]) {
          const result = compile({ document, profile: gemini })
          const aliases = result.manifest.aliases
          expect(new Set(aliases.map((each) => each.alias)).size).toBe(aliases.length)
          expect(new Set(aliases.map((each) => each.nodeId)).size).toBe(aliases.length)
          const { aliases: lines, headings } = scaffoldOf(textOf(result))
          const lined = aliases.filter(({ nodeId }) =>
            document.nodes.some((node) => node.id === nodeId && hasLine(node)),
          )
          expect(lines.filter((line) => !line.includes('Passage')).sort()).toEqual(
            lined.map((each) => each.alias).sort(),
          )
          const turns = headings.filter((line) => /^# (?:Question|Answer) [0-9]+$/.test(line))
          const asked = headings.filter((line) => line === '# Question').length
          expect(turns.length + asked).toBe(aliases.length - lined.length)
        }
      }),
      { numRuns: 300, seed: 6 },
    )
  })

  it('P1 P7 every alias that a line names is defined', () => {
    fc.assert(
      fc.property(documents(hostile), (document) => {
        const result = compile({ document, profile: gemini })
        const defined = new Set(result.manifest.aliases.map((each) => each.alias))
        const lines = withoutQuotes(sectionText(result, 'media') + sectionText(result, 'graph'))
        for (const [, alias] of lines.matchAll(/[→←↔] ([^;.\n(]+?)(?= \(|[;.\n])/g)) {
          expect(defined).toContain(alias)
        }
        for (const [, list] of lines.matchAll(/(?:in order: |evidence )([^;.)\n]+)/g)) {
          for (const alias of (list as string).split(', ')) expect(defined).toContain(alias)
        }
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('P2 the label of a medium stands right before it, in document order', () => {
    fc.assert(
      fc.property(any, (document) => {
        const parts = partsOf(compile({ document, scope: 'graph', profile: gemini }).prompt)
        const media = parts.flatMap((part, index) => {
          if (part.type === 'text') return []
          const label = parts[index - 1]
          expect(label?.type === 'text' && label.text.startsWith(`${part.alias}: `)).toBe(true)
          expect(label?.type === 'text' && label.text.match(/\n/g)).toHaveLength(1)
          // Clips stand behind their segments, within the sound that they are from.
          return part.nodeIds[0] === part.nodeId ? [part.nodeId] : []
        })
        const attachable = document.nodes.filter(
          (node) => (node.kind === 'image' || node.kind === 'audio') && node.asset,
        )
        expect(media).toEqual(attachable.map((node) => node.id))
      }),
      { numRuns: 200, seed: 8 },
    )
  })
})

describe('P20 the manifest', () => {
  it('P20 spans, references, parts, nodes and tokens fit the prompt and the document', () => {
    fc.assert(
      fc.property(any, hostile, (document, question) => {
        const { prompt, manifest } = compile({ document, question, profile: gemini })
        const nodes = new Map(document.nodes.map((node) => [node.id as string, node]))
        const parts = partsOf(prompt)
        expect(manifest.parts.map((part) => part.index)).toEqual(parts.map((_, index) => index))
        manifest.parts.forEach((told, index) => {
          const part = parts[index]
          const length = part?.type === 'text' ? part.text.length : 0
          for (const { start, end, nodeIds } of told.spans) {
            expect(0 <= start && start < end && end <= length).toBe(true)
            for (const id of nodeIds) expect(told.nodeIds).toContain(id)
          }
          for (const id of told.nodeIds) expect(nodes.has(id)).toBe(true)
        })
        const placed = new Set(manifest.parts.flatMap((part) => part.nodeIds))
        for (const { nodeId } of manifest.aliases) expect(placed).toContain(nodeId)
        for (const { nodeId, field, start, end, text, refers } of manifest.references) {
          const source =
            nodeId === '' ? question : (nodes.get(nodeId) as Record<string, unknown>)[field]
          expect((source as string).slice(start, end)).toBe(text)
          for (const id of refers) expect(nodes.has(id)).toBe(true)
        }
        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
        const { text, image, audio, total, sections } = manifest.tokens
        expect(text + image + audio).toBe(total)
        expect(sum(Object.values(sections))).toBe(total)
        expect(sum(manifest.parts.map((part) => part.tokens))).toBe(total)
      }),
      { numRuns: 300, seed: 9 },
    )
  })

  it('P20 the span of a reference holds its phrase and what it means', () => {
    const { manifest, prompt } = compiled({
      nodes: [
        { id: 'd1', kind: 'entity' },
        { id: 't', kind: 'text', text: '<b> [the dog](#d1) </b> and [E1]\n# x [it](#d1)' },
      ],
    })
    const note = partsOf(prompt).find((part) => part.section === 'notes')
    const spans = manifest.parts.find((part) => part.section === 'notes')?.spans ?? []
    const told = spans
      .filter((span) => span.nodeIds[0] === 'd1')
      .map((span) => (note?.type === 'text' ? note.text.slice(span.start, span.end) : ''))
    expect(told).toEqual(['the dog [E1]', '[E1]', 'it [E1]'])
  })

  it('P20 the hash of a prompt changes with what is sent and with nothing else', () => {
    const hash = (label: string, x: number, digit = '0') =>
      compiled({
        nodes: [
          { id: 'a', kind: 'entity', label, layout: { x, y: 0 } },
          { id: 'p', kind: 'image', asset: imageAsset(digit) },
        ],
      }).manifest
    expect(hash('dog', 0).promptHash).toBe(hash('dog', 5).promptHash)
    expect(hash('dog', 0).documentHash).not.toBe(hash('dog', 5).documentHash)
    expect(hash('dog', 0).promptHash).not.toBe(hash('cat', 0).promptHash)
    expect(hash('dog', 0).promptHash).not.toBe(hash('dog', 0, '1').promptHash)
  })
})

describe('P6 totality', () => {
  it('P6 whatever a document holds and whatever is asked, nothing is thrown', () => {
    const asked = fc.oneof(
      fc.constant(undefined),
      hostile,
      fc.record({ node: fc.constantFrom('n0', 'n1', 'n5', 'gone') }),
    )
    const focus = fc.array(fc.constantFrom('n0', 'n1', 'n2', 'gone'), { maxLength: 3 })
    const scope = fc.constantFrom(undefined, 'graph' as const, 'question' as const)
    fc.assert(
      fc.property(any, asked, focus, scope, (document, question, focused, scoped) => {
        const { prompt } = compile({
          document,
          question,
          focus: focused,
          scope: scoped,
          profile: gemini,
        })
        const roles = prompt.turns.map((turn) => turn.role)
        roles.forEach((role, index) => expect(role).toBe(index % 2 === 0 ? 'user' : 'assistant'))
        if (roles.length > 0) expect(roles.at(-1)).toBe('user')
        for (const part of partsOf(prompt)) {
          if (part.type === 'text') expect(part.text.endsWith('\n')).toBe(true)
        }
      }),
      { numRuns: 500, seed: 10 },
    )
  })

  it('P6 cycles of edges, of turns and of sets that share members end', () => {
    const ring = (relation: object) => [
      { source: 'a', target: 'b', relation: 'near', ...relation },
      { source: 'b', target: 'c', relation: 'near', ...relation },
      { source: 'c', target: 'a', relation: 'near', ...relation },
    ]
    const entity = (id: string) => ({ id, kind: 'entity' })
    const set = (id: string, members: string[]) => ({ id, kind: 'set', members })
    const things = compiled(
      {
        nodes: [
          entity('a'),
          entity('b'),
          entity('c'),
          set('s', ['a', 'b']),
          set('t', ['b', 's', 'a']),
        ],
        edges: ring({}),
      },
      { scope: 'question', question: '[all](#t)' },
    )
    expect(sectionText(things, 'graph')).toContain('E1: near → E2; near ← E3.\n')
    const turn = (id: string) => ({ id, kind: id === 'b' ? 'answer' : 'question', text: id })
    const talk = compiled(
      { nodes: ['a', 'b', 'c'].map(turn), edges: ring({ role: 'continues' }) },
      { question: { node: 'a' } },
    )
    expect(talk.prompt.turns).toHaveLength(3)
  })

  it('P6 twenty thousand turns in a row end without exhausting the stack', () => {
    const count = 20_000
    const nodes = Array.from({ length: count }, (_, index) => ({
      id: `t${index}`,
      kind: index % 2 === 0 ? 'question' : 'answer',
      text: 'x',
    }))
    const edges = nodes.slice(1).map((node, index) => ({
      source: node.id,
      target: `t${index}`,
      relation: 'after',
      role: node.kind === 'answer' ? 'answers' : 'continues',
    }))
    const { prompt } = compiled({ nodes, edges }, { question: { node: `t${count - 2}` } })
    expect(prompt.turns).toHaveLength(count - 1)
  })

  it('P6 an empty graph gives the instructions alone', () => {
    const { prompt, diagnostics } = compile({ document: read({ nodes: [] }), profile: gemini })
    expect(prompt.system).toHaveLength(1)
    expect(prompt.turns).toEqual([])
    expect(diagnostics.map((each) => each.code)).toEqual(['question.missing'])
  })
})
