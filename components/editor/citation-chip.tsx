'use client'
import { createContext, useContext, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { nameOf } from '@/lib/editor/view'
import { findLinks } from '@/lib/graph/links'
import { useActionContext } from './action-context'
import { useEditor } from './context'
import { reveal } from './follow-new'
import { AliasesBehind, aliasesOf, chipLook, idsOf, openLook, resolvedLook } from './mention'
import { soundOf } from './play-button'
import { togglePlay, usePlayer } from './player'
import { usePointing } from './pointing'

/** Whether links of a text are what an answer cites: pressed, they lead there instead of asking what they mean. */
const AreCitations = createContext(false)

/** A text in which links are citations. */
export function Cited({ children }: { readonly children: ReactNode }) {
  return <AreCitations value>{children}</AreCitations>
}

/** A link into the graph where no phrase was read: words, or in an answer what it cites. */
export function GraphLink({
  href,
  children,
}: {
  readonly href: string
  readonly children: ReactNode
}) {
  const areCitations = useContext(AreCitations)
  if (!areCitations) return <span>{children}</span>
  return <CitationChip href={href}>{children}</CitationChip>
}

/**
 * What an answer cites: pointed at it lights and draws its thread; pressed it brings the node into view, and a
 * sound or a segment is played.
 */
function CitationChip({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  const context = useActionContext()
  const targets = findLinks(`[x](${href})`)[0]?.targets ?? []
  const ids = idsOf(targets)
  const aliases = useEditor(({ view }) => aliasesOf(view, targets))
  const names = useEditor(({ view }) =>
    ids.map((id) => (view.nodes.has(id) ? nameOf(view, id) : '?')).join(', '),
  )
  const isGone = useEditor(({ view }) => ids.some((id) => !view.nodes.has(id)))
  const isLit = useEditor(({ session }) => ids.some((id) => session.lit.has(id)))
  const pointing = usePointing(ids)
  function follow() {
    reveal(context, ids)
    const { view } = context.store.getState()
    const node = view.nodes.get(ids[0] ?? '')
    if (node?.kind !== 'audio' && node?.kind !== 'segment') return
    const clip = soundOf(view, node)?.clip
    // Pressed again while it sounds it is heard from its beginning, as a citation is looked up.
    if (clip && usePlayer.getState().key === clip.key) togglePlay(clip)
    if (clip) togglePlay(clip)
  }
  const isItsAlias = children === aliases.replaceAll('\u00a0', ' ')
  return (
    <span
      {...pointing}
      role="button"
      tabIndex={0}
      title={names}
      data-citation={ids.join(' ')}
      onClick={follow}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        follow()
      }}
      className={classNames(
        chipLook,
        'cursor-pointer',
        isItsAlias && 'font-mono text-[0.85em] text-accent-ink',
        isGone ? openLook : classNames(resolvedLook, isLit && 'ring-1 ring-accent'),
      )}
    >
      {children}
      {!isItsAlias && <AliasesBehind isOpen={isGone}>{aliases}</AliasesBehind>}
    </span>
  )
}
