import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isArchive, listArchive } from '@/lib/formats/archive'
import { freeName, safeName } from '@/lib/formats/file-names'
import { escapeHtml } from '@/lib/formats/html/markup'
import { formatByName, formatByText, mainEntries } from '@/lib/formats'
import { document, imageAsset, runs } from '../support/arbitraries'
import { documentOf, exportAs, importAs, read, sourceOf, textOf } from './support'

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '</title></style></script><svg onload=alert(1)>',
  '[x](javascript:alert(1)) [y](#n0"onclick="alert(1))',
  '`${alert(1)}` &lt;b&gt; <!--',
  '![x](https://example.org/x.png) [![y](http://e.org/y.png)](https://e.org)',
  '<https://e.org/"onclick="alert(1)> [z](data:text/html,<script>1</script>)',
  '[v](vbscript:x "t\" onmouseover=alert(1)") [w][w]\n\n[w]: JaVaScRiPt:alert(1)',
]

describe('a page', () => {
  const page = (text: string) =>
    textOf(
      exportAs(
        'html',
        documentOf({
          title: text,
          nodes: [
            { id: 'n0', kind: 'entity', label: text, class: text, attributes: { [text]: text } },
            { id: 'n1', kind: 'text', text: `${text} [${text}](#n0) [b](#n0,n1)`, label: text },
            { id: 'n2', kind: 'image', asset: imageAsset, caption: text, label: text },
            { id: 'n3', kind: 'document', source: text, passages: [{ id: 'p', text }] },
          ],
          edges: [{ source: 'n0', target: 'n1', relation: text }],
          groups: [{ id: 'g', label: text, layout: { x: 0, y: 0 } }],
        }),
        {
          media: new Map([[imageAsset.hash, 'data:image/png;base64,AAAA']]),
          prompts: [{ name: text, text }],
        },
      ),
    )

  test.each(payloads)('F11 %s is text wherever it stands', (payload) => {
    const html = page(payload)
    // The page's own markup is there once, and nothing that was written adds to it.
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html.match(/<\/script/g)).toHaveLength(1)
    const tags = html.replace(/"[^"]*"/g, '""')
    expect(tags).not.toMatch(/<img|<!--|<[a-z][^>]*\son\w+=/)
    // An address of the web is one to go to, and tells the other side nothing of this page.
    expect(html).not.toMatch(/(?:href|src)="(?!#|data:image\/png|https?:\/\/)/)
    for (const [anchor] of html.matchAll(/<a href="http[^>]*>/g)) {
      expect(anchor).toMatch(/ rel="noopener noreferrer nofollow">$/)
    }
  })

  test('F11 asks nothing of any network, and holds each picture once', () => {
    const html = page('x')
    expect(html).toContain('default-src &#39;none&#39;')
    expect(html).not.toMatch(/(?:src|href)="(?:https?:|\/)/)
    expect(html.match(/data:image\/png/g)).toHaveLength(1)
  })

  const noteOf = (text: string, more: readonly Record<string, unknown>[] = []) =>
    exportAs('html', documentOf({ nodes: [{ id: 'd1', kind: 'text', text }, ...more] }))
  /** What the list of nodes says of a text, after the drawing. */
  const proseOf = (text: string) =>
    /<div class="text prose">(.*?)<\/div><\/article>/s.exec(textOf(noteOf(text)))?.[1]

  test.each([
    ['**bold** and _soft_', '<p><strong>bold</strong> and <em>soft</em></p>'],
    ['**가**나', '<p><strong>가</strong>나</p>'],
    ['one\ntwo\n\nthree', '<p>one\ntwo</p><p>three</p>'],
    ['- a\n- [x] b', '<ul>\n<li>a</li>\n<li class="task">☑ b</li>\n</ul>'],
    ['3. c\n4. d', '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'],
    ['# Top', '<h4>Top</h4>'],
    ['~~gone~~ `a<b`', '<p><del>gone</del> <code>a&#60;b</code></p>'],
    ['a <b onclick="x">c</b>', '<p>a &#60;b onclick=&#34;x&#34;&#62;c&#60;/b&#62;</p>'],
    ['<div>\nraw\n</div>', '&#60;div&#62;\nraw\n&#60;/div&#62;'],
    ['![a dog](https://e.org/dog.png)', '<p>a dog</p>'],
    ['[self](#d1) [gone](#nobody) [bad](javascript:x)', '<p><a href="#d1">self</a> gone bad</p>'],
    [
      '[**b**](#d1,d1)',
      '<p><strong>b</strong> (<a href="#d1">Note 1</a>, <a href="#d1">Note 1</a>)</p>',
    ],
    [
      'https://e.org/?a=1&b',
      '<p><a href="https://e.org/?a=1&#38;b" target="_blank" rel="noopener noreferrer nofollow">https://e.org/?a=1&#38;b</a></p>',
    ],
  ])('F11 the Markdown %j is read', (text, html) => {
    expect(proseOf(text)?.trim()).toBe(html)
  })

  test.each([
    [
      'notes at the foot',
      'Claim[^1] stands.\n\n[^1]: The reason.',
      ['<sup>1</sup>', '<hr>', 'The reason.'],
    ],
    [
      'addresses told elsewhere',
      `[paper][p]\n\n${'word '.repeat(1_500)}\n\n[p]: https://e.org`,
      ['href="https://e.org"'],
    ],
    [
      'code within a list',
      `- a\n\n    \`\`\`\n    ${'x '.repeat(3_000)}\n\n    **y**\n    \`\`\`\n\n  - b`,
      ['<pre>', '**y**', '<li>b</li>'],
    ],
  ])('F11 %s are whole in a long text', (_what, text, parts) => {
    const made = noteOf(text)
    expect(made.notes).toEqual([])
    const told = proseOf(text)
    for (const part of parts) expect(told).toContain(part)
    expect(told).not.toContain('Footnotes')
  })

  test.each(
    [
      '>',
      '> > ',
      '- > ',
      '1. ',
      '  - ',
      '*_',
      '*a_ ',
      '~a',
      '[',
      '[a](',
      '`',
      '<a ',
      'a\n===\n',
    ].map((unit) => [unit]),
  )('F11 16,000 characters of %j are read in a moment or stand whole and are told', (unit) => {
    const text = unit.repeat(Math.floor(16_000 / unit.length))
    const begun = performance.now()
    const made = noteOf(`**first**`, [{ id: 't', kind: 'text', text }])
    // Without bounds, up to twelve seconds.
    expect(performance.now() - begun).toBeLessThan(4_000)
    expect(textOf(made)).toContain('<strong>first</strong>')
    if (made.notes.length > 0) {
      expect(made.notes).toMatchObject([{ code: 'export.markdownUnread' }])
      expect(textOf(made)).toContain(`<p>${escapeHtml(text.trim())}</p>`)
    }
  })

  test('F11 a page reads so much in all, and tells what stands with its signs', () => {
    const notes = Array.from({ length: 90 }, (_, index) => ({
      id: `t${index}`,
      kind: 'text',
      text: `*${index} ${'word '.repeat(600)}*`,
    }))
    const many = noteOf('**first**', notes)
    expect(many.notes).toMatchObject([{ code: 'export.markdownUnread' }])
    expect(textOf(many)).toContain('<strong>first</strong>')
  })

  test('F11 any document gives one', () => {
    fc.assert(
      fc.property(document, (given) => {
        const html = textOf(exportAs('html', given))
        expect(html.match(/<script/g)).toHaveLength(1)
        expect(html).not.toContain('NaN')
        expect(html).not.toContain('undefined')
      }),
      { numRuns: runs(60) },
    )
  })

  test('F9, F10 any document gives Markdown and a diagram', () => {
    fc.assert(
      fc.property(document, (given) => {
        const lines = textOf(exportAs('mermaid', given)).trimEnd().split('\n')
        for (const line of lines.slice(1))
          expect(line).toMatch(/^ +(?:n\d|subgraph g\d+\["[^"]*"\]$|end$)/)
        const text = textOf(exportAs('markdown', given))
        for (const { id } of given.nodes) expect(text).toContain(`<a id="${id}"></a>`)
        expect(read(importAs('markdown', sourceOf(text, 'x.md'))).nodes.length).toBeGreaterThan(0)
      }),
      { numRuns: runs(40) },
    )
  })
})

test('F9 references of Markdown that was exported lead to the same nodes when it comes back', () => {
  const given = documentOf({
    nodes: [
      { id: 'd1', kind: 'entity', label: 'dog' },
      { id: 't1', kind: 'text', label: 'A note', text: 'The [dog](#d1).' },
    ],
    edges: [{ source: 't1', target: 'd1', relation: 'about' }],
  })
  const { nodes } = read(
    importAs('markdown', sourceOf(textOf(exportAs('markdown', given)), 'x.md')),
  )
  const labels = new Map<string, string | undefined>(nodes.map(({ id, label }) => [id, label]))
  expect([labels.get('d1'), labels.get('t1')]).toEqual([
    expect.stringContaining('dog'),
    expect.stringContaining('A note'),
  ])
  const text = nodes.map((node) => ('text' in node ? (node.text ?? '') : '')).join('\n')
  expect(text).toContain('The [dog](#d1).')
  expect(text).not.toContain('<a id')
  // Two headings of one anchor are two notes all the same.
  const twice = importAs(
    'markdown',
    sourceOf('# <a id="t2"></a>A\n\n# <a id="t2"></a>B\n\n# C', 'x'),
  )
  expect(read(twice).nodes.map(({ id }) => id)).toEqual(['t2', 't1', 't3'])
})

describe('names', () => {
  test.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..', 'graph'],
    ['  .hidden. ', 'hidden'],
    ['CON', 'graph CON'],
    ['com1.txt', 'graph com1.txt'],
    ['강아지 세 마리', '강아지 세 마리'],
    ['a\u202egnp.exe\u0000', 'a gnp.exe'],
    ['', 'graph'],
  ])('F15 %j is called %s', (text, expected) => {
    expect(safeName(text, 'graph')).toBe(expected)
  })

  test('F15 names that differ in capitals alone are told apart', () => {
    const taken = new Set<string>()
    expect([freeName('Dog', 'png', taken), freeName('dog', 'png', taken)]).toEqual([
      'Dog.png',
      'dog 2.png',
    ])
  })

  test('F14 a format by name, by text, and the document of an archive', () => {
    expect(['a.canvas', 'b.JSON', 'c.md', 'd.png'].map(formatByName)).toEqual([
      'canvas',
      'json',
      'markdown',
      undefined,
    ])
    const canvas = textOf(
      exportAs('canvas', documentOf({ nodes: [{ id: 'a', kind: 'text', text: '' }] })),
    )
    expect([canvas, '{"nodes":[]}', 'words'].map(formatByText)).toEqual([
      'canvas',
      'json',
      'markdown',
    ])
    expect(mainEntries(['x/document.json', 'x/y/document.json', 'a.canvas'])).toEqual([
      'x/document.json',
    ])
    expect(mainEntries(['a.canvas', 'notes/b.md'])).toEqual(['a.canvas'])
  })

  test('F13 no bytes make the reading of an archive throw', () => {
    const head = fc.constantFrom([], [0x50, 0x4b, 3, 4], [0x50, 0x4b, 5, 6])
    const bytes = fc.tuple(
      head,
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom([], [0x50, 0x4b, 5, 6, 0, 0, 0, 0, 9, 0, 9, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    )
    fc.assert(
      fc.property(bytes, ([first, middle, last]) => {
        const all = new Uint8Array([...first, ...middle, ...last])
        isArchive(all)
        expect(typeof listArchive(all).ok).toBe('boolean')
      }),
      { numRuns: runs(500) },
    )
  })
})
