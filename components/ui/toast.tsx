'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Toast as Radix } from 'radix-ui'
import { create } from 'zustand'
import { Button } from './button'

export type Toast = {
  readonly message: string
  /** What it is about: the next word about that takes its place. */
  readonly topic?: string
  /** One thing that can be done about it, such as undoing it. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

type Shown = Toast & { readonly id: number }

const shownCountMax = 2
/** Long enough to read a sentence and reach the button. */
const shownMilliseconds = 8_000

let idLast = 0
const useToasts = create<{ readonly shown: readonly Shown[] }>(() => ({ shown: [] }))

/** Says something for some seconds, once where it is said already; from any code in the browser. */
export function showToast(toast: Toast): void {
  const next: Shown = { ...toast, id: ++idLast }
  useToasts.setState(({ shown }) => ({
    shown: [...shown.filter((each) => !isReplaced(each, next)), next].slice(-shownCountMax),
  }))
}

function isReplaced(toast: Toast, next: Toast): boolean {
  return toast.message === next.message || (next.topic !== undefined && toast.topic === next.topic)
}

function closeToast(id: number): void {
  useToasts.setState(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) }))
}

/** Stands once on the page; Alt and T move the focus to it. */
export function Toasts() {
  const t = useTranslations('common')
  const shown = useToasts((state) => state.shown)
  return (
    <Radix.Provider label={t('toastRegion')} duration={shownMilliseconds} swipeDirection="right">
      {shown.map(({ id, message, action }) => (
        <Radix.Root
          key={id}
          open
          onOpenChange={(next) => !next && closeToast(id)}
          className="flex items-center gap-2 rounded-card border border-line-strong bg-panel py-2 pr-2 pl-4 shadow-card"
        >
          <Radix.Description className="grow wrap-anywhere">{message}</Radix.Description>
          {action && (
            <Radix.Action altText={action.label} asChild>
              <Button onClick={action.run}>{action.label}</Button>
            </Radix.Action>
          )}
          <Radix.Close
            aria-label={t('close')}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-2 hover:bg-line/60 hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </Radix.Close>
        </Radix.Root>
      ))}
      {/* At the lower left, where nothing is typed; on a narrow screen over what is read, not the panel. */}
      <Radix.Viewport
        hotkey={['altKey', 'KeyT']}
        className="pointer-events-none fixed bottom-16 left-24 z-50 flex w-96 max-w-[calc(100vw-32px)] flex-col gap-2 outline-none *:pointer-events-auto max-sm:top-14 max-sm:bottom-auto max-sm:left-4"
      />
    </Radix.Provider>
  )
}
