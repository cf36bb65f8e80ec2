'use client'
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { View } from '@/lib/editor/view'
import type { LinkTarget } from '@/lib/graph/links'
import { ownerOf } from '@/lib/kinds'
import type { Mention as Resolved } from '@/lib/references'
import type { NodeId } from '@/lib/std/id'
import { useEditor } from './context'
import { usePointing } from './pointing'

/** How a phrase that points looks; an open one is amber and dashed, never red as a spelling mistake. */
export const chipLook =
  'nodrag rounded-sm px-0.5 transition-colors [-webkit-tap-highlight-color:transparent]'
export const openLook = 'border-b border-dashed border-warn bg-warn-soft hover:border-solid'
export const resolvedLook = 'bg-accent-soft'
/** Words that were said to point at nothing are words like any other until they are pointed at. */
export const silentLook =
  'decoration-dotted underline-offset-2 hover:underline focus-visible:underline'

/** More aliases than these behind a phrase hide the sentence that it stands in. */
const aliasesCountMax = 4

/** A link's words with the alias of what it means; hovering it draws the thread. */
export function Mention({
  targets,
  children,
}: {
  readonly targets: readonly LinkTarget[]
  readonly children: ReactNode
}) {
  const ids = idsOf(targets)
  const aliases = useEditor(({ view }) => aliasesOf(view, targets))
  const isOpen = useEditor(({ view }) => ids.some((id) => !view.nodes.has(id)))
  const isLit = useEditor(({ session }) => ids.some((id) => session.lit.has(id)))
  const pointing = usePointing(ids)
  return (
    <span
      {...pointing}
      tabIndex={0}
      data-mention="explicit"
      className={classNames(
        chipLook,
        isOpen ? openLook : classNames(resolvedLook, isLit && 'ring-1 ring-accent'),
      )}
    >
      {children}
      <AliasesBehind isOpen={isOpen}>{aliases}</AliasesBehind>
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
      className={`ml-px font-mono text-[10px] leading-none font-normal ${
        isOpen ? 'text-warn-ink' : 'text-accent-ink'
      }`}
    >
      {children}
    </sup>
  )
}

/** What a resolved phrase points at, as a link would say it. */
export function targetsOf({
  pairs,
  refers,
}: Pick<Resolved, 'pairs' | 'refers'>): readonly LinkTarget[] {
  return pairs
    ? pairs.map(([id, pairedWith]) => ({ id: id as NodeId, pairedWith: pairedWith as NodeId }))
    : refers.map((id) => ({ id: id as NodeId }))
}

/** The nodes of which these speak, each once. */
export function idsOf(targets: readonly LinkTarget[]): readonly NodeId[] {
  const all = targets.flatMap(({ id, pairedWith }) => (pairedWith ? [id, pairedWith] : [id]))
  return [...new Set(all)]
}

/** What a phrase means, as aliases: `E1 E3`, `Document 1/3`, `E1→A`, `?` for what does not exist. */
export function aliasesOf({ aliases, nodes }: View, targets: readonly LinkTarget[]): string {
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
