'use client'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import type { Point } from '@/lib/editor/session'

/** A small card that opens at a point of the screen and closes with Escape or a press elsewhere. */
export function AtPoint({
  point,
  label,
  onClose,
  children,
  className = 'w-64',
}: {
  readonly point: Point
  readonly label: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly className?: string
}) {
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed size-0"
          style={{ left: point.x, top: point.y }}
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          side="bottom"
          align="start"
          sideOffset={8}
          collisionPadding={12}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className={`z-50 rounded-card border border-line bg-panel p-2 shadow-card ${className}`}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
