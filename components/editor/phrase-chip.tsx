'use client'
import { useLocale, useTranslations } from 'next-intl'
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import type { Phrase } from '@/lib/editor/phrases'
import type { LinkTarget } from '@/lib/graph/links'
import { sentence } from '@/lib/messages'
import type { NodeId } from '@/lib/std/id'
import { useEditor, useEditorStore } from './context'
import { AliasesBehind, chipLook, Mention, openLook } from './mention'
import { pointBelow, usePointing } from './pointing'

/** A phrase of a text that is read, with what it means, or asking what it means. */
export function PhraseChip({
  phrase,
  isLast,
  children,
}: {
  readonly phrase: Phrase
  readonly isLast: boolean
  readonly children: ReactNode
}) {
  if (phrase.status === 'resolved') {
    return (
      <Mention targets={targetsOf(phrase)} reason={phrase.reason} isLast={isLast}>
        {children}
      </Mention>
    )
  }
  return (
    <OpenChip phrase={phrase} isLast={isLast}>
      {children}
    </OpenChip>
  )
}

function targetsOf({ pairs, refers }: Phrase): readonly LinkTarget[] {
  return pairs
    ? pairs.map(([id, pairedWith]) => ({ id: id as NodeId, pairedWith: pairedWith as NodeId }))
    : refers.map((id) => ({ id: id as NodeId }))
}

/** Amber and dashed, never a red line, which would read as a spelling mistake; it opens its menu. */
function OpenChip({
  phrase,
  isLast,
  children,
}: {
  readonly phrase: Phrase
  readonly isLast: boolean
  readonly children: ReactNode
}) {
  const language = useLocale()
  const store = useEditorStore()
  const choice = useChoiceText(phrase)
  const pointing = usePointing(phrase.candidates ?? [])
  const told = sentence(phrase.reason, language)
  const isAsked = useEditor(({ choosing }) => choosing?.phrase === phrase)
  function ask(event: MouseEvent<HTMLElement> | KeyboardEvent<HTMLElement>) {
    event.preventDefault()
    event.stopPropagation()
    store.setState({ choosing: { phrase, screen: pointBelow(event.currentTarget) } })
  }
  return (
    <span
      {...pointing}
      role="button"
      tabIndex={isLast ? 0 : -1}
      aria-haspopup="menu"
      aria-expanded={isAsked}
      title={told}
      data-mention={phrase.status}
      data-phrase={`${phrase.field}/${phrase.start}`}
      onClick={ask}
      // A double click on a card begins to write in it.
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') ask(event)
      }}
      className={classNames(chipLook, openLook, 'cursor-pointer hover:border-solid')}
    >
      {children}
      {isLast && <AliasesBehind isOpen>{choice}</AliasesBehind>}
    </span>
  )
}

const namedCountMax = 3
/** So much stays on one line. */
const unbrokenLengthMax = 16

/** `E1 or E3?` */
export function useChoiceText({ candidates = [] }: Phrase): string {
  const t = useTranslations('editor.phrase')
  const named = useEditor(({ view }) =>
    candidates
      .slice(0, candidates.length > namedCountMax ? namedCountMax - 1 : namedCountMax)
      .map((id) => view.aliases.get(id) ?? '?')
      .join('\n'),
  )
  if (candidates.length === 0) return '?'
  const names = named.split('\n')
  const restCount = candidates.length - names.length
  const all = [...names, ...(restCount > 0 ? [t('others', { count: restCount })] : [])]
  const text = `${all.join(t('or'))}?`
  return text.length > unbrokenLengthMax ? text : text.replaceAll(' ', '\u00a0')
}
