/** The product's sign: a pointer that starts at a thing. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden className={className} fill="none" stroke="currentColor">
      <circle cx="4.5" cy="15.5" r="2.75" strokeWidth="2" />
      <path d="M6.5 13.5 16 4M9.5 3.5h7v7" strokeWidth="2.25" strokeLinejoin="round" />
    </svg>
  )
}
