import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { Tooltip } from './tooltip'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** The name for screen readers and the tooltip; there are no other words on it. */
  readonly label: string
  /** Keys that do the same, shown in the tooltip. */
  readonly keys?: string
}

export function IconButton({ label, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} {...(keys !== undefined && { keys })}>
      <button
        type="button"
        aria-label={label}
        className={classNames(
          'inline-flex size-8 shrink-0 pointer-coarse:size-11 items-center justify-center rounded-lg text-ink-2 transition-colors',
          'hover:bg-line/60 hover:text-ink disabled:opacity-50 data-[state=open]:bg-line/60 [&_svg]:size-4',
          className,
        )}
        {...rest}
      />
    </Tooltip>
  )
}
