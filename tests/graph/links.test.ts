import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { describe, expect, it, test } from 'vitest'
import { findLinks, linkTo, plainWords, targetText, withoutLinksTo } from '@/lib/graph/links'
import { runs } from '../support/arbitraries'

type Tree = ReturnType<typeof fromMarkdown> | { children?: Tree[]; type: string }

/** The links of a text as CommonMark finds them, `start-end target`. */
function linksOfCommonMark(text: string): string[] {
  const found: string[] = []
  const visit = (node: Tree) => {
    if (node.type === 'link' && 'url' in node && 'position' in node) {
      const { url, position } = node as unknown as {
        url: string
        position: { start: { offset: number }; end: { offset: number } }
      }
      const isTarget =
        /^#[A-Za-z0-9_-]+(\/[1-9][0-9]*)?(:[A-Za-z0-9_-]+)?(,[A-Za-z0-9_-]+(\/[1-9][0-9]*)?(:[A-Za-z0-9_-]+)?)*$|^#$/
      if (isTarget.test(url)) found.push(`${position.start.offset}-${position.end.offset} ${url}`)
    }
    if ('children' in node) node.children?.forEach((child) => visit(child as Tree))
  }
  visit(fromMarkdown(text))
  return found
}

function linksFound(text: string): string[] {
  return findLinks(text).map(
    ({ start, end, targets }) => `${start}-${end} #${targets.map(targetText).join(',')}`,
  )
}

const target = fc.constantFrom(
  '#d1',
  '#d1,d3',
  '#d1:r1',
  '#doc/3',
  '<#d1>',
  '#',
  '#d 1',
  'http://x.y',
  '',
  '#a)b',
)
const titleText = fc.constantFrom('', ' "t"', " 'a ] b'", ' (t)', ' "unclosed', '"glued"')
const word = fc.constantFrom(
  'dog',
  '강아지',
  'x y',
  '*',
  '_',
  '**b**',
  '!',
  '(',
  ')',
  '"',
  '&#91;',
  '👧',
)
const breaks = fc.constantFrom(
  '\\',
  '\\[',
  '\\]',
  '\\`',
  '\\!',
  '\\\\',
  '<',
  '>',
  '`',
  '``',
  '[',
  ']',
  '![',
  '](#d1)',
  '](',
  '\n',
)
const opaque = fc.constantFrom(
  '`[a](#c1)`',
  '`` ` [a](#c2) ``',
  '<b title="](#q)">',
  '</b>',
  '<http://e.org/](#u)>',
  '<!-- [a](#m) -->',
  '<me@x.org>',
  "<a b='`'>",
  '<b',
)
const { inline } = fc.letrec<{ inline: string; piece: string }>((tie) => ({
  inline: fc
    .array(tie('piece'), { maxLength: 6, depthIdentifier: 'inline' })
    .map((all) => all.join('')),
  piece: fc.oneof(
    { depthIdentifier: 'inline', maxDepth: 3 },
    word,
    breaks,
    opaque,
    fc
      .tuple(fc.constantFrom('[', '![', '\\['), tie('inline'), target, titleText)
      .map(([open, text, to, title]) => `${open}${text}](${to}${title})`),
    fc.tuple(tie('inline'), target).map(([text, to]) => `[${text}]( ${to} )`),
  ),
}))

/** What SPEC G31 leaves out: reference definitions, HTML blocks, and destinations with `\` or `&`. */
function isInScope(text: string): boolean {
  return !/\]:|^[ \t>*+\-0-9.)]*</m.test(text) && !/\][(][^)]*[\\&]/.test(text)
}

const paragraph = inline.map((text) => `${text}\n`)
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  inline.map((text) => `## ${text.replaceAll('\n', ' ')} ##\n`),
  inline.map((text) => `${text.replaceAll('\n', ' ')}\n---\n`),
  inline.map((text) => `> ${text.replaceAll('\n', '\n> ')}\n`),
  inline.map((text) => `- ${text.replaceAll('\n', '\n  ')}\n- [b](#i2)\n`),
  inline.map((text) => `1. ${text.replaceAll('\n', '\nlazy ')}\n`),
  fc.constantFrom(
    '```\n[a](#f1)\n\n```\n',
    '~~~~ js\n[a](#f2)\n~~~\n~~~~~ \n',
    '    [a](#k1)\n',
    '\t[a](#k2)\n',
    '- [a](#i1)\n\n  ```\n  [b](#f3)\n\n  [c](#f4)\n  ```\n',
    '1. [a](#i4)\n\n       [b](#k3)\n',
    '> ```\n> [a](#f5)\n',
    '> [a\n> b](#d1)\n',
    '* * *\n',
    '===\n',
    '``` a`b\n',
    '\n',
  ),
)
const markdown = fc
  .array(fc.tuple(block, fc.constantFrom('', '\n')), { maxLength: 4 })
  .map((blocks) => blocks.flat().join(''))

