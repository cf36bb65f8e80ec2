import { classNames } from './class-names'

/** A key or a combination of keys, as it stands on the keyboard. */
export function Key({
  children,
  inverted,
}: {
  readonly children: string
  readonly inverted?: boolean
}) {
  return (
    <kbd
      className={classNames(
        'rounded border px-1 font-mono text-[11px] leading-4',
        inverted ? 'border-current/40' : 'border-line-strong bg-canvas text-ink-2',
      )}
    >
      {children}
    </kbd>
  )
}
