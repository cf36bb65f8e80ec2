'use client'
import { ChevronDown, ChevronRight, Copy } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { failureText } from '@/components/requests'
import { Button } from '@/components/ui/button'
import { Menu, MenuChoice, MenuItem } from '@/components/ui/menu'
import { showToast } from '@/components/ui/toast'
import { Tooltip } from '@/components/ui/tooltip'
import { addressOf } from '@/lib/api/contract/define'
import { compileGraphContract } from '@/lib/api/contract/prompt'
import type { Compiled } from '@/lib/compile'
import { targets, type TargetId } from '@/lib/targets'
import { byReference } from '@/lib/targets/target'
import { useActionContext } from './action-context'
import { actionOf } from './actions'
import { compiledNow } from './compiled'
import { useEditor, useEditorStore } from './context'
import { isMacKeyboard, shortcutText } from './shortcuts'
import { rememberTarget } from './target-memory'
import { download, wholeRequest } from './whole-request'

type PromptHeadProps = { readonly compiled: Compiled; readonly target: TargetId }

/** Whose form the prompt has, what it costs, and ways to take it along. */
export function PromptHead({
  compiled,
  target,
  openCount,
}: PromptHeadProps & { readonly openCount: number }) {
  const t = useTranslations('editor')
  const store = useEditorStore()
  const { tokens } = compiled.manifest
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Menu
        align="start"
        trigger={
          <Button className="px-2.5!">
            {t(`targets.${target}`)}
            <ChevronDown aria-hidden className="size-3.5" />
          </Button>
        }
      >
        <MenuChoice
          label={t('target')}
          value={target}
          onChange={(next) => {
            rememberTarget(next)
            store.setState({ target: next })
          }}
          choices={[
            { value: 'gemini', label: t('targets.gemini') },
            { value: 'markdown', label: t('targets.markdown') },
          ]}
        />
      </Menu>
      <TokenBar tokens={tokens} />
      <span
        className="font-mono text-xs whitespace-nowrap text-ink-2 tabular-nums"
        title={t('estimate')}
      >
        {t('tokens', { count: tokens.total })}
      </span>
      {openCount > 0 && <OpenButton count={openCount} />}
      <CopyMenu compiled={compiled} target={target} />
    </div>
  )
}

/** How many phrases ask what they mean; pressed, it goes from one to the next. */
function OpenButton({ count }: { readonly count: number }) {
  const t = useTranslations('editor')
  const context = useActionContext()
  const [shortcut = ''] = actionOf('nextOpen').shortcuts
  return (
    <Tooltip label={t('actions.nextOpen')} keys={shortcutText(shortcut, isMacKeyboard())}>
      <button
        type="button"
        onClick={() => actionOf('nextOpen').run(context)}
        className="flex h-6 shrink-0 items-center gap-1 rounded-md border border-dashed border-warn bg-warn-soft px-1.5 text-xs whitespace-nowrap text-warn-ink hover:border-solid pointer-coarse:h-11"
      >
        {t('openCount', { count })}
        <ChevronRight aria-hidden className="size-3.5" />
      </button>
    </Tooltip>
  )
}

/** Takes the prompt along; what is empty gives nothing to take. */
function CopyMenu({ compiled, target }: PromptHeadProps) {
  const t = useTranslations('editor')
  const language = useLocale()
  const store = useEditorStore()
  const graphId = useEditor((state) => state.graphId)
  const [isPreparing, setPreparing] = useState(false)
  const copy = async (text: string) => {
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    showToast({ topic: 'copy', message: isDone ? t('copied') : t('copyFailed') })
  }
  async function copyWhole() {
    setPreparing(true)
    showToast({ topic: 'copy', message: t('copy.preparing') })
    const whole = await wholeRequest(store, target)
    setPreparing(false)
    if (!whole.ok) {
      const message = failureText(whole.error, language, t('failed.away.body'))
      return showToast({ topic: 'copy', message })
    }
    const { value } = whole
    if (value.kind === 'text') return copy(value.text)
    const run = () => download(value.blob, `${target}.json`)
    const action = { label: t('copy.download'), run }
    showToast({ topic: 'copy', message: t('copy.tooLarge'), action })
  }
  const { prompt } = compiled
  function copyText() {
    // What is shown may be older than the graph by a moment; what is copied may not.
    const now = compiledNow(store) ?? compiled
    void copy(targets.markdown.request(now.prompt, byReference).text)
  }
  return (
    <Menu
      trigger={
        <Button
          look="ghost"
          disabled={prompt.turns.length === 0 || isPreparing}
          aria-busy={isPreparing}
          aria-label={t('copy.menu')}
          className="ml-auto px-2!"
        >
          <Copy aria-hidden className="size-4" />
        </Button>
      }
    >
      <MenuItem onSelect={copyText}>{t('copy.text')}</MenuItem>
      <MenuItem onSelect={() => void copyWhole()}>{t('copy.json')}</MenuItem>
      <MenuItem onSelect={() => void copy(curlOf(graphId, target))}>{t('copy.curl')}</MenuItem>
    </Menu>
  )
}

/** The command that prints the provider's request, media and all. */
function curlOf(graphId: string, target: TargetId): string {
  const address = location.origin + addressOf(compileGraphContract, { id: graphId })
  const body = JSON.stringify({ target, media: 'inline' })
  const options = `-sS --fail-with-body -H 'Content-Type: application/json'`
  return `curl ${options} -d '${body}' '${address}' | jq .request`
}

function TokenBar({ tokens }: { readonly tokens: Compiled['manifest']['tokens'] }) {
  const t = useTranslations('editor')
  const total = Math.max(tokens.total, 1)
  const shares = [
    { key: 'image', className: 'bg-k-image', share: tokens.image / total },
    { key: 'audio', className: 'bg-k-audio', share: tokens.audio / total },
    { key: 'text', className: 'bg-ink-3', share: tokens.text / total },
  ]
  return (
    <span
      role="img"
      aria-label={t('tokensByKind', {
        text: tokens.text,
        image: tokens.image,
        audio: tokens.audio,
      })}
      title={t('tokensByKind', { text: tokens.text, image: tokens.image, audio: tokens.audio })}
      className="flex h-1 min-w-8 grow gap-px overflow-hidden rounded-full bg-line"
    >
      {shares.map(({ key, className, share }) => (
        <span key={key} className={className} style={{ width: `${share * 100}%` }} />
      ))}
    </span>
  )
}
