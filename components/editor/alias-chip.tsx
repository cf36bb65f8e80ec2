import { classNames } from '@/components/ui/class-names'

/** An alias as it stands everywhere, so that people learn that E3 here and [E3] there are one thing. */
export function AliasChip({ alias, lit }: { readonly alias: string; readonly lit?: boolean }) {
  if (alias === '') return null
  return (
    <span
      className={classNames(
        'shrink-0 rounded border px-1.5 font-mono text-[11px] leading-[18px] whitespace-nowrap',
        lit
          ? 'border-accent/40 bg-accent-soft text-accent-ink'
          : 'border-line bg-canvas text-ink-2',
      )}
    >
      {alias}
    </span>
  )
}
