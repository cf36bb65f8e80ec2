'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { setAttributes, type AttributeValue } from '@/lib/editor/gestures'
import type { Node } from '@/lib/kinds'
import { bounds } from '@/lib/std/bounds'
import { attributesOf } from './attribute-lines'
import { useEditorStore } from './context'
import { Field } from './field'
import { fieldLook } from './typed-field'

/** Attributes as rows of name and value; each row is written when it is left. */
export function AttributeTable({ node }: { readonly node: Node }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const [adding, setAdding] = useState(false)
  const attributes = ('attributes' in node ? node.attributes : undefined) ?? {}
  const entries = Object.entries(attributes)

  /** Replaces the row at an index, or adds one; an empty name removes it. */
  function write(index: number, name: string, value: string) {
    const rows = entries.map(([each, old]): [string, AttributeValue] => [each, old])
    const read = Object.entries(attributesOf(`${name}: ${value.replaceAll('\n', ' ')}`, attributes))
    rows.splice(index, 1, ...read)
    store.dispatch(setAttributes(node, Object.fromEntries(rows)))
    if (index === entries.length) setAdding(false)
  }
  return (
    <Field label={t('fields.attributes')}>
      <div className="flex flex-col gap-1.5">
        {entries.map(([name, value], index) => (
          <AttributeRow
            key={`${name} ${String(value)}`}
            name={name}
            value={Array.isArray(value) ? value.join(', ') : String(value)}
            onChange={(nextName, nextValue) => write(index, nextName, nextValue)}
          />
        ))}
        {adding && (
          <AttributeRow
            name=""
            value=""
            onChange={(name, value) => write(entries.length, name, value)}
          />
        )}
        <Button
          look="ghost"
          className="self-start px-2!"
          onClick={() => setAdding(true)}
          disabled={adding}
        >
          <Plus aria-hidden className="size-4" />
          {t('addAttribute')}
        </Button>
      </div>
    </Field>
  )
}

function AttributeRow({
  name,
  value,
  onChange,
}: {
  readonly name: string
  readonly value: string
  readonly onChange: (name: string, value: string) => void
}) {
  const t = useTranslations('editor')
  const [draft, setDraft] = useState({ name, value })
  const leave = () => onChange(draft.name, draft.value)
  const cancel = () => {
    setDraft({ name, value })
    onChange(name, value)
  }
  return (
    <div
      className="flex items-center gap-1.5"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) leave()
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') leave()
        if (event.key === 'Escape') cancel()
      }}
    >
      <input
        aria-label={t('attributeName')}
        placeholder={t('attributeName')}
        autoFocus={name === ''}
        maxLength={bounds.nameLengthMax}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        className={`${fieldLook} max-w-28`}
      />
      <input
        aria-label={t('attributeValue', { name: draft.name })}
        placeholder={t('attributeValuePlaceholder')}
        value={draft.value}
        onChange={(event) => setDraft({ ...draft, value: event.target.value })}
        className={fieldLook}
      />
      <IconButton label={t('removeAttribute', { name })} onClick={() => onChange('', '')}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
