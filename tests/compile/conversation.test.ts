import { describe, expect, it } from 'vitest'
import { partsOf } from '@/lib/prompt/prompt'
import { compiled, sectionText } from './support'

const question = (id: string, text = id) => ({ id, kind: 'question', text })
const answer = (id: string, more: object = {}) => ({ id, kind: 'answer', text: id, ...more })
const edge = (source: string, target: string) => ({
  source,
  target,
  relation: 'x',
  role: source.startsWith('a') ? 'answers' : 'continues',
})
const turnsOf = ({ prompt }: ReturnType<typeof compiled>) =>
  prompt.turns.map(({ role, parts }) => [
    role,
    parts.map((part) => (part.type === 'text' ? part.text : part.alias)).join(''),
  ])

describe('conversation', () => {
  const joined = {
    nodes: [
      { id: 'd', kind: 'entity', label: 'dog' },
      question('q1', 'Is [it](#d) white?'),
      answer('a1', { text: 'Yes [E1], see [that](#q1).' }),
      question('q2'),
      answer('a2', { status: 'partial' }),
      question('q3', 'Both [so](#a1)?'),
      question('other'),
    ],
    edges: [
      edge('a1', 'q1'),
      edge('a2', 'q2'),
      edge('q2', 'a1'),
      edge('q3', 'a2'),
      edge('q3', 'a1'),
    ],
  }

  it('P24 P4 tells the ancestors oldest first, each once, in real roles, and the question last', () => {
    const result = compiled(joined, { question: { node: 'q3' } })
    expect(turnsOf(result)).toEqual([
      ['user', '# Graph\nE1 "dog".\n# Question 1\nIs it [E1] white?\n'],
      ['assistant', '# Answer 1\nYes [E1], see that [Question 1].\n'],
      ['user', '# Question 2\nq2\n'],
      ['assistant', '# Answer 2\na2\n(This answer was cut short.)\n'],
      ['user', '# Question\nBoth so [Answer 1]?\n'],
    ])
    expect(result.prompt.system.map((part) => part.section)).toEqual(['instructions'])
    expect(result.manifest.aliases.map((each) => each.nodeId)).toEqual([
      'd',
      'q1',
      'a1',
      'q2',
      'a2',
      'q3',
    ])
    expect(result.diagnostics).toEqual([])
  })

  it('P24 answers to one question that are joined become one turn', () => {
    const result = compiled(
      {
        nodes: [question('q1'), answer('a1'), answer('a2'), question('q2')],
        edges: [edge('q2', 'a2'), edge('q2', 'a1'), edge('a2', 'q1'), edge('a1', 'q1')],
      },
      { question: { node: 'q2' } },
    )
    expect(turnsOf(result)).toEqual([
      ['user', '# Question 1\nq1\n'],
      ['assistant', '# Answer 1\na1\n# Answer 2\na2\n'],
      ['user', '# Question\nq2\n'],
    ])
  })

  it('P24 a conversation whose beginning is lost still begins with the user', () => {
    const nodes = [answer('a1'), question('q1')]
    const result = compiled({ nodes, edges: [edge('q1', 'a1')] })
    expect(turnsOf(result)[0]).toEqual([
      'user',
      '(The beginning of the conversation is not given.)\n',
    ])
    expect(result.prompt.turns.map((turn) => turn.role)).toEqual(['user', 'assistant', 'user'])
  })

  it('P24 the last question is asked unless another is named; an unknown one is reported', () => {
    const nodes = [question('q1'), question('q2')]
    expect(sectionText(compiled({ nodes }), 'question')).toBe('# Question\nq2\n')
    expect(sectionText(compiled({ nodes }, { question: 'now?' }), 'question')).toBe(
      '# Question\nnow?\n',
    )
    const unknown = compiled({ nodes }, { question: { node: 'gone' } })
    expect(partsOf(unknown.prompt).some((part) => part.section === 'question')).toBe(false)
    expect(unknown.diagnostics).toMatchObject([{ code: 'question.nodeUnknown', severity: 'error' }])
  })
})
