// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { pastedFrom, pastedHtml } from '@/components/editor/composer-paste'

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=='

/** What HTML comes to, as one line each: words as they are, a file as ⟨its name⟩. */
function linesOf(html: string, files: readonly File[] = []) {
  const { pieces, remoteCount } = pastedHtml(html, files)
  const text = pieces
    .map((each) =>
      each.kind === 'line' ? '\n' : each.kind === 'text' ? each.text : `⟨${each.file.name}⟩`,
    )
    .join('')
  return { lines: text.split('\n'), remoteCount }
}

test.each([
  ['a script', '<p>Two<script>alert(1)</script> cats</p>', ['Two cats']],
  ['a style', '<style>p{}</style><p>Two cats</p>', ['Two cats']],
  ['a handler', '<p onclick="alert(1)">Two <b onmouseover=x>cats</b></p>', ['Two cats']],
  ['a link of script', '<a href="javascript:alert(1)">Two cats</a>', ['Two cats']],
  ['what is shown where there is no script', '<noscript>No</noscript>Two cats', ['Two cats']],
  ['drawn pictures', 'Two <svg><text>no</text></svg>cats', ['Two cats']],
  ['a template', '<template><p>no</p></template><p>Two cats</p>', ['Two cats']],
  ['a comment', '<!-- <p>no</p> --><p>Two cats</p>', ['Two cats']],
  ['what is no HTML', 'a < b & c', ['a < b & c']],
])('ED8 of %s the words alone are taken', (_, html, lines) => {
  expect(linesOf(html)).toEqual({ lines, remoteCount: 0 })
})

test('ED8 blocks within blocks are lines, each once, and spaces of the layout go', () => {
  const html = `<div><div>
    <ul><li>One   <i>cat</i></li><li><p>Two</p></li></ul>
    <table><tr><td>Three</td></tr></table>
  </div></div><pre>a
b</pre>last`
  expect(linesOf(html).lines).toEqual(['One cat', 'Two', 'Three', 'a', 'b', 'last'])
})

test('ED8 a picture that comes along is a file, without a name where it has none', () => {
  const html = `<p><img alt="a/cat" src="data:image/png;base64,${pixel}"> <img src="DATA:image/png;base64,${pixel}"> </p><p>Here</p>`
  expect(linesOf(html)).toEqual({ lines: ['⟨a cat.png⟩ ⟨⟩', 'Here'], remoteCount: 0 })
  const [file] = pastedHtml(html, []).pieces
  expect(file?.kind === 'file' && [file.file.type, file.file.size]).toEqual(['image/png', 70])
})

test.each([
  ['stands elsewhere', '<img alt="a cat" src="https://elsewhere.example/x.png">'],
  ['stands here', '<img alt="a cat" src="/api/v1/media/x">'],
  ['runs script', '<img alt="a cat" src="javascript:alert(1)" onerror="alert(1)">'],
  ['is drawn by markup', '<img alt="a cat" src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=">'],
  ['is drawn by plain markup', '<img alt="a cat" src="data:image/svg+xml,<svg onload=alert(1)>">'],
  ['is no picture', `<img alt="a cat" src="data:text/html;base64,${pixel}">`],
  ['is broken', '<img alt="a cat" src="data:image/png;base64,%%%">'],
  ['is nowhere', '<img alt="a cat">'],
])('ED8 of a picture that %s the words remain, and that is counted', (_, html) => {
  expect(linesOf(`<p>See ${html}.</p>`)).toEqual({ lines: ['See a cat.'], remoteCount: 1 })
})

test('ED8 pictures from elsewhere are the files beside the HTML where these are as many', () => {
  const html = '<p>One <img src="https://e.example/1">, two <img src="https://e.example/2"></p>'
  const files = ['1.png', '2.png'].map((name) => new File(['x'], name, { type: 'image/png' }))
  expect(linesOf(html, files)).toEqual({ lines: ['One ⟨1.png⟩, two ⟨2.png⟩'], remoteCount: 0 })
  expect(linesOf(html, files.slice(1))).toEqual({ lines: ['One , two'], remoteCount: 2 })
})

test('ED8 a page of many thousand pieces is taken whole in a moment', () => {
  const html =
    '<p>word <b>and</b> word</p>'.repeat(5_000) +
    '<div>'.repeat(400) +
    'deep' +
    '</div>'.repeat(400) +
    '<img alt="x" src="https://e.example/x">'.repeat(1_000)
  const start = performance.now()
  const { lines, remoteCount } = linesOf(html)
  expect(performance.now() - start).toBeLessThan(10_000)
  expect(lines.slice(0, 2)).toEqual(['word and word', 'word and word'])
  expect(lines[5_000]).toBe('deep')
  expect(remoteCount).toBe(1_000)
})

test('ED8 files are chips side by side, texts and pages among them their words', async () => {
  const files = [
    new File(['x'], 'cat.png', { type: 'image/png' }),
    new File(['x'], 'dog.png', { type: 'image/png' }),
    new File(['Two\r\ncats\n'], 'a.txt', { type: 'text/plain' }),
    new File(['<p>And <script>no</script>dogs</p>'], 'b.html', { type: 'text/html' }),
  ]
  const { pieces } = await pastedFrom({ files, html: '', text: '' })
  expect(pieces.map((each) => (each.kind === 'text' ? each.text : each.kind))).toEqual([
    'file',
    ' ',
    'file',
    'line',
    'Two',
    'line',
    'cats',
    'line',
    'And dogs',
  ])
  // HTML that holds nothing but a picture is the picture's own file.
  const alone = await pastedFrom({
    files: files.slice(0, 1),
    html: '<img src="https://e.example/x">',
    text: '',
  })
  expect(alone.pieces).toEqual([{ kind: 'file', file: files[0] }])
})
