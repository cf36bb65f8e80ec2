'use client'
import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { View } from '@/lib/editor/view'
import type { LinkTarget } from '@/lib/graph/links'
import { ownerOf } from '@/lib/kinds'
import { sentence } from '@/lib/messages'
import type { Message } from '@/lib/std/result'
import { useEditor } from './context'
import { usePointing } from './pointing'

/** How a phrase that points looks, and one that is open. */
export const chipLook = 'nodrag cursor-default rounded-sm px-0.5 transition-colors'
export const openLook = 'border-b border-dashed border-warn bg-warn-soft'

/** More aliases than these behind a phrase hide the sentence that it stands in. */
const aliasesCountMax = 4

/**
 * A phrase that points: tinted, with the alias of what it means, in amber where that does not exist;
 * hovering it draws the thread.
 */
export function Mention({
  targets,
  reason,
  isLast = true,
  children,
}: {
  readonly targets: readonly LinkTarget[]
  /** Why a phrase that is no link means this. */
  readonly reason?: Message
  /** Of a phrase in several pieces the last one has the alias. */
  readonly isLast?: boolean
  readonly children: ReactNode
}) {
  const language = useLocale()
  const ids = targets.flatMap((target) =>
    target.pairedWith === undefined ? [target.id] : [target.id, target.pairedWith],
  )
  const aliases = useEditor(({ view }) => aliasesOf(view, targets))
  const isOpen = useEditor((state) => ids.some((id) => !state.view.nodes.has(id)))
  const isLit = useEditor((state) => ids.some((id) => state.session.lit.has(id)))
  const pointing = usePointing(ids)
  const told = reason && sentence(reason, language)
  return (
    <span
      {...pointing}
      tabIndex={isLast ? 0 : -1}
      title={told}
      data-mention={reason ? 'resolved' : 'explicit'}
      className={classNames(
        chipLook,
        isOpen ? openLook : classNames('bg-accent-soft', isLit && 'ring-1 ring-accent'),
      )}
    >
      {children}
      {isLast && <AliasesBehind isOpen={isOpen}>{aliases}</AliasesBehind>}
    </span>
  )
}

/** The aliases behind a phrase, raised as a note's mark is. */
export function AliasesBehind({
  isOpen,
  children,
}: {
  readonly isOpen: boolean
  readonly children: ReactNode
}) {
  return (
    <sup
      className={classNames(
        'ml-px font-mono text-[10px] leading-none font-normal',
        isOpen ? 'text-warn-ink' : 'text-accent-ink',
      )}
    >
      {children}
    </sup>
  )
}

function aliasesOf({ aliases, nodes }: View, targets: readonly LinkTarget[]): string {
  const shown = targets.slice(0, aliasesCountMax).map((target) => {
    const alias = aliases.get(target.id) ?? '?'
    const passage = target.passage === undefined ? '' : `/${target.passage}`
    const other = target.pairedWith === undefined ? undefined : nodes.get(target.pairedWith)
    if (!other) return alias + passage
    // A pair stands in the middle of a sentence: of a region its letter is enough there.
    const letter = ownerOf(other) === undefined ? aliases.get(other.id) : other.alias
    return `${alias}→${(letter ?? '?').replace(/^(Region|Segment) /, '')}`
  })
  const restCount = targets.length - shown.length
  const all = [...shown, ...(restCount > 0 ? [`+${restCount}`] : [])]
  // A line may end between two aliases, never within one.
  return all.map((each) => each.replaceAll(' ', '\u00a0')).join(' ')
}
