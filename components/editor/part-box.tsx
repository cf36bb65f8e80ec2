'use client'
import { useTranslations } from 'next-intl'
import type { DOMAttributes, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { PartData } from '@/lib/editor/canvas'
import { select, toggleSelected } from '@/lib/editor/session'
import { useEditorStore } from './context'
import { PartWireEnds } from './part-wire-ends'
import { pointAt, pointNowhere } from './pointing'

/** A part of a picture or a sound, drawn where it is; it can be selected, lit and wired like a card. */
export function PartBox({
  part,
  name,
  depth,
  canMove = false,
  handlers,
  onFocusSeen,
  className,
  children,
}: {
  readonly part: PartData
  readonly name: string
  /** Its place among those that may cover it; without one, what is lit or selected lies on top. */
  readonly depth?: number
  /** Whether a pointer moves it rather than its card. */
  readonly canMove?: boolean
  readonly handlers?: DOMAttributes<Element>
  /** Told when it gets the focus in a way that is shown, as by keys, and when that is gone. */
  readonly onFocusSeen?: (isSeen: boolean) => void
  readonly className?: string
  readonly children?: ReactNode
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { node, rect, lit, selected } = part
  function choose(event: MouseEvent | KeyboardEvent) {
    event.stopPropagation()
    store.setSession((session) =>
      event.shiftKey ? toggleSelected(session, node.id) : select(session, [node.id]),
    )
  }
  return (
    <div
      role="button"
      tabIndex={0}
      data-part-id={node.id}
      data-lit={lit || undefined}
      aria-label={name}
      aria-description={node.kind === 'region' ? t('a11y.region') : undefined}
      aria-pressed={selected}
      onClick={choose}
      onKeyDown={(event) => {
        // On one that is selected it goes on to name it.
        if (event.key === 'Enter' && !selected) choose(event)
      }}
      onMouseEnter={(event) => {
        event.stopPropagation()
        pointAt(store, [node.id])
      }}
      onMouseLeave={() => pointNowhere(store)}
      onFocus={({ currentTarget }) => onFocusSeen?.(currentTarget.matches(':focus-visible'))}
      onBlur={() => onFocusSeen?.(false)}
      {...(canMove && handlers)}
      style={{
        left: rect.x - 1,
        top: rect.y - 1,
        width: rect.width,
        height: rect.height,
        ...(depth !== undefined && { zIndex: depth }),
      }}
      className={classNames(
        'group/part absolute',
        canMove ? 'nodrag nopan cursor-move touch-none' : 'cursor-pointer',
        depth === undefined && (lit || selected) && 'z-10',
        className,
      )}
    >
      {children}
      <PartWireEnds id={node.id} isOut={depth !== undefined && selected} selected={selected} />
    </div>
  )
}
