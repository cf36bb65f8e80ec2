'use client'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { LinkTarget } from '@/lib/graph/links'
import { ownerOf } from '@/lib/kinds'
import { useEditor } from './context'
import { usePointing } from './pointing'

/**
 * A phrase that points: tinted, with the alias of what it means, in amber where that does not exist;
 * hovering it draws the thread.
 */
export function Mention({
  targets,
  children,
}: {
  readonly targets: readonly LinkTarget[]
  readonly children: ReactNode
}) {
  const ids = targets.flatMap((target) =>
    target.pairedWith === undefined ? [target.id] : [target.id, target.pairedWith],
  )
  const aliases = useEditor((state) => {
    const { aliases: whole, nodes } = state.view
    return targets
      .map((target) => {
        const alias = whole.get(target.id) ?? '?'
        const passage = target.passage === undefined ? '' : `/${target.passage}`
        const other = target.pairedWith === undefined ? undefined : nodes.get(target.pairedWith)
        if (!other) return alias + passage
        // A pair stands in the middle of a sentence: of a region its letter is enough there.
        const letter = ownerOf(other) === undefined ? whole.get(other.id) : other.alias
        return `${alias}→${(letter ?? '?').replace(/^(Region|Segment) /, '')}`
      })
      .join(' ')
  })
  const isOpen = useEditor((state) => ids.some((id) => !state.view.nodes.has(id)))
  const isLit = useEditor((state) => ids.some((id) => state.session.lit.has(id)))
  const pointing = usePointing(ids)
  return (
    <span
      {...pointing}
      tabIndex={0}
      className={classNames(
        'nodrag cursor-default rounded-sm px-0.5 transition-colors',
        isOpen
          ? 'border-b border-dashed border-warn bg-warn-soft'
          : classNames('bg-accent-soft', isLit && 'ring-1 ring-accent'),
      )}
    >
      {children}
      <sup
        className={classNames(
          'ml-px font-mono text-[10px] leading-none',
          isOpen ? 'text-warn-ink' : 'text-accent-ink',
        )}
      >
        {aliases}
      </sup>
    </span>
  )
}
