'use client'
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Key } from './key'
import './style-nonce'

export type MenuProps = {
  /** The one button that opens it. */
  readonly trigger: ReactNode
  readonly align?: 'start' | 'center' | 'end'
  /** Called when it has closed; returns whether it moved the focus, which else goes back to the button. */
  readonly onClosed?: () => boolean
  readonly children: ReactNode
}

/** A menu under a button: arrows move, letters jump, Escape closes. */
export function Menu({ trigger, align = 'end', onClosed, children }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => onClosed?.() && event.preventDefault()}
          className={contentLook}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const contentLook =
  'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-xl border border-line bg-panel p-1 shadow-card'

export type MenuAtProps = {
  /** A place of the screen. */
  readonly point: { readonly x: number; readonly y: number }
  /** How much above the place stays uncovered where the menu opens upwards, in pixels. */
  readonly height?: number
  readonly label: string
  readonly onClose: () => void
  /** Gives the focus back; told what had it before the menu opened. */
  readonly onClosed: (before: Element | null) => void
  readonly className?: string
  readonly children: ReactNode
}

/** The same menu at a place of the screen, open as long as it is there, with its first choice focused. */
export function MenuAt({
  point,
  height = 0,
  label,
  onClose,
  onClosed,
  className,
  children,
}: MenuAtProps) {
  const [before] = useState(() => document.activeElement)
  const content = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // After the menu has taken the focus itself, which chooses nothing yet.
    const frame = requestAnimationFrame(() =>
      content.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(),
    )
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Radix.Trigger asChild>
        <span
          aria-hidden
          tabIndex={-1}
          className="pointer-events-none fixed w-0"
          style={{ left: point.x, top: point.y - height, height }}
        />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          ref={content}
          aria-label={label}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            onClosed(before)
          }}
          className={`${contentLook} ${className ?? ''}`}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const itemLook =
  'flex min-h-8 w-full pointer-coarse:min-h-11 items-center gap-2 rounded-lg px-2 text-base outline-none select-none data-disabled:opacity-50 data-highlighted:bg-line/70 [&_svg]:size-4 [&_svg]:shrink-0'

export type MenuItemProps = {
  /** The menu closes after it, unless the event is prevented. */
  readonly onSelect: (event: Event) => void
  readonly icon?: ReactNode
  readonly keys?: string
  readonly disabled?: boolean
  /** Called when it is the one that Enter would take. */
  readonly onFocus?: () => void
  readonly children: ReactNode
}

export function MenuItem({
  onSelect,
  icon,
  keys,
  disabled = false,
  onFocus,
  children,
}: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} disabled={disabled} onFocus={onFocus} className={itemLook}>
      {icon}
      <span className="grow">{children}</span>
      {keys !== undefined && <Key>{keys}</Key>}
    </Radix.Item>
  )
}

export type MenuChoiceProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly choices: readonly { readonly value: T; readonly label: string; readonly lang?: string }[]
}

/** Choices of which exactly one holds. */
export function MenuChoice<T extends string>({
  label,
  value,
  onChange,
  choices,
}: MenuChoiceProps<T>) {
  return (
    <Radix.RadioGroup
      value={value}
      onValueChange={(next) => onChange(next as T)}
      aria-label={label}
    >
      <Radix.Label className="px-2 pt-2 pb-1 text-xs text-ink-2">{label}</Radix.Label>
      {choices.map((choice) => (
        <Radix.RadioItem
          key={choice.value}
          value={choice.value}
          className={itemLook}
          lang={choice.lang}
        >
          <span className="grow">{choice.label}</span>
          <Radix.ItemIndicator>
            <Check aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

/** Words that stand in a menu and are no choice. */
export function MenuText({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Label asChild>
      <div className="px-2 pt-1.5 pb-1 text-xs text-ink-2">{children}</div>
    </Radix.Label>
  )
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
