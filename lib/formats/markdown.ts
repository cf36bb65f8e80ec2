import { findLinks } from '../graph/links'
import type { GraphDocument, Node } from '../graph/document'
import { isPart, nameOf } from '../kinds'
import { bounds } from '../std/bounds'
import { ok } from '../std/result'
import { cutText } from '../std/text'
import { attributeLines, escapeMarkdown } from './canvas/text'
import { defineFormat } from './define'
import { stemOf } from './file-names'
import { passagesOf } from './long-text'
import { Notes } from './notes'
import { outlineOf, type Outline } from './outline'
import type { Words } from './words'

/**
 * The graph to be read by people, as CommonMark: things with what they are and stand in, then notes and the
 * conversation. Every node has an anchor of its id, and references in texts lead there. The other way a
 * text comes in as notes, one a heading.
 */
export const markdown = defineFormat({
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  packed: 'never',
  export(document, { words, language }) {
    const notes = new Notes()
    for (const node of document.nodes) {
      if ('asset' in node && node.asset) notes.tell('export.mediaTold', nameOf(node))
    }
    const text = new Page(document, words[language]).text()
    return { files: [{ path: 'graph.md', text }], notes: notes.list() }
  },
  import({ text, path }) {
    const { title, sections } = sectionsOf(text)
    const name = cutText(title || stemOf(path), bounds.titleLengthMax)
    const ids = idsOf(sections)
    const nodes = sections.map((section, index) => noteOf(section, ids[index] ?? `t${index + 1}`))
    const notes = new Notes()
    for (const { heading } of sections) notes.tell('import.headingsAsNotes', heading || name)
    const document = { title: name, nodes }
    return ok({ document, media: new Map(), notes: sections.length > 1 ? notes.list() : [] })
  },
})

class Page {
  readonly #outline: Outline

  constructor(
    readonly document: GraphDocument,
    readonly words: Words,
  ) {
    this.#outline = outlineOf(document)
  }

  text(): string {
    const { words, document } = this
    const cards = document.nodes.filter((node) => !isPart(node))
    const of = (...kinds: readonly Node['kind'][]) =>
      cards.filter(({ kind }) => kinds.includes(kind))
    const sections: readonly (readonly [string, readonly Node[]])[] = [
      [words.things, of('entity', 'set')],
      [words.pictures, of('image')],
      [words.sounds, of('audio')],
      [words.notes, of('text')],
      [words.documents, of('document')],
      [words.conversation, of('question', 'answer')],
    ]
    const told = sections
      .filter(([, nodes]) => nodes.length > 0)
      .map(([heading, nodes]) => [`## ${heading}`, ...nodes.map((node) => this.#node(node, 3))])
    const title = `# ${escapeMarkdown(document.title) || words.untitled}`
    return `${[title, ...told.flat()].join('\n\n')}\n`
  }

  /** One node under a heading with its anchor, parts below it. */
  #node(node: Node, level: number): string {
    const { words } = this
    const kind = node.kind === 'entity' && node.class ? node.class : words.kinds[node.kind]
    const alias = node.alias ? `${node.alias} ` : ''
    const name = node.label ? `${alias}${escapeMarkdown(node.label)}` : alias.trim() || node.id
    const facts = [
      ...attributeLines('attributes' in node ? node.attributes : undefined),
      ...this.#facts(node),
    ]
    const edges = (this.#outline.edges.get(node.id) ?? []).map(
      ({ relation, target }) => `- ${escapeMarkdown(relation)} → ${this.#link(target)}`,
    )
    const members =
      node.kind === 'set' ? node.members.map((id, index) => `${index + 1}. ${this.#link(id)}`) : []
    return [
      `${'#'.repeat(level)} <a id="${node.id}"></a>${name} (${escapeMarkdown(kind)})`,
      [...facts, ...edges].join('\n'),
      members.join('\n'),
      ...this.#texts(node),
      ...(this.#outline.parts.get(node.id) ?? []).map((part) => this.#node(part, level + 1)),
    ]
      .filter((block) => block !== '')
      .join('\n\n')
  }

  #facts(node: Node): readonly string[] {
    const { words } = this
    if (node.kind === 'image') {
      const { asset } = node
      return [asset ? `- ${asset.width} × ${asset.height}` : `- ${words.noFile}`]
    }
    if (node.kind === 'audio') {
      const { asset } = node
      return [
        asset ? `- ${asset.durationSeconds.toFixed(1)} ${words.seconds}` : `- ${words.noFile}`,
      ]
    }
    if (node.kind === 'segment') return [`- ${node.start}–${node.end} ${words.seconds}`]
    if (node.kind === 'document' && node.source)
      return [`- ${words.source}: ${escapeMarkdown(node.source)}`]
    return []
  }

  #texts(node: Node): readonly string[] {
    const texts = ['text', 'caption', 'transcript'].flatMap((field) => {
      const text = (node as unknown as Readonly<Record<string, unknown>>)[field]
      return typeof text === 'string' && text.trim() !== '' ? [this.#linked(text)] : []
    })
    const passages = node.kind === 'document' ? (node.passages ?? []) : []
    const told = passages.map(
      ({ text }, index) =>
        `<a id="${node.id}-${index + 1}"></a>${index + 1}. ${escapeMarkdown(text)}`,
    )
    return [...texts, ...told]
  }

  #link(id: string): string {
    return `[${escapeMarkdown(this.#outline.names.get(id) ?? id)}](#${id})`
  }

  /** A text whose references lead to anchors: several behind their phrase, since a link leads to one place. */
  #linked(text: string): string {
    let out = ''
    let last = 0
    for (const { start, end, textStart, textEnd, targets } of findLinks(text)) {
      const phrase = text.slice(textStart, textEnd)
      const [only] = targets
      const anchors = targets.map(({ id, passage, pairedWith }) => {
        const place = passage === undefined ? this.#link(id) : `[${passage}](#${id}-${passage})`
        return pairedWith === undefined ? place : `${place} – ${this.#link(pairedWith)}`
      })
      const isOne =
        targets.length === 1 && only?.passage === undefined && only?.pairedWith === undefined
      const told = isOne
        ? `[${phrase}](#${only?.id})`
        : phrase + (anchors.length > 0 ? ` (${anchors.join(', ')})` : '')
      out += text.slice(last, start) + told
      last = end
    }
    return out + text.slice(last)
  }
}

