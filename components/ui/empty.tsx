import type { ReactNode } from 'react'

export type EmptyProps = {
  readonly title: string
  readonly body: ReactNode
  /** What to do about it. */
  readonly children?: ReactNode
}

/** A place with nothing to show, which says why and what to do. */
export function Empty({ title, body, children }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-16 text-center">
      <p className="text-base font-semibold wrap-anywhere">{title}</p>
      <p className="text-ink-2">{body}</p>
      {children !== undefined && (
        <div className="mt-4 flex flex-wrap justify-center gap-2">{children}</div>
      )}
    </div>
  )
}
