'use client'
import { Popover } from 'radix-ui'
import { useMemo, type ComponentProps } from 'react'
import { classNames } from '@/components/ui/class-names'

/**
 * A card at a place of the screen, open as long as it is there: the focus stays where it is, and neither
 * Escape nor a press elsewhere closes it.
 *
 * @param placeOf where that place is; a new function only where the place is another
 */
export function StillPopover({
  placeOf,
  className,
  children,
  ...content
}: ComponentProps<typeof Popover.Content> & { readonly placeOf: () => DOMRect }) {
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: placeOf } }), [placeOf])
  const keep = (event: Event) => event.preventDefault()
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          collisionPadding={12}
          {...content}
          onOpenAutoFocus={keep}
          onCloseAutoFocus={keep}
          onEscapeKeyDown={keep}
          onInteractOutside={keep}
          className={classNames('rounded-card border border-line bg-panel shadow-card', className)}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
