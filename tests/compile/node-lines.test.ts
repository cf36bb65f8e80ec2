import { describe, expect, it } from 'vitest'
import { compiled, imageAsset, sectionText } from './support'

const asset = imageAsset()

describe('P7 P9 P23 what a line tells', () => {
  it('P7 edges stand with their node: as stated, by the inverse, backwards, at both ends', () => {
    const result = compiled({
      nodes: ['a', 'b'].map((id) => ({ id, kind: 'entity' })),
      edges: [
        { source: 'a', target: 'b', relation: 'feeds' },
        {
          source: 'a',
          target: 'b',
          relation: 'likes',
          status: 'proposed',
          confidence: 0.5,
          from: '2020-01-01',
          until: '2021-01-01',
          note: 'so "x"',
        },
        { source: 'b', target: 'a', relation: 'near' },
        { source: 'a', target: 'a', relation: 'likes' },
      ],
      schema: {
        classes: [],
        relations: [
          { name: 'likes', inverse: 'liked by' },
          { name: 'near', symmetric: true },
        ],
      },
    })
    const details = '(proposed; 2020-01-01 to 2021-01-01; confidence 0.5; note "so \\"x\\"")'
    expect(sectionText(result, 'graph')).toBe(
      '# Graph\n' +
        'Relations: "likes" is the inverse of "liked by"; "near" is symmetric.\n' +
        `E1: feeds → E2; likes → E1; likes → E2 ${details}; near ↔ E2.\n` +
        `E2: near ↔ E1; feeds ← E1; liked by → E1 ${details}.\n`,
    )
  })

  it('P7 a medium tells what it states and what is symmetric, not what others state of it', () => {
    const result = compiled({
      nodes: [
        { id: 'a', kind: 'entity' },
        { id: 's', kind: 'audio' },
        { id: 'u', kind: 'audio' },
      ],
      edges: [
        { source: 'a', target: 's', relation: 'makes' },
        { source: 's', target: 'u', relation: 'sounds like' },
        { source: 's', target: 'a', relation: 'of' },
      ],
      schema: { classes: [], relations: [{ name: 'sounds like', symmetric: true }] },
    })
    expect(sectionText(result, 'media')).toBe(
      '# Media\n' +
        'Audio 1: no sound attached; of → E1; sounds like ↔ Audio 2\n' +
        'Audio 2: no sound attached; sounds like ↔ Audio 1\n',
    )
  })

  it('P9 attributes and caption go with things and media, attached or not', () => {
    const result = compiled({
      nodes: [
        { id: 'a', kind: 'entity', attributes: { b: ['x', 2, true], a: 'y' } },
        { id: 'p', kind: 'image', asset, caption: 'a photo', attributes: { light: 'dim' } },
        {
          id: 'r',
          kind: 'region',
          of: 'p',
          shape: { type: 'box', x: 0, y: 0, width: 1, height: 1 },
          caption: 'all',
        },
      ],
    })
    expect(sectionText(result, 'graph')).toContain('E1: a y; b x, 2, true.\n')
    expect(sectionText(result, 'media')).toContain('Image 1: caption "a photo"; light dim\n')
    expect(sectionText(result, 'media')).toContain('xmax 1000 of 1000, caption "all"\n')
  })

  it('P15 a segment is told in seconds, and in minutes where these say the same', () => {
    const result = compiled({
      nodes: [
        { id: 's', kind: 'audio' },
        { id: 'g', kind: 'segment', of: 's', start: 61.25, end: 75 },
        { id: 'h', kind: 'segment', of: 's', start: 61, end: 75 },
      ],
    })
    expect(sectionText(result, 'media')).toContain(
      'Audio 1 / Segment A: 61.25–75.0 s\nAudio 1 / Segment B: 01:01 to 01:15 (61.0–75.0 s)\n',
    )
  })

  it('P9 a medium of which nothing is stated has its alias and no name of ours', () => {
    const nodes = [
      { id: 'p', kind: 'image', asset },
      { id: 'q', kind: 'image', asset, attributes: { light: 'dim' } },
    ]
    expect(sectionText(compiled({ nodes }), 'media')).toBe(
      '# Media\nImage 1:\nImage 2: light dim\n',
    )
    const named = compiled({ nodes }, { scope: 'question', question: 'x' })
    expect(sectionText(named, 'media')).toBe(
      '# Media\nImage 1: not attached\nImage 2: not attached; light dim\n',
    )
  })

  it('P23 only classes and relations in use are told, with what they mean', () => {
    const result = compiled({
      nodes: ['a', 'b'].map((id) => ({ id, kind: 'entity', class: 'Dog' })),
      edges: [{ source: 'a', target: 'b', relation: 'feeds' }],
      schema: {
        classes: [
          { name: 'Dog', definition: 'a tame wolf.' },
          { name: 'Cat', definition: 'a cat' },
        ],
        relations: [
          { name: 'feeds', definition: 'gives food; daily' },
          { name: 'owns', definition: 'x' },
        ],
      },
    })
    const graph = sectionText(result, 'graph')
    expect(graph).toContain('Relations: "feeds" is "gives food; daily".\n')
    expect(graph.endsWith('Classes: "Dog" is a tame wolf.\n')).toBe(true)
    expect(graph).not.toMatch(/Cat|owns/)
  })
})
