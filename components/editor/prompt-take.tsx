'use client'
import { Columns2, Copy, Send } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { download } from '@/components/download'
import { failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast'
import { addressOf } from '@/lib/api/contract/define'
import { compileGraphContract } from '@/lib/api/contract/prompt'
import type { Compiled } from '@/lib/compile'
import { textToPaste } from '@/lib/targets/markdown'
import { compiledNow } from './compiled'
import { copyText } from './copy-text'
import { useEditor, useEditorStore } from './context'
import { PromptCompare } from './prompt-compare'
import { requestOf, type PromptSettings } from './prompt-settings'
import { curlOf, typescriptOf } from './prompt-snippets'
import { PromptToClient } from './prompt-to-client'
import { wholeRequest } from './whole-request'

type Opened = 'compare' | 'client' | undefined

/** Takes the prompt along: as a text, a request, a program, files; what is empty gives nothing to take. */
export function PromptTake({
  compiled,
  settings,
}: {
  readonly compiled: Compiled
  readonly settings: PromptSettings
}) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const graphId = useEditor((state) => state.graphId)
  const [opened, setOpened] = useState<Opened>()
  const { isPreparing, take } = useWholeRequest(settings)
  const copy = (text: string) => void copyText(text, t)
  const isEmpty = compiled.prompt.turns.length === 0
  const body = { ...requestOf(settings), media: 'inline' as const }
  const address = () => location.origin + addressOf(compileGraphContract, { id: graphId })
  function copyPrompt() {
    // What is shown may be older than the graph by a moment; what is copied may not.
    const now = compiledNow(store)
    copy(textToPaste(now.prompt))
  }
  return (
    <>
      <Menu
        trigger={
          <Button
            look="ghost"
            disabled={isEmpty || isPreparing}
            aria-busy={isPreparing}
            aria-label={t('copy.menu')}
            className="ml-auto px-2!"
          >
            <Copy aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem onSelect={copyPrompt}>{t('copy.text')}</MenuItem>
        <MenuItem onSelect={() => void take()}>{t('copy.json')}</MenuItem>
        <MenuItem onSelect={() => copy(curlOf(address(), body))}>{t('copy.curl')}</MenuItem>
        <MenuItem onSelect={() => copy(typescriptOf(address(), body))}>
          {t('copy.typescript')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={<Send aria-hidden />} onSelect={() => setOpened('client')}>
          {t('take.open')}
        </MenuItem>
        <MenuItem icon={<Columns2 aria-hidden />} onSelect={() => setOpened('compare')}>
          {t('compare.open')}
        </MenuItem>
      </Menu>
      {opened === 'compare' && (
        <PromptCompare settings={settings} onClose={() => setOpened(undefined)} />
      )}
      {opened === 'client' && <PromptToClient onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** The provider's request with its media, copied, or as a file where it is too large for a clipboard. */
function useWholeRequest(settings: PromptSettings) {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
  const [isPreparing, setPreparing] = useState(false)
  async function take() {
    setPreparing(true)
    showToast({ topic: 'copy', message: t('copy.preparing') })
    const whole = await wholeRequest(store, settings)
    setPreparing(false)
    if (!whole.ok) {
      const message = failureText(whole.error, language, t('failed.away.body'))
      return showToast({ topic: 'copy', message })
    }
    const { value } = whole
    if (value.kind === 'text') return copyText(value.text, t)
    const run = () => download(value.blob, `${settings.profileId}.json`)
    const action = { label: t('copy.download'), run }
    showToast({ topic: 'copy', message: t('copy.tooLarge'), action })
  }
  return { isPreparing, take }
}
