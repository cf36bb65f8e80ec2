'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import './style-nonce'

export type DialogProps = {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: string
  readonly children?: ReactNode
  /** Buttons, the one that does it last. */
  readonly footer?: ReactNode
  readonly className?: string
}

/** A modal dialog: holds the focus, closes with Escape, gives the focus back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
}: DialogProps) {
  const t = useTranslations('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Radix.Content
          data-modal
          {...(description === undefined && { 'aria-describedby': undefined })}
          className={classNames(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-md -translate-x-1/2 -translate-y-1/2 flex-col',
            'rounded-card border border-line bg-panel shadow-card',
            className,
          )}
        >
          <div className="p-4 pr-14 pb-2">
            <Radix.Title className="text-base font-semibold wrap-anywhere">{title}</Radix.Title>
          </div>
          <div className="overflow-y-auto px-4 pb-4">
            {description !== undefined && (
              <Radix.Description className="text-ink-2">{description}</Radix.Description>
            )}
            {children}
          </div>
          {footer !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line p-4">
              {footer}
            </div>
          )}
          {/* Last in order, so that the first thing inside takes the focus. */}
          <Radix.Close
            aria-label={t('close')}
            className="absolute top-3 right-3 inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-2 hover:bg-line/60 hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
