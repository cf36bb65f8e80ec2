import { describe, expect, it } from 'vitest'
import { placeIn } from '@/lib/references'
import { compiled, sectionText } from './support'

const dogs = [
  { id: 'd1', kind: 'entity', label: 'first dog' },
  { id: 'd2', kind: 'entity', label: 'second dog' },
  { id: 's1', kind: 'audio', label: 'howl' },
  { id: 's2', kind: 'audio', label: 'whine' },
  { id: 'both', kind: 'set', members: ['d1', 'd2'] },
  { id: 'doc', kind: 'document', passages: [{ id: 'a', text: 'one' }] },
]
const told = (text: string, more: unknown[] = []) =>
  sectionText(compiled({ nodes: [...dogs, { id: 't', kind: 'text', text }, ...more] }), 'notes')
    .split('\n')
    .find((line) => line.startsWith('Note 1: '))
    ?.slice('Note 1: '.length)

describe('references', () => {
  it.each([
    ['the [dog](#d1) sleeps', 'the dog [E1] sleeps'],
    ['[both](#d1,d2)', 'both [E1, E2]'],
    ['[both](#both)', 'both [Set 1: E1, E2]'],
    ['[respectively](#d1:s1,d2:s2)', 'respectively (E1 → Audio 1; E2 → Audio 2)'],
    ['[there](#doc/1)', 'there [Document 1 / Passage 1]'],
    ['see [E1, Audio 2]', 'see [E1, Audio 2]'],
    ['see [Document 1 / Passage 1]', 'see [Document 1 / Passage 1]'],
    ['see \\[E1]', 'see \\[E1]'],
    ['[the first dog](#) and [**a cat**](#) sleep', 'the first dog and **a cat** sleep'],
    ['see [E1](#), [\\[E1\\]](#)', 'see E1, \\[E1\\]'],
    ['`[dog](#d1)`', '`[dog](#d1)`'],
    ['`list[E1]` and `[E9]`', '`list[E1]` and `\\[E9]`'],
  ])('P10 %j is told as %j', (text, sent) => expect(told(text)).toBe(sent))

  const pairs = '(E1 → Audio 1; E2 → Audio 2)'
  it.each([
    [
      'Both dogs make these sounds [respectively](#d1:s1,d2:s2).',
      `Both dogs [E1, E2] make these sounds respectively ${pairs}.`,
    ],
    [
      'Both dogs make these sounds, respectively.',
      `Both dogs [E1, E2] make these sounds, respectively ${pairs}.`,
    ],
    [
      'These dogs bark, [respectively](#d1:s1,d2:s2), in the second and the first room.',
      `These dogs bark, respectively ${pairs}, in the second and the first room.`,
    ],
    [
      '둘 다 [각각](#d1:s1,d2:s2) 이 소리들을 낸다.',
      `둘 다 [E1, E2] 각각 ${pairs} 이 소리들을 낸다.`,
    ],
    [
      'These sounds are loud. Both dogs bark [respectively](#d1:s1,d2:s2).',
      `These sounds [Audio 1, Audio 2] are loud. Both dogs [E1, E2] bark respectively ${pairs}.`,
    ],
    [
      'Both dogs make [these sounds](#s1,s2) [respectively](#d1:s1,d2:s2).',
      `Both dogs [E1, E2] make these sounds [Audio 1, Audio 2] respectively ${pairs}.`,
    ],
    [
      'Both dogs make the first sound [respectively](#d1:s1,d2:s2).',
      `Both dogs [E1, E2] make the first sound [Audio 1] respectively ${pairs}.`,
    ],
  ])('P10 what pairs beside it name one by one is told once: %j', (text, sent) => {
    expect(told(text)).toBe(sent)
  })

  it('P20 what pairs tell is in the manifest all the same', () => {
    const text = 'Both dogs make these sounds [respectively](#d1:s1,d2:s2).'
    const { references } = compiled({ nodes: [...dogs, { id: 't', kind: 'text', text }] }).manifest
    expect(references.map((each) => [each.text, each.refers])).toEqual([
      ['Both dogs', ['d1', 'd2']],
      ['these sounds', ['s1', 's2']],
      ['respectively', ['d1', 's1', 'd2', 's2']],
    ])
  })

  it.each([
    ['[the first sound](#s2)', 'the first sound [Audio 2, whine]'],
    ['[첫 번째 소리](#s2)', '첫 번째 소리 [Audio 2, whine]'],
    ['[the second sound](#s2)', 'the second sound [Audio 2]'],
    ['[둘째](#d2)', '둘째 [E2]'],
  ])('P10 an ordinal that is not the number of the alias gets the label: %j', (text, sent) =>
    expect(told(text)).toBe(sent),
  )

  it.each(['a] b', 'E2', '<b>', 'x, E2', '"'])(
    'P3 P10 the label %j, which could end a reference, is left out of it',
    (label) => {
      const text = told('[the first](#n2)', [
        { id: 'n1', kind: 'image', label: 'x' },
        { id: 'n2', kind: 'image', label },
      ])
      expect(text).toBe('the first [Image 2]')
    },
  )

  it('P10 a set is told with its members once in a text, and only where they are few', () => {
    const members = Array.from({ length: 13 }, (_, index) => `m${index}`)
    const result = compiled({
      nodes: [
        ...members.map((id) => ({ id, kind: 'entity' })),
        { id: 'few', kind: 'set', members: members.slice(0, 12) },
        { id: 'many', kind: 'set', members },
        { id: 't', kind: 'text', text: '[these](#few), [those](#few), [all](#many)' },
        { id: 'u', kind: 'text', text: '[these](#few)' },
      ],
    })
    const aliases = members.map((_, index) => `E${index + 1}`)
    const few = `Set 1: ${aliases.slice(0, 12).join(', ')}`
    expect(sectionText(result, 'notes')).toBe(
      `# Notes\nNote 1: these [${few}], those [Set 1], all [Set 2]\nNote 2: these [${few}]\n`,
    )
    expect(sectionText(result, 'graph')).toContain(`Set 2, in order: ${aliases.join(', ')}.\n`)
  })

  it('P3 P10 the text of a document is resolved like a note, its passages are not', () => {
    const passages = [{ id: 'a', text: 'as [it](#d1) says [E1]' }]
    const text = 'On [the dog](#d1) and [E1], [E9]'
    const result = compiled({
      nodes: [
        { id: 'd1', kind: 'entity' },
        { id: 'doc', kind: 'document', label: 'manual', text, passages },
      ],
    })
    expect(sectionText(result, 'notes')).toBe(
      '# Notes\nDocument 1 "manual": On the dog [E1] and [E1], \\[E9]\n' +
        'Document 1 / Passage 1: as [it](#d1) says \\[E1]\n',
    )
    expect(result.manifest.references.map((each) => [each.field, each.text])).toEqual([
      ['text', 'the dog'],
      ['text', '[E1]'],
    ])
    const part = result.manifest.parts.find((each) => each.section === 'notes')
    expect(part?.spans.map((span) => span.nodeIds)).toEqual([['doc'], ['d1'], ['d1']])
  })

  it('P10 captions and transcripts are resolved like notes', () => {
    const result = compiled({
      nodes: [
        { id: 'd1', kind: 'entity' },
        {
          id: 's',
          kind: 'audio',
          caption: 'the [dog](#d1) "Rex"',
          transcript: '[E1] says [it](#gone)',
        },
      ],
    })
    expect(sectionText(result, 'media')).toContain(
      'caption "the dog [E1] \\"Rex\\"", transcript "[E1] says it [?]"',
    )
    expect(
      result.manifest.references.map(({ field, text, status }) => [field, text, status]),
    ).toEqual([
      ['caption', 'dog', 'explicit'],
      ['transcript', '[E1]', 'resolved'],
      ['transcript', 'it', 'unresolved'],
    ])
  })

  const three = [
    { id: 'd1', kind: 'entity', label: 'Rex', class: 'Dog', attributes: { fur: 'white' } },
    { id: 'd2', kind: 'entity', label: 'Bello', class: 'Dog', attributes: { fur: 'brown' } },
    { id: 'd3', kind: 'entity', label: 'Laika', class: 'Dog', attributes: { fur: 'white' } },
    { id: 'dogs', kind: 'set', members: ['d1', 'd2', 'd3'] },
    { id: 'p', kind: 'image', label: 'garden' },
  ]
  const noteOf = (text: string) => compiled({ nodes: [...three, { id: 't', kind: 'text', text }] })

  it.each([
    ['The first and third dog sleep.', 'The first [E1] and third dog [E3] sleep.'],
    ['첫 번째와 세 번째 강아지', '첫 번째 [E1]와 세 번째 강아지 [E3]'],
    ['Bello barks in this photo.', 'Bello [E2] barks in this photo [Image 1].'],
    ['the brown dog', 'the brown dog [E2]'],
    ['The [second](#d2) and the first.', 'The second [E2] and the first [E1].'],
  ])('P10 a phrase that points is told with what it means: %j', (text, sent) => {
    expect(sectionText(noteOf(text), 'notes')).toBe(`# Notes\nNote 1: ${sent}\n`)
  })

  it('P12 a phrase that may mean several is marked with them and reported', () => {
    const result = noteOf('the white dog')
    expect(sectionText(result, 'notes')).toContain('the white dog [E1 or E3?]')
    expect(result.manifest.references).toMatchObject([
      { status: 'ambiguous', refers: [], candidates: ['d1', 'd3'], start: 0, end: 13 },
    ])
    expect(result.diagnostics.find(({ code }) => code === 'reference.ambiguous')).toMatchObject({
      nodeId: 't',
      candidates: ['d1', 'd3'],
      params: { node: 'Note 1', phrase: 'the white dog', candidates: ['E1', 'E3'] },
    })
  })

  it('P12 a report tells a phrase without the marks that stress it', () => {
    const result = noteOf('See **the white** dog, and *the fifth dog*.')
    const phrases = result.diagnostics.map(({ params }) => params['phrase']).filter(Boolean)
    expect(phrases).toEqual(['the white dog', 'the fifth dog'])
  })

  it('P12 a phrase that points at nothing here is marked and reported', () => {
    const result = noteOf('the fifth dog')
    expect(sectionText(result, 'notes')).toContain('the fifth dog [?]')
    expect(result.diagnostics.map(({ code }) => code)).toContain('reference.unresolved')
  })

  it('P10 what a model wrote refers by its links and aliases alone', () => {
    const result = compiled(
      {
        nodes: [
          ...three,
          { id: 'q', kind: 'question', text: 'Who?' },
          { id: 'a', kind: 'answer', text: 'The first dog [E1], not [this](#d2).' },
          { id: 'q2', kind: 'question', text: 'And the third dog?' },
        ],
        edges: [
          { source: 'a', target: 'q', relation: 'answers', role: 'answers' },
          { source: 'q2', target: 'a', relation: 'continues', role: 'continues' },
        ],
      },
      { question: { node: 'q2' } },
    )
    expect(sectionText(result, 'conversation')).toContain('The first dog [E1], not this [E2].')
    expect(sectionText(result, 'question')).toContain('And the third dog [E3]?')
  })

  it('P11 what a reference puts in is never read again', () => {
    const nodes = [{ id: 'd', kind: 'image', label: '[x](#d)' }]
    const text = { id: 't', kind: 'text', text: '[the third](#d)' }
    const result = compiled({ nodes: [...nodes, text] })
    expect(sectionText(result, 'notes')).toContain('Note 1: the third [Image 1]\n')
    expect(result.manifest.references).toHaveLength(1)
  })

  it.each([
    ['[x](#gone)', 'gone'],
    ['[x](#doc/3)', 'doc/3'],
    ['[x](#d1/1)', 'd1/1'],
    ['[x](#d1:gone)', 'gone'],
  ])('P12 the dangling reference %j is marked and reported, not guessed', (text, id) => {
    const result = compiled({ nodes: [...dogs, { id: 't', kind: 'text', text }] })
    expect(sectionText(result, 'notes')).toMatch(/x [[(].*\?/)
    const [reference] = result.manifest.references
    expect(reference?.status).toBe('unresolved')
    expect(reference?.reason).toEqual({ code: 'reason.dangling', params: { ids: [id] } })
    expect(result.diagnostics.find((each) => each.code === 'reference.dangling')).toMatchObject({
      nodeId: 't',
      params: { id },
    })
  })

  it('P1 P5 P12 a question or an answer that has no line is no alias, in texts, sets and evidence', () => {
    const result = compiled(
      {
        nodes: [
          { id: 'd1', kind: 'entity' },
          { id: 'd2', kind: 'entity' },
          { id: 'q', kind: 'question', text: 'x' },
          { id: 'set', kind: 'set', members: ['d1', 'q'] },
          { id: 't', kind: 'text', text: 'as in [that](#q)' },
        ],
        edges: [{ source: 'd1', target: 'd2', relation: 'near', evidence: ['q', 't'] }],
      },
      { question: '[again](#q)' },
    )
    expect(sectionText(result, 'graph')).toContain('E1: near → E2 (evidence Note 1).\n')
    expect(sectionText(result, 'graph')).toContain('Set 1, in order: E1.\n')
    expect(sectionText(result, 'notes')).toContain('as in that [?]')
    expect(sectionText(result, 'question')).toContain('again [?]')
    const untold = result.diagnostics.filter((each) => each.code === 'reference.notTold')
    expect(untold.map((each) => each.nodeId ?? each.edgeId)).toEqual(['e1', 't', undefined])
    expect(result.manifest.references[0]?.reason.code).toBe('reason.notTold')
  })

  it.each([
    ['the third', 3],
    ['3rd', 3],
    ['세 번째', 3],
    ['3번째', 3],
    ['twenty-first', 21],
    ['열두 번째', 12],
    ['the dog', undefined],
  ])('P10 the ordinal in %j is %j', (phrase, number) => expect(placeIn(phrase)).toBe(number))
})
