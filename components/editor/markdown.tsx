'use client'
import { memo, type ReactElement } from 'react'
import ReactMarkdown, { type Components } from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkGfm from 'remark-gfm'
import { findLinks } from '@/lib/graph/links'
import { Mention } from './mention'

const components: Components = {
  a: ({ href = '', children }) => {
    // The one scanner of links reads the target, so that what is shown is what is compiled.
    const targets = href.startsWith('#') ? findLinks(`[x](${href})`)[0]?.targets : undefined
    if (targets) return <Mention targets={targets}>{children}</Mention>
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
  blockquote: ({ children }) => (
    <blockquote className="mb-2 border-l-2 border-line-strong pl-3 text-ink-2 last:mb-0">
      {children}
    </blockquote>
  ),
}

const drawnCountMax = 1_000
const drawn = new Map<string, ReactElement>()

/**
 * A person's Markdown, sanitised; links into the graph become mentions. What was read once is kept, since
 * a card comes and goes with what is seen of the canvas and reading is most of what it costs.
 */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  const before = drawn.get(text)
  if (before) return before
  const made = ReactMarkdown({
    children: text,
    remarkPlugins: [remarkGfm, remarkCjkFriendly],
    rehypePlugins: [rehypeSanitize],
    components,
  })
  if (drawn.size >= drawnCountMax) drawn.clear()
  drawn.set(text, made)
  return made
})
