'use client'
import { useDraft } from './draft'
import { fieldLook } from './typed-field'

/** A number that is written when the field is left, so that half a number is never a value. */
export function NumberField({
  value,
  disabled = false,
  onChange,
}: {
  readonly value: number
  readonly disabled?: boolean
  readonly onChange: (value: number) => void
}) {
  const draft = useDraft(String(value), (text) => {
    const next = Number(text)
    if (text.trim() !== '' && Number.isFinite(next) && next !== value) onChange(next)
  })
  return <input type="number" step="any" disabled={disabled} {...draft} className={fieldLook} />
}
