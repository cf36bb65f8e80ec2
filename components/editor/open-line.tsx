'use client'
import { useTranslations } from 'next-intl'
import { isOpen, type Phrase } from '@/lib/editor/phrases'
import { unstressed } from '@/lib/graph/stress'
import type { Node } from '@/lib/kinds'
import { useEditor, useEditorStore } from './context'
import { useChoiceText } from './phrase-chip'
import { usePhrases } from './phrases'
import { pointBelow } from './pointing'

const shownCountMax = 5

/** What is still open in a text that is being written, each with the menu that settles it. */
export function OpenLine({
  node,
  field,
  text,
}: {
  readonly node: Node | undefined
  readonly field: string
  readonly text: string
}) {
  const t = useTranslations('editor.phrase')
  const open = usePhrases(node, field, text).phrases.filter(isOpen)
  if (open.length === 0) return null
  return (
    <ul aria-label={t('line')} className="flex flex-wrap gap-1 pt-1.5">
      {open.slice(0, shownCountMax).map((phrase) => (
        <li key={phrase.start} className="max-w-full">
          <OpenButton phrase={phrase} />
        </li>
      ))}
      {open.length > shownCountMax && (
        <li className="py-0.5 text-xs text-ink-2">
          {t('others', { count: open.length - shownCountMax })}
        </li>
      )}
    </ul>
  )
}

function OpenButton({ phrase }: { readonly phrase: Phrase }) {
  const t = useTranslations('editor.phrase')
  const store = useEditorStore()
  const choice = useChoiceText(phrase)
  const isAsked = useEditor(({ choosing }) => choosing?.phrase === phrase)
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={isAsked}
      // The field keeps the focus, and the caret its place.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        event.stopPropagation()
        store.setState({ choosing: { phrase, screen: pointBelow(event.currentTarget) } })
      }}
      className="nodrag flex max-w-full gap-1 rounded-md border border-dashed border-warn bg-warn-soft px-1.5 py-0.5 text-left text-xs text-warn-ink hover:border-solid pointer-coarse:min-h-11 pointer-coarse:items-center"
    >
      <span className="min-w-0 truncate">{t('asked', { phrase: unstressed(phrase.text) })}</span>
      <span className="shrink-0 font-mono text-[11px]">{choice}</span>
    </button>
  )
}
