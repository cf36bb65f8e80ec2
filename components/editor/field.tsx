import type { ReactNode } from 'react'

/** A named field of the inspector; the field inside carries the same name itself. */
export function Field({
  label,
  hint,
  children,
}: {
  readonly label: string
  readonly hint?: string | undefined
  readonly children: ReactNode
}) {
  return (
    <div>
      <p className="pb-1 text-xs text-ink-2">{label}</p>
      {children}
      {hint !== undefined && <p className="pt-1 text-xs text-ink-3">{hint}</p>}
    </div>
  )
}
