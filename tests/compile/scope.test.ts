import { describe, expect, it } from 'vitest'
import { imageTokens } from '@/lib/prompt/profile'
import { partsOf } from '@/lib/prompt/prompt'
import { audioAsset, compiled, gemini, imageAsset, sectionText } from './support'

const attached = (result: ReturnType<typeof compiled>) =>
  partsOf(result.prompt).flatMap((part) => (part.type === 'text' ? [] : [part.nodeId]))

const pictures = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `p${index}`,
    kind: 'image',
    asset: imageAsset(),
  }))
const sounds = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    kind: 'audio',
    asset: audioAsset(),
  }))

describe('P13 scope', () => {
  it.each([
    ['images', pictures, gemini.imagesComfortableCount.value],
    ['audios', sounds, gemini.audiosComfortableCount.value],
  ] as const)(
    'P13 is the graph up to the comfortable count of %s, then the question',
    (_, make, count) => {
      expect(compiled({ nodes: make(count) }).manifest.scope).toBe('graph')
      expect(compiled({ nodes: make(count + 1) }).manifest.scope).toBe('question')
      expect(compiled({ nodes: make(count + 1) }, { scope: 'graph' }).manifest.scope).toBe('graph')
      // A place without a file costs nothing.
      const empty = make(count + 1).map(({ id, kind }) => ({ id, kind }))
      expect(compiled({ nodes: empty }).manifest.scope).toBe('graph')
    },
  )

  const graph = {
    nodes: [
      { id: 'd', kind: 'entity', label: 'dog' },
      { id: 'near', kind: 'image', asset: imageAsset('1') },
      {
        id: 'part',
        kind: 'region',
        of: 'near',
        shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 },
      },
      { id: 'far', kind: 'image', asset: imageAsset('2'), label: 'far', caption: 'a hill' },
      { id: 'sound', kind: 'audio', asset: audioAsset('3') },
      { id: 'set', kind: 'set', members: ['sound'] },
      { id: 't', kind: 'text', text: 'the [far one](#far)' },
    ],
    edges: [{ source: 'd', target: 'part', relation: 'shown in' }],
  }

  it('P13 scope question attaches what the question reaches and names the rest', () => {
    const result = compiled(graph, { scope: 'question', question: 'What does [it](#d) do?' })
    expect(attached(result)).toEqual(['near'])
    expect(sectionText(result, 'media')).toContain(
      'Image 2: "far", caption "a hill", not attached\n',
    )
    expect(result.manifest.omitted).toEqual([
      { nodeId: 'far', reason: 'scope', tokens: imageTokens(imageAsset(), gemini) },
      { nodeId: 'sound', reason: 'scope', tokens: 64 },
    ])
    const told = result.diagnostics.filter((each) => each.code === 'media.notAttached')
    expect(told.map((each) => each.nodeId)).toEqual(['far', 'sound'])
    expect(sectionText(result, 'graph')).toContain('E1 "dog": shown in → Image 1 / Region A.\n')
  })

  it.each([
    ['a typed alias', { question: 'What of [E1]?' }, ['near']],
    ['a set', { question: '[those](#set)' }, ['sound']],
    ['the focus', { question: 'x', focus: ['sound'] }, ['sound']],
    ['a note that is spoken of', { question: '[this](#t)' }, ['far']],
    ['nothing', { question: 'x' }, []],
  ] as const)('P13 reaches by %s', (_, asked, media) => {
    expect(attached(compiled(graph, { scope: 'question', ...asked }))).toEqual(media)
  })

  it('P13 a question that refers to nothing, and a focus that is not there, are reported', () => {
    const result = compiled(graph, { scope: 'question', question: 'x', focus: ['gone'] })
    const codes = result.diagnostics.map((each) => each.code)
    expect(codes).toContain('focus.nodeUnknown')
    expect(codes).toContain('scope.nothingReferred')
  })

  it('P13 P20 a place without its file is an omission of its own', () => {
    const result = compiled({ nodes: [{ id: 'p', kind: 'image' }] })
    expect(sectionText(result, 'media')).toContain('Image 1: no picture attached\n')
    expect(result.manifest.omitted).toEqual([{ nodeId: 'p', reason: 'missing', tokens: 0 }])
    expect(result.diagnostics.at(-1)).toMatchObject({ code: 'media.missing', nodeId: 'p' })
  })
})
