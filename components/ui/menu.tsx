'use client'
import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
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
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-xl border border-line bg-panel p-1 shadow-card"
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
  readonly onSelect: () => void
  readonly icon?: ReactNode
  readonly keys?: string
  readonly disabled?: boolean
  readonly children: ReactNode
}

export function MenuItem({ onSelect, icon, keys, disabled = false, children }: MenuItemProps) {
  return (
    <Radix.Item onSelect={onSelect} disabled={disabled} className={itemLook}>
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

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
