'use client'
import { Keyboard, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Theme } from '@/components/settings/preferences'
import { SettingsMenu } from '@/components/settings/settings-menu'
import { classNames } from '@/components/ui/class-names'
import { Mark } from '@/components/ui/mark'
import { bounds } from '@/lib/std/bounds'
import { ActionButton } from './action-button'
import { useEditor, useEditorStore } from './context'

export function TopBar({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('editor')
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-4">
      <Link href="/" className="flex items-center gap-2 font-semibold" aria-label={t('toGraphs')}>
        <Mark className="size-5 text-accent" />
        <span className="max-sm:hidden">Deixis</span>
      </Link>
      <span aria-hidden className="text-ink-3">
        /
      </span>
      <Title />
      <SaveState />
      <span className="grow" />
      <span className="flex max-sm:hidden">
        <ActionButton id="undo" icon={Undo2} />
        <ActionButton id="redo" icon={Redo2} />
        <ActionButton id="shortcuts" icon={Keyboard} />
      </span>
      <SettingsMenu theme={theme} />
    </header>
  )
}

function Title() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const title = useEditor((state) => state.view.document.title)
  const [draft, setDraft] = useState<string>()
  useEffect(() => {
    // Several graphs may be open, each in its tab.
    if (title !== '') document.title = `${title} · Deixis`
  }, [title])
  function leave() {
    if (draft !== undefined && draft.trim() !== '' && draft !== title) {
      store.dispatch([{ type: 'setTitle', title: draft.trim() }])
    }
    setDraft(undefined)
  }
  return (
    <>
      <h1 className="sr-only">{title || t('untitled')}</h1>
      <input
        aria-label={t('title')}
        value={draft ?? title}
        maxLength={bounds.titleLengthMax}
        placeholder={t('untitled')}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') setDraft(undefined)
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
        className="field-sizing-content max-w-[min(40vw,420px)] min-w-12 truncate rounded-md px-1.5 py-1 font-semibold hover:bg-line/60"
      />
    </>
  )
}

function SaveState() {
  const t = useTranslations('editor')
  const save = useEditor((state) => state.save)
  const isRefused = useEditor((state) => state.refusals.length > 0)
  const status = isRefused ? 'refused' : save
  const dot = { saved: 'bg-ok', saving: 'bg-ink-3', offline: 'bg-warn', refused: 'bg-warn' }[status]
  return (
    <span role="status" data-save={status} className="flex items-center gap-1.5 text-xs text-ink-2">
      <span aria-hidden className={classNames('size-1.5 shrink-0 rounded-full', dot)} />
      <span className={classNames('whitespace-nowrap', status !== 'offline' && 'max-sm:sr-only')}>
        {t(`save.${status}`)}
      </span>
    </span>
  )
}
