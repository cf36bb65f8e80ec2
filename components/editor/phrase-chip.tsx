'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { isOpen, isSilenced, type Phrase } from '@/lib/editor/phrases'
import type { View } from '@/lib/editor/view'
import type { LinkTarget } from '@/lib/graph/links'
import { sentence } from '@/lib/messages'
import { useEditor, useEditorStore } from './context'
import {
  AliasesBehind,
  aliasesOf,
  chipLook,
  idsOf,
  openLook,
  resolvedLook,
  silentLook,
  targetsOf,
} from './mention'
import { pointBelow, usePointing } from './pointing'

/**
 * A phrase of a text that is read: tinted, with the alias of what it means, or amber and asking what it
 * means, or plain where it is marked as pointing at nothing. Pointed at it draws its threads; pressed it
 * opens its menu.
 */
export function PhraseChip({
  phrase,
  isLast,
  targets = targetsOf(phrase),
  children,
}: {
  readonly phrase: Phrase
  /** Of a phrase in several pieces the last one has the alias. */
  readonly isLast: boolean
  /** Of a link, with the passages that it names. */
  readonly targets?: readonly LinkTarget[]
  readonly children: ReactNode
}) {
  const language = useLocale()
  const store = useEditorStore()
  const open = isOpen(phrase)
  const silent = isSilenced(phrase)
  const ids = phrase.candidates ?? idsOf(targets)
  const aliases = useEditor(({ view }) => aliasesOf(view, targets))
  const choice = useChoiceText(phrase)
  const pointing = usePointing(ids, phrase)
  const isLit = useEditor((state) => ids.some((id) => state.session.lit.has(id)))
  const meant = silent ? silentLook : classNames(resolvedLook, isLit && 'ring-1 ring-accent')
  const isAsked = useEditor(({ choosing }) => choosing?.phrase === phrase)
  function ask(event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>) {
    event.preventDefault()
    event.stopPropagation()
    store.setState({ choosing: { phrase, screen: pointBelow(event.currentTarget) } })
  }
  return (
    <span
      {...pointing}
      {...(isLast && { role: 'button', tabIndex: 0, 'aria-haspopup': 'menu' })}
      {...(isLast && { 'aria-expanded': isAsked })}
      aria-description={sentence(phrase.reason, language)}
      data-mention={phrase.status}
      data-phrase={`${phrase.field}/${phrase.start}`}
      onClick={ask}
      // A double click on a card begins to write in it.
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') ask(event)
      }}
      className={classNames(chipLook, 'cursor-pointer', open ? openLook : meant)}
    >
      {children}
      {isLast && !silent && (
        <AliasesBehind isOpen={open}>{open && !phrase.link ? choice : aliases}</AliasesBehind>
      )}
    </span>
  )
}

const namedCountMax = 3
/** So much stays on one line. */
const unbrokenLengthMax = 16

/** `E1 or E3?` */
export function useChoiceText({ candidates = [] }: Phrase): string {
  const t = useTranslations('editor.phrase')
  return useEditor(({ view }) => choiceText(view, candidates, t))
}

/** The same for a graph that is at hand. */
export function choiceText(
  { aliases }: View,
  candidates: readonly string[],
  t: ReturnType<typeof useTranslations<'editor.phrase'>>,
): string {
  if (candidates.length === 0) return '?'
  const names = candidates
    .slice(0, candidates.length > namedCountMax ? namedCountMax - 1 : namedCountMax)
    .map((id) => aliases.get(id) ?? '?')
  const restCount = candidates.length - names.length
  const all = [...names, ...(restCount > 0 ? [t('others', { count: restCount })] : [])]
  const text = `${all.join(t('or'))}?`
  return text.length > unbrokenLengthMax ? text : text.replaceAll(' ', '\u00a0')
}
