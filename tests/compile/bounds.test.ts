import { describe, expect, it } from 'vitest'
import type { Compiled } from '@/lib/compile'
import { hashNatively } from '@/lib/services/hash'
import { overridden } from '@/lib/prompt/profile'
import { bounds } from '@/lib/std/bounds'
import { compiled, gemini, textOf } from './support'

/** What these graphs are too much for is the prompt itself, not a model. */
const boundless = overridden(gemini, { contextTokenCount: 1e12, answerTokenCount: 0 })

/** Compiles with Node's own sha-256, since these documents are long. */
const told = (nodes: unknown[], edges: unknown[] = []): Compiled =>
  compiled({ nodes, edges }, { hash: hashNatively, question: 'x', profile: boundless })
const errorsOf = ({ diagnostics }: Compiled) =>
  diagnostics.filter((each) => each.severity === 'error')
const longText = 'a'.repeat(bounds.textLengthMax)

describe('bounds of a prompt', () => {
  it('P6 P10 twelve thousand links to a set of ten thousand give a prompt no longer than they are', () => {
    const members = Array.from({ length: 10_000 }, (_, index) => `m${index}`)
    const result = told([
      ...members.map((id) => ({ id, kind: 'entity' })),
      { id: 's', kind: 'set', members },
      ...['t', 'u', 'v'].map((id) => ({ id, kind: 'text', text: '[a](#s) '.repeat(12_000) })),
    ])
    expect(textOf(result).length).toBeLessThan(1_000_000)
    expect(errorsOf(result)).toEqual([])
  })

  it('P6 a prompt that references make too long ends, and names what takes up most of it', () => {
    const shape = { type: 'box', x: 0, y: 0, width: 1, height: 1 }
    const label = 'x'.repeat(bounds.labelLengthMax)
    const pairs = `[respectively](#${'a:r,'.repeat(24_000)}a:r)`
    const notes = Array.from({ length: 60 }, (_, index) => ({ id: `t${index}`, kind: 'text' }))
    const result = told([
      { id: 'a', kind: 'entity' },
      { id: 'p', kind: 'image' },
      { id: 'r', kind: 'region', of: 'p', shape, label },
      ...notes.map((note) => ({ ...note, text: pairs })),
    ])
    expect(errorsOf(result)).toMatchObject([
      { code: 'prompt.tooLong', nodeId: 't0', params: { node: 'Note 1' } },
    ])
    expect(textOf(result).length).toBeLessThan(2 * bounds.promptLengthMax)
  })

  it.each([
    [
      'edges',
      [
        { id: 'a', kind: 'entity' },
        { id: 'b', kind: 'entity' },
      ],
      Array.from({ length: 500 }, (_, index) => ({
        source: 'a',
        target: 'b',
        relation: `r${index}`,
        note: longText,
      })),
    ],
    [
      'passages',
      [
        {
          id: 'a',
          kind: 'document',
          passages: Array.from({ length: 500 }, (_, index) => ({
            id: `p${index}`,
            text: longText,
          })),
        },
      ],
      [],
    ],
  ])('P6 the %s of one node cannot outgrow a prompt', (_, nodes, edges) => {
    const result = told(nodes, edges)
    expect(errorsOf(result)).toMatchObject([{ code: 'prompt.tooLong', nodeId: 'a' }])
    expect(textOf(result).length).toBeLessThan(bounds.promptLengthMax + 10 * longText.length)
  })

  it('P6 P20 a manifest that escapes make too long ends, and names where most of them are', () => {
    const text = '<b '.repeat(33_000)
    const nodes = Array.from({ length: 40 }, (_, index) => ({ id: `t${index}`, kind: 'text' }))
    const result = told(nodes.map((node) => ({ ...node, text })))
    expect(errorsOf(result)).toMatchObject([
      { code: 'prompt.tooManyMarks', params: { limit: bounds.manifestMarksCountMax } },
    ])
    expect(result.manifest.escapes.length).toBeLessThan(bounds.manifestMarksCountMax + 33_000)
  })

  it('P6 P20 one node alone cannot fill the manifest', () => {
    const list = Array.from({ length: 9 }, () => '<b '.repeat(33_000))
    const attributes = { a: list, b: list }
    const result = told([{ id: 'a', kind: 'entity', attributes }])
    expect(errorsOf(result)).toMatchObject([{ code: 'prompt.tooManyMarks', nodeId: 'a' }])
    expect(result.manifest.escapes.length).toBe(bounds.manifestMarksCountMax + 1)
  })

  it('P17 P18 what the model could not read whole is left out, with both figures', () => {
    const figure = (value: number) => ({ value, source: 'test', date: '' })
    const small = { ...gemini, contextTokenCount: figure(400), answerTokenCount: figure(100) }
    const nodes = [
      { id: 't', kind: 'text', text: 'dog '.repeat(200) },
      { id: 'e', kind: 'entity', label: 'cat' },
    ]
    const asked = { question: 'What of [it](#e)?', profile: small }
    const { manifest, diagnostics } = compiled({ nodes }, asked)
    expect(manifest.tokens.total).toBeLessThanOrEqual(300)
    expect(manifest.omitted).toMatchObject([{ nodeId: 't', reason: 'budget' }])
    const whole = compiled({ nodes }, { question: 'What of [it](#e)?' })
    const params = { tokens: whole.manifest.tokens.total, limit: 300, count: 1 }
    expect(diagnostics).toEqual([{ code: 'prompt.cut', params, severity: 'warning' }])
    expect(whole.diagnostics).toEqual([])
  })
})
