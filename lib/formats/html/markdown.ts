import rehypeSanitize from 'rehype-sanitize'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { findLinks, type LinkTarget } from '../../graph/links'
import { escapeHtml } from './markup'

/** What of a tree of HTML matters here (hast). */
export type ProseTree = {
  type: string
  readonly tagName?: string
  readonly value?: string
  readonly properties?: Readonly<Record<string, unknown>>
  children?: ProseTree[]
}

/** One link into the graph, its words as HTML. */
export type LinkWriter = (words: string, targets: readonly LinkTarget[]) => string

/**
 * What a text may hold to be read. The parser takes time by the square of how deep marks are nested and of how
 * many may belong together, and by the length otherwise; within these bounds no text takes it a second.
 */
export const markdownBounds = {
  /** UTF-16 units. */
  textLengthMax: 16_000,
  linesCountMax: 1_000,
  /** Quotes and lists that begin on one line, one within the other. */
  depthMax: 16,
  /** Signs of one sort that may belong together. */
  signsCountMax: 1_000,
  /** UTF-16 units of all texts of a page. */
  pageLengthMax: 250_000,
} as const

/** Whether a text can be anything but plain paragraphs; most notes are no more, and cost no parser. */
export function hasSigns(text: string): boolean {
  return /[*_`~[\]<>#|\\&@\t]|:\/\/|www\.|^ *(?:[-+=]|\d+[.)])|^ {4}/im.test(text)
}

/** Whether reading a text takes no longer than a page may wait for it. */
function isReadable(text: string): boolean {
  const { textLengthMax, linesCountMax, depthMax, signsCountMax } = markdownBounds
  if (text.length > textLengthMax) return false
  if (countOf(text, /\n/g) > linesCountMax) return false
  for (const signs of [/[*_~]/g, /[[\]]/g, /`/g, /</g]) {
    if (countOf(text, signs) > signsCountMax) return false
  }
  return text.split('\n').every((line) => {
    const opening = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))*[ \t]*/.exec(line)?.[0] ?? ''
    // Two columns are the least by which a list within a list is indented.
    return countOf(opening, /[>\-+*.)]|[ \t]{2}/g) <= depthMax
  })
}

function countOf(text: string, signs: RegExp): number {
  return text.match(signs)?.length ?? 0
}

/** The pipeline of the editor. Tags that a person wrote are kept as what they are until they are told as text. */
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkCjkFriendly)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(() => (tree) => tellHtml(tree as ProseTree))
  .use(rehypeSanitize)
  .freeze()

/** Tags that a person wrote are text as all else that was written; the sanitising would leave them out. */
function tellHtml(node: ProseTree): void {
  if (node.type === 'raw') node.type = 'text'
  node.children?.forEach(tellHtml)
}

/** Texts of one page as trees of HTML, sanitised: each once, and no more in all than a page may take. */
export class ProseReader {
  readonly trees = new Map<string, ProseTree>()
  #left: number = markdownBounds.pageLengthMax

  /** Reads a text where it has to be read, and can be; tells whether that took any time. */
  read(text: string): boolean {
    if (!hasSigns(text) || this.trees.has(text)) return false
    if (text.length > this.#left || !isReadable(text)) return false
    this.#left -= text.length
    this.trees.set(text, pipeline.runSync(pipeline.parse(text)) as ProseTree)
    return true
  }
}

/**
 * A text of a page as HTML, and whether it is as Markdown has it or stands with its signs. It is written by a
 * list of elements of its own: no picture, no HTML that was written, no address but of the web and of mail.
 */
export function proseHtml(
  text: string,
  trees: ReadonlyMap<string, ProseTree>,
  link: LinkWriter,
): { readonly html: string; readonly isRead: boolean } {
  const tree = trees.get(text)
  return tree
    ? { html: new Writer(link).all(tree), isRead: true }
    : { html: plain(text), isRead: !hasSigns(text) }
}

function plain(text: string): string {
  return text
    .split(/\n[ \r]*\n\s*/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim())}</p>`)
    .join('')
}

/** Elements that stand in the page as they are, without any attribute. */
const kept = new Set(
  'p ul li blockquote pre code em strong del br hr table thead tbody tr th td sup'.split(' '),
)
const empty = new Set(['br', 'hr'])
/** A text's headings stand below that of its node. */
const headings: ReadonlyMap<string, string> = new Map(
  ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name, index) => [name, `h${Math.min(6, index + 4)}`]),
)

/** Writes a tree as HTML: what is not named here is its words alone. */
class Writer {
  constructor(readonly link: LinkWriter) {}

  all({ children = [] }: ProseTree): string {
    return children.map((child) => this.#one(child)).join('')
  }

  #one(node: ProseTree): string {
    if (node.type === 'text') return escapeHtml(node.value ?? '')
    const { tagName = '', properties = {} } = node
    if (tagName === 'a') return this.#anchor(node)
    // The heading of footnotes is of the parser's words, not of the page's.
    if (/footnote-label$/.test(textIn(properties['id']))) return '<hr>'
    if (tagName === 'img') return escapeHtml(textIn(properties['alt']))
    if (tagName === 'input') return properties['checked'] === true ? '☑' : '☐'
    if (empty.has(tagName)) return `<${tagName}>`
    const inner = this.all(node)
    if (tagName === 'table') return `<div class="table"><table>${inner}</table></div>`
    if (tagName === 'ol') return `<ol${startOf(properties['start'])}>${inner}</ol>`
    // A box to be ticked stands in the place of the list's own sign.
    if (tagName === 'li' && /^(?:\s|<p>)*[☐☑]/.test(inner)) return `<li class="task">${inner}</li>`
    const name = kept.has(tagName) ? tagName : headings.get(tagName)
    return name === undefined ? inner : `<${name}>${inner}</${name}>`
  }

  #anchor(node: ProseTree): string {
    const { properties = {} } = node
    if ('dataFootnoteBackref' in properties) return ''
    const words = this.all(node)
    // Notes at the foot are numbered; a link to them would be read as one into the graph.
    if ('dataFootnoteRef' in properties) return words
    const href = textIn(properties['href'])
    if (/^(?:https?:\/\/|mailto:)/i.test(href)) {
      return `<a href="${escapeHtml(href)}" target="_blank" rel="noopener noreferrer nofollow">${words}</a>`
    }
    // The one scanner of links says which of them point into the graph.
    const targets = href.startsWith('#') ? findLinks(`[x](${href})`)[0]?.targets : undefined
    return targets ? this.link(words, targets) : words
  }
}

function startOf(start: unknown): string {
  return typeof start === 'number' && Number.isSafeInteger(start) ? ` start="${start}"` : ''
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
