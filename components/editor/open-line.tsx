'use client'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { isOpen, isSilenced, type Phrase } from '@/lib/editor/phrases'
import { unstressed } from '@/lib/graph/stress'
import type { Node } from '@/lib/kinds'
import { useEditor, useEditorStore } from './context'
import { useChoiceText } from './phrase-chip'
import { usePhrases } from './phrases'
import { pointBelow } from './pointing'

const shownCountMax = 5

/** What is open in a text that is being written, and what was said to point at nothing, each with its menu. */
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
  const { phrases } = usePhrases(node, field, text)
  return (
    <>
      <PhraseList label={t('line')} phrases={phrases.filter(isOpen)} />
      <PhraseList label={t('silent')} phrases={phrases.filter(isSilenced)} />
    </>
  )
}

function PhraseList({
  label,
  phrases,
}: {
  readonly label: string
  readonly phrases: readonly Phrase[]
}) {
  const t = useTranslations('editor.phrase')
  if (phrases.length === 0) return null
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1 pt-1.5">
      {phrases.slice(0, shownCountMax).map((phrase) => (
        <li key={phrase.start} className="max-w-full">
          <OpenButton phrase={phrase} />
        </li>
      ))}
      {phrases.length > shownCountMax && (
        <li className="py-0.5 text-xs text-ink-2">
          {t('others', { count: phrases.length - shownCountMax })}
        </li>
      )}
    </ul>
  )
}

function OpenButton({ phrase }: { readonly phrase: Phrase }) {
  const t = useTranslations('editor.phrase')
  const store = useEditorStore()
  const choice = useChoiceText(phrase)
  const isSilent = isSilenced(phrase)
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
      className={classNames(
        'nodrag flex max-w-full gap-1 rounded-md border border-dashed px-1.5 py-0.5 text-left text-xs hover:border-solid pointer-coarse:min-h-11 pointer-coarse:items-center',
        isSilent ? 'border-line-strong text-ink-2' : 'border-warn bg-warn-soft text-warn-ink',
      )}
    >
      <span className="min-w-0 truncate">{t('asked', { phrase: unstressed(phrase.text) })}</span>
      {isSilent ? t('nothing') : <span className="shrink-0 font-mono text-[11px]">{choice}</span>}
    </button>
  )
}
