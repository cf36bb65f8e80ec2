'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { MenuAt, MenuItem, MenuSeparator, MenuText } from '@/components/ui/menu'
import type { Point } from '@/lib/editor/session'
import { sentence } from '@/lib/messages'
import { AtPoint } from './at-point'
import type { PlacedPhrase } from './composer-phrases'
import { useEditor, useEditorStore } from './context'
import { NodeBrief } from './node-option'
import { NodePicker } from './node-picker'
import { pointAt, pointNowhere } from './pointing'

/** An open phrase of the field that is being asked about, and where on the screen. */
export type Asked = { readonly phrase: PlacedPhrase; readonly screen: Point }

const shownCountMax = 50
const lineHeight = 24

/** Asks what an open phrase of the field means. */
export function FieldMenu({
  asked,
  onTake,
  onClose,
}: {
  readonly asked: Asked
  readonly onTake: (id: string) => void
  readonly onClose: () => void
}) {
  const t = useTranslations('editor.phrase')
  const language = useLocale()
  const store = useEditorStore()
  const nodes = useEditor((state) => state.view.nodes)
  const { mention } = asked.phrase
  const [isSearching, setSearching] = useState(mention.candidates === undefined)
  const label = t('what', { phrase: mention.text })
  const question = (
    <span className="block px-1 pb-1">
      <span className="block text-base font-medium text-ink wrap-anywhere">{label}</span>
      <span className="block text-xs text-ink-2">{sentence(mention.reason, language)}</span>
    </span>
  )
  const place = {
    point: asked.screen,
    height: lineHeight,
    label,
    className: 'w-[22rem] max-w-[calc(100vw-24px)]',
  }
  if (isSearching) {
    return (
      <AtPoint {...place} onClose={onClose}>
        {question}
        <NodePicker label={label} onTake={onTake} />
      </AtPoint>
    )
  }
  return (
    <MenuAt {...place} onClose={onClose} onClosed={() => pointNowhere(store)}>
      <MenuText>{question}</MenuText>
      {(mention.candidates ?? []).slice(0, shownCountMax).map((id) => {
        const node = nodes.get(id)
        return (
          node && (
            <MenuItem key={id} onSelect={() => onTake(id)} onFocus={() => pointAt(store, [id])}>
              <NodeBrief node={node} />
            </MenuItem>
          )
        )
      })}
      <MenuSeparator />
      <MenuItem
        onSelect={(event) => {
          event.preventDefault()
          setSearching(true)
        }}
      >
        {t('another')}
      </MenuItem>
    </MenuAt>
  )
}
