import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { call, createNotes, useApp } from './app'

useApp()

/** Words that the API knows, so that the chance of getting past the first check is real. */
const words = fc.constantFrom(
  ...[
    'document',
    'nodes',
    'edges',
    'id',
    'kind',
    'text',
    'image',
    'set',
    'region',
    'members',
    'of',
    'shape',
    'asset',
    'dataUrl',
  ],
  ...[
    'part',
    'hash',
    'target',
    'gemini',
    'markdown',
    'question',
    'node',
    'focus',
    'scope',
    'profile',
    'media',
    'commands',
    'type',
  ],
  ...[
    'addNode',
    'updateNode',
    'patch',
    'n0',
    'title',
    'batchId',
    'expectedRevision',
    'versions',
    '__proto__',
    'constructor',
    '',
  ],
)
const text = fc.oneof(
  words,
  fc.string({ unit: 'binary' }),
  fc.constant('data:image/png;base64,iVBORw0KGgo='),
  fc.constant('[a](#n0,n1:n0)'),
)
/** Words that point, or that look so. */
const pointing = fc.constantFrom(
  ...['the first', 'and', 'third node', 'both', 'respectively', 'the other', '@n0', 'it', '1~3번'],
  ...[
    '세 번째',
    '각각',
    '나머지',
    '画像',
    '最後の',
    '第三张',
    '照片',
    '100000th',
    '-1번째',
    '[',
    '](#n0',
  ],
)
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.oneof(text, fc.double(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(words, tie('value'), { maxKeys: 6 }),
  ),
}))
const node = fc.record(
  {
    id: fc.oneof(fc.constantFrom('n0', 'n1', 'n2'), text),
    kind: text,
    text,
    members: anything,
    of: text,
    asset: anything,
    shape: anything,
    label: anything,
    alias: text,
    extra: anything,
  },
  { requiredKeys: ['id', 'kind'] },
)
const edge = fc.record(
  { id: text, source: text, target: text, relation: text, order: anything },
  { requiredKeys: ['source'] },
)
const document = fc.record(
  {
    nodes: fc.array(node, { maxLength: 4 }),
    edges: fc.array(edge, { maxLength: 3 }),
    title: anything,
    schema: anything,
    versions: anything,
  },
  { requiredKeys: ['nodes'] },
)
const command = fc.oneof(
  fc.record(
    { type: fc.constant('addNode'), node, at: fc.nat(5) },
    { requiredKeys: ['type', 'node'] },
  ),
  fc.record({ type: fc.constant('updateNode'), id: fc.constantFrom('n0', 'n9'), patch: anything }),
  fc.record({
    type: fc.constant('editText'),
    id: fc.constant('n0'),
    field: text,
    start: fc.nat(9),
    end: fc.nat(9),
    insert: text,
  }),
  fc.record({
    type: fc.constant('reorderNodes'),
    ids: fc.array(fc.constantFrom('n0', 'n1')),
    at: fc.nat(5),
  }),
  fc.record({ type: fc.constant('removeNode'), id: fc.constantFrom('n0', 'n1', 'n2') }),
)
const options = fc.record(
  {
    target: fc.constantFrom('gemini', 'openai', 'anthropic', 'markdown'),
    question: anything,
    focus: anything,
    scope: text,
    profile: text,
    media: text,
  },
  { requiredKeys: ['target'] },
)
const body = fc.oneof(
  anything,
  fc.record({ document, title: anything }, { requiredKeys: ['document'] }),
  fc.record(
    {
      commands: fc.array(command, { maxLength: 4 }),
      expectedRevision: anything,
      baseRevision: fc.nat(9),
    },
    { requiredKeys: ['commands'] },
  ),
  options,
  fc.tuple(document, options).map(([sent, more]) => ({ document: sent, ...more })),
  fc.record(
    {
      document,
      text: fc.array(fc.oneof(pointing, text)).map((phrases) => phrases.join(' ')),
      node: text,
      language: fc.constantFrom('en', 'ko', 'ja', 'zh', 'fr'),
    },
    { requiredKeys: ['document', 'text'] },
  ),
)

describe('API10 whatever is posted', () => {
  test.each([
    '/graphs',
    '/prompt',
    '/resolve',
    '/media',
    '/graphs/:id/commands',
    '/graphs/:id/duplicate',
    '/graphs/:id/prompt',
  ])('%s never answers with a fault', async (path) => {
    const at = path.replace(':id', await createNotes(3))
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const response = await call('POST', at, {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(value) ?? '',
        })
        const said = await response.text()
        expect(response.status, `${JSON.stringify(value)} -> ${said.slice(0, 500)}`).toBeLessThan(
          500,
        )
      }),
      { numRuns: 150 },
    )
  })

  test('bytes of any kind, called JSON or a form', async () => {
    const types = fc.constantFrom(
      'application/json',
      'multipart/form-data; boundary=x',
      'image/png',
      '',
    )
    const head = '--x\r\nContent-Disposition: form-data; name="document"\r\n\r\n'
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string().map((tail) => new TextEncoder().encode(`${head}${tail}\r\n--x--\r\n`)),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/graphs', '/prompt', '/resolve', '/media'),
        types,
        bytes,
        async (path, type, sent) => {
          const response = await call('POST', path, {
            headers: { 'content-type': type },
            body: sent as BodyInit,
          })
          await response.body?.cancel()
          expect(response.status).toBeLessThan(500)
        },
      ),
      { numRuns: 200 },
    )
  })
})
