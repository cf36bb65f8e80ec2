'use client'
import { Fragment } from 'react'
import { findLinks } from '@/lib/graph/links'
import { Mention } from './mention'

/** A sentence of ours in Markdown: links into the graph are chips, all else is text as it stands. */
export function LinkedText({ text }: { readonly text: string }) {
  const links = findLinks(text)
  return (
    <>
      {links.map(({ start, textStart, textEnd, targets }, index) => (
        <Fragment key={index}>
          {plain(text.slice(links[index - 1]?.end ?? 0, start))}
          <Mention targets={targets}>{plain(text.slice(textStart, textEnd))}</Mention>
        </Fragment>
      ))}
      {plain(text.slice(links.at(-1)?.end ?? 0))}
    </>
  )
}

/** Without the backslashes by which letters stand for themselves. */
const plain = (text: string) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
