import { describe, expect, test } from 'vitest'
import { resolvedTextSchema } from '@/lib/api/contract/resolve'
import { sentence } from '@/lib/messages'
import { resolveSent, type ResolveOptions } from '@/lib/services/references'
import { toldMentions } from '@/lib/services/sentences'
import { bounds } from '@/lib/std/bounds'
import { example } from '../api/dogs'
import { useCommandLine } from './command-line'

const { run, runWith, write } = useCommandLine()

const graph = 'three-dogs.en.json'
const text = 'What is the third dog wearing? The white one? The tenth dog?'

/** What the service says of the example. */
function mentionsOf(options: ResolveOptions) {
  const answered = resolveSent(example(), options)
  if (!answered.ok) throw new Error(JSON.stringify(answered.error))
  return answered.value
}

describe('CL7 resolve', () => {
  test('a line for each phrase: span, phrase, meaning, status and reason', async () => {
    const ran = await run('resolve', graph, '--text', text)
    expect([ran.code, ran.err]).toEqual([0, ''])
    const rows = ran.out.split('\n').map((line) => line.split('\t'))
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['8-21', 'the third dog', 'E3 "third dog"', 'resolved'],
      ['31-44', 'The white one', 'E1 "first dog" | E3 "third dog"', 'ambiguous'],
      ['46-59', 'The tenth dog', '-', 'unresolved'],
      [''],
    ])
    const reasons = mentionsOf({ text }).map(({ reason }) => [sentence(reason, 'en')])
    expect(rows.map((row) => row.slice(4))).toEqual([...reasons, []])
  })

  test('pairs, regions by their whole alias, and a phrase over two lines on one', async () => {
    const linked = '[respectively](#d1:p1,d3:p2), [that\n\tpart](#r1)'
    const { out } = await run('resolve', graph, '--text', linked)
    const [pairs, region] = out.split('\n').map((line) => line.split('\t'))
    expect(pairs?.[2]).toBe(
      'E1 "first dog" : Image 1 "living room", E3 "third dog" : Image 2 "garden"',
    )
    expect(region?.slice(1, 3)).toEqual(['that part', 'Image 1 / Region A "on the table"'])
  })

  test('of many candidates the first, and how many more there are', async () => {
    const count = bounds.membersToldCountMax + 3
    const nodes = Array.from({ length: count }, (_, index) => ({
      id: `d${index}`,
      kind: 'entity',
      class: 'Dog',
    }))
    const { out } = await run('resolve', write('dogs.json', { nodes }), '--text', 'The dog barks.')
    const meaning = out.split('\t')[2]
    expect(meaning).toMatch(/^E1 \| E2 \|.* \| E12 … \+3$/)
  })

  test('--json is what POST /resolve answers', async () => {
    const ran = await run('resolve', graph, '--text', text, '--json', '--language', 'ko')
    const answered = toldMentions(mentionsOf({ text, language: 'ko' }), 'en')
    expect(ran.out).toBe(`${JSON.stringify(answered)}\n`)
    expect(resolvedTextSchema.parse(JSON.parse(ran.out)).mentions).toHaveLength(3)
  })

  test('a text without references gives no line, and that is told', async () => {
    const told = /^info: No words of this text point at anything here\. Name .*\n$/
    for (const text of ['', 'Good morning.']) {
      const none = await run('resolve', graph, '--text', text)
      expect(none).toEqual({ code: 0, out: '', err: expect.stringMatching(told) as string })
    }
    const json = await run('resolve', graph, '--text', 'Good morning.', '--json')
    expect([json.out, json.code]).toEqual(['{"mentions":[]}\n', 0])
    expect(json.err).toMatch(told)
    const korean = await run('resolve', graph, '--text', '안녕하세요.', '--language', 'ko')
    expect(korean.err).toMatch(/^info: .*가리키는 말이 없어요\. .*요\.\n$/)
    expect((await run('resolve', graph, '--text', 'the tenth dog')).err).toBe('')
  })

  test('files of the document are not looked for', async () => {
    const nodes = [{ id: 'p', kind: 'image', label: 'sunset', asset: { path: '../gone.jpg' } }]
    const ran = await run('resolve', write('no-media.json', { nodes }), '--text', 'the sunset')
    expect(ran).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Image 1 "sunset"') as string,
    })
  })

  test('--language reads the text and speaks', async () => {
    const japanese = await run('resolve', graph, '--text', '最後録音', '--language', 'ja')
    expect(japanese.out).toMatch(/^0-4\t最後録音\tAudio 3 "bark three"\tresolved\t[A-Z]/)
    const chinese = await run('resolve', graph, '--text', '最後録音', '--language', 'zh')
    expect(chinese).toMatchObject({ code: 0, out: '' })
    const korean = await run(
      'resolve',
      'three-dogs.ko.json',
      '--text',
      '셋째 강아지',
      '--language',
      'ko',
    )
    expect(korean.out).toMatch(/\tE3 "셋째 개"\tresolved\t.*요\.\n$/)
  })
})

describe('CL6 standard input', () => {
  test('holds the text or the document', async () => {
    const expected = await run('resolve', graph, '--text', text)
    expect(await runWith({ input: text }, 'resolve', graph, '--file', '-')).toEqual(expected)
    const input = JSON.stringify(example())
    expect(await runWith({ input }, 'resolve', '-', '--text', text)).toEqual(expected)
    expect(await run('resolve', graph, '--file', write('note.txt', text))).toEqual(expected)
  })
})

describe('CL4 what is wrong', () => {
  test.each<[readonly string[], number, string]>([
    [['resolve'], 2, "missing required argument 'file'"],
    [['resolve', graph], 2, "give '--text <text>' or '--file <file>'"],
    [['resolve', graph, '--text', 'x', '--file', 'x'], 2, 'cannot be used with option'],
    [['resolve', '-', '--file', '-'], 2, 'standard input holds the document or the text, not both'],
    [
      ['resolve', graph, '--text', 'x', '--language', 'fr'],
      2,
      'Allowed choices are en, ko, ja, zh',
    ],
    [['resolve', graph, '--file', 'gone.txt'], 1, 'There is no file “gone.txt”.'],
    [['resolve', 'gone.json', '--text', 'x'], 1, 'There is no file “gone.json”.'],
    [['resolve', graph, '--file', 'media'], 1, '“media” is not a file.'],
    [['resolve', graph, '--text', 'x', '--node', 'gone'], 1, '/node: There is no node “gone”'],
    [
      ['resolve', graph, '--text', 'x', '--node', 'gone', '--language', 'ko'],
      1,
      '‘gone’ 노드가 없어요',
    ],
    [['resolve', graph, '--text', 'x'.repeat(bounds.textLengthMax + 1)], 1, '/text: '],
  ])('%#', async (args, code, expected) => {
    const ran = await run(...args)
    expect(ran).toEqual({ code, out: '', err: expect.stringContaining(expected) as string })
  })

  test.each<[string, unknown, string]>([
    ['no JSON', '{', 'The JSON could not be read'],
    ['a list', [], 'document'],
    [
      'a dangling edge',
      { nodes: [], edges: [{ source: 'a', target: 'b', relation: 'to' }] },
      '/edges/0: The edge “e1” (to) begins at “a”',
    ],
  ])('%s', async (_, value, expected) => {
    const ran = await run('resolve', write('wrong.json', value), '--text', 'x')
    expect(ran).toEqual({ code: 1, out: '', err: expect.stringContaining(expected) as string })
  })

  test('--help says what there is', async () => {
    const ran = await run('resolve', '--help')
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toContain('Examples:')
  })
})
