'use client'
import { Keyboard, Redo2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { Theme } from '@/components/settings/preferences'
import { SettingsMenu } from '@/components/settings/settings-menu'
import { Mark } from '@/components/ui/mark'
import { bounds } from '@/lib/std/bounds'
import { ActionButton } from './action-button'
import { useEditor, useEditorStore } from './context'
import { useDraft } from './draft'
import { ExportMenu } from './export-menu'
import { SaveState } from './save-state'
import { hasGraph } from './state'

export function TopBar({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('editor')
  const isThere = useEditor(hasGraph)
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-4">
      <Link href="/" className="flex items-center gap-2 font-semibold" aria-label={t('toGraphs')}>
        <Mark className="size-5 text-accent" />
        <span className="max-sm:hidden">Deixis</span>
      </Link>
      {isThere && (
        <>
          <span aria-hidden className="text-ink-3">
            /
          </span>
          <Title />
          <SaveState />
        </>
      )}
      <span className="grow" />
      {isThere && (
        <span className="flex shrink-0">
          <ActionButton id="undo" icon={Undo2} />
          <ActionButton id="redo" icon={Redo2} />
          <span className="max-sm:hidden">
            <ActionButton id="shortcuts" icon={Keyboard} />
          </span>
          <ExportMenu />
        </span>
      )}
      <SettingsMenu theme={theme} />
    </header>
  )
}

/** The graph's title, where it is changed too. */
export function Title() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const title = useEditor((state) => state.view.document.title)
  const draft = useDraft(title, (next) => {
    if (next.trim() !== '') store.dispatch([{ type: 'setTitle', title: next.trim() }])
  })
  useEffect(() => {
    // Several graphs may be open, each in its tab.
    document.title = `${title || t('untitled')} · Deixis`
  }, [title, t])
  return (
    <>
      <h1 className="sr-only">{title || t('untitled')}</h1>
      <input
        aria-label={t('title')}
        maxLength={bounds.titleLengthMax}
        placeholder={t('untitled')}
        {...draft}
        className="field-sizing-content max-w-[min(40vw,420px)] min-w-12 truncate rounded-md px-1.5 py-1 font-semibold hover:bg-line/60"
      />
    </>
  )
}
