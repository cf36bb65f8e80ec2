'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { Tabs } from '@/components/ui/tabs'
import { AskPanel } from './ask-panel'
import { useEditor, useEditorStore } from './context'
import { NodePanel } from './node-panel'
import { PromptPanel } from './prompt-panel'
import { QuestionBox } from './question-box'
import { rememberTab } from './view-memory'

/** The one panel: at the right, or on a narrow screen a sheet at the bottom. */
export function Panel() {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const tab = useEditor((state) => state.tab)
  const isUp = useEditor((state) => state.sheetUp)
  const Chevron = isUp ? ChevronDown : ChevronUp
  return (
    <aside
      aria-label={t('panel')}
      className={classNames(
        'relative flex w-[400px] shrink-0 flex-col border-l border-line bg-panel max-xl:w-[340px]',
        'max-sm:absolute max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:w-auto max-sm:rounded-t-card max-sm:border-t max-sm:border-l-0 max-sm:shadow-card',
        isUp ? 'max-sm:h-[70%]' : 'max-sm:h-12',
      )}
    >
      <h2 className="sr-only">{t('panel')}</h2>
      <button
        type="button"
        aria-label={isUp ? t('sheetDown') : t('sheetUp')}
        aria-expanded={isUp}
        onClick={() => store.setState({ sheetUp: !isUp })}
        className="absolute top-0.5 right-3 z-10 flex size-11 items-center justify-center rounded-lg text-ink-2 hover:bg-line/60 sm:hidden"
      >
        <Chevron aria-hidden className="size-4" />
      </button>
      <Tabs
        label={t('panel')}
        value={tab}
        onChange={(next) => {
          rememberTab(next)
          store.setState({ tab: next, sheetUp: true })
        }}
        className="grow"
        tabs={[
          { value: 'ask', label: t('tabs.ask'), content: <AskPanel /> },
          { value: 'prompt', label: t('tabs.prompt'), content: <PromptPanel /> },
          { value: 'node', label: t('tabs.node'), content: <NodePanel /> },
        ]}
      />
      <div className={classNames('shrink-0', !isUp && 'max-sm:hidden')}>
        <QuestionBox />
      </div>
    </aside>
  )
}
