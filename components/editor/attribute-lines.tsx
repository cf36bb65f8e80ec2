'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { setAttributes, type AttributeValue } from '@/lib/editor/gestures'
import type { Node } from '@/lib/kinds'
import { bounds } from '@/lib/std/bounds'
import { cutText } from '@/lib/std/text'
import { useEditorStore } from './context'
import { fieldLook } from './typed-field'

/** `fur: curly white`, one attribute a line. Lists are written with commas only where they were lists. */
export function linesOf(attributes: Readonly<Record<string, AttributeValue>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('\n')
}

/** Reads such lines. A value that reads as before stays of its type; a line without a colon says yes. */
export function attributesOf(
  lines: string,
  before: Readonly<Record<string, AttributeValue>>,
): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {}
  for (const line of lines.split('\n')) {
    const colon = line.indexOf(':')
    const key = colon === -1 ? line : line.slice(0, colon)
    const name = cutText(key.trim(), bounds.nameLengthMax)
    if (name === '' || name === '__proto__') continue
    const text = colon === -1 ? '' : line.slice(colon + 1).trim()
    const old = Object.hasOwn(before, name) ? before[name] : undefined
    attributes[name] = colon === -1 ? true : valueOf(text, old)
  }
  return attributes
}

function valueOf(text: string, old: AttributeValue | undefined): AttributeValue {
  if (Array.isArray(old)) return text.split(',').map((each) => each.trim())
  if (typeof old === 'number' && text !== '' && Number.isFinite(Number(text))) return Number(text)
  if (typeof old === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** Attributes as lines of text; written when the field is left, and as they were with Escape. */
export function AttributeLines({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const before = ('attributes' in node ? node.attributes : undefined) ?? {}
  const [draft, setDraft] = useState<string>()
  function leave() {
    if (draft === undefined) return
    const next = attributesOf(draft, before)
    if (linesOf(next) !== linesOf(before)) store.dispatch(setAttributes(node, next))
    setDraft(undefined)
  }
  return (
    <textarea
      aria-label={t('fields.attributes')}
      placeholder={t('placeholders.attributes')}
      value={draft ?? linesOf(before)}
      rows={2}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        setDraft(undefined)
        store.setSession((session) => ({ ...session, editing: undefined }))
      }}
      className={`${fieldLook} field-sizing-content resize-none`}
    />
  )
}
