import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

const looks = {
  primary: 'bg-ink text-panel hover:opacity-90',
  secondary: 'border border-line-strong bg-card hover:bg-canvas',
  ghost: 'text-ink-2 hover:bg-line/60 hover:text-ink',
} as const
const sizes = {
  small: 'h-8 px-3 text-sm pointer-coarse:h-11',
  medium: 'h-9 px-4 text-base pointer-coarse:h-11',
} as const

export type ButtonProps = ComponentProps<'button'> & {
  readonly look?: keyof typeof looks
  readonly size?: keyof typeof sizes
  /** Dresses the one child, a link for example, as a button. */
  readonly asChild?: boolean
}

/** A button with words. `IconButton` is the one without. */
export function Button({
  look = 'secondary',
  size = 'small',
  asChild,
  className,
  ...rest
}: ButtonProps) {
  const Component = asChild ? Slot.Root : 'button'
  return (
    <Component
      {...(!asChild && { type: 'button' as const })}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors',
        'disabled:pointer-events-none disabled:opacity-50',
        looks[look],
        sizes[size],
        className,
      )}
      {...rest}
    />
  )
}