type Section = {
  readonly heading: string
  readonly text: string
  /** The id that its heading is an anchor of. */
  readonly anchor?: string
}

/** A heading's own anchor, as the export writes it. */
const anchorPattern = /^<a id="((?!__proto__")[A-Za-z0-9_-]{1,64})"><\/a>[ \t]*/

/** The anchors of headings, so that links to these still lead there; and other ids for all others. */
function idsOf(sections: readonly Section[]): readonly string[] {
  const taken = new Set<string>()
  const anchors = sections.map(({ anchor }) => {
    if (anchor === undefined || taken.has(anchor)) return undefined
    taken.add(anchor)
    return anchor
  })
  let number = 0
  return anchors.map((anchor) => {
    if (anchor !== undefined) return anchor
    do number++
    while (taken.has(`t${number}`))
    return `t${number}`
  })
}

const fence = /^ {0,3}(`{3,}|~{3,})/
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/

/**
 * A text cut before each heading that begins with `#` outside of fenced code. A first heading of the highest
 * level is the title; front matter stays with what is above the first heading.
 */
function sectionsOf(text: string): {
  readonly title: string
  readonly sections: readonly Section[]
} {
  type Begun = { heading: string; lines: string[]; anchor: string | undefined }
  const sections: Begun[] = [{ heading: '', lines: [], anchor: undefined }]
  let title = ''
  let open = ''
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const mark = fence.exec(line)?.[1] ?? ''
    if (open === '') open = mark
    else if (mark.startsWith(open) && line.trim() === mark) open = ''
    const heading = open === '' && mark === '' ? atxHeading.exec(line) : null
    if (heading) {
      const written = (heading[2] ?? '').trim()
      const anchor = anchorPattern.exec(written)
      const words = written.slice(anchor?.[0].length ?? 0)
      if (title === '' && heading[1] === '#') title = words
      // The anchor becomes the note's id, and would stand in its text as a tag.
      const own = anchor ? line.replace(anchor[0], '') : line
      sections.push({ heading: words, lines: [own], anchor: anchor?.[1] })
    } else sections.at(-1)?.lines.push(line)
  }
  return {
    title,
    sections: sections
      .map(({ heading, lines, anchor }) => ({
        heading,
        text: lines.join('\n').trim(),
        ...(anchor !== undefined && { anchor }),
      }))
      .filter((section) => section.text !== ''),
  }
}

function noteOf({ heading, text }: Section, id: string) {
  const label = heading === '' ? {} : { label: cutText(heading, bounds.labelLengthMax) }
  if (text.length <= bounds.textLengthMax) return { id, kind: 'text', ...label, text }
  return { id, kind: 'document', ...label, passages: passagesOf(text) }
}
