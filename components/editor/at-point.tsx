'use client'
import { Popover } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import type { Point } from '@/lib/editor/session'

const selectedCard = '.react-flow__node.selected'

/** To what had the focus before, else to the selected card; what was chosen may have moved it on. */
export function giveFocusBack(before: Element | null): void {
  const isNowhere = document.activeElement === document.body || !document.activeElement
  const goal = before?.isConnected ? before : document.querySelector(selectedCard)
  if (isNowhere && goal instanceof HTMLElement) goal.focus({ preventScroll: true })
}

/** A small card that opens at a point of the screen and closes with Escape or a press elsewhere. */
export function AtPoint({
  point,
  height = 0,
  label,
  onClose,
  children,
  className = 'w-64',
}: {
  readonly point: Point
  /** How much above the point stays uncovered where the card opens upwards, in pixels. */
  readonly height?: number
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly className?: string
}) {
  // The focus as it was before anything in here took it, to go back to.
  const [before] = useState(() => document.activeElement)
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed w-0"
          style={{ left: point.x, top: point.y - height, height }}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          side="bottom"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            giveFocusBack(before)
          }}
          className={`z-50 rounded-card border border-line bg-panel p-2 shadow-card ${className}`}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
