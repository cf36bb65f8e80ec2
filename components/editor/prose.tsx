'use client'
import { useTranslations } from 'next-intl'
import type { CardData } from '@/lib/editor/canvas'
import { classNames } from '@/components/ui/class-names'
import { useEditor, useEditorStore } from './context'
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
  // Of a card that is selected the wheel scrolls the text; over any other it moves the canvas.
  const isSelected = useEditor(({ session }) => session.selectedNodes.has(data.node.id))
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
    <div
      className={classNames(
        isSelected && 'nowheel',
        data.height === undefined ? 'max-h-[480px]' : 'min-h-0 grow',
        'overflow-y-auto px-3.5 pb-3 leading-6 wrap-anywhere',
      )}
    >
      <Markdown text={text} node={data.node} />
    </div>
  )
}
