'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type TabsProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly tabs: readonly {
    readonly value: T
    readonly label: string
    readonly content: ReactNode
  }[]
  readonly className?: string
}

/** Tabs with an underline under the open one; only its content is mounted. */
export function Tabs<T extends string>({ label, value, onChange, tabs, className }: TabsProps<T>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={classNames('flex min-h-0 flex-col', className)}
    >
      <Radix.List aria-label={label} className="flex shrink-0 gap-5 border-b border-line px-5">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            // Where the panel is down, the tab that is open already brings it up.
            onClick={() => tab.value === value && onChange(tab.value)}
            className="-mb-px border-b-2 border-transparent py-3 text-ink-2 pointer-coarse:min-w-11 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="min-h-0 grow overflow-y-auto">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
