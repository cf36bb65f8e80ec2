import { describe, expect, it } from 'vitest'
import type { Compiled } from '@/lib/compile'
import { hashNatively } from '@/lib/services/hash'
import { bounds } from '@/lib/std/bounds'
import { compiled, gemini, textOf } from './support'

/** Compiles with Node's own sha-256, since these documents are long. */
const told = (nodes: unknown[], edges: unknown[] = []): Compiled =>
  compiled({ nodes, edges }, { hash: hashNatively, question: 'x' })
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

  it('P17 a prompt that the model could not read whole is reported with both figures', () => {
    const contextTokenCount = { ...gemini.contextTokenCount, value: 100 }
    const nodes = [{ id: 't', kind: 'text', text: 'dog '.repeat(200) }]
    const small = { ...gemini, contextTokenCount }
    const { manifest, diagnostics } = compiled({ nodes }, { question: 'x', profile: small })
    const params = { tokens: manifest.tokens.total, profile: 'gemini', limit: 100 }
    expect(diagnostics).toEqual([{ code: 'prompt.overContext', params, severity: 'warning' }])
    expect(compiled({ nodes }, { question: 'x' }).diagnostics).toEqual([])
  })
})