describe('the links of a text', () => {
  it('G28 finds exactly the links into the graph that CommonMark finds, and where', () => {
    fc.assert(
      fc.property(markdown.filter(isInScope), (text) => {
        expect(linksFound(text)).toEqual(linksOfCommonMark(text))
      }),
      { seed: 28, numRuns: runs(1500) },
    )
  })

  it('G28 finds exactly those of one line of brackets, escapes and code', () => {
    fc.assert(
      fc.property(inline.filter(isInScope), (text) => {
        expect(linksFound(text)).toEqual(linksOfCommonMark(text))
      }),
      { seed: 29, numRuns: runs(1500) },
    )
  })

  test.each([
    ['[a](#b)', ['0-7 #b']],
    ['[a](#b "t")', ['0-11 #b']],
    ['[a](<#b>)', ['0-9 #b']],
    ['[a]( #b )', ['0-9 #b']],
    ['[a [b](#c) d](#e)', ['3-10 #c']],
    ['[both](#d1,d3) [r](#d1:r1) [p](#doc/3)', ['0-14 #d1,d3', '15-26 #d1:r1', '27-38 #doc/3']],
    ['[a](#b c) [a](#b/0) [a](#b,,c)', []],
    ['[the first](#) [a](<#> "t") [a]() [a](#,)', ['0-14 #', '15-27 #']],
    ['[a](#__proto__) [a](#b:__proto__)', []],
  ])('G29 reads targets, titles and brackets: %s', (text, found) => {
    expect(linksFound(text)).toEqual(found)
  })

  test.each(['![a](#b)', '![a [b](#c) d](#e)', '![a [b](#c) d](http://x.y)'])(
    'G30 takes no picture for a link, nor what its description holds: %s',
    (text) => expect(linksFound(text)).toEqual([]),
  )

  test.each([
    ['<div>\n[a](#b)\n</div>', ['6-13 #b']],
    ['[a](\\#b) [a](&#35;b)', []],
    ['[x]: [a](#b)', ['5-12 #b']],
  ])('G31 differs from CommonMark as stated: %j', (text, found) => {
    expect(linksFound(text)).toEqual(found)
    expect(linksOfCommonMark(text)).not.toEqual(found)
  })

  const bombs = [
    '[',
    ']',
    '![',
    '[a](#',
    '[a](#b',
    '`',
    '``` ',
    '` `` ',
    '<',
    '<!--',
    '<?',
    '<![CDATA[',
    '<a b="',
    "<a b='",
    '[a](#b "',
    '[a](#b (',
    '[a](<#b',
    '\\',
    '[a](#b) ',
    '[[a](#b)](#c) ',
    '> ',
    '- ',
    '1. ',
    '\t',
    '~~~\n',
    '# [a](#b)\n',
    'a\n> [',
    '](#',
    '<a@',
    '<a:',
    '[`',
    '`[a](#b)',
  ]
  test.each(bombs)('G32 takes linear time over 100 kB of %j', (unit) => {
    const text = `[a](#b)\n\n${unit.repeat(Math.ceil(100_000 / unit.length))}`
    const times = Array.from({ length: 3 }, () => {
      const start = performance.now()
      findLinks(text)
      return performance.now() - start
    })
    // Quadratic time would be many seconds; the bound leaves room for a busy machine.
    expect(Math.min(...times)).toBeLessThan(500)
  })

  it('G41 writes links that are found whole, to the very targets, whatever their words', () => {
    const words = fc
      .array(fc.oneof(word, breaks), { maxLength: 8 })
      .map((all) => all.join('').replaceAll('\n', ' '))
    const targets = fc.constantFrom(
      [{ id: 'd1' }],
      [{ id: 'd1' }, { id: 'd3' }],
      [{ id: 'd1', pairedWith: 'r1' }],
      [{ id: 'doc', passage: 3 }],
      [],
    )
    fc.assert(
      fc.property(words, targets, (text, to) => {
        const link = linkTo(text, to)
        expect(findLinks(link)).toMatchObject([{ start: 0, end: link.length, targets: to }])
        expect(linksOfCommonMark(link)).toEqual(linksFound(link))
      }),
      { numRuns: runs(1_000) },
    )
    expect(linkTo('a [b] `c` <d> \\ *e*', [{ id: 'd1' }])).toBe(
      '[a \\[b\\] \\`c\\` \\<d> \\\\ *e*](#d1)',
    )
  })

  it('G33 reads of links into the graph the words alone, and of others all that is written', () => {
    expect(plainWords('The [first](#d1), [old](#) and `[third](#d3)` [x](https://x.test).')).toBe(
      'The first, old and `[third](#d3)` [x](https://x.test).',
    )
  })

  it('G33 makes the links to what is gone plain and keeps all else as written', () => {
    const gone = new Set(['d1'])
    expect(withoutLinksTo('a [b *c*](#d1 "t") `[x](#d1)` [y](#d2)', gone)).toBe(
      'a b *c* `[x](#d1)` [y](#d2)',
    )
    expect(withoutLinksTo('[b](#d1,d2:r,d3:d1 "t")', gone)).toBe('[b](#d2:r "t")')
    expect(withoutLinksTo('[b]( <#d2/3,d1> )', gone)).toBe('[b]( <#d2/3> )')
    expect(withoutLinksTo('[a](#) [b](#d1)', gone)).toBe('[a](#) b')
  })
})
