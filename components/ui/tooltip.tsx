'use client'
import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Key } from './key'

/** Stands once around the page, so that moving between neighbours shows the next tip at once. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return <Radix.Provider delayDuration={500}>{children}</Radix.Provider>
}

export type TooltipProps = {
  readonly label: string
  readonly keys?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  /** The one element that the tip is about. */
  readonly children: ReactNode
}

export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-panel"
        >
          {label}
          {keys !== undefined && <Key inverted>{keys}</Key>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
