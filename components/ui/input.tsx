import type { ComponentProps } from 'react'
import { classNames } from './class-names'

/** A field of one line. Give it an `aria-label` or a `<label>`. */
export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      className={classNames(
        'h-8 pointer-coarse:h-11 w-full min-w-0 rounded-lg border border-line-strong bg-card px-3 text-base',
        'focus-visible:outline-offset-0 disabled:opacity-50 aria-invalid:border-warn',
        className,
      )}
      {...rest}
    />
  )
}
