import type { ComponentProps } from 'react'
import { classNames } from './class-names'

export type SelectProps<T extends string> = Omit<
  ComponentProps<'select'>,
  'value' | 'onChange' | 'children'
> & {
  readonly value: T
  readonly onChange: (value: T) => void
  readonly choices: readonly { readonly value: T; readonly label: string }[]
}

/** The browser's own list of choices, of which exactly one holds. Give it an `aria-label` or a `<label>`. */
export function Select<T extends string>({
  value,
  onChange,
  choices,
  className,
  ...rest
}: SelectProps<T>) {
  return (
    <select
      value={value}
      // Only what is offered can be chosen.
      onChange={(event) => onChange(event.target.value as T)}
      className={classNames(
        'h-8 w-full min-w-0 border border-line-strong bg-card px-2 pointer-coarse:h-11',
        className,
      )}
      {...rest}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
