'use client'
import { useTranslations } from 'next-intl'
import { memo, useMemo, useState, type ReactElement } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import { beginningOf } from '@/lib/editor/beginning'
import type { Phrase } from '@/lib/editor/phrases'
import { findLinks } from '@/lib/graph/links'
import type { Node } from '@/lib/kinds'
import { GraphLink } from './citation-chip'
import { useEditor } from './context'
import { PhraseChip } from './phrase-chip'
import { rehypePhrases, type PhraseData } from './phrase-tree'
import { usePhrases } from './phrases'

const components: Components = {
  a: ({ href = '', node, children }) => {
    const data = node?.data as PhraseData | undefined
    if (data) {
      const targets = findLinks(`[x](${href})`)[0]?.targets
      return (
        <PhraseChip {...data} {...(targets && { targets })}>
          {children}
        </PhraseChip>
      )
    }
    // The one scanner of links says which of them point into the graph, so that what is shown is compiled.
    if (href.startsWith('#')) return <GraphLink href={href}>{children}</GraphLink>
    return (
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="nodrag underline"
      >
        {children}
      </a>
    )
  },
  mark: ({ node, children }) => {
    const data = node?.data as PhraseData | undefined
    return data ? <PhraseChip {...data}>{children}</PhraseChip> : <mark>{children}</mark>
  },
  // Nothing is fetched from elsewhere: a picture is told by its name.
  img: ({ alt }) => <span>{alt}</span>,
  // A line that a person began is a line, as it is in the prompt.
  p: ({ children }) => <p className="mb-2 whitespace-pre-line last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="mb-2 list-disc pl-5 last:mb-0">{children}</ul>,
  ol: ({ children, start }) => (
    <ol className="mb-2 list-decimal pl-5 last:mb-0" start={start}>
      {children}
    </ol>
  ),
  h1: ({ children }) => <h3 className="mb-1 text-base font-semibold">{children}</h3>,
  h2: ({ children }) => <h4 className="mb-1 font-semibold">{children}</h4>,
  h3: ({ children }) => <h5 className="mb-1 font-semibold">{children}</h5>,
  code: ({ children }) => (
    <code className="rounded bg-canvas px-1 font-mono text-xs">{children}</code>
  ),
  pre: ({ children }) => (
    <pre className="mb-2 overflow-x-auto rounded-md bg-canvas p-2 last:mb-0">{children}</pre>
  ),
  table: ({ children }) => (
    <div className="mb-2 overflow-x-auto last:mb-0">
      <table className="border-collapse">{children}</table>
    </div>
  ),
  th: ({ children }) => (
    <th className="border border-line px-2 py-1 text-left font-semibold">{children}</th>
  ),
  td: ({ children }) => <td className="border border-line px-2 py-1 align-top">{children}</td>,
  blockquote: ({ children }) => (
    <blockquote className="mb-2 border-l-2 border-line-strong pl-3 text-ink-2 last:mb-0">
      {children}
    </blockquote>
  ),
}

const drawnCountMax = 1_000
/** By text, of those without phrases. */
const plain = new Map<string, ReactElement>()
/** The phrases of a text are the same array while they are the same. */
const withPhrases = new WeakMap<readonly Phrase[], ReactElement>()

/**
 * What was read once is kept, since a card comes and goes with what is seen of the canvas and reading is
 * most of what it costs.
 */
function drawn(text: string, phrases: readonly Phrase[]): ReactElement {
  const before = phrases.length === 0 ? plain.get(text) : withPhrases.get(phrases)
  if (before) return before
  const made = ReactMarkdown({
    children: text,
    remarkPlugins: [remarkGfm, remarkCjkFriendly],
    rehypePlugins: [rehypeSanitize, [rehypePhrases, { source: text, phrases }]],
    components,
  })
  if (phrases.length > 0) withPhrases.set(phrases, made)
  else {
    if (plain.size >= drawnCountMax) plain.clear()
    plain.set(text, made)
  }
  return made
}

/**
 * A person's Markdown, sanitised; links into the graph become mentions, and so do phrases that point
 * where the text is that of a node. A long text is read as far as is seen of it until all is asked for.
 */
export const Markdown = memo(function Markdown({
  text,
  node,
  field = 'text',
}: {
  readonly text: string
  readonly node?: Node | undefined
  readonly field?: string
}) {
  const t = useTranslations('editor')
  const { text: whole, phrases } = usePhrases(node, field, text)
  const asked = useEditor(({ asked: place }) =>
    place && place.node === node?.id && place.field === field ? place.start : undefined,
  )
  const shown = useShown(whole, phrases, asked)
  return (
    <>
      {drawn(shown.text, shown.phrases)}
      {!shown.isWhole && (
        <button
          type="button"
          onClick={(event) => {
            focusAround(event.currentTarget)
            shown.showAll()
          }}
          className="nodrag mt-1 cursor-pointer text-ink-2 underline"
        >
          {t('showAll')}
        </button>
      )}
    </>
  )
})

/** More than is seen of a text at once; to read one costs what it is long, in the moment in which it is shown. */
const beginningLengthMax = 4_000

/** Of a text its beginning, which is as long as a card can show, or all of it. */
function useShown(text: string, phrases: readonly Phrase[], asked: number | undefined) {
  const [isAll, setAll] = useState(false)
  const beginning = useMemo(() => {
    const { text: drawnText, end } = beginningOf(text, beginningLengthMax, phrases)
    return { text: drawnText, end, phrases: phrases.filter((phrase) => phrase.end <= end) }
  }, [text, phrases])
  // What is asked about is seen, and stays so when the question is gone.
  const isAsked = asked !== undefined && asked >= beginning.end
  if (isAsked && !isAll) setAll(true)
  const isWhole = isAll || isAsked || beginning.end === text.length
  return { ...(isWhole ? { text, phrases } : beginning), isWhole, showAll: () => setAll(true) }
}

/** The button goes with its press, so that the focus is to go to what stands around the text: a card, as a rule. */
function focusAround(button: HTMLElement): void {
  button.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
}
