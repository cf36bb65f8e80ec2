'use client'
import { useTranslations } from 'next-intl'
import type { CardData } from '@/lib/editor/canvas'
import { useEditorStore } from './context'
import { Markdown } from './markdown'
import { TypedField } from './typed-field'

/** The text of a card: read as Markdown, written as plain text in place. */
export function Prose({
  data,
  text,
  placeholder,
}: {
  readonly data: CardData
  readonly text: string
  readonly placeholder: string
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  if (data.editing) {
    return (
      <div className="px-2 pb-2 pl-3">
        <TypedField
          node={data.node}
          field="text"
          label={t('fields.text')}
          placeholder={placeholder}
          multiline
          autoFocus
          onDone={() => store.setSession((session) => ({ ...session, editing: undefined }))}
          className="max-h-96 text-sm leading-6"
        />
      </div>
    )
  }
  if (text.trim() === '') return <p className="px-3.5 pb-3 text-ink-2">{placeholder}</p>
  return (
    <div className="nowheel max-h-[480px] overflow-y-auto px-3.5 pb-3 leading-6 wrap-anywhere">
      <Markdown text={text} />
    </div>
  )
}
